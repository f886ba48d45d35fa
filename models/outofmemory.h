#pragma once

#include <exception>
#include <string>

namespace antiphon {

/// Whether it says that memory ran out: std::bad_alloc, or LibTorch's own of CPU and CUDA.
bool isOutOfMemory(const std::exception& error);

/// "3.2 GB", "410 MB": bytes in words.
std::string memoryText(double bytes);

} // namespace antiphon

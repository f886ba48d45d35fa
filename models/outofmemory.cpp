#include "models/outofmemory.h"

#include <c10/util/Exception.h>

#include <cmath>
#include <cstdio>
#include <new>
#include <string_view>

namespace antiphon {

bool isOutOfMemory(const std::exception& error) {
    if (dynamic_cast<const std::bad_alloc*>(&error) ||
        dynamic_cast<const c10::OutOfMemoryError*>(&error))
        return true;
    // The CPU's allocator throws a plain error; cuDNN, cuBLAS and NCCL say it in their own words.
    const std::string_view text = error.what();
    for (const char* sign :
         {"DefaultCPUAllocator: not enough memory", "DefaultCPUAllocator: can't allocate memory",
          "out of memory", "CUDNN_STATUS_ALLOC_FAILED", "CUBLAS_STATUS_ALLOC_FAILED"})
        if (text.find(sign) != std::string_view::npos)
            return true;
    return false;
}

std::string memoryText(double bytes) {
    char text[32];
    if (bytes >= 0.95e9)
        std::snprintf(text, sizeof text, "%.1f GB", bytes * 1e-9);
    else
        std::snprintf(text, sizeof text, "%.0f MB", std::ceil(bytes * 1e-6));
    return text;
}

} // namespace antiphon

#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"

#include <map>

namespace antiphon {

/// The content of a .safetensors file (format of Hugging Face: u64 length, JSON header, data).
struct SafeTensors {
    std::vector<RawTensor> tensors;              ///< in the order of their data
    std::map<std::string, std::string> metadata; ///< "__metadata__"
};

/// Checks every offset, length, type and overlap before anything is allocated. Throws UserError
/// naming `origin`, the tensor and what is wrong with it.
SafeTensors parseSafeTensors(std::span<const std::byte> bytes, const std::string& origin);
SafeTensors readSafeTensors(const fs::path& file);
/// Whether a file is as long as its header says, which is soon seen; what is in it is not looked
/// at.
bool looksWhole(const fs::path& file);
/// Aligned to 8 bytes, written atomically. Throws UserError (System).
void writeSafeTensors(const fs::path& file, const SafeTensors& content);

} // namespace antiphon

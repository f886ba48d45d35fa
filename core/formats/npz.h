#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"

namespace antiphon {

/// NumPy's .npy (versions 1 to 3, little-endian numbers and bool, C or Fortran order; object arrays
/// are refused) and .npz (zip of .npy, stored or deflated). The tensors' names are those of the
/// members without ".npy"; of a single .npy empty. Throws UserError naming `origin` and member.
RawTensor parseNpy(std::span<const std::byte> bytes, const std::string& origin);
std::vector<RawTensor> parseNpz(std::span<const std::byte> bytes, const std::string& origin);
std::vector<RawTensor> readNumpy(const fs::path& file);
/// One array. Throws as writeNpz() does.
void writeNpy(const fs::path& file, const RawTensor& tensor);
/// Stored, as numpy.savez does; written atomically. Throws UserError: (System), or for BF16, which
/// NumPy does not have.
void writeNpz(const fs::path& file, std::span<const RawTensor> tensors);

} // namespace antiphon

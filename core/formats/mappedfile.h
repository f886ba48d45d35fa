#pragma once

#include "core/files.h"

#include <cstddef>
#include <span>

namespace antiphon {

/// A whole file as bytes that the system reads when they are touched: weights of many gigabytes
/// are in memory once, as tensors. Nobody may shorten the file meanwhile; ours are replaced, never
/// shortened. Throws UserError when it cannot be opened.
class MappedFile {
public:
    explicit MappedFile(const fs::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace antiphon

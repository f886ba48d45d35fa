#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace antiphon {

/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78); `crc` is that of the bytes before.
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t crc = 0);
/// As TensorBoard stores it: rotated right by 15 bits, plus 0xA282EAD8.
std::uint32_t maskedCrc32c(std::span<const std::byte> bytes);

} // namespace antiphon

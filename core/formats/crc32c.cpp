#include "core/formats/crc32c.h"

#include "core/formats/littleendian.h"
#include "core/simd.h"

#include <array>
#include <bit>

#if defined(__x86_64__) && defined(__GNUC__)
#include <nmmintrin.h>
#endif

namespace antiphon {

namespace {

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

/// tables[k][b]: the remainder of byte b with k bytes of zeros behind it (Kounavis and Berry 2005,
/// "slicing by 8").
constexpr Tables tables = [] {
    Tables made{};
    for (std::uint32_t b = 0; b < 256; ++b) {
        std::uint32_t crc = b;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0x82F63B78u : 0);
        made[0][b] = crc;
    }
    for (std::size_t k = 1; k < made.size(); ++k)
        for (std::uint32_t b = 0; b < 256; ++b)
            made[k][b] = made[k - 1][b] >> 8 ^ made[0][made[k - 1][b] & 255];
    return made;
}();

std::uint32_t bySlices(std::span<const std::byte> bytes, std::uint32_t crc) {
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        const std::uint64_t eight = loadLittle<std::uint64_t>(bytes, i) ^ crc;
        crc = 0;
        for (std::size_t k = 0; k < 8; ++k)
            crc ^= tables[7 - k][eight >> (8 * k) & 255];
    }
    for (; i < bytes.size(); ++i)
        crc = crc >> 8 ^ tables[0][(crc ^ std::uint32_t(bytes[i])) & 255];
    return crc;
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("sse4.2"))) std::uint32_t byInstruction(std::span<const std::byte> bytes,
                                                              std::uint32_t crc) {
    std::size_t i = 0;
    std::uint64_t wide = crc;
    for (; i + 8 <= bytes.size(); i += 8)
        wide = _mm_crc32_u64(wide, loadLittle<std::uint64_t>(bytes, i));
    crc = std::uint32_t(wide);
    for (; i < bytes.size(); ++i)
        crc = _mm_crc32_u8(crc, std::uint8_t(bytes[i]));
    return crc;
}
#endif

} // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t crc) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (simd() != Simd::Baseline) // whoever has AVX2 has SSE 4.2
        return ~byInstruction(bytes, ~crc);
#endif
    return ~bySlices(bytes, ~crc);
}

std::uint32_t maskedCrc32c(std::span<const std::byte> bytes) {
    return std::rotr(crc32c(bytes), 15) + 0xA282EAD8u;
}

} // namespace antiphon

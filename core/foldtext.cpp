#include "core/foldtext.h"

namespace antiphon {

namespace {

// Letters U+00C0 ... U+017F without their accents, in order; '?' where there is nothing to fold.
// Two letters of the block that fold to two (AE, ss) keep one that is typed first.
constexpr std::string_view latin = "aaaaaaaceeeeiiii"
                                   "dnooooo?ouuuuy?s" // 00C0
                                   "aaaaaaaceeeeiiii"
                                   "dnooooo?ouuuuy?y" // 00E0
                                   "aaaaaaccccccccdd"
                                   "ddeeeeeeeeeegggg" // 0100
                                   "gggghhhhiiiiiiii"
                                   "iiiijjkkklllllll" // 0120
                                   "lllnnnnnnnnnoooo"
                                   "oooorrrrrrssssss" // 0140
                                   "ssttttttuuuuuuuu"
                                   "uuuuwwyyyzzzzzzs"; // 0160
static_assert(latin.size() == 0x180 - 0xC0);

char32_t folded(char32_t c) {
    if (c >= 0xC0 && c < 0x180) {
        const char plain = latin[c - 0xC0];
        return plain == '?' ? c : char32_t(plain);
    }
    if (c >= 0x391 && c <= 0x3A9)
        return c + 32; // Greek
    if (c >= 0x410 && c <= 0x42F)
        return c + 32; // Cyrillic
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    return c;
}

} // namespace

std::string foldText(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto a = static_cast<unsigned char>(text[i]);
        if (a < 0x80) {
            result += a >= 'A' && a <= 'Z' ? char(a + 32) : char(a);
            continue;
        }
        // All folded letters are two bytes long in UTF-8.
        const auto b = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
        if (a >= 0xC3 && a <= 0xD1 && (b & 0xC0) == 0x80) {
            const char32_t c = folded((char32_t(a & 0x1F) << 6) | (b & 0x3F));
            if (c < 0x80) {
                result += char(c);
            } else {
                result += char(0xC0 | (c >> 6));
                result += char(0x80 | (c & 0x3F));
            }
            ++i;
        } else {
            result += char(a);
        }
    }
    return result;
}

} // namespace antiphon

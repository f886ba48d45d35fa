#pragma once

#include "core/synth/puredata.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

namespace antiphon {

/// Numbers as Pure Data reads them, in any locale.
template <class Number>
std::string pdText(Number value) {
    char digits[64];
    return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

/// Samples of a voice that are thrown away, and those that are taken after them.
struct PdLength {
    std::int64_t skip = 0;
    std::int64_t frames = 0;
    std::int64_t total() const { return skip + frames; }
};

/// The text of the patch that plays "points.txt", a list of timed messages; both lie beside a link
/// "voice" to the folder of the synthesizer. It prints lines that begin with "antiphon: ".
std::string pdDriver(const PdLength& length);

/// The messages of one point: it writes the sound as "<number>.au" (32-bit floats) and has
/// "loaded" printed when the patch has been, "broken" when the sound holds values that are no
/// finite numbers (they are stored as 0), and "done <number>" when the file is whole.
std::string pdScore(const PdSynth& synth, const std::vector<float>& point, std::size_t number,
                    const PdLength& length, int rate);

} // namespace antiphon

#pragma once

#include <optional>
#include <span>
#include <string>

namespace antiphon {

struct KeyEstimate {
    std::string name;      ///< "F# minor", "C major": always spelled with sharps
    double confidence = 0; ///< the best key's correlation less the second best's, 0 ... 2
};

/// The key of a recording as a whole; none for silence, noise and what has no pitch.
///
/// Spectral peaks (55 ... 2000 Hz, windows of about 0.4 s) that stand out of their surroundings are
/// counted per tenth of a semitone together with the fundamentals they may be overtones of; the
/// tuning is taken from that, and the twelve pitch classes are correlated with the 24 turned key
/// profiles of Krumhansl and Kessler (1982) and of Temperley (2001), whose mean decides. Samples
/// that are not numbers count as 0.
std::optional<KeyEstimate> findKey(std::span<const float> mono, int rate);
/// Its name alone.
std::optional<std::string> estimateKey(std::span<const float> mono, int rate);

} // namespace antiphon

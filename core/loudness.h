#pragma once

#include "core/sound.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace antiphon {

/// Loudness after ITU-R BS.1770-4 and EBU R 128, Tech 3341 and 3342. Values that do not exist for a
/// sound (too short, silent, gated away) are empty.
struct Loudness {
    std::optional<double> integrated;   ///< LUFS; from 0.4 s on
    std::optional<double> range;        ///< LU; needs 3 s above the gate
    std::optional<double> maxMomentary; ///< LUFS, 0.4 s window
    std::optional<double> maxShortTerm; ///< LUFS, 3 s window
    std::optional<double> truePeak;     ///< dBTP, largest of all channels
};

/// Measures a sound that comes in pieces. A mono file is one channel: it measures 3 LU below the
/// same signal on two. Six channels are read as 5.1 and eight as 7.1 in the order of WAV files, in
/// which the fourth does not count towards loudness; true peak looks at every channel. Beyond 64
/// channels only the true peak exists, and it is that of the samples.
/// A value that can be moved. One thread at a time.
class LoudnessMeter {
public:
    LoudnessMeter(int rate, int channels);
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;

    /// Whole interleaved finite frames, of any number.
    void add(std::span<const float> interleaved);
    /// Of everything so far.
    Loudness result() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Loudness loudnessOf(const Sound& sound);

/// The integrated loudness alone, at a fraction of the cost.
std::optional<double> integratedLoudness(const Sound& sound);

} // namespace antiphon

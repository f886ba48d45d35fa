#pragma once

#include "core/sound.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace antiphon {

/// Band-limited resampling (soxr, very high quality). The result has exactly
/// round(frames * rate / sound.rate) frames; the same rate returns a copy.
/// Throws UserError (Usage) for a rate outside 100 ... 1 536 000 Hz.
Sound resample(const Sound& sound, int rate);

/// How many frames resampling gives.
std::int64_t resampledFrames(std::int64_t frames, int fromRate, int toRate);

/// The same for a sound that comes in pieces of any size: the pieces that process() and finish()
/// append are, together, what resample() returns. A value that can be moved. One thread at a time.
class Resampler {
public:
    /// Throws as resample() does.
    Resampler(int fromRate, int toRate, int channels);
    ~Resampler();
    Resampler(Resampler&&) noexcept;
    Resampler& operator=(Resampler&&) noexcept;

    /// Takes whole interleaved frames and appends those that are ready to `out`.
    void process(std::span<const float> interleaved, std::vector<float>& out);
    /// Appends the rest. Nothing may follow.
    void finish(std::vector<float>& out);

private:
    struct State;
    std::unique_ptr<State> m_state; ///< null where the rates are equal
    int m_from;
    int m_to;
    int m_channels;
    std::int64_t m_in = 0;
    std::int64_t m_out = 0;
};

} // namespace antiphon

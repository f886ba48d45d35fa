#pragma once

#include "core/synth/blocksynth.h"
#include "core/synth/glide.h"

namespace antiphon {

/// A sine of 20 + 2500 p0 Hz and amplitude p1. Both glide for 1.4 ms; a new voice starts at 20 Hz,
/// amplitude 0 and phase 0 (a cosine). Parity rounds the glide to blocks of 64 frames, as Pure
/// Data's line~ does. Phases are counted in double; a sample is off by less than 2e-6 of the
/// amplitude.
class SineSynth final : public BlockSynth {
public:
    explicit SineSynth(bool parity) : BlockSynth(2), m_parity(parity) {}

private:
    void begin(const Values& values) noexcept override;
    void change(const Values& values) noexcept override;
    void fill(float* out, std::size_t count) noexcept override;
    int glideFrames() const noexcept;

    const bool m_parity;
    Glide m_frequency; ///< Hz
    Glide m_amplitude;
    double m_phase = 0; ///< turns
};

/// Frames of the original's 1.4 ms ramps; `parity`: in whole blocks of 64.
int originalGlide(int rate, bool parity) noexcept;

} // namespace antiphon

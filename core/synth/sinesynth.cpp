#include "core/synth/sinesynth.h"

#include "core/synth/cosine.h"
#include "core/synth/toneloops.h"

#include <algorithm>

namespace antiphon {

namespace {

double frequencyOf(float p) noexcept {
    return 20 + 2500 * double(p);
}

} // namespace

int originalGlide(int rate, bool parity) noexcept {
    const double frames = 0.0014 * rate;
    const int block = int(BlockSynth::blockFrames);
    return parity ? block * std::max(1, int(frames / block)) : std::max(1, int(frames + 0.5));
}

int SineSynth::glideFrames() const noexcept {
    return originalGlide(rate(), m_parity);
}

void SineSynth::begin(const Values& values) noexcept {
    m_phase = 0;
    m_frequency.snap(frequencyOf(0));
    m_amplitude.snap(0);
    change(values);
}

void SineSynth::change(const Values& values) noexcept {
    m_frequency.to(frequencyOf(values[0]), glideFrames());
    m_amplitude.to(double(values[1]), glideFrames());
}

void SineSynth::fill(float* out, std::size_t count) noexcept {
    for (; count > 0 && m_frequency.moving(); --count)
        for (std::size_t n = 0; n < blockFrames; ++n) {
            *out++ = float(m_amplitude.next()) * cosTurns(float(m_phase));
            m_phase = wrapTurns(m_phase + m_frequency.next() / rate());
        }
    SineLoop loop{m_phase, m_frequency.target() / rate(), float(m_amplitude.target())};
    run(loop, out, count);
    m_phase = loop.phase;
}

} // namespace antiphon

#include "core/synth/fmsynth.h"

#include "core/synth/cosine.h"
#include "core/synth/sinesynth.h"
#include "core/synth/toneloops.h"

namespace antiphon {

FmSynth::Tone FmSynth::tone(double p0, double p1, double p2, double p3) const noexcept {
    const double carrier = 400 * (p0 + m_formula.offset) / rate();
    const double modulator = carrier * m_formula.ratio * p1;
    return {carrier, modulator, modulator * m_formula.ratio * p2, p3};
}

FmSynth::Tone FmSynth::target() const noexcept {
    return tone(m_values[0].target(), m_values[1].target(), m_values[2].target(),
                m_values[3].target());
}

/// The loop's modulator is the sine that is half a step behind, as a cosine: by so many turns.
double FmSynth::behind() const noexcept {
    return 0.5 * m_tone.modulator + 0.25;
}

/// Turns that the modulator adds to a carrier that otherwise runs evenly.
double FmSynth::bend() const noexcept {
    return m_depth * double(cosTurns(float(m_modulator)));
}

void FmSynth::settle() noexcept {
    m_tone = target();
    // deviation / (2 sin(w / 2)) with w = 2 pi modulator, which has a limit at 0
    constexpr double turn = 6.28318530717958647692;
    m_depth = m_formula.ratio * m_values[2].target() / (turn * sincPi(m_tone.modulator));
    m_modulator = wrapTurns(m_modulator - behind());
    m_carrier = wrapTurns(m_carrier - bend());
    m_settled = true;
}

void FmSynth::unsettle() noexcept {
    if (!m_settled)
        return;
    m_carrier = wrapTurns(m_carrier + bend());
    m_modulator = wrapTurns(m_modulator + behind());
    m_settled = false;
}

void FmSynth::begin(const Values& values) noexcept {
    m_carrier = m_modulator = 0;
    m_settled = false;
    for (std::size_t i = 0; i < 4; ++i)
        m_values[i].snap(i < parameters() ? double(values[i]) : 1);
}

void FmSynth::change(const Values& values) noexcept {
    unsettle();
    for (std::size_t i = 0; i < parameters(); ++i)
        if (m_parity)
            m_values[i].snap(double(values[i]));
        else
            m_values[i].to(double(values[i]), originalGlide(rate(), false));
}

void FmSynth::fill(float* out, std::size_t count) noexcept {
    for (; count > 0 && m_values[0].moving(); --count)
        for (std::size_t n = 0; n < blockFrames; ++n) {
            const double p0 = m_values[0].next(), p1 = m_values[1].next();
            const double p2 = m_values[2].next(), p3 = m_values[3].next();
            const Tone now = tone(p0, p1, p2, p3);
            *out++ = float(now.amplitude) * cosTurns(float(m_carrier));
            const double wave = double(cosTurns(float(m_modulator)));
            m_carrier = wrapTurns(m_carrier + now.carrier + now.deviation * wave);
            m_modulator = wrapTurns(m_modulator + now.modulator);
        }
    if (count == 0)
        return;
    if (!m_settled)
        settle();
    FmLoop loop{m_carrier,        m_tone.carrier, m_modulator,
                m_tone.modulator, float(m_depth), float(m_tone.amplitude)};
    run(loop, out, count);
    m_carrier = loop.carrier;
    m_modulator = loop.modulator;
}

} // namespace antiphon

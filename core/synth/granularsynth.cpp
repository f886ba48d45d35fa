#include "core/synth/granularsynth.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace antiphon {

namespace {

constexpr double longGlide = 0.05, glideStep = 0.02, stealing = 0.002; // seconds
constexpr std::uint64_t wholeLife = 10; ///< voices in turn beyond the density, in the original

double durationOf(double p) noexcept {
    const double octave = std::log2(1 + p);
    return 0.025 + octave * octave * octave;
}

double speedOf(double p) noexcept {
    const double s = 0.1 + 1.9 * p;
    return s * s * s;
}

/// 2^(n / 12) without a power function, so that it has the same bits everywhere.
double semitone(double speed) noexcept {
    static constexpr double ratios[12] = {1,
                                          1.0594630943592953,
                                          1.1224620483093730,
                                          1.1892071150027210,
                                          1.2599210498948732,
                                          1.3348398541700344,
                                          1.4142135623730951,
                                          1.4983070768766815,
                                          1.5874010519681994,
                                          1.6817928305074290,
                                          1.7817974362806785,
                                          1.8877486253633868};
    const int n = int(std::lround(12 * std::log2(speed)));
    const int octave = n >= 0 ? n / 12 : (n - 11) / 12;
    return std::ldexp(ratios[n - 12 * octave], octave);
}

} // namespace

GranularSynth::GranularSynth(const Layout& layout, const SynthSettings& settings)
    : BlockSynth(std::size_t(2 + (layout.duration >= 0) + (layout.pitch >= 0))), m_layout(layout),
      m_settings(settings), m_sound(readGrains(settings.grains)) {}

void GranularSynth::ready(int rate) {
    m_source = GrainSource::shared(m_sound, rate, !m_settings.parity);
}

void GranularSynth::begin(const Values& values) noexcept {
    m_on = 0;
    m_number = 0;
    m_frame = 0;
    m_beat = m_due = m_onset = m_delay = 0;
    m_rng = Rng(m_settings.seed);
    aim(values);
    m_speedFrom = m_speedTo;
}

void GranularSynth::change(const Values& values) noexcept {
    const int density = m_density;
    aim(values);
    if (!m_settings.parity && m_number > 0 && m_density != density)
        schedule();
}

void GranularSynth::aim(const Values& values) noexcept {
    m_density = int(39 * values[0] + 1);
    m_start = double(values[1]) * double(m_source->frames());
    const double p = m_layout.duration >= 0 ? double(values[std::size_t(m_layout.duration)]) : 0.5;
    // Whole thousandths of a frame: so the last bit of the C library's logarithm is not heard.
    m_duration = std::round(durationOf(p) * rate() * 1000) / 1000;
    double speed = 1;
    if (m_layout.pitch >= 0) {
        speed = speedOf(double(values[std::size_t(m_layout.pitch)]));
        if (!m_settings.parity && m_settings.semitones)
            speed = semitone(speed);
    }
    if (speed != m_speedTo) {
        m_speedFrom = speedAt(double(m_frame));
        m_speedTo = speed;
        m_speedSince = double(m_frame);
    }
}

double GranularSynth::speedAt(double frame) const noexcept {
    double passed = (frame - m_speedSince) / rate();
    if (passed >= longGlide)
        return m_speedTo;
    if (m_settings.parity)
        passed = glideStep * std::floor(passed / glideStep);
    const double speed = m_speedFrom + (m_speedTo - m_speedFrom) * passed / longGlide;
    return !m_settings.parity && m_settings.semitones ? semitone(speed) : speed;
}

/// When the next grain is due and, held back by jitter, begins; seen from the last one.
void GranularSynth::schedule() noexcept {
    const bool first = m_settings.parity && m_number == 1; // the original starts at one a second
    const double period = first ? rate() : double(rate()) / m_density;
    m_due = std::max(m_beat + period, double(m_frame));
    m_onset = m_due + (m_settings.parity ? 0 : m_delay * period);
}

std::size_t GranularSynth::voiceForNext() noexcept {
    if (m_settings.parity)
        return std::size_t(m_number % (std::uint64_t(m_density) + wholeLife));
    std::size_t sounding = 0;
    Grain* oldest = nullptr;
    for (std::uint64_t on = m_on; on; on &= on - 1) {
        Grain& grain = m_grains[std::size_t(std::countr_zero(on))];
        if (grain.fade >= 0)
            continue;
        ++sounding;
        if (!oldest || grain.number < oldest->number)
            oldest = &grain;
    }
    if (sounding >= polyphony) {
        oldest->fade = std::max(1, int(stealing * rate()));
        oldest->loop.gainStep = -oldest->loop.gain / float(oldest->fade);
    }
    // There is one: onsets are 1/40 s apart or, while the density changes, a block, and fades end
    // within 2 ms.
    return std::size_t(std::countr_one(m_on)) % m_grains.size();
}

void GranularSynth::startGrain(double onset, double lead) noexcept {
    const std::size_t voice = voiceForNext();
    const double speed = speedAt(onset);
    const GrainSource::Copy& copy = m_source->at(speed);
    const double overlap = std::max(1.0, m_density * m_duration / rate());
    const bool levelled = !m_settings.parity && m_settings.levelled;
    m_grains[voice] = {
        .loop = {.source = copy.samples.data(),
                 .frames = copy.samples.size(),
                 .position = (m_start + lead * speed) * copy.rate,
                 .speed = speed * copy.rate,
                 .phase = lead / m_duration,
                 .phaseStep = 1 / m_duration,
                 .gain = levelled ? float(1 / std::sqrt(overlap)) : 1,
                 // the original's pi is 3.141
                 .edge = m_settings.parity ? float(3.141 / 6.28318530717958647692) : 0.5f},
        .number = m_number};
    m_on |= std::uint64_t(1) << voice;
    ++m_number;
}

void GranularSynth::sound(float* out, std::size_t count) noexcept {
    for (std::uint64_t on = m_on; on; on &= on - 1) {
        const int index = std::countr_zero(on);
        Grain& grain = m_grains[std::size_t(index)];
        // Frames at phases below 1 are its own.
        double left = std::ceil((1 - grain.loop.phase) / grain.loop.phaseStep);
        if (grain.fade >= 0) {
            left = std::min(left, double(grain.fade));
            grain.fade -= int(std::min(count, std::size_t(grain.fade)));
        }
        if (left <= double(count))
            m_on &= ~(std::uint64_t(1) << index);
        add(grain.loop, out, std::size_t(std::clamp(left, 0.0, double(count))));
    }
}

void GranularSynth::fill(float* out, std::size_t count) noexcept {
    for (; count > 0; --count, out += blockFrames, m_frame += blockFrames) {
        std::fill_n(out, blockFrames, 0.0f);
        std::size_t done = 0;
        while (m_onset < double(m_frame) + double(blockFrames)) {
            const double first = std::ceil(m_onset) - double(m_frame);
            const auto at = std::size_t(std::max(first, double(done)));
            if (at >= blockFrames)
                break; // between this block's last frame and the next block
            sound(out + done, at - done);
            done = at;
            startGrain(m_onset, std::ceil(m_onset) - m_onset);
            m_beat = m_due;
            m_delay = std::clamp(m_settings.jitter, 0.0, 1.0) * m_rng.uniform();
            schedule();
        }
        sound(out + done, blockFrames - done);
    }
}

} // namespace antiphon

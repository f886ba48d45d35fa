#include "core/loudness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ebur128.h>
#include <new>

namespace antiphon {

namespace {

constexpr int mode = EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK;
constexpr int maxChannels = 64; // of libebur128

/// libebur128 knows layouts of up to six channels; 7.1 in the order of WAV files is its back pair
/// first, then its side pair, which counts 1.5 dB more.
void placeChannels(ebur128_state* state, int channels) {
    if (channels != 8)
        return;
    constexpr std::array<channel, 8> layout{EBUR128_LEFT,   EBUR128_RIGHT, EBUR128_CENTER,
                                            EBUR128_UNUSED, EBUR128_Mp135, EBUR128_Mm135,
                                            EBUR128_Mp090,  EBUR128_Mm090};
    for (unsigned c = 0; c < layout.size(); ++c)
        ebur128_set_channel(state, c, layout[c]);
}

std::optional<double> loudnessOfPower(double power) {
    if (power <= 0)
        return {};
    const double lufs = -0.691 + 10 * std::log10(power);
    return lufs > -70 ? std::optional(lufs) : std::nullopt; // the absolute gate
}

std::optional<double> decibels(double peak) {
    return peak > 0 ? std::optional(20 * std::log10(peak)) : std::nullopt;
}

} // namespace

struct LoudnessMeter::State {
    int rate;
    int channels;
    ebur128_state* meter = nullptr;
    double samplePeak = 0; ///< beyond maxChannels only

    // Momentary and short-term loudness are means over the last 4 and 30 steps of 100 ms; asking
    // the library for them at every step would sum each sample thirty times.
    std::size_t stepFrames;
    std::size_t inStep = 0;
    std::int64_t steps = 0;
    std::array<double, 30> powers{};
    double maxMomentary = 0, maxShortTerm = 0;

    State(int inRate, int inChannels)
        : rate(inRate), channels(inChannels),
          stepFrames(std::max<std::size_t>(1, std::size_t(inRate + 5) / 10)) {
        if (channels > maxChannels)
            return;
        meter = ebur128_init(unsigned(channels), static_cast<unsigned long>(rate), mode);
        if (!meter)
            throw std::bad_alloc();
        placeChannels(meter, channels);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (meter)
            ebur128_destroy(&meter);
    }

    void endStep() {
        double lufs = 0;
        double power = 0;
        if (ebur128_loudness_window(meter, 100, &lufs) == EBUR128_SUCCESS && std::isfinite(lufs))
            power = std::pow(10, (lufs + 0.691) / 10);
        powers[std::size_t(steps++ % 30)] = power;
        const auto mean = [&](std::int64_t count) {
            double sum = 0;
            for (std::int64_t i = steps - count; i < steps; ++i)
                sum += powers[std::size_t(i % 30)];
            return sum / double(count);
        };
        if (steps >= 4)
            maxMomentary = std::max(maxMomentary, mean(4));
        if (steps >= 30)
            maxShortTerm = std::max(maxShortTerm, mean(30));
    }
};

LoudnessMeter::LoudnessMeter(int rate, int channels)
    : m_state(std::make_unique<State>(rate, channels)) {}
LoudnessMeter::~LoudnessMeter() = default;
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;

void LoudnessMeter::add(std::span<const float> interleaved) {
    State& s = *m_state;
    if (!s.meter) {
        for (const float x : interleaved)
            s.samplePeak = std::max(s.samplePeak, double(std::abs(x)));
        return;
    }
    const auto channels = std::size_t(s.channels);
    for (std::size_t frames = interleaved.size() / channels; frames > 0;) {
        const std::size_t count = std::min(frames, s.stepFrames - s.inStep);
        if (ebur128_add_frames_float(s.meter, interleaved.data(), count) != EBUR128_SUCCESS)
            throw std::bad_alloc();
        interleaved = interleaved.subspan(count * channels);
        frames -= count;
        s.inStep += count;
        if (s.inStep == s.stepFrames) {
            s.inStep = 0;
            s.endStep();
        }
    }
}

Loudness LoudnessMeter::result() const {
    const State& s = *m_state;
    Loudness result;
    if (!s.meter) {
        result.truePeak = decibels(s.samplePeak);
        return result;
    }
    double value = 0;
    if (ebur128_loudness_global(s.meter, &value) == EBUR128_SUCCESS && std::isfinite(value))
        result.integrated = value;
    result.maxMomentary = loudnessOfPower(s.maxMomentary);
    result.maxShortTerm = loudnessOfPower(s.maxShortTerm);
    // Where nothing passes the gate the library says 0, as it does for an even sound.
    if (result.maxShortTerm && ebur128_loudness_range(s.meter, &value) == EBUR128_SUCCESS &&
        std::isfinite(value))
        result.range = value;
    double peak = 0;
    for (unsigned c = 0; c < unsigned(s.channels); ++c)
        if (ebur128_true_peak(s.meter, c, &value) == EBUR128_SUCCESS)
            peak = std::max(peak, value);
    result.truePeak = decibels(peak);
    return result;
}

std::optional<double> integratedLoudness(const Sound& sound) {
    if (sound.channels < 1 || sound.channels > maxChannels || sound.rate < 1)
        return {};
    ebur128_state* meter = ebur128_init(unsigned(sound.channels),
                                        static_cast<unsigned long>(sound.rate), EBUR128_MODE_I);
    if (!meter)
        throw std::bad_alloc();
    placeChannels(meter, sound.channels);
    double value = 0;
    const bool known =
        ebur128_add_frames_float(meter, sound.samples.data(), sound.frames()) == EBUR128_SUCCESS &&
        ebur128_loudness_global(meter, &value) == EBUR128_SUCCESS && std::isfinite(value);
    ebur128_destroy(&meter);
    return known ? std::optional(value) : std::nullopt;
}

Loudness loudnessOf(const Sound& sound) {
    LoudnessMeter meter(sound.rate, sound.channels);
    meter.add(sound.samples);
    return meter.result();
}

} // namespace antiphon

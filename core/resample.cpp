#include "core/resample.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <soxr.h>
#include <stdexcept>
#include <string>

namespace antiphon {

namespace {

void checkRate(int rate) {
    if (rate < 100 || rate > 1536000)
        throw UserError("A sample rate of " + std::to_string(rate) +
                            " Hz is not possible; choose 100 to 1536000 Hz.",
                        UserError::Kind::Usage);
}

} // namespace

struct Resampler::State {
    soxr_t soxr = nullptr;
    ~State() { soxr_delete(soxr); }
};

std::int64_t resampledFrames(std::int64_t frames, int fromRate, int toRate) {
    // Rounded halves up in whole numbers: 64 bits hold 24 h at 1.5 MHz times the rate.
    return (frames * toRate + fromRate / 2) / fromRate;
}

Resampler::Resampler(int fromRate, int toRate, int channels)
    : m_from(fromRate), m_to(toRate), m_channels(channels) {
    checkRate(fromRate);
    checkRate(toRate);
    if (channels < 1)
        throw std::invalid_argument("Resampler: channels");
    if (fromRate == toRate)
        return;
    m_state = std::make_unique<State>();
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_error_t error = nullptr;
    m_state->soxr =
        soxr_create(fromRate, toRate, unsigned(channels), &error, &io, &quality, &runtime);
    if (error || !m_state->soxr)
        throw UserError("The resampler cannot go from " + std::to_string(fromRate) + " to " +
                            std::to_string(toRate) + " Hz (" + (error ? error : "no memory") +
                            "); choose another rate.",
                        UserError::Kind::System);
}

Resampler::~Resampler() = default;
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;

void Resampler::process(std::span<const float> interleaved, std::vector<float>& out) {
    const auto channels = std::size_t(m_channels);
    std::size_t frames = interleaved.size() / channels;
    m_in += std::int64_t(frames);
    if (!m_state) {
        out.insert(out.end(), interleaved.begin(),
                   interleaved.begin() + std::ptrdiff_t(frames * channels));
        m_out += std::int64_t(frames);
        return;
    }
    const float* in = interleaved.data();
    constexpr std::size_t block = 8192;
    while (frames > 0) {
        const std::size_t offered = std::min(frames, block);
        const auto room = std::size_t(resampledFrames(std::int64_t(offered), m_from, m_to)) + 64;
        const std::size_t before = out.size();
        out.resize(before + room * channels);
        std::size_t taken = 0, made = 0;
        const soxr_error_t error =
            soxr_process(m_state->soxr, in, offered, &taken, out.data() + before, room, &made);
        out.resize(before + made * channels);
        if (error)
            throw std::runtime_error(std::string("soxr: ") + error);
        in += taken * channels;
        frames -= taken;
        m_out += std::int64_t(made);
    }
}

void Resampler::finish(std::vector<float>& out) {
    if (!m_state)
        return;
    // Beyond its end a sound is silent: silence pushes the rest out, as long as it takes.
    const std::int64_t wanted = resampledFrames(m_in, m_from, m_to);
    const std::vector<float> silence(4096 * std::size_t(m_channels));
    while (m_out < wanted) {
        const std::int64_t in = m_in;
        process(silence, out);
        m_in = in;
    }
    out.resize(out.size() - std::size_t(m_out - wanted) * std::size_t(m_channels));
    m_out = wanted;
}

Sound resample(const Sound& sound, int rate) {
    Resampler resampler(sound.rate, rate, sound.channels);
    if (sound.rate == rate)
        return sound;
    Sound result{rate, sound.channels, {}};
    const auto wanted =
        std::size_t(resampledFrames(std::int64_t(sound.frames()), sound.rate, rate));
    result.samples.reserve((wanted + 65536) * std::size_t(sound.channels));
    resampler.process(sound.samples, result.samples);
    resampler.finish(result.samples);
    return result;
}

} // namespace antiphon

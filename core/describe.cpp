#include "core/describe.h"

#include "core/dsp/key.h"
#include "core/dsp/tempo.h"
#include "core/resample.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr int highestRate = 48000;

/// The beginning of a sound, mono, at a rate of at most highestRate.
class Beginning {
public:
    explicit Beginning(const SoundInfo& info)
        : m_channels(std::size_t(info.channels)), m_rate(std::min(info.rate, highestRate)),
          m_limit(std::size_t(describedMinutes) * 60 * std::size_t(m_rate)),
          m_resampler(info.rate, m_rate, 1) {}

    void add(std::span<const float> interleaved) {
        if (m_mono.size() >= m_limit)
            return;
        m_block.clear();
        for (std::size_t i = 0; i + m_channels <= interleaved.size(); i += m_channels) {
            float sum = 0;
            for (std::size_t c = 0; c < m_channels; ++c)
                sum += interleaved[i + c];
            m_block.push_back(sum / float(m_channels));
        }
        m_resampler.process(m_block, m_mono);
    }
    std::span<const float> finish() {
        if (m_mono.size() < m_limit)
            m_resampler.finish(m_mono);
        return std::span(m_mono).first(std::min(m_mono.size(), m_limit));
    }
    int rate() const { return m_rate; }

private:
    std::size_t m_channels;
    int m_rate;
    std::size_t m_limit;
    Resampler m_resampler;
    std::vector<float> m_block;
    std::vector<float> m_mono;
};

} // namespace

SoundDescription describeSound(const fs::path& file, void (*checkpoint)(void*), void* context) {
    SoundReader reader(file);
    SoundDescription result;
    result.info = reader.info();
    LoudnessMeter meter(result.info.rate, result.info.channels);
    Beginning beginning(result.info);
    const auto channels = std::size_t(result.info.channels);
    constexpr std::size_t blockFrames = 1 << 16;
    std::vector<float> block(blockFrames * channels);
    std::int64_t frames = 0;
    for (;;) {
        if (checkpoint)
            checkpoint(context);
        const std::size_t got = reader.read(block);
        const std::span<const float> part(block.data(), got * channels);
        meter.add(part);
        beginning.add(part);
        frames += std::int64_t(got);
        if (got < blockFrames)
            break;
    }
    result.info.frames = frames;
    result.loudness = meter.result();
    result.nonFinite = reader.nonFinite();
    const std::span<const float> mono = beginning.finish();
    if (checkpoint)
        checkpoint(context);
    result.bpm = estimateTempo(mono, beginning.rate()).bpm;
    if (checkpoint)
        checkpoint(context);
    result.key = estimateKey(mono, beginning.rate());
    return result;
}

} // namespace antiphon

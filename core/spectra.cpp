#include "core/spectra.h"

#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t window = 2048;
constexpr float silence = -200; ///< dB; below what any view draws

/// One window of the mean of the channels, which moves on and reads only what is new in it.
class MonoWindow {
public:
    explicit MonoWindow(Frames& frames) : m_frames(frames), m_mono(window) {}

    std::span<const float> at(std::int64_t start) {
        std::size_t kept = 0;
        if (m_filled && start >= m_start && start < m_start + std::int64_t(window)) {
            kept = std::size_t(m_start + std::int64_t(window) - start);
            std::copy(m_mono.end() - std::ptrdiff_t(kept), m_mono.end(), m_mono.begin());
        }
        const auto channels = std::size_t(m_frames.info().channels);
        m_raw.resize((window - kept) * channels);
        m_frames.read(start + std::int64_t(kept), m_raw);
        for (std::size_t i = kept; i < window; ++i) {
            const float* frame = &m_raw[(i - kept) * channels];
            float sum = 0;
            for (std::size_t c = 0; c < channels; ++c)
                sum += frame[c];
            m_mono[i] = sum / float(channels);
        }
        m_start = start;
        m_filled = true;
        return m_mono;
    }

private:
    Frames& m_frames;
    std::vector<float> m_mono, m_raw;
    std::int64_t m_start = 0;
    bool m_filled = false;
};

/// How many windows stand for a column of `hop` frames: all up to four, then two; in compressed
/// files, where each costs a seek, one.
int windowsFor(double hop, const std::string& format) {
    const double fitting = hop / double(window);
    if (fitting <= 4)
        return std::max(1, int(fitting));
    const bool direct = format.empty() || format == "WAV" || format == "AIFF" || format == "RF64";
    return direct ? 2 : 1;
}

} // namespace

std::vector<float> spectraOf(Frames& frames, double start, double end, int columns,
                             const std::atomic<bool>& cancel) {
    const SoundInfo& info = frames.info();
    Stft stft(hannWindow(window), window);
    constexpr std::size_t bins = spectrumBins;
    static_assert(bins == window / 2 + 1);
    std::vector<float> spectra(std::size_t(columns) * bins, silence);

    const double hop = (end - start) * info.rate / columns;
    const int windows = windowsFor(hop, info.format);
    // A sine at full scale gives window / 4.
    const float scale = 16.0f / float(window * window) / float(windows);
    MonoWindow mono(frames);
    std::vector<float> power(bins);
    for (int column = 0; column < columns && !cancel; ++column) {
        const double first = start * info.rate + hop * column;
        if (first >= double(info.frames))
            break;
        std::fill(power.begin(), power.end(), 0.0f);
        for (int w = 0; w < windows; ++w) {
            const double middle = first + hop * (w + 0.5) / windows;
            const auto begin = std::int64_t(std::floor(middle)) - std::int64_t(window / 2);
            const auto one = stft.power(mono.at(begin), 0);
            std::transform(power.begin(), power.end(), one.begin(), power.begin(), std::plus<>());
        }
        float* out = &spectra[std::size_t(column) * bins];
        for (std::size_t b = 0; b < bins; ++b)
            out[b] = std::max(silence, 10 * std::log10(power[b] * scale));
    }
    return spectra;
}

} // namespace antiphon

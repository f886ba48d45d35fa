#include "core/dsp/frameloudness.h"

#include "core/dsp/spectralplan.h"

#include <algorithm>

namespace antiphon {
namespace {

/// Twice, so that the stream moves in its buffer once in a while only.
constexpr std::size_t spare = 2;

std::size_t longest(const DescriptorSettings& s) {
    return std::size_t(std::max(s.loudnessWindow, s.loudnessHop));
}

} // namespace

FrameLoudness::FrameLoudness(const DescriptorSettings& s)
    : m_window(std::size_t(s.loudnessWindow)), m_parity(s.mode == DescriptorSettings::Mode::Parity),
      m_weighting(s.rate, longest(s)), m_peak(s.rate),
      m_samples((1 + spare) * longest(s) + TruePeak::taps), m_peaks(m_samples.size()),
      m_squares(m_parity ? 0 : m_samples.size()), m_seam(2 * m_peak.history()) {
    reset();
}

void FrameLoudness::reset() {
    std::fill(m_samples.begin(), m_samples.end(), 0.0f);
    std::fill(m_peaks.begin(), m_peaks.end(), 0.0f);
    std::fill(m_squares.begin(), m_squares.end(), 0.0);
    std::fill(m_seam.begin(), m_seam.end(), 0.0f);
    m_weighting.reset();
    m_end = m_done = m_window + TruePeak::taps;
}

void FrameLoudness::push(const float* samples, std::size_t count) {
    if (m_end + count > m_samples.size()) {
        const std::size_t keep = std::max(m_window, m_end - m_done) + TruePeak::taps;
        const std::size_t from = m_end - keep;
        std::copy(m_samples.begin() + std::ptrdiff_t(from),
                  m_samples.begin() + std::ptrdiff_t(m_end), m_samples.begin());
        std::copy(m_peaks.begin() + std::ptrdiff_t(from), m_peaks.begin() + std::ptrdiff_t(m_end),
                  m_peaks.begin());
        if (!m_squares.empty())
            std::copy(m_squares.begin() + std::ptrdiff_t(from),
                      m_squares.begin() + std::ptrdiff_t(m_end), m_squares.begin());
        m_end -= from;
        m_done -= from;
    }
    std::copy(samples, samples + count, m_samples.begin() + std::ptrdiff_t(m_end));
    m_end += count;
}

/// What the interpolator gives where it still sees the end of the last window, then as in the
/// stream.
float FrameLoudness::parityPeak(const float* window) {
    const std::size_t history = m_peak.history(), head = std::min(history, m_window);
    float peaks[TruePeak::taps];
    std::copy(window, window + head, m_seam.begin() + std::ptrdiff_t(history));
    m_peak.process(m_seam.data() + history, head, peaks);
    // The last `history` samples that went through, of this window or, if it is so short, before.
    if (m_window >= history)
        std::copy(window + m_window - history, window + m_window, m_seam.begin());
    else
        std::copy(m_seam.begin() + std::ptrdiff_t(head),
                  m_seam.begin() + std::ptrdiff_t(head + history), m_seam.begin());
    const float* const rest = m_peaks.data() + m_end - m_window + head;
    return std::max(largestOf(peaks, head), largestOf(rest, m_window - head));
}

void FrameLoudness::measure(float* three) {
    const std::size_t fresh = m_end - m_done;
    m_peak.process(m_samples.data() + m_done, fresh, m_peaks.data() + m_done);
    if (!m_parity)
        m_weighting.process(m_samples.data() + m_done, fresh, m_squares.data() + m_done);
    m_done = m_end;

    const std::size_t start = m_end - m_window;
    const float* const window = m_samples.data() + start;
    const double squares = m_parity ? m_weighting.process(window, m_window, nullptr)
                                    : sumOf(m_squares.data() + start, m_window);
    const double peak = m_parity ? parityPeak(window) : largestOf(m_peaks.data() + start, m_window);
    // Both logarithms at once.
    using Pair = packs::Pack<double, 2>;
    const Pair logs = packs::log2Of(Pair{squares / double(m_window), peak} + descriptorFloor);
    const double level = 3.0102999566398120 * logs[0] - 0.691;
    three[0] = float(level);
    three[1] = float(6.0205999132796239 * logs[1]);
    const Pair linear = packs::exp2Of(Pair{} + level * 0.16609640474436812); // 10^(level / 20)
    three[2] = level <= -100 ? 0.0f : float(linear[0]);
}

} // namespace antiphon

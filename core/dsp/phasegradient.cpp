#include "core/dsp/phasegradient.h"

#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace antiphon {

namespace {

/// Of the Gaussian window that is nearest to a Hann window, in squared windows.
constexpr double hannGamma = 0.25645;
/// How finely the loudest places are told apart (0.2 dB): places of a level come as they are met.
constexpr float levelSize = 0.023f;
constexpr std::size_t levelCount = 600;
constexpr float halfTurn = std::numbers::pi_v<float>;

/// Sums gradients up along paths of the loudest neighbours.
class PhaseIntegral {
public:
    PhaseIntegral(std::span<const float> magnitudes, std::size_t frames, std::span<float> phases,
                  const PhaseGradientSettings& settings)
        : m_magnitudes(magnitudes), m_phases(phases), m_frames(std::ptrdiff_t(frames)),
          m_bins(std::ptrdiff_t(settings.window / 2 + 1)),
          m_ratio(float(hannGamma * double(settings.window) / double(settings.hop))),
          m_turn(2 * halfTurn * float(settings.hop) / float(settings.window)),
          m_logarithms(magnitudes.size()), m_known(magnitudes.size()) {
        const float loudest =
            magnitudes.empty() ? 0 : *std::max_element(magnitudes.begin(), magnitudes.end());
        m_least = float(settings.tolerance) * loudest;
        const float floor = std::max(m_least / 100, 1e-30f);
        std::ranges::transform(magnitudes, m_logarithms.begin(), [floor](float magnitude) {
            return std::log(std::max(magnitude, floor));
        });
        m_highest = std::log(std::max(loudest, floor));
        Rng rng(settings.seed);
        std::vector<std::vector<std::uint32_t>> loud(levelCount);
        for (std::size_t i = 0; i < magnitudes.size(); ++i) {
            phases[i] = 0;
            if (magnitudes[i] > m_least)
                loud[levelOf(i)].push_back(std::uint32_t(i));
            else
                phases[i] = halfTurn * float(2 * rng.uniform() - 1);
        }
        for (const auto& starts : loud)
            for (const std::uint32_t start : starts)
                if (!m_known[start])
                    spread(start);
    }

private:
    float logarithm(std::ptrdiff_t frame, std::ptrdiff_t bin) const {
        frame = std::clamp<std::ptrdiff_t>(frame, 0, m_frames - 1);
        bin = std::clamp<std::ptrdiff_t>(bin, 0, m_bins - 1);
        return m_logarithms[std::size_t(frame * m_bins + bin)];
    }
    /// How the phase turns from here to the next frame, and to the next bin.
    float overTime(std::ptrdiff_t frame, std::ptrdiff_t bin) const {
        return (logarithm(frame, bin + 1) - logarithm(frame, bin - 1)) / (2 * m_ratio) +
               m_turn * float(bin);
    }
    float overBins(std::ptrdiff_t frame, std::ptrdiff_t bin) const {
        return -(logarithm(frame + 1, bin) - logarithm(frame - 1, bin)) * m_ratio / 2;
    }

    std::size_t levelOf(std::size_t i) const {
        return std::min(levelCount - 1, std::size_t((m_highest - m_logarithms[i]) / levelSize));
    }

    void spread(std::uint32_t start) {
        reach(start, 0);
        while (true) {
            while (m_loudest < levelCount && m_next[m_loudest].empty())
                ++m_loudest;
            if (m_loudest == levelCount)
                return;
            const auto at = std::ptrdiff_t(m_next[m_loudest].back());
            m_next[m_loudest].pop_back();
            const std::ptrdiff_t frame = at / m_bins, bin = at % m_bins;
            const float here = m_phases[std::size_t(at)];
            const float time = overTime(frame, bin), bins = overBins(frame, bin);
            if (frame + 1 < m_frames)
                reach(at + m_bins, here + (time + overTime(frame + 1, bin)) / 2);
            if (frame > 0)
                reach(at - m_bins, here - (time + overTime(frame - 1, bin)) / 2);
            if (bin + 1 < m_bins)
                reach(at + 1, here + (bins + overBins(frame, bin + 1)) / 2);
            if (bin > 0)
                reach(at - 1, here - (bins + overBins(frame, bin - 1)) / 2);
        }
    }
    void reach(std::ptrdiff_t at, float phase) {
        const auto i = std::size_t(at);
        if (m_known[i] || !(m_magnitudes[i] > m_least))
            return;
        m_known[i] = true;
        m_phases[i] = std::remainder(phase, 2 * halfTurn);
        const std::size_t level = levelOf(i);
        m_next[level].push_back(std::uint32_t(i));
        m_loudest = std::min(m_loudest, level);
    }

    std::span<const float> m_magnitudes;
    std::span<float> m_phases;
    std::ptrdiff_t m_frames, m_bins;
    float m_ratio, m_turn, m_least = 0;
    std::vector<float> m_logarithms;
    std::vector<char> m_known;
    float m_highest = 0; ///< of the logarithms
    std::vector<std::vector<std::uint32_t>> m_next =
        std::vector<std::vector<std::uint32_t>>(levelCount); ///< to go on from, by level
    std::size_t m_loudest = levelCount;                      ///< the first level that may have some
};

} // namespace

void integratePhases(std::span<const float> magnitudes, std::size_t frames, std::span<float> phases,
                     const PhaseGradientSettings& settings) {
    PhaseIntegral(magnitudes, frames, phases, settings);
}

} // namespace antiphon

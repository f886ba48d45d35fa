#include "core/dsp/stretch.h"

#include "core/dsp/stft.h"
#include "core/error.h"
#include "core/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#ifdef ANTIPHON_RUBBERBAND
#include <rubberband/RubberBandStretcher.h>
#endif

namespace antiphon {

namespace {

/// Lanes keep the order of the sum, so that it may be computed at once.
double product(const float* a, const float* b, std::size_t count) {
    std::array<float, 8> lanes{};
    std::size_t i = 0;
    for (; i + lanes.size() <= count; i += lanes.size())
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            lanes[lane] += a[i + lane] * b[i + lane];
    double sum = 0;
    for (; i < count; ++i)
        sum += double(a[i]) * b[i];
    for (const float lane : lanes)
        sum += lane;
    return sum;
}

class Wsola {
public:
    /// Pads the sound, so that every window lies inside.
    Wsola(std::span<const float> mono, int rate)
        : m_half(std::size_t(rate) / 40), m_reach(m_half / 2), m_window(hannWindow(2 * m_half)),
          m_padded(mono.size() + 4 * m_half + 2 * m_reach) {
        std::ranges::copy(mono, m_padded.begin() + std::ptrdiff_t(m_half + m_reach));
    }

    std::vector<float> run(double factor, std::size_t count) const {
        std::vector<float> result(count + 3 * m_half);
        std::size_t natural = 0; // what would continue the last window
        for (std::size_t k = 0; k * m_half < count + m_half; ++k) {
            // Window k is centred on sample k * half of the result.
            const double place = double(k * m_half) / factor;
            const auto last = m_padded.size() - 3 * m_half - m_reach;
            const std::size_t middle = std::min(std::size_t(std::lround(place)) + m_reach, last);
            const std::size_t from = k == 0 ? middle : bestNear(middle, natural);
            for (std::size_t i = 0; i < 2 * m_half; ++i)
                result[k * m_half + i] += m_window[i] * m_padded[from + i];
            natural = from + m_half;
        }
        result.erase(result.begin(), result.begin() + std::ptrdiff_t(m_half));
        result.resize(count);
        return result;
    }

private:
    std::size_t bestNear(std::size_t middle, std::size_t natural) const {
        const std::size_t length = 2 * m_half;
        if (natural + length > m_padded.size())
            return middle;
        const auto search = [&](std::size_t from, std::size_t to, std::size_t step,
                                std::size_t start) {
            double best = rate(start, natural, length);
            std::size_t at = start;
            for (std::size_t i = from; i <= to; i += step)
                if (const double rated = rate(i, natural, length); rated > best) {
                    best = rated;
                    at = i;
                }
            return at;
        };
        constexpr std::size_t coarse = 4;
        const std::size_t near = search(middle - m_reach, middle + m_reach, coarse, middle);
        return search(std::max(near, middle - m_reach + coarse) - coarse,
                      std::min(near + coarse, middle + m_reach), 1, near);
    }

    double rate(std::size_t candidate, std::size_t natural, std::size_t length) const {
        const float* piece = m_padded.data() + candidate;
        const double energy = product(piece, piece, length);
        return product(piece, m_padded.data() + natural, length) / std::sqrt(energy + 1e-9);
    }

    std::size_t m_half, m_reach; ///< of a window, of the search; in samples
    std::vector<float> m_window;
    std::vector<float> m_padded; ///< sample 0 of the sound at m_half + m_reach
};

std::vector<float> ownStretch(std::span<const float> mono, int rate, double factor,
                              double semitones, std::size_t count) {
    const double ratio = std::exp2(semitones / 12);
    const auto longer = std::size_t(std::lround(double(mono.size()) * factor * ratio));
    std::vector<float> result = std::abs(factor * ratio - 1) < 1e-9
                                    ? std::vector<float>(mono.begin(), mono.end())
                                    : Wsola(mono, rate).run(factor * ratio, longer);
    if (semitones != 0)
        result = resample({int(std::lround(rate * ratio)), 1, std::move(result)}, rate).samples;
    result.resize(count);
    return result;
}

#ifdef ANTIPHON_RUBBERBAND
std::vector<float> rubberBand(std::span<const float> mono, int rate, double factor,
                              double semitones, std::size_t count) {
    using RubberBand::RubberBandStretcher;
    RubberBandStretcher stretcher(std::size_t(rate), 1,
                                  RubberBandStretcher::OptionProcessOffline |
                                      RubberBandStretcher::OptionEngineFaster |
                                      RubberBandStretcher::OptionThreadingNever,
                                  factor, std::exp2(semitones / 12));
    stretcher.setExpectedInputDuration(mono.size());
    const float* input = mono.data();
    stretcher.study(&input, mono.size(), true);
    std::vector<float> result;
    constexpr std::size_t block = 4096;
    for (std::size_t at = 0; at < mono.size(); at += block) {
        const std::size_t given = std::min(block, mono.size() - at);
        input = mono.data() + at;
        stretcher.process(&input, given, at + given == mono.size());
        for (int ready; (ready = stretcher.available()) > 0;) {
            const std::size_t before = result.size();
            result.resize(before + std::size_t(ready));
            float* output = result.data() + before;
            result.resize(before + stretcher.retrieve(&output, std::size_t(ready)));
        }
    }
    result.resize(count);
    return result;
}
#endif

} // namespace

bool hasEngine(StretchEngine engine) {
#ifdef ANTIPHON_RUBBERBAND
    return engine == StretchEngine::Own || engine == StretchEngine::RubberBand;
#else
    return engine == StretchEngine::Own;
#endif
}

std::vector<float> stretched(std::span<const float> mono, int rate, double factor, double semitones,
                             StretchEngine engine) {
    if (!(factor >= 0.25 && factor <= 4) || !(std::abs(semitones) <= 24) || rate < 4000)
        throw UserError("Stretching goes from 0.25 to 4 times the length and from -24 to 24 "
                        "semitones, at 4000 Hz at least.",
                        UserError::Kind::Usage);
    if (!hasEngine(engine))
        throw UserError("This program was built without the Rubber Band library; choose its own "
                        "stretching, or build it with ANTIPHON_RUBBERBAND.",
                        UserError::Kind::Usage);
    const auto count = std::size_t(std::lround(double(mono.size()) * factor));
    if (mono.empty() || (factor == 1 && semitones == 0))
        return {mono.begin(), mono.end()};
#ifdef ANTIPHON_RUBBERBAND
    if (engine == StretchEngine::RubberBand)
        return rubberBand(mono, rate, factor, semitones, count);
#endif
    return ownStretch(mono, rate, factor, semitones, count);
}

} // namespace antiphon

#include "core/dsp/beatpath.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace antiphon {

template <class R>
std::vector<std::size_t> beatPath(std::span<const R> strength, double period, double tightness) {
    if (strength.empty())
        return {};
    const auto nearest = std::max<std::size_t>(1, std::size_t(std::lround(period / 2)));
    const auto farthest = std::size_t(std::lround(period * 2));
    std::vector<R> penalty(farthest + 1);
    for (std::size_t step = nearest; step <= farthest; ++step) {
        const double uneven = std::log(double(step) / period);
        penalty[step] = R(tightness * uneven * uneven);
    }
    std::vector<R> score(strength.begin(), strength.end());
    std::vector<std::uint32_t> stepTo(strength.size(), 0); // from the beat before; 0: the first
    for (std::size_t t = 0; t < strength.size(); ++t) {
        R best = 0;
        for (std::size_t step = nearest; step <= std::min(farthest, t); ++step)
            if (const R candidate = score[t - step] - penalty[step]; candidate > best) {
                best = candidate;
                stepTo[t] = std::uint32_t(step);
            }
        score[t] += best;
    }
    std::vector<std::size_t> beats;
    auto t = std::size_t(std::ranges::max_element(score) - score.begin());
    for (;; t -= stepTo[t]) {
        beats.push_back(t);
        if (stepTo[t] == 0)
            break;
    }
    std::ranges::reverse(beats);
    return beats;
}

template <class R>
double vertexNear(std::span<const R> values, std::size_t place) {
    if (place == 0 || place + 1 >= values.size())
        return double(place);
    const double left = values[place - 1], middle = values[place], right = values[place + 1];
    const double bend = left - 2 * middle + right;
    return double(place) + (bend < 0 ? std::clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0.0);
}

template std::vector<std::size_t> beatPath(std::span<const float>, double, double);
template std::vector<std::size_t> beatPath(std::span<const double>, double, double);
template double vertexNear(std::span<const float>, std::size_t);
template double vertexNear(std::span<const double>, std::size_t);

} // namespace antiphon

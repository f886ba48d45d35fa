#include "core/dsp/exactrepeat.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace antiphon {

namespace {

constexpr double slack = 0.012;    ///< s that onsets are found off by, about two of their frames
constexpr double different = 1e-4; ///< share of the energy that copies may differ by

/// Energy of what differs between a stretch and what is `lag` samples later; stops above `most`.
double gapEnergy(std::span<const float> mono, std::size_t from, std::size_t to, std::size_t lag,
                 double most) {
    double energy = 0;
    for (std::size_t n = from; n < to && energy <= most; ++n) {
        const double gap = double(mono[n]) - double(mono[n + lag]);
        energy += gap * gap;
    }
    return energy;
}

} // namespace

bool repeatsExactly(std::span<const float> mono, int rate, std::span<const double> onsets) {
    if (onsets.size() < 4)
        return false;
    const double period = (onsets.back() - onsets.front()) / double(onsets.size() - 1);
    for (std::size_t i = 1; i < onsets.size(); ++i)
        if (std::abs(onsets[i] - onsets[i - 1] - period) > slack)
            return false;
    const auto at = [&](double seconds) {
        return std::size_t(std::clamp(seconds * rate, 0.0, double(mono.size())));
    };
    // The distance to the sample: where what follows an onset in the middle comes again.
    const double middle = onsets[onsets.size() / 2 - 1];
    const std::size_t first = at(middle - slack), last = at(middle - slack + period);
    const auto least = std::size_t(std::max(1.0, (period - slack) * rate));
    const auto most = std::size_t((period + slack) * rate);
    double best = std::numeric_limits<double>::infinity();
    std::size_t lag = 0;
    for (std::size_t l = least; l <= most && last + l <= mono.size(); ++l)
        if (const double gap = gapEnergy(mono, first, last, l, best); gap < best) {
            best = gap;
            lag = l;
        }
    if (lag == 0)
        return false;
    const std::size_t from = at(onsets.front() - slack);
    const std::size_t to = std::min(at(onsets.back() - slack), mono.size() - lag);
    double energy = 0;
    for (std::size_t n = from; n < to; ++n)
        energy += double(mono[n]) * double(mono[n]);
    return energy > 0 && gapEnergy(mono, from, to, lag, different * energy) <= different * energy;
}

} // namespace antiphon

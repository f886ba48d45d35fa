#include "models/impro/categorical.h"

#include "models/smallkernels.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {
namespace {

/// Natural logarithm by the series of artanh; std::log may differ from one library to the next.
double logarithm(double x) {
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < 0.70710678118654752) {
        mantissa *= 2;
        --exponent;
    }
    const double s = (mantissa - 1) / (mantissa + 1), z = s * s;
    double series = 0;
    for (int k = 21; k >= 1; k -= 2)
        series = series * z + 1.0 / k;
    return exponent * 0.69314718055994530942 + 2 * s * series;
}

} // namespace

void softmax(std::span<const float> logits, std::size_t actions, std::span<float> probabilities,
             std::span<float> logarithms) {
    for (std::size_t from = 0; from < logits.size(); from += actions) {
        const float greatest = *std::max_element(logits.begin() + std::ptrdiff_t(from),
                                                 logits.begin() + std::ptrdiff_t(from + actions));
        for (std::size_t a = from; a < from + actions; ++a)
            logarithms[a] = logits[a] - greatest;
    }
    smallKernels().exponentials(logarithms.data(), probabilities.data(), logits.size());
    for (std::size_t from = 0; from < logits.size(); from += actions) {
        double sum = 0;
        for (std::size_t a = from; a < from + actions; ++a)
            sum += double(probabilities[a]);
        const auto log = float(logarithm(sum));
        const auto factor = float(1 / sum);
        for (std::size_t a = from; a < from + actions; ++a) {
            logarithms[a] -= log;
            probabilities[a] *= factor;
        }
    }
}

std::size_t draw(std::span<const float> probabilities, Rng& rng) {
    double rest = rng.uniform();
    for (std::size_t a = 0; a + 1 < probabilities.size(); ++a) {
        rest -= double(probabilities[a]);
        if (rest < 0)
            return a;
    }
    return probabilities.size() - 1;
}

} // namespace antiphon::impro

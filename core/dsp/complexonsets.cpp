#include "core/dsp/complexonsets.h"

#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace antiphon {

namespace {

std::vector<float> windowOfSum2(std::size_t size) {
    std::vector<double> exact(size);
    for (std::size_t n = 0; n < size; ++n)
        exact[n] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(n) / double(size - 1));
    const double scale = 2 / std::accumulate(exact.begin(), exact.end(), 0.0);
    std::vector<float> window(size);
    std::transform(exact.begin(), exact.end(), window.begin(),
                   [&](double value) { return float(value * scale); });
    return window;
}

/// Magnitude and direction of every bin of one frame; a bin without power points to 1, as the angle
/// of 0 is 0.
struct Polar {
    std::vector<float> magnitude, real, imaginary;
    explicit Polar(std::size_t bins) : magnitude(bins), real(bins, 1.0f), imaginary(bins) {}

    void assign(std::span<const std::complex<float>> spectrum) {
        const auto* parts = reinterpret_cast<const float*>(spectrum.data());
        for (std::size_t k = 0; k < magnitude.size(); ++k) {
            const float re = parts[2 * k], im = parts[2 * k + 1];
            const float m = std::sqrt(re * re + im * im);
            magnitude[k] = m;
            // A window that begins at its middle turns every other bin round.
            const float turn = m > 0 ? (k % 2 ? -1 / m : 1 / m) : 0.0f;
            real[k] = m > 0 ? re * turn : 1.0f;
            imaginary[k] = im * turn;
        }
    }
};

float deviation(const Polar& now, const Polar& last, const Polar& before) {
    double result = 0;
    for (std::size_t k = 0; k < now.magnitude.size(); ++k) {
        // direction = now * conj(last)^2 * before
        const float lr = last.real[k], li = last.imaginary[k];
        const float sr = lr * lr - li * li, si = -2 * lr * li;
        const float ar = now.real[k] * sr - now.imaginary[k] * si;
        const float ai = now.real[k] * si + now.imaginary[k] * sr;
        const float br = ar * before.real[k] - ai * before.imaginary[k];
        const float bi = ar * before.imaginary[k] + ai * before.real[k];
        const float x = last.magnitude[k] - now.magnitude[k] * br;
        const float y = now.magnitude[k] * bi;
        result += double(std::sqrt(x * x + y * y));
    }
    return float(result);
}

std::vector<double> pick(const std::vector<float>& function) {
    constexpr std::ptrdiff_t back = 5, around = 17, wait = 5;
    constexpr double above = 0.07;
    const auto count = std::ptrdiff_t(function.size());
    const float least = *std::min_element(function.begin(), function.end());
    const float most = *std::max_element(function.begin(), function.end()) - least;
    if (!(most > 0))
        return {};
    std::vector<double> normal(function.size()), sums(function.size() + 1);
    for (std::size_t n = 0; n < function.size(); ++n) {
        normal[n] = double(function[n] - least) / double(most);
        sums[n + 1] = sums[n] + normal[n];
    }
    std::vector<double> times;
    std::ptrdiff_t last = -wait - 1;
    for (std::ptrdiff_t n = 0; n < count; ++n) {
        if (n <= last + wait)
            continue;
        const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, n - around);
        const std::ptrdiff_t to = std::min(count, n + around + 1);
        const double mean = (sums[std::size_t(to)] - sums[std::size_t(from)]) / double(to - from);
        if (normal[std::size_t(n)] < mean + above)
            continue;
        const auto begin = normal.begin() + std::max<std::ptrdiff_t>(0, n - back);
        if (*std::max_element(begin, normal.begin() + n + 1) > normal[std::size_t(n)])
            continue;
        times.push_back(double(n) * double(ComplexOnsets::hop) / ComplexOnsets::rate);
        last = n;
    }
    return times;
}

} // namespace

ComplexOnsets complexOnsets(std::span<const float> mono44k,
                            const std::function<void()>& checkpoint) {
    ComplexOnsets result;
    if (mono44k.empty())
        return result;
    constexpr std::size_t hop = ComplexOnsets::hop, size = ComplexOnsets::window;
    const std::size_t count = (mono44k.size() + hop - 1) / hop + 1;
    Stft stft(windowOfSum2(size), size);
    Polar now(stft.bins()), last(stft.bins()), before(stft.bins());
    result.function.resize(count);
    for (std::size_t n = 0; n < count; ++n) {
        if (checkpoint && n % 512 == 0)
            checkpoint();
        now.assign(stft.spectrum(mono44k, std::ptrdiff_t(n * hop) - std::ptrdiff_t(size / 2)));
        result.function[n] = deviation(now, last, before);
        std::swap(before, last);
        std::swap(last, now);
    }
    result.times = pick(result.function);
    return result;
}

} // namespace antiphon

#include "models/idm/proxies.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon::idm {

namespace {

constexpr std::int64_t longestInterval = 282; ///< frames, 3 s
constexpr std::int64_t farthestMean = 9, farthestPeak = 3;
constexpr double sharpness = 60, threshold = 0.07;
constexpr double gate = -60, gateWidth = 3;
constexpr std::int64_t pool = 8, cepstra = 20, nearest = 4;
constexpr double temperature = 0.05;

/// Of the values (B, T) as far as `reach` before and after each, those that there are.
at::Tensor sumsAround(const at::Tensor& values, std::int64_t reach) {
    return at::constant_pad_nd(values, {reach, reach}).unfold(1, 2 * reach + 1, 1).sum(2);
}

at::Tensor timbral(const at::Tensor& decibels, double silence) {
    const at::Tensor power = at::pow(10, decibels.clamp(-100, 80) / 10);
    const at::Tensor sums = power.sum(1, true);
    const at::Tensor shares = power / (sums + 1e-8);
    const at::Tensor entropy =
        -(shares * (shares + 1e-8).log()).sum(1) / std::log(double(decibels.size(1)));
    const at::Tensor level = 10 * (sums.squeeze(1) + 1e-10).log10();
    const at::Tensor weights = at::sigmoid((level - level.amax({1}, true) - gate) / gateWidth);
    const at::Tensor sounds = decibels.detach().amax({1, 2}).gt(silence);
    return (weights * entropy).sum(1) / weights.sum(1) * sounds;
}

at::Tensor structural(const at::Tensor& decibels, double distance) {
    const std::int64_t bands = decibels.size(1), frames = decibels.size(2) / pool;
    const at::TensorOptions real = decibels.options();
    if (frames <= nearest + 1)
        return at::ones({decibels.size(0)}, real);
    const at::Tensor pooled =
        decibels.narrow(2, 0, frames * pool).unflatten(2, {frames, pool}).mean(3);
    const at::Tensor angles = at::outer(at::arange(cepstra, real), at::arange(bands, real) + 0.5) *
                              (std::numbers::pi / double(bands));
    const at::Tensor transform = angles.cos() * std::sqrt(2 / double(bands));
    transform.select(0, 0).mul_(std::sqrt(0.5));
    const at::Tensor features = at::matmul(transform, pooled).transpose(1, 2);
    const at::Tensor squares = (features.unsqueeze(2) - features.unsqueeze(1)).square().sum(3);
    const at::Tensor similar = (-(squares + 1e-6).sqrt() / distance).exp();
    const at::Tensor places = at::arange(frames, real.dtype(at::kLong));
    const at::Tensor near = (places.unsqueeze(1) - places).abs().le(nearest);
    const at::Tensor rows = near.logical_not().any(1).nonzero().squeeze(1);
    const at::Tensor weights =
        (similar / temperature).masked_fill(near, -INFINITY).index_select(1, rows).softmax(2);
    return 1 - (weights * similar.index_select(1, rows)).sum(2).mean(1);
}

} // namespace

at::Tensor softOnsets(const at::Tensor& decibels) {
    const at::Tensor levels = (decibels + 80) / 80;
    const std::int64_t frames = levels.size(2);
    const at::Tensor rises =
        (levels.narrow(2, 1, frames - 1) - levels.narrow(2, 0, frames - 1)).relu().mean(1);
    at::Tensor flux = at::constant_pad_nd(rises, {1, 0});
    const at::Tensor least = flux.detach().amin({1}, true);
    const at::Tensor range = (flux.detach().amax({1}, true) - least).clamp_min(1e-3);
    flux = (flux - least) / range;
    const at::Tensor around =
        sumsAround(flux, farthestMean) / sumsAround(at::ones_like(flux).detach(), farthestMean);
    const at::Tensor peaks = (sharpness * (flux - flux.amax({1}, true))).exp();
    return at::sigmoid(sharpness * (flux - around - threshold)) * peaks /
           (sumsAround(peaks, farthestPeak) + 1e-12);
}

OnsetFigures onsetFigures(const at::Tensor& chances, double framesPerSecond) {
    const std::int64_t frames = chances.size(1), lags = longestInterval;
    const at::Tensor none = (1 - chances).clamp_min(1e-4).log().cumsum(1);
    // Of frame t: what is 1 ... lags frames later, and that none came between.
    const at::Tensor later =
        at::constant_pad_nd(chances, {0, lags}).narrow(1, 1, frames + lags - 1).unfold(1, lags, 1);
    const at::Tensor upTo =
        at::cat({none, none.narrow(1, frames - 1, 1).expand({-1, lags - 1})}, 1).unfold(1, lags, 1);
    const at::Tensor weights = chances.unsqueeze(2) * later * (upTo - none.unsqueeze(2)).exp();
    const at::Tensor all = weights.sum({1, 2}) + 1e-8;
    const at::Tensor lag = at::arange(1, lags + 1, chances.options());
    const at::Tensor byLag = weights.sum(1);
    const at::Tensor mean = (byLag * lag).sum(1) / all;
    const at::Tensor square = (byLag * lag.square()).sum(1) / all;
    return {chances.sum(1) * (framesPerSecond / double(frames)), mean / framesPerSecond,
            (square - mean.square()).clamp_min(1e-12).sqrt() / framesPerSecond};
}

at::Tensor proxyScores(const at::Tensor& decibels, const ProxySettings& settings) {
    const OnsetFigures onsets = onsetFigures(softOnsets(decibels), settings.framesPerSecond);
    return at::stack({timbral(decibels, settings.silence), onsets.density, onsets.irregularity,
                      structural(decibels, settings.distance)},
                     1);
}

} // namespace antiphon::idm

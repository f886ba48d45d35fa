#include "models/idm/denoiser.h"

#include "core/rng.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::idm {

namespace {

at::Tensor perRow(const at::Tensor& x) {
    return x.view({-1, 1, 1});
}

} // namespace

IdmNet::Result Denoiser::estimate(const at::Tensor& noisy, const at::Tensor& sigma,
                                  const at::Tensor& score, const at::Tensor& unsaid) const {
    const at::Tensor all = squares(sigma), one = all.rsqrt(), centred = noisy - m_facts.mean;
    IdmNet::Result result = m_net.forward(centred * perRow(one), {sigma.log() / 4, score, unsaid});
    result.output = centred * perRow(m_facts.deviation * m_facts.deviation / all) +
                    result.output * perRow(sigma * m_facts.deviation * one) + m_facts.mean;
    return result;
}

Chunks Denoiser::chunks(const at::Tensor& noisy, const at::Tensor& sigma, const at::Tensor& score,
                        const at::Tensor& unsaid) const {
    return m_net.chunks((noisy - m_facts.mean) * perRow(squares(sigma).rsqrt()),
                        {sigma.log() / 4, score, unsaid});
}

at::Tensor Denoiser::squares(const at::Tensor& sigma) const {
    return sigma.square() + m_facts.deviation * m_facts.deviation;
}

at::Tensor Denoiser::weight(const at::Tensor& sigma) const {
    return squares(sigma) / (sigma * m_facts.deviation).square();
}

std::vector<double> noiseLevels(std::int64_t steps, double first) {
    constexpr double rho = 7;
    const double from = std::pow(first, 1 / rho), to = std::pow(softestNoise, 1 / rho);
    std::vector<double> levels;
    for (std::int64_t i = 0; i < steps; ++i)
        levels.push_back(
            i == 0 ? first : std::pow(from + double(i) / double(steps - 1) * (to - from), rho));
    levels.push_back(0);
    return levels;
}

at::Tensor denoised(const Denoiser& denoiser, at::Tensor x, double level, const at::Tensor& score,
                    const DrawSettings& settings, const std::function<void(double)>& checkpoint) {
    const at::NoGradGuard noGradient;
    const std::int64_t rows = x.size(0);
    const at::TensorOptions real = x.options();
    const bool wanted = score.defined();
    const bool guided = wanted && settings.guidance != 1;
    const at::Tensor open = at::zeros({rows, 4}, real);
    const auto estimate = [&](const at::Tensor& noisy, double sigma) {
        const auto with = [&](const at::Tensor& s, double unsaid) {
            return denoiser
                .estimate(noisy, at::full({rows}, sigma, real), s, at::full({rows}, unsaid, real))
                .output;
        };
        if (!wanted)
            return with(open, 1);
        const at::Tensor meant = with(score, 0);
        return guided ? at::lerp(with(open, 1), meant, settings.guidance) : meant;
    };
    const std::vector<double> levels = noiseLevels(settings.steps, level);
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
        checkpoint(double(i) / double(settings.steps));
        const double now = levels[i], next = levels[i + 1];
        const at::Tensor slope = (x - estimate(x, now)) / now;
        const at::Tensor predicted = x + (next - now) * slope;
        if (next <= 0) {
            x = predicted;
            break;
        }
        const at::Tensor there = (predicted - estimate(predicted, next)) / next;
        x = x + (next - now) / 2 * (slope + there);
    }
    return x.clamp(-1, 1);
}

at::Tensor seededNoise(std::uint64_t seed, std::int64_t bands, std::int64_t frames) {
    at::Tensor noise = at::empty({bands, frames}, at::kFloat);
    Rng rng(seed);
    // Frame by frame, so that longer clips begin with the same.
    float* values = noise.data_ptr<float>();
    for (std::int64_t t = 0; t < frames; ++t)
        for (std::int64_t band = 0; band < bands; ++band)
            values[band * frames + t] = float(rng.normal());
    return noise;
}

} // namespace antiphon::idm

#include "models/stem/discriminator.h"

#include "core/rng.h"

#include <ATen/ATen.h>

namespace antiphon::stem {

namespace {

constexpr double slope = 0.3;
constexpr std::int64_t dilations[] = {1, 2, 4};

at::Tensor mean(std::vector<at::Tensor> values) {
    return at::stack(values).mean();
}

} // namespace

class SpectralDiscriminator::Scale : public torch::nn::Module {
public:
    Scale(std::int64_t channels, std::int64_t filters, std::int64_t window)
        : m_size(window), m_window(at::hann_window(window)) {
        m_window /= m_window.norm();
        const auto convs = register_module("convs", std::make_shared<torch::nn::Module>());
        const auto add = [&](std::int64_t in, std::int64_t across) {
            m_convs.push_back(convs->register_module(
                std::to_string(m_convs.size()),
                std::make_shared<ConvWeight>(filters, at::IntArrayRef({filters, in, 3, across}),
                                             true)));
        };
        add(2 * channels, 9);
        for (std::size_t d = 0; d < std::size(dilations); ++d)
            add(filters, 9);
        add(filters, 3);
        m_last = register_module("conv_post", std::make_shared<ConvWeight>(
                                                  1, at::IntArrayRef({1, filters, 3, 3}), true));
    }

    Opinion listen(const at::Tensor& samples) const {
        const at::Tensor spectra = at::view_as_real(
            at::stft(samples.flatten(0, 1), m_size, m_size / 4, m_size,
                     m_window.to(samples.device()), false, "reflect", false, true, true));
        // (B channels, bins, frames, 2) -> (B, 2 channels, frames, bins)
        at::Tensor x = spectra.permute({0, 3, 2, 1})
                           .reshape({samples.size(0), -1, spectra.size(2), spectra.size(1)});
        Opinion opinion;
        for (std::size_t n = 0; n < m_convs.size(); ++n) {
            const bool dilated = n > 0 && n <= std::size(dilations);
            const std::int64_t d = dilated ? dilations[n - 1] : 1;
            const std::int64_t across = n + 1 < m_convs.size() ? 4 : 1;
            x = at::leaky_relu(at::conv2d(x, m_convs[n]->weight(), m_convs[n]->bias,
                                          at::IntArrayRef({1, dilated ? 2 : 1}),
                                          at::IntArrayRef({d, across}), at::IntArrayRef({d, 1})),
                               slope);
            opinion.layers.push_back(x);
        }
        opinion.real = at::conv2d(x, m_last->weight(), m_last->bias, at::IntArrayRef({1, 1}),
                                  at::IntArrayRef({1, 1}));
        return opinion;
    }
    void initialise(Rng& rng) {
        for (const auto& conv : m_convs)
            conv->initialise(double(conv->weight().numel() / conv->weight().size(0)), rng);
        m_last->initialise(double(m_last->weight().numel()), rng);
    }

private:
    std::int64_t m_size;
    at::Tensor m_window;
    std::vector<std::shared_ptr<ConvWeight>> m_convs;
    std::shared_ptr<ConvWeight> m_last;
};

SpectralDiscriminator::SpectralDiscriminator(std::int64_t channels, std::int64_t filters,
                                             const std::vector<std::int64_t>& windows) {
    const auto all = register_module("discriminators", std::make_shared<torch::nn::Module>());
    for (std::size_t s = 0; s < windows.size(); ++s)
        m_scales.push_back(all->register_module(
            std::to_string(s), std::make_shared<Scale>(channels, filters, windows[s])));
}

void SpectralDiscriminator::initialise(Rng& rng) {
    for (const auto& scale : m_scales)
        scale->initialise(rng);
}

std::vector<SpectralDiscriminator::Opinion>
SpectralDiscriminator::listen(const at::Tensor& samples) const {
    std::vector<Opinion> opinions;
    for (const auto& scale : m_scales)
        opinions.push_back(scale->listen(samples));
    return opinions;
}

at::Tensor discriminatorLoss(const std::vector<SpectralDiscriminator::Opinion>& recorded,
                             const std::vector<SpectralDiscriminator::Opinion>& made) {
    std::vector<at::Tensor> losses;
    for (std::size_t s = 0; s < made.size(); ++s)
        losses.push_back((1 - recorded[s].real).relu().mean() + (1 + made[s].real).relu().mean());
    return mean(losses);
}

at::Tensor adversarialLoss(const std::vector<SpectralDiscriminator::Opinion>& made) {
    std::vector<at::Tensor> losses;
    for (const auto& opinion : made)
        losses.push_back(-opinion.real.mean());
    return mean(losses);
}

at::Tensor featureLoss(const std::vector<SpectralDiscriminator::Opinion>& recorded,
                       const std::vector<SpectralDiscriminator::Opinion>& made) {
    std::vector<at::Tensor> losses;
    for (std::size_t s = 0; s < made.size(); ++s)
        for (std::size_t n = 0; n < made[s].layers.size(); ++n)
            losses.push_back((made[s].layers[n] - recorded[s].layers[n]).abs().mean());
    return mean(losses);
}

} // namespace antiphon::stem

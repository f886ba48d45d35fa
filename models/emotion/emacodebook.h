#pragma once

#include <ATen/core/Tensor.h>
#include <torch/nn/module.h>

namespace antiphon {
class Rng;
}

namespace antiphon::emotion {

/// Vector quantisation whose codes follow what is assigned to them by moving averages (van den Oord
/// et al. 2017, appendix A.1) with Adam's correction for their start (spec section 6). Buffers:
/// embeddings (K, D), ema_dw.hidden (K, D), ema_cluster_size.hidden (K), as published; and, which
/// published checkpoints lack, counter (updates so far) and idle (updates since a code was last
/// used).
///
/// As published a code that nothing is assigned to becomes zero. Where `revives`, codes begin as
/// vectors of the first batch, an unused one stays where it is, and after `patience` updates it
/// becomes a vector of the batch. Vectors are drawn by LibTorch's generator.
class EmaCodebook : public torch::nn::Module {
public:
    static constexpr double decay = 0.99, smoothing = 1e-5, commitment = 0.25;
    static constexpr std::int64_t patience = 64;

    EmaCodebook(std::int64_t codes, std::int64_t width, bool revives);
    /// Uniform within sqrt(6 / (K + D)) (Glorot and Bengio 2010).
    void initialise(Rng& rng);

    struct Quantised {
        at::Tensor vectors; ///< of the nearest codes; the gradient passes through to the latents
        at::Tensor indices; ///< long, without the last axis
        at::Tensor loss;    ///< 0.25 mean (latent - code)^2
    };
    /// In training the codes are updated afterwards. `keys`, floats, 1 or 0, one a latent: those
    /// that are 0 count neither for the loss nor for the codes; undefined: all do.
    Quantised forward(const at::Tensor& latents, const at::Tensor& keys = {});

    struct Nearest {
        at::Tensor indices; ///< the first of equally near ones
        at::Tensor margins; ///< how much farther the second nearest is, squared distances
    };
    Nearest nearest(const at::Tensor& latents) const;

    at::Tensor embeddings, sums, counts, counter, idle;

private:
    at::Tensor distances(const at::Tensor& rows) const;
    void update(const at::Tensor& rows, const at::Tensor& indices);
    void revive(const at::Tensor& rows);

    bool m_revives;
};

} // namespace antiphon::emotion

#pragma once

#include "models/transformer.h"

namespace antiphon {
class Rng;
}

namespace antiphon::idm {

/// A ConvNeXt block over time (Liu et al. 2022, as Siuzdak 2023 has it): a convolution of each
/// channel over seven frames, layer norm, two affine layers with GELU (erf) between, a gain for
/// each channel, and what came in: dwconv.*, norm.*, pwconv1.*, pwconv2.*, gamma.
class ConvNextBlock : public torch::nn::Module {
public:
    /// `gain`: what gamma begins with.
    ConvNextBlock(std::int64_t width, std::int64_t inner, double gain);
    /// (B, T, width), silence beyond the ends.
    at::Tensor forward(const at::Tensor& x) const;

private:
    at::Tensor m_kernel, m_bias, m_gamma;
    std::shared_ptr<NormLayer> m_norm;
    std::shared_ptr<AffineLayer> m_wider, m_narrower;
};

/// embed.* (seven frames of bands), norm.*, convnext.N.*, final_layer_norm.*
class ConvNextStack : public torch::nn::Module {
public:
    ConvNextStack(std::int64_t in, std::int64_t width, std::int64_t inner, std::int64_t blocks);
    /// (B, T, in) -> (B, T, width).
    at::Tensor forward(const at::Tensor& x) const;

private:
    at::Tensor m_kernel, m_bias;
    std::shared_ptr<NormLayer> m_first, m_last;
    std::vector<std::shared_ptr<ConvNextBlock>> m_blocks;
};

/// Fresh weights as published: matrices and kernels normal with deviation 0.02, cut at twice that.
/// Vectors keep what their constructors gave.
void initialiseConvNext(torch::nn::Module& module, Rng& rng);

} // namespace antiphon::idm

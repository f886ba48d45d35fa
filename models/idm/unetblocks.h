#pragma once

#include "models/transformer.h"

#include <string>
#include <vector>

namespace antiphon::idm {

inline constexpr std::int64_t filmWidth = 256; ///< of an embedded condition

/// Norm, then what a condition (B, filmWidth) makes of it, channel by channel, then LeakyReLU 0.2.
/// weight, bias; of batch norm running_mean, running_var, num_batches_tracked.
class ConvNorm : public torch::nn::Module {
public:
    /// `film` 0: no condition.
    ConvNorm(std::int64_t channels, const std::string& kind, std::int64_t film);
    at::Tensor forward(const at::Tensor& x, const at::Tensor& condition);

private:
    bool m_batch;
    at::Tensor m_weight, m_bias, m_mean, m_variance, m_count;
    std::shared_ptr<AffineLayer> m_film;
};

/// Twice a 3 x 3 convolution without bias and a ConvNorm: conv.0.weight, conv.1.*, conv.3.weight,
/// conv.4.*
class ConvBlock : public torch::nn::Module {
public:
    ConvBlock(std::int64_t in, std::int64_t out, const std::string& norm, std::int64_t film);
    at::Tensor forward(const at::Tensor& x, const at::Tensor& condition);

private:
    at::Tensor m_first, m_second;
    std::shared_ptr<ConvNorm> m_firstNorm, m_secondNorm;
};

/// Twice as large by a 2 x 2 transposed convolution, padded to the skip connection's size and put
/// behind it, then a ConvBlock: up.*, conv_block.*
class UpBlock : public torch::nn::Module {
public:
    UpBlock(std::int64_t in, std::int64_t skip, std::int64_t out, const std::string& norm,
            std::int64_t film);
    /// `note` is called with `name` and what is larger, before it is padded.
    template <class Note>
    at::Tensor forward(const at::Tensor& x, const at::Tensor& skip, const at::Tensor& condition,
                       Note note, const char* name) {
        const at::Tensor up = enlarged(x);
        note(name, up);
        return joined(up, skip, condition);
    }

private:
    at::Tensor enlarged(const at::Tensor& x) const;
    at::Tensor joined(const at::Tensor& up, const at::Tensor& skip, const at::Tensor& condition);

    at::Tensor m_weight, m_bias;
    std::shared_ptr<ConvBlock> m_block;
};

/// What all bands do at once, moment by moment: every frame's channels and bands (four together)
/// become `width` numbers, these are filtered over time (three residual convolutions of 5 frames,
/// dilated by 1, 3 and 9) and what comes of it is added to all bands. 3 x 3 convolutions alone see
/// few bands of a frame, and the bottleneck no single frame, so that attacks would not stand in all
/// bands at once. Fresh ones add little. in.*, film.*, filters.N.weight, filters.N.bias,
/// filters.N.norm.*, out.*
class FrameBlock : public torch::nn::Module {
public:
    /// `bands`: a multiple of 4. `film` 0: no condition.
    FrameBlock(std::int64_t channels, std::int64_t bands, std::int64_t width, std::int64_t film);
    /// (B, channels, bands, T) -> the same.
    at::Tensor forward(const at::Tensor& x, const at::Tensor& condition) const;
    /// So that a fresh one adds little.
    void soften();

private:
    std::shared_ptr<AffineLayer> m_in, m_film, m_out;
    std::vector<at::Tensor> m_weights, m_biases;
    std::vector<std::shared_ptr<NormLayer>> m_norms;
};

} // namespace antiphon::idm

#pragma once

#include "models/transformer.h"

#include <string>

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

} // namespace antiphon::idm

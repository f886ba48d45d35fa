#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace antiphon::stem {

/// A loss of what a network made, and how much it shall count.
struct WeightedLoss {
    std::string name;
    double weight;
    at::Tensor value;
};

/// What to add to a loss of what `y` was made of, so that the gradient of the weighted sum of
/// `losses` reaches it. They were made of `leaf`, which has y's values and wants gradients; nothing
/// else that they were made of gets any. The value is 0.
at::Tensor pullOfSum(const at::Tensor& y, const at::Tensor& leaf,
                     const std::vector<WeightedLoss>& losses);

/// Shares a gradient out among losses by their weights, whatever their scales are (EnCodec:
/// Defossez et al. 2022, section 3.4): with respect to y it is sum_i w_i / sum(w) g_i / mean |g_i|,
/// means moving with decay 0.999 and norms being of an item. One thread at a time.
class GradientBalancer {
public:
    static constexpr double decay = 0.999;

    /// As many losses as ever come together.
    explicit GradientBalancer(std::int64_t losses);

    /// As pullOfSum(), balanced; the losses always in the same order.
    at::Tensor pull(const at::Tensor& y, const at::Tensor& leaf,
                    const std::vector<WeightedLoss>& losses);
    /// Sums of norms and of what they weigh: (losses, 2), to be kept for an exact resume.
    const at::Tensor& memory() const { return m_memory; }

private:
    at::Tensor m_memory;
};

} // namespace antiphon::stem

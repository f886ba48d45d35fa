#include "models/leakynorm.h"

#include "core/simd.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace antiphon {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::tensor_list;

/// Floats that are summed as floats before they are added to a double.
constexpr std::int64_t part = 4096;

[[gnu::always_inline]] inline float sumOf(const Lanes16* lanes) {
    return addLanes16(lanes[0] + lanes[1]);
}

/// Sums of a channel's values and of their squares, less `offset`.
struct Moments {
    const float* from;
    std::int64_t count;
    float offset;
    double *sum, *squares;

    [[gnu::always_inline]] void operator()() const {
        double all = 0, powers = 0;
        for (std::int64_t begin = 0; begin < count; begin += part) {
            const std::int64_t end = std::min(begin + part, count);
            Lanes16 sums[2] = {}, second[2] = {};
            std::int64_t i = begin;
            for (; i + 2 * lanes16 <= end; i += 2 * lanes16)
                for (int k = 0; k < 2; ++k) {
                    const Lanes16 x =
                        *reinterpret_cast<const Lanes16*>(from + i + k * lanes16) - offset;
                    sums[k] += x;
                    second[k] += x * x;
                }
            all += double(sumOf(sums));
            powers += double(sumOf(second));
            for (; i < end; ++i) {
                const float x = from[i] - offset;
                all += double(x);
                powers += double(x * x);
            }
        }
        *sum = all;
        *squares = powers;
    }
};

/// y = leaky(factor x + term)
struct Leak {
    const float* from;
    float* to;
    std::int64_t count;
    float factor, term, slope;

    [[gnu::always_inline]] void operator()() const {
        const float* const __restrict in = from;
        float* const __restrict out = to;
        const float a = factor, b = term, s = slope;
        for (std::int64_t i = 0, end = count; i < end; ++i) {
            const float z = a * in[i] + b;
            out[i] = z > 0 ? z : s * z;
        }
    }
};

/// Sums of the gradient before LeakyReLU, and of its products with the normalised values.
struct GradientSums {
    const float *from, *gradient;
    std::int64_t count;
    float factor, term, slope, mean, deviation; ///< deviation: one over it
    double *sum, *products;

    [[gnu::always_inline]] void operator()() const {
        double all = 0, both = 0;
        const float a = factor, b = term, s = slope, m = mean, r = deviation;
        for (std::int64_t begin = 0; begin < count; begin += part) {
            const std::int64_t end = std::min(begin + part, count);
            Lanes16 sums[2] = {}, second[2] = {};
            std::int64_t i = begin;
            for (; i + 2 * lanes16 <= end; i += 2 * lanes16)
                for (int k = 0; k < 2; ++k) {
                    const Lanes16 x = *reinterpret_cast<const Lanes16*>(from + i + k * lanes16);
                    Lanes16 g = *reinterpret_cast<const Lanes16*>(gradient + i + k * lanes16);
                    g = a * x + b > 0 ? g : s * g;
                    sums[k] += g;
                    second[k] += g * ((x - m) * r);
                }
            all += double(sumOf(sums));
            both += double(sumOf(second));
            for (; i < end; ++i) {
                const float g = a * from[i] + b > 0 ? gradient[i] : s * gradient[i];
                all += double(g);
                both += double(g * ((from[i] - m) * r));
            }
        }
        *sum = all;
        *products = both;
    }
};

/// dx = factor g - along x - constant, g the gradient before LeakyReLU
struct GradientOf {
    const float *from, *gradient;
    float* to;
    std::int64_t count;
    float factor, term, slope, along, constant;

    [[gnu::always_inline]] void operator()() const {
        const float* const __restrict in = from;
        const float* const __restrict dy = gradient;
        float* const __restrict out = to;
        const float a = factor, b = term, s = slope, l = along, c = constant;
        for (std::int64_t i = 0, end = count; i < end; ++i) {
            const float g = a * in[i] + b > 0 ? dy[i] : s * dy[i];
            out[i] = a * g - l * in[i] - c;
        }
    }
};

/// How a group lies in the tensors.
struct Layout {
    Layout(const at::Tensor& x, std::int64_t groups)
        : channels(x.size(1)), own(channels / groups), plane(x.size(2) * x.size(3)),
          count(x.size(0) * groups) {}
    double values() const { return double(own * plane); }

    std::int64_t channels, own, plane, count;
};

struct LeakyGroupNorm : Function<LeakyGroupNorm> {
    static at::Tensor forward(AutogradContext* context, const at::Tensor& given,
                              std::int64_t groups, const at::Tensor& scales,
                              const at::Tensor& shifts, double epsilon, double slope) {
        const at::Tensor x = given.contiguous(), scale = scales.contiguous(),
                         shift = shifts.contiguous();
        const Layout layout(x, groups);
        at::Tensor y = at::empty_like(x), facts = at::empty({layout.count, 2}, x.options());
        const float *in = x.data_ptr<float>(), *a = scale.data_ptr<float>(),
                    *b = shift.data_ptr<float>();
        float *out = y.data_ptr<float>(), *fact = facts.data_ptr<float>();
        at::parallel_for(0, layout.count, 1, [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t group = from; group < to; ++group) {
                const float* values = in + group * layout.own * layout.plane;
                // Less about their mean, squares do not drown what is to be told apart.
                const float offset = values[0];
                double sum = 0, squares = 0;
                for (std::int64_t c = 0; c < layout.own; ++c) {
                    double one = 0, two = 0;
                    runWide(Moments{values + c * layout.plane, layout.plane, offset, &one, &two});
                    sum += one;
                    squares += two;
                }
                const double mean = sum / layout.values();
                const double variance = std::max(0.0, squares / layout.values() - mean * mean);
                fact[2 * group] = float(mean + double(offset));
                fact[2 * group + 1] = float(1 / std::sqrt(variance + epsilon));
                for (std::int64_t c = 0; c < layout.own; ++c) {
                    const std::int64_t channel = group * layout.own + c;
                    const float factor = a[channel] * fact[2 * group + 1];
                    runWide(Leak{in + channel * layout.plane, out + channel * layout.plane,
                                 layout.plane, factor, b[channel] - factor * fact[2 * group],
                                 float(slope)});
                }
            }
        });
        context->save_for_backward({x, scale, shift, facts});
        context->saved_data["groups"] = groups;
        context->saved_data["slope"] = slope;
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &scale = saved[1], &shift = saved[2], &facts = saved[3];
        const at::Tensor dy = gradients[0].contiguous();
        const Layout layout(x, context->saved_data["groups"].toInt());
        const auto slope = float(context->saved_data["slope"].toDouble());
        at::Tensor dx = at::empty_like(x), dScale = at::empty_like(scale),
                   dShift = at::empty_like(shift);
        const float *in = x.data_ptr<float>(), *g = dy.data_ptr<float>(),
                    *a = scale.data_ptr<float>(), *b = shift.data_ptr<float>(),
                    *fact = facts.data_ptr<float>();
        float *out = dx.data_ptr<float>(), *da = dScale.data_ptr<float>(),
              *db = dShift.data_ptr<float>();
        at::parallel_for(0, layout.count, 1, [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t group = from; group < to; ++group) {
                const float mean = fact[2 * group], deviation = fact[2 * group + 1];
                double sum = 0, products = 0;
                for (std::int64_t c = group * layout.own; c < (group + 1) * layout.own; ++c) {
                    double one = 0, two = 0;
                    const float factor = a[c] * deviation;
                    runWide(GradientSums{in + c * layout.plane, g + c * layout.plane, layout.plane,
                                         factor, b[c] - factor * mean, slope, mean, deviation, &one,
                                         &two});
                    da[c] = float(two);
                    db[c] = float(one);
                    sum += double(a[c]) * one;
                    products += double(a[c]) * two;
                }
                const double along = products / layout.values() * deviation * deviation;
                const double constant = sum / layout.values() * deviation - along * mean;
                for (std::int64_t c = group * layout.own; c < (group + 1) * layout.own; ++c) {
                    const float factor = a[c] * deviation;
                    runWide(GradientOf{in + c * layout.plane, g + c * layout.plane,
                                       out + c * layout.plane, layout.plane, factor,
                                       b[c] - factor * mean, slope, float(along), float(constant)});
                }
            }
        });
        return {dx, {}, dScale, dShift, {}, {}};
    }
};

} // namespace

at::Tensor leakyGroupNorm(const at::Tensor& x, std::int64_t groups, const at::Tensor& scale,
                          const at::Tensor& shift, double epsilon, double slope) {
    if (x.is_cpu() && x.scalar_type() == at::kFloat && !at::autocast::is_cpu_enabled())
        return LeakyGroupNorm::apply(x, groups, scale, shift, epsilon, slope);
    const auto wide = [](const at::Tensor& t) { return t.unsqueeze(2).unsqueeze(3); };
    const at::Tensor y = at::group_norm(x, groups, {}, {}, epsilon);
    return at::leaky_relu(at::addcmul(wide(shift), y, wide(scale)), slope);
}

} // namespace antiphon

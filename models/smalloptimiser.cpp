#include "models/smalloptimiser.h"

#include "models/smallkernels.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

/// By squaring: std::pow may differ from one library to the next.
double power(double base, std::int64_t exponent) {
    double result = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2)
            result *= base;
    return result;
}

} // namespace

SmallOptimiser::SmallOptimiser(const Settings& settings, std::span<SmallNet* const> nets)
    : m_settings(settings) {
    for (const SmallNet* net : nets) {
        const std::size_t size = net->values().size();
        m_moments.push_back(
            {AlignedFloats(settings.kind == Settings::Kind::Adam ? size : 0), AlignedFloats(size)});
    }
}

double SmallOptimiser::step(std::span<SmallNet* const> nets, double maxNorm) {
    const SmallKernels& kernels = smallKernels();
    double square = 0;
    for (const SmallNet* net : nets)
        square +=
            double(kernels.squares(net->gradientValues().data(), net->gradientValues().size()));
    const double norm = std::sqrt(square);
    // 1e-6 as torch.nn.utils.clip_grad_norm_.
    const double scale = maxNorm > 0 ? std::min(1.0, maxNorm / (norm + 1e-6)) : 1;
    ++m_steps;
    const auto& s = m_settings;
    for (std::size_t i = 0; i < nets.size(); ++i) {
        float* values = nets[i]->values().data();
        const float* gradients = nets[i]->gradientValues().data();
        float* second = m_moments[i].second.data();
        const std::size_t count = m_moments[i].second.size();
        if (s.kind == Settings::Kind::Adam)
            kernels.adam({.values = values,
                          .first = m_moments[i].first.data(),
                          .second = second,
                          .gradients = gradients,
                          .count = count,
                          .scale = float(scale),
                          .beta1 = float(s.beta1),
                          .beta2 = float(s.beta2),
                          .rest1 = float(1 - s.beta1),
                          .rest2 = float(1 - s.beta2),
                          .stepSize = float(s.rate / (1 - power(s.beta1, m_steps))),
                          .inverseRoot = float(1 / std::sqrt(1 - power(s.beta2, m_steps))),
                          .eps = float(s.eps)});
        else
            kernels.rms({.values = values,
                         .squares = second,
                         .gradients = gradients,
                         .count = count,
                         .scale = float(scale),
                         .alpha = float(s.alpha),
                         .rest = float(1 - s.alpha),
                         .rate = float(s.rate),
                         .eps = float(s.eps)});
    }
    return norm;
}

std::vector<RawTensor> SmallOptimiser::tensors(std::size_t index, const SmallNet& net,
                                               const std::string& prefix) const {
    const Moments& moments = m_moments.at(index);
    if (m_settings.kind == Settings::Kind::RmsProp)
        return net.tensorsOf(moments.second, prefix + "square_avg.");
    auto all = net.tensorsOf(moments.first, prefix + "exp_avg.");
    auto second = net.tensorsOf(moments.second, prefix + "exp_avg_sq.");
    std::move(second.begin(), second.end(), std::back_inserter(all));
    return all;
}

void SmallOptimiser::load(std::size_t index, const SmallNet& net,
                          std::span<const RawTensor> tensors, const std::string& prefix,
                          const std::string& origin) {
    Moments& moments = m_moments.at(index);
    if (m_settings.kind == Settings::Kind::RmsProp)
        return net.loadInto(moments.second, tensors, prefix + "square_avg.", origin);
    net.loadInto(moments.first, tensors, prefix + "exp_avg.", origin);
    net.loadInto(moments.second, tensors, prefix + "exp_avg_sq.", origin);
}

} // namespace antiphon

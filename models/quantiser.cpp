#include "models/quantiser.h"

#include "core/maps/nearestcode.h"

#include <ATen/ATen.h>

namespace antiphon {

namespace {

constexpr double decay = 0.99;
constexpr double restartReach = 10;
constexpr double restartFloor = 0.001;

/// The row of `codes` that is nearest to each row of `rows`, the first of equals.
at::Tensor nearestRows(const at::Tensor& rows, const at::Tensor& codes) {
    if (!rows.is_cpu())
        return at::argmin(at::cdist(rows.to(at::kFloat), codes, 2, 2), 1);
    const at::Tensor from = rows.to(at::kFloat).contiguous(), to = codes.contiguous();
    const auto count = std::size_t(from.size(0));
    std::vector<std::int32_t> labels(count);
    std::vector<float> distances(count);
    NearestCode({to.data_ptr<float>(), std::size_t(to.numel())}, std::size_t(to.size(1)))
        .find({from.data_ptr<float>(), std::size_t(from.numel())}, labels, distances);
    at::Tensor result = at::empty({from.size(0)}, at::kLong);
    std::copy(labels.begin(), labels.end(), result.data_ptr<std::int64_t>());
    return result;
}

} // namespace

Quantiser::Quantiser(at::Tensor codebook, const Settings& settings)
    : m_settings(settings), m_codebook(std::move(codebook)),
      m_usage(at::zeros({m_codebook.size(0)}, m_codebook.options().requires_grad(false))) {
    m_codebook.set_requires_grad(settings.learnable);
}

at::Tensor Quantiser::nearest(const at::Tensor& x) const {
    const at::NoGradGuard guard;
    return nearestRows(x.reshape({-1, x.size(-1)}), m_codebook)
        .reshape(x.sizes().slice(0, x.dim() - 1));
}

Quantiser::Result Quantiser::forward(const at::Tensor& x, bool training) {
    const at::Tensor indices = nearest(x);
    const at::Tensor chosen = at::embedding(m_codebook, indices);
    if (!training)
        return {indices, chosen, at::zeros({}, x.options().requires_grad(false))};
    const at::Tensor passed = x + (chosen - x).detach();
    at::Tensor loss = at::mse_loss(x, chosen.detach());
    if (m_settings.learnable)
        loss = m_settings.commitment * loss +
               at::mse_loss(m_settings.compat ? passed : chosen, x.detach());
    Result result{indices, passed, loss};
    if (m_settings.restart)
        restart(x.detach().reshape({-1, x.size(-1)}), indices.reshape({-1}));
    return result;
}

void Quantiser::restart(const at::Tensor& rows, const at::Tensor& indices) {
    const at::NoGradGuard guard;
    const auto codes = double(m_codebook.size(0));
    const at::Tensor share =
        at::bincount(indices, {}, m_codebook.size(0)).to(m_usage.options()) / double(rows.size(0));
    m_usage.mul_(decay).add_(share, 1 - decay);
    const at::Tensor weight =
        at::exp(m_usage * (-codes * restartReach / (1 - decay)) - restartFloor).unsqueeze(1);
    const at::Tensor found = rows.index_select(0, nearestRows(m_codebook, rows));
    // The gradients of this step ask for the codes that were chosen, not for their values, so that
    // autograd need not know of the change.
    m_codebook.variable_data().mul_(1 - weight).add_(weight * found);
}

TorchModel::Named Quantiser::parameters(const std::string& prefix) const {
    if (m_settings.learnable)
        return {{prefix + "codebook", m_codebook}};
    return {};
}

TorchModel::Named Quantiser::buffers(const std::string& prefix) const {
    TorchModel::Named list{{prefix + "usage", m_usage}};
    if (!m_settings.learnable)
        list.emplace_back(prefix + "codebook", m_codebook);
    return list;
}

} // namespace antiphon

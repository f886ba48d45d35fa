#include "models/emotion/emacodebook.h"

#include "core/rng.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::emotion {

EmaCodebook::EmaCodebook(std::int64_t codes, std::int64_t width, bool revives)
    : embeddings(register_buffer("embeddings", at::zeros({codes, width}))), m_revives(revives) {
    const auto part = [&](const char* name, at::IntArrayRef shape) {
        return register_module(name, std::make_shared<torch::nn::Module>())
            ->register_buffer("hidden", at::zeros(shape));
    };
    sums = part("ema_dw", {codes, width});
    counts = part("ema_cluster_size", {codes});
    counter = register_buffer("counter", at::zeros({1}, at::kLong));
    idle = register_buffer("idle", at::zeros({codes}, at::kLong));
}

void EmaCodebook::initialise(Rng& rng) {
    const double bound = std::sqrt(6.0 / double(embeddings.size(0) + embeddings.size(1)));
    float* to = embeddings.data_ptr<float>();
    for (std::int64_t i = 0; i < embeddings.numel(); ++i)
        *to++ = float(bound * (2 * rng.uniform() - 1));
}

at::Tensor EmaCodebook::distances(const at::Tensor& rows) const {
    return at::addmm(rows.square().sum(1, true) + embeddings.square().sum(1), rows, embeddings.t(),
                     1, -2);
}

EmaCodebook::Nearest EmaCodebook::nearest(const at::Tensor& latents) const {
    const at::NoGradGuard noGradient;
    const at::Tensor all = distances(latents.flatten(0, -2));
    const at::Tensor two = std::get<0>(all.topk(2, 1, false));
    const at::IntArrayRef shape = latents.sizes().slice(0, std::size_t(latents.dim() - 1));
    return {all.argmin(1).view(shape), (two.select(1, 1) - two.select(1, 0)).view(shape)};
}

EmaCodebook::Quantised EmaCodebook::forward(const at::Tensor& latents, const at::Tensor& keys) {
    const at::IntArrayRef shape = latents.sizes().slice(0, std::size_t(latents.dim() - 1));
    at::Tensor chosen, indices;
    {
        const at::NoGradGuard noGradient;
        const at::Tensor rows = latents.detach().flatten(0, -2).to(at::kFloat);
        const at::Tensor counting =
            keys.defined() ? keys.flatten().gt(0).nonzero().squeeze(1) : at::Tensor();
        const at::Tensor counted = keys.defined() ? rows.index_select(0, counting) : rows;
        if (is_training() && m_revives && counter.item<std::int64_t>() == 0)
            revive(counted);
        indices = distances(rows).argmin(1);
        chosen = embeddings.index_select(0, indices).view(latents.sizes());
        if (is_training())
            update(counted, keys.defined() ? indices.index_select(0, counting) : indices);
    }
    const at::Tensor far = (latents - chosen).square();
    const at::Tensor loss =
        keys.defined() ? (far * keys.unsqueeze(-1)).sum() / (keys.sum() * double(latents.size(-1)))
                       : far.mean();
    return {latents + (chosen - latents).detach(), indices.view(shape), commitment * loss};
}

void EmaCodebook::update(const at::Tensor& rows, const at::Tensor& indices) {
    const at::Tensor used = at::bincount(indices, {}, embeddings.size(0));
    counter.add_(1);
    idle.add_(1).masked_fill_(used.gt(0), 0);
    counts.mul_(decay).add_(used.to(at::kFloat), 1 - decay);
    sums.mul_(decay).add_(at::zeros_like(sums).index_add_(0, indices, rows), 1 - decay);

    const double correction = 1 - std::pow(decay, double(counter.item<std::int64_t>()));
    const at::Tensor weights = counts / correction, total = weights.sum();
    const at::Tensor smooth =
        (weights + smoothing) / (total + double(embeddings.size(0)) * smoothing) * total;
    const at::Tensor moved = sums / correction / smooth.unsqueeze(1);
    // Of a code that is hardly used the smoothing alone would be left.
    embeddings.copy_(m_revives ? at::where(used.gt(0).unsqueeze(1), moved, embeddings) : moved);
    if (m_revives)
        revive(rows);
}

void EmaCodebook::revive(const at::Tensor& rows) {
    const bool first = counter.item<std::int64_t>() == 0;
    const at::Tensor places = (first ? idle.ge(0) : idle.ge(patience)).nonzero().squeeze(1);
    if (places.size(0) == 0 || rows.size(0) == 0)
        return;
    // Each of the vectors at most once, as long as there are enough of them.
    const at::Tensor order = at::randperm(rows.size(0), at::kLong).to(rows.device());
    const at::Tensor drawn =
        order.index_select(0, at::arange(places.size(0), places.options()) % rows.size(0));
    const at::Tensor vectors = rows.index_select(0, drawn);
    embeddings.index_copy_(0, places, vectors);
    idle.index_fill_(0, places, 0);
    if (first)
        return;
    // As if it had been used once on average.
    const double weight = 1 - std::pow(decay, double(counter.item<std::int64_t>()));
    counts.index_fill_(0, places, weight);
    sums.index_copy_(0, places, vectors * weight);
}

} // namespace antiphon::emotion

#include "models/stem/residualquantiser.h"

#include "core/maps/kmeans.h"
#include "core/maps/nearestcode.h"
#include "core/rng.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::stem {

using Module = torch::nn::Module;

namespace {

/// `count` rows, each at most once as long as there are enough of them.
at::Tensor drawn(const at::Tensor& rows, std::int64_t count, Rng& rng) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(rows.size(0)));
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = std::int64_t(i);
    rng.shuffle(std::span(order));
    std::vector<std::int64_t> chosen;
    for (std::int64_t i = 0; i < count; ++i)
        chosen.push_back(order[std::size_t(i) % order.size()]);
    return rows.index_select(
        0, at::tensor(at::ArrayRef<std::int64_t>(chosen), at::kLong).to(rows.device()));
}

} // namespace

class ResidualQuantiser::Book : public Module {
public:
    Book(std::int64_t card, std::int64_t dimension)
        : inited(register_buffer("inited", at::zeros({1}))),
          clusterSize(register_buffer("cluster_size", at::zeros({card}))),
          embed(register_buffer("embed", at::zeros({card, dimension}))),
          embedAvg(register_buffer("embed_avg", at::zeros({card, dimension}))) {}

    std::int64_t card() const { return embed.size(0); }

    /// Rows (N, dimension) -> (N), long.
    at::Tensor nearest(const at::Tensor& rows) const {
        if (!rows.is_cpu())
            return (embed.square().sum(1) - 2 * rows.matmul(embed.t())).argmin(1);
        const at::Tensor in = rows.contiguous(), book = embed.contiguous();
        const auto count = std::size_t(in.size(0)), width = std::size_t(in.size(1));
        const NearestCode codes({book.data_ptr<float>(), std::size_t(book.numel())}, width);
        std::vector<std::int32_t> labels(count);
        std::vector<float> distances(count);
        codes.find({in.data_ptr<float>(), count * width}, labels, distances);
        return at::tensor(at::ArrayRef<std::int32_t>(labels), at::kInt).to(at::kLong);
    }

    void start(const at::Tensor& rows, int epochs, std::uint64_t seed) {
        const at::Tensor in = rows.to(at::kCPU).contiguous();
        KMeans means({in.data_ptr<float>(), std::size_t(in.numel())}, int(in.size(1)),
                     {.codes = int(card()), .maxEpochs = epochs, .seed = seed});
        means.finish();
        const auto& found = means.result();
        const std::int64_t count = means.codes();
        std::vector<float> sizes(static_cast<std::size_t>(count));
        for (const std::int32_t label : found.labels)
            ++sizes[std::size_t(label)];
        // Fewer distinct vectors than rows: the rest wait for better ones at vectors of the batch.
        Rng rng(seed);
        embed.copy_(drawn(in, card(), rng));
        clusterSize.zero_();
        embed.narrow(0, 0, count)
            .copy_(at::tensor(at::ArrayRef<float>(found.centres), at::kFloat)
                       .view({count, in.size(1)}));
        clusterSize.narrow(0, 0, count).copy_(at::tensor(at::ArrayRef<float>(sizes), at::kFloat));
        embedAvg.copy_(embed * clusterSize.unsqueeze(1));
        inited.fill_(1);
    }

    /// By the vectors and what they were assigned to.
    void update(const at::Tensor& rows, const at::Tensor& labels, const QuantiserSettings& s,
                std::uint64_t seed) {
        expire(rows, s, seed);
        const double rest = 1 - s.decay;
        clusterSize.mul_(s.decay).add_(at::bincount(labels, {}, card()).to(at::kFloat), rest);
        embedAvg.mul_(s.decay).add_(at::zeros_like(embedAvg).index_add_(0, labels, rows), rest);
        const at::Tensor total = clusterSize.sum();
        const at::Tensor smooth =
            (clusterSize + s.epsilon) / (total + double(card()) * s.epsilon) * total;
        embed.copy_(embedAvg / smooth.unsqueeze(1));
    }

    at::Tensor inited, clusterSize, embed, embedAvg;

private:
    void expire(const at::Tensor& rows, const QuantiserSettings& s, std::uint64_t seed) {
        const double fair = double(rows.size(0)) / double(card());
        const at::Tensor places =
            s.expiry > 0 ? clusterSize.lt(s.expiry * fair).nonzero().squeeze(1) : at::Tensor();
        if (!places.defined() || places.size(0) == 0)
            return;
        Rng rng(seed);
        const at::Tensor vectors = drawn(rows, places.size(0), rng);
        clusterSize.index_fill_(0, places, fair);
        embedAvg.index_copy_(0, places, vectors * fair);
    }
};

ResidualQuantiser::ResidualQuantiser(std::int64_t books, std::int64_t card, std::int64_t dimension,
                                     const QuantiserSettings& s)
    : settings(s) {
    const auto layers = register_module("vq", std::make_shared<Module>())
                            ->register_module("layers", std::make_shared<Module>());
    for (std::int64_t k = 0; k < books; ++k)
        m_books.push_back(
            layers->register_module(std::to_string(k), std::make_shared<Module>())
                ->register_module("_codebook", std::make_shared<Book>(card, dimension)));
}

ResidualQuantiser::Result ResidualQuantiser::forward(const at::Tensor& latents,
                                                     std::uint64_t seed) {
    const std::int64_t batch = latents.size(0), width = latents.size(1), frames = latents.size(2);
    const at::Tensor rows = latents.transpose(1, 2).reshape({-1, width}).to(at::kFloat);
    at::Tensor residual = rows, sum = at::zeros_like(rows), loss;
    std::vector<at::Tensor> codes;
    for (std::size_t k = 0; k < m_books.size(); ++k) {
        Book& book = *m_books[k];
        at::Tensor labels, chosen;
        {
            const at::NoGradGuard noGradient;
            const at::Tensor vectors = residual.detach();
            if (is_training() && book.inited.item<float>() == 0)
                book.start(vectors, settings.meansEpochs, seedFor(seed, k, 0));
            labels = book.nearest(vectors);
            chosen = book.embed.index_select(0, labels);
            if (is_training())
                book.update(vectors, labels, settings, seedFor(seed, k, 1));
        }
        const at::Tensor level = (chosen - residual).square().mean();
        loss = loss.defined() ? loss + level : level;
        residual = settings.detaches ? residual - chosen : (residual - chosen).detach();
        sum = sum + chosen;
        codes.push_back(labels.view({batch, frames}));
    }
    const at::Tensor quantised = rows + (sum - rows).detach();
    return {quantised.view({batch, frames, width}).transpose(1, 2), at::stack(codes, 1),
            loss / double(m_books.size())};
}

at::Tensor ResidualQuantiser::encode(const at::Tensor& latents) const {
    const at::NoGradGuard noGradient;
    const std::int64_t batch = latents.size(0), frames = latents.size(2);
    at::Tensor residual = latents.transpose(1, 2).reshape({-1, latents.size(1)}).to(at::kFloat);
    std::vector<at::Tensor> codes;
    for (const auto& book : m_books) {
        const at::Tensor labels = book->nearest(residual);
        residual = residual - book->embed.index_select(0, labels);
        codes.push_back(labels.view({batch, frames}));
    }
    return at::stack(codes, 1);
}

at::Tensor ResidualQuantiser::decode(const at::Tensor& codes) const {
    at::Tensor sum;
    for (std::int64_t k = 0; k < codes.size(1); ++k) {
        const at::Tensor rows = at::embedding(m_books[std::size_t(k)]->embed, codes.select(1, k));
        sum = sum.defined() ? sum + rows : rows;
    }
    return sum.transpose(1, 2);
}

} // namespace antiphon::stem

#include "models/emotion/wordembedding.h"

#include "core/rng.h"

#include <ATen/ATen.h>

#include <cmath>

namespace antiphon::emotion {

namespace {

/// By family.
constexpr const char* names[] = {"tempo", "chord",    "bar_beat", "type",
                                 "pitch", "duration", "velocity", "emotion"};
constexpr std::size_t order[] = {3, 0, 1, 2, 4, 5, 6, 7};

} // namespace

WordEmbedding::WordEmbedding(torch::nn::Module& module,
                             const std::array<std::int64_t, wordFamilies>& sizes,
                             const std::array<std::int64_t, wordFamilies>& widths) {
    for (std::size_t f = 0; f < wordFamilies; ++f)
        m_tables[f] = module
                          .register_module(names[f] + std::string("_emb"),
                                           std::make_shared<torch::nn::Module>())
                          ->register_module("lut", std::make_shared<torch::nn::Module>())
                          ->register_parameter("weight", at::zeros({sizes[f], widths[f]}));
}

void WordEmbedding::initialise(Rng& rng) {
    for (const at::Tensor& table : m_tables) {
        float* to = table.data_ptr<float>();
        for (std::int64_t i = 0; i < table.numel(); ++i)
            *to++ = float(rng.normal());
    }
}

std::int64_t WordEmbedding::width(std::size_t families) const {
    std::int64_t width = 0;
    for (std::size_t i = 0; i < families; ++i)
        width += m_tables[order[i]].size(1);
    return width;
}

at::Tensor WordEmbedding::projected(const at::Tensor& words, const AffineLayer& layer,
                                    std::size_t families) const {
    std::vector<at::Tensor> tables, indices;
    std::int64_t column = 0, row = 0;
    for (std::size_t i = 0; i < families; ++i) {
        const at::Tensor& table = m_tables[order[i]];
        const std::int64_t width = table.size(1);
        tables.push_back(at::matmul(table * std::sqrt(double(width)),
                                    layer.weight.narrow(1, column, width).t()));
        indices.push_back(words.select(2, std::int64_t(order[i])) + row);
        column += width;
        row += table.size(0);
    }
    const at::Tensor entries = at::stack(indices, 2).flatten();
    const at::Tensor starts =
        at::arange(0, entries.size(0), std::int64_t(families), entries.options());
    return std::get<0>(at::embedding_bag(at::cat(tables), entries, starts))
               .view({words.size(0), words.size(1), -1}) +
           layer.bias;
}

at::Tensor WordEmbedding::looked(const at::Tensor& words, WordFamily family) const {
    const at::Tensor& table = m_tables[std::size_t(family)];
    return at::embedding(table, words.dim() == 3 ? words.select(2, std::int64_t(family)) : words) *
           std::sqrt(double(table.size(1)));
}

} // namespace antiphon::emotion

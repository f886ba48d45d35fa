#include "models/idm/chunking.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

/// Of each token's key before it and its query: (B, L - 1).
at::Tensor cosines(const at::Tensor& tokens, const at::Tensor& queryWeight,
                   const at::Tensor& queryBias, const at::Tensor& keyWeight,
                   const at::Tensor& keyBias) {
    const std::int64_t length = tokens.size(1);
    const at::Tensor q = at::linear(tokens.narrow(1, 1, length - 1), queryWeight, queryBias);
    const at::Tensor k = at::linear(tokens.narrow(1, 0, length - 1), keyWeight, keyBias);
    return at::cosine_similarity(q, k, 2, 1e-8);
}

at::Tensor firstAndRest(const at::Tensor& rest) {
    return at::constant_pad_nd(rest, {1, 0}, 1);
}

/// Numbers them, and means of the tokens.
Chunks chunked(const at::Tensor& tokens, const at::Tensor& chances, const at::Tensor& begins) {
    Chunks chunks{chances, begins, {}, {}, {}, {}};
    const at::Tensor upTo = begins.to(at::kLong).cumsum(1);
    chunks.ids = (upTo - 1).clamp_min(0);
    chunks.counts = upTo.select(1, tokens.size(1) - 1);
    const std::int64_t rows = std::max<std::int64_t>(1, chunks.counts.max().item<std::int64_t>());
    // (B, M, L): which tokens a chunk has.
    const at::Tensor members =
        chunks.ids.unsqueeze(1).eq(at::arange(rows, chunks.ids.options()).view({1, rows, 1}));
    const at::Tensor shares = members.to(tokens.scalar_type());
    chunks.pooled = at::bmm(shares, tokens) / (shares.sum(2, true) + 1e-8);
    chunks.firsts = members.to(at::kByte).argmax(2);
    return chunks;
}

} // namespace

at::Tensor Chunks::lacking() const {
    const at::Tensor places = at::arange(pooled.size(1), counts.options());
    // At least one row is there: attention to none is no number.
    return places.unsqueeze(0).ge(counts.clamp_min(1).unsqueeze(1));
}

Chunks sampledChunks(const at::Tensor& tokens, const at::Tensor& queryWeight,
                     const at::Tensor& queryBias, const at::Tensor& keyWeight,
                     const at::Tensor& keyBias, const at::Tensor& noise, at::Tensor* soft) {
    const at::Tensor chances = firstAndRest(
        1 - cosines(tokens.detach(), queryWeight, queryBias, keyWeight, keyBias).detach());
    const at::Tensor beginning = chances + noise.select(2, 0);
    const at::Tensor other = 1 - chances + noise.select(2, 1);
    if (soft)
        *soft = at::sigmoid(beginning - other);
    return chunked(tokens, chances, beginning.gt(other));
}

at::Tensor repeatedChunks(const at::Tensor& chunks, std::int64_t length) {
    const std::int64_t rows = chunks.size(1), times = length / rows;
    const at::Tensor places = at::arange(length, chunks.options().dtype(at::kLong));
    return chunks.index_select(
        1, at::floor_divide(places, std::max<std::int64_t>(1, times)).clamp_max(rows - 1));
}

at::Tensor routedChances(const at::Tensor& tokens, const at::Tensor& queryWeight,
                         const at::Tensor& queryBias, const at::Tensor& keyWeight,
                         const at::Tensor& keyBias) {
    const at::Tensor centred = tokens - tokens.mean(1, true);
    const at::Tensor normed = at::layer_norm(centred, {tokens.size(2)});
    return firstAndRest(
        ((1 - cosines(normed, queryWeight, queryBias, keyWeight, keyBias)) / 2).clamp(0, 1));
}

Chunks ruledChunks(const at::Tensor& tokens, const at::Tensor& chances, const std::string& rule,
                   double ratio) {
    const std::int64_t length = tokens.size(1);
    at::Tensor ranked = chances.detach().clone();
    ranked.select(1, 0).fill_(2);
    at::Tensor begins;
    if (rule == "threshold") {
        begins = ranked.ge(0.5);
    } else {
        const auto count =
            std::max<std::int64_t>(1, std::int64_t(std::lround(double(length) / ratio)));
        const at::Tensor likeliest = std::get<1>(ranked.sort(true, 1, true)).narrow(1, 0, count);
        begins = at::zeros_like(ranked, at::kBool).scatter_(1, likeliest, true);
    }
    return chunked(tokens, chances, begins);
}

at::Tensor smoothedTokens(const at::Tensor& chunks, const Chunks& of) {
    const std::int64_t rows = chunks.size(1);
    const at::Tensor own =
        of.chances.to(chunks.scalar_type()).gather(1, of.firsts).clamp(1e-4, 1 - 1e-4);
    // Chunk j has (1 - P_j) ... (1 - P_i+1) P_i of chunk i; of the first one all that is left.
    const at::Tensor kept = (1 - own).log().cumsum(1);
    const at::Tensor first = at::ones_like(own).narrow(1, 0, 1);
    const at::Tensor from = at::cat({first, own.narrow(1, 1, rows - 1)}, 1);
    const at::Tensor part =
        ((kept.unsqueeze(2) - kept.unsqueeze(1)).clamp_max(0).exp() * from.unsqueeze(1)).tril();
    const at::Tensor smooth = at::bmm(part, chunks);
    return smooth.gather(1, of.ids.unsqueeze(2).expand({-1, -1, chunks.size(2)}));
}

at::Tensor confidence(const Chunks& chunks) {
    const at::Tensor sure = at::where(chunks.begins, chunks.chances, 1 - chunks.chances);
    return (1 + (sure - sure.detach())).unsqueeze(2); // 1 to the bit
}

at::Tensor ratioLoss(const Chunks& chunks, double ratio) {
    const at::Tensor share = chunks.begins.to(chunks.chances.scalar_type()).mean();
    const at::Tensor chance = chunks.chances.mean();
    return ((ratio - 1) * share * chance + (1 - share) * (1 - chance)) * (ratio / (ratio - 1));
}

} // namespace antiphon::idm

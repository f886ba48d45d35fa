#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace antiphon::idm {

/// Tokens (B, L, D) cut into chunks, M of the longest sequence (spec section 3). Of each sequence
/// only the first counts[b] chunks are there; the other rows of `pooled` are 0.
struct Chunks {
    at::Tensor chances;         ///< (B, L): how likely a chunk begins there
    at::Tensor begins;          ///< (B, L) bool
    at::Tensor ids;             ///< (B, L) long, never falling: the chunk of each token
    at::Tensor counts;          ///< (B) long
    at::Tensor pooled;          ///< (B, M, D): means of their tokens
    at::Tensor firsts;          ///< (B, M) long: their first tokens; 0 where there is no chunk
    at::Tensor lacking() const; ///< (B, M) bool: the rows where there is no chunk
};

/// As published: 1 - cosine of neighbours' projections and noise (B, L, 2), Gumbel's, index 0 for a
/// beginning, decide; even the first token may be none. `soft`, if given, gets the share (B, L)
/// that a softmax at temperature 1 would give a beginning. No gradient reaches the projections.
Chunks sampledChunks(const at::Tensor& tokens, const at::Tensor& queryWeight,
                     const at::Tensor& queryBias, const at::Tensor& keyWeight,
                     const at::Tensor& keyBias, const at::Tensor& noise,
                     at::Tensor* soft = nullptr);
/// As published: every chunk (B, M, D) equally often, the last one again for what is left.
at::Tensor repeatedChunks(const at::Tensor& chunks, std::int64_t length);

/// Chances by what tokens are like beside their sequence's mean: (1 - cosine of neighbours'
/// projections) / 2, 1 for the first. Biases may be undefined. Differentiable.
at::Tensor routedChances(const at::Tensor& tokens, const at::Tensor& queryWeight,
                         const at::Tensor& queryBias, const at::Tensor& keyWeight,
                         const at::Tensor& keyBias);
/// Chunks begin at the round(L / ratio) likeliest tokens of each sequence ("quantile"), or where
/// the chance is 0.5 at least ("threshold"); the first token always begins one.
Chunks ruledChunks(const at::Tensor& tokens, const at::Tensor& chances, const std::string& rule,
                   double ratio);
/// Each chunk blended with the one before as its beginning is unsure, then handed to its tokens:
/// (B, M, D) -> (B, L, D). Hwang, Wang and Gu 2025.
at::Tensor smoothedTokens(const at::Tensor& chunks, const Chunks& of);
/// 1, with the gradient of how sure each token's decision was: (B, L, 1).
at::Tensor confidence(const Chunks& chunks);
/// N / (N - 1) ((N - 1) F G + (1 - F)(1 - G)): 1 where one in N tokens begins a chunk; F the share
/// that does, G the mean chance. Differentiable by G.
at::Tensor ratioLoss(const Chunks& chunks, double ratio);

} // namespace antiphon::idm

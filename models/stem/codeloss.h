#pragma once

#include <ATen/core/Tensor.h>

namespace antiphon::stem {

/// Means over the predictions that count, of each book and over the books; a book without any is 0
/// and counts (spec section 9).
struct CodeLoss {
    at::Tensor total;   ///< scalar
    at::Tensor perBook; ///< (books)
};
/// Of logits (B, card, ...) one book: logits (N, card), targets (N) long, mask (N) bool.
at::Tensor bookLoss(const at::Tensor& logits, const at::Tensor& targets, const at::Tensor& mask);
/// logits (B, books, T, card), targets (B, books, T) long, mask likewise.
CodeLoss codeLoss(const at::Tensor& logits, const at::Tensor& targets, const at::Tensor& mask);

} // namespace antiphon::stem

#include "models/stem/codeloss.h"

#include <ATen/ATen.h>

namespace antiphon::stem {

at::Tensor bookLoss(const at::Tensor& logits, const at::Tensor& targets, const at::Tensor& mask) {
    // A target that does not count may be any number.
    const at::Tensor safe = targets.masked_fill(mask.logical_not(), 0);
    const at::Tensor losses =
        -at::log_softmax(logits.to(at::kFloat), -1).gather(-1, safe.unsqueeze(-1)).squeeze(-1);
    return losses.masked_fill(mask.logical_not(), 0).sum() / mask.sum().clamp_min(1);
}

CodeLoss codeLoss(const at::Tensor& logits, const at::Tensor& targets, const at::Tensor& mask) {
    std::vector<at::Tensor> books;
    for (std::int64_t k = 0; k < logits.size(1); ++k)
        books.push_back(bookLoss(logits.select(1, k).flatten(0, 1), targets.select(1, k).flatten(),
                                 mask.select(1, k).flatten()));
    const at::Tensor perBook = at::stack(books);
    return {perBook.mean(), perBook};
}

} // namespace antiphon::stem

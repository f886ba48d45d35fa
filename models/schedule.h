#pragma once

#include "core/options.h"

#include <cstdint>
#include <string>

namespace antiphon {

/// How the learning rate changes over a training: a pure function of the step. Torch-free. Before
/// step `warmup` every kind rises linearly, from rate / warmup at step 0.
struct Schedule {
    std::string kind = "constant"; ///< or one of those below
    double rate = 1e-3;            ///< the highest
    std::int64_t warmup = 0;       ///< steps
    double last = 0;           ///< cosine, linear: the rate at the end, as a part of `rate`
    std::int64_t every = 1000; ///< step, cosine-restarts: steps from one fall or start to the next
    double factor = 0.5;           ///< step: of each fall

    /// Of the update that makes step + 1 out of `step`, of `steps` in all.
    ///  cosine (Loshchilov and Hutter 2017): last + (1 - last) (1 + cos(pi t)) / 2, t from the end
    ///   of the warm-up to the end;
    ///  cosine-restarts: the same, t from each multiple of `every` after the warm-up to the next;
    ///  linear: 1 - (1 - last) t;
    ///  inverse-sqrt (Vaswani et al. 2017): sqrt(w / step) from w = max(1, warmup) on;
    ///  step: factor ^ floor((step - warmup) / every).
    double at(std::int64_t step, std::int64_t steps) const;

    void visit(OptionVisitor& v);
};

} // namespace antiphon

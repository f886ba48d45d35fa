#pragma once

#include "core/options.h"

#include <string>

namespace antiphon::idm {

/// How a curriculum's competence grows (spec section 8; Platanios et al. 2019, Wu et al. 2021): the
/// share of the training clips, in their order, that are learned from.
struct Pacing {
    std::string kind = "sqrt"; ///< sqrt, linear, quadratic, root, exp, log, step
    double begin = 0.2;        ///< at the start, above 0
    double end = 0.6;          ///< the part of the training after which it is 1

    /// At a part 0 ... 1 of the training; begin ... 1, never falling.
    double at(double part) const;

    void visit(OptionVisitor& v);
};

} // namespace antiphon::idm

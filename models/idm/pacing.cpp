#include "models/idm/pacing.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

double Pacing::at(double part) const {
    const double way = part / end;
    if (way >= 1)
        return 1;
    const double rest = 1 - begin;
    double grown = 0;
    if (kind == "sqrt")
        return std::min(1.0, std::sqrt(way * (1 - begin * begin) + begin * begin));
    if (kind == "linear")
        grown = way;
    else if (kind == "quadratic")
        grown = way * way;
    else if (kind == "root")
        grown = std::sqrt(way);
    else if (kind == "exp")
        grown = std::expm1(10 * way) / std::expm1(10.0);
    else if (kind == "log")
        grown = 1 + std::log(way + std::exp(-10.0)) / 10;
    else if (kind != "step")
        throw UserError("There is no pacing '" + kind +
                            "'; take sqrt, linear, quadratic, root, "
                            "exp, log or step.",
                        UserError::Kind::Usage);
    return std::clamp(begin + rest * grown, begin, 1.0);
}

void Pacing::visit(OptionVisitor& v) {
    v.choice(kind, {.key = "pacing",
                    .label = "Pace",
                    .help = "How fast harder clips come in: sqrt soon and then slower, exp and "
                            "quadratic late, step all at once.",
                    .choices = {"sqrt", "linear", "quadratic", "root", "exp", "log", "step"},
                    .advanced = true});
    v.real(begin, {.key = "c0",
                   .label = "Begins with",
                   .help = "Share of the clips that the first steps learn from.",
                   .min = 0.01,
                   .max = 1,
                   .advanced = true});
    v.real(end, {.key = "a",
                 .label = "All from",
                 .help = "The part of the training after which all clips are learned from.",
                 .min = 0.01,
                 .max = 1,
                 .advanced = true});
}

} // namespace antiphon::idm

#pragma once

#include "core/curve.h"
#include "core/table.h"

#include <memory>

namespace antiphon {

struct NamedCurve {
    std::string name; ///< of the run
    std::shared_ptr<const Curve> curve;
};

/// Curves as rows: run, step, wall_time (seconds since 1970, to the millisecond), value, lowest and
/// highest of what a point joins, and the value after a Smoother of weight `smoothing`.
Table curveTable(std::span<const NamedCurve> curves, double smoothing);

} // namespace antiphon

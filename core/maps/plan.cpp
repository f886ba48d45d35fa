#include "core/maps/plan.h"

#include "core/error.h"
#include "core/maps/sobol.h"
#include "core/rng.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {

using Kind = PlanSettings::Kind;

static_assert(mostPlanParameters == Sobol::mostDimensions);

constexpr std::array<const char*, 4> kindNames = {"inclusive", "original", "sobol", "random"};

[[noreturn]] void refuse(const std::string& sentence) {
    throw UserError(sentence, UserError::Kind::Usage);
}

bool isGrid(Kind kind) {
    return kind == Kind::Inclusive || kind == Kind::Original;
}

double lowOf(const PlanSettings& plan, std::size_t parameter) {
    return plan.low.empty() ? 0.0 : plan.low[parameter];
}

double highOf(const PlanSettings& plan, std::size_t parameter) {
    return plan.high.empty() ? 1.0 : plan.high[parameter];
}

std::string text(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%g", value);
    return digits;
}

void checkBounds(const PlanSettings& plan, std::size_t parameters) {
    for (const auto* bounds : {&plan.low, &plan.high})
        if (!bounds->empty() && bounds->size() != parameters)
            refuse(std::string("The region's ") + (bounds == &plan.low ? "low" : "high") +
                   " bounds are " + std::to_string(bounds->size()) + " numbers but there are " +
                   std::to_string(parameters) + " parameters; give one number a parameter.");
    for (std::size_t p = 0; p < parameters; ++p) {
        const double low = lowOf(plan, p), high = highOf(plan, p);
        if (!(low >= 0 && low <= high && high <= 1))
            refuse("The region of parameter " + std::to_string(p) + " is " + text(low) + " to " +
                   text(high) + "; bounds must lie between 0 and 1, the low one first.");
    }
}

/// The values of one parameter on the grid.
std::vector<double> gridValues(const PlanSettings& plan, std::size_t parameter) {
    const double low = lowOf(plan, parameter), high = highOf(plan, parameter);
    if (low == high)
        return {low};
    const bool inclusive = plan.kind == Kind::Inclusive;
    const int steps = inclusive ? plan.subdivisions - 1 : plan.subdivisions;
    std::vector<double> values;
    for (int i = 0; i < plan.subdivisions; ++i)
        // Both factors of the plain cube are whole numbers: 3/20 is the number that "0.15" means.
        values.push_back(low == 0 && high == 1 ? double(i) / steps
                         : i == steps          ? high
                                               : low + (high - low) * i / steps);
    return values;
}

std::size_t gridSize(const PlanSettings& plan, std::size_t parameters) {
    const int least = plan.kind == Kind::Inclusive ? 2 : 1;
    if (plan.subdivisions < least)
        refuse("The grid has " + std::to_string(plan.subdivisions) +
               " subdivisions but needs at least " + std::to_string(least) + ".");
    std::size_t size = 1;
    for (std::size_t p = 0; p < parameters; ++p) {
        const bool one = isGrid(plan.kind) && lowOf(plan, p) == highOf(plan, p);
        size *= one ? 1 : std::size_t(plan.subdivisions);
        if (size > mostPlanPoints)
            refuse(
                std::to_string(plan.subdivisions) + " subdivisions of " +
                std::to_string(parameters) + " parameters are more than the " +
                std::to_string(mostPlanPoints / 1000000) +
                " million points that a table may have; take fewer subdivisions, or a Sobol plan "
                "of as many points as you like.");
    }
    return size;
}

std::vector<double> grid(const PlanSettings& plan, std::size_t parameters, std::size_t rows) {
    std::vector<std::vector<double>> values;
    for (std::size_t p = 0; p < parameters; ++p)
        values.push_back(gridValues(plan, p));
    std::vector<double> points(rows * parameters);
    for (std::size_t row = 0; row < rows; ++row) {
        std::size_t rest = row;
        for (std::size_t p = parameters; p-- > 0;) {
            points[row * parameters + p] = values[p][rest % values[p].size()];
            rest /= values[p].size();
        }
    }
    return points;
}

} // namespace

std::size_t planSize(const PlanSettings& plan, std::size_t parameters) {
    if (parameters < 1 || parameters > mostPlanParameters)
        refuse("A plan needs 1 to " + std::to_string(mostPlanParameters) + " parameters, not " +
               std::to_string(parameters) + ".");
    checkBounds(plan, parameters);
    if (isGrid(plan.kind) || plan.points == 0)
        return gridSize(plan, parameters);
    if (plan.points > mostPlanPoints)
        refuse(std::to_string(plan.points) + " points are more than the " +
               std::to_string(mostPlanPoints / 1000000) + " million that a table may have.");
    return plan.points;
}

std::vector<double> planPoints(const PlanSettings& plan, std::size_t parameters) {
    const std::size_t rows = planSize(plan, parameters);
    if (isGrid(plan.kind))
        return grid(plan, parameters, rows);
    std::vector<double> points(rows * parameters);
    Rng rng(plan.seed);
    Sobol sobol(parameters, plan.seed);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::span<double> point(points.data() + row * parameters, parameters);
        if (plan.kind == Kind::Sobol)
            sobol.next(point);
        else
            std::generate(point.begin(), point.end(), [&] { return rng.uniform(); });
        for (std::size_t p = 0; p < parameters; ++p)
            point[p] = lowOf(plan, p) + (highOf(plan, p) - lowOf(plan, p)) * point[p];
    }
    return points;
}

const char* name(PlanSettings::Kind kind) {
    return kindNames[std::size_t(kind)];
}

PlanSettings::Kind planKind(const std::string& wanted) {
    for (std::size_t i = 0; i < kindNames.size(); ++i)
        if (wanted == kindNames[i])
            return Kind(i);
    refuse("There is no grid '" + wanted + "'; there are: inclusive, original, sobol, random.");
}

} // namespace antiphon

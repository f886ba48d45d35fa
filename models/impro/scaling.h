#pragma once

#include "core/json.h"
#include "core/maps/lookup.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::impro {

/// How descriptors are brought to one scale before an agent sees them. Fitted on the lookup table;
/// the same for corpus and live frames. A value, stored with the agent.
struct Scaling {
    enum class Kind {
        Standard, ///< mean and standard deviation, as the original
        Robust,   ///< median and quartiles, so that a few silent rows do not decide the scale
        Quantile  ///< rank within the table, -sqrt(3) ... sqrt(3); what is beyond it has the last
    } kind = Kind::Standard;
    std::vector<std::string> columns;
    std::vector<double> centre, scale;          ///< one a column; scale 1 where nothing varies
    std::vector<std::vector<double>> quantiles; ///< Quantile: 0 ... 100 % of each column
    /// dB floors first: loudness -70, flatness -60, and mfcc-0 what 40 mel bands at -100 dB give.
    bool floors = false;
    double clip = 0; ///< z is kept within +-clip; 0: not

    /// `values`: columns.size() numbers; NaN becomes 0 (the centre). `out` may be `values`.
    void apply(std::span<const double> values, std::span<double> out) const;
    Json json() const;
    /// Throws UserError naming `origin` and what is wrong.
    static Scaling of(const Json& json, const std::string& origin);
};

std::string_view name(Scaling::Kind kind);     ///< "standard", "robust", "quantile"
std::span<const Scaling::Kind> scalingKinds(); ///< every one

struct ScalingSettings {
    Scaling::Kind kind = Scaling::Kind::Standard;
    bool floors = false;
    double clip = 0;
};

/// Standard: the population's deviation. Robust: a quarter-to-three-quarters range of 1.349 is one
/// unit, as of a normal distribution; where half the rows are the same the standard deviation is.
/// Values of the table that are not known do not count. Throws UserError for a table without rows
/// and for columns that it does not have.
Scaling fitScaling(const LookupTable& table, std::span<const std::string> columns,
                   const ScalingSettings& settings);

/// Columns that names of the settings file mean, without doubles and in the original's order: a
/// column's own name, a category ("specshape", "mfcc", "chroma", ...) or "all". Throws UserError
/// naming `origin` and the nearest name, or what `available` lacks.
std::vector<std::string> resolveColumns(std::span<const std::string> names,
                                        std::span<const std::string> available,
                                        const std::string& origin);

/// Places of `columns` in `available`. Throws UserError naming `origin`, the column that it lacks
/// and the one with the nearest name.
std::vector<std::size_t> placesOf(std::span<const std::string> columns,
                                  std::span<const std::string> available,
                                  const std::string& origin);

} // namespace antiphon::impro

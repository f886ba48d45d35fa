#pragma once

#include "core/json.h"
#include "core/maps/lookup.h"

#include <string>
#include <vector>

namespace antiphon::impro {

/// How descriptors are brought to one scale before an agent sees them (spec section 6). Fitted on
/// the lookup table; the same for corpus and live frames. A value, stored with the agent.
struct Scaling {
    enum class Kind { Standard, Robust, Quantile } kind = Kind::Standard;
    std::vector<std::string> columns;
    std::vector<double> centre, scale;          ///< one a column; scale 1 where nothing varies
    std::vector<std::vector<double>> quantiles; ///< Quantile: 0 ... 100 % of each column
    bool floors = false; ///< dB floors first (loudness -70, mel bands -100, flatness -60)
    double clip = 0;     ///< z is kept within +-clip; 0: not

    /// `values`: columns.size() numbers; NaN becomes 0 (the centre).
    void apply(std::span<const double> values, std::span<double> out) const;
    Json json() const;
    static Scaling of(const Json& json, const std::string& origin);
};

struct ScalingSettings {
    Scaling::Kind kind = Scaling::Kind::Standard;
    bool floors = false;
    double clip = 0;
};

/// Population standard deviation as StandardScaler. Throws UserError for a table without rows.
Scaling fitScaling(const LookupTable& table, std::span<const std::string> columns,
                   const ScalingSettings& settings);

/// Columns that names of the settings file mean: a column's own name or a category ("specshape",
/// "mfcc", "chroma", ...) in the original's order. Throws UserError naming the nearest name.
std::vector<std::string> resolveColumns(std::span<const std::string> names,
                                        std::span<const std::string> available,
                                        const std::string& origin);

} // namespace antiphon::impro

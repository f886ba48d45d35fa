#pragma once

#include "core/json.h"
#include "core/maps/corpus.h"
#include "core/maps/lookup.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::impro {

/// Brings what a musician plays into the reach of the synthesizer: each column of a corpus gets the
/// distribution of that column of the lookup table. Fitted once, the same for live frames. A value,
/// stored with the agent.
struct ReachMatch {
    enum class Kind {
        None,
        Affine,  ///< mean and deviation of the corpus become those of the table
        Quantile ///< each quantile of the corpus becomes that of the table
    } kind = Kind::None;
    std::vector<std::string> columns;
    /// Of each column, ascending. Affine: x -> to[0] + (x - from[0]) * to[1] / from[1], of means
    /// and deviations. Quantile: 0 ... 100 % of corpus and table.
    std::vector<std::vector<double>> from, to;

    /// Columns that it does not know stay as they are.
    void apply(Corpus& corpus) const;
    double apply(std::size_t column, double value) const; ///< of `columns`
    Json json() const;
    /// Throws UserError naming `origin` and what is wrong.
    static ReachMatch of(const Json& json, const std::string& origin);
};

std::string_view name(ReachMatch::Kind kind); ///< "none", "affine", "quantile"
std::span<const ReachMatch::Kind> reachMatches();

/// Of the columns that the songs and the table share. Throws UserError where there are no songs.
ReachMatch fitReachMatch(std::span<const Corpus> songs, const LookupTable& table,
                         ReachMatch::Kind kind);

} // namespace antiphon::impro

#pragma once

#include "core/files.h"
#include "core/json.h"
#include "models/idm/modeloptions.h"
#include "widgets/timeaxis.h"

#include <optional>
#include <vector>

namespace antiphon {

/// All that a user says on the page of variations before a button is pressed, and which sound is on
/// show: one value, so that undo brings it back as a whole.
struct IdmWish {
    fs::path seed, other;         ///< what is varied, and what is blended in
    std::optional<TimeSpan> crop; ///< of the seed; none: from its beginning, as the model's clips
    idm::IdmVaryOptions vary = usual(); ///< without from, seconds and what both share
    idm::IdmGenerateOptions generate;   ///< without what both share
    idm::IdmDrawOptions draw;           ///< what both share
    fs::path shown;                     ///< a result; empty: none

    /// A grid of three strengths and as many seeds.
    static idm::IdmVaryOptions usual();
    bool operator==(const IdmWish&) const;
    /// What idm.vary and idm.generate are to be given.
    idm::IdmVaryOptions varyOptions() const;
    idm::IdmGenerateOptions generateOptions() const;
};

Json toJson(const IdmWish& wish);
/// What is absent or unknown is as in a new one.
IdmWish idmWishOf(const Json& json);

/// Drawn numbers as an option has them, and back; no numbers: empty.
std::string drawnText(const std::vector<double>& values);
std::vector<double> drawnValues(const std::string& text);

} // namespace antiphon

#pragma once

#include "core/files.h"
#include "core/json.h"
#include "core/music/beatgrid.h"
#include "models/stem/options.h"
#include "widgets/timeaxis.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace antiphon {

/// How one of the sounds is heard.
struct StemMix {
    double gainDb = 0;
    bool muted = false, solo = false;
    bool operator==(const StemMix&) const = default;
};

/// What the user did with a take, by its file.
struct TakeNote {
    std::string name;  ///< empty: as the run numbers it
    bool kept = false; ///< stays in front
    bool gone = false; ///< taken out of the gallery; the file stays
    bool operator==(const TakeNote&) const = default;
};

/// What the accompaniment panel is asked for: a value that undo goes through.
struct StemWish {
    std::vector<fs::path> contexts; ///< summed; none: clicks at the tempo
    std::optional<TimeSpan> part;   ///< of the context that is played along to; none: all
    std::optional<BeatGrid> beats;  ///< as a person has them; none: as they are heard
    std::string target;             ///< a stem's name, where the model leaves it open
    fs::path style;
    stem::StemGenerateOptions options;     ///< its `from` and `beginSeconds` are not used
    fs::path take;                         ///< that is shown; empty: none
    std::map<std::string, StemMix> mix;    ///< by file; "click" and "take", too
    std::map<std::string, TakeNote> notes; ///< by the takes' files

    bool operator==(const StemWish&) const;
    StemMix mixOf(const std::string& key) const;
    TakeNote noteOf(const fs::path& take) const;
    /// The target in front of the text, as the model is to read it.
    std::string text() const;
};

Json toJson(const StemWish& wish);
/// What is absent or unknown is as in a new one.
StemWish stemWishOf(const Json& json);

Json toJson(const BeatGrid& grid);
BeatGrid beatGridOf(const Json& json);

} // namespace antiphon

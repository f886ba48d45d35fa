#pragma once

#include "core/files.h"
#include "core/rng.h"
#include "core/splits.h"
#include "models/guide/perception.h"

#include <functional>
#include <string>
#include <vector>

namespace antiphon::guide {

/// A recording of a song.
struct Stem {
    fs::path file;
    std::string name;       ///< "bass", "bass/take 1", "guide", "A1"
    std::string instrument; ///< as instrumentNamed()
    double seconds = 0;
};

/// Recordings that start together.
struct TrackGroup {
    std::string song;  ///< unique in a data set
    std::string title; ///< of its data.json, or the song
    Split split = Split::None;
    std::vector<std::string> tags; ///< ids of relationTags()
    std::vector<Stem> stems;       ///< two or more
    bool ordered = false; ///< two whose roles are given: the first is the guide, the second answers
    std::vector<Stem>
        foreign; ///< other memories for the guide that were not played with it (Mem2_*)
};

/// What relates two tracks, after the published examples, and what to listen to then. The front-end
/// is told where the spec names one (spec 4.5); "blend" otherwise.
struct RelationTag {
    const char* id;
    const char* title;
    const char* frontend;
};
const std::vector<RelationTag>& relationTags();

struct DatasetSettings {
    /// Instruments that are left out where a folder names them.
    std::vector<std::string> ignored = {"drums", "percussion", "other"};
    double longest = 600; ///< seconds; longer files are left out
    std::string tag = {}; ///< only songs with this relation, where any has it; empty: all
};

using Log = std::function<void(const std::string&)>;

/// The groups of a data-set folder, by song. Understands what recogniseLayouts() does (stems,
/// paired folders, guide/memory sets, each also below train, validation and test folders) and a
/// folder with exactly two recordings. A `pairs.json` in the folder may tag songs:
/// {"<song>": ["harmonic", ...]}. `log` is told what is left out and why. Throws UserError when no
/// pair is found (naming the layouts), for an unknown tag, and for a malformed pairs.json.
std::vector<TrackGroup> readDataset(const fs::path& folder, const DatasetSettings& settings = {},
                                    const Log& log = {});

/// Two recordings as a group of their own. Throws UserError where one is unreadable or longer than
/// `longest` seconds.
TrackGroup pairOf(const fs::path& guide, const fs::path& target, const Log& log = {},
                  double longest = 3600);

enum class Relation {
    Stem, ///< the others lead, a stem answers
    Mix   ///< a stem leads, the others answer
};
/// Which of the others.
enum class Others {
    Each,   ///< every one by itself: all ordered pairs
    Random, ///< one, drawn anew at every call
    Mixed   ///< all of them together
};

struct PairRule {
    Relation relation = Relation::Stem;
    Others others = Others::Each;
    bool bothWays = false; ///< ordered groups also the other way round
};

/// A guide and a target; indices of groups and their stems. Several stems are mixed.
struct TrackPair {
    std::size_t group = 0;
    std::vector<std::size_t> guide, target;
    bool operator==(const TrackPair&) const = default;
};

/// Group after group, targets (Relation::Mix: guides) in the order of the stems. `rng` is drawn
/// from for Others::Random only.
std::vector<TrackPair> everyPair(const std::vector<TrackGroup>& groups, const PairRule& rule,
                                 Rng& rng);
/// "song: piano > bass", for tables and messages; of two files by themselves "piano > bass".
std::string nameOf(const TrackPair& pair, const std::vector<TrackGroup>& groups);
/// "song: part", or the song alone where it is called after this part.
std::string nameIn(const TrackGroup& group, const std::string& part);

/// How several stems become one track, cut to the shortest.
enum class MixUse {
    Training,  ///< mean
    Generation ///< sum at full level
};
/// Mono, at the highest rate that occurs.
Sound mixOfStems(std::vector<Sound> stems, MixUse use);

/// A stem, or several mixed, for Perception: read when its turn comes. Hashes the files now.
Listen listenTo(const TrackGroup& group, const std::vector<std::size_t>& stems,
                MixUse use = MixUse::Training);

} // namespace antiphon::guide

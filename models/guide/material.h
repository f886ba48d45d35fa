#pragma once

#include "core/task.h"
#include "models/guide/pairs.h"

namespace antiphon::guide {

/// Which tracks are paired and how; of every task about relations.
struct RelationOptions {
    /// Of relationTags(); of a data set in which songs are tagged with it, only these.
    std::string kind = "any";
    std::string relation = "stem"; ///< or mix
    std::string others = "auto";   ///< each, mixed or random; auto: each for stem, mixed for mix
    bool bothWays = false;         ///< pairs whose roles are known also the other way round
    std::string ignore = "drums, percussion, other"; ///< instruments, with commas between
    double longest = 600;                            ///< seconds of a track of a data set
    void visit(OptionVisitor& v);

    PairRule rule() const;
    /// Throws UserError (Usage) for an unknown instrument.
    DatasetSettings settings() const;
};

/// Which recordings a training is about, before any is listened to.
struct Material {
    std::vector<TrackGroup> groups;
    std::vector<TrackPair> pairs; ///< completion: guide and target are the same track
    std::vector<std::string> names;

    /// Every track that some pair needs, each once, and for each pair the places of its two.
    std::vector<Listen> recordings;
    std::vector<std::pair<std::size_t, std::size_t>> tracks;
};

/// Inputs "pair" (two files: the guide and what answered it; four are two pairs, and so on; for
/// completion any number of tracks) and "dataset" (a folder, as readDataset() knows them).
/// Named pairs may last an hour whatever `longest` says. `seed` draws random others. Throws
/// UserError naming what is missing.
Material materialOf(const Inputs& inputs, const RelationOptions& relation, bool completion,
                    std::uint64_t seed, JobContext& context);

} // namespace antiphon::guide

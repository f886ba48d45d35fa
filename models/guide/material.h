#pragma once

#include "core/task.h"
#include "models/guide/pairs.h"

namespace antiphon::guide {

/// Which of several tracks leads; of every task about relations.
struct RelationOptions {
    std::string relation = "stem"; ///< or mix
    void visit(OptionVisitor& v);
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
/// `relation`: stem or mix. `kind`: one of relationTags(); of a data set in which songs are tagged
/// with it, only these. Throws UserError naming what is missing.
Material materialOf(const Inputs& inputs, const std::string& relation, bool completion,
                    std::uint64_t seed, JobContext& context, const std::string& kind = "any");

} // namespace antiphon::guide

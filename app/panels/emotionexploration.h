#pragma once

#include "core/files.h"

#include <QString>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace antiphon {

/// A code of the latent model and where it is used.
struct EmotionCode {
    int code = 0, times = 0, pieces = 0;
    /// A piece's title and the row of its words, in several pieces.
    std::vector<std::pair<std::string, std::size_t>> places = {};
};

/// One element's map of a data set, as emotion.explore wrote it. A value.
struct EmotionMapTable {
    std::vector<QString> titles;
    std::vector<fs::path> files;
    std::vector<int> quadrants;   ///< 1 ... 4; 0: unknown
    std::vector<float> pca, tsne; ///< x and y a piece
};
/// What emotion.explore found out, for a background thread. Throws UserError.
struct EmotionExploration {
    std::map<std::string, EmotionMapTable> maps; ///< by element, and "all"
    struct Pair {
        std::string element, pair; ///< "Q1-Q3"
        double space = 0, pca = 0, tsne = 0;
    };
    std::vector<Pair> pairs;
    struct Axis {
        std::string element, axis; ///< "arousal" or "valence": silhouettes of its two halves
        double space = 0, spaceP = 0, pca = 0, pcaP = 0; ///< and how likely chance makes as great
    };
    std::vector<Axis> axes;
    std::vector<EmotionCode> codes; ///< those in use, the most used first
};
/// The names of the maps, in the order of the tabs.
inline constexpr const char* explorationMaps[] = {"tempo", "chord",    "bar-beat", "type",
                                                  "pitch", "duration", "velocity", "all"};
EmotionExploration readExploration(const fs::path& folder);

} // namespace antiphon

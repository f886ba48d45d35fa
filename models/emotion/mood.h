#pragma once

#include "core/json.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon::emotion {

/// What a classifier thinks of a piece. Quadrants 1 ... 4: high valence and arousal, low valence
/// and high arousal, both low, high valence and low arousal.
struct Mood {
    std::array<double, 4> quadrants = {0.25, 0.25, 0.25, 0.25}; ///< probabilities
    double highArousal = 0.5, highValence = 0.5;                ///< probabilities

    int quadrant() const; ///< the likeliest, the first of equals
    /// As coordinates of the plane, -1 ... 1.
    double arousal() const { return 2 * highArousal - 1; }
    double valence() const { return 2 * highValence - 1; }
    bool operator==(const Mood&) const = default;
};
/// {"quadrant": "Q1", "quadrants": [...], "arousal": -1 ... 1, "valence": -1 ... 1}
Json toJson(const Mood& mood);
inline bool isHighArousal(int quadrant) {
    return quadrant == 1 || quadrant == 2;
}
inline bool isHighValence(int quadrant) {
    return quadrant == 1 || quadrant == 4;
}

/// How often a classifier is right, and on what.
struct MoodAccuracy {
    double quadrant = 0, arousal = 0, valence = 0; ///< shares, 0 ... 1
    std::size_t pieces = 0;                        ///< that were judged
    std::size_t songs = 0;
    std::string split; ///< "5-fold cross-validation, songs kept together", "test songs"
    /// Rows: true quadrant; columns: the one that was thought.
    std::array<std::array<std::size_t, 4>, 4> confusion = {};
};
Json toJson(const MoodAccuracy& accuracy);
MoodAccuracy moodAccuracy(std::span<const Mood> moods, std::span<const int> quadrants,
                          std::span<const std::string> songs, std::string split);

} // namespace antiphon::emotion

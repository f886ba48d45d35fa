#include "models/emotion/mood.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace antiphon::emotion {

int Mood::quadrant() const {
    return int(std::ranges::max_element(quadrants) - quadrants.begin()) + 1;
}

MoodAccuracy moodAccuracy(std::span<const Mood> moods, std::span<const int> quadrants,
                          std::span<const std::string> songs, std::string split) {
    if (moods.size() != quadrants.size() || songs.size() != quadrants.size())
        throw std::invalid_argument("a mood, a quadrant and a song for each piece");
    MoodAccuracy accuracy;
    accuracy.split = std::move(split);
    accuracy.pieces = moods.size();
    accuracy.songs = std::set<std::string>(songs.begin(), songs.end()).size();
    std::size_t arousal = 0, valence = 0, quadrant = 0;
    for (std::size_t i = 0; i < moods.size(); ++i) {
        const int truth = quadrants[i], thought = moods[i].quadrant();
        if (truth < 1 || truth > 4)
            throw std::invalid_argument("there are four quadrants");
        ++accuracy.confusion[std::size_t(truth - 1)][std::size_t(thought - 1)];
        quadrant += thought == truth;
        arousal += (moods[i].highArousal >= 0.5) == isHighArousal(truth);
        valence += (moods[i].highValence >= 0.5) == isHighValence(truth);
    }
    const double count = std::max(1.0, double(moods.size()));
    accuracy.quadrant = double(quadrant) / count;
    accuracy.arousal = double(arousal) / count;
    accuracy.valence = double(valence) / count;
    return accuracy;
}

Json toJson(const MoodAccuracy& accuracy) {
    return {{"quadrant", accuracy.quadrant},  {"arousal", accuracy.arousal},
            {"valence", accuracy.valence},    {"pieces", accuracy.pieces},
            {"songs", accuracy.songs},        {"split", accuracy.split},
            {"confusion", accuracy.confusion}};
}

Json toJson(const Mood& mood) {
    return {{"quadrant", "Q" + std::to_string(mood.quadrant())},
            {"quadrants", mood.quadrants},
            {"arousal", mood.arousal()},
            {"valence", mood.valence()}};
}

} // namespace antiphon::emotion

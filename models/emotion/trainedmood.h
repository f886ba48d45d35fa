#pragma once

#include "models/emotion/classifier.h"

namespace antiphon::emotion {

/// A trained classifier as it is asked: what its network and its nine figures think of a piece,
/// mixed by its shares. A handle: copies share one network. One thread at a time.
class TrainedMood {
public:
    /// Throws UserError naming the model's origin and what does not fit.
    explicit TrainedMood(const ClassifierModel& model);

    const WordDictionary& dictionary() const { return m_dictionary; }
    /// Throws std::invalid_argument for an index outside the dictionary.
    Mood of(std::span<const Word> words) const;
    std::vector<Mood> of(std::span<const WordPiece> pieces) const;

private:
    WordDictionary m_dictionary;
    MoodClassifier m_network;
    std::optional<MoodEstimate> m_figures;
    MoodShares m_shares;
};

/// How much the network is believed, of 0, 0.05 ... 1, so that the mixture finds the true quadrants
/// (1 ... 4) likeliest; the least of equals. `network` and `figures` are about the same pieces, at
/// least one.
MoodShares bestShares(std::span<const Mood> network, std::span<const Mood> figures,
                      std::span<const int> quadrants);
Mood mixed(const Mood& network, const Mood& figures, const MoodShares& shares);

} // namespace antiphon::emotion

#include "models/emotion/trainedmood.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon::emotion {

namespace {

/// `likely`: what a share makes of the probability of what is true of a piece.
template <class Likely>
double bestShare(std::size_t pieces, Likely likely) {
    constexpr int steps = 20;
    constexpr double least = 1e-6; // nobody is punished without end for having been sure
    double best = 0, lowest = std::numeric_limits<double>::infinity();
    for (int step = 0; step <= steps; ++step) {
        const double share = double(step) / steps;
        double surprise = 0;
        for (std::size_t i = 0; i < pieces; ++i)
            surprise -= std::log(std::max(least, likely(i, share)));
        if (surprise < lowest) {
            lowest = surprise;
            best = share;
        }
    }
    return best;
}

} // namespace

Mood mixed(const Mood& network, const Mood& figures, const MoodShares& shares) {
    Mood mood;
    for (std::size_t q = 0; q < mood.quadrants.size(); ++q)
        mood.quadrants[q] = std::lerp(figures.quadrants[q], network.quadrants[q], shares.quadrant);
    mood.highArousal = std::lerp(figures.highArousal, network.highArousal, shares.arousal);
    mood.highValence = std::lerp(figures.highValence, network.highValence, shares.valence);
    return mood;
}

MoodShares bestShares(std::span<const Mood> network, std::span<const Mood> figures,
                      std::span<const int> quadrants) {
    const auto mixture = [&](std::size_t i, double share) {
        return mixed(network[i], figures[i], {share, share, share});
    };
    const auto of = [](double high, bool isHigh) { return isHigh ? high : 1 - high; };
    return {bestShare(quadrants.size(),
                      [&](std::size_t i, double share) {
                          return mixture(i, share).quadrants[std::size_t(quadrants[i] - 1)];
                      }),
            bestShare(quadrants.size(),
                      [&](std::size_t i, double share) {
                          return of(mixture(i, share).highArousal, isHighArousal(quadrants[i]));
                      }),
            bestShare(quadrants.size(), [&](std::size_t i, double share) {
                return of(mixture(i, share).highValence, isHighValence(quadrants[i]));
            })};
}

TrainedMood::TrainedMood(const ClassifierModel& model)
    : m_dictionary(model.dictionary), m_network(model.config, model.weights, display(model.origin)),
      m_figures(model.figures), m_shares(model.shares) {}

Mood TrainedMood::of(std::span<const Word> words) const {
    const Mood heard = m_network.of(words);
    return m_figures ? mixed(heard, m_figures->of(noteFeatures(words, m_dictionary)), m_shares)
                     : heard;
}

std::vector<Mood> TrainedMood::of(std::span<const WordPiece> pieces) const {
    std::vector<Mood> moods = m_network.of(pieces);
    if (m_figures)
        for (std::size_t i = 0; i < pieces.size(); ++i)
            moods[i] = mixed(moods[i], m_figures->of(noteFeatures(pieces[i].words, m_dictionary)),
                             m_shares);
    return moods;
}

} // namespace antiphon::emotion

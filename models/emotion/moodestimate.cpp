#include "models/emotion/moodestimate.h"

#include "core/error.h"
#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/splits.h"

#include <algorithm>
#include <cmath>

namespace antiphon::emotion {

namespace {

constexpr std::size_t columns = NoteFeatures::count;

Matrix rowsOf(std::span<const MoodExample> examples) {
    Matrix rows(examples.size(), columns);
    for (std::size_t r = 0; r < examples.size(); ++r)
        std::ranges::transform(examples[r].features.values(), rows.row(r).begin(),
                               [](double value) { return float(value); });
    return rows;
}

template <class Class>
LogisticRegression learn(const Matrix& rows, std::span<const MoodExample> examples,
                         std::size_t classes, Class classOf) {
    std::vector<int> labels;
    for (const MoodExample& example : examples)
        labels.push_back(int(classOf(example.quadrant)));
    return logisticRegression(rows, labels, classes);
}

std::vector<double> numbers(const Json& json, std::size_t count, const std::string& origin) {
    const auto values = json.get<std::vector<double>>();
    if (values.size() != count ||
        !std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        throw UserError(origin + ": the mood estimate is damaged; learn it again.");
    return values;
}

LogisticRegression regressionOf(const Json& json, std::size_t classes, const std::string& origin) {
    return {classes, columns, numbers(json, classes * (columns + 1), origin)};
}

} // namespace

NoteFeatures noteFeatures(std::span<const Word> words, const WordDictionary& dictionary) {
    return antiphon::noteFeatures(notesOf(midiOf(words, dictionary)));
}

std::vector<MoodExample> moodExamples(std::span<const WordPiece> pieces,
                                      const WordDictionary& dictionary) {
    std::vector<MoodExample> examples;
    for (const WordPiece& piece : pieces)
        examples.push_back({noteFeatures(piece.words, dictionary), piece.quadrant(), piece.song});
    return examples;
}

MoodEstimate::MoodEstimate(std::span<const MoodExample> examples) : m_examples(examples.size()) {
    for (int quadrant = 1; quadrant <= 4; ++quadrant)
        if (!std::ranges::count(examples, quadrant, &MoodExample::quadrant))
            throw UserError("There is no piece of quadrant Q" + std::to_string(quadrant) +
                            "; a mood estimate needs pieces of all four.");
    const Matrix raw = rowsOf(examples);
    m_scaling = scalingOf(raw);
    const Matrix rows = m_scaling.apply(raw);
    m_quadrant = learn(rows, examples, 4, [](int q) { return q - 1; });
    m_arousal = learn(rows, examples, 2, isHighArousal);
    m_valence = learn(rows, examples, 2, isHighValence);
}

Mood MoodEstimate::of(const NoteFeatures& features) const {
    const Matrix row = m_scaling.apply(std::array<double, columns>(features.values()));
    Mood mood;
    std::ranges::copy(m_quadrant.probabilities(row.row(0)), mood.quadrants.begin());
    mood.highArousal = m_arousal.probabilities(row.row(0))[1];
    mood.highValence = m_valence.probabilities(row.row(0))[1];
    return mood;
}

Json MoodEstimate::json() const {
    return {{"figures", NoteFeatures::names}, {"examples", m_examples},
            {"mean", m_scaling.mean},         {"scale", m_scaling.scale},
            {"quadrant", m_quadrant.weights}, {"arousal", m_arousal.weights},
            {"valence", m_valence.weights}};
}

MoodEstimate::MoodEstimate(const Json& json, const std::string& origin) {
    try {
        if (json.at("figures").get<std::vector<std::string>>() !=
            std::vector<std::string>(NoteFeatures::names.begin(), NoteFeatures::names.end()))
            throw UserError(origin + ": the mood estimate is of other figures; learn it again.");
        m_examples = json.at("examples").get<std::size_t>();
        m_scaling.mean = numbers(json.at("mean"), columns, origin);
        m_scaling.scale = numbers(json.at("scale"), columns, origin);
        if (std::ranges::any_of(m_scaling.scale, [](double scale) { return scale <= 0; }))
            throw UserError(origin + ": the mood estimate is damaged; learn it again.");
        m_quadrant = regressionOf(json.at("quadrant"), 4, origin);
        m_arousal = regressionOf(json.at("arousal"), 2, origin);
        m_valence = regressionOf(json.at("valence"), 2, origin);
    } catch (const Json::exception& e) {
        throw UserError(origin + ": the mood estimate is damaged (" + e.what() + ").");
    }
}

MoodAccuracy crossValidate(std::span<const MoodExample> examples, std::size_t folds,
                           std::uint64_t seed) {
    std::vector<std::string> songs;
    std::vector<int> quadrants;
    for (const MoodExample& example : examples) {
        songs.push_back(example.song);
        quadrants.push_back(example.quadrant);
    }
    const std::vector<std::size_t> parts = songFolds(songs, folds, seed);
    std::vector<Mood> moods(examples.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<MoodExample> others;
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (parts[i] != fold)
                others.push_back(examples[i]);
        const MoodEstimate estimate(others);
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (parts[i] == fold)
                moods[i] = estimate.of(examples[i].features);
    }
    return moodAccuracy(moods, quadrants, songs,
                        std::to_string(folds) + "-fold cross-validation, songs kept together");
}

} // namespace antiphon::emotion

#include "tests/testing.h"

#include "core/maps/pca.h"
#include "core/maps/silhouette.h"
#include "core/music/notemetrics.h"
#include "core/music/worddecode.h"
#include "core/music/wordmetrics.h"

#include <cmath>

// Figures of the published metric script and of the maps; the README there explains the schema.
using namespace antiphon;

namespace {

Json readGolden(const char* file) {
    return readJson(testing::golden() / "emotion" / file);
}

std::vector<Word> wordsOf(const std::string& name) {
    const bool handMade = name == "hand_made";
    const Json cases = readGolden(handMade ? "cp_decoding.json" : "cp_encoding.json");
    std::vector<Word> words;
    for (const Json& row : cases.at(name).at("words"))
        words.push_back(row.get<Word>());
    return words;
}

struct Figures {
    PitchMetrics notes;
    WordMetrics words;
};
Figures figuresOf(const std::string& name) {
    const std::vector<Word> words = wordsOf(name);
    const WordDictionary& dictionary = WordDictionary::standard();
    const MidiFile file = midiOf(words, dictionary, {.closeHoles = true});
    return {pitchMetrics(notesOf(file, {.overlap = NoteOptions::Overlap::CloseAll})),
            wordMetrics(words, dictionary, MetricRules::Published)};
}

double meanOf(std::span<const double> values) {
    return meanDeviation(values).mean;
}

void same(double value, const Json& wanted, const char* what, double tolerance = 1e-9) {
    QVERIFY2(std::abs(value - wanted.get<double>()) <= tolerance,
             qPrintable(QString("%1: %2 instead of %3")
                            .arg(what)
                            .arg(value, 0, 'g', 12)
                            .arg(wanted.get<double>(), 0, 'g', 12)));
}

} // namespace

class GoldenEmotionMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::golden() / "emotion"))
            QSKIP("The reference numbers are not here.");
    }

    void pieces_data() {
        QTest::addColumn<QString>("name");
        const Json metrics = readGolden("metrics.json");
        for (const auto& [name, value] : metrics.at("per_sequence").items())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void pieces() {
        QFETCH(QString, name);
        const Json metrics = readGolden("metrics.json");
        const Json wanted = metrics.at("per_sequence").at(name.toStdString());
        const Figures found = figuresOf(name.toStdString());
        same(found.notes.range, wanted.at("PR"), "PR");
        same(found.notes.classes, wanted.at("NPC"), "NPC");
        same(found.notes.polyphony, wanted.at("POLY"), "POLY");
        const WordMetrics& words = found.words;
        same(words.barRange, wanted.at("BPR"), "BPR");
        same(words.barClasses, wanted.at("BNPC"), "BNPC");
        same(words.barPolyphony, wanted.at("BPOLY"), "BPOLY");
        same(double(words.notes), wanted.at("n_notes"), "notes");
        const auto mean = [&](WordDistribution d) { return meanOf(words.of(d)); };
        same(mean(WordDistribution::Duration), wanted.at("mean_note_length_beats"), "length");
        same(mean(WordDistribution::Velocity), wanted.at("mean_velocity"), "velocity");
        same(mean(WordDistribution::Pitch), wanted.at("mean_pitch"), "pitch");
        same(double(words.of(WordDistribution::Tempo).size()), wanted.at("n_tempo_entries"),
             "tempo entries");
        same(mean(WordDistribution::Tempo), wanted.at("mean_tempo"), "tempo");
        std::map<std::string, std::size_t> qualities, beats;
        for (const double quality : words.of(WordDistribution::ChordQuality))
            ++qualities[std::string(chordQualities[std::size_t(quality)])];
        for (const double beat : words.of(WordDistribution::Beat))
            ++beats[std::to_string(int(beat))];
        using Counts = std::map<std::string, std::size_t>;
        QCOMPARE(qualities, wanted.at("chord_quality_counts").get<Counts>());
        QCOMPARE(beats, wanted.at("beat_counts").get<Counts>());
    }

    void set() {
        const Json metrics = readGolden("metrics.json");
        std::map<std::string, std::vector<double>> columns;
        for (const auto& [name, value] : metrics.at("per_sequence").items()) {
            const Figures found = figuresOf(name);
            columns["PR"].push_back(found.notes.range);
            columns["NPC"].push_back(found.notes.classes);
            columns["POLY"].push_back(found.notes.polyphony);
            columns["BPR"].push_back(found.words.barRange);
            columns["BNPC"].push_back(found.words.barClasses);
            columns["BPOLY"].push_back(found.words.barPolyphony);
        }
        for (const auto& [name, wanted] : metrics.at("over_sequences_mean_std").items()) {
            const MeanDeviation found = meanDeviation(columns.at(name));
            same(found.mean, wanted.at(0), (name + " mean").c_str(), 5.1e-5);
            same(found.deviation, wanted.at(1), (name + " deviation").c_str(), 5.1e-5);
        }
    }

    void projection() {
        const Json golden = readGolden("projection.json");
        const double tolerance = golden.at("tolerance").get<double>();
        const auto rows = golden.at("X").get<std::vector<std::vector<float>>>();
        const auto labels = golden.at("labels").get<std::vector<int>>();
        Matrix points(rows.size(), rows.front().size()), first(rows.size(), 2);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            std::ranges::copy(rows[r], points.row(r).begin());
            std::ranges::copy(std::span(rows[r]).first(2), first.row(r).begin());
        }
        const Pca pca(points);
        const double n = double(points.rows);
        const Json& wanted = golden.at("pca");
        for (std::size_t k = 0; k < 2; ++k) {
            same(pca.variance(k) * n / (n - 1), wanted.at("explained_variance").at(k), "variance",
                 tolerance);
            same(pca.explained(k), wanted.at("explained_variance_ratio").at(k), "share", tolerance);
        }
        const Matrix map = pca.project(points);
        for (std::size_t r = 0; r < points.rows; ++r)
            for (std::size_t k = 0; k < 2; ++k)
                same(double(map.row(r)[k]), wanted.at("coords_sign_fixed").at(r).at(k),
                     "coordinate", tolerance);

        same(silhouette(first, labels), golden.at("silhouette_all_four_classes_first_two_columns"),
             "silhouette of all", tolerance);
        Workers workers;
        const auto pairs = pairSilhouettes(first, labels, workers);
        const Json& pairsWanted = golden.at("silhouette_on_first_two_columns");
        QCOMPARE(pairs.size(), pairsWanted.size());
        for (const PairSilhouette& pair : pairs) {
            const std::string name =
                "Q" + std::to_string(pair.first) + "_Q" + std::to_string(pair.second);
            same(pair.value, pairsWanted.at(name), name.c_str(), tolerance);
        }
    }
};

QTEST_GUILESS_MAIN(GoldenEmotionMetrics)
#include "golden_emotionmetrics.moc"

#include "tests/testing.h"

#include "core/music/wordmetrics.h"

#include <cmath>

using namespace antiphon;

namespace {

const WordDictionary& dictionary() {
    return WordDictionary::standard();
}
std::int32_t index(WordFamily family, const std::string& entry) {
    return entry.empty() ? 0 : dictionary().find(family, entry).value();
}

Word bar() {
    return {0, 0, index(WordFamily::BarBeat, "Bar"), wordtype::metrical, 0, 0, 0, 0};
}
Word beat(int place, const std::string& tempo = "CONTI", const std::string& chord = "CONTI") {
    return {index(WordFamily::Tempo, tempo),
            index(WordFamily::Chord, chord),
            index(WordFamily::BarBeat, "Beat_" + std::to_string(place)),
            wordtype::metrical,
            0,
            0,
            0,
            0};
}
Word note(int pitch, int duration = 480, int velocity = 64) {
    return {0,
            0,
            0,
            wordtype::note,
            index(WordFamily::Pitch, "Note_Pitch_" + std::to_string(pitch)),
            index(WordFamily::Duration, "Note_Duration_" + std::to_string(duration)),
            index(WordFamily::Velocity, "Note_Velocity_" + std::to_string(velocity)),
            0};
}

std::vector<double> values(const WordMetrics& metrics, WordDistribution distribution) {
    return metrics.distributions[std::size_t(distribution)];
}

} // namespace

class TestWordMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void perBar() {
        const std::vector<Word> words = {bar(),
                                         beat(0, "Tempo_110", "C_M"),
                                         note(60),
                                         note(64),
                                         beat(8),
                                         note(72),
                                         bar(),
                                         bar(),
                                         beat(4, "Tempo_89", "A_m7"),
                                         note(50),
                                         note(55, 240, 80)};
        for (const MetricRules rules : {MetricRules::Published, MetricRules::Repaired}) {
            const WordMetrics m = wordMetrics(words, dictionary(), rules);
            QCOMPARE(m.notes, std::size_t(5));
            QCOMPARE(m.bars, std::size_t(2)); // the empty one does not count
            QCOMPARE(m.barRange, (12 + 5) / 2.0);
            QCOMPARE(m.barClasses, 2.0);
            QCOMPARE(m.density, 2.5);
            // Three notes at two places; the last bar, two at one place, is left out as published.
            QCOMPARE(m.barPolyphony, rules == MetricRules::Published ? 1.5 : 1.75);
            QCOMPARE(values(m, WordDistribution::Tempo), (std::vector<double>{110, 110, 89}));
            QCOMPARE(values(m, WordDistribution::ChordQuality), (std::vector<double>{2, 2, 4}));
            QCOMPARE(values(m, WordDistribution::Beat), (std::vector<double>{0, 8, 4}));
            QCOMPARE(values(m, WordDistribution::Duration), (std::vector<double>{1, 1, 1, 1, 0.5}));
            QCOMPARE(values(m, WordDistribution::Velocity),
                     (std::vector<double>{64, 64, 64, 64, 80}));
        }
    }

    /// A repeat of what was not there yet: as published the row is passed over from there on.
    void repeatsOfNothing() {
        const std::vector<Word> words = {
            bar(),    beat(2), note(60), beat(4, "Tempo_110"), note(62), beat(6, "CONTI", "G_7"),
            note(64), bar()};
        const WordMetrics published = wordMetrics(words, dictionary(), MetricRules::Published);
        QCOMPARE(values(published, WordDistribution::Tempo), (std::vector<double>{110, 110}));
        QCOMPARE(values(published, WordDistribution::ChordQuality), (std::vector<double>{7}));
        QCOMPARE(values(published, WordDistribution::Beat), (std::vector<double>{6}));
        QCOMPARE(published.barPolyphony, 1.5); // 60 and 62 at 0, 64 at 6
        const WordMetrics repaired = wordMetrics(words, dictionary());
        QCOMPARE(values(repaired, WordDistribution::Tempo), (std::vector<double>{110, 110}));
        QCOMPARE(values(repaired, WordDistribution::Beat), (std::vector<double>{2, 4, 6}));
        QCOMPARE(repaired.barPolyphony, 1.0);
    }

    void rowsThatDoNotCount() {
        std::vector<Word> words = {Word{0, 0, 0, wordtype::emotion, 0, 0, 0, 2},
                                   bar(),
                                   beat(0, "Tempo_110", "N_N"),
                                   note(60),
                                   note(62),
                                   note(64),
                                   note(65),
                                   bar(),
                                   Word{}};
        words[3][std::size_t(WordFamily::Pitch)] = 0;
        words[4][std::size_t(WordFamily::Duration)] = 0;
        words[5][std::size_t(WordFamily::Velocity)] = 0;
        const WordMetrics m = wordMetrics(words, dictionary());
        QCOMPARE(m.notes, std::size_t(1));
        QCOMPARE(values(m, WordDistribution::Pitch), std::vector<double>{65});
        QCOMPARE(values(m, WordDistribution::ChordQuality), std::vector<double>{0});
        words[6][std::size_t(WordFamily::Pitch)] = 87;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, wordMetrics(words, dictionary()));
    }

    void emptyPiecesHaveNoFigures() {
        const WordMetrics m = wordMetrics({}, dictionary());
        QVERIFY(std::isnan(m.barRange) && std::isnan(m.barPolyphony) && std::isnan(m.density));
        QCOMPARE(m.bars, std::size_t(0));
    }

    void sets() {
        const MeanDeviation set =
            meanDeviation(std::vector<double>{1, std::numeric_limits<double>::quiet_NaN(), 4});
        QCOMPARE(set.count, std::size_t(2));
        QCOMPARE(set.text(), std::string("2.50±1.50"));
        QCOMPARE(meanDeviation({}).text(), std::string("-"));
    }
};

QTEST_GUILESS_MAIN(TestWordMetrics)
#include "tst_wordmetrics.moc"

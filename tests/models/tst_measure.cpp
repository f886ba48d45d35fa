#include "tests/notes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/measure.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

/// Melodies, and what is unlike them: distorted and noisy.
Sound melody(std::uint64_t seed) {
    return notes(12, seed, 12, 12);
}
Sound noise(std::uint64_t seed) {
    Sound sound = melody(seed);
    Rng rng(seed);
    for (float& sample : sound.samples)
        sample = float(0.3 * std::tanh(8 * sample) + 0.05 * rng.normal());
    return sound;
}

} // namespace

class TestMeasure : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    Inputs inputs(const char* made) const {
        Inputs given;
        for (const auto& [slot, folder] :
             {std::pair{"true", "true"}, {"misaligned", "misaligned"}, {"made", made}})
            given[slot] = {{ItemKind::Audio, m_folder / folder, slot}};
        return given;
    }
    Outcome run(const Inputs& given, const MeasureOptions& options = {}) const {
        const fs::path out = m_folder / "out";
        fs::create_directories(out);
        JobControl control;
        JobContext context(control, 1, out, out);
        return runMeasure(given, Options(options), context);
    }
    void put(const char* folder, const char* name, const Sound& sound) const {
        writeSound(m_folder / folder / (std::string(name) + ".wav"), sound);
    }
    double figure(const Outcome& outcome, const char* key) const {
        return outcome.figures.at(key).get<double>();
    }

private Q_SLOTS:
    void initTestCase() {
        put("true", "a", melody(1));
        put("true", "b", melody(2));
        put("misaligned", "a", noise(1));
        put("misaligned", "b", noise(2));
        put("good", "a", melody(3));
        put("good", "c", melody(4)); // of no true one's name
        put("long", "a-b-2", melody(3));
        put("bad", "a", noise(3));
        put("bad", "b", noise(4));
    }

    void tellsGoodFromBad() {
        const Outcome good = run(inputs("good")), bad = run(inputs("bad"));
        QCOMPARE(figure(good, "sounds"), 2.0);
        QCOMPARE(figure(good, "matched"), 1.0);
        QVERIFY(figure(good, "adherence") > 0.8);
        QVERIFY(figure(bad, "adherence") < 0.2);
        QVERIFY(figure(bad, "frechet") > 5 * figure(good, "frechet"));
        QVERIFY(figure(good, "similarity") > figure(bad, "similarity") + 10);
        QVERIFY(figure(good, "similarity") > figure(good, "similarity_misaligned") + 10);
        QCOMPARE(figure(good, "frechet_misaligned"), figure(bad, "frechet_misaligned"));
        QVERIFY(good.figures["pwcca"].is_null()); // 24 segments say nothing about 70 numbers
        QVERIFY(good.figures["mean_run"].is_null());
    }

    void tellsEverySound() {
        const Outcome outcome = run(inputs("good"));
        QCOMPARE(outcome.items.size(), std::size_t(1));
        const Table table = readTable(outcome.items[0].path);
        QCOMPARE(table.rows, std::size_t(4));
        QCOMPARE(table.column("true").texts, (std::vector<std::string>{"a", "", "a", "b"}));
        QCOMPARE(table.column("kind").texts[3], std::string("misaligned"));
        QVERIFY(table.numbers("frechet_blend")[0] < table.numbers("frechet_blend")[2]);
        QVERIFY(std::isnan(table.numbers("similarity")[1]));
    }

    void namesMayGoOn() {
        put("true2", "a-b", melody(1));
        put("true2", "a", noise(1));
        Inputs given = inputs("long");
        given["true"][0].path = m_folder / "true2";
        run(given);
        const Table table = readTable(m_folder / "out/measures.csv");
        QCOMPARE(table.column("true").texts[0], std::string("a-b"));
    }

    /// Every song's mix is called alike: the folders tell them apart.
    void songsAreFolders() {
        put("songs/one", "original", melody(1));
        put("songs/two", "original", noise(1));
        put("batch", "two-model", melody(3));
        put("batch", "three", melody(3));
        put("batch", "four", melody(3));
        Inputs given = inputs("batch");
        given["true"] = {{ItemKind::Audio, m_folder / "songs/one/original.wav", "true"},
                         {ItemKind::Audio, m_folder / "songs/two/original.wav", "true"}};
        given.erase("misaligned");
        for (int form = 0; form < 2; ++form) {
            run(given);
            const Table table = readTable(m_folder / "out/measures.csv");
            QCOMPARE(table.column("true").texts, (std::vector<std::string>{"", "", "two"}));
            given["true"] = {{ItemKind::Audio, m_folder / "songs", "true"}};
        }
        // Which of a song's tracks would be meant cannot be told.
        put("songs/one", "memory", melody(1));
        put("songs/two", "memory", noise(1));
        QCOMPARE(figure(run(given), "matched"), 0.0);
    }

    void whatSoundsAtTheSameTimeCorrelates() {
        Inputs given = inputs("true"); // what is true is what was made
        MeasureOptions options;
        options.frontend = "energy"; // 6 numbers a segment
        const Outcome outcome = run(given, options);
        QVERIFY(std::abs(figure(outcome, "pwcca") - 1) < 1e-3);
        QVERIFY(figure(outcome, "pwcca_misaligned") < 0.99);
        QVERIFY(std::abs(figure(outcome, "frechet")) < 1e-6);
        QCOMPARE(figure(outcome, "adherence"), 1.0);
    }

    void takesHaveRuns() {
        const fs::path take = m_folder / "takes/a";
        put("takes/a", "guide", melody(1));
        put("takes/a", "response", noise(5));
        writeJson(take / "info.json", {{"query", {4, 5, 6, -1, -1, 9, 10, 3}}});
        Inputs given;
        given["made"] = {{ItemKind::Audio, m_folder / "takes", "made"}};
        const Outcome alone = run(given);
        QCOMPARE(figure(alone, "max_run"), 3.0);
        QCOMPARE(figure(alone, "mean_run"), 2.0);
        QVERIFY(alone.figures["frechet"].is_null());
        const Table runs = readTable(m_folder / "out/continuity.csv");
        QCOMPARE(runs.numbers("length"), (std::vector<double>{0, 1, 2, 3}));
        QCOMPARE(runs.numbers("runs"), (std::vector<double>{0, 1, 1, 1}));

        given = inputs("takes");
        const double mixed = figure(run(given), "frechet");
        const double response = figure(run(given, {.takes = "response"}), "frechet");
        QVERIFY2(response > mixed, qPrintable(QString("%1 %2").arg(response).arg(mixed)));
    }

    void badInput() {
        Inputs given = inputs("good");
        fs::create_directories(m_folder / "empty");
        given["made"][0].path = m_folder / "empty";
        QVERIFY_THROWS_EXCEPTION(UserError, run(given));
        given = inputs("good");
        put("short", "a", Sound{16000, 1, std::vector<float>(1000, 0.5f)});
        given["true"][0].path = m_folder / "short";
        QVERIFY_THROWS_EXCEPTION(UserError, run(given));
    }
};

QTEST_APPLESS_MAIN(TestMeasure)
#include "tst_measure.moc"

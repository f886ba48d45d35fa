#include "tests/notes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/batch.h"

#include <cmath>
#include <set>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

class TestBatch : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    void put(const char* folder, const char* file, const Sound& sound) const {
        writeSound(m_folder / folder / file, sound);
    }
    Outcome run(const char* folder, const char* out, const BatchOptions& options,
                JobControl& control) const {
        fs::create_directories(m_folder / out);
        JobContext context(control, 1, m_folder / out, m_folder / out);
        return runBatch({{"dataset", {{ItemKind::Corpus, m_folder / folder, "dataset"}}}},
                        Options(options), context);
    }
    Outcome run(const char* folder, const char* out, const BatchOptions& options = quick()) const {
        JobControl control;
        return run(folder, out, options, control);
    }
    static BatchOptions quick() {
        BatchOptions options;
        options.generate.segment = 0.25;
        options.generate.vocab = 4;
        return options;
    }

private Q_SLOTS:
    void initTestCase() {
        for (const char* song : {"x", "y"}) {
            const auto seed = std::uint64_t(song[0]);
            const fs::path folder = fs::path("sets") / song;
            put(folder.c_str(), "Guide_piano.wav", notes(3, seed, 12, 12));
            put(folder.c_str(), "Mem_bass.wav", notes(3, seed + 10, 12, 12));
        }
        put("sets/x", "Mem2_voice.wav", notes(2, 5, 12, 12));
    }

    void setsAnswerTheirGuides() {
        const Outcome outcome = run("sets", "out");
        QCOMPARE(outcome.figures["takes"].get<int>(), 3);
        QCOMPARE(outcome.figures["failed"].get<int>(), 0);
        const Table table = readTable(m_folder / "out/batch.csv");
        QCOMPARE(table.column("take").texts, (std::vector<std::string>{"x", "x_exo", "y"}));
        QCOMPARE(table.numbers("foreign"), (std::vector<double>{0, 1, 0}));
        QCOMPARE(table.numbers("segments"), (std::vector<double>{12, 12, 12}));
        QVERIFY(table.numbers("accuracy")[0] >= 0 && table.numbers("accuracy")[0] <= 1);
        QVERIFY(std::isnan(table.numbers("accuracy")[1]));
        QCOMPARE(readSound(m_folder / "out/x_exo/response.wav").seconds(), 3.0);
        BatchOptions options = quick();
        options.foreign = false;
        QCOMPARE(run("sets", "own", options).figures["takes"].get<int>(), 2);
    }

    void goesOnWhereItWasLeft() {
        BatchOptions options = quick();
        options.examples = 2;
        QCOMPARE(run("sets", "again", options).figures["takes"].get<int>(), 6);
        const auto changed = [&](const char* take) {
            return fs::last_write_time(m_folder / "again" / take / "response.wav");
        };
        const auto kept = changed("x-1");
        const std::string heard = contentHash(m_folder / "again/y-2/response.wav");
        fs::remove_all(m_folder / "again/y-2");
        run("sets", "again", options);
        QVERIFY(changed("x-1") == kept);
        QCOMPARE(contentHash(m_folder / "again/y-2/response.wav"), heard);
        QCOMPARE(readTable(m_folder / "again/batch.csv").rows, std::size_t(6));
    }

    void longRecordingsAreCut() {
        BatchOptions options = quick();
        options.foreign = false;
        options.maxDuration = 2;
        options.smaller = 1.5;
        run("sets", "short", options);
        QCOMPARE(readSound(m_folder / "short/x/response.wav").seconds(), 2.0);
        QCOMPARE(readSound(m_folder / "short/x/memory.wav").seconds(), 1.5);
        QVERIFY(std::isnan(readTable(m_folder / "short/batch.csv").numbers("accuracy")[0]));
    }

    void theLiveliestStretch() {
        Sound sound{8000, 1, std::vector<float>(8 * 8000)};
        const auto fill = [&](double from, double to, float value) {
            for (auto i = std::size_t(from * 8000); i < std::size_t(to * 8000); ++i)
                sound.samples[i] = i % 2 ? value : -value;
        };
        fill(1, 2, 0.01f);
        fill(5, 7, 0.5f);
        QCOMPARE(liveliestStretch(sound, 2), 5.0);
        QCOMPARE(liveliestStretch(sound, 20), 0.0);
    }

    void stemsAnswerEachOther() {
        for (const char* stem : {"bass.wav", "guitar.wav", "piano.wav"})
            put("stems/s", stem, notes(2, std::uint64_t(stem[0]), 12, 12));
        BatchOptions options = quick();
        options.relation.others = "mixed";
        QCOMPARE(run("stems", "stemsout", options).figures["takes"].get<int>(), 3);
        QVERIFY(fs::is_regular_file(m_folder / "stemsout/s-guitar+piano-bass/response.wav"));
        QVERIFY(fs::is_regular_file(m_folder / "stemsout/inputs/s-guitar+piano-bass-guide.wav"));
    }

    void whatCannotBeMadeIsLeftOut() {
        put("broken/x", "Guide_a.wav", notes(2, 1, 12, 12));
        put("broken/x", "Mem_a.wav", Sound{8000, 1, std::vector<float>(16000)});
        put("broken/y", "Guide_a.wav", notes(2, 1, 12, 12));
        put("broken/y", "Mem_a.wav", notes(2, 2, 12, 12));
        JobControl control;
        const Outcome outcome = run("broken", "brokenout", quick(), control);
        QCOMPARE(outcome.figures["takes"].get<int>(), 1);
        QCOMPARE(outcome.figures["failed"].get<int>(), 1);
        bool told = false;
        for (const Event& event : control.drain())
            told |= event.type == Event::Type::Log && event.text.starts_with("x: ");
        QVERIFY(told);
        QVERIFY(std::isnan(readTable(m_folder / "brokenout/batch.csv").numbers("segments")[0]));
        // A model that is none is told before anything is made.
        fs::create_directories(m_folder / "modelless");
        fs::create_directories(m_folder / "nomodel");
        JobContext context(control, 1, m_folder / "modelless", m_folder / "modelless");
        QVERIFY_THROWS_EXCEPTION(
            UserError, runBatch({{"dataset", {{ItemKind::Corpus, m_folder / "sets", "dataset"}}},
                                 {"model", {{ItemKind::Model, m_folder / "nomodel", "model"}}}},
                                Options(quick()), context));
        QVERIFY(!fs::exists(m_folder / "modelless/x"));
        fs::remove_all(m_folder / "broken/y");
        QVERIFY_THROWS_EXCEPTION(UserError, run("broken", "none"));
    }
};

QTEST_APPLESS_MAIN(TestBatch)
#include "tst_batch.moc"

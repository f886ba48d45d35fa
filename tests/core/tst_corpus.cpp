#include "tests/badfiles.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/corpusbatch.h"
#include "core/maps/reach.h"

#include <algorithm>
#include <atomic>
#include <unistd.h>

using namespace antiphon;
using namespace antiphon::testing;
using What = CorpusOutcome::What;

namespace {

std::string messageOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Silence, a tone, silence.
Sound padded(double before, double during, double after, int rate = 44100) {
    Sound sound{rate, 1, {}};
    sound.samples.resize(std::size_t(before * rate));
    const Sound middle = tone(during, rate, 1);
    sound.samples.insert(sound.samples.end(), middle.samples.begin(), middle.samples.end());
    sound.samples.resize(sound.samples.size() + std::size_t(after * rate));
    return sound;
}

std::vector<CorpusOutcome> outcomesOf(const std::vector<CorpusFile>& files,
                                      const CorpusBatch& batch) {
    std::vector<CorpusOutcome> outcomes;
    makeCorpora(files, batch, {}, [&](std::size_t i, CorpusOutcome& outcome) {
        QCOMPARE(i, outcomes.size());
        outcomes.push_back(std::move(outcome));
    });
    return outcomes;
}

} // namespace

class TestCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void analysesAsPublished() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(1, 44100, 2), SampleFormat::Float32);
        const Corpus corpus = analyseCorpus(folder / "a.wav", {});
        QCOMPARE(corpus.columns.size(), descriptorColumnsWithoutPitch);
        QCOMPARE(corpus.frames.rows, std::size_t(1 + 44100 / 128 - 2));
        Descriptors reference(DescriptorSettings{.hop = 128, .loudnessHop = 128});
        reference.analyse(monoOf(readSound(folder / "a.wav")));
        QCOMPARE(corpus.frames.values, corpusFrames(reference).values);
        QCOMPARE(corpus.analysis->loudnessWindow, 1024);
        QCOMPARE(corpus.analysis->loudnessHop, 128);
    }

    void writesTheOriginalSchema() {
        const TemporaryFolder folder;
        writeSound(folder / "a.flac", tone(0.5), SampleFormat::Flac16);
        const Corpus corpus = analyseCorpus(folder / "a.flac", {});
        writeCorpus(folder / "a.csv", corpus);
        const std::string text = readFile(folder / "a.csv");
        QVERIFY(text.starts_with(",loudness-dBFS,loudness-TP,loudness-dB,mfcc-0,"));
        QVERIFY(contains(text, ",sinefeaturemags-9\n0,"));
        QVERIFY(contains(text, "\n1,"));
        const Corpus back = readCorpus(folder / "a.csv");
        QCOMPARE(back.columns, corpus.columns);
        QCOMPARE(back.frames.values, corpus.frames.values);
        QVERIFY(back.analysis == corpus.analysis);
        QVERIFY(back.side == corpus.side);
        QVERIFY(back.side["source"]["name"] == "a.flac");
    }

    void readsPublishedCorpora() {
        const fs::path file = data() / "corpus-features" / "00_Jazz1-200-B_solo_mix.csv.gz";
        if (!fs::exists(file))
            QSKIP("the published corpora are not here");
        const Corpus corpus = readCorpus(file);
        QCOMPARE(corpus.frames.rows, std::size_t(4960));
        QCOMPARE(corpus.columns.size(), descriptorColumnsWithoutPitch);
        QCOMPARE(corpus.columns.front(), std::string("loudness-dBFS"));
        QVERIFY(std::abs(corpus.frames.row(0)[3] + 132.759f) < 1e-3f);
        QVERIFY(!corpus.analysis);
    }

    void keepsChosenColumns() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(0.5), SampleFormat::Int16);
        CorpusSettings settings;
        settings.analysis.pitch = true;
        const std::vector<std::string> names{"pitch", "chroma-A", "loudness-TP"};
        settings.columns = selectDescriptors(names);
        const Corpus corpus = analyseCorpus(folder / "a.wav", settings);
        QCOMPARE(corpus.columns, (std::vector<std::string>{"loudness-TP", "chroma-A", "pitch-hz",
                                                           "pitch-confidence"}));
        writeCorpus(folder / "a.csv", corpus);
        QCOMPARE(readCorpus(folder / "a.csv").frames.values, corpus.frames.values);
    }

    void resamples() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(1, 22050, 1), SampleFormat::Float32);
        CorpusSettings settings;
        QCOMPARE(analyseCorpus(folder / "a.wav", settings).analysis->rate, 22050);
        settings.rate = 44100;
        const Corpus corpus = analyseCorpus(folder / "a.wav", settings);
        QCOMPARE(corpus.analysis->rate, 44100);
        QCOMPARE(corpus.frames.rows, std::size_t(1 + 44100 / 128 - 2));
    }

    void trimsSilence() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", padded(0.5, 0.5, 1), SampleFormat::Float32);
        CorpusSettings settings;
        settings.trim = true;
        const Corpus corpus = analyseCorpus(folder / "a.wav", settings);
        QVERIFY(std::abs(double(corpus.frames.rows) - 0.5 * 44100 / 128) < 4);
        QVERIFY(std::abs(corpus.side["sound"]["trimmed_start"].get<double>() - 0.5) < 0.01);
        QVERIFY(std::abs(corpus.side["sound"]["trimmed_end"].get<double>() - 1) < 0.01);
        writeSound(folder / "silent.wav", {44100, 1, std::vector<float>(44100)},
                   SampleFormat::Int16);
        QVERIFY(contains(messageOf([&] { analyseCorpus(folder / "silent.wav", settings); }),
                         "silent throughout"));
        settings.trim = false;
        QVERIFY(analyseCorpus(folder / "silent.wav", settings).frames.rows > 300);
    }

    void tooShort() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(0.004), SampleFormat::Float32);
        QVERIFY(contains(messageOf([&] { analyseCorpus(folder / "a.wav", {}); }), "too short"));
    }

    void refusesWhatIsNoCorpus_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* text, const char* says) {
            QTest::newRow(name) << text << says;
        };
        row("lookup table", "param-0,loudness-TP\n0,1\n", "lookup table");
        row("other columns", ",loudness-TP,price\n0,1,2\n", "'price'");
        row("no descriptors", ",a\n0,1\n", "no corpus");
        row("twice", ",mfcc-0,mfcc-0\n0,1,2\n", "two columns");
        row("a text", ",mfcc-0\n0,1\n1,loud\n", "line 3");
        row("a gap", ",mfcc-0,mfcc-1\n0,1,2\n1,,3\n", "line 3");
        row("empty", "", "empty");
    }
    void refusesWhatIsNoCorpus() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        writeFile(folder / "a.csv", text.toStdString());
        const std::string message = messageOf([&] { readCorpus(folder / "a.csv"); });
        QVERIFY2(contains(message, says.toStdString()), message.c_str());
        QVERIFY2(contains(message, "a.csv"), message.c_str());
    }

    void leavesForeignSideFiles() {
        const TemporaryFolder folder;
        writeSound(folder / "a.wav", tone(0.2), SampleFormat::Int16);
        writeFile(folder / "a.json", "{\"mine\": 1}");
        const Corpus corpus = analyseCorpus(folder / "a.wav", {});
        QVERIFY(contains(messageOf([&] { writeCorpus(folder / "a.csv", corpus); }), "in the way"));
        QCOMPARE(readFile(folder / "a.json"), std::string("{\"mine\": 1}"));
        QVERIFY(!fs::exists(folder / "a.csv"));
    }

    void namesTargets() {
        const TemporaryFolder folder;
        for (const char* name : {"in/a.wav", "in/b.flac", "in/sub/a.ogg", "in/c.wav", "in/c.aiff",
                                 "in/d.W64", "in/notes.txt", "in/.hidden.wav"}) {
            fs::create_directories((folder / name).parent_path());
            writeFile(folder / name, "x");
        }
        const auto targets = [&](std::vector<fs::path> inputs, const fs::path& out) {
            std::vector<std::string> names;
            for (const CorpusFile& file : corpusFiles(inputs, out))
                names.push_back(file.csv.lexically_relative(folder.path()).generic_string());
            return names;
        };
        using Names = std::vector<std::string>;
        QCOMPARE(targets({folder / "in/a.wav"}, folder / "x.csv"), Names{"x.csv"});
        QCOMPARE(targets({folder / "in/a.wav"}, folder / "out"), Names{"out/a.csv"});
        QCOMPARE(targets({folder / "in"}, folder / "out"),
                 (Names{"out/a.csv", "out/b.csv", "out/c.aiff.csv", "out/c.wav.csv", "out/d.csv",
                        "out/sub/a.csv"}));
        const auto kind = [&](std::vector<fs::path> inputs, const fs::path& out) {
            try {
                corpusFiles(inputs, out);
            } catch (const UserError& e) {
                return int(e.kind());
            }
            return -1;
        };
        fs::create_directories(folder / "empty");
        fs::create_directories(folder / "other");
        writeFile(folder / "other/a.wav", "x");
        QCOMPARE(kind({folder / "empty"}, folder / "out"), int(UserError::Kind::Input));
        QCOMPARE(kind({folder / "in/a.wav", folder / "other"}, folder / "out"),
                 int(UserError::Kind::Usage)); // both would be out/a.csv
        QCOMPARE(kind({folder / "in"}, folder / "in/notes.txt"), int(UserError::Kind::Usage));
        QCOMPARE(kind({folder / "in"}, folder / "x.csv"), int(UserError::Kind::Usage));
        QCOMPARE(kind({folder / "in/a.wav", folder / "in/b.flac"}, folder / "x.csv"),
                 int(UserError::Kind::Usage));
    }

    void makesManyAndGoesOn_data() {
        QTest::addColumn<int>("threads");
        QTest::newRow("one") << 1;
        QTest::newRow("three") << 3;
    }
    void makesManyAndGoesOn() {
        QFETCH(int, threads);
        const TemporaryFolder folder;
        fs::create_directories(folder / "in");
        for (int i = 0; i < 9; ++i)
            writeSound(folder / "in" / ("s" + std::to_string(i) + ".wav"),
                       tone(0.3 + 0.1 * i, 44100, 1, 200 + 50 * i), SampleFormat::Int16);
        writeFile(folder / "in" / "s4.wav", "RIFF");
        const std::vector<fs::path> inputs{folder / "in"};
        const auto files = corpusFiles(inputs, folder / "out");
        QCOMPARE(files.size(), std::size_t(9));
        CorpusBatch batch;
        batch.threads = threads;
        const auto outcomes = outcomesOf(files, batch);
        QCOMPARE(outcomes.size(), files.size());
        for (std::size_t i = 0; i < files.size(); ++i) {
            QCOMPARE(outcomes[i].what, i == 4 ? What::Failed : What::Made);
            QCOMPARE(fs::exists(files[i].csv), i != 4);
            if (i != 4)
                QCOMPARE(readCorpus(files[i].csv).frames.values,
                         analyseCorpus(files[i].sound, {}).frames.values);
        }
        QVERIFY(contains(outcomes[4].error, "s4.wav"));

        // A second time nothing is overwritten, unless it is allowed.
        for (const auto& outcome : outcomesOf(files, batch))
            QCOMPARE(outcome.what, What::Failed);
        batch.force = true;
        QCOMPARE(outcomesOf(files, batch)[0].what, What::Made);
    }

    void resumes() {
        const TemporaryFolder folder;
        fs::create_directories(folder / "in");
        for (const char* name : {"a.wav", "b.wav", "c.wav"})
            writeSound(folder / "in" / name, tone(0.3), SampleFormat::Int16);
        const std::vector<fs::path> inputs{folder / "in"};
        const auto files = corpusFiles(inputs, folder / "out");
        CorpusBatch batch;
        batch.resume = true;
        outcomesOf(files, batch);
        const auto kinds = [&] {
            std::vector<What> all;
            for (const auto& outcome : outcomesOf(files, batch))
                all.push_back(outcome.what);
            return all;
        };
        const auto made = What::Made, kept = What::Kept, failed = What::Failed;
        QCOMPARE(kinds(), (std::vector<What>{kept, kept, kept}));
        writeSound(folder / "in/b.wav", tone(0.4), SampleFormat::Int16); // another sound
        fs::remove(files[2].csv);                                        // half a result
        QCOMPARE(kinds(), (std::vector<What>{kept, made, made}));
        batch.settings.analysis.mode = DescriptorSettings::Mode::Clean; // other settings
        QCOMPARE(kinds(), (std::vector<What>{made, made, made}));
        QCOMPARE(kinds(), (std::vector<What>{kept, kept, kept}));
        fs::remove(corpusSideFile(files[0].csv)); // whose is this?
        QCOMPARE(kinds(), (std::vector<What>{failed, kept, kept}));
        const auto outcome = outcomesOf(files, batch)[1];
        QCOMPARE(outcome.corpus.frames.values, readCorpus(files[1].csv).frames.values);
    }

    void stopsAndKeepsWhatIsFinished() {
        const TemporaryFolder folder;
        fs::create_directories(folder / "in");
        for (int i = 0; i < 8; ++i)
            writeSound(folder / "in" / (std::to_string(i) + ".wav"), tone(0.5),
                       SampleFormat::Int16);
        const std::vector<fs::path> inputs{folder / "in"};
        const auto files = corpusFiles(inputs, folder / "out");
        std::atomic<bool> stop = false;
        CorpusBatch batch;
        batch.threads = 2;
        std::size_t reported = 0;
        bool cancelled = false;
        try {
            makeCorpora(
                files, batch,
                [&] {
                    if (stop)
                        throw Cancelled();
                },
                [&](std::size_t i, CorpusOutcome& outcome) {
                    QCOMPARE(outcome.what, What::Made);
                    ++reported;
                    if (i == 1)
                        stop = true;
                });
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QVERIFY(reported >= 2 && reported < files.size());
        std::size_t whole = 0;
        for (const CorpusFile& file : files)
            whole += fs::exists(file.csv) && isCorpusOf(file.csv, file.sound, batch.settings);
        QVERIFY(whole >= reported);
        for (const auto& entry : fs::directory_iterator(folder / "out")) // nothing half
            QVERIFY(entry.path().extension() == ".csv" || entry.path().extension() == ".json");
        batch.resume = true;
        QCOMPARE(outcomesOf(files, batch).size(), files.size());
    }

    void cleansUpAfterAKilledProgram() {
        const TemporaryFolder folder;
        fs::create_directories(folder / "out");
        writeSound(folder / "a.wav", tone(0.2), SampleFormat::Int16);
        const fs::path dead = folder / "out/.tmp-2147483647-0-a.csv",
                       foreign = folder / "out/.tmp-a.csv";
        const fs::path alive = folder / ("out/.tmp-" + std::to_string(::getpid()) + "-0-a.csv");
        for (const fs::path& file : {dead, foreign, alive})
            writeFile(file, "half a");
        const std::vector<fs::path> inputs{folder / "a.wav"};
        outcomesOf(corpusFiles(inputs, folder / "out"), {});
        QVERIFY(!fs::exists(dead));
        QVERIFY(fs::exists(foreign) && fs::exists(alive) && fs::exists(folder / "out/a.csv"));
    }

    void refusesMoreFramesThanFit() {
        const TemporaryFolder folder;
        writeSound(folder / "long.wav", {44100, 1, std::vector<float>(5200000)},
                   SampleFormat::Int16);
        CorpusSettings settings;
        settings.analysis.hop = 1;
        const std::string message =
            messageOf([&] { analyseCorpus(folder / "long.wav", settings); });
        QVERIFY2(contains(message, "long.wav: ") && contains(message, "longer hop"),
                 message.c_str());
    }

    void reach() {
        Matrix frames(4, 3);
        const float values[] = {0, 5, 7, 50, 5, 7, 98, 5, 7, 200, 5, 7};
        std::ranges::copy(values, frames.values.begin());
        const std::vector<std::string> columns{"mfcc-0", "chroma-A", "pitch-hz"};
        Table table;
        table.origin = "t.csv";
        std::vector<double> ramp, constant;
        for (int i = 0; i <= 100; ++i) {
            ramp.push_back(i);
            constant.push_back(5);
        }
        table.add("chroma-A", constant);
        table.add("mfcc-0", ramp);
        const auto reaches = reachOf(frames, columns, table);
        QCOMPARE(reaches.size(), std::size_t(2));
        QCOMPARE(reaches[0].column, std::string("mfcc-0"));
        QCOMPARE(reaches[0].low, 1.0);
        QCOMPARE(reaches[0].high, 99.0);
        QCOMPARE(reaches[0].inside, std::size_t(2));
        QCOMPARE(reaches[0].share(), 0.5);
        QVERIFY(reaches[0].keep());
        QCOMPARE(reaches[1].share(), 1.0);
        QVERIFY(!reaches[1].keep()); // the table does not vary
        Table other;
        other.origin = "o.csv";
        other.add("price", ramp);
        QVERIFY(contains(messageOf([&] { reachOf(frames, columns, other); }), "o.csv"));
    }
};

QTEST_APPLESS_MAIN(TestCorpus)
#include "tst_corpus.moc"

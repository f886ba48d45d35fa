#include "core/error.h"
#include "core/sampletones.h"
#include "core/soundfile.h"
#include "models/impro/corpus.h"
#include "tests/testing.h"

using namespace antiphon;
using namespace antiphon::impro;

class TestImproCorpus : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;
    JobControl m_control;

    Outcome run(const std::vector<fs::path>& sounds, const CorpusOptions& options = {}) {
        fs::create_directories(m_folder / "out");
        JobContext context(m_control, 1, m_folder / "out", m_folder / "work");
        Inputs inputs;
        for (const fs::path& sound : sounds)
            inputs["sounds"].push_back({ItemKind::Audio, sound, "sounds"});
        return runCorpus(inputs, options, context);
    }

private Q_SLOTS:
    void optionsMeanSettings() {
        CorpusOptions options;
        QVERIFY(batchOf(options).settings.analysis == CorpusSettings{}.analysis ||
                batchOf(options).settings.analysis.hop == CorpusSettings{}.analysis.hop);
        options.window = 1024;
        options.mode = "clean";
        options.rate = 22050;
        const CorpusBatch batch = batchOf(options);
        QCOMPARE(batch.settings.analysis.hop, 512);
        QCOMPARE(batch.settings.analysis.loudnessHop, 512);
        QCOMPARE(batch.settings.rate, 22050);
        QVERIFY(batch.settings.analysis.mode == DescriptorSettings::Mode::Clean);
    }

    void describesWhatCanBeReadAndGoesOnWhereItWas() {
        writeSound(m_folder / "one.wav", sampleTones("one"));
        writeSound(m_folder / "two.wav", sampleTones("two"));
        writeFile(m_folder / "bad.wav", "no sound");
        const std::vector<fs::path> sounds = {m_folder / "one.wav", m_folder / "bad.wav",
                                              m_folder / "two.wav"};
        const Outcome first = run(sounds);
        QCOMPARE(first.items.size(), std::size_t(2));
        QCOMPARE(first.figures["failed"].get<int>(), 1);
        const Corpus corpus = readCorpus(first.items[0].path);
        QCOMPARE(corpus.columns.size(), std::size_t(55));
        QVERIFY(corpus.analysis && corpus.analysis->window == 256);
        const auto written = fs::last_write_time(first.items[0].path);
        const Outcome again = run(sounds);
        QVERIFY(again.figures == first.figures);
        QVERIFY(fs::last_write_time(again.items[0].path) == written);
        bool logged = false;
        for (const Event& event : m_control.drain())
            logged |=
                event.type == Event::Type::Log && event.text.find("bad.wav") != std::string::npos;
        QVERIFY(logged);
    }

    void nothingToDescribe() {
        writeFile(m_folder / "bad.wav", "no sound");
        QVERIFY_THROWS_EXCEPTION(UserError, run({m_folder / "bad.wav"}));
    }
};

QTEST_APPLESS_MAIN(TestImproCorpus)
#include "tst_improcorpus.moc"

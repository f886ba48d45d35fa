#include "tests/testing.h"

#include "core/error.h"
#include "core/exportsound.h"
#include "core/loudness.h"
#include "core/rng.h"

#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

/// Three seconds of a tone with now and then a click, so that peaks lie far above the loudness.
Sound clicking(float level, float click) {
    Sound sound{44100, 2, std::vector<float>(2 * 3 * 44100)};
    for (std::size_t i = 0; i < sound.frames(); ++i)
        for (int c = 0; c < 2; ++c)
            sound.at(i, c) =
                i % 22050 == 9000
                    ? click
                    : float(level * std::sin(2 * std::numbers::pi * 440 * double(i) / 44100));
    return sound;
}

} // namespace

class TestExportSound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsReachTheFile_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("rateThere");
        QTest::newRow("wav 16") << "a.wav" << 16 << 48000 << 48000;
        QTest::newRow("wav 24, own rate") << "a.wav" << 24 << 0 << 44100;
        QTest::newRow("wav float") << "a.wav" << 32 << 22050 << 22050;
        QTest::newRow("flac 16") << "a.flac" << 16 << 32000 << 32000;
        QTest::newRow("ogg") << "a.ogg" << 24 << 0 << 44100;
        QTest::newRow("opus") << "a.opus" << 24 << 0 << 48000;
    }
    void settingsReachTheFile() {
        QFETCH(QString, name);
        QFETCH(int, bits);
        QFETCH(int, rate);
        QFETCH(int, rateThere);
        const testing::TemporaryFolder folder;
        const fs::path file = folder / name.toStdString();
        ExportSettings settings;
        settings.bits = bits;
        settings.rate = rate;
        settings.lufs = -20;
        const ExportReport report =
            exportSound(file, clicking(0.5f, 0.5f), settings, {"Antiphon", "{\"seed\":1}"});
        const Sound read = readSound(file);
        QCOMPARE(read.rate, rateThere);
        QCOMPARE(report.rate, rateThere);
        QCOMPARE(read.channels, 2);
        QVERIFY(!report.limited);
        const Loudness loudness = loudnessOf(read);
        QVERIFY2(std::abs(*loudness.integrated + 20) < 0.15,
                 qPrintable(QString::number(*loudness.integrated)));
        QVERIFY(readProvenance(file).comment.find("\"seed\":1") != std::string::npos);
        const auto size = std::int64_t(fs::file_size(file));
        const SampleFormat format = exportFormat(file, bits);
        if (file.extension() == ".wav")
            QVERIFY(std::abs(size - exportBytes(format, rateThere, 2, report.frames)) < 500);
        if (bits == 16 && file.extension() == ".wav") // nothing between the steps
            for (const float x : read.samples)
                QCOMPARE(x * 32768, std::round(x * 32768));
    }

    /// A target that the peaks do not allow is not reached, and the report says so.
    void peaksStayUnderTheCeiling() {
        const testing::TemporaryFolder folder;
        ExportSettings settings;
        settings.lufs = -10;
        const ExportReport report = exportSound(folder / "a.wav", clicking(0.05f, 0.9f), settings);
        QVERIFY(report.limited);
        const Loudness loudness = loudnessOf(readSound(folder / "a.wav"));
        QVERIFY(*loudness.truePeak <= -1);
        QVERIFY(*loudness.truePeak > -1.1);
        QVERIFY(std::abs(*loudness.integrated - *report.lufs) < 0.1);
        QVERIFY(*report.lufs < -20);
    }

    void withoutTargetTheLevelStaysUnlessItClips() {
        const testing::TemporaryFolder folder;
        const Sound soft = clicking(0.25f, 0.25f);
        QCOMPARE(exportSound(folder / "a.wav", soft, {}).gainDb, 0.0);
        QVERIFY(readSound(folder / "a.wav").samples[5000] != 0);
        const ExportReport loud = exportSound(folder / "b.wav", clicking(2, 2), {});
        QVERIFY(loud.limited);
        QVERIFY(std::abs(loud.gainDb + 6.02) < 0.05);
        ExportSettings wide;
        wide.bits = 32;
        QCOMPARE(exportSound(folder / "c.wav", clicking(2, 2), wide).gainDb, 0.0);
    }

    void silenceHasNoLoudness() {
        const testing::TemporaryFolder folder;
        ExportSettings settings;
        settings.lufs = -14;
        const ExportReport report =
            exportSound(folder / "a.wav", Sound{8000, 1, std::vector<float>(8000)}, settings);
        QVERIFY(!report.lufs && !report.truePeak && !report.limited);
    }

    void whatCannotBeIsRefusedAndNothingIsLost() {
        const testing::TemporaryFolder folder;
        const Sound sound = clicking(0.5f, 0.5f);
        writeFile(folder / "a.wav", "mine");
        QVERIFY_EXCEPTION_THROWN(exportSound(folder / "a.wav", sound, {}), UserError);
        QCOMPARE(readFile(folder / "a.wav"), std::string("mine"));
        ExportSettings settings;
        settings.replace = true;
        settings.provenance = false;
        exportSound(folder / "a.wav", sound, settings, {"Antiphon", "{}"});
        QVERIFY(readProvenance(folder / "a.wav").empty());
        QVERIFY_EXCEPTION_THROWN(exportSound(folder / "a.mid", sound, {}), UserError);
        settings.bits = 32;
        QVERIFY_EXCEPTION_THROWN(exportSound(folder / "a.flac", sound, settings), UserError);
        settings.bits = 24;
        settings.lufs = 6;
        QVERIFY_EXCEPTION_THROWN(exportSound(folder / "d.wav", sound, settings), UserError);
        QVERIFY(!fs::exists(folder / "d.wav"));
    }
};

QTEST_GUILESS_MAIN(TestExportSound)
#include "tst_exportsound.moc"

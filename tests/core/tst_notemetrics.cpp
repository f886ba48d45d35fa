#include "tests/testing.h"

#include "core/dsp/keyprofiles.h"
#include "core/music/notemetrics.h"

#include <cmath>

using namespace antiphon;

namespace {

Note note(std::int64_t tick, std::int64_t end, int pitch, int velocity = 64, int channel = 0) {
    return {.start = double(tick) / 960,
            .end = double(end) / 960,
            .pitch = pitch,
            .velocity = velocity,
            .channel = channel,
            .tick = tick,
            .endTick = end};
}

} // namespace

class TestNoteMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pitches() {
        // Two pitches for 100 ticks, one for 100, nothing for 200, one for 200; one pitch twice at
        // once counts as one, and a drum or a note without length does not sound.
        const std::vector<Note> notes = {note(0, 200, 60),        note(0, 100, 64),
                                         note(400, 600, 72),      note(400, 500, 72),
                                         note(0, 600, 30, 64, 9), note(250, 250, 61)};
        const PitchMetrics metrics = pitchMetrics(notes);
        QCOMPARE(metrics.notes, std::size_t(5));
        QCOMPARE(metrics.range, 12);
        QCOMPARE(metrics.classes, 3);
        QCOMPARE(metrics.polyphony, 500.0 / 400);
        const PitchMetrics none = pitchMetrics({});
        QCOMPARE(none.range, 0);
        QCOMPARE(none.classes, 0);
        QVERIFY(std::isnan(none.polyphony));
    }

    void features() {
        const std::vector<Note> notes = {note(0, 960, 60, 50), note(960, 1920, 64, 70),
                                         note(1920, 4800, 67, 60)};
        const NoteFeatures f = noteFeatures(notes);
        QCOMPARE(f.rate, 1.5);
        QCOMPARE(f.velocity, 60.0);
        QCOMPARE(f.length, 5.0 / 3);
        QCOMPARE(f.pitch, 191.0 / 3);
        QCOMPARE(f.pitchRange, 7.0);
        QVERIFY(std::abs(f.velocitySpread - std::sqrt(200.0 / 3)) < 1e-12);
        QVERIFY(std::abs(f.lengthSpread - std::sqrt(8.0 / 9)) < 1e-12);
        QVERIFY(std::abs(f.pitchSpread - std::sqrt(74.0 / 9)) < 1e-12);
        QVERIFY(f.mode > 0); // C, E, G
        QCOMPARE(f.values().size(), NoteFeatures::names.size());
        QCOMPARE(noteFeatures({}), NoteFeatures());
        QCOMPARE(noteFeatures(std::vector{note(0, 960, 60)}).rate, 0.0);
    }

    void keys() {
        for (std::size_t tonic = 0; tonic < 12; ++tonic) {
            std::array<double, 12> major, minor;
            for (std::size_t i = 0; i < 12; ++i) {
                major[(i + tonic) % 12] = keyprofiles::major[i];
                minor[(i + tonic) % 12] = 3 * keyprofiles::minor[i] + 1;
            }
            const KeyCorrelation a = keyCorrelation(major), b = keyCorrelation(minor);
            QCOMPARE(a.tonic(), int(tonic));
            QVERIFY(std::abs(a.major - 1) < 1e-12 && a.mode() > 0);
            QCOMPARE(b.tonic(), int(tonic));
            QVERIFY(std::abs(b.minor - 1) < 1e-12 && b.mode() < 0);
        }
        QCOMPARE(keyCorrelation(std::array<double, 12>{}).mode(), 0.0);
    }

    /// The means that the specification states for the labelled clips.
    void labelledClips_data() {
        QTest::addColumn<int>("quadrant");
        QTest::addColumn<QList<double>>("wanted");
        QTest::newRow("Q1") << 1 << QList<double>{9.62, 77.3, 0.76, 62.3, 56.5, 0.15};
        QTest::newRow("Q2") << 2 << QList<double>{10.82, 77.4, 0.74, 59.9, 56.7, -0.10};
        QTest::newRow("Q3") << 3 << QList<double>{4.98, 54.8, 1.48, 63.1, 45.9, -0.02};
        QTest::newRow("Q4") << 4 << QList<double>{5.24, 53.5, 1.22, 60.8, 44.6, 0.10};
    }
    void labelledClips() {
        QFETCH(int, quadrant);
        QFETCH(QList<double>, wanted);
        const fs::path folder = testing::data() / "midi-emotion" / ("Q" + std::to_string(quadrant));
        if (!fs::exists(folder))
            QSKIP("The labelled clips are not here.");
        std::array<double, NoteFeatures::count> sums = {};
        double clips = 0;
        for (const auto& file : fs::directory_iterator(folder)) {
            const auto notes =
                notesOf(readMidi(file.path()), {.overlap = NoteOptions::Overlap::CloseAll});
            const auto values = noteFeatures(notes).values();
            for (std::size_t i = 0; i < values.size(); ++i)
                sums[i] += values[i];
            ++clips;
        }
        const std::array<double, 6> rounding = {0.006, 0.06, 0.006, 0.06, 0.06, 0.006};
        for (std::size_t i = 0; i < rounding.size(); ++i)
            QVERIFY2(std::abs(sums[i] / clips - wanted[qsizetype(i)]) < rounding[i],
                     qPrintable(QString("%1: %2 instead of %3")
                                    .arg(NoteFeatures::names[i])
                                    .arg(sums[i] / clips)
                                    .arg(wanted[qsizetype(i)])));
    }
};

QTEST_GUILESS_MAIN(TestNoteMetrics)
#include "tst_notemetrics.moc"

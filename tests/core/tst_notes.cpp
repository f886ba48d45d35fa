#include "tests/testing.h"

#include "core/music/notes.h"
#include "core/music/pianoroll.h"
#include "core/rng.h"

#include <QElapsedTimer>

using namespace antiphon;

namespace {

MidiFile fileOf(std::vector<MidiEvent> events, std::int64_t end = 4800) {
    MidiFile file;
    events.push_back(metaEvent(end, meta::endOfTrack, {}));
    file.tracks.push_back({std::move(events)});
    return file;
}

MidiEvent on(std::int64_t tick, int pitch, int velocity = 64, int channel = 0) {
    return channelEvent(tick, MidiKind::NoteOn, channel, pitch, velocity);
}
MidiEvent off(std::int64_t tick, int pitch, int channel = 0) {
    return channelEvent(tick, MidiKind::NoteOff, channel, pitch, 64);
}
MidiEvent pedal(std::int64_t tick, int value, int channel = 0) {
    return channelEvent(tick, MidiKind::Control, channel, 64, value);
}

/// "pitch:tick-end" of every note.
QString list(const std::vector<Note>& notes) {
    QStringList all;
    for (const Note& n : notes)
        all << QString("%1:%2-%3").arg(n.pitch).arg(n.tick).arg(n.endTick);
    return all.join(' ');
}

std::vector<Note> randomNotes(std::size_t count, double seconds, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<Note> notes(count);
    for (Note& n : notes) {
        n.start = rng.uniform() * seconds;
        n.end = n.start + rng.uniform() * (rng.below(50) == 0 ? 600 : 2);
        n.pitch = int(rng.below(128));
        n.velocity = 1 + int(rng.below(127));
    }
    return notes;
}

} // namespace

class TestNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairing_data() {
        QTest::addColumn<QString>("oldest");
        QTest::addColumn<QString>("all");
        QTest::addColumn<QString>("sustained");
        QTest::newRow("plain") << "60:0-480" << "60:0-480" << "60:0-480";
        QTest::newRow("overlap") << "60:0-480 60:240-960" << "60:0-480 60:240-480"
                                 << "60:0-480 60:240-960";
        QTest::newRow("same tick") << "60:0-480 60:480-960" << "60:0-480 60:480-960"
                                   << "60:0-480 60:480-960";
        QTest::newRow("hanging") << "60:0-4800" << "60:0-4800" << "60:0-4800";
        QTest::newRow("stray off") << "" << "" << "";
        QTest::newRow("channels") << "60:0-480 60:0-960" << "60:0-480 60:0-960" << "60:0-480 60:0-960";
        QTest::newRow("pedal") << "60:100-200 64:150-250" << "60:100-200 64:150-250"
                               << "60:100-960 64:150-960";
        QTest::newRow("pedal, struck again") << "60:100-200 60:500-600" << "60:100-200 60:500-600"
                                             << "60:100-500 60:500-960";
        QTest::newRow("pedal never up") << "60:100-200" << "60:100-200" << "60:100-4800";
        QTest::newRow("pedal of another channel") << "60:100-200" << "60:100-200" << "60:100-200";
        QTest::newRow("note-on of velocity 0") << "60:0-480" << "60:0-480" << "60:0-480";
    }
    void pairing() {
        QFETCH(QString, oldest);
        QFETCH(QString, all);
        QFETCH(QString, sustained);
        const std::map<QString, std::vector<MidiEvent>> cases = {
            {"plain", {on(0, 60), off(480, 60)}},
            {"overlap", {on(0, 60), on(240, 60), off(480, 60), off(960, 60)}},
            {"same tick", {on(0, 60), on(480, 60), off(480, 60), off(960, 60)}},
            {"hanging", {on(0, 60)}},
            {"stray off", {off(480, 60)}},
            {"channels", {on(0, 60), on(0, 60, 64, 1), off(480, 60), off(960, 60, 1)}},
            {"pedal", {pedal(0, 127), on(100, 60), on(150, 64), off(200, 60), off(250, 64), pedal(960, 0)}},
            {"pedal, struck again",
             {pedal(0, 64), on(100, 60), off(200, 60), on(500, 60), off(600, 60), pedal(960, 63)}},
            {"pedal never up", {pedal(0, 127), on(100, 60), off(200, 60)}},
            {"pedal of another channel", {pedal(0, 127, 3), on(100, 60), off(200, 60)}},
            {"note-on of velocity 0", {on(0, 60), on(480, 60, 0)}},
        };
        const MidiFile file = fileOf(cases.at(QTest::currentDataTag()));
        QCOMPARE(list(notesOf(file)), oldest);
        QCOMPARE(list(notesOf(file, {.overlap = NoteOptions::Overlap::CloseAll})), all);
        QCOMPARE(list(notesOf(file, {.sustain = true})), sustained);
    }

    void seconds() {
        using namespace std::string_literals;
        const MidiFile file =
            fileOf({on(0, 60), metaEvent(480, meta::tempo, "\x0F\x42\x40"s), off(960, 60)});
        const auto notes = notesOf(file);
        QCOMPARE(notes.at(0).start, 0.0);
        QCOMPARE(notes.at(0).end, 1.5);
    }

    /// Patterns of a type 2 file go by their own tempo.
    void patterns() {
        using namespace std::string_literals;
        MidiFile file = fileOf({metaEvent(0, meta::tempo, "\x0F\x42\x40"s), on(480, 60), off(960, 60)});
        file.tracks.push_back(fileOf({on(480, 62), off(960, 62)}).tracks[0]);
        file.format = 2;
        const auto notes = notesOf(file);
        QCOMPARE(notes.at(0).start, 1.0);
        QCOMPARE(notes.at(1).start, 0.5);
        QCOMPARE(secondsOf(file), 10.0);
    }

    void scoreRoundTrip() {
        Score score;
        score.title = "Round";
        score.tempos = {{0, 0, 461538}, {960, 0, 600000}};
        score.signatures = {{0, 0, 3, 4}, {1440, 0, 7, 8}};
        score.parts = {{"Keys", 4, 0, 100, 64}, {"Drums", 0, 9}};
        score.controls = {{1.0, 0, 11, 90}};
        score.provenance = {"Antiphon 0.1.0", "{\"seed\": 5}\nmore"};
        score.seconds = 20;
        const TempoMap tempo(480, score.tempos);
        std::vector<Note> notes;
        Rng rng(3);
        for (int i = 0; i < 300; ++i) {
            Note n;
            n.track = int(rng.below(2));
            n.channel = score.parts[std::size_t(n.track)].channel;
            n.pitch = 20 + i % 80; // no key sounds twice at once
            n.velocity = 1 + int(rng.below(127));
            n.tick = i * 31;
            n.endTick = n.tick + 1 + std::int64_t(rng.below(480));
            n.start = tempo.seconds(n.tick);
            n.end = tempo.seconds(n.endTick);
            notes.push_back(n);
        }
        const MidiFile file = parseMidi(midiBytes(fromNotes(notes, score)), "x.mid");
        QVERIFY(file.warnings.empty());
        auto read = notesOf(file);
        QCOMPARE(read.size(), notes.size());
        for (std::size_t i = 0; i < notes.size(); ++i) {
            read[i].track -= 1; // the conducting track comes first
            QVERIFY2(read[i] == notes[i], qPrintable(QString::number(i)));
        }
        const TempoMap map(file);
        QCOMPARE(map.changes().size(), std::size_t(2));
        QCOMPARE(map.changes()[1].microseconds, 600000u);
        QCOMPARE(timeSignatures(file, map).at(1).numerator, 7);
        QCOMPARE(provenanceOf(file).software, std::string("Antiphon 0.1.0"));
        QCOMPARE(provenanceOf(file).comment, std::string("{\"seed\": 5}\nmore"));
        QVERIFY(std::abs(secondsOf(file) - 20) < 0.002);
    }

    void provenanceIsReplaced() {
        MidiFile file = fileOf({on(0, 60), off(480, 60)});
        QVERIFY(provenanceOf(file).empty());
        addProvenance(file, {"A", "1"});
        addProvenance(file, {"B", ""});
        QCOMPARE(provenanceOf(file).software, std::string("B"));
        QCOMPARE(file.tracks[0].events.size(), std::size_t(4));
    }

    void scoreRefusesNonsense() {
        Score score;
        score.parts.resize(1);
        for (Note bad : {Note{.pitch = 128}, Note{.velocity = 0}, Note{.channel = 16}, Note{.track = 1},
                         Note{.start = std::nan("")}})
            QVERIFY_EXCEPTION_THROWN(fromNotes(std::span(&bad, 1), score), std::invalid_argument);
        score.signatures = {{0, 0, 4, 3}};
        QVERIFY_EXCEPTION_THROWN(fromNotes({}, score), std::invalid_argument);
    }

    void summary() {
        const MidiFile file =
            fileOf({on(480, 60, 40), on(720, 72, 80), off(960, 60), off(960, 72), on(960, 64, 60), off(1440, 64)});
        const NoteSummary s = summarise(notesOf(file));
        QCOMPARE(s.notes, std::size_t(3));
        QCOMPARE(s.first, 0.5);
        QCOMPARE(s.last, 1.5);
        QCOMPARE(s.lowest, 60);
        QCOMPARE(s.highest, 72);
        QCOMPARE(s.meanVelocity, 60.0);
        QCOMPARE(s.polyphony, 2);
        QCOMPARE(s.perSecond, 3.0);
        QCOMPARE(summarise({}).notes, std::size_t(0));
    }

    void pianoRollAgreesWithLooking() {
        const PianoRoll roll(randomNotes(3000, 3600, 7));
        Rng rng(8);
        for (int query = 0; query < 300; ++query) {
            const double from = rng.uniform() * 4300 - 100, to = from + rng.uniform() * 100;
            const int low = int(rng.below(100)), high = low + int(rng.below(28));
            std::vector<std::size_t> expected;
            for (std::size_t i = 0; i < roll.notes().size(); ++i) {
                const Note& n = roll.notes()[i];
                if (n.start < to && n.end > from && n.pitch >= low && n.pitch <= high)
                    expected.push_back(i);
            }
            QCOMPARE(roll.visible(from, to, low, high), expected);
        }
        QVERIFY(PianoRoll({}).visible(0, 10).empty());
        Note grace;
        grace.start = grace.end = 5;
        QCOMPARE(PianoRoll({grace}).visible(5, 6).size(), std::size_t(1));
        QCOMPARE(PianoRoll({grace}).visible(5.1, 6).size(), std::size_t(0));
    }

    /// Ten hours of dense music with a drone below: a screen full costs microseconds.
    void pianoRollIsFast() {
        auto notes = randomNotes(500000, 36000, 9);
        notes.push_back({.start = 0, .end = 36000, .pitch = 30});
        const PianoRoll roll(std::move(notes));
        QElapsedTimer timer;
        timer.start();
        std::size_t seen = 0;
        for (int i = 0; i < 1000; ++i)
            seen += roll.visible(i * 36, i * 36 + 10).size();
        const double each = double(timer.nsecsElapsed()) / 1000 / 1000;
        qInfo("%.1f us a query of %.0f notes", each, double(seen) / 1000);
        QVERIFY(seen > 100000);
        QVERIFY2(each < 1000, qPrintable(QString::number(each))); // scanning would take > 10 ms
    }
};

QTEST_APPLESS_MAIN(TestNotes)
#include "tst_notes.moc"

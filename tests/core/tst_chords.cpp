#include "tests/testing.h"

#include "core/music/chords.h"
#include "core/rng.h"

#include <QElapsedTimer>

using namespace antiphon;

namespace {

constexpr int beat = 480;

Note note(int pitch, std::int64_t start, std::int64_t end, int channel = 0) {
    Note made;
    made.pitch = pitch;
    made.tick = start;
    made.endTick = end;
    made.channel = channel;
    return made;
}

/// All pitches together for `beats` beats from beat `from` on.
void add(std::vector<Note>& notes, std::initializer_list<int> pitches, int from, int beats) {
    for (const int pitch : pitches)
        notes.push_back(note(pitch, from * beat, (from + beats) * beat));
}

QString names(const std::vector<ChordSpan>& chords) {
    QStringList list;
    for (const ChordSpan& chord : chords)
        list << QString::number(chord.tick / beat) + ":" + QString::fromStdString(chord.label());
    return list.join(' ');
}

std::vector<ChordSpan> chords(const std::vector<Note>& notes) {
    return chordsOf(notes, beat, TempoMap(beat));
}

} // namespace

class TestChords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QList<int>>("pitches");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("marker");
        const auto row = [](const char* label, const char* marker, QList<int> pitches) {
            QTest::newRow(label) << pitches << QString(label) << QString(marker);
        };
        row("C", "C_M_C", {48, 52, 55});
        row("C/E", "C_M_E", {52, 55, 60});
        row("Am", "A_m_A", {57, 60, 64});
        row("Am7", "A_m7_A", {45, 60, 64, 67});
        row("F#dim", "F#_o_F#", {54, 57, 60});
        row("Caug", "C_+_C", {48, 52, 56});
        row("G7", "G_7_G", {43, 59, 62, 65});
        row("Fmaj7", "F_M7_F", {41, 57, 60, 64});
        row("Dsus2", "D_sus2_D", {50, 52, 57});
        row("Dsus4", "D_sus4_D", {50, 55, 57});
        row("Bdim7", "B_o7_B", {47, 62, 65, 68});
    }
    void names() {
        QFETCH(QList<int>, pitches);
        QFETCH(QString, label);
        QFETCH(QString, marker);
        std::vector<Note> notes;
        for (const int pitch : pitches)
            add(notes, {pitch}, 0, 4);
        const auto found = chords(notes);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(found[0].label()), label);
        QCOMPARE(QString::fromStdString(found[0].marker()), marker);
    }

    // With a short bass it is D minor over B; over a long one, B diminished.
    void halfDiminished() {
        std::vector<Note> notes;
        add(notes, {62, 65, 69}, 0, 4);
        for (int i = 0; i < 4; ++i)
            notes.push_back(note(47, i * beat, i * beat + beat / 2));
        const auto found = chords(notes);
        QCOMPARE(::names(found), QString("0:Bm7b5"));
        QCOMPARE(found[0].marker(), std::string("B_/o7_B"));
    }

    // Chords change where the notes do, also on a single beat; rests are no chord.
    void progression() {
        std::vector<Note> notes;
        add(notes, {48, 52, 55}, 2, 4);
        add(notes, {41, 57, 60}, 6, 1);
        add(notes, {43, 59, 62}, 7, 1);
        add(notes, {48, 52, 55}, 8, 3);
        const auto found = chords(notes);
        QCOMPARE(::names(found), QString("0:N.C. 2:C 6:F 7:G 8:C"));
        QCOMPARE(found.back().endTick, std::int64_t(11 * beat));
        QCOMPARE(found[1].start, 1.0); // at 120 bpm
        QCOMPARE(found[1].end, 3.0);
        for (std::size_t i = 1; i < found.size(); ++i)
            QCOMPARE(found[i].tick, found[i - 1].endTick);
    }

    void tempoMovesSeconds() {
        std::vector<Note> notes;
        add(notes, {48, 52, 55}, 0, 4);
        add(notes, {43, 59, 62}, 4, 4);
        const TempoMap tempo(beat, {{.tick = 0, .microseconds = 1'000'000},
                                    {.tick = 4 * beat, .microseconds = 250'000}});
        const auto found = chordsOf(notes, beat, tempo);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[1].start, 4.0);
        QCOMPARE(found[1].end, 5.0);
    }

    void drumsDoNotCount() {
        std::vector<Note> notes;
        add(notes, {48, 52, 55}, 0, 4);
        for (int i = 0; i < 16; ++i)
            notes.push_back(note(37, i * 120, i * 120 + 120, 9));
        QCOMPARE(::names(chords(notes)), QString("0:C"));
    }

    void orderDoesNotMatter() {
        std::vector<Note> notes;
        add(notes, {43, 59, 62}, 4, 4);
        add(notes, {48, 52, 55}, 0, 4);
        QCOMPARE(::names(chords(notes)), QString("0:C 4:G"));
    }

    void nothing() {
        QVERIFY(chords({}).empty());
        QCOMPARE(::names(chords({note(60, 0, 100)})), QString("0:N.C."));
        QCOMPARE(::names(chords({note(60, 0, 0)})), QString());
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, chordsOf({}, 0, TempoMap(beat)));
        // a note that never ends, or lies outside of everything
        QCOMPARE(chords({note(60, 0, std::int64_t(1) << 50)}).size(), std::size_t(1));
        QCOMPARE(chords({note(60, std::int64_t(1) << 50, std::int64_t(1) << 51)}).size(),
                 std::size_t(1));
    }

    void files() {
        std::vector<Note> notes;
        add(notes, {48, 52, 55}, 0, 4);
        add(notes, {43, 59, 62}, 4, 4);
        for (Note& n : notes) {
            n.start = double(n.tick) / 960;
            n.end = double(n.endTick) / 960;
        }
        Score score;
        score.parts.resize(1);
        score.seconds = 4;
        QCOMPARE(::names(chordsOf(fromNotes(notes, score))),
                 QString("0:C 4:G 8:N.C.")); // the end is an event
    }

    void halfAMillionNotes() {
        Rng rng(1);
        std::vector<Note> notes;
        for (int i = 0; i < 500'000; ++i) {
            const auto start = std::int64_t(i) * 40;
            notes.push_back(note(int(36 + rng.below(48)), start, start + 480));
        }
        QElapsedTimer clock;
        clock.start();
        const auto found = chords(notes);
        qInfo("%zu chords in %lld ms", found.size(), clock.elapsed());
        QVERIFY(found.size() > 1000);
        QVERIFY2(clock.elapsed() < 3000, "chords are no work for minutes");
    }
};

QTEST_GUILESS_MAIN(TestChords)
#include "tst_chords.moc"

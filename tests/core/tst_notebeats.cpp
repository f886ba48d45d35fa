#include "tests/testing.h"

#include "core/music/notebeats.h"
#include "core/music/wordencode.h"
#include "core/rng.h"

#include <cmath>

using namespace antiphon;

namespace {

/// Four beats a bar, a low note on the first, eighths above, played unevenly; the tempo drifts.
struct Performance {
    std::vector<Note> notes;
    std::vector<double> beats;

    Performance(double bpm, int bars, int firstBeat, std::uint64_t seed) {
        Rng rng(seed);
        double time = 1.7;
        for (int beat = firstBeat; beat < 4 * bars; ++beat) {
            beats.push_back(time);
            const double length = 60 / bpm * (1 + 0.06 * std::sin(beat / 9.0));
            strike(time, length * 0.9, beat % 4 == 0 ? 36 : 60 + int(rng.below(12)), 90, rng);
            if (beat % 4 == 0)
                strike(time, length * 3, 43, 80, rng);
            strike(time + length / 2, length * 0.4, 64 + int(rng.below(12)), 55, rng);
            time += length;
        }
    }

    void strike(double time, double length, int pitch, int velocity, Rng& rng) {
        Note note;
        note.start = time + 0.008 * rng.normal();
        note.end = note.start + length;
        note.pitch = pitch;
        note.velocity = velocity;
        notes.push_back(note);
    }

    /// Share of the beats that were found within 70 ms, and of those found that are beats.
    double agreement(const std::vector<double>& found) const {
        std::size_t hits = 0;
        for (const double time : found)
            hits += std::ranges::any_of(beats, [&](double b) { return std::abs(b - time) < 0.07; });
        return 2.0 * double(hits) / double(found.size() + beats.size());
    }
};

} // namespace

class NoteBeatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void performances_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<int>("firstBeat");
        for (const int bpm : {84, 96, 110, 124, 138})
            for (const int first : {0, 1, 3})
                QTest::addRow("%d bpm from beat %d", bpm, first) << double(bpm) << first;
    }
    void performances() {
        QFETCH(double, bpm);
        QFETCH(int, firstBeat);
        const Performance played(bpm, 20, firstBeat, std::uint64_t(bpm));
        const NoteBeats beats = beatsOf(played.notes);
        QVERIFY(beats.found);
        const double agreement = played.agreement(beats.times);
        QVERIFY2(agreement > 0.95, qPrintable(QString::number(agreement)));
        // The bars begin where the lowest notes are.
        const double bar = beats.times[beats.downbeat] - played.beats[0];
        const double wanted = double((4 - firstBeat) % 4) * 60 / bpm;
        const double cycle = 240 / bpm;
        const double away = std::abs(std::remainder(bar - wanted, cycle));
        QVERIFY2(away < 0.15 * cycle, qPrintable(QString::number(away)));
    }

    void places() {
        NoteBeats beats;
        beats.times = {1, 2, 4};
        QCOMPARE(beats.position(1.5), 0.5);
        QCOMPARE(beats.position(3), 1.5);
        QCOMPARE(beats.position(0), -1.0);
        QCOMPARE(beats.position(4), 2.0);
        QCOMPARE(beats.position(8), 4.0);
    }

    void hardlyAnything() {
        Note note;
        note.start = 3;
        note.end = 4;
        const NoteBeats one = beatsOf(std::vector{note});
        QVERIFY(!one.found);
        QCOMPARE(one.times, (std::vector{3.0, 3.5}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, beatsOf({}));
        // All that sounds lies between the beats.
        Note other = note;
        other.start = 7.3;
        const NoteBeats two = beatsOf(std::vector{note, other});
        QVERIFY(two.times.front() <= 3 && two.times.back() >= 7.3);
        QVERIFY(std::ranges::is_sorted(two.times));
    }

    void onTheGrid() {
        // Beats become multiples of 480, the first bar line comes after an empty bar, and every
        // beat has its tempo.
        const Performance played(110, 20, 1, 5);
        Score score;
        score.parts = {{.name = "piano"}};
        const MidiFile file = fromNotes(played.notes, score);
        QCOMPARE(suggestedSync(file), WordSync::Track);
        const EncodedWords words =
            encodeWords(file, WordDictionary::standard(), {}, "performance.mid");
        QVERIFY(words.sync == WordSync::Track);
        QVERIFY(words.tempos.size() > 70);
        for (std::size_t i = 1; i < words.tempos.size(); ++i)
            QCOMPARE(words.tempos[i].first % 480, 0);
        std::size_t onBeats = 0, all = 0;
        const WordDictionary& dictionary = WordDictionary::standard();
        for (std::size_t i = 1; i < words.words.size(); ++i) {
            const Word& before = words.words[i - 1];
            if (words.words[i][std::size_t(WordFamily::Type)] != wordtype::note ||
                before[std::size_t(WordFamily::Type)] != wordtype::metrical)
                continue;
            ++all;
            const auto place =
                dictionary.number(WordFamily::BarBeat, before[std::size_t(WordFamily::BarBeat)]);
            onBeats += place && *place % 2 == 0; // eighths are all there is
        }
        QVERIFY(double(onBeats) > 0.95 * double(all));
    }
};

QTEST_GUILESS_MAIN(NoteBeatsTest)
#include "tst_notebeats.moc"

#include "tests/testing.h"

#include "core/music/composer.h"
#include "core/music/melody.h"
#include "core/music/notes.h"

#include <cmath>
#include <set>

using namespace antiphon;

namespace {

std::vector<Note> partOf(const Composition& piece, const std::vector<Note>& notes, const std::string& stem) {
    std::vector<Note> own;
    for (const Note& n : notes)
        if (piece.parts[std::size_t(n.track - 1)].stem == stem)
            own.push_back(n);
    return own;
}

/// The part with the melody is the last.
std::vector<Note> leadOf(const Composition& piece, const std::vector<Note>& notes) {
    return partOf(piece, notes, piece.parts.back().stem);
}

/// Start in beats, to the next sixteenth; swing is taken back by the grid being coarse.
int sixteenth(const Composition& piece, const Note& note) {
    return int(std::lround(note.start * piece.bpm / 60 * 4));
}

bool inKey(const Key& key, int pitch) {
    for (int step = 0; step < 7; ++step)
        for (const bool dominant : {false, true})
            if ((pitchOf(key, step, {.dominant = dominant}) - pitch) % 12 == 0)
                return true;
    return false;
}

} // namespace

class TestComposer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deterministic() {
        const auto a = compose(5), b = compose(5), c = compose(6);
        QCOMPARE(a.size(), std::size_t(4));
        std::set<std::string> ids;
        for (std::size_t i = 0; i < a.size(); ++i) {
            QVERIFY(midiBytes(a[i].midi) == midiBytes(b[i].midi));
            QVERIFY(notesOf(a[i].midi) != notesOf(c[i].midi));
            ids.insert(a[i].id);
        }
        QCOMPARE(ids.size(), std::size_t(4));
    }

    void music_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 40; ++seed)
            QTest::addRow("%d", seed) << seed;
    }
    void music() {
        QFETCH(int, seed);
        for (const Composition& piece : compose(std::uint64_t(seed))) {
            const char* id = piece.id.c_str();
            QVERIFY2(piece.seconds > 20 && piece.seconds < 30, id);
            const MidiFile file = parseMidi(midiBytes(piece.midi), id);
            QVERIFY(file.warnings.empty());
            QCOMPARE(file.tracks.size(), piece.parts.size() + 1);
            QVERIFY(std::abs(TempoMap(file).changes()[0].bpm() - piece.bpm) < 0.001);
            QCOMPARE(timeSignatures(file, TempoMap(file)).at(0).numerator, piece.beatsPerBar);

            const auto notes = notesOf(file);
            int chromatic = 0, pitched = 0;
            double last = 0;
            for (const Note& n : notes) {
                last = std::max(last, n.start);
                if (n.channel == 9)
                    continue;
                ++pitched;
                chromatic += !inKey(piece.key, n.pitch);
            }
            QVERIFY2(chromatic < pitched / 25, id); // only the bass's passing notes
            QVERIFY2(last < piece.seconds - 1.5, id);

            for (const ComposedPart& part : piece.parts) {
                const auto own = partOf(piece, notes, part.stem);
                QVERIFY2(own.size() >= 16, part.stem.c_str());
                std::vector<double> until(128, -1.0);
                for (const Note& n : own) { // no key is struck while it sounds
                    QVERIFY2(n.start >= until[std::size_t(n.pitch)], part.stem.c_str());
                    until[std::size_t(n.pitch)] = n.end;
                }
            }
            lead(piece, notes);
            chords(piece, notes);
            drums(piece, notes);
        }
    }

    void lead(const Composition& piece, const std::vector<Note>& notes) {
        const auto melody = leadOf(piece, notes);
        double motion = 0;
        for (std::size_t i = 1; i < melody.size(); ++i) {
            const int leap = std::abs(melody[i].pitch - melody[i - 1].pitch);
            QVERIFY2(leap <= 14, piece.id.c_str());
            motion += leap;
            QVERIFY2(melody[i].start >= melody[i - 1].end - 0.02, piece.id.c_str()); // one voice
        }
        motion /= double(melody.size());
        QVERIFY2(motion > 0.8 && motion < 5.5, qPrintable(QString::number(motion)));
        QCOMPARE((melody.back().pitch - piece.key.tonic) % 12, 0); // home at the end
        // On the first beat of a bar the melody belongs to the harmony.
        int consonant = 0, heard = 0;
        for (const Note& n : melody) {
            if (sixteenth(piece, n) % (4 * piece.beatsPerBar) != 0)
                continue;
            ++heard;
            for (const Note& other : notes)
                if (other.channel != 9 && other.track != n.track && other.start < n.start + 0.45 &&
                    other.end > n.start + 0.02 && (other.pitch - n.pitch) % 12 == 0) {
                    ++consonant;
                    break;
                }
        }
        QVERIFY2(heard >= 5, piece.id.c_str());
        QVERIFY2(consonant >= heard - 1, qPrintable(QString("%1 of %2").arg(consonant).arg(heard)));
        // The thought returns: the first bar of the melody comes again with the same rhythm.
        const int bar = 4 * piece.beatsPerBar;
        std::map<int, std::set<int>> rhythm;
        for (const Note& n : melody)
            rhythm[sixteenth(piece, n) / bar].insert(sixteenth(piece, n) % bar);
        const auto motif = rhythm.begin()->second;
        int again = 0;
        for (const auto& [b, strokes] : rhythm)
            again += std::includes(strokes.begin(), strokes.end(), motif.begin(), motif.end());
        QVERIFY2(again >= 3, piece.id.c_str());
    }

    /// Sustained or struck chords move by small steps from one to the next.
    void chords(const Composition& piece, const std::vector<Note>& notes) {
        for (const char* stem : {"other_keys", "bowed_strings", "piano"}) {
            const auto own = partOf(piece, notes, stem);
            std::map<int, std::set<int>> atBar;
            for (const Note& n : own)
                atBar[sixteenth(piece, n) / 4].insert(n.pitch);
            double motion = 0;
            int changes = 0;
            const std::set<int>* before = nullptr;
            for (const auto& [beat, pitches] : atBar) {
                if (pitches.size() < 3)
                    continue;
                if (before && before->size() == pitches.size() && *before != pitches) {
                    double sum = 0;
                    for (auto a = before->begin(), b = pitches.begin(); a != before->end(); ++a, ++b)
                        sum += std::abs(*a - *b);
                    motion += sum / double(pitches.size());
                    ++changes;
                }
                before = &pitches;
            }
            if (changes > 3)
                QVERIFY2(motion / changes < 4, qPrintable(QString("%1 %2 %3").arg(piece.id.c_str(), stem).arg(motion / changes)));
        }
    }

    void drums(const Composition& piece, const std::vector<Note>& notes) {
        std::set<int> bars;
        std::map<int, std::set<std::pair<int, int>>> pattern;
        const int bar = 4 * piece.beatsPerBar;
        for (const Note& n : partOf(piece, notes, "drums")) {
            const int at = sixteenth(piece, n);
            pattern[at / bar].insert({at % bar, n.pitch});
            if (n.pitch == 36 && at % bar == 0)
                bars.insert(at / bar);
        }
        QVERIFY2(int(bars.size()) >= piece.bars - 8, piece.id.c_str());
        QCOMPARE(int(pattern.size()), piece.bars);
        std::set<std::set<std::pair<int, int>>> different;
        for (const auto& [b, strokes] : pattern)
            different.insert(strokes);
        QVERIFY2(different.size() >= 4, piece.id.c_str()); // grooves and fills, not one loop
    }

    /// Louder sections are played louder.
    void dynamics() {
        for (const Composition& piece : compose(3)) {
            const auto melody = leadOf(piece, notesOf(piece.midi));
            const auto mean = [&](double from, double to) {
                double sum = 0;
                int count = 0;
                for (const Note& n : melody)
                    if (n.start >= from * piece.seconds && n.start < to * piece.seconds) {
                        sum += n.velocity;
                        ++count;
                    }
                return sum / std::max(count, 1);
            };
            QVERIFY2(mean(0.45, 1) > mean(0, 0.3) + 2, piece.id.c_str());
        }
    }

    void stems() {
        for (const Composition& piece : compose(2)) {
            std::size_t sum = 0;
            for (std::size_t p = 0; p < piece.parts.size(); ++p) {
                const MidiFile stem = stemOf(piece, p);
                QCOMPARE(stem.tracks.size(), std::size_t(2));
                QVERIFY(std::abs(secondsOf(stem) - piece.seconds) < 0.002);
                sum += notesOf(stem).size();
            }
            QCOMPARE(sum, notesOf(piece.midi).size());
            const auto names = [&](const std::string& stem) {
                return std::ranges::any_of(piece.parts, [&](const auto& p) { return p.stem == stem; });
            };
            QVERIFY(names(piece.guide) && names(piece.memory) && piece.guide != piece.memory);
        }
    }

    void harmony() {
        const Key c{0, false}, a{9, true};
        QCOMPARE(name(c), std::string("C major"));
        QCOMPARE(name(Key{6, true}), std::string("F# minor"));
        QCOMPARE(pitchOf(c, 0), 60);
        QCOMPARE(pitchOf(c, 7), 72);
        QCOMPARE(pitchOf(c, -1), 59);
        QCOMPARE(pitchOf(a, 6), 79);
        QCOMPARE(pitchOf(a, 6, {.degree = 4, .dominant = true}), 80);
        QVERIFY(inChord({.degree = 4}, 8));
        QVERIFY(!inChord({.degree = 4}, 7));
        QCOMPARE(nearestChordStep({.degree = 0}, 6), 7);
        const auto one = voiceChord(c, {.degree = 0}, 3, 55, 72, {});
        const auto four = voiceChord(c, {.degree = 3}, 3, 55, 72, one);
        QCOMPARE(one.size(), std::size_t(3));
        int motion = 0;
        for (std::size_t i = 0; i < 3; ++i)
            motion += std::abs(one[i] - four[i]);
        QVERIFY(motion <= 4); // C to F: one common note, two steps
    }

    void motifs() {
        const std::vector<std::vector<double>> cells = {{0, 1, 2, 3}, {0, 0.5, 1, 1.5, 2}};
        Rng rng(11);
        for (int i = 0; i < 200; ++i) {
            const Motif m = inventMotif(cells, rng);
            QCOMPARE(m.beats.size(), m.contour.size());
            const auto [low, high] = std::ranges::minmax(m.contour);
            QVERIFY(high - low >= 2 && high - low <= 5);
        }
    }
};

QTEST_APPLESS_MAIN(TestComposer)
#include "tst_composer.moc"

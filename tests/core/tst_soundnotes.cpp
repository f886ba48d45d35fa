#include "tests/testing.h"

#include "core/music/soundnotes.h"
#include "core/synth/drumkit.h"

#include <cmath>
#include <limits>
#include <map>
#include <numbers>

using namespace antiphon;

namespace {

constexpr int rate = 32000;

struct Stroke {
    double time;
    int key;
};

std::vector<float> drumsOf(const std::vector<Stroke>& strokes, double seconds) {
    Sound sound{rate, 2, std::vector<float>(std::size_t(2 * seconds * rate))};
    for (std::size_t i = 0; i < strokes.size(); ++i)
        addDrum(sound, {.start = strokes[i].time, .pitch = strokes[i].key, .velocity = 100},
                Rng(i + 1));
    return monoOf(sound);
}

/// A plucked low note with overtones.
void pluck(std::vector<float>& samples, double from, double seconds, int key) {
    const double hz = 440 * std::exp2((key - 69) / 12.0);
    const auto begin = std::size_t(from * rate), length = std::size_t(seconds * rate);
    for (std::size_t i = 0; i < length && begin + i < samples.size(); ++i) {
        const double t = double(i) / rate;
        const double fade = std::min(1.0, double(length - i) / 200) * std::exp(-2 * t);
        for (int h = 1; h <= 5; ++h)
            samples[begin + i] += float(0.3 / h * fade * std::exp(-3 * t * h) *
                                        std::sin(2 * std::numbers::pi * hz * h * t));
    }
}

} // namespace

class TestSoundNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drums() {
        std::vector<Stroke> strokes;
        for (int i = 0; i < 32; ++i) {
            const double time = 0.1 + 0.25 * i;
            strokes.push_back({time, i % 8 == 0 || i % 8 == 5 ? 36 : i % 8 == 4 ? 38 : 42});
        }
        const auto notes = drumNotes(drumsOf(strokes, 8.5), rate);
        std::map<int, int> right, wrong, missed;
        for (const Note& note : notes) {
            QCOMPARE(note.channel, 9);
            QVERIFY(note.velocity >= 1 && note.velocity <= 127);
            const bool played = std::ranges::any_of(strokes, [&](const Stroke& stroke) {
                return stroke.key == note.pitch && std::abs(stroke.time - note.start) < 0.03;
            });
            ++(played ? right : wrong)[note.pitch];
        }
        for (const Stroke& stroke : strokes)
            if (std::ranges::none_of(notes, [&](const Note& note) {
                    return stroke.key == note.pitch && std::abs(stroke.time - note.start) < 0.03;
                }))
                ++missed[stroke.key];
        for (const int key : {36, 38, 42}) {
            qInfo("key %d: %d right, %d wrong, %d missed", key, right[key], wrong[key],
                  missed[key]);
            QVERIFY(right[key] > 4 * missed[key]);
            QVERIFY(right[key] > 2 * wrong[key]);
        }
    }

    void bassLine() {
        constexpr int keys[] = {28, 33, 35, 40, 40, 45, 36, 31};
        std::vector<float> samples(std::size_t(4.5 * rate));
        for (std::size_t i = 0; i < std::size(keys); ++i)
            pluck(samples, 0.2 + 0.5 * double(i), 0.45, keys[i]);
        const auto notes = bassNotes(samples, rate);
        int right = 0;
        for (std::size_t i = 0; i < std::size(keys); ++i)
            right += std::ranges::any_of(notes, [&](const Note& note) {
                return note.pitch == keys[i] && std::abs(note.start - 0.2 - 0.5 * double(i)) < 0.08;
            });
        for (const Note& note : notes)
            qInfo("%.2f ... %.2f: %d (%d)", note.start, note.end, note.pitch, note.velocity);
        QVERIFY2(right >= 7, qPrintable(QString::number(right)));
        QVERIFY(notes.size() <= 11);
    }

    void nothing() {
        const std::vector<float> silence(2 * rate);
        const std::vector<float> nan(rate, std::numeric_limits<float>::quiet_NaN());
        for (const auto& samples :
             {silence, nan, std::vector<float>(), std::vector<float>(10, 1)}) {
            QVERIFY(drumNotes(samples, rate).empty());
            QVERIFY(bassNotes(samples, rate).empty());
        }
    }

    void files() {
        const auto notes = drumNotes(drumsOf({{0.5, 36}, {1.0, 38}}, 2), rate);
        const MidiFile file = midiOfNotes(notes, "drums", 0, 90, {"Antiphon", "{}"});
        const auto read = notesOf(parseMidi(midiBytes(file), "x"));
        QCOMPARE(read.size(), notes.size());
        QVERIFY(std::abs(read.front().start - notes.front().start) < 0.002);
        QCOMPARE(read.front().channel, 9);
        QCOMPARE(std::lround(TempoMap(file).changes().front().bpm()), 90L);
        QCOMPARE(provenanceOf(file).software, std::string("Antiphon"));
        QVERIFY(notesOf(midiOfNotes({}, "empty", 33, 0)).empty());
    }
};

QTEST_APPLESS_MAIN(TestSoundNotes)
#include "tst_soundnotes.moc"

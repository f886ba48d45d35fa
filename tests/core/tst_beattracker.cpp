#include "tests/testing.h"

#include "core/dsp/beatmeasures.h"
#include "core/dsp/beattracker.h"
#include "core/dsp/key.h"
#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"

#include <cmath>
#include <limits>
#include <numbers>

using namespace antiphon;

namespace {

constexpr int rate = 22050;
using Samples = std::vector<float>;

void hit(Samples& samples, int at, double time, double hz, double decay, double amplitude,
         Rng& rng) {
    const auto from = std::size_t(std::llround(time * at));
    for (std::size_t n = 0; from + n < samples.size() && double(n) < 8 * decay * at; ++n) {
        const double t = double(n) / at;
        const double wave = hz > 0 ? std::sin(2 * std::numbers::pi * hz * t) : 0.3 * rng.normal();
        samples[from + n] += float(amplitude * std::exp(-t / decay) * wave);
    }
}

Samples clicks(double bpm, double seconds, int at = rate) {
    Rng rng(1);
    Samples samples(std::size_t(seconds * at));
    for (const double beat : steadyBeats(bpm, 4, 0.3, seconds).beats)
        hit(samples, at, beat, 1500, 0.005, 0.5, rng);
    return samples;
}

/// A bass drum on the first and third beat of four, a snare on the others, hats between; the first
/// beat of the bar is the loudest in the bass. The bar begins at 0.2 + `late` beats.
Samples drums(double bpm, double seconds, std::size_t late) {
    Rng rng(3);
    Samples samples(std::size_t(seconds * rate));
    const double beat = 60 / bpm;
    for (std::size_t i = 0; 0.2 + double(i) * beat / 2 < seconds; ++i) {
        const double time = 0.2 + double(i) * beat / 2;
        hit(samples, rate, time, 0, 0.015, 0.15, rng);
        const std::size_t inBar = (i + 8 - 2 * late) % 8;
        if (inBar == 0)
            hit(samples, rate, time, 60, 0.09, 0.8, rng);
        if (inBar == 2 || inBar == 6)
            hit(samples, rate, time, 0, 0.06, 0.6, rng);
        if (inBar == 4)
            hit(samples, rate, time, 300, 0.06, 0.4, rng);
    }
    return samples;
}

} // namespace

class TestBeatTracker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clickTracks_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<int>("at");
        for (int bpm = 50; bpm <= 160; bpm += 11)
            QTest::addRow("%d", bpm) << double(bpm) << rate;
        for (const int at : {8000, 16000, 32000, 44100, 48000})
            QTest::addRow("97 at %d Hz", at) << 97.0 << at;
    }
    void clickTracks() {
        QFETCH(double, bpm);
        QFETCH(int, at);
        const TrackedBeats tracked = trackBeats(clicks(bpm, 20, at), at);
        const auto truth = steadyBeats(bpm, 4, 0.3, 20);
        const BeatMeasures measures = compareBeats(truth.beats, tracked.grid.beats, 0.015);
        qInfo("%.2f bpm, F %.3f within 15 ms, mean error %.2f ms", tracked.bpm, measures.f,
              1000 * measures.meanError);
        QVERIFY(std::abs(tracked.bpm / bpm - 1) < 0.01);
        QVERIFY(measures.f > 0.95);
        QVERIFY(tracked.confidence > 0.5);
    }

    /// Fast ones are heard at half their speed, and the other reading is offered.
    void octavesAreTold_data() {
        QTest::addColumn<double>("bpm");
        for (const double bpm : {175.0, 190.0, 205.0})
            QTest::addRow("%.0f", bpm) << bpm;
    }
    void octavesAreTold() {
        QFETCH(double, bpm);
        const TrackedBeats tracked = trackBeats(clicks(bpm, 20), rate);
        QVERIFY(std::abs(tracked.bpm / (bpm / 2) - 1) < 0.01);
        QVERIFY(!tracked.alternatives.empty());
        QCOMPARE(tracked.alternatives.front().factor, 2.0);
        QVERIFY(tracked.alternatives.front().strength > 0.3);
        // A person who knows better says so.
        const TrackedBeats known = trackBeats(clicks(bpm, 20), rate, {.bpm = bpm});
        QVERIFY(std::abs(known.bpm / bpm - 1) < 0.01);
        QVERIFY(compareBeats(steadyBeats(bpm, 4, 0.3, 20).beats, known.grid.beats, 0.02).f > 0.95);
    }

    void downbeats_data() {
        QTest::addColumn<int>("late");
        for (int late = 0; late < 4; ++late)
            QTest::addRow("%d", late) << late;
    }
    void downbeats() {
        QFETCH(int, late);
        const TrackedBeats tracked = trackBeats(drums(110, 20, std::size_t(late)), rate);
        QVERIFY2(std::abs(tracked.bpm / 110 - 1) < 0.01, qPrintable(QString::number(tracked.bpm)));
        const auto truth = steadyBeats(110, 4, 0.2 + late * 60 / 110.0, 20);
        QVERIFY(compareBeats(truth.downbeats, tracked.grid.downbeats, 0.03).precision > 0.8);
    }

    void gainAndOffsetDoNotMatter() {
        const Samples samples = drums(100, 15, 0);
        Samples changed = samples;
        for (float& sample : changed)
            sample = 0.05f * sample + 0.2f;
        const auto a = trackBeats(samples, rate), b = trackBeats(changed, rate);
        QVERIFY(std::abs(a.bpm - b.bpm) < 0.1);
        QVERIFY(compareBeats(a.grid.beats, b.grid.beats, 0.01).f > 0.95);
        QCOMPARE(trackBeats(samples, rate).grid, a.grid);
    }

    void nothingToFind() {
        QVERIFY(trackBeats({}, rate).grid.empty());
        QVERIFY(trackBeats(Samples(100, 0.5f), rate).grid.empty());
        QVERIFY(trackBeats(Samples(5 * rate), rate).grid.empty());
        QVERIFY(trackBeats(Samples(5 * rate, 0.5f), rate).grid.empty());
        Samples tone(5 * rate);
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = float(0.3 * std::sin(0.05 * double(i)) + 0.2 * std::sin(0.0731 * double(i)));
        QVERIFY(trackBeats(tone, rate).grid.empty());
        const float nan = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(trackBeats(Samples(5 * rate, nan), rate).grid.empty());
        Samples holes = clicks(120, 10);
        for (std::size_t i = 0; i < holes.size(); i += 97)
            holes[i] = nan;
        for (const double beat : trackBeats(holes, rate).grid.beats)
            QVERIFY(std::isfinite(beat));
        QVERIFY_EXCEPTION_THROWN(trackBeats(holes, rate, {.bpm = 1000}), UserError);
        QVERIFY_EXCEPTION_THROWN(trackBeats(holes, rate, {.slowest = 90, .fastest = 80}),
                                 UserError);
    }

    void stops() {
        struct Stop {};
        QVERIFY_EXCEPTION_THROWN(trackBeats(clicks(120, 30), rate, {}, [] { throw Stop(); }), Stop);
    }

    /// Real excerpts against the estimates of two other programs, which are no truth: printed.
    void excerpts() {
        const fs::path index = antiphon::testing::data() / "audio/index.csv";
        if (!fs::is_regular_file(index))
            QSKIP("no recordings");
        const Table table = readTable(index);
        int all = 0, same = 0, octave = 0;
        for (std::size_t i = 0; i < table.rows; ++i) {
            const double reference = table.numbers("tempo_autocorr")[i];
            if (std::isnan(reference))
                continue;
            const std::string& file = table.column("file").texts[i];
            const Sound sound = readSound(index.parent_path() / file);
            const std::vector<float> mono = monoOf(sound);
            const TrackedBeats tracked = trackBeats(mono, sound.rate);
            const auto key = findKey(mono, sound.rate);
            const auto agrees = [&](double bpm) { return std::abs(tracked.bpm / bpm - 1) < 0.04; };
            ++all;
            same += agrees(reference);
            octave += agrees(reference) || agrees(reference / 2) || agrees(reference * 2);
            qInfo("%-32s %6.1f bpm (%.2f), others %6.1f %6.1f; %s (%.2f), other %s", file.c_str(),
                  tracked.bpm, tracked.confidence, reference, table.numbers("tempo_aubio")[i],
                  key ? key->name.c_str() : "no key", key ? key->confidence : 0,
                  table.column("key_estimate").texts[i].c_str());
            for (std::size_t b = 1; b < tracked.grid.beats.size(); ++b)
                QVERIFY(tracked.grid.beats[b] > tracked.grid.beats[b - 1]);
            QVERIFY(!tracked.grid.downbeats.empty());
        }
        qInfo("%d of %d as the other autocorrelation, %d but for the octave", same, all, octave);
        QVERIFY(2 * same > all);
    }
};

QTEST_APPLESS_MAIN(TestBeatTracker)
#include "tst_beattracker.moc"

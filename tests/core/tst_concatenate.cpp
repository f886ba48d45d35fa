#include "tests/testing.h"

#include "core/error.h"
#include "core/oracle/concatenate.h"
#include "core/oracle/level.h"
#include "core/oracle/segmentation.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace antiphon;

namespace {

/// Partials, a little noise and slow beating; begins and ends abruptly.
Sound music(int rate, int channels, double seconds, std::uint64_t seed) {
    Rng rng(seed);
    Sound sound{rate, channels, {}};
    sound.samples.resize(std::size_t(seconds * rate) * std::size_t(channels));
    for (std::size_t i = 0; i < sound.frames(); ++i) {
        const double t = double(i) / rate;
        for (int c = 0; c < channels; ++c) {
            double x = 0.002 * rng.normal();
            for (const double hertz : {110.0, 277.2, 659.3})
                x += 0.25 * std::cos(2 * std::numbers::pi * (hertz + 3 * c) * t + double(seed)) *
                     (0.6 + 0.4 * std::sin(2.1 * t + hertz));
            sound.at(i, c) = float(x);
        }
    }
    return sound;
}

std::vector<std::int32_t> randomQuery(Rng& rng, std::size_t segments, std::size_t slices,
                                      bool silence) {
    std::vector<std::int32_t> query;
    for (std::size_t i = 0; i < segments; ++i) {
        if (silence && rng.below(6) == 0)
            query.push_back(-1);
        else if (!query.empty() && query.back() >= 0 && query.back() + 1 < std::int32_t(slices) &&
                 rng.below(2))
            query.push_back(query.back() + 1);
        else
            query.push_back(std::int32_t(rng.below(slices)));
    }
    return query;
}

/// Largest sample step of a sound in frames begin ... end.
double largestStep(const Sound& sound, std::int64_t begin, std::int64_t end) {
    double largest = 0;
    begin = std::max<std::int64_t>(begin, 1);
    end = std::min<std::int64_t>(end, std::int64_t(sound.frames()));
    for (auto i = begin; i < end; ++i)
        for (int c = 0; c < sound.channels; ++c)
            largest = std::max(largest, std::abs(double(sound.at(std::size_t(i), c)) -
                                                 double(sound.at(std::size_t(i) - 1, c))));
    return largest;
}

} // namespace

class TestConcatenate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowsAddUpToOne() {
        for (const std::int64_t n : {2, 10, 2204, 3086}) {
            const auto window = fadeWindow(n);
            QCOMPARE(window.front(), 0.f);
            QCOMPARE(window.back(), 1.f);
            for (std::size_t i = 0; i < window.size(); ++i)
                QVERIFY(std::abs(window[i] + window[window.size() - 1 - i] - 1) < 1e-6f);
        }
        QCOMPARE(halfFade(0.07, 44100), std::int64_t(1543)); // the published code is one short here
        QCOMPARE(halfFade(0.02, 1000), std::int64_t(10));
    }

    /// guide = memory, whatever the grid.
    void reconstruction_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("segment");
        QTest::addColumn<double>("fade");
        QTest::newRow("44.1 kHz") << 44100 << 0.5 << 0.05;
        QTest::newRow("22.05 kHz, 0.35 s") << 22050 << 0.35 << 0.07;
        QTest::newRow("11.025 kHz, 0.25 s") << 11025 << 0.25 << 0.25;
    }
    void reconstruction() {
        QFETCH(int, rate);
        QFETCH(double, segment);
        QFETCH(double, fade);
        const auto memory = music(rate, 2, 7.3, 1);
        const auto grid = segmentGrid(std::int64_t(memory.frames()), segment, rate);
        std::vector<std::int32_t> query;
        for (std::size_t i = 0; i + 1 < grid.size(); ++i)
            query.push_back(std::int32_t(i));
        const auto response = concatenate(memory, slicesOf(grid), query, grid, {.fade = fade});
        QCOMPARE(response.samples, memory.samples);
        QCOMPARE(response.rate, rate);
        QCOMPARE(response.channels, 2);
    }

    /// A run inside the memory is the memory's own samples, away from its ends.
    void runsAreUnchanged() {
        const auto memory = music(8000, 1, 10, 2);
        const auto grid = segmentGrid(80000, 0.25, 8000);
        const std::vector<std::int32_t> query{20, 21, 22, 23, 3, 4, 5};
        const std::vector<std::int64_t> out = segmentGrid(7 * 2000, 0.25, 8000);
        const auto response = concatenate(memory, slicesOf(grid), query, out);
        for (std::size_t i = 100; i < 4 * 2000 - 200; ++i)
            QCOMPARE(response.samples[i], memory.samples[20 * 2000 + i]);
        for (std::size_t i = 4 * 2000 + 200; i < 7 * 2000 - 100; ++i)
            QCOMPARE(response.samples[i], memory.samples[3 * 2000 + i - 4 * 2000]);
    }

    /// Length to the sample; peak never above the memory's; no step larger than in the sources.
    void joins_data() {
        QTest::addColumn<bool>("silence");
        QTest::addColumn<double>("fade");
        QTest::addColumn<double>("seconds");
        QTest::newRow("sound only") << false << 0.05 << 6.0;
        QTest::newRow("with silence") << true << 0.05 << 6.0;
        QTest::newRow("short fade") << true << 0.02 << 6.13;
        QTest::newRow("fade of a segment") << true << 0.25 << 6.001;
        QTest::newRow("short memory") << true << 0.05 << 0.6;
        QTest::newRow("memory of one segment") << true << 0.05 << 0.25;
    }
    void joins() {
        QFETCH(bool, silence);
        QFETCH(double, fade);
        QFETCH(double, seconds);
        constexpr int rate = 22050;
        const auto memory = music(rate, 2, seconds, 3);
        const auto frames = std::int64_t(memory.frames());
        const auto cuts = segmentGrid(frames, 0.25, rate);
        const auto slices = slicesOf(cuts);
        constexpr auto segment = std::int64_t(0.25 * rate);
        const auto peak =
            std::abs(std::ranges::max(memory.samples, {}, [](float x) { return std::abs(x); }));
        Rng rng(4);
        for (int round = 0; round < 40; ++round) {
            const auto total = std::int64_t(1 + rng.below(5 * rate));
            const auto grid = segmentGrid(total, 0.25, rate);
            // In every other round the cut slice at the memory's end, too, whose neighbours fill
            // up.
            const bool tail = slices.back().end - slices.back().begin < segment;
            const bool cut = tail && round % 2 == 1;
            const auto usable = tail && !cut ? slices.size() - 1 : slices.size();
            const auto query = randomQuery(rng, grid.size() - 1, usable, silence);
            const auto response = concatenate(memory, slices, query, grid, {.fade = fade});
            QCOMPARE(std::int64_t(response.frames()), total);
            for (const float x : response.samples)
                QVERIFY(std::abs(x) <= peak * 1.00001f);
            const auto near = std::int64_t(0.02 * rate);
            for (std::size_t i = 1; i < query.size(); ++i) {
                if (query[i] == query[i - 1] + 1 && query[i - 1] >= 0)
                    continue;
                double allowed = cut ? largestStep(memory, 0, frames) : 0;
                if (query[i - 1] >= 0) {
                    const auto end =
                        slices[std::size_t(query[i - 1])].begin + grid[i] - grid[i - 1];
                    allowed = std::max(allowed, largestStep(memory, end - near, end + near));
                }
                if (query[i] >= 0) {
                    const auto begin = slices[std::size_t(query[i])].begin;
                    allowed = std::max(allowed, largestStep(memory, begin - near, begin + near));
                }
                const double step = largestStep(response, grid[i] - near, grid[i] + near);
                QVERIFY2(
                    step <= allowed,
                    qPrintable(QString("round %1, segment %2 (%3 after %4): step %5, sources %6")
                                   .arg(round)
                                   .arg(i)
                                   .arg(query[i])
                                   .arg(query[i - 1])
                                   .arg(step)
                                   .arg(allowed)));
            }
        }
    }

    /// Both ends of the memory meet: no sample jumps, though neither side has sound to spare.
    void endsOfTheMemoryMeet() {
        Sound memory{1000, 1, std::vector<float>(1000, 0.8f)}; // begins and ends at full level
        const auto slices = slicesOf(segmentGrid(1000, 0.1, 1000));
        const auto grid = segmentGrid(500, 0.1, 1000);
        for (const auto& query : {std::vector<std::int32_t>{9, 0, 9, 0, 9},
                                  {-1, 0, -1, 9, -1},
                                  {9, -1, 9, 9, 0},
                                  {0, 0, 0, 5, 0},
                                  {5, 9, 5, 0, 9}}) {
            const auto response = concatenate(memory, slices, query, grid, {.fade = 0.05});
            // The steepest point of a fade over 50 samples is 0.8 pi / 98; the outer one has 5
            // samples.
            QVERIFY(largestStep(response, 6, 495) <= 0.8 * std::numbers::pi / 98 * 1.01);
        }
    }

    /// A level that stays the same does not dip at joins.
    void constantLevelStays() {
        const Sound memory{1000, 1, std::vector<float>(1000, 0.5f)};
        const auto slices = slicesOf(segmentGrid(1000, 0.1, 1000));
        const auto grid = segmentGrid(700, 0.1, 1000);
        const std::vector<std::int32_t> query{0, 9, 3, 8, 0, 4, 9};
        const auto response = concatenate(memory, slices, query, grid, {.fade = 0.04});
        for (const float x : response.samples)
            QVERIFY(std::abs(x - 0.5f) < 1e-5f);
    }

    void silence() {
        const auto memory = music(8000, 2, 2, 5);
        const auto slices = slicesOf(segmentGrid(16000, 0.5, 8000));
        const auto grid = segmentGrid(12000, 0.5, 8000);
        const auto response =
            concatenate(memory, slices, std::vector<std::int32_t>{-1, -1, -1}, grid);
        QCOMPARE(response.samples, std::vector<float>(24000));
        QVERIFY(concatenate(memory, slices, {}, std::vector<std::int64_t>{0}).samples.empty());
    }

    /// Sudden tones: the one that starts shortly before the end of a segment is left out, the one
    /// that starts shortly before the next segment is heard from its beginning.
    void attacks() {
        constexpr int rate = 1000;
        Sound memory{rate, 1, std::vector<float>(2000)};
        const auto tone = [&](std::size_t from, std::size_t to, float level) {
            std::fill(memory.samples.begin() + std::ptrdiff_t(from),
                      memory.samples.begin() + std::ptrdiff_t(to), level);
        };
        tone(485, 700, 1.f);    // cut after 15 ms by the end of segment 0
        tone(1490, 1900, 0.5f); // begins 10 ms before segment 3
        const std::vector<Attack> attackList{{488, 485}, {1503, 1490}};
        const auto slices = slicesOf(segmentGrid(2000, 0.5, rate));
        const auto grid = segmentGrid(1000, 0.5, rate);
        const std::vector<std::int32_t> query{0, 3};
        JoinSettings settings{
            .fade = 0.01, .attacks = attackList, .maxBacktrack = 0.02, .policy = {}};
        const auto clean = concatenate(memory, slices, query, grid, settings);
        settings.attacks = {};
        const auto plain = concatenate(memory, slices, query, grid, settings);
        QCOMPARE(clean.frames(), std::size_t(1000));
        QCOMPARE(plain.frames(), std::size_t(1000));
        QVERIFY(plain.samples[490] > 0.9f);                   // the cut attack is heard
        QVERIFY(clean.samples[488] < 0.4f);                   // and here it is not
        QVERIFY(std::abs(clean.samples[495] - 0.5f) < 1e-6f); // the next one begins in full
        QCOMPARE(clean.samples[700], plain.samples[700]);     // in time as before
    }

    void refusals() {
        const auto memory = music(8000, 1, 2, 6);
        const auto slices = slicesOf(segmentGrid(16000, 0.5, 8000));
        const std::vector<std::int64_t> grid{0, 4000, 8000};
        using Query = std::vector<std::int32_t>;
        QVERIFY_EXCEPTION_THROWN(concatenate(memory, slices, Query{0, 4}, grid), UserError);
        QVERIFY_EXCEPTION_THROWN(concatenate(memory, slices, Query{0, -2}, grid), UserError);
        QVERIFY_EXCEPTION_THROWN(concatenate(memory, slices, Query{0}, grid), UserError);
        QVERIFY_EXCEPTION_THROWN(concatenate(memory, slices, Query{0, 1}, grid, {.fade = 0}),
                                 UserError);
        QVERIFY_EXCEPTION_THROWN(
            concatenate(memory, slices, Query{0, 1}, std::vector<std::int64_t>{0, 4000, 100}),
            UserError);
        const std::vector<Slice> outside{{16000, 20000}};
        QVERIFY_EXCEPTION_THROWN(concatenate(memory, outside, Query{0, 0}, grid), UserError);
    }

    void levels() {
        Sound sound{1000, 2, {0.5f, 0.1f, 0.1f, 0.1f, 0.3f, 0.1f, 0.3f, 0.1f}};
        auto normalised = sound;
        const auto report = applyLevel(normalised, LevelMode::Normalise);
        QCOMPARE(report.peak, fullScale);
        QVERIFY(std::abs(report.gain - 5 * fullScale) < 1e-5); // mean 0.3, largest deviation 0.2
        QVERIFY(std::abs(normalised.samples[1]) < 1e-6f);

        auto kept = sound;
        kept.samples[0] = 1.5f;
        const auto before = kept.samples;
        QCOMPARE(applyLevel(kept, LevelMode::Keep).peak, 1.5); // told, not clipped
        QCOMPARE(kept.samples, before);

        auto matched = sound;
        QVERIFY(!applyLevel(matched, LevelMode::Match, 1.5).limited);
        QCOMPARE(matched.samples[0], 0.75f);
        const auto limited = applyLevel(matched, LevelMode::Match, 10);
        QVERIFY(limited.limited);
        QCOMPARE(limited.peak, fullScale);

        Sound silent{1000, 1, std::vector<float>(10)};
        applyLevel(silent, LevelMode::Normalise);
        QCOMPARE(silent.samples, std::vector<float>(10));
    }
};

QTEST_APPLESS_MAIN(TestConcatenate)
#include "tst_concatenate.moc"

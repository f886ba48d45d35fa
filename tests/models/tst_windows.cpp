#include "tests/testing.h"

#include "core/error.h"
#include "models/guide/windows.h"

#include <algorithm>
#include <set>

using namespace antiphon;
using namespace antiphon::guide;

namespace {

/// Codes 0, 1, 2, ... (modulo 7); `quiet` segments are silent.
CodedTrack coded(std::size_t segments, const std::set<std::size_t>& quiet = {}, int step = 1) {
    CodedTrack track;
    for (std::size_t i = 0; i < segments; ++i) {
        track.codes.push_back(std::int32_t(i * std::size_t(step) % 7));
        track.track.labels.push_back(quiet.contains(i) ? silent : track.codes.back());
    }
    return track;
}

std::vector<std::int32_t> starts(const std::vector<LabelWindow>& windows) {
    std::vector<std::int32_t> result;
    for (const LabelWindow& window : windows)
        result.push_back(window.first);
    return result;
}

using Starts = std::vector<std::int32_t>;

} // namespace

class TestWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soundingRanges() {
        const std::vector<double> levels = {-90, -20, -90, -30, -61, -120};
        QCOMPARE(soundingRange(levels, -60), (SegmentRange{1, 4}));
        QCOMPARE(soundingRange(levels, -70), (SegmentRange{1, 5}));
        QCOMPARE(soundingRange(levels, -10), (SegmentRange{0, 0}));
        QCOMPARE(soundingRange({}, -60), (SegmentRange{0, 0}));
        QCOMPARE(overlapOf({2, 9}, {5, 20}), (SegmentRange{5, 9}));
        QCOMPARE(overlapOf({2, 5}, {5, 20}).size(), std::int64_t(0));
    }

    void windowings() {
        const CodedTrack guide = coded(20), target = coded(18, {}, 2);
        const SegmentRange all = commonRange(guide, target);
        QCOMPARE(all, (SegmentRange{0, 18}));
        WindowSettings settings{.windowing = "dense", .size = 15};
        const auto dense = pairWindows(guide, target, all, settings, 3);
        QCOMPARE(starts(dense), (Starts{0, 1, 2, 3}));
        for (const LabelWindow& window : dense) {
            QCOMPARE(window.source.size(), std::size_t(15));
            QCOMPARE(window.track, 3);
            for (std::size_t i = 0; i < 15; ++i) {
                QCOMPARE(window.source[i], guide.codes[std::size_t(window.first) + i]);
                QCOMPARE(window.target[i], target.codes[std::size_t(window.first) + i]);
            }
        }
        settings.windowing = "sliding"; // the last is cut at the end
        QCOMPARE(starts(pairWindows(guide, target, all, settings)), (Starts{0, 10}));
        QCOMPARE(pairWindows(guide, target, all, settings)[1].target.size(), std::size_t(8));
        settings.windowing = "uniform";
        QCOMPARE(starts(pairWindows(guide, target, all, settings)), (Starts{0, 15}));
        settings.least = 4;
        QCOMPARE(starts(pairWindows(guide, target, all, settings)), (Starts{0}));
        settings.windowing = "dense"; // shorter than a window: one
        QCOMPARE(starts(pairWindows(guide, target, {4, 12}, settings)), (Starts{4}));
        settings.windowing = "often";
        QVERIFY_THROWS_EXCEPTION(UserError, pairWindows(guide, target, all, settings));
        // 15 s of half seconds by default, starting every ten seconds.
        const CodedTrack minute = coded(120);
        QCOMPARE(starts(pairWindows(minute, minute, {0, 120}, {.windowing = "sliding"})),
                 (Starts{0, 20, 40, 60, 80, 100}));
    }

    void silence() {
        std::set<std::size_t> quiet;
        for (std::size_t i = 5; i < 20; ++i)
            quiet.insert(i);
        const CodedTrack sounding = coded(20), fading = coded(20, quiet);
        const WindowSettings settings{.windowing = "uniform", .size = 4};
        // A silent target is not learned, a silent guide not followed.
        QCOMPARE(starts(pairWindows(sounding, fading, {0, 20}, settings)), (Starts{0, 4}));
        QCOMPARE(starts(pairWindows(fading, sounding, {0, 20}, settings)), (Starts{0, 4}));
        const auto windows = pairWindows(sounding, fading, {0, 20}, settings);
        QCOMPARE(windows[1].heard, (std::vector<char>{1, 0, 0, 0}));
        QCOMPARE(windows[1].target[1], 5); // the code stays
    }

    void nothingHeldBackIsTrainedOn() {
        const CodedTrack track = coded(90);
        const auto [train, held] = heldBack({10, 70}, 1.0 / 3);
        QCOMPARE(train, (SegmentRange{10, 50}));
        QCOMPARE(held, (SegmentRange{50, 70}));
        for (const char* windowing : {"dense", "sliding", "uniform"}) {
            const WindowSettings settings{.windowing = windowing, .size = 12};
            for (const LabelWindow& window : pairWindows(track, track, train, settings))
                QVERIFY(window.first >= 10 && window.first + int(window.source.size()) <= 50);
            const auto tests = pairWindows(track, track, held, settings);
            QVERIFY(!tests.empty());
            for (const LabelWindow& window : tests)
                QVERIFY(window.first >= 50 && window.first + int(window.source.size()) <= 70);
        }
    }

    void completion() {
        const CodedTrack track = coded(10);
        const auto windows =
            completionWindows(track, {0, 10}, 4, {.windowing = "uniform", .size = 6}, 2);
        QCOMPARE(windows.size(), std::size_t(1)); // the last window has no more than the source
        QCOMPARE(windows[0].source, (std::vector<std::int32_t>{0, 1, 2, 3}));
        QCOMPARE(windows[0].target, (std::vector<std::int32_t>{4, 5}));
        QCOMPARE(windows[0].heard.size(), std::size_t(2));
        QVERIFY(completionWindows(track, {0, 10}, 6, {.size = 6}).empty());
    }

    void wholeSongsAreHeldBack() {
        const CodedTrack track = coded(30);
        std::vector<LabelWindow> windows;
        const std::vector<std::string> songs = {"a", "a", "b", "c", "d"};
        for (std::int32_t t = 0; t < 5; ++t)
            for (const LabelWindow& window : pairWindows(track, track, {0, 30}, {.size = 10}, t))
                windows.push_back(window);
        const HeldWindows split = heldBackSongs(windows, songs, 0.25, 7);
        QCOMPARE(split.train.size() + split.held.size(), windows.size());
        std::set<std::string> train, held;
        for (const LabelWindow& window : split.train)
            train.insert(songs[std::size_t(window.track)]);
        for (const LabelWindow& window : split.held)
            held.insert(songs[std::size_t(window.track)]);
        QCOMPARE(held.size(), std::size_t(1));
        QCOMPARE(train.size(), std::size_t(3));
        QVERIFY(!train.contains(*held.begin()));
        QVERIFY_THROWS_EXCEPTION(UserError, heldBackSongs(split.held, songs, 0.5, 7));
    }
};

QTEST_APPLESS_MAIN(TestWindows)
#include "tst_windows.moc"

#include "tests/testing.h"

#include "core/error.h"
#include "models/stem/promptsequence.h"

using namespace antiphon;
using namespace antiphon::stem;

class TestDelayPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parallel() {
        const DelayPattern pattern(DelayLayout::parallel(3), 2);
        QCOMPARE(pattern.steps(), 3);
        QCOMPARE(pattern.steps(true), 3);
        const std::vector<std::int32_t> codes{1, 2, 3, 4, 5, 6};
        QCOMPARE(pattern.interleave(codes, 9),
                 (std::vector<std::int32_t>{9, 1, 2, 9, 3, 4, 9, 5, 6}));
        QCOMPARE(pattern.restore(pattern.interleave(codes, 9), -1), codes);
    }

    void everyLayoutComesBack() {
        std::vector<std::int32_t> codes;
        for (std::int32_t i = 0; i < 3 * 7; ++i)
            codes.push_back(i);
        for (const DelayLayout& layout :
             {DelayLayout{{0, 0, 5}}, DelayLayout{{1, 1, 2}}, DelayLayout{{0, 1, 2}, 3},
              DelayLayout{{0, 2, 9}, 1, 4}, DelayLayout{{0, 1, 2}, 0, 99}})
            QCOMPARE(
                DelayPattern(layout, 7).restore(DelayPattern(layout, 7).interleave(codes, 99), -1),
                codes);
    }

    void refusesDelays() {
        for (const DelayLayout& layout :
             {DelayLayout{{}}, DelayLayout{{0, 2, 1}}, DelayLayout{{-1, 0}}, DelayLayout{{0}, -1}})
            QVERIFY_THROWS_EXCEPTION(UserError, DelayPattern(layout, 3));
    }

    void patternsAreMadeOnce() {
        const DelayPatterns patterns(DelayLayout::delayed(4));
        QCOMPARE(patterns.of(10).get(), patterns.of(10).get());
        for (std::int64_t frames = 0; frames < 600; ++frames)
            QCOMPARE(patterns.of(frames)->frames(), frames);
    }

    void startIsAttendedWhereAsked() {
        const Codes target{2, 3, {1, 2, 3, 4, 5, 6}}, context{2, 1, {7, 8}};
        const PromptRow row{&context, &target, true};
        const DelayPatterns patterns(DelayLayout::delayed(2));
        const PromptSequence masked = assemble({{row}}, patterns, {10, 11}, {});
        const PromptSequence open = assemble({{row}}, patterns, {10, 11}, {.startMasked = false});
        QCOMPARE(masked.positions, (std::vector<std::int64_t>{0, 0, 0, 1, 2, 3, 4}));
        QCOMPARE(open.positions, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
        QVERIFY(!masked.counts(0, 0) && open.counts(0, 0) && !open.counts(0, 1));
        QCOMPARE(open.target(0).values, target.values);
    }

    void mirroredPositionsTellTheTime() {
        const Codes target{2, 3, {1, 2, 3, 4, 5, 6}}, two{2, 2, {7, 8, 9, 9}}, one{2, 1, {7, 8}};
        const PromptRow rows[] = {{&two, &target}, {&one, &target}, {&two, &target, true}};
        const DelayPatterns patterns(DelayLayout::delayed(2));
        const PromptSequence s =
            assemble(rows, patterns, {10, 11}, {.mirrored = true, .window = 3});
        // Nothing, two frames of context, separators, three frames of the stem, the second book's.
        QCOMPARE(s.positions, (std::vector<std::int64_t>{0, 1, 2, 0, -1, -2, -3, -4, //
                                                         0, 0, 1, 0, -1, -2, -3, -4, //
                                                         0, 0, 0, 0, -1, -2, -3, -4}));
        // The separators' step tells the stem's first frame and hears the context's first, and the
        // one after it; nothing is before it. A shorter context begins with the stem, too.
        const auto heard = [&](std::int64_t row, std::int64_t step) {
            const auto from = s.beside.begin() + (row * s.steps + step) * 3;
            return std::vector<std::int64_t>(from, from + 3);
        };
        using Places = std::vector<std::int64_t>;
        QCOMPARE(s.beside.size(), std::size_t(3 * 8 * 3));
        QCOMPARE(heard(0, 2), (Places{-1, -1, -1}));
        QCOMPARE(heard(0, 3), (Places{-1, 1, 2}));
        QCOMPARE(heard(0, 4), (Places{1, 2, -1}));
        QCOMPARE(heard(0, 5), (Places{2, -1, -1}));
        QCOMPARE(heard(1, 3), (Places{-1, 2, -1}));
        QCOMPARE(heard(1, 4), (Places{2, -1, -1}));
        QCOMPARE(heard(2, 3), (Places{-1, -1, -1}));
    }

    void refusesLongPrompts() {
        const Codes prompt{2, 3, {1, 2, 3, 4, 5, 6}};
        QVERIFY_THROWS_EXCEPTION(UserError, openTarget(2, 2, &prompt));
        QCOMPARE(openTarget(2, 4, &prompt).values,
                 (std::vector<std::int32_t>{1, 2, 3, -1, 4, 5, 6, -1}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, openTarget(3, 4, &prompt));
    }

    void refusesUnequalTargets() {
        const Codes one{2, 1, {1, 2}}, two{2, 2, {1, 2, 3, 4}};
        const DelayPatterns patterns(DelayLayout::delayed(2));
        const PromptRow rows[] = {{nullptr, &one}, {nullptr, &two}};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 assemble(rows, patterns, {10, 11}, {.validOnly = true}));
    }
};

QTEST_APPLESS_MAIN(TestDelayPattern)
#include "tst_delaypattern.moc"

#include "tests/testing.h"

#include "core/error.h"
#include "core/oracle/metrics.h"
#include "core/oracle/scheduler.h"

#include <algorithm>

using namespace antiphon;

namespace {

std::vector<Label> randomLabels(std::uint64_t seed, std::size_t size, std::uint64_t codes) {
    Rng rng(seed);
    std::vector<Label> labels(size);
    for (auto& label : labels)
        label = Label(rng.below(codes));
    return labels;
}

double meanRun(std::span<const std::int32_t> query) {
    return runStatistics(continuityRuns(query)).mean;
}

} // namespace

class TestGenerator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheLabels() {
        const auto labels = randomLabels(1, 2000, 16);
        const FactorOracle memory(labels);
        Generator generator(memory, {}, Chooser::random(1));
        for (std::uint64_t window = 0; window < 20; ++window) {
            const auto wanted = randomLabels(100 + window, 30, 16);
            const auto output = generator.scenario(wanted);
            QCOMPARE(output.size(), wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i)
                QCOMPARE(labels[std::size_t(output[i])], wanted[i]);
        }
    }

    /// guide = memory: the memory itself.
    void itself() {
        const auto labels = randomLabels(2, 500, 8);
        const FactorOracle memory(labels);
        Generator generator(memory, {}, Chooser::random(3));
        const auto output = generator.scenario(labels);
        for (std::size_t i = 0; i < output.size(); ++i)
            QCOMPARE(output[i], std::int32_t(i));
    }

    void seeds() {
        const FactorOracle memory(randomLabels(3, 1000, 4));
        const auto wanted = randomLabels(4, 200, 4);
        const auto with = [&](std::uint64_t seed) {
            return Generator(memory, {}, Chooser::random(seed)).scenario(wanted);
        };
        QCOMPARE(with(1), with(1));
        QVERIFY(with(1) != with(2));
    }

    void runsAreLongerThanARandomWalk() {
        const FactorOracle memory(randomLabels(5, 400, 8));
        const auto wanted = randomLabels(6, 300, 8);
        const auto run = meanRun(Generator(memory, {}, Chooser::random(1)).scenario(wanted));
        GeneratorSettings published;
        published.policy = OraclePolicy::compat();
        const auto before =
            meanRun(Generator(memory, published, Chooser::random(1)).scenario(wanted));
        Rng rng(1);
        std::vector<std::int32_t> walk;
        for (const auto label : wanted) {
            const auto states = memory.statesOf(label);
            walk.push_back(states[std::size_t(rng.below(states.size()))] - 1);
        }
        QVERIFY(run > 1.5 * meanRun(walk));
        QVERIFY(run > before);
    }

    void longestRun_data() {
        QTest::addColumn<int>("longest");
        for (const int longest : {1, 2, 5})
            QTest::addRow("%d", longest) << longest;
    }
    void longestRun() {
        QFETCH(int, longest);
        const auto labels = randomLabels(7, 300, 3);
        const FactorOracle memory(labels);
        GeneratorSettings settings;
        settings.longestRun = longest;
        Generator generator(memory, settings, Chooser::random(1));
        const auto output = generator.scenario(labels);
        const auto runs = runStatistics(continuityRuns(output));
        QCOMPARE(runs.longest, longest);
    }

    /// What a closed state counted before is what it counts after; so a rewind brings back
    /// everything.
    void historyIsUndone() {
        const auto labels = randomLabels(8, 60, 3);
        const FactorOracle memory(labels);
        for (const bool clean : {true, false}) {
            GeneratorSettings settings;
            if (!clean)
                settings.policy = OraclePolicy::compat();
            settings.longestRun = 3;
            settings.repetitions = Repetitions::Fewest;
            Generator generator(memory, settings, Chooser::lowest());
            const auto wanted = randomLabels(9, 50, 3);
            generator.scenario(std::span(wanted).first(20));
            std::vector<std::int32_t> visits;
            for (std::int32_t s = 0; s <= memory.size(); ++s)
                visits.push_back(generator.navigator().visits(s));
            const auto position = generator.navigator().position();
            const auto first = generator.scenario(std::span(wanted).last(30));
            generator.moveTo(20);
            for (std::int32_t s = 0; s <= memory.size(); ++s)
                QCOMPARE(generator.navigator().visits(s), visits[std::size_t(s)]);
            QCOMPARE(generator.navigator().position(), position);
            QCOMPARE(generator.scenario(std::span(wanted).last(30)), first);
            generator.moveTo(0);
            QVERIFY(!generator.navigator().started());
            for (std::int32_t s = 1; s <= memory.size(); ++s)
                QCOMPARE(generator.navigator().visits(s), 0);
        }
    }

    /// Counts of visits are true in the corrected policy: their sum is what was output.
    void visitsAddUp() {
        const auto labels = randomLabels(10, 200, 2);
        const FactorOracle memory(labels);
        GeneratorSettings settings;
        settings.longestRun = 4;
        Generator generator(memory, settings, Chooser::random(1));
        auto output = generator.scenario(randomLabels(11, 500, 2));
        output.push_back(generator.guided(0));
        std::vector<std::int32_t> counted(labels.size());
        for (const auto event : output)
            ++counted[std::size_t(event)];
        int closed = 0;
        for (std::int32_t s = 1; s <= memory.size(); ++s) {
            if (generator.navigator().visits(s) == Navigator::taboo)
                ++closed;
            else
                QCOMPARE(generator.navigator().visits(s), counted[std::size_t(s) - 1]);
        }
        QVERIFY(closed <= 1);
    }

    void neverTwice() {
        const auto labels = randomLabels(12, 200, 4);
        const FactorOracle memory(labels);
        GeneratorSettings settings;
        settings.repetitions = Repetitions::Forbidden;
        settings.policy.fallback = false;
        Generator generator(memory, settings, Chooser::random(1));
        auto output = generator.scenario(randomLabels(13, 150, 4));
        std::erase(output, noEvent);
        std::ranges::sort(output);
        QVERIFY(std::ranges::adjacent_find(output) == output.end());
        QVERIFY(output.size() > 100);
    }

    void absentLabels() {
        const std::vector<Label> labels{0, 1, 0, 3, 1, 0};
        const FactorOracle memory(labels);
        const std::vector<float> codebook{0, 1, 2.6f, 3}; // 2 is nearest to 3
        Generator generator(memory, {}, Chooser::lowest());
        generator.setSubstitution(Substitution(memory, codebook, 1));
        QCOMPARE(generator.scenario(std::vector<Label>{0, 2, 1}),
                 (std::vector<std::int32_t>{2, 3, 4}));
        QCOMPARE(generator.guided(2), 3);
        QCOMPARE(generator.guided(9), 4); // unknown to the codebook, too: the fallback
        QCOMPARE(Substitution(memory, codebook, 1)(2), 3);
        QCOMPARE(Substitution(memory, codebook, 1)(99), 99);

        GeneratorSettings published;
        published.policy = OraclePolicy::compat();
        Generator silent(memory, published, Chooser::lowest());
        silent.setSubstitution(Substitution(memory, codebook, 1));
        QCOMPARE(silent.scenario(std::vector<Label>{2, 9, 3}),
                 (std::vector<std::int32_t>{noEvent, noEvent, 3}));
    }

    void forbiddenEvents() {
        const std::vector<Label> labels{0, 1, 2, 0, 1, 2, 0, 1};
        const FactorOracle memory(labels);
        Generator generator(memory, {}, Chooser::random(1));
        for (const std::int32_t event : {1, 2, 7})
            generator.forbid(event);
        auto output = generator.scenario(std::vector<Label>{0, 1, 2, 9, 9, 9, 9, 9, 9, 0, 1, 2});
        const auto more = generator.free(50);
        output.insert(output.end(), more.begin(), more.end());
        output.push_back(generator.guided(2));
        for (const auto event : output)
            QVERIFY(event != 1 && event != 2 && event != 7 && event != noEvent);
    }

    void lastEventIsOffered() {
        const FactorOracle memory(std::vector<Label>{1, 1, 1, 5});
        Generator generator(memory, {}, Chooser::highest());
        generator.free(1);
        generator.moveTo(1);
        QCOMPARE(generator.guided(5), 3);
        const FactorOracle two(std::vector<Label>{1, 2, 5});
        Generator jump(two, {}, Chooser::lowest());
        QCOMPARE(jump.guided(1), 0);
        QCOMPARE(jump.guided(5), 2); // unreachable, and the last
        GeneratorSettings published;
        published.policy = OraclePolicy::compat();
        Generator silent(two, published, Chooser::lowest());
        QCOMPARE(silent.guided(1), 0);
        QCOMPARE(silent.guided(5), noEvent);
    }

    void firstGuidedEventFits() {
        const auto labels = randomLabels(14, 100, 10);
        const FactorOracle memory(labels);
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            Generator generator(memory, {}, Chooser::random(seed));
            QCOMPARE(labels[std::size_t(generator.guided(3))], 3);
        }
    }

    void wildcards() {
        const auto labels = randomLabels(15, 300, 5);
        const FactorOracle memory(labels);
        auto wanted = randomLabels(16, 60, 5);
        for (std::size_t i = 0; i < wanted.size(); i += 4)
            wanted[i] = anyLabel;
        Generator generator(memory, {}, Chooser::random(1));
        const auto output = generator.scenario(wanted);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY(matches(labels[std::size_t(output[i])], wanted[i]));
    }

    void emptyMemory() {
        const FactorOracle memory;
        Generator generator(memory, {}, Chooser::random(1));
        QCOMPARE(generator.scenario(std::vector<Label>{1, 2}), (std::vector<std::int32_t>{-1, -1}));
        QCOMPARE(generator.guided(1), noEvent);
        QCOMPARE(generator.free(2), (std::vector<std::int32_t>{-1, -1}));
        QVERIFY(generator.query({}).empty());
    }

    void memoryMayGrow() {
        FactorOracle memory(std::vector<Label>{1, 2});
        Generator generator(memory, {}, Chooser::lowest());
        QCOMPARE(generator.guided(1), 0);
        memory.append(7);
        QCOMPARE(generator.guided(7), 2);
    }

    void recordedChoicesAreChecked() {
        const FactorOracle memory(std::vector<Label>{1, 2, 1, 2});
        const std::vector<Label> wanted{1, 1};
        QCOMPARE(Generator(memory, {}, Chooser::recorded({2, 0})).scenario(wanted),
                 (std::vector<std::int32_t>{2, 0}));
        QVERIFY_EXCEPTION_THROWN(Generator(memory, {}, Chooser::recorded({1})).scenario(wanted),
                                 UserError);
        QVERIFY_EXCEPTION_THROWN(Generator(memory, {}, Chooser::recorded({2})).scenario(wanted),
                                 UserError);
    }

    /// 100 000 equal labels, and a stop request in the middle of the work.
    void largeAndCancellable() {
        const FactorOracle memory(std::vector<Label>(100000, 1));
        GeneratorSettings settings;
        settings.longestRun = 10;
        QElapsedTimer timer;
        timer.start();
        Generator generator(memory, settings, Chooser::random(1));
        QCOMPARE(generator.scenario(std::vector<Label>(60, 1)).size(), std::size_t(60));
        QVERIFY2(timer.elapsed() < 5000, "must not grow faster than the corpus");

        int calls = 0;
        Generator stopped(memory, settings, Chooser::random(1), [&] {
            if (++calls == 5)
                throw Cancelled();
        });
        bool cancelled = false;
        try {
            stopped.scenario(std::vector<Label>(60, 1));
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QCOMPARE(calls, 5);
    }

    void schedule() {
        const auto labels = randomLabels(17, 200, 6);
        const FactorOracle memory(labels);
        Generator generator(memory, {}, Chooser::random(1));
        Scheduler scheduler(generator);
        const auto first = scheduler.query(randomLabels(18, 10, 6), 0, Scheduler::Mode::Absolute);
        scheduler.advance(4);
        const auto second = scheduler.query(randomLabels(19, 3, 6), 0, Scheduler::Mode::Relative);
        QCOMPARE(scheduler.generationTime(), 7);
        const auto& line = scheduler.timeline();
        QCOMPARE(line.size(), std::size_t(10));
        for (std::size_t i = 0; i < line.size(); ++i)
            QCOMPARE(line[i], i >= 4 && i < 7 ? second[i - 4] : first[i]);
        QCOMPARE(generator.navigator().time(), 6);
        scheduler.free(2, 12, Scheduler::Mode::Absolute);
        QCOMPARE(scheduler.timeline().size(), std::size_t(14));
        QCOMPARE(scheduler.timeline()[11], noEvent);
        QVERIFY_EXCEPTION_THROWN(scheduler.free(1, -5, Scheduler::Mode::Relative), UserError);
    }
};

QTEST_APPLESS_MAIN(TestGenerator)
#include "tst_generator.moc"

#include "tests/testing.h"

#include "core/oracle/metrics.h"
#include "core/oracle/prefixsearch.h"
#include "core/oracle/repeats.h"
#include "core/rng.h"

#include <algorithm>
#include <stdexcept>

using namespace antiphon;

namespace {

std::vector<Label> randomLabels(Rng& rng, std::size_t size, std::uint64_t codes,
                                unsigned wild = 0) {
    std::vector<Label> labels(size);
    for (auto& label : labels)
        label = wild && rng.below(wild) == 0 ? anyLabel : Label(rng.below(codes));
    return labels;
}

std::int32_t commonSuffix(std::span<const Label> labels, std::size_t a, std::size_t b) {
    std::int32_t length = 0;
    while (a > 0 && b > 0 && labels[a - 1] == labels[b - 1]) {
        --a;
        --b;
        ++length;
    }
    return length;
}

/// Length of agreement from every event on, by comparing.
std::vector<std::int32_t> agreement(std::span<const Label> memory, std::span<const Label> pattern) {
    std::vector<std::int32_t> lengths;
    for (std::size_t e = 0; e < memory.size(); ++e) {
        std::size_t n = 0;
        while (n < pattern.size() && e + n < memory.size() && matches(memory[e + n], pattern[n]))
            ++n;
        lengths.push_back(std::int32_t(n));
    }
    return lengths;
}

std::vector<std::int32_t> spread(const PrefixMatches& found, std::size_t events) {
    std::vector<std::int32_t> lengths(events);
    for (std::size_t i = 0; i < found.events.size(); ++i)
        lengths[std::size_t(found.events[i])] = found.lengths[i];
    return lengths;
}

} // namespace

class TestFactorOracle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every factor is accepted, links join equal labels, repeats agree with comparing all
    /// prefixes.
    void againstBruteForce() {
        Rng rng(1);
        for (int round = 0; round < 60; ++round) {
            const auto labels = randomLabels(rng, 1 + rng.below(80), 1 + rng.below(6));
            const FactorOracle oracle(labels);
            QVERIFY(oracle.factorLinks().size() < labels.size());
            for (std::size_t from = 0; from < labels.size(); ++from)
                for (std::size_t to = from; to <= labels.size(); ++to)
                    QVERIFY(oracle.accepts(std::span(labels).subspan(from, to - from)));

            std::vector<std::int32_t> repeats{0}, links{0};
            for (std::size_t i = 1; i <= labels.size(); ++i) {
                std::int32_t longest = 0;
                for (std::size_t j = 1; j < i; ++j)
                    longest = std::max(longest, commonSuffix(labels, i, j));
                repeats.push_back(longest);
                links.push_back(
                    commonSuffix(labels, i, std::size_t(oracle.suffix(std::int32_t(i)))));
            }
            QCOMPARE(longestRepeatedSuffixes(labels), repeats);
            QCOMPARE(suffixLinkLengths(oracle), links);
        }
    }

    void indices() {
        Rng rng(2);
        for (int round = 0; round < 40; ++round) {
            const auto labels =
                randomLabels(rng, 1 + rng.below(60), 1 + rng.below(5), round % 2 ? 6 : 0);
            const FactorOracle oracle(labels);
            const auto size = oracle.size();
            for (std::int32_t s = 0; s <= size; ++s) {
                for (const int forward : {0, 1, 3}) {
                    std::vector<std::int32_t> similar, next;
                    for (std::int32_t other = 1; other <= size; ++other)
                        if (other != s &&
                            (s == 0 || matches(oracle.label(other), oracle.label(s))) &&
                            oracle.sameFuture(s, other, forward))
                            similar.push_back(other);
                    for (std::int32_t other = 1; other <= size; ++other)
                        if (other == s + 1 || std::ranges::binary_search(similar, other - 1))
                            next.push_back(other);
                    QCOMPARE(oracle.similarContexts(s, forward), similar);
                    QCOMPARE(oracle.continuations(s, forward), next);
                }
            }
            for (Label a = 0; a < 5; ++a)
                for (Label b = 0; b < 5; ++b) {
                    std::vector<std::int32_t> pairs;
                    for (std::int32_t s = 2; s <= size; ++s)
                        if (oracle.label(s - 1) == a && oracle.label(s) == b)
                            pairs.push_back(s);
                    const auto found = oracle.statesOf(a, b);
                    QCOMPARE(std::vector(found.begin(), found.end()), pairs);
                }
        }
    }

    void onlineEqualsAtOnce() {
        Rng rng(3);
        const auto labels = randomLabels(rng, 500, 7);
        FactorOracle grown;
        for (const auto label : labels)
            grown.append(label);
        const FactorOracle whole(labels);
        QCOMPARE(grown.factorLinks(), whole.factorLinks());
        for (std::int32_t s = 0; s <= whole.size(); ++s)
            QCOMPARE(grown.suffix(s), whole.suffix(s));
    }

    void wildcardsAreAccepted() {
        Rng rng(4);
        for (int round = 0; round < 30; ++round) {
            auto labels = randomLabels(rng, 40, 3, 5);
            const FactorOracle oracle(labels);
            for (auto& label : labels)
                if (label == anyLabel)
                    label = Label(rng.below(3));
            QVERIFY(oracle.accepts(labels)); // whatever the wildcards stand for
            labels[20] = anyLabel;
            QVERIFY(oracle.accepts(labels));
        }
    }

    void prefixSearch_data() {
        QTest::addColumn<int>("codes");
        QTest::addColumn<int>("memoryWild");
        QTest::addColumn<int>("patternWild");
        QTest::newRow("many labels") << 16 << 0 << 0;
        QTest::newRow("few labels") << 2 << 0 << 0;
        QTest::newRow("one label, Z algorithm") << 1 << 0 << 0;
        QTest::newRow("wildcards in the pattern") << 3 << 0 << 3;
        QTest::newRow("wildcards in the memory") << 3 << 4 << 0;
        QTest::newRow("wildcards in both") << 3 << 4 << 3;
    }
    void prefixSearch() {
        QFETCH(int, codes);
        QFETCH(int, memoryWild);
        QFETCH(int, patternWild);
        Rng rng(5);
        for (int round = 0; round < 200; ++round) {
            auto labels =
                randomLabels(rng, 1 + rng.below(60), std::uint64_t(codes), unsigned(memoryWild));
            if (round % 3 == 0 && !memoryWild) // long repetitions with a break, for the Z algorithm
                labels[labels.size() / 2] = Label(codes);
            const auto pattern =
                randomLabels(rng, 1 + rng.below(30), std::uint64_t(codes), unsigned(patternWild));
            const auto found = prefixMatches(FactorOracle(labels), pattern);
            const auto wanted = agreement(labels, pattern);
            QCOMPARE(spread(found, labels.size()), wanted);
            QCOMPARE(found.longest, std::ranges::max(wanted));
        }
    }

    void keptLengthsRoundHalvesToEven() {
        QCOMPARE(keptLengths({0, 0.5, false}, 1, false).high, 0); // 0.5
        QCOMPARE(keptLengths({0, 0.5, false}, 3, false).high, 2); // 1.5
        QCOMPARE(keptLengths({0, 0.5, false}, 5, false).high, 2); // 2.5
        QCOMPARE(keptLengths({0, 0.5, false}, 1, true).high, 1);
        QCOMPARE(keptLengths({4, 6, true}, 3, true).low, 3);
        QCOMPARE(keptLengths({4, 6, true}, 3, false).low, 4);
    }

    /// The published code overflows its stack here.
    void hundredThousandEqualLabels() {
        const std::vector<Label> labels(100000, 7);
        QElapsedTimer timer;
        timer.start();
        const FactorOracle oracle(labels);
        QCOMPARE(oracle.suffix(100000), 99999);
        QCOMPARE(oracle.similarContexts(50000).size(), std::size_t(99999));
        QCOMPARE(oracle.continuations(50000).size(), std::size_t(99999));
        QCOMPARE(oracle.suffixPath(100000).size(), std::size_t(100000));
        QCOMPARE(suffixLinkLengths(oracle).back(), 99999);
        QCOMPARE(longestRepeatedSuffixes(labels).back(), 99999);
        const auto found = prefixMatches(oracle, std::vector<Label>(2400, 7));
        QCOMPARE(found.longest, 2400);
        QCOMPARE(found.lengths.back(), 1);
        QVERIFY2(timer.elapsed() < 5000, "must not grow faster than the corpus");
    }

    void searchStopsAtTheCheckpoint() {
        const FactorOracle oracle(std::vector<Label>(100000, 1));
        std::vector<Label> pattern(1000, 1);
        pattern[500] = anyLabel;
        int calls = 0;
        const auto stop = [&] {
            if (++calls == 3)
                throw std::runtime_error("stop");
        };
        QVERIFY_EXCEPTION_THROWN(prefixMatches(oracle, pattern, stop), std::runtime_error);
    }

    void empty() {
        const FactorOracle oracle;
        QCOMPARE(oracle.size(), 0);
        QVERIFY(oracle.accepts({}));
        QVERIFY(!oracle.accepts(std::vector<Label>{1}));
        QVERIFY(oracle.continuations(0).empty());
        QCOMPARE(prefixMatches(oracle, std::vector<Label>{1, 2}).longest, 0);
        QCOMPARE(prefixMatches(FactorOracle(std::vector<Label>{1}), {}).longest, 0);
        QCOMPARE(longestRepeatedSuffixes({}), std::vector<std::int32_t>{0});
    }

    void metrics() {
        QCOMPARE(continuityRuns(std::vector<std::int32_t>{}), std::vector<int>{});
        QCOMPARE(continuityRuns(std::vector<std::int32_t>{-1, 0, 1}), (std::vector<int>{1, 2}));
        const auto statistics = runStatistics(std::vector<int>{1, 4, 2, 1});
        QCOMPARE(statistics.mean, 2.0);
        QCOMPARE(statistics.median, 1.5);
        QCOMPARE(statistics.longest, 4);
        QCOMPARE(entropyBits(std::vector<Label>{0, 1, 2, 3}), 2.0);
        QCOMPARE(vocabularyShare(std::vector<Label>{0, 0, 3, 9, -1}, 4), 0.5);
        QCOMPARE(editDistance(std::vector<Label>{1, 2, 3}, std::vector<Label>{2, 3, 4, 5}),
                 std::int64_t(3));
    }
};

QTEST_APPLESS_MAIN(TestFactorOracle)
#include "tst_factororacle.moc"

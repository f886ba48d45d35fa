#include "tests/testing.h"

#include "core/splits.h"

#include <algorithm>
#include <map>

using namespace antiphon;

namespace {

std::vector<std::string> songs(int n) {
    std::vector<std::string> names;
    for (int i = 0; i < n; ++i)
        names.push_back("song" + std::to_string(i));
    return names;
}

std::map<Split, int> countsOf(const std::vector<Split>& parts) {
    std::map<Split, int> counts;
    for (const Split part : parts)
        ++counts[part];
    return counts;
}

} // namespace

class TestSplits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stableShares() {
        const SplitRule rule{0.2, 0.1, 5};
        std::map<Split, int> counts;
        for (const std::string& song : songs(20000))
            ++counts[stableSplit(song, rule)];
        // Five standard deviations of a binomial draw.
        QVERIFY(std::abs(counts[Split::Validation] - 4000) < 5 * 57);
        QVERIFY(std::abs(counts[Split::Test] - 2000) < 5 * 43);
    }

    void stableAcrossVersions() {
        // Second letters of tEst, vAlidation, tRain. They must never change: people rely on a song
        // that was kept for the test staying there.
        std::string parts;
        for (const std::string& song : songs(24))
            parts += name(stableSplit(song, {0.25, 0.25, 1}))[1];
        QCOMPARE(QString::fromStdString(parts), QString("eaeerrreererrarrarrrrrrr"));
        QVERIFY(stableSplit("a", {1, 0, 1}) == Split::Validation);
        QVERIFY(stableSplit("a", {0, 1, 1}) == Split::Test);
        QVERIFY(stableSplit("a", {0, 0, 1}) == Split::Train);
    }

    void seedMatters() {
        int differing = 0;
        for (const std::string& song : songs(1000))
            differing += stableSplit(song, {0.5, 0, 1}) != stableSplit(song, {0.5, 0, 2});
        QVERIFY(differing > 400 && differing < 600);
    }

    void exact() {
        std::vector<std::string> names = songs(50);
        const SplitRule rule{0.2, 0.1, 3};
        std::map<Split, int> counts = countsOf(exactSplit(names, rule));
        QCOMPARE(counts[Split::Validation], 10);
        QCOMPARE(counts[Split::Test], 5);
        QCOMPARE(counts[Split::Train], 35);

        // The order in which they come does not matter, equal names stay together.
        std::map<std::string, Split> before;
        const std::vector<Split> parts = exactSplit(names, rule);
        for (std::size_t i = 0; i < names.size(); ++i)
            before[names[i]] = parts[i];
        std::reverse(names.begin(), names.end());
        names.push_back(names.front());
        const std::vector<Split> again = exactSplit(names, rule);
        for (std::size_t i = 0; i < names.size(); ++i)
            QVERIFY(again[i] == before[names[i]]);
    }

    void exactWithFewSongs() {
        std::map<Split, int> counts = countsOf(exactSplit(songs(3), {0.1, 0.1, 1}));
        QCOMPARE(counts[Split::Validation], 1);
        QCOMPARE(counts[Split::Test], 1);
        QCOMPARE(counts[Split::Train], 1);
        QVERIFY(exactSplit({}, {}).empty());
    }

    void foldsKeepSongsTogether() {
        std::vector<std::string> names = songs(23);
        names.push_back(names[4]);
        const std::vector<std::size_t> parts = songFolds(names, 5, 3);
        QCOMPARE(parts.back(), parts[4]);
        for (std::size_t fold = 0; fold < 5; ++fold) {
            const auto own = std::count(parts.begin(), parts.end() - 1, fold);
            QVERIFY(own == 4 || own == 5);
        }
        QVERIFY(songFolds(names, 5, 4) != parts);
    }

    void numpyOrder() {
        // numpy.random.seed(42); numpy.random.permutation(10)
        QCOMPARE(numpyPermutation(10, 42),
                 (std::vector<std::size_t>{8, 1, 5, 0, 7, 2, 9, 4, 3, 6}));
        QVERIFY(numpyPermutation(0, 42).empty());
    }

    void numpyRule() {
        const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
        const std::vector<Split> parts = numpySplit(names);
        // Training: 8 1 5 0 7 2 9 4; the others are d and g.
        for (std::size_t i = 0; i < names.size(); ++i)
            QVERIFY(parts[i] == (i == 3 ? Split::Test : i == 6 ? Split::Validation : Split::Train));
    }

    void names() {
        QVERIFY(splitNamed("VAL") == Split::Validation);
        QVERIFY(splitNamed("Training") == Split::Train);
        QVERIFY(splitNamed("testing") == Split::Test);
        QVERIFY(splitNamed("bass") == Split::None);
        for (const Split split : {Split::None, Split::Train, Split::Validation, Split::Test})
            QVERIFY(splitNamed(name(split)) == split);
    }
};

QTEST_APPLESS_MAIN(TestSplits)
#include "tst_splits.moc"

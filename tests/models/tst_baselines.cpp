#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/guide/evaluation.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace antiphon;
using namespace antiphon::guide;

namespace {

LabelWindow window(std::vector<std::int32_t> source, std::vector<std::int32_t> target,
                   std::int32_t track = 0, std::int32_t first = 0) {
    const std::size_t size = target.size();
    return {std::move(source), std::move(target), std::vector<char>(size, 1), track, first};
}

using Codes = std::vector<std::int32_t>;

} // namespace

class TestBaselines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accuracies() {
        std::vector<LabelWindow> windows = {window({0, 0, 0}, {1, 2, 3}),
                                            window({0, 0}, {4, 4}, 1)};
        windows[0].heard[1] = 0; // silence does not count
        const Predictions predictions = {{1, 2, 9}, {4}};
        QCOMPARE(accuracyOf(windows, predictions).counted, std::int64_t(4));
        QCOMPARE(accuracyOf(windows, predictions).value(), 0.5);
        QCOMPARE(accuracyOf(windows, predictions, 1).value(), 0.5);
        QCOMPARE(accuracyOf({}, {}).value(), 0.0);
    }

    void majorityAndRepeat() {
        std::vector<LabelWindow> train = {window({0, 0, 0, 0}, {3, 1, 1, 1}),
                                          window({0, 0, 0}, {5, 2, 2}, 1),
                                          window({0, 0}, {5, 5}, 1)};
        train[2].heard = {1, 0};
        const std::vector<LabelWindow> test = {
            window({0, 0, 0}, {7, 7, 6}), window({0, 0}, {6, 6}, 1), window({0, 0}, {6, 6}, 2)};
        const auto majority = majorityPredictions(train, test, 8);
        QCOMPARE(majority[0], (Codes{1, 1, 1}));
        QCOMPARE(majority[1], (Codes{2, 2})); // 2 and 5 are equally frequent
        QCOMPARE(majority[2], (Codes{1, 1})); // a track that was not trained on
        const auto forced = repeatPredictions(train, test, 8, true);
        QCOMPARE(forced[0], (Codes{3, 7, 7}));
        QCOMPARE(forced[1], (Codes{5, 6}));
        const auto free = repeatPredictions(train, test, 8, false);
        QCOMPARE(free[0], (Codes{3, 3, 3}));
        QCOMPARE(free[2], (Codes{5, 5}));
    }

    void random() {
        const std::vector<LabelWindow> test = {window(Codes(4000, 0), Codes(4000, 3))};
        const auto predictions = randomPredictions(test, 16, 2);
        QCOMPARE(predictions, randomPredictions(test, 16, 2));
        QVERIFY(predictions != randomPredictions(test, 16, 3));
        QVERIFY(std::abs(accuracyOf(test, predictions).value() - 1.0 / 16) < 0.012);
    }

    void shuffledGuidesComeFromElsewhere() {
        std::vector<LabelWindow> windows;
        for (std::int32_t first = 0; first < 20; ++first) { // dense: neighbours overlap
            Codes source;
            for (std::int32_t i = 0; i < 6; ++i)
                source.push_back(first + i);
            windows.push_back(window(source, Codes(6, 0), 0, first));
        }
        windows.push_back(window({50, 51, 52, 53, 54, 55, 56, 57}, Codes(8, 0), 1));
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const auto shuffled = shuffledGuides(windows, seed);
            QCOMPARE(shuffled.size(), windows.size());
            for (std::size_t w = 0; w < 20; ++w) {
                QCOMPARE(shuffled[w].target, windows[w].target);
                for (const std::int32_t code : shuffled[w].source)
                    QVERIFY(std::ranges::find(windows[w].source, code) == windows[w].source.end());
            }
            // The only window of its track: the same labels, turned by a quarter at least.
            Codes turned = shuffled[20].source;
            const std::int32_t by = turned[0] - 50;
            QVERIFY(by >= 2 && by <= 6);
            std::ranges::sort(turned);
            QCOMPARE(turned, windows[20].source);
        }
        QCOMPARE(shuffledGuides({window({7}, {1})}, 1)[0].source, (Codes{7}));
    }

    void units() {
        std::vector<LabelWindow> windows = {window(Codes(5, 0), {1, 1, 1, 1, 1}, 4)};
        windows[0].heard[4] = 0;
        const auto units =
            advantageUnits(windows, {{1, 1, 1, 0, 0}}, {{{1, 0, 0, 0, 0}}, {{0, 0, 0, 1, 0}}}, 2);
        QCOMPARE(units.size(), std::size_t(2)); // the last stretch is silent
        QCOMPARE(units[0].group, 4);
        QCOMPARE(units[0].gain, 1.5);
        QCOMPARE(units[1].gain, 0.5);
        QCOMPARE(units[1].weight, 2.0);
        auto worse = units;
        worse[0].gain = 0.5;
        QCOMPARE(averageUnits({units, worse})[0].gain, 1.0);
        worse[0].group = 1;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, averageUnits({units, worse}));
    }

    void intervals() {
        // 100 units of gain 0 or 1, a quarter of them 1: the spread is that of a binomial share,
        // 1.96 sqrt(0.25 0.75 / 100) = 0.085.
        std::vector<BootstrapUnit> units;
        for (int i = 0; i < 100; ++i)
            units.push_back({0, i % 4 == 0 ? 1.0 : 0.0, 1});
        const Interval interval = bootstrapInterval(units);
        QCOMPARE(interval.value, 0.25);
        QVERIFY(std::abs(interval.low - 0.165) < 0.011 && std::abs(interval.high - 0.335) < 0.011);
        QCOMPARE(bootstrapInterval(units).low, interval.low);
        QVERIFY(bootstrapInterval(units, {.level = 0.5}).low > interval.low);
        // What differs between the groups only, is no spread within them.
        for (int i = 0; i < 100; ++i) {
            units[std::size_t(i)] = {i % 2, i % 2 ? 0.6 : 0.2, 1};
        }
        QVERIFY(std::abs(bootstrapInterval(units).high - 0.4) < 1e-9);
        QVERIFY(bootstrapInterval(units, {.wholeGroups = true}).high > 0.59);
        QCOMPARE(bootstrapInterval({}).value, 0.0);
    }

    void evaluation() {
        Rng rng(1);
        std::vector<LabelWindow> train, test;
        ModelPredictions model;
        for (std::int32_t w = 0; w < 40; ++w) {
            Codes source(10), target(10);
            for (std::size_t i = 0; i < 10; ++i) {
                source[i] = std::int32_t(rng.below(4));
                target[i] = (source[i] + 1) % 4;
            }
            (w < 20 ? train : test).push_back(window(source, target, w % 2, w * 10));
        }
        const auto answer = [](const std::vector<LabelWindow>& windows) {
            Predictions predictions;
            for (const LabelWindow& w : windows) {
                predictions.push_back(w.source);
                for (std::int32_t& code : predictions.back())
                    code = (code + 1) % 4;
            }
            return predictions;
        };
        model.freeRunning = model.teacherForced = answer(test);
        for (std::uint64_t seed = 1; seed < 4; ++seed)
            model.shuffled.push_back(answer(shuffledGuides(test, seed)));
        model.logProbabilities.assign(200, std::log(0.5));
        const std::vector<std::string> names = {"one", "two"};
        const Evaluation result = evaluate(train, test, model, 4, names, 9);
        QCOMPARE(result.all.freeRunning, 1.0);
        QCOMPARE(result.all.lcpMean, 5.5); // 10, 9, ... 1
        QCOMPARE(result.all.lcpRuns, // one a window
                 (std::vector<std::int64_t>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20}));
        const Table lengths = lcpTableOf(result);
        QCOMPARE(lengths.rows, std::size_t(11));
        QCOMPARE(lengths.numbers("runs")[10], 20.0);
        QVERIFY(lengths.numbers("random")[0] > 50); // three of four are wrong
        QVERIFY(std::abs(result.perplexity - 2) < 1e-12);
        QCOMPARE(result.all.segments, std::int64_t(200));
        QCOMPARE(result.all.wordErrorRate, 0.0);
        QVERIFY(result.all.shuffled < 0.4 && result.all.random < 0.4 && result.all.majority < 0.4 &&
                result.all.repeatTeacherForced < 0.4);
        QVERIFY(result.all.advantage.low > 0.6);
        QCOMPARE(result.tracks.size(), std::size_t(2));
        QCOMPARE(result.tracks[1].name, std::string("two"));
        QCOMPARE(result.tracks[1].windows, std::int64_t(10));
        // A model that does not listen has no advantage.
        model.freeRunning = model.shuffled[0];
        const Evaluation deaf = evaluate(train, test, model, 4, names, 9);
        QVERIFY(deaf.all.advantage.low < 0 && deaf.all.advantage.high < 0.12);

        const Json json = toJson(result);
        for (const char* key : {"free_running_accuracy", "teacher_forced_accuracy", "lcp_mean",
                                "perplexity", "codebook_use"})
            QVERIFY2(json[key].is_number(), key);
        for (const char* key : {"random", "majority", "repeat", "shuffled"})
            QVERIFY2(json["baselines"][key].is_number(), key);
        const Table table = parseTable(tableText(tableOf(result)), "table");
        QCOMPARE(table.rows, std::size_t(3));
        QCOMPARE(table.column("pair").texts[2], std::string("all"));
        QCOMPARE(table.numbers("free_running_accuracy")[0], 1.0);

        for (LabelWindow& w : test)
            w.heard.assign(w.heard.size(), 0);
        QVERIFY_THROWS_EXCEPTION(UserError, evaluate(train, test, model, 4, names, 9));
    }
};

QTEST_APPLESS_MAIN(TestBaselines)
#include "tst_baselines.moc"

#include "tests/models/agentrig.h"

#include "core/eventruns.h"
#include "core/formats/tfevents.h"

#include <map>

using namespace antiphon;
using namespace antiphon::testing;

/// What the preset `recommended` reaches on the table of the sine. The curves stay in
/// $ANTIPHON_CURVES, where that is set, to be looked at.
class TestAgentLong : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    fs::path m_table;

private Q_SLOTS:
    void initTestCase() { m_table = sineTable(m_folder / "sine.csv", 20, 2); }

    void learns_data() {
        QTest::addColumn<int>("seed");
        for (const int seed : {1, 2, 3})
            QTest::addRow("%d", seed) << seed;
    }
    /// Mixed targets, episodes of 600 steps: within 60000 steps there is a checkpoint whose greedy
    /// error is at most 0.12 in the mean and 0.10 in the median.
    void learns() {
        QFETCH(int, seed);
        const Json options = {{"steps", 60000},
                              {"evaluate_every", 5000},
                              {"max_episode_duration", 600},
                              {"sample_every", 0},
                              {"episodes", 10}};
        const fs::path kept = environmentPath("ANTIPHON_CURVES");
        const fs::path folder =
            (kept.empty() ? m_folder.path() : kept) / ("agent-" + std::to_string(seed));
        const Training training =
            execute(newRun(folder, options, m_table, {}, std::uint64_t(seed)));
        QCOMPARE(training.outcome.figures["steps"].get<int>(), 60000);
        struct Errors {
            double mean = 1e9, median = 1e9;
        };
        std::map<std::int64_t, Errors> curve;
        for (const EventRun& run : findEventRuns(folder))
            for (const EventFile& file : run.files)
                while (EventReader(file.path).read([&](const ScalarEvent& event) {
                    if (event.tag == "eval/rmse_mean")
                        curve[event.step].mean = event.value;
                    if (event.tag == "eval/rmse_median")
                        curve[event.step].median = event.value;
                })) {
                }
        QCOMPARE(curve.size(), std::size_t(12));
        int reached = 0;
        for (const auto& [step, errors] : curve) {
            qInfo("seed %d, step %5d: mean %.4f, median %.4f", seed, int(step), errors.mean,
                  errors.median);
            reached += errors.mean <= 0.12 && errors.median <= 0.10;
        }
        QVERIFY(reached > 0);
        const Json& baselines = training.outcome.figures["baselines"];
        QVERIFY(baselines["nearest"]["rmse_median"].get<double>() <= 0.005);
    }
};

QTEST_APPLESS_MAIN(TestAgentLong)
#include "tst_agent_long.moc"

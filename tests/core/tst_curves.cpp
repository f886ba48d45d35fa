#include "core/curvetable.h"
#include "core/error.h"
#include "core/eventruns.h"
#include "tests/testing.h"

#include <cmath>
#include <limits>

using namespace antiphon;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

std::vector<double> stepsOf(const Curve& curve) {
    std::vector<double> steps;
    for (const Curve::Point& point : curve.points())
        steps.push_back(point.step);
    return steps;
}

void touch(const fs::path& file, const std::string& bytes = "x") {
    fs::create_directories(file.parent_path());
    writeFile(file, bytes);
}

} // namespace

class TestCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewValuesStayExact() {
        Curve curve;
        for (int i = 0; i < 100; ++i)
            curve.add(10 * i, 1.7e9 + 0.5 * i, i % 7);
        QCOMPARE(curve.points().size(), std::size_t(100));
        QCOMPARE(curve.count(), std::int64_t(100));
        QCOMPARE(curve.start(), 1.7e9);
        QCOMPARE(curve.points()[42].step, 420.0);
        QCOMPARE(curve.points()[42].seconds, 21.0F);
        QCOMPARE(curve.points()[42].last, 0.0F);
        QCOMPARE(curve.lowest(), 0.0);
        QCOMPARE(curve.highest(), 6.0);
    }

    void manyValuesStayBounded() {
        Curve curve(64);
        const int many = 100'003;
        for (int i = 0; i < many; ++i)
            curve.add(i, i, std::sin(i * 0.001) + (i == 77'777 ? 9 : 0));
        QVERIFY(curve.points().size() <= 64);
        QVERIFY(curve.points().size() >= 32);
        QVERIFY(curve.bytes() <= 64 * sizeof(Curve::Point));
        QCOMPARE(curve.count(), std::int64_t(many));
        QCOMPARE(curve.points().back().step, double(many - 1));
        // A peak of one value is still seen.
        float peak = 0;
        double before = -1;
        for (const Curve::Point& point : curve.points()) {
            QVERIFY(point.low <= point.last && point.last <= point.high);
            QVERIFY(point.step > before);
            before = point.step;
            peak = std::max(peak, point.high);
        }
        QCOMPARE(peak, float(std::sin(77.777) + 9));
    }

    void shrinks() {
        Curve curve(2048);
        for (int i = 0; i < 2000; ++i)
            curve.add(i, i, i);
        curve.shrinkTo(100);
        QVERIFY(curve.points().size() <= 100);
        QCOMPARE(curve.points().front().low, 0.0F);
        QCOMPARE(curve.points().back().last, 1999.0F);
        for (int i = 2000; i < 5000; ++i)
            curve.add(i, i, i);
        QVERIFY(curve.points().size() <= 100);
        QCOMPARE(curve.points().back().high, 4999.0F);
        for (std::size_t i = 1; i < curve.points().size(); ++i)
            QCOMPARE(curve.points()[i].low, curve.points()[i - 1].high + 1);
    }

    void aResumedTrainingReplacesItsEnd() {
        Curve curve;
        for (const int step : {0, 10, 20, 30, 40})
            curve.add(step, step, 1);
        for (const int step : {20, 30})
            curve.add(step, 100 + step, 2);
        QCOMPARE(stepsOf(curve), (std::vector<double>{0, 10, 20, 30}));
        QCOMPARE(curve.count(), std::int64_t(4));
        QCOMPARE(curve.points().back().last, 2.0F);
        // The same when it had been made coarser.
        Curve coarse(16);
        for (int step = 0; step < 1000; ++step)
            coarse.add(step, step, 1);
        for (int step = 500; step < 600; ++step)
            coarse.add(step, 2000 + step, 2);
        QCOMPARE(coarse.points().back().step, 599.0);
        QVERIFY(coarse.count() > 500 && coarse.count() <= 600);
        for (std::size_t i = 1; i < coarse.points().size(); ++i)
            QVERIFY(coarse.points()[i].step > coarse.points()[i - 1].step);
    }

    void aCounterThatBeginsAnewCountsOn() {
        Curve curve;
        for (int call = 0; call < 3; ++call)
            for (int i = 1; i <= 5; ++i)
                curve.add(100 * i, 1000 * call + i, call);
        QCOMPARE(curve.count(), std::int64_t(15));
        QCOMPARE(curve.points()[4].step, 500.0);
        QCOMPARE(curve.points()[5].step, 501.0);
        QCOMPARE(curve.points()[6].step, 601.0);
        QCOMPARE(curve.points().back().step, 1302.0);
    }

    void valuesThatAreNoNumbers() {
        Curve curve(16);
        const double infinite = std::numeric_limits<double>::infinity();
        for (int i = 0; i < 64; ++i)
            curve.add(i, i, i % 4 == 0 ? noNumber : i % 4 == 1 ? -infinite : double(i));
        QCOMPARE(curve.lowest(), 2.0);
        QCOMPARE(curve.highest(), 63.0);
        for (const Curve::Point& point : curve.points())
            QVERIFY(std::isfinite(point.low) && std::isfinite(point.high));
        Curve nothing;
        nothing.add(0, 0, noNumber);
        QVERIFY(std::isnan(nothing.lowest()) && std::isnan(nothing.points()[0].last));
    }

    void smoothsAsTensorBoardDoes() {
        // By hand: w 0.5: 1; (0.5 * 0.5 + 0.5 * 3) / 0.75; ...
        Smoother smooth(0.5);
        QCOMPARE(smooth(1), 1.0);
        QCOMPARE(smooth(3), 1.75 / 0.75);
        QVERIFY(std::isnan(smooth(noNumber)));
        QCOMPARE(smooth(-1), (0.5 * 1.75 + 0.5 * -1) / 0.875);
        // A constant stays what it is from its first value on, however much it is smoothed.
        Smoother heavy(0.999);
        for (int i = 0; i < 50; ++i)
            QVERIFY(std::abs(heavy(4.25) - 4.25) < 1e-9);
        Smoother none(0);
        QCOMPARE(none(7), 7.0);
        QCOMPARE(none(-7), -7.0);
    }

    void stalls() {
        Curve curve;
        for (int i = 0; i < 50; ++i)
            curve.add(i, 1000 + 10 * i, 0);
        QCOMPARE(curve.usualInterval(), 10.0);
        const double end = 1490;
        QVERIFY(!hasStalled(curve, end + 29));
        QVERIFY(hasStalled(curve, end + 31));
        // A wait that happened before is no alarm.
        curve.add(50, end + 100, 0);
        QVERIFY(!hasStalled(curve, end + 100 + 140));
        QVERIFY(hasStalled(curve, end + 100 + 160));
        Curve quick;
        for (int i = 0; i < 50; ++i)
            quick.add(i, 0.001 * i, 0);
        QVERIFY(!hasStalled(quick, 10));
        QVERIFY(hasStalled(quick, 20));
        Curve one;
        QVERIFY(!hasStalled(one, 1e9));
        one.add(0, 0, 0);
        QVERIFY(!hasStalled(one, 1e9));
    }

    void findsRuns() {
        const testing::TemporaryFolder folder;
        const std::string name = "events.out.tfevents.17";
        touch(folder / "logs/a/DQN_0" / (name + "2.host"));
        touch(folder / "logs/a/DQN_0" / (name + "1.host"), "yy");
        touch(folder / "logs/a/DQN_0/settings.json");
        touch(folder / "logs/b/PPO_0" / (name + "3.host"));
        touch(folder / "logs/c/nothing.txt");
        touch(folder / "project/runs/1-agent.train/run.json", "{}");
        touch(folder / "project/runs/1-agent.train/logs/train" / (name + "4.host"));
        touch(folder / "project/runs/1-agent.train/logs/eval" / (name + "5.host"));
        fs::last_write_time(folder / "logs/b/PPO_0" / (name + "3.host"),
                            fs::file_time_type::clock::now() + std::chrono::hours(1));
        const auto runs = findEventRuns(folder.path());
        QCOMPARE(runs.size(), std::size_t(3));
        QCOMPARE(runs[0].name, std::string("logs/b/PPO_0")); // the newest
        const auto find = [&](const std::string& wanted) {
            return *std::find_if(runs.begin(), runs.end(),
                                 [&](const EventRun& run) { return run.name == wanted; });
        };
        const EventRun dqn = find("logs/a/DQN_0");
        QCOMPARE(dqn.files.size(), std::size_t(2));
        QCOMPARE(dqn.files[0].path.filename().string(), name + "1.host");
        QCOMPARE(dqn.bytes, std::uint64_t(3));
        QCOMPARE(find("project/runs/1-agent.train").files.size(), std::size_t(2));
        // A run's own folder, with and without a slash at the end.
        QCOMPARE(findEventRuns(folder / "logs/b/PPO_0").front().name, std::string("PPO_0"));
        QCOMPARE(findEventRuns(folder / "logs/b/PPO_0/").front().name, std::string("PPO_0"));
        QVERIFY_EXCEPTION_THROWN(findEventRuns(folder / "gone"), UserError);
    }

    void asRows() {
        auto curve = std::make_shared<Curve>();
        const double start = 1.7e9 + 0.25;
        curve->add(10, start, 0.5);
        curve->add(20, start + 1.5, 0.25);
        curve->add(30, start + 2, 0.1);
        curve->add(40, start + 3, std::nan(""));
        const Table table = curveTable(std::vector<NamedCurve>{{"a, \"b\"", curve}}, 0.5);
        QCOMPARE(QString::fromStdString(tableText(table)),
                 QString("run,step,wall_time,value,lowest,highest,smoothed\n"
                         "\"a, \"\"b\"\"\",10,1700000000.25,0.5,0.5,0.5,0.5\n"
                         "\"a, \"\"b\"\"\",20,1700000001.75,0.25,0.25,0.25,0.33333334\n"
                         "\"a, \"\"b\"\"\",30,1700000002.25,0.1,0.1,0.1,0.2\n"
                         "\"a, \"\"b\"\"\",40,1700000003.25,,,,\n"));
    }
};

QTEST_GUILESS_MAIN(TestCurves)
#include "tst_curves.moc"

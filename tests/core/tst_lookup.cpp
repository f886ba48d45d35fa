#include "tests/faults.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/growlookup.h"
#include "core/maps/lookupfacts.h"
#include "core/maps/lookuprows.h"
#include "core/maps/lookupside.h"
#include "core/table.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <fcntl.h>
#include <set>
#include <thread>
#include <unistd.h>

using namespace antiphon;

namespace {

const std::vector<std::string> twoDescriptors = {"loudness-dBFS", "chroma-A#"};

/// Rows that say which point they are of; some points take longer.
class FakeWorker final : public PointWorker {
public:
    struct Told {
        std::atomic<int> made = 0, workers = 0;
        std::atomic<int> failAt = -1;
        std::atomic<bool> slow = false;
    };
    explicit FakeWorker(Told& told, std::size_t batch) : m_told(told), m_batch(batch) {
        ++told.workers;
    }
    std::size_t batch() const override { return m_batch; }
    void work(std::span<const std::span<const double>> points,
              const std::function<void(std::size_t, const DescriptorSummary&)>& done,
              const std::function<void()>& stop) override {
        for (std::size_t i = 0; i < points.size(); ++i) {
            stop();
            if (m_told.made++ == m_told.failAt)
                throw UserError("the synthesizer broke");
            if (m_told.slow || i % 7 == 3)
                std::this_thread::sleep_for(std::chrono::milliseconds(m_told.slow ? 2 : 1));
            done(i, summaryOf(points[i]));
        }
    }
    static DescriptorSummary summaryOf(std::span<const double> point) {
        double sum = 0;
        for (std::size_t p = 0; p < point.size(); ++p)
            sum += point[p] / double(p + 3);
        const std::vector<double> values = {sum - 20, sum * sum / 7};
        DescriptorSummary summary;
        summary.mean = values;
        for (auto* column : {&summary.deviation, &summary.low, &summary.median, &summary.high})
            *column = {values[0] * 2, values[1] / 3};
        return summary;
    }

private:
    Told& m_told;
    std::size_t m_batch;
};

struct Bench {
    testing::TemporaryFolder folder;
    FakeWorker::Told told;
    fs::path file = folder / "t.csv";

    LookupGrowth growth(int subdivisions = 4, int threads = 1, std::size_t batch = 1) {
        LookupGrowth growth;
        growth.parameters = 2;
        growth.descriptors = twoDescriptors;
        growth.plans = {{.subdivisions = subdivisions}};
        growth.threads = threads;
        growth.side = {{"kind", "lookup table"}, {"complete", false}, {"rows", 0}};
        growth.worker = [this, batch] { return std::make_unique<FakeWorker>(told, batch); };
        return growth;
    }
};

std::size_t lines(const fs::path& file) {
    const std::string bytes = readFile(file);
    return std::size_t(std::count(bytes.begin(), bytes.end(), '\n'));
}

LookupTable smallTable() {
    LookupTable table;
    table.parameters = 2;
    table.descriptors = twoDescriptors;
    table.rows = 3;
    table.points = {0.5, 0.25, 0, 1, 0.5, 0.125};
    table.values = {-10.1, 1e-300, std::nan(""), 2, 1.0 / 3, -157.2266};
    table.extra = {"chroma-A#@std"};
    table.extras = {0.1, 0.2, 0.30000000000000004};
    return table;
}

template <class Work>
std::string messageOf(Work work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

bool holds(const std::string& text, const char* part) {
    if (text.find(part) != std::string::npos)
        return true;
    qWarning("%s", text.c_str());
    return false;
}

} // namespace

class TestLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAndReads() {
        const testing::TemporaryFolder folder;
        LookupTable table = smallTable();
        table.side = {{"kind", "lookup table"}, {"rows", 3}};
        writeLookup(folder / "a.csv", table);
        const LookupTable back = readLookup(folder / "a.csv");
        QCOMPARE(back.parameters, std::size_t(2));
        QCOMPARE(back.points, (std::vector<double>{0, 1, 0.5, 0.125, 0.5, 0.25})); // sorted
        QCOMPARE(back.descriptors, twoDescriptors);
        QCOMPARE(back.extra, table.extra);
        QCOMPARE(back.extras, (std::vector<double>{0.2, 0.30000000000000004, 0.1}));
        QVERIFY(std::isnan(back.values[0]));
        QCOMPARE(back.values[5], 1e-300);
        QVERIFY(back.side == table.side);
        QCOMPARE(back.statistics(1)[0], 0.30000000000000004);
        writeLookup(folder / "b.csv", back);
        QCOMPARE(readFile(folder / "b.csv"), readFile(folder / "a.csv"));
        QVERIFY(readFile(folder / "a.csv")
                    .starts_with(
                        "param-0,param-1,loudness-dBFS,chroma-A#,chroma-A#@std\n0,1,,2,0.2\n"));
    }

    /// The published tables come back as they are, number by number.
    void publishedTables_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("parameters");
        QTest::newRow("sin") << "lookup_sin.csv.gz" << 400 << 2;
        QTest::newRow("FM3") << "lookup_FM3.csv.gz" << 1000 << 3;
    }
    void publishedTables() {
        QFETCH(QString, name);
        QFETCH(int, rows);
        QFETCH(int, parameters);
        const fs::path file = testing::golden() / "improvisation" / name.toStdString();
        if (!fs::exists(file))
            QSKIP("the published tables are not here");
        const LookupTable table = readLookup(file);
        QCOMPARE(table.rows, std::size_t(rows));
        QCOMPARE(table.parameters, std::size_t(parameters));
        QCOMPARE(table.descriptors.size(), descriptorColumnsWithoutPitch);
        QVERIFY(table.extra.empty() && table.side.is_null());
        const testing::TemporaryFolder folder;
        writeLookup(folder / "copy.csv", table);
        const Table original = readTable(file), copy = readTable(folder / "copy.csv");
        QCOMPARE(copy.columns.size(), original.columns.size());
        for (std::size_t c = 0; c < copy.columns.size(); ++c)
            QVERIFY(copy.columns[c] == original.columns[c]);
        QVERIFY(!fs::exists(folder / "copy.json"));
        // Their grid is ours.
        const std::vector<double> grid = planPoints(
            {.kind = PlanSettings::Kind::Original, .subdivisions = rows == 400 ? 20 : 10},
            table.parameters);
        QCOMPARE(table.points, grid);
    }

    void columnsInAnyOrder() {
        const testing::TemporaryFolder folder;
        writeFile(folder / "t.csv", "chroma-A#,mfcc-0@q10,param-0,loudness-dBFS\n1,2,0.5,4");
        const LookupTable table = readLookup(folder / "t.csv");
        QCOMPARE(table.rows, std::size_t(1)); // no line end, but nobody's crash
        QCOMPARE(table.descriptors, twoDescriptors);
        QCOMPARE(table.values, (std::vector<double>{4, 1}));
        QCOMPARE(table.extras, std::vector<double>{2});
    }

    void refusals_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("unknown") << QByteArray("param-0,mfc-0\n0,1\n")
                                 << QByteArray("is it 'mfcc-0'");
        QTest::newRow("statistic of nothing")
            << QByteArray("param-0,mfcc-0,foo@std\n0,1,2\n") << QByteArray("column 3");
        QTest::newRow("twice") << QByteArray("param-0,mfcc-0,mfcc-0\n0,1,2\n")
                               << QByteArray("twice");
        QTest::newRow("no parameter") << QByteArray("mfcc-0\n0\n") << QByteArray("param-0");
        QTest::newRow("gap") << QByteArray("param-0,param-2,mfcc-0\n0,1,1\n")
                             << QByteArray("'param-1' should be");
        QTest::newRow("no descriptor")
            << QByteArray("param-0\n0\n") << QByteArray("no lookup table");
        QTest::newRow("outside") << QByteArray("param-0,mfcc-0\n0,1\n1.5,2\n")
                                 << QByteArray("line 3, column 'param-0'");
        QTest::newRow("no value") << QByteArray("param-0,mfcc-0\n,1\n") << QByteArray("line 2");
        QTest::newRow("text") << QByteArray("param-0,mfcc-0\n0,x\n")
                              << QByteArray("column 'mfcc-0': 'x' is not a number");
        QTest::newRow("short row")
            << QByteArray("param-0,mfcc-0\n0,1\n0.1\n") << QByteArray("line 3");
        QTest::newRow("empty") << QByteArray("") << QByteArray("is empty");
    }
    void refusals() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, sentence);
        const testing::TemporaryFolder folder;
        writeFile(folder / "t.csv", text.toStdString());
        const std::string message = messageOf([&] { readLookup(folder / "t.csv"); });
        QVERIFY(holds(message, sentence.constData()));
        QVERIFY(holds(message, "t.csv"));
    }

    void nearest() {
        const std::vector<double> rows = {0, 0, 1, 0, 0, 1, 1, 0};
        QCOMPARE(nearestRow(rows, 2, std::vector<double>{0.9, 0.2}), std::size_t(1)); // not 3
        QCOMPARE(nearestRow(rows, 2, std::vector<double>{0.5, 0.5}), std::size_t(0));
        QCOMPARE(nearestRow(rows, 2, std::vector<double>{0.1, 0.8}), std::size_t(2));
        QCOMPARE(nearestRow(std::vector<double>{}, 2, std::vector<double>{0.1, 0.8}),
                 std::size_t(0));
        const LookupTable table = smallTable();
        QCOMPARE(nearestRow(table, std::vector<double>{0.5, 0.15}), std::size_t(2));
    }

    void sideNames() {
        QCOMPARE(lookupSideFile("x/sine.csv"), fs::path("x/sine.json"));
        QCOMPARE(lookupSideFile("sine.csv.gz"), fs::path("sine.json"));
        QCOMPARE(lookupSideFile("a.b.csv"), fs::path("a.b.json"));
    }

    void settingsComeBack() {
        LookupSettings settings;
        settings.synth = "fm3";
        settings.sound = {
            .parity = true, .seed = 7, .grains = "/a/b.wav", .jitter = 0.25, .semitones = true};
        settings.sound.levelled = false;
        settings.plan = {.kind = PlanSettings::Kind::Sobol,
                         .subdivisions = 3,
                         .points = 99,
                         .seed = 5,
                         .low = {0, 0, 0.5},
                         .high = {1, 0.5, 1}};
        settings.seconds = 0.75;
        settings.preRoll = 0.1;
        settings.analysis.rate = 48000;
        settings.analysis.window = 512;
        settings.analysis.mode = DescriptorSettings::Mode::Clean;
        settings.analysis.pitch = true;
        settings.statistics = false;
        const SynthInfo info{"fm3", "FM", "", {"A", "B", "C"}, false, 1};
        const Json side = lookupSide(settings, info, "hash");
        const LookupSettings back = lookupSettings(side, "side");
        QCOMPARE(back.synth, settings.synth);
        QVERIFY(back.sound == settings.sound);
        QVERIFY(back.plan == settings.plan);
        QCOMPARE(back.seconds, 0.75);
        QCOMPARE(back.preRoll, 0.1);
        QVERIFY(back.analysis == settings.analysis.resolved());
        QCOMPARE(back.statistics, false);
        QVERIFY(lookupMismatch(side, lookupSide(back, info, "hash")).empty());
        QVERIFY(holds(lookupMismatch(side, lookupSide(back, info, "other")), "synth.hash"));
        // Tables of before know of one level only, and go on.
        Json older = side;
        older["synth"].erase("levelled");
        QVERIFY(lookupSettings(older, "side").sound.levelled);
        QVERIFY(lookupMismatch(older, side).empty());
        settings.seconds = 1;
        QVERIFY(holds(lookupMismatch(side, lookupSide(settings, info, "hash")),
                      "sound.seconds is 0.75 there and 1.0 here"));
        Json damaged = side;
        damaged["analysis"].erase("window");
        QVERIFY(holds(messageOf([&] { lookupSettings(damaged, "t.json"); }), "t.json"));
        damaged["analysis"] = 5;
        QVERIFY(!lookupMismatch(damaged, side).empty());
        QVERIFY(holds(messageOf([&] { lookupSettings(damaged, "t.json"); }), "t.json"));
    }

    /// Side files come from anywhere; whatever they hold, a sentence is all that comes of it.
    void damagedSideFiles() {
        const SynthInfo info{"fm3", "FM", "", {"A", "B", "C"}, false, 1};
        Json side = lookupSide(LookupSettings{.synth = "fm3"}, info, "hash");
        side["refinements"].push_back(planSide({.subdivisions = 2, .low = {0, 0, 0}}));
        const std::vector<Json> odd = {nullptr,        -1,  1.5, "x", Json::array({1}),
                                       Json::object(), true};
        std::vector<Json::json_pointer> places;
        const Json flat = side.flatten();
        for (const auto& [key, value] : flat.items())
            places.emplace_back(key);
        for (const char* section : {"/synth", "/sound", "/analysis", "/plan", "/refinements"})
            places.emplace_back(section);
        QVERIFY(places.size() > 30);
        for (const auto& place : places)
            for (const Json& value : odd) {
                Json damaged = side;
                damaged[place] = value;
                try {
                    lookupSettings(damaged, "t.json");
                    lookupRefinements(damaged, "t.json");
                    lookupMismatch(damaged, side);
                    lookupMismatch(side, damaged);
                    isCompleteLookup(damaged);
                    isLookupSide(damaged);
                } catch (const UserError&) {
                }
            }
        QVERIFY(isCompleteLookup(Json()));
        QVERIFY(!isCompleteLookup(side));
    }

    void rowsToMakeLeavesOutWhatIsThere() {
        const std::vector<double> known = {0, 0, 0.3, 1};
        const std::vector<double> points = {0, 0, 0.1 + 0.2, 1, 0.5, 0.5, 0.5, 0.5, 1, 0, 0.2, 0.2};
        auto rows = rowsToMake(known, points, 2);
        std::ranges::sort(rows);
        QCOMPARE(rows, (std::vector<std::size_t>{2, 4, 5}));
        QVERIFY(rowsToMake(points, points, 2).empty());
        // Early rows lie all over the grid.
        const auto grid = planPoints({.subdivisions = 16}, 2);
        const auto order = rowsToMake({}, grid, 2);
        QCOMPARE(std::set<std::size_t>(order.begin(), order.end()).size(), std::size_t(256));
        std::set<int> quarters;
        for (std::size_t i = 0; i < 12; ++i)
            quarters.insert((grid[2 * order[i]] < 0.5 ? 0 : 1) +
                            (grid[2 * order[i] + 1] < 0.5 ? 0 : 2));
        QCOMPARE(quarters.size(), std::size_t(4));
    }

    void rowsDoNotDependOnThreads_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("batch");
        for (const int threads : {1, 2, 3, 8})
            for (const int batch : {1, 5})
                QTest::addRow("%d threads, batches of %d", threads, batch) << threads << batch;
    }
    void rowsDoNotDependOnThreads() {
        QFETCH(int, threads);
        QFETCH(int, batch);
        Bench bench, plain;
        std::size_t told = 0;
        std::set<std::vector<double>> points;
        const LookupTable table =
            growLookup(bench.file, bench.growth(9, threads, std::size_t(batch)), false, {},
                       [&](const LookupProgress& now) {
                           QCOMPARE(now.done, told);
                           QCOMPARE(now.total, std::size_t(81));
                           ++told;
                           if (now.done == 0)
                               return;
                           points.insert({now.point.begin(), now.point.end()});
                           const auto wanted = FakeWorker::summaryOf(now.point).mean;
                           QVERIFY(std::ranges::equal(now.values, wanted));
                           QVERIFY(lines(bench.file) > now.done); // it is on disk already
                       });
        QCOMPARE(told, std::size_t(82));
        QCOMPARE(points.size(), std::size_t(81));
        QCOMPARE(int(bench.told.workers), threads);
        growLookup(plain.file, plain.growth(9), false, {}, {});
        QCOMPARE(readFile(bench.file), readFile(plain.file));
        const LookupTable back = readLookup(bench.file);
        QCOMPARE(back.points, table.points);
        QCOMPARE(back.values, table.values);
        QCOMPARE(back.extras, table.extras);
        QVERIFY(back.side == table.side);
        QVERIFY(back.side["complete"] == true);
        QVERIFY(back.side["rows"] == 81);
    }

    /// Stopped at every row in turn, and torn, it goes on and ends with the same bytes.
    void goesOnWhereItWasStopped() {
        Bench plain;
        growLookup(plain.file, plain.growth(), false, {}, {});
        const std::string wanted = readFile(plain.file);
        for (std::size_t stop = 0; stop < 16; ++stop) {
            Bench bench;
            std::size_t reached = 0;
            const auto cancel = [&] {
                if (reached >= stop)
                    throw Cancelled();
            };
            QVERIFY_EXCEPTION_THROWN(
                growLookup(bench.file, bench.growth(), false, cancel,
                           [&](const LookupProgress& now) { reached = now.done; }),
                Cancelled);
            const std::size_t kept = lines(bench.file) - 1;
            QVERIFY(kept >= stop);
            QVERIFY(readJson(lookupSideFile(bench.file))["complete"] == false);
            const std::string whole = readFile(bench.file);
            // As a kill may leave it: no last line, half of one, or one that lacks its end alone.
            for (const std::string torn :
                 {"", "0.3", "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1,1,1"}) {
                writeFile(bench.file, whole + torn);
                bench.told.made = 0;
                std::size_t first = 99;
                growLookup(bench.file, bench.growth(), true, {},
                           [&](const LookupProgress& now) { first = std::min(first, now.done); });
                QCOMPARE(first, kept);
                QCOMPARE(int(bench.told.made), int(16 - kept));
                QCOMPARE(readFile(bench.file), wanted);
            }
        }
    }

    /// What is built anew replaces the old table only when it is complete, however often it is
    /// stopped.
    void replacedOnlyByAFinishedOne() {
        Bench bench;
        growLookup(bench.file, bench.growth(), false, {}, {});
        const std::string old = readFile(bench.file);
        const Json oldSide = readJson(lookupSideFile(bench.file));
        const fs::path aside =
            bench.file.parent_path() / (bench.file.stem().string() + ".replaced.csv");
        for (const bool keep : {false, false, true}) {
            QVERIFY_EXCEPTION_THROWN(growLookup(bench.file, bench.growth(), keep, {},
                                                [](const LookupProgress& now) {
                                                    if (now.done >= 2)
                                                        throw Cancelled();
                                                }),
                                     Cancelled);
            QVERIFY(readFile(bench.file) != old);
            QCOMPARE(readFile(aside), old);
            QVERIFY(readJson(lookupSideFile(aside)) == oldSide);
        }
        growLookup(bench.file, bench.growth(), true, {}, {});
        QCOMPARE(readFile(bench.file), old);
        QVERIFY(!readJson(lookupSideFile(bench.file)).contains("replaces"));
        QVERIFY(!fs::exists(aside) && !fs::exists(lookupSideFile(aside)));
    }

    /// Every native synthesizer: rows do not depend on threads, a region goes in, facts add up.
    void nativeSynthesizers_data() {
        QTest::addColumn<QString>("synth");
        for (const SynthInfo& info : synths())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }
    void nativeSynthesizers() {
        QFETCH(QString, synth);
        const testing::TemporaryFolder folder;
        LookupSettings settings;
        settings.synth = synth.toStdString();
        settings.plan.subdivisions = 2;
        settings.seconds = 0.05;
        settings.sound.jitter = 0.5;
        settings.analysis.mode = DescriptorSettings::Mode::Clean;
        settings.threads = 3;
        const LookupTable table = buildLookup(folder / "a.csv", settings, false, {}, {});
        settings.threads = 1;
        buildLookup(folder / "b.csv", settings, true, {}, {}); // there is nothing to resume
        QCOMPARE(readFile(folder / "a.csv"), readFile(folder / "b.csv"));
        const std::size_t parameters = synthInfo(settings.synth).parameters.size();
        QCOMPARE(table.parameters, parameters);
        QCOMPARE(table.rows, std::size_t(1) << parameters);
        QVERIFY(std::ranges::all_of(table.values, [](double v) { return std::isfinite(v); }));

        PlanSettings region{.subdivisions = 2};
        region.low.assign(parameters, 0.5);
        region.high.assign(parameters, 1);
        const LookupTable refined = refineLookup(folder / "a.csv", region, 2, {}, {});
        QCOMPARE(refined.rows, 2 * table.rows - 1); // both have the corner of ones
        QVERIFY(holds(messageOf([&] { refineLookup(folder / "none.csv", region, 2, {}, {}); }),
                      "none.csv"));
        const LookupFacts facts = lookupFacts(refined);
        QCOMPARE(facts.columns.size(), parameters + descriptorColumnsWithoutPitch);
        QCOMPARE(facts.columns[0].max, 1.0);
        QCOMPARE(facts.unknownValues + facts.doubleRows, std::size_t(0));
        QVERIFY(facts.complete);
        // Something was played, and the parameters change it.
        QVERIFY(facts.silentRows < refined.rows);
        QVERIFY(facts.constant.size() < descriptorColumnsWithoutPitch / 2);
    }

    void pauseHoldsTheWorkers() {
        Bench bench;
        bench.told.slow = true;
        bool slept = false;
        growLookup(bench.file, bench.growth(8, 3), false,
                   [&] {
                       if (slept || bench.told.made < 5)
                           return;
                       slept = true;
                       std::this_thread::sleep_for(std::chrono::milliseconds(40));
                       const int reached = bench.told.made; // what was under way has ended
                       std::this_thread::sleep_for(std::chrono::milliseconds(60));
                       QCOMPARE(int(bench.told.made), reached);
                   },
                   {});
        QVERIFY(slept);
        QCOMPARE(lines(bench.file), std::size_t(65));
    }

    void faultsOfWorkersComeOut() {
        for (const int threads : {1, 4}) {
            Bench bench;
            bench.told.failAt = 6;
            const std::string message =
                messageOf([&] { growLookup(bench.file, bench.growth(4, threads), false, {}, {}); });
            QCOMPARE(message, std::string("the synthesizer broke"));
            QVERIFY(readLookup(bench.file).rows >= 1); // what was done before is kept
            bench.told.failAt = -1;
            growLookup(bench.file, bench.growth(4, threads), true, {}, {});
            QCOMPARE(lines(bench.file), std::size_t(17));
        }
        // One that cannot even begin.
        Bench bench;
        LookupGrowth growth = bench.growth();
        growth.worker = []() -> std::unique_ptr<PointWorker> { throw UserError("no grains"); };
        QCOMPARE(messageOf([&] { growLookup(bench.file, growth, false, {}, {}); }),
                 std::string("no grains"));
    }

    void anotherPlanIsMerged() {
        Bench bench;
        LookupGrowth growth = bench.growth(3);
        growLookup(bench.file, growth, false, {}, {});
        growth.plans.push_back({.subdivisions = 3, .low = {0, 0.5}, .high = {0.5, 1}});
        bench.told.made = 0;
        const LookupTable table = growLookup(bench.file, growth, true, {}, {});
        QCOMPARE(int(bench.told.made), 5); // its corners are there
        QCOMPARE(table.rows, std::size_t(14));
        std::set<std::vector<double>> points;
        for (std::size_t row = 0; row < table.rows; ++row) {
            const std::vector<double> point(table.point(row).begin(), table.point(row).end());
            points.insert(point);
            const auto wanted = FakeWorker::summaryOf(point);
            QVERIFY(std::ranges::equal(table.value(row), wanted.mean));
            QCOMPARE(table.statistics(row)[4], wanted.deviation[1]);
        }
        QCOMPARE(points.size(), std::size_t(14));
        QVERIFY(points.contains({0.25, 0.75}));
        QVERIFY(std::ranges::equal(readLookup(bench.file).points, table.points));
    }

    void otherColumnsAreRefused() {
        Bench bench;
        growLookup(bench.file, bench.growth(), false, {}, {});
        LookupGrowth growth = bench.growth();
        growth.statistics = false;
        QVERIFY(holds(messageOf([&] { growLookup(bench.file, growth, true, {}, {}); }),
                      "other columns"));
        QCOMPARE(lines(bench.file), std::size_t(17));
    }

    void oneProgramAtATime() {
        Bench bench;
        const GrowingLookup holder(bench.file, "a\n", GrowingLookup::Begin::Fresh);
        QVERIFY(holds(messageOf([&] { growLookup(bench.file, bench.growth(), true, {}, {}); }),
                      "another program"));
    }

    void fullDisk() {
        const testing::TemporaryFolder folder;
        const fs::path file = folder / "t.csv";
        const std::string message = testing::messageInChild([&] {
            testing::limitFileSize(100);
            GrowingLookup growing(file, "header\n", GrowingLookup::Begin::Fresh);
            for (int i = 0; i < 100; ++i)
                growing.add("0.1,0.2,0.3,0.4,0.5\n");
        });
        QVERIFY(holds(message, "t.csv"));
        const std::string text = readFile(file);
        QCOMPARE(text.size(), std::size_t(7 + 4 * 20)); // no half row stays
    }
};

QTEST_GUILESS_MAIN(TestLookup)
#include "tst_lookup.moc"

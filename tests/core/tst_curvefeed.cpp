#include "core/curvefeed.h"
#include "core/formats/tfevents.h"
#include "tests/testing.h"

#include <QElapsedTimer>

#include <cmath>
#include <fstream>

using namespace antiphon;

namespace {

void writeEvents(const fs::path& folder, int from, int to, double value = 0) {
    fs::create_directories(folder);
    EventWriter writer(folder);
    for (int step = from; step < to; ++step) {
        writer.scalar("train/loss", step, value + 1.0 / (step + 1), 1.7e9 + step);
        writer.scalar("rollout/ep_rew_mean", step, step, 1.7e9 + step);
    }
    writer.flush();
}

fs::path eventFile(const fs::path& folder) {
    return findEventRuns(folder).front().files.back().path;
}

/// What somebody who shows the runs knows.
struct Reader {
    explicit Reader(const CurveFeed& f) : feed(f) {}

    const CurveFeed::Run* run(const std::string& name) {
        pull();
        for (const auto& [id, r] : runs)
            if (r.name == name)
                return &r;
        return nullptr;
    }
    std::int64_t count(const std::string& name, const std::string& tag = "train/loss") {
        const CurveFeed::Run* r = run(name);
        for (const CurveFeed::Tag& t : r ? r->tags : std::vector<CurveFeed::Tag>())
            if (t.name == tag)
                return t.curve->count();
        return 0;
    }
    void pull() {
        const CurveFeed::News news = feed.since(version);
        version = news.version;
        troubles = news.troubles;
        for (const CurveFeed::Run& r : news.runs)
            runs[r.id] = r;
        std::erase_if(runs, [&](const auto& entry) {
            return std::find(news.ids.begin(), news.ids.end(), entry.first) == news.ids.end();
        });
        whole = news.fraction == 1 && !news.searching;
    }
    const CurveFeed& feed;
    std::uint64_t version = 0;
    std::map<std::uint32_t, CurveFeed::Run> runs;
    std::vector<std::string> troubles;
    bool whole = false;
};

} // namespace

class TestCurveFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAndFollows() {
        const testing::TemporaryFolder folder;
        writeEvents(folder / "a", 0, 100);
        CurveFeed feed;
        Reader reader(feed);
        feed.watch({folder.path()});
        QTRY_COMPARE(reader.count("a"), std::int64_t(100));
        const CurveFeed::Run run = *reader.run("a");
        QCOMPARE(run.tags.size(), std::size_t(2));
        QCOMPARE(run.tags[0].name, std::string("rollout/ep_rew_mean"));
        QCOMPARE(run.tags[0].curve->points()[42].last, 42.0F);
        QVERIFY(run.trouble.empty());
        QCOMPARE(run.root, folder.path());
        // It goes on in the same file; what somebody holds does not change.
        {
            EventWriter writer(folder / "a", true);
            writer.scalar("train/loss", 100, 3, 1.7e9 + 100);
            writer.flush();
        }
        QTRY_COMPARE(reader.count("a"), std::int64_t(101));
        QCOMPARE(run.tags[1].curve->count(), std::int64_t(100));
        // A new run is found, one that went is forgotten.
        writeEvents(folder / "b", 0, 5);
        feed.look();
        QTRY_COMPARE(reader.count("b"), std::int64_t(5));
        fs::remove_all(folder / "a");
        QTRY_VERIFY(!reader.run("a"));
        QCOMPARE(reader.runs.size(), std::size_t(1));
        feed.watch({});
        QTRY_VERIFY(!reader.run("b"));
    }

    /// Whoever asks while runs are found misses none, not even those without a curve yet.
    void runsAreFoundWhole() {
        const testing::TemporaryFolder folder;
        constexpr int count = 300;
        for (int i = 0; i < count; ++i) {
            fs::create_directories(folder / std::to_string(i));
            std::ofstream(folder / std::to_string(i) / "events.out.tfevents.1700000000.host");
        }
        CurveFeed feed;
        Reader reader(feed);
        feed.watch({folder.path()});
        QElapsedTimer patience;
        patience.start();
        std::size_t there = 0;
        while (there < count && patience.elapsed() < 10000) {
            there = feed.since(reader.version).ids.size();
            reader.pull();
            QVERIFY(reader.runs.size() >= there);
        }
        QCOMPARE(there, std::size_t(count));
        QCOMPARE(reader.runs.size(), std::size_t(count));
    }

    void joinsTheFilesOfARun() {
        const testing::TemporaryFolder folder;
        for (int call = 0; call < 3; ++call) {
            writeEvents(folder / "one", 50 * call, 50 * (call + 1));
            fs::create_directories(folder / "DQN_0");
            fs::rename(eventFile(folder / "one"),
                       folder / "DQN_0" /
                           ("events.out.tfevents.170000000" + std::to_string(call) + ".host.1.0"));
        }
        CurveFeed feed;
        Reader reader(feed);
        feed.watch({folder / "DQN_0"});
        QTRY_COMPARE(reader.count("DQN_0"), std::int64_t(150));
        const auto points = reader.run("DQN_0")->tags[0].curve->points();
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].step, double(i));
    }

    void damagedEndsAreTold() {
        const testing::TemporaryFolder folder;
        writeEvents(folder / "torn", 0, 50);
        writeEvents(folder / "bad", 0, 50);
        writeEvents(folder / "good", 0, 50);
        const fs::path torn = eventFile(folder / "torn"), bad = eventFile(folder / "bad");
        fs::resize_file(torn, fs::file_size(torn) - 7);
        fs::last_write_time(torn, fs::file_time_type::clock::now() - std::chrono::minutes(1));
        std::ofstream(bad, std::ios::app | std::ios::binary) << std::string(200, '\x7f');
        CurveFeed feed;
        Reader reader(feed);
        feed.watch({folder.path(), folder / "gone"});
        QTRY_COMPARE(reader.count("good"), std::int64_t(50));
        QTRY_COMPARE(reader.count("torn"), std::int64_t(50));
        QCOMPARE(reader.count("torn", "rollout/ep_rew_mean"), std::int64_t(49));
        QTRY_COMPARE(reader.count("bad"), std::int64_t(50));
        QTRY_VERIFY(!reader.run("bad")->trouble.empty());
        QTRY_VERIFY(!reader.run("torn")->trouble.empty());
        QVERIFY(reader.run("torn")->trouble.find(torn.filename().string()) != std::string::npos);
        QVERIFY(reader.run("good")->trouble.empty());
        QTRY_COMPARE(reader.troubles.size(), std::size_t(1));
        QTRY_VERIFY(reader.whole);
    }

    void aRewrittenFileIsReadAgain() {
        const testing::TemporaryFolder folder;
        writeEvents(folder / "a", 0, 100);
        CurveFeed feed;
        Reader reader(feed);
        feed.watch({folder.path()});
        QTRY_COMPARE(reader.count("a"), std::int64_t(100));
        fs::remove(eventFile(folder / "a"));
        writeEvents(folder / "a", 0, 30, 5);
        QTRY_COMPARE(reader.count("a"), std::int64_t(30));
        QCOMPARE(reader.run("a")->tags[1].curve->points()[0].last, 6.0F);
    }

    void staysWithinItsBudget() {
        const testing::TemporaryFolder folder;
        for (int i = 0; i < 12; ++i)
            writeEvents(folder / std::to_string(i), 0, 3000);
        CurveFeed feed(200'000);
        Reader reader(feed);
        feed.watch({folder.path()});
        QTRY_VERIFY_WITH_TIMEOUT((reader.pull(), reader.whole && reader.runs.size() == 12), 20000);
        std::size_t bytes = 0;
        for (const auto& [id, run] : reader.runs)
            for (const CurveFeed::Tag& tag : run.tags) {
                bytes += tag.curve->bytes();
                QCOMPARE(tag.curve->count(), std::int64_t(3000));
                QCOMPARE(tag.curve->points().back().step, 2999.0);
                QVERIFY(tag.curve->points().size() >= 100);
            }
        QVERIFY(bytes <= 200'000);
    }

    void leavesInTheMiddle() {
        const testing::TemporaryFolder folder;
        for (int i = 0; i < 20; ++i)
            writeEvents(folder / std::to_string(i), 0, 2000);
        for (int i = 0; i < 20; ++i) {
            CurveFeed feed;
            feed.watch({folder.path()});
            QTest::qWait(i);
        }
    }
};

QTEST_GUILESS_MAIN(TestCurveFeed)
#include "tst_curvefeed.moc"

#include "core/curvefeed.h"
#include "core/formats/tfevents.h"
#include "tests/testing.h"

#include <QElapsedTimer>

#include <cmath>
#include <fstream>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

constexpr int runs = 1000, tags = 12;
constexpr std::uintmax_t fileBytes = 1 << 20;

/// Resident memory of this process in MiB.
double memory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS"))
            return std::stod(line.substr(line.find(':') + 1)) / 1024;
    return 0;
}

} // namespace

/// A thousand trainings, a gigabyte of event files.
class TestCurveFeedLong : public QObject {
    Q_OBJECT

    const TemporaryFolder m_folder;
    std::int64_t m_steps = 0; ///< a file

private Q_SLOTS:
    void initTestCase() {
        const fs::path first = m_folder / "first";
        fs::create_directories(first);
        EventWriter writer(first);
        do {
            for (int i = 0; i < 100; ++i, ++m_steps)
                for (int tag = 0; tag < tags; ++tag)
                    writer.scalar("train/metric-" + std::to_string(tag), 100 * m_steps,
                                  tag + std::sin(double(m_steps) * 0.01), 1.7e9 + double(m_steps));
            writer.flush();
        } while (fs::file_size(writer.file()) < fileBytes);
        const auto now = fs::file_time_type::clock::now();
        for (int i = 0; i < runs; ++i) {
            const fs::path folder = m_folder / "logs" / std::to_string(i) / "DQN_0";
            fs::create_directories(folder);
            const fs::path copy = folder / writer.file().filename();
            fs::copy_file(writer.file(), copy);
            fs::last_write_time(copy, now - std::chrono::hours(runs - i));
        }
    }

    void theFirstCurveComesAtOnceAndAllFit() {
        const double before = memory();
        QElapsedTimer time;
        time.start();
        CurveFeed feed;
        feed.watch({m_folder / "logs"});
        std::uint64_t version = 0;
        std::map<std::uint32_t, CurveFeed::Run> known;
        qint64 first = -1;
        double highest = 0;
        for (bool whole = false; !whole; QTest::qWait(10)) {
            const CurveFeed::News news = feed.since(version);
            version = news.version;
            for (const CurveFeed::Run& run : news.runs) {
                if (first < 0 && !run.tags.empty()) {
                    first = time.elapsed();
                    // The newest one.
                    QCOMPARE(run.name, std::to_string(runs - 1) + "/DQN_0");
                }
                known[run.id] = run;
            }
            highest = std::max(highest, memory());
            whole = !news.searching && news.fraction == 1 && int(known.size()) == runs;
            QVERIFY(time.elapsed() < 300'000);
        }
        const qint64 all = time.elapsed();
        qInfo("first curve after %lld ms, all after %lld ms, %.0f MiB more than before",
              static_cast<long long>(first), static_cast<long long>(all), highest - before);
        QVERIFY(first * 5 < all + 500); // not only after everything was read
        QVERIFY(first < 3000);
        QVERIFY(highest - before < 300);
        for (const auto& [id, run] : known) {
            QCOMPARE(run.tags.size(), std::size_t(tags));
            for (const CurveFeed::Tag& tag : run.tags)
                QCOMPARE(tag.curve->count(), m_steps);
            QVERIFY(run.tags[0].curve->points().size() >= 128);
        }
    }
};

QTEST_GUILESS_MAIN(TestCurveFeedLong)
#include "tst_curvefeed_long.moc"

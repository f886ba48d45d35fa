#include "tests/testing.h"

#include "core/cachelimit.h"

using namespace antiphon;

class TestCacheLimit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestUnusedGoFirst() {
        testing::TemporaryFolder folder;
        const auto hour = std::chrono::hours(1);
        for (const char* name : {"a", "b", "c", "d"}) {
            writeFile(folder / name, std::string(100, 'x'));
            fs::last_write_time(folder / name,
                                fs::file_time_type::clock::now() - hour * (1 + 'd' - name[0]));
        }
        fs::create_directories(folder / "inner");
        writeFile(folder / "inner" / "e", std::string(1000, 'x'));
        QCOMPARE(trimCache(folder.path(), 400), std::size_t(0));
        touchCached(folder / "a"); // was of use just now
        QCOMPARE(trimCache(folder.path(), 250), std::size_t(2));
        QVERIFY(fs::exists(folder / "a") && fs::exists(folder / "d"));
        QVERIFY(!fs::exists(folder / "b") && !fs::exists(folder / "c"));
        QVERIFY(fs::exists(folder / "inner" / "e"));
        QCOMPARE(trimCache(folder.path(), 0), std::size_t(2));
    }

    void whatIsNotThereIsNoTrouble() {
        testing::TemporaryFolder folder;
        QCOMPARE(trimCache(folder / "none", 10), std::size_t(0));
        touchCached(folder / "none");
        QVERIFY(!fs::exists(folder / "none"));
    }
};

QTEST_GUILESS_MAIN(TestCacheLimit)
#include "tst_cachelimit.moc"

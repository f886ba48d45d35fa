#include "core/error.h"
#include "core/tabletail.h"
#include "tests/testing.h"

#include <cmath>
#include <fstream>

using namespace antiphon;

namespace {

void append(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::app | std::ios::binary) << text;
}

} // namespace

class TestTableTail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsWhatIsAppended() {
        const testing::TemporaryFolder folder;
        const fs::path file = folder / "t.csv";
        TableTail tail(file);
        QVERIFY(!tail.poll());
        append(file, "param-0,loudness");
        QVERIFY(!tail.poll());
        QCOMPARE(tail.rows(), std::size_t(0));
        append(file, "-dBFS\n0.5,-12.25\n0.");
        QVERIFY(tail.poll());
        QCOMPARE(tail.names(), (std::vector<std::string>{"param-0", "loudness-dBFS"}));
        QCOMPARE(tail.rows(), std::size_t(1));
        append(file, "75,-3\n1,\n1\n");
        QVERIFY(tail.poll());
        QVERIFY(!tail.poll());
        QCOMPARE(tail.rows(), std::size_t(4));
        QCOMPARE(tail.values()[2], 0.75);
        QCOMPARE(tail.values()[3], -3.0);
        QVERIFY(std::isnan(tail.values()[5]) && std::isnan(tail.values()[7]));
        QCOMPARE(tail.generation(), 0);
    }

    void beginsAnewWhenTheFileIsAnother() {
        const testing::TemporaryFolder folder;
        const fs::path file = folder / "t.csv";
        writeFile(file, "a,b\r\n1,2\r\n3,4\r\n");
        TableTail tail(file);
        QVERIFY(tail.poll());
        QCOMPARE(tail.rows(), std::size_t(2));
        writeFile(file, "a,b\n3,4\n1,2\n5,6\n"); // put in its place, as sorting does
        QVERIFY(tail.poll());
        QCOMPARE(tail.generation(), 1);
        QCOMPARE(tail.rows(), std::size_t(3));
        QCOMPARE(tail.values()[0], 3.0);
        fs::resize_file(file, 4);
        tail.poll();
        QCOMPARE(tail.rows(), std::size_t(0));
        QCOMPARE(tail.generation(), 2);
    }

    void longFiles() {
        const testing::TemporaryFolder folder;
        std::string text = "a,b,c\n";
        for (int i = 0; i < 200000; ++i)
            text += std::to_string(i) + ",0.5,-1e-3\n";
        writeFile(folder / "t.csv", text);
        TableTail tail(folder / "t.csv");
        QVERIFY(tail.poll());
        QCOMPARE(tail.rows(), std::size_t(200000));
        QCOMPARE(tail.values()[3 * 199999], 199999.0);
        QCOMPARE(tail.values().back(), -1e-3);
    }

    void saysWhatCannotBeRead() {
        const testing::TemporaryFolder folder;
        TableTail tail{fs::path(folder / "")};
        QVERIFY_THROWS_EXCEPTION(UserError, tail.poll());
    }
};

QTEST_APPLESS_MAIN(TestTableTail)
#include "tst_tabletail.moc"

#include "core/error.h"
#include "core/maps/tablemarks.h"
#include "tests/testing.h"

using namespace antiphon;

class TestTableMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const testing::TemporaryFolder folder;
        const fs::path table = folder / "fm3.csv.gz";
        QCOMPARE(tableMarksFile(table), fs::path(folder / "fm3.marks.json"));
        QVERIFY(readTableMarks(table).empty());
        TableMarks marks;
        marks.forbidden = {{"harsh", {{0, 0.5, 1}, {1, 1, 1}}, "pca", {0, 0, 1, 0, 0.5, 2}}};
        marks.starts = {{0.1, 0.2, 0.3}};
        writeTableMarks(table, marks);
        QVERIFY(readTableMarks(table) == marks);
        writeTableMarks(table, {});
        QVERIFY(!fs::exists(folder / "fm3.marks.json"));
    }

    void damaged() {
        const testing::TemporaryFolder folder;
        for (const char* text : {"", "[]", "{\"forbidden\":[{}],\"starts\":[]}",
                                 "{\"forbidden\":[],\"starts\":[[\"a\"]]}", "{\"forbidden\":[]}"}) {
            writeFile(folder / "t.marks.json", text);
            try {
                readTableMarks(folder / "t.csv");
                QFAIL(text);
            } catch (const UserError& e) {
                QVERIFY(QString(e.what()).contains("t.marks.json"));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestTableMarks)
#include "tst_tablemarks.moc"

#include "tests/testing.h"

#include "core/error.h"
#include "core/workshop.h"

using namespace antiphon;

class TestWorkshop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThereAndGone() {
        fs::path folder;
        {
            const Workshop one("antiphon-test-"), other("antiphon-test-");
            folder = one.folder();
            QVERIFY(folder != other.folder());
            QVERIFY(folder.filename().string().starts_with("antiphon-test-"));
            QVERIFY(fs::status(folder).permissions() == fs::perms::owner_all);
            writeFile(folder / "below" / "a", "x");
        }
        QVERIFY(!fs::exists(folder));
    }

    void nowhere() {
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", "/no/such/folder");
        QVERIFY_EXCEPTION_THROWN(Workshop("antiphon-test-"), UserError);
        before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    }
};

QTEST_APPLESS_MAIN(TestWorkshop)
#include "tst_workshop.moc"

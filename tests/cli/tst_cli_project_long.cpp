#include "tests/cli/importkilling.h"

using namespace antiphon::testing;

class TestCliProjectLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed() { killImports(100, 3000, 12); }
};

QTEST_GUILESS_MAIN(TestCliProjectLong)
#include "tst_cli_project_long.moc"

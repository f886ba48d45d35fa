#include "tests/models/livesoak.h"

using namespace antiphon;
using namespace antiphon::testing;

class TestLiveStageLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsThroughADeviceForTenMinutes() { soak(600); }
};

QTEST_GUILESS_MAIN(TestLiveStageLong)
#include "tst_livestage_long.moc"

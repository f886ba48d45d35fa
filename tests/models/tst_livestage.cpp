#include "tests/models/livesoak.h"

using namespace antiphon;
using namespace antiphon::testing;

/// A minute on a real sound device; ten minutes are tst_livestage_long.cpp.
class TestLiveStage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsThroughADevice() { soak(60); }
};

QTEST_GUILESS_MAIN(TestLiveStage)
#include "tst_livestage.moc"

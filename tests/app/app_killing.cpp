#include "tests/app/windowkilling.h"

/// A killed window loses at most the action at work, and its project opens again.
class TestKilling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed() { antiphon::testing::killSessions(6, 20261127); }
};

ANTIPHON_KILLING_MAIN(TestKilling)
#include "app_killing.moc"

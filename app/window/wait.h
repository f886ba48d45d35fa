#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

namespace antiphon {

/// Lets the window work until `condition` holds, at most that long; whether it holds.
template <class Condition>
bool waitUntil(Condition condition, int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(
            QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeSocketNotifiers, 10);
    }
    return true;
}

/// Lets the window work for that long.
inline void settle(int milliseconds) {
    waitUntil([] { return false; }, milliseconds);
}

} // namespace antiphon

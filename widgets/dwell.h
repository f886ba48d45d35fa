#pragma once

#include <QTimer>

#include <algorithm>
#include <functional>
#include <utility>

namespace antiphon {

/// A pointer that rests with a thing is told of after a moment, so that a hand that passes by
/// starts nothing. Things are numbers; -1: none. GUI thread.
class Dwell {
public:
    /// `rested` is called once for a thing, until another one is rested with or none is pointed at
    /// any more; the latter is when `left` is called.
    Dwell(std::function<void(int thing)> rested, std::function<void()> left)
        : m_rested(std::move(rested)), m_left(std::move(left)) {
        setMilliseconds(60);
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout([this] {
            if (m_under != m_resting) {
                m_resting = m_under;
                m_rested(m_resting);
            }
        });
    }

    void setMilliseconds(int milliseconds) { m_timer.setInterval(std::max(0, milliseconds)); }

    /// What the pointer is over now. Whether that is another thing than before.
    bool over(int thing) {
        if (thing == m_under)
            return false;
        m_under = thing;
        if (thing >= 0) {
            m_timer.start();
            return true;
        }
        m_timer.stop();
        if (std::exchange(m_resting, -1) >= 0)
            m_left();
        return true;
    }
    /// What it is over was told of in another way.
    void settle() {
        m_timer.stop();
        m_resting = m_under;
    }
    int under() const { return m_under; }
    int resting() const { return m_resting; }

private:
    std::function<void(int)> m_rested;
    std::function<void()> m_left;
    QTimer m_timer;
    int m_under = -1, m_resting = -1;
};

} // namespace antiphon

#pragma once

#include <QObject>

#include <optional>

namespace antiphon {

/// A stretch of time in seconds, start <= end.
struct TimeSpan {
    double start = 0;
    double end = 0;
    double length() const { return end - start; }
    bool contains(double t) const { return t >= start && t < end; }
    bool operator==(const TimeSpan&) const = default;
};

/// What several lanes share so that they scroll, zoom and select together: the visible stretch, the
/// selection, the loop, the edit cursor and the playhead. Seconds throughout; GUI thread only.
/// Every setter clamps to 0 ... length() and signals only when something changed.
class TimeAxis : public QObject {
    Q_OBJECT

public:
    explicit TimeAxis(QObject* parent = nullptr);

    double length() const { return m_length; }
    /// Negative or not finite counts as 0. A view of everything goes on showing everything.
    void setLength(double seconds);
    /// The shortest stretch that can be shown; a few samples by default (0.1 ms).
    void setShortest(double seconds);

    TimeSpan visible() const { return m_visible; }
    void setVisible(TimeSpan span);
    /// factor > 1 shows less time; `at` keeps its place on screen.
    void zoom(double factor, double at);
    void pan(double seconds);
    void showAll();
    /// Turns the page when `t` is out of sight.
    void ensureVisible(double t);

    /// Null when nothing is selected; a selection shorter than a microsecond is none.
    std::optional<TimeSpan> selection() const { return m_selection; }
    void setSelection(std::optional<TimeSpan> span);

    std::optional<TimeSpan> loop() const { return m_loop; }
    void setLoop(std::optional<TimeSpan> span);

    /// Where keyboard edits and the next playback start.
    double cursor() const { return m_cursor; }
    void setCursor(double t);

    /// Null while nothing plays.
    std::optional<double> playhead() const { return m_playhead; }
    void setPlayhead(std::optional<double> t);
    /// Whether the view turns pages after the playhead.
    bool followsPlayhead() const { return m_follow; }
    void setFollowsPlayhead(bool follow) { m_follow = follow; }

    /// The user asked to play from here / to hear this stretch; whoever owns the sound obeys.
    void requestSeek(double t) { Q_EMIT seekRequested(clamped(t)); }
    void requestAudition(TimeSpan span) { Q_EMIT auditionRequested(ordered(span)); }

Q_SIGNALS:
    void lengthChanged();
    void visibleChanged();
    void selectionChanged();
    void loopChanged();
    void cursorChanged();
    void playheadChanged();
    void seekRequested(double seconds);
    void auditionRequested(antiphon::TimeSpan span);

private:
    double clamped(double t) const;
    TimeSpan ordered(TimeSpan span) const;

    double m_length = 0;
    double m_shortest = 1e-4;
    TimeSpan m_visible;
    std::optional<TimeSpan> m_selection, m_loop;
    double m_cursor = 0;
    std::optional<double> m_playhead;
    bool m_follow = true;
};

/// "1:02:03.4": as many decimals as make a step of `resolution` seconds visible (0 to 6).
QString timeText(double seconds, double resolution = 0.1);

} // namespace antiphon

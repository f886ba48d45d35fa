#pragma once

#include "app/panels/stemwish.h"

#include <QElapsedTimer>
#include <QWidget>

class QToolButton;

namespace antiphon {

class ElidedLabel;

/// The beats that a stem is written to: heard in the context, steady at the tempo where there is
/// none, or as a person has mended them. A line of tools to do so: tap, halve, double, begin a bar,
/// hear again. Every edit is asked for; the panel's undo does it. GUI thread; listens in the
/// background.
class StemBeats : public QWidget {
    Q_OBJECT

public:
    explicit StemBeats(TimeAxis* axis, QWidget* parent = nullptr);

    /// `seconds`: as long as steady beats go on.
    void showWish(const StemWish& wish, double seconds);
    const BeatGrid& grid() const { return m_grid; }
    bool listening() const { return m_listening; }
    QString text() const;

    void tap(double seconds);
    void move(int beat, double seconds);
    void beginBar(double seconds);

    QToolButton* halveButton() const { return m_halve; }
    QToolButton* doubleButton() const { return m_double; }
    QToolButton* againButton() const { return m_again; }
    QToolButton* clicksButton() const { return m_clicks; }

Q_SIGNALS:
    /// What is heard or made steady is another grid.
    void changed();
    /// `stroke`: one of several that belong together.
    void edited(const QString& what, const antiphon::BeatGrid& grid, bool stroke);
    void strokeEnded();
    /// Without a context: another tempo.
    void tempoTapped(double bpm);
    void forgetRequested();
    void clicksToggled(bool on);

private:
    void listen();
    void take(BeatGrid grid);
    void showState();

    TimeAxis* m_axis;
    std::vector<fs::path> m_contexts;
    double m_bpm = 0, m_offset = 0, m_seconds = 0;
    std::size_t m_meter = 4;
    BeatGrid m_heard, m_grid;
    bool m_edited = false, m_listening = false;
    std::vector<double> m_taps;
    QElapsedTimer m_clock;
    int m_generation = 0;
    QString m_trouble;
    ElidedLabel* m_text;
    QToolButton *m_tap, *m_halve, *m_double, *m_bar, *m_again, *m_clicks;
};

} // namespace antiphon

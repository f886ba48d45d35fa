#pragma once

#include <QSlider>
#include <QWidget>

#include <algorithm>

class QLabel;

namespace antiphon {

class RealBox;

/// What a Slider moves.
struct SliderRange {
    double min = 0;
    double max = 1;
    double initial = 0;       ///< what a reset goes to
    bool logarithmic = false; ///< equal ways are equal ratios; needs min > 0
    int decimals = 2;         ///< shown
    QString unit = {};
};

/// A value on a track with the number beside it, which can be typed. On the track: click jumps,
/// drag moves, Shift+drag moves ten times finer, Ctrl+click and double click reset; arrows and Page
/// keys step (with Shift finer), Home and End go to the ends, Delete resets. The context menu
/// resets and offers MIDI learn where somebody listens.
class Slider : public QWidget {
    Q_OBJECT
    Q_PROPERTY(double value READ value WRITE setValue NOTIFY valueChanged USER true)

public:
    /// `name` is shown before the track (empty: not) and names the controls for screen readers.
    Slider(const QString& name, SliderRange range, Qt::Orientation orientation = Qt::Horizontal,
           QWidget* parent = nullptr);

    double value() const { return m_value; }
    const SliderRange& range() const { return m_range; }
    /// The value goes to the nearest within.
    void setRange(const SliderRange& range);
    /// Clamped; not finite: ignored.
    void setValue(double value);
    /// By its place on the track, 0 ... 1, which is what a MIDI controller has.
    void setPlace(double place) { setValue(valueAt(std::clamp(place, 0.0, 1.0))); }
    void reset() { setValue(m_range.initial); }
    /// For a name that a screen reader needs but the window shows elsewhere.
    void setName(const QString& spoken);
    /// Adds "MIDI learn" to the context menu.
    void setMidiLearn(bool offered) { m_midiLearn = offered; }
    /// The controller that was learned, such as "controller 21", which the context menu offers to
    /// forget and the tool tip names; empty: none.
    void setMidiController(const QString& words);

Q_SIGNALS:
    void valueChanged(double value);
    /// The hand left the track or a number was typed: the moment for one undo step.
    void editingFinished();
    void midiLearnRequested();
    void midiForgetRequested();

protected:
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    class Track;
    double placeOf(double value) const; ///< 0 ... 1
    double valueAt(double place) const;
    void changeTo(double value);

    SliderRange m_range;
    double m_value;
    bool m_midiLearn = false;
    QString m_midiController;
    QLabel* m_label = nullptr;
    Track* m_track;
    RealBox* m_box;
};

} // namespace antiphon

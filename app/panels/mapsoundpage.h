#pragma once

#include "core/json.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace antiphon {

class GestureShelf;
class Midi;
class Slider;
class WholeBox;

/// How the points of a map are heard and played. GUI thread.
class MapSoundPage : public QWidget {
    Q_OBJECT

public:
    /// The actions become check boxes and, for what is played, buttons.
    MapSoundPage(Midi& midi, const QList<QAction*>& toggles, const QList<QAction*>& gesture,
                 QWidget* parent = nullptr);

    double glideSeconds() const;
    int neighbours() const;
    std::string synth() const; ///< for tables that name none; empty: none
    void setSynth(const std::string& name);
    /// Whether some table asks for it, and what cannot be heard.
    void setTroubles(const QStringList& sentences, bool asks);
    void setGestures(const GestureShelf& gestures);

    Json state() const;
    void restore(const Json& state);

Q_SIGNALS:
    void changed();
    void gestureChosen(int index);

private:
    Slider* m_glide;
    WholeBox* m_neighbours;
    QComboBox* m_synth;
    QLabel *m_synthLabel, *m_troubles;
    QComboBox* m_gestures;
};

} // namespace antiphon

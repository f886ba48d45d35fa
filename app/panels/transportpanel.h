#pragma once

#include "app/window/panel.h"

#include <QElapsedTimer>

class QToolButton;

namespace antiphon {

class ElidedLabel;
class LevelMeter;
class TransportBar;

/// The transport of the window: joins the bar to the player, and records into the project.
class TransportPanel : public Panel {
    Q_OBJECT

public:
    explicit TransportPanel(Session& session, QWidget* parent = nullptr);

    /// Loops the selection, or all where nothing is selected; off: plays on.
    void setLooping(bool on);
    /// Records into a new file of the project, which joins the library when it is done.
    void setRecording(bool on);

private:
    void adopt();
    void showDeck();
    void showLevels();

    TransportBar* m_bar;
    ElidedLabel* m_title;
    QToolButton* m_matched;
    LevelMeter* m_input;
    QElapsedTimer m_clock;
    QMetaObject::Connection m_axisLoop;
};

} // namespace antiphon

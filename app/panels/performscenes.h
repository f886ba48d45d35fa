#pragma once

#include "app/panels/performer.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace antiphon {

/// Eight scenes as large buttons: a click recalls, Shift+click or the context menu stores. GUI
/// thread.
class PerformScenes : public QWidget {
    Q_OBJECT

public:
    PerformScenes(Session& session, Performer& performer, QWidget* parent = nullptr);

    QPushButton* button(int slot) const { return m_buttons[std::size_t(slot - 1)]; }

private:
    void press(int slot);
    void show();

    Performer& m_performer;
    std::array<QPushButton*, LiveControls::sceneSlots> m_buttons{};
};

} // namespace antiphon

#pragma once

#include "app/window/session.h"

#include <QListWidget>

class QToolButton;

namespace antiphon {

/// Opens a folder in the desktop's file manager.
void revealFolder(const fs::path& folder);

/// The files that a run made: hear them (Return, double click), show one in the inspector, find
/// them in the file manager, drag them into another program.
class OutputsView : public QWidget {
    Q_OBJECT

public:
    explicit OutputsView(Session& session, QWidget* parent = nullptr);

    void setItems(const std::vector<Item>& items);
    const std::vector<Item>& items() const { return m_items; }
    /// Plays the chosen file, or the first sound when none is chosen.
    void audition();

private:
    class List;
    const Item* chosen() const;
    void updateButtons();

    Session& m_session;
    std::vector<Item> m_items;
    List* m_list;
    QToolButton *m_play, *m_inspect, *m_reveal;
};

/// The item that is worth hearing first: the response, else the first sound or notes. Null: none.
const Item* firstHeard(const std::vector<Item>& items);

} // namespace antiphon

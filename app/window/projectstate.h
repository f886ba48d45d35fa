#pragma once

#include "app/window/panel.h"

#include <QList>
#include <QObject>

class QTimer;

namespace antiphon {

/// Brings the panels back as they were when the project was last open: their states in
/// `<project>/window.json`, saved in the background a moment after they changed. GUI thread.
class ProjectState : public QObject {
    Q_OBJECT

public:
    ProjectState(Session& session, QList<Panel*> panels, QObject* parent = nullptr);

    /// Writes what has changed, now and in this thread: when the window closes.
    void saveNow();

private:
    void restore();
    void save();
    Json collect() const;

    Session& m_session;
    QList<Panel*> m_panels;
    QTimer* m_timer;
    fs::path m_file; ///< empty while no project is open or it has not been read yet
    std::string m_saved;
};

} // namespace antiphon

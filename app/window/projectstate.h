#pragma once

#include "app/window/panel.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

class QTimer;

namespace antiphon {

/// Brings the panels back as they were when the project was last open: their states in
/// `<project>/window.json`, saved in the background a moment after they changed and when the
/// project closes. GUI thread.
class ProjectState : public QObject {
    Q_OBJECT

public:
    ProjectState(Session& session, QList<Panel*> panels, QObject* parent = nullptr);

    /// Writes what has changed and waits for it: when the window closes.
    void saveNow();

private:
    void restore();
    void save();
    std::string collect() const;

    Session& m_session;
    QList<Panel*> m_panels;
    QThreadPool m_files; ///< one thread: what was written last is what is read next
    QTimer* m_timer;
    fs::path m_file; ///< empty while no project is open or it has not been read yet
    std::string m_saved;
};

} // namespace antiphon

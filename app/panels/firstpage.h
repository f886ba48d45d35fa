#pragma once

#include "core/files.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace antiphon {

class Session;

/// What the window shows while no project is open: ways to begin, projects of before, and the few
/// settings that matter at first. A dropped folder becomes a project.
class FirstPage : public QWidget {
    Q_OBJECT

public:
    explicit FirstPage(Session& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void settingsRequested();

protected:
    void showEvent(QShowEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;

private:
    void fillRecent();
    void beginWith(const std::vector<fs::path>& files);

    Session& m_session;
    QWidget* m_open = nullptr; ///< the recent projects follow it
    QVBoxLayout* m_recent;
    QLabel* m_status;
};

} // namespace antiphon

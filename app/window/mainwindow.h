#pragma once

#include "app/window/layouts.h"
#include "app/window/panel.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QMenu;
class QMenuBar;
class QProgressBar;
class QStackedWidget;
class QToolBar;

namespace antiphon {

class CommandPalette;
class FirstPage;
class ProjectState;

/// The window: docks and centre from panelSpecs(), menus, layouts, palette and shortcuts. It knows
/// no panel's inside: all of them speak to the session.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() const { return m_session; }
    /// A project's folder or its .antiphon file.
    void openProject(const fs::path& path);

    /// Null when there is none of this id.
    Panel* panel(const QString& id) const;
    /// Shows the panel's dock (or the centre) and gives it the keyboard.
    void showPanel(const QString& id);
    QString layoutId() const { return m_layout; }
    void setLayoutId(const QString& id);

    /// Every action with a name: menus and panels; what palette and shortcut editor list.
    QList<QAction*> allActions() const;
    QAction* actionNamed(const QString& name) const;

protected:
    void closeEvent(QCloseEvent*) override;
    void changeEvent(QEvent*) override;
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;
    bool eventFilter(QObject*, QEvent*) override;
    QMenu* createPopupMenu() override;

private:
    QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& keys,
                 std::function<void()> work);
    void buildPanels();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildPlayMenu();
    void buildHelpMenu();
    void buildStatusBar();
    void fillRecent(QMenu* menu);
    void projectChanged();
    void showJobs();
    void showSettings();
    void showShortcuts();
    void newProject();
    void chooseProject();
    void chooseFiles();
    void chooseFolder();
    bool centreShown() const;
    void showCentre(bool shown);
    void saveLayout();
    void resetLayout();
    /// Seen, not behind another tab.
    static bool isInFront(const QDockWidget& dock);
    void focusDock(int step);
    static void giveKeyboard(QWidget& panel);
    /// From what is behind its tab.
    void takeKeyboard(QDockWidget& dock);
    void retitle();

    Session& m_session;
    QMenuBar* m_menuBar;
    QStackedWidget* m_centre;
    QWidget* m_noCentre; ///< the page of a folded centre
    QToolBar* m_toolBar = nullptr;
    QList<Panel*> m_panels;
    QList<QDockWidget*> m_docks;
    QList<QAction*> m_actions;
    CommandPalette* m_palette;
    ProjectState* m_state = nullptr;
    FirstPage* m_first = nullptr;
    QLabel* m_message = nullptr;
    QString m_openFailure; ///< the last sentence on a project that did not open
    QLabel* m_jobText = nullptr;
    QProgressBar* m_jobBar = nullptr;
    QString m_layout;
    bool m_arranged = false; ///< the docks are there, and as the layout has them
};

} // namespace antiphon

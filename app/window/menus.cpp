#include "app/window/mainwindow.h"

#include "app/panels/about.h"
#include "app/panels/settings.h"
#include "app/window/recent.h"
#include "app/window/shortcuts.h"
#include "widgets/commandpalette.h"
#include "widgets/shortcuteditor.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QProgressBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QWhatsThis>

// The menus of the main window: what each action is called, its keys, and what it does.
namespace antiphon {

QAction* MainWindow::add(QMenu* menu, const char* name, const QString& text,
                         const QKeySequence& keys, std::function<void()> work) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setProperty("path", menu->title().remove(QLatin1Char('&')));
    action->setShortcut(keys);
    action->setProperty("defaultShortcut", QVariant::fromValue(keys));
    connect(action, &QAction::triggered, this, std::move(work));
    addAction(action); // its keys work while the menu bar is hidden, too
    m_actions << action;
    return action;
}

void MainWindow::buildFileMenu() {
    QMenu* menu = m_menuBar->addMenu(tr("&File"));
    add(menu, "file.new", tr("&New project…"), QKeySequence::New, [this] { newProject(); });
    add(menu, "file.open", tr("&Open project…"), QKeySequence::Open, [this] { chooseProject(); });
    QMenu* recent = menu->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    menu->addSeparator();
    const auto needs = [](QAction* action) { action->setProperty("needsProject", true); };
    needs(add(menu, "file.importFiles", tr("&Import files…"), QKeySequence(Qt::CTRL | Qt::Key_I),
              [this] { chooseFiles(); }));
    needs(add(menu, "file.importFolder", tr("Import &folder…"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] { chooseFolder(); }));
    menu->addSeparator();
    needs(add(menu, "file.close", tr("&Close project"), QKeySequence::Close,
              [this] { m_session.closeProject(); }));
    add(menu, "file.quit", tr("&Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::buildEditMenu() {
    QMenu* menu = m_menuBar->addMenu(tr("&Edit"));
    QUndoStack& undo = m_session.undo();
    QAction* back = add(menu, "edit.undo", tr("&Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z),
                        [&undo] { undo.undo(); });
    QAction* again = add(menu, "edit.redo", tr("&Redo"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [&undo] { undo.redo(); });
    const auto name = [&undo, back, again] {
        back->setEnabled(undo.canUndo());
        again->setEnabled(undo.canRedo());
        back->setText(undo.canUndo() ? tr("&Undo: %1").arg(undo.undoText()) : tr("&Undo"));
        again->setText(undo.canRedo() ? tr("&Redo: %1").arg(undo.redoText()) : tr("&Redo"));
    };
    connect(&undo, &QUndoStack::indexChanged, this, name);
    name();
    menu->addSeparator();
    add(menu, "edit.settings", tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
        [this] { showSettings(); });
}

void MainWindow::buildViewMenu() {
    QMenu* menu = m_menuBar->addMenu(tr("&View"));
    auto* group = new QActionGroup(this);
    int number = 0;
    for (const Layout& layout : layouts()) {
        const auto keys = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number++));
        QAction* action = add(menu, qPrintable(QStringLiteral("view.layout.") + layout.id),
                              layout.title, keys, [this, id = layout.id] { setLayoutId(id); });
        action->setCheckable(true);
        action->setProperty("needsProject", true);
        group->addAction(action);
    }
    add(menu, "view.reset", tr("&Reset this layout"), {}, [this] {
        resetLayout();
    })->setProperty("needsProject", true);
    menu->addSeparator();
    QAction* centre = add(menu, "view.centre", tr("&Inspector"), {}, [this] {
        centreShown() ? showCentre(false) : showPanel(QStringLiteral("inspector"));
    });
    centre->setProperty("needsProject", true);
    for (QDockWidget* dock : m_docks) {
        const QString id = dock->property("panel").toString();
        const QAction* own = dock->toggleViewAction();
        // The dock's own action would close it also where it lies behind another tab.
        QAction* toggle =
            add(menu, qPrintable(QStringLiteral("view.") + id), own->text(), {},
                [this, dock, id] { isInFront(*dock) ? dock->hide() : showPanel(id); });
        toggle->setCheckable(true);
        toggle->setProperty("needsProject", true);
        const auto check = [toggle, own] { toggle->setChecked(own->isChecked()); };
        connect(own, &QAction::toggled, toggle, check);
        connect(toggle, &QAction::triggered, dock, check);
    }
    menu->addSeparator();
    add(menu, "view.next", tr("Ne&xt panel"), QKeySequence(Qt::Key_F6), [this] { focusDock(1); });
    add(menu, "view.previous", tr("&Previous panel"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
        [this] { focusDock(-1); });
    add(menu, "view.fullScreen", tr("&Full screen"), QKeySequence(Qt::Key_F11),
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::buildPlayMenu() {
    QMenu* menu = m_menuBar->addMenu(tr("&Play"));
    Player& player = m_session.player();
    QAction* play = add(menu, "play.toggle", tr("&Play"), QKeySequence(Qt::Key_Space),
                        [&player] { player.playing() ? player.pause() : player.play(); });
    connect(&player, &Player::playingChanged, play,
            [play](bool playing) { play->setText(playing ? tr("&Pause") : tr("&Play")); });
    add(menu, "play.once", tr("Play selection &once"), QKeySequence(Qt::SHIFT | Qt::Key_Space),
        [&player] { player.playOnce(); });
    add(menu, "play.stop", tr("&Stop"), QKeySequence(Qt::CTRL | Qt::Key_Space),
        [&player] { player.stop(); });
    add(menu, "play.start", tr("Back to the &beginning"), QKeySequence(Qt::CTRL | Qt::Key_Home),
        [&player] { player.seek(0); });
    menu->addSeparator();
    add(menu, "play.stopAudition", tr("Stop &audition"), QKeySequence(Qt::Key_Escape),
        [&player] { player.stopAudition(); });
    QAction* matched = add(menu, "play.matched", tr("&Equal loudness"), {},
                           [&player] { player.setMatched(!player.matched()); });
    matched->setCheckable(true);
    connect(&player, &Player::deckChanged, matched,
            [matched, &player] { matched->setChecked(player.matched()); });
    menu->addSeparator();
    add(menu, "play.panic", tr("Pa&nic: silence now"), QKeySequence(Qt::CTRL | Qt::Key_Period),
        [&player] { player.panic(); });
    add(menu, "play.reconnect", tr("&Reconnect sound device"), {},
        [&player] { player.reconnect(); });
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = m_menuBar->addMenu(tr("&Help"));
    add(menu, "help.palette", tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        m_palette->setActions(m_actions);
        m_palette->popUp();
    });
    add(menu, "help.shortcuts", tr("&Keyboard reference"), QKeySequence(Qt::Key_F1),
        [this] { showShortcuts(); });
    add(menu, "help.what", tr("&What is this?"), QKeySequence(Qt::SHIFT | Qt::Key_F1),
        [] { QWhatsThis::enterWhatsThisMode(); });
    menu->addSeparator();
    add(menu, "help.about", tr("&About Antiphon"), {}, [this] {
        auto* about = new AboutDialog(this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->show();
    });
}

void MainWindow::buildStatusBar() {
    m_message = new QLabel(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_jobText = new QLabel(this);
    m_jobText->setTextFormat(Qt::PlainText);
    m_jobBar = new QProgressBar(this);
    m_jobBar->setRange(0, 1000);
    m_jobBar->setTextVisible(false);
    m_jobBar->setMaximumWidth(fontMetrics().averageCharWidth() * 20);
    m_jobBar->setAccessibleName(tr("Progress of the running job"));
    statusBar()->addWidget(m_message, 1);
    statusBar()->addPermanentWidget(m_jobText);
    statusBar()->addPermanentWidget(m_jobBar);
    auto* fade = new QTimer(this);
    fade->setSingleShot(true);
    connect(fade, &QTimer::timeout, m_message, &QLabel::clear);
    connect(&m_session, &Session::told, this, [this, fade](const QString& text, bool warning) {
        m_message->setText(text);
        m_message->setToolTip(text);
        fade->start(warning ? 20000 : 8000);
    });
    // What was wrong with one project says nothing of the next.
    connect(&m_session.store(), &Store::openFailed, this,
            [this](const QString& text) { m_openFailure = text; });
    connect(&m_session.store(), &Store::opened, this, [this] {
        if (m_message->text() == m_openFailure)
            m_message->clear();
    });
    connect(&m_session.jobs(), &Jobs::added, this, &MainWindow::showJobs);
    connect(&m_session.jobs(), &Jobs::changed, this, &MainWindow::showJobs);
    showJobs();
}

void MainWindow::showJobs() {
    const JobInfo* running = nullptr;
    int open = 0;
    for (const Jobs::Id id : m_session.jobs().ids()) {
        const JobInfo* job = m_session.jobs().job(id);
        if (job->ended())
            continue;
        ++open;
        if (!running ||
            (running->row.state == JobState::Queued && job->row.state == JobState::Running))
            running = job;
    }
    m_jobText->setVisible(open > 0);
    m_jobBar->setVisible(open > 0);
    if (!running)
        return;
    const QString title = QString::fromStdString(running->row.title);
    m_jobText->setText(open > 1 ? tr("%1 and %n more", nullptr, open - 1).arg(title) : title);
    m_jobBar->setValue(int(running->row.fraction * 1000));
}

void MainWindow::fillRecent(QMenu* menu) {
    menu->clear();
    for (const QString& folder : recentProjects(m_session.settings())) {
        // A name may hold an ampersand.
        QString text = folder;
        connect(menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&"))),
                &QAction::triggered, this, [this, folder] { openProject(folder.toStdString()); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("No projects yet"))->setEnabled(false);
}

QMenu* MainWindow::createPopupMenu() {
    auto* menu = new QMenu(this);
    for (QDockWidget* dock : m_docks)
        menu->addAction(actionNamed(QStringLiteral("view.") + dock->property("panel").toString()));
    return menu;
}

void MainWindow::newProject() {
    const QString folder = QFileDialog::getSaveFileName(
        this, tr("New project: name its folder"), QString(), QString(), nullptr,
        QFileDialog::ShowDirsOnly | QFileDialog::DontConfirmOverwrite);
    if (folder.isEmpty())
        return;
    m_session.closeProject();
    m_session.store().create(folder.toStdString());
}

void MainWindow::chooseProject() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open the folder of a project"));
    if (!folder.isEmpty())
        openProject(folder.toStdString());
}

void MainWindow::chooseFiles() {
    std::vector<fs::path> paths;
    for (const QString& file : QFileDialog::getOpenFileNames(this, tr("Import files")))
        paths.emplace_back(file.toStdString());
    if (!paths.empty())
        m_session.import(paths);
}

void MainWindow::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Import a folder"));
    if (!folder.isEmpty())
        m_session.import({folder.toStdString()});
}

void MainWindow::showSettings() {
    auto* dialog = new SettingsDialog(m_session, m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::showShortcuts() {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard reference"));
    auto* layout = new QVBoxLayout(dialog);
    auto* reference = new ShortcutEditor(dialog);
    reference->setReadOnly(true);
    reference->setActions(m_actions);
    layout->addWidget(reference);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->resize(620, 560);
    dialog->show();
}

} // namespace antiphon

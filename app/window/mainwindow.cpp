#include "app/window/mainwindow.h"

#include "app/panels/banner.h"
#include "app/panels/firstpage.h"
#include "app/window/drops.h"
#include "app/window/keys.h"
#include "app/window/projectstate.h"
#include "app/window/recent.h"
#include "app/window/shortcuts.h"
#include "widgets/commandpalette.h"
#include "widgets/quietwheel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace antiphon {

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_menuBar(new QMenuBar(this)),
      m_centre(new QStackedWidget(this)), m_noCentre(new QWidget(this)),
      m_palette(new CommandPalette(this)) {
    setObjectName(QStringLiteral("antiphon"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setAcceptDrops(true);
    m_centre->addWidget(m_noCentre);
    setCentralWidget(m_centre);
    // The banner lies under the menus, so that it is seen whatever the docks do.
    auto* top = new QWidget(this);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_menuBar);
    column->addWidget(new Banner(session.player(), top));
    setMenuWidget(top);
    qApp->installEventFilter(new QuietWheel(this)); // before there are fields
    buildPanels();
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildPlayMenu();
    buildHelpMenu();
    buildStatusBar();
    for (const Panel* panel : m_panels)
        for (QAction* action : panel->actions())
            if (!action->objectName().isEmpty())
                m_actions << action;
    loadShortcuts(session.settings(), m_actions);
    qApp->installEventFilter(this);

    m_first = new FirstPage(session, this);
    connect(m_first, &FirstPage::newRequested, this, &MainWindow::newProject);
    connect(m_first, &FirstPage::openRequested, this, &MainWindow::chooseProject);
    connect(m_first, &FirstPage::settingsRequested, this, &MainWindow::showSettings);
    m_centre->addWidget(m_first);
    m_state = new ProjectState(session, m_panels, this);

    connect(&session.store(), &Store::opened, this, &MainWindow::projectChanged);
    connect(&session.store(), &Store::closed, this, &MainWindow::projectChanged);
    connect(&session, &Session::panelRequested, this, &MainWindow::showPanel);

    // Smaller where the screen is, with room for the title bar.
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(16, 48)));
    restoreGeometry(session.settings().value(QStringLiteral("window/geometry")).toByteArray());
    setLayoutId(session.settings()
                    .value(QStringLiteral("window/layout"), QStringLiteral("explore"))
                    .toString());
    projectChanged();
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
}

void MainWindow::buildPanels() {
    for (const PanelSpec& spec : panelSpecs()) {
        Panel* panel = spec.make(m_session, this);
        m_panels << panel;
        if (spec.area == Qt::NoDockWidgetArea) {
            m_centre->addWidget(panel);
            continue;
        }
        if (spec.area == Qt::TopDockWidgetArea) {
            m_toolBar = new QToolBar(panel->title(), this);
            m_toolBar->setObjectName(QStringLiteral("bar.") + spec.id);
            m_toolBar->setMovable(false);
            m_toolBar->addWidget(panel);
            addToolBar(m_toolBar);
            continue;
        }
        auto* dock = new QDockWidget(panel->title(), this);
        dock->setObjectName(QStringLiteral("dock.") + spec.id);
        dock->setProperty("panel", spec.id);
        dock->setProperty("area", int(spec.area));
        dock->setWidget(panel);
        dock->hide();
        addDockWidget(spec.area, dock);
        m_docks << dock;
        connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool visible) {
            if (visible)
                takeKeyboard(*dock);
        });
    }
}

Panel* MainWindow::panel(const QString& id) const {
    for (Panel* panel : m_panels)
        if (panel->id() == id)
            return panel;
    return nullptr;
}

void MainWindow::showPanel(const QString& id) {
    Panel* wanted = panel(id);
    if (!wanted)
        return;
    for (QDockWidget* dock : m_docks)
        if (dock->widget() == wanted) {
            if (dockWidgetArea(dock) == Qt::NoDockWidgetArea && !dock->isFloating())
                addDockWidget(Qt::DockWidgetArea(dock->property("area").toInt()), dock);
            dock->show();
            dock->raise();
            if (dock->isFloating())
                dock->activateWindow();
        }
    if (m_centre->indexOf(wanted) >= 0 && m_session.store().isOpen()) {
        showCentre(true);
        m_centre->setCurrentWidget(wanted);
    }
    giveKeyboard(*wanted);
}

void MainWindow::giveKeyboard(QWidget& panel) {
    panel.setFocus();
    if (!panel.hasFocus())
        if (QWidget* first = panel.nextInFocusChain(); first && panel.isAncestorOf(first))
            first->setFocus(Qt::OtherFocusReason);
}

/// What is behind a tab counts as visible for Qt and would keep the keyboard.
void MainWindow::takeKeyboard(QDockWidget& dock) {
    const QWidget* focus = QApplication::focusWidget();
    for (const QDockWidget* behind : tabifiedDockWidgets(&dock))
        if (focus && behind->isAncestorOf(focus))
            giveKeyboard(*dock.widget());
}

void MainWindow::openProject(const fs::path& path) {
    std::error_code ignored;
    fs::path folder = fs::absolute(path).lexically_normal();
    if (!fs::is_directory(folder, ignored))
        folder = folder.parent_path();
    if (!folder.has_filename()) // "studio/" ends in an empty name
        folder = folder.parent_path();
    m_session.closeProject();
    m_session.store().open(folder);
}

void MainWindow::projectChanged() {
    const bool open = m_session.store().isOpen();
    if (open)
        rememberProject(m_session.settings(),
                        QString::fromStdString(m_session.store().folder().string()));
    for (QAction* action : m_actions)
        if (action->property("needsProject").toBool())
            action->setEnabled(open);
    if (open)
        setLayoutId(m_layout);
    else {
        // The first page has the window to itself; the docks come with a project.
        saveLayout();
        m_arranged = false;
        for (QDockWidget* dock : m_docks)
            dock->hide();
        showCentre(true);
        m_centre->setCurrentWidget(m_first);
        m_first->setFocus(); // what had the keyboard is gone
    }
    if (m_toolBar)
        m_toolBar->setVisible(open);
    retitle();
}

void MainWindow::retitle() {
    const Store& store = m_session.store();
    setWindowTitle(store.isOpen()
                       ? tr("%1 – Antiphon").arg(QString::fromStdString(store.settings().name))
                       : tr("Antiphon"));
}

QList<QAction*> MainWindow::allActions() const {
    return m_actions;
}

QAction* MainWindow::actionNamed(const QString& name) const {
    for (QAction* action : m_actions)
        if (action->objectName() == name)
            return action;
    return nullptr;
}

bool MainWindow::centreShown() const {
    return m_centre->currentWidget() != m_noCentre;
}

// The central widget is never hidden: the column it would leave has no share in the width of its
// own, and the docks at the sides would grow into it whenever the window is laid out again.
void MainWindow::showCentre(bool shown) {
    const bool unfolds = shown && !centreShown();
    m_centre->setMaximumHeight(shown ? QWIDGETSIZE_MAX : 0);
    QWidget* inspector = panel(QStringLiteral("inspector"));
    if (!shown)
        m_centre->setCurrentWidget(m_noCentre);
    else if (inspector && m_session.store().isOpen())
        m_centre->setCurrentWidget(inspector);
    if (!unfolds)
        return;
    // It has no height to claim back; the docks below give half of the window.
    for (QDockWidget* dock : m_docks)
        if (dockWidgetArea(dock) == Qt::BottomDockWidgetArea && dock->isVisible())
            resizeDocks({dock}, {height() / 2}, Qt::Vertical);
}

void MainWindow::saveLayout() {
    if (!m_arranged)
        return;
    m_session.settings().setValue(QStringLiteral("layouts/") + m_layout, saveState());
    m_session.settings().setValue(QStringLiteral("layouts/%1-centre").arg(m_layout), centreShown());
}

void MainWindow::setLayoutId(const QString& id) {
    if (id != m_layout)
        saveLayout();
    for (const Layout& layout : layouts()) {
        if (layout.id != id)
            continue;
        m_layout = id;
        m_session.set(QStringLiteral("window/layout"), id);
        if (QAction* action = actionNamed(QStringLiteral("view.layout.") + id))
            action->setChecked(true);
        if (!m_session.store().isOpen())
            return;
        const QSettings& settings = m_session.settings();
        showCentre(
            settings.value(QStringLiteral("layouts/%1-centre").arg(id), layout.centre).toBool());
        const QByteArray state = settings.value(QStringLiteral("layouts/") + id).toByteArray();
        // A state says nothing of docks that were not there, and those would stay as they are.
        for (QDockWidget* dock : m_docks)
            dock->hide();
        if (state.isEmpty() || !restoreState(state))
            arrange(*this, m_docks, layout);
        m_arranged = true;
    }
}

void MainWindow::resetLayout() {
    for (const Layout& layout : layouts())
        if (layout.id == m_layout) {
            showCentre(layout.centre);
            arrange(*this, m_docks, layout);
        }
}

bool MainWindow::isInFront(const QDockWidget& dock) {
    return dock.isVisible() && !dock.visibleRegion().isEmpty();
}

void MainWindow::focusDock(int step) {
    QList<QWidget*> stops;
    if (centreShown())
        stops << m_centre->currentWidget();
    for (QDockWidget* dock : m_docks)
        if (dock->isVisible()) // also behind a tab
            stops << dock->widget();
    if (stops.isEmpty())
        return;
    int at = step > 0 ? -1 : 0;
    for (int i = 0; i < stops.size(); ++i)
        if (const QWidget* focus = QApplication::focusWidget(); // may be in a floating dock
            focus && (stops[i] == focus || stops[i]->isAncestorOf(focus)))
            at = i;
    auto* next = stops[(at + step + int(stops.size())) % int(stops.size())];
    if (auto* as = qobject_cast<Panel*>(next))
        showPanel(as->id());
    else
        next->setFocus();
}

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && keepsKey(m_session.player(), *event)) {
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retitle();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveLayout();
    m_session.settings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_state->saveNow();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && m_session.store().isOpen())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        m_session.import(files);
    event->acceptProposedAction();
}

} // namespace antiphon

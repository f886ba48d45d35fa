#include "tests/app/windowbench.h"

#include "app/panels/answerslot.h"
#include "app/window/recent.h"
#include "app/window/shortcuts.h"
#include "tests/gui/accessible.h"
#include "widgets/commandpalette.h"
#include "widgets/shortcuteditor.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSet>
#include <QStatusBar>
#include <QTabBar>

using namespace antiphon;
using testing::WindowBench;

/// The frame of the window: layouts, docks, palette, keys, and what is found again next time.
class TestWindow : public QObject {
    Q_OBJECT

private:
    static QDockWidget* dock(const MainWindow& window, const char* id) {
        return window.findChild<QDockWidget*>(QStringLiteral("dock.") + QLatin1String(id));
    }

private Q_SLOTS:

    void startsWithoutAProject() {
        WindowBench bench;
        QVERIFY(bench.window->windowTitle().contains(QLatin1String("Antiphon")));
        for (const QDockWidget* dock : bench.window->findChildren<QDockWidget*>())
            QVERIFY2(!dock->isVisible(), qPrintable(dock->objectName()));
        QVERIFY(!bench.window->actionNamed(QStringLiteral("file.importFiles"))->isEnabled());
        QVERIFY(bench.openProject());
        QVERIFY(bench.window->actionNamed(QStringLiteral("file.importFiles"))->isEnabled());
        QVERIFY(dock(*bench.window, "library")->isVisible());
        bench.trigger("file.close");
        QTRY_VERIFY(!dock(*bench.window, "library")->isVisible());
    }

    /// What is wrong with a folder is said in words of the window, until a project opens.
    void aFolderThatIsNoProject() {
        WindowBench bench;
        const auto said = [&] {
            for (const QLabel* label : bench.window->statusBar()->findChildren<QLabel*>())
                if (label->text().contains(QLatin1String("is no project")))
                    return label->text();
            return QString();
        };
        const fs::path folder = bench.folder / "plain";
        fs::create_directories(folder);
        bench.window->openProject(folder);
        QTRY_VERIFY(!said().isEmpty());
        QVERIFY(!said().contains(QLatin1String("'project new'")));
        QVERIFY(bench.openProject());
        QVERIFY(said().isEmpty());
    }

    void everyLayoutShowsItsDocks() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        for (int round = 0; round < 2; ++round) // made anew, then brought back
            for (const Layout& layout : layouts()) {
                bench.window->setLayoutId(layout.id);
                for (const auto* found : bench.window->findChildren<QDockWidget*>())
                    QVERIFY2(found->isHidden() !=
                                 layout.docks.contains(found->property("panel").toString()),
                             qPrintable(layout.id + u' ' + found->objectName()));
                QVERIFY(bench.window->actionNamed(QStringLiteral("view.layout.") + layout.id)
                            ->isChecked());
            }
    }

    void layoutsKeepWhatTheUserMadeOfThem() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("explore"));
        dock(*bench.window, "library")->hide();
        bench.window->showPanel(QStringLiteral("log"));
        bench.window->setLayoutId(QStringLiteral("generate"));
        QVERIFY(!dock(*bench.window, "library")->isHidden());
        bench.window->setLayoutId(QStringLiteral("explore"));
        QVERIFY(dock(*bench.window, "library")->isHidden());
        QVERIFY(!dock(*bench.window, "log")->isHidden());
        bench.trigger("view.reset");
        QVERIFY(!dock(*bench.window, "library")->isHidden());
        QVERIFY(dock(*bench.window, "log")->isHidden());
    }

    /// Nor does the side grow when the window is laid out again.
    void aFoldedCentreLeavesTheWidthsAlone() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("generate"));
        QTest::qWait(300);
        const int width = dock(*bench.window, "library")->width();
        QVERIFY2(width < 1280 / 2, qPrintable(QString::number(width)));
        QVERIFY(!bench.panel("inspector")->isVisible());
        QVERIFY(bench.panel("guide")->height() > 500);
        for (int i = 0; i < 5; ++i) {
            bench.window->menuWidget()->setFixedHeight(60 + i); // as a banner does
            QTest::qWait(50);
            bench.window->setLayoutId(QStringLiteral("explore"));
            bench.window->setLayoutId(QStringLiteral("generate"));
        }
        QTest::qWait(100);
        QCOMPARE(dock(*bench.window, "library")->width(), width);
        bench.trigger("view.centre");
        QTest::qWait(300);
        QVERIFY(bench.panel("inspector")->isVisible());
        QVERIFY(bench.panel("inspector")->height() > 150);
        QVERIFY(bench.panel("guide")->height() > 150);
    }

    void docksFloatTabAndComeBack() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("explore"));
        dock(*bench.window, "library")->setFloating(true);
        QVERIFY(dock(*bench.window, "library")->isFloating());
        bench.window->close();
        bench.open(); // the same settings: a new start
        QTRY_VERIFY(dock(*bench.window, "library")->isFloating());
        bench.trigger("view.reset");
        QVERIFY(!dock(*bench.window, "library")->isFloating());
    }

    void projectIsFoundAsItWas() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        const auto ids = bench.import({bench.sound("one"), bench.sound("two")});
        bench.session->setCurrent(ids[1]);
        bench.window->close();
        const fs::path project = bench.folder / "project";
        QVERIFY(fs::is_regular_file(project / "window.json"));
        bench.session->closeProject();
        QTRY_COMPARE(bench.session->current(), 0);
        bench.window->openProject(project);
        QTRY_COMPARE(bench.session->current(), ids[1]);
        QCOMPARE(bench.session->selection(), QList<qint64>{ids[1]});
        QCOMPARE(recentProjects(bench.session->settings()),
                 QStringList{QString::fromStdString(project.string())});
    }

    /// What was done just before, and with files whose names are no text.
    void closingAProjectKeepsItsState() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        const fs::path project = bench.folder / "project";
        QTRY_VERIFY(bench.session->jobs().runsFolder() == project / "runs");
        QTest::qWait(200); // the state has been read
        auto* filter = bench.panel("library")->findChild<QLineEdit*>("library.filter");
        filter->setText(QStringLiteral("dark"));
        bench.session->useAs(QStringLiteral("guide"), bench.folder / "caf\xe9.wav");
        bench.session->closeProject();
        filter->clear();
        bench.window->openProject(project);
        QTRY_COMPARE(filter->text(), QStringLiteral("dark"));
    }

    void damagedStateCostsOnlyTheArrangement() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.import({bench.sound("one")});
        bench.session->closeProject();
        const fs::path project = bench.folder / "project";
        for (const char* text : {"{", "[]", "{\"panels\": 3}", "{\"panels\": {\"inspector\": []}}",
                                 "{\"panels\": {\"library\": {\"filter\": 7}, \"inspector\": "
                                 "{\"item\": \"x\", \"visible\": 1}}}"}) {
            writeFile(project / "window.json", text);
            bench.window->openProject(project);
            QTRY_VERIFY2(bench.session->store().isOpen(), text);
            QTest::qWait(100);
            QCOMPARE(bench.session->store().items().size(), 1u);
            bench.session->closeProject();
        }
    }

    void undoNamesWhatItUndoes() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        const auto id = bench.import({bench.sound("one")}).front();
        QAction* undo = bench.window->actionNamed(QStringLiteral("edit.undo"));
        QVERIFY(!undo->isEnabled());
        LibraryItem item = *bench.session->store().item(id);
        item.rating = 5;
        bench.session->edit(QStringLiteral("Rate 1 item"), {item});
        QVERIFY(undo->isEnabled());
        QVERIFY(undo->text().contains(QLatin1String("Rate 1 item")));
        undo->trigger();
        QTRY_COMPARE(bench.session->store().item(id)->rating, 0);
    }

    void paletteHasEveryAction() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        QSet<QString> names;
        for (const QAction* action : bench.window->allActions()) {
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!names.contains(action->objectName()), qPrintable(action->objectName()));
            QVERIFY2(!action->property("path").toString().isEmpty(),
                     qPrintable(action->objectName()));
            names.insert(action->objectName());
        }
        QVERIFY2(names.size() > 40, qPrintable(QString::number(names.size())));
        bench.trigger("help.palette");
        auto* palette = bench.window->findChild<CommandPalette*>();
        QVERIFY(palette->isVisible());
        QTest::keyClicks(palette->findChild<QLineEdit*>(), QStringLiteral("generate"));
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(bench.window->layoutId(), QStringLiteral("generate"));
    }

    void shortcutsAreKeptAndDoNotCollide() {
        WindowBench bench;
        ShortcutEditor editor;
        editor.setActions(bench.window->allActions());
        QStringList collisions;
        for (const QAction* action : bench.window->allActions())
            if (action->shortcutContext() == Qt::WindowShortcut)
                for (const QString& other : editor.conflictsOf(action))
                    collisions << action->objectName() + QStringLiteral(" ~ ") + other;
        QVERIFY2(collisions.isEmpty(), qPrintable(collisions.join(u'\n')));
        QAction* jump = bench.window->actionNamed(QStringLiteral("play.start"));
        jump->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
        saveShortcuts(bench.session->settings(), bench.window->allActions());
        bench.open();
        QCOMPARE(bench.window->actionNamed(QStringLiteral("play.start"))->shortcut(),
                 QKeySequence(Qt::CTRL | Qt::Key_J));
        QCOMPARE(bench.window->actionNamed(QStringLiteral("play.stop"))->shortcut(),
                 bench.window->actionNamed(QStringLiteral("play.stop"))
                     ->property("defaultShortcut")
                     .value<QKeySequence>());
    }

    void f6GoesThroughThePanels() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("train"));
        QSet<QString> visited;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(bench.window.get(), Qt::Key_F6);
            for (QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget())
                if (auto* panel = qobject_cast<Panel*>(at))
                    visited.insert(panel->id());
        }
        const QSet<QString> shown = {"training", "agent", "task", "jobs", "log"};
        QVERIFY2(visited == shown, qPrintable(QStringList(visited.values()).join(u' ')));
        // A dock that floats is a window of its own.
        dock(*bench.window, "task")->setFloating(true);
        const auto inTask = [&] {
            return bench.panel("task")->isAncestorOf(QApplication::focusWidget());
        };
        for (int i = 0; i < 6 && !inTask(); ++i) {
            QTest::keyClick(bench.window.get(), Qt::Key_F6);
            QTest::qWait(50); // another window becomes active a moment later
        }
        QVERIFY(inTask());
    }

    /// Letters go to what is seen, not to what is behind it.
    void aChosenTabHasTheKeyboard() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("perform"));
        bench.window->showPanel(QStringLiteral("perform"));
        const auto has = [&](const char* id) {
            return bench.panel(id)->isAncestorOf(QApplication::focusWidget()) ||
                   bench.panel(id)->hasFocus();
        };
        QTRY_VERIFY(has("perform"));
        QVERIFY(bench.window->tabifiedDockWidgets(dock(*bench.window, "perform"))
                    .contains(dock(*bench.window, "map")));
        for (QTabBar* tabs : bench.window->findChildren<QTabBar*>())
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->parent() == bench.window.get() &&
                    tabs->tabText(i) == bench.panel("map")->title())
                    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
        QVERIFY(has("map"));
    }

    void viewMenuBringsPanelsToTheFront() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("train"));
        const Panel* jobs = bench.panel("jobs");
        const Panel* log = bench.panel("log");
        bench.window->showPanel(QStringLiteral("jobs"));
        QTRY_VERIFY(log->visibleRegion().isEmpty()); // behind it
        const QAction* action = bench.window->actionNamed(QStringLiteral("view.log"));
        QVERIFY(action->isChecked());
        bench.trigger("view.log");
        QTRY_VERIFY(!log->visibleRegion().isEmpty());
        QVERIFY(action->isChecked());
        QVERIFY(jobs->visibleRegion().isEmpty());
        bench.trigger("view.log");
        QVERIFY(!action->isChecked());
        QVERIFY(dock(*bench.window, "log")->isHidden());
        bench.trigger("view.log");
        QVERIFY(action->isChecked());
        QTRY_VERIFY(!log->visibleRegion().isEmpty());
    }

    void aTaskToBeSetUpComesToTheFront() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.window->setLayoutId(QStringLiteral("generate"));
        bench.window->showPanel(QStringLiteral("guide"));
        dock(*bench.window, "task")->hide();
        QSignalSpy asked(bench.session.get(), &Session::runRequested);
        auto* answer = bench.window->findChild<AnswerSlot*>();
        QVERIFY(answer);
        answer->findChild<QToolButton*>()->click();
        auto* menu = answer->findChild<QMenu*>();
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text().startsWith(QLatin1String("Import a published")))
                action->trigger();
        menu->close();
        QCOMPARE(asked.size(), 1);
        QVERIFY(dock(*bench.window, "task")->isVisible());
        QTRY_VERIFY(!bench.panel("task")->visibleRegion().isEmpty());
    }

    void spacePlaysAndButtonsKeepIt() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        const auto id = bench.import({bench.sound("one")}).front();
        bench.session->setCurrent(id);
        QTRY_VERIFY(bench.session->player().length() > 3);
        bench.window->showPanel(QStringLiteral("inspector"));
        QTest::keyClick(bench.window.get(), Qt::Key_Space);
        QTRY_VERIFY(bench.session->player().playing());
        QTest::keyClick(bench.window.get(), Qt::Key_Space);
        QTRY_VERIFY(!bench.session->player().playing());
    }

    void everyControlHasAName() {
        WindowBench bench;
        QVERIFY(bench.openProject());
        bench.session->setCurrent(bench.import({bench.sound("one")}).front());
        int seen = 0;
        QStringList unnamed;
        for (const Layout& layout : layouts()) {
            bench.window->setLayoutId(layout.id);
            QTest::qWait(50);
            unnamed << testing::unnamedIn(*bench.window, seen);
        }
        for (const PanelSpec& spec : panelSpecs()) {
            bench.window->showPanel(spec.id);
            QTest::qWait(50);
            unnamed << testing::unnamedIn(*bench.window->panel(spec.id), seen);
        }
        unnamed.removeDuplicates();
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        QVERIFY2(seen > 60, qPrintable(QString::number(seen)));
    }
};

QTEST_MAIN(TestWindow)
#include "app_window.moc"

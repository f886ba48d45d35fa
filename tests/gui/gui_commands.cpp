#include "tests/gui/samples.h"
#include "tests/testing.h"

#include "widgets/commandpalette.h"
#include "widgets/fuzzy.h"
#include "widgets/plot.h"
#include "widgets/shortcuteditor.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace antiphon;

class GuiCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fuzzyMatches() {
        QVERIFY(fuzzyMatch(QStringLiteral("exr"), QStringLiteral("Export response")));
        QVERIFY(!fuzzyMatch(QStringLiteral("rxe"), QStringLiteral("Export response")));
        QVERIFY(fuzzyMatch(QStringLiteral("ÜB"), QStringLiteral("Überblenden")));
        QVERIFY(fuzzyMatch(QString(), QStringLiteral("anything")));
        QVERIFY(!fuzzyMatch(QStringLiteral("long pattern"), QStringLiteral("short")));
        const auto score = [](const char* pattern, const char* text) {
            return fuzzyMatch(QLatin1String(pattern), QLatin1String(text))->score;
        };
        QVERIFY(score("er", "Export response") > score("er", "Show timer list"));
        QVERIFY(score("gen", "Generate") > score("gen", "Page down"));
        // The best alignment: the beginnings of words, not the first letters that fit.
        QCOMPARE(fuzzyMatch(QStringLiteral("sl"), QStringLiteral("Also Show Library"))->positions,
                 (QList<int>{5, 10}));
    }

    void paletteByKeyboard() {
        QWidget window;
        window.resize(800, 600);
        window.show();
        CommandPalette palette(&window);
        const auto actions = testing::someActions(&window);
        palette.setActions(actions);
        palette.popUp();
        QVERIFY(QTest::qWaitForWindowExposed(&palette));
        auto* field = palette.findChild<QLineEdit*>();
        auto* list = palette.findChild<QListView*>();
        QCOMPARE(list->model()->rowCount(), int(actions.size()));
        QSignalSpy generate(actions[4], &QAction::triggered), undo(actions[2], &QAction::triggered);
        QTest::keyClicks(field, QStringLiteral("gener"));
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(generate.count(), 1);
        QVERIFY(!palette.isVisible());
        // Lately run comes first.
        palette.popUp();
        QVERIFY(list->currentIndex().data().toString().contains(QStringLiteral("Generate")));
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), int(actions.size()) - 1);
        // What is disabled is shown and cannot be run.
        QTest::keyClicks(field, QStringLiteral("undo"));
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(undo.count(), 0);
        QVERIFY(palette.isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }

    void whatIsTypedInFullComesFirst() {
        QWidget window;
        QAction often(QStringLiteral("Stop audition"), &window), meant(QStringLiteral("&Stop"));
        for (QAction* action : {&often, &meant})
            action->setProperty("path", QStringLiteral("Play"));
        CommandPalette palette(&window);
        palette.setActions({&often, &meant});
        auto* field = palette.findChild<QLineEdit*>();
        QSignalSpy triggered(&often, &QAction::triggered), stopped(&meant, &QAction::triggered);
        palette.popUp();
        QTest::keyClicks(field, QStringLiteral("audition"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        for (const char* typed : {"stop", "Play: Stop"}) {
            stopped.clear();
            palette.popUp();
            QTest::keyClicks(field, QLatin1String(typed));
            QTest::keyClick(field, Qt::Key_Return);
            QCOMPARE(stopped.count(), 1);
        }
    }

    void nothingFoundIsSaid() {
        CommandPalette palette;
        QAction cut(QStringLiteral("Cut"));
        palette.setActions({&cut});
        palette.popUp();
        auto* field = palette.findChild<QLineEdit*>();
        auto* says = palette.findChild<QLabel*>();
        QVERIFY(!says->isVisible());
        QTest::keyClicks(field, QStringLiteral("xyz"));
        QVERIFY(says->isVisible() && !says->text().isEmpty());
        QVERIFY(!palette.findChild<QListView*>()->isVisible());
        field->clear();
        QVERIFY(!says->isVisible() && palette.findChild<QListView*>()->isVisible());
    }

    void deletedActionsAreHarmless() {
        CommandPalette palette;
        auto owner = std::make_unique<QObject>();
        palette.setActions(testing::someActions(owner.get()));
        palette.popUp();
        owner.reset();
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
        QTest::keyClicks(palette.findChild<QLineEdit*>(), QStringLiteral("a"));
        QCOMPARE(palette.findChild<QListView*>()->model()->rowCount(), 0);
    }

    void shortcutConflicts() {
        QObject owner;
        const auto actions = testing::someActions(&owner);
        ShortcutEditor editor;
        editor.setActions(actions);
        editor.show();
        QVERIFY(editor.hasConflicts()); // Ctrl+E twice
        QCOMPARE(editor.conflictsOf(actions[1]),
                 (QStringList{QStringLiteral("Guide: Lock segments")}));
        QSignalSpy changed(&editor, &ShortcutEditor::changed);
        auto* tree = editor.findChild<QTreeWidget*>();
        tree->setCurrentItem(tree->topLevelItem(5));
        auto* keys = editor.findChild<QKeySequenceEdit*>();
        keys->setKeySequence(QKeySequence(QStringLiteral("Ctrl+L")));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!editor.hasConflicts());
        // Nothing before apply().
        QCOMPARE(actions[5]->shortcut(), QKeySequence(QStringLiteral("Ctrl+E")));
        editor.apply();
        QCOMPARE(actions[5]->shortcut(), QKeySequence(QStringLiteral("Ctrl+L")));
        // The first stroke of another's two is a conflict as well.
        editor.setShortcut(actions[3], QKeySequence(QStringLiteral("Ctrl+L, Ctrl+M")));
        QVERIFY(editor.hasConflicts());
        editor.resetAll();
        QCOMPARE(editor.shortcuts()[5].second, QKeySequence(QStringLiteral("Ctrl+E")));
    }

    void shortcutSearch() {
        QObject owner;
        ShortcutEditor editor;
        editor.setActions(testing::someActions(&owner));
        auto* tree = editor.findChild<QTreeWidget*>();
        QTest::keyClicks(editor.findChild<QLineEdit*>(), QStringLiteral("ctrl+g"));
        int shown = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            shown += !tree->topLevelItem(i)->isHidden();
        QCOMPARE(shown, 1);
    }

    void plainTexts() {
        QAction action(QStringLiteral("Save && &close..."));
        QCOMPARE(plainText(action), QStringLiteral("Save & close"));
    }

    void plotByKeyboard() {
        Plot plot;
        auto* curve = plot.addCurve(QStringLiteral("loss"));
        QVERIFY(!plot.legend->visible());
        plot.addCurve(QStringLiteral("validation"));
        QVERIFY(plot.legend->visible());
        QVERIFY(plot.graph(0)->pen().style() != plot.graph(1)->pen().style());
        for (int i = 0; i < 100; ++i)
            curve->addData(i, i);
        plot.showAll();
        QCOMPARE(plot.xAxis->range().upper, 99.0);
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(plot.xAxis->range().size() < 90);
        QTest::keyClick(&plot, Qt::Key_0);
        QCOMPARE(plot.xAxis->range().upper, 99.0);
    }
};

QTEST_MAIN(GuiCommands)
#include "gui_commands.moc"

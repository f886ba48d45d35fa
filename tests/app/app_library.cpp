#include "tests/app/workbench.h"

#include "app/panels/library.h"
#include "app/panels/libraryactions.h"
#include "app/panels/librarytable.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

using namespace antiphon;
using namespace antiphon::testing;

class AppLibrary : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> bench;
    std::unique_ptr<LibraryPanel> panel;

    Session& session() const { return *bench->session; }
    /// As a job does that measured something.
    void put(const LibraryItem& row) const {
        session().store().post([row](Project& project) {
            project.library().put(row);
            project.library().flush();
        });
    }
    RowTable* table() const { return panel->table(); }
    RowTableView* view() const { return panel->view(); }

    void makePanel() {
        panel = std::make_unique<LibraryPanel>(session());
        panel->resize(900, 500);
        panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel.get()));
    }
    /// Three sounds in the library, ids in order; the analysis is left out unless it is wanted.
    std::vector<std::int64_t> importThree(bool analyse = false) {
        session().set(QStringLiteral("library/analyseImports"), analyse);
        const std::vector<fs::path> files{bench->sound("a"), bench->sound("b"), bench->sound("c")};
        bench->import(files);
        // The rows may come a moment after the job's end.
        if (!QTest::qWaitFor([this] { return table()->total() == 3; }))
            return {};
        std::vector<std::int64_t> ids;
        for (const fs::path& file : files)
            ids.push_back(session().store().idOf(file));
        return ids;
    }
    QString cell(std::int64_t id, LibraryField field) const {
        return table()->index(table()->rowOf(id), int(field)).data().toString();
    }
    const LibraryItem& item(std::int64_t id) const { return *session().store().item(id); }
    QAction* action(const char* name) const {
        return panel->findChild<QAction*>(QStringLiteral("library.") + QLatin1String(name));
    }
    void drop(const fs::path& path) {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
        QDragEnterEvent enter(QPoint(50, 100), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(panel.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(50, 100), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(panel.get(), &event);
        QVERIFY(event.isAccepted());
    }

private Q_SLOTS:
    void init() {
        bench = std::make_unique<Workbench>();
        makePanel();
        QVERIFY(bench->openProject());
    }
    void cleanup() {
        panel.reset();
        bench.reset();
    }

    void dropImportsAndMeasures() {
        fs::create_directories(bench->folder / "music");
        fs::rename(bench->sound("a"), bench->folder / "music" / "a.wav");
        fs::rename(bench->sound("b"), bench->folder / "music" / "b.wav");
        QSignalSpy ended(&session(), &Session::importEnded);
        drop(bench->folder / "music");
        QTRY_COMPARE(table()->total(), 2);
        QTRY_COMPARE(ended.count(), 1);
        const std::int64_t id = session().store().idOf(bench->folder / "music" / "a.wav");
        QTRY_VERIFY_WITH_TIMEOUT(item(id).lufs.has_value(), 20000);
        QTRY_VERIFY(!cell(id, LibraryField::Loudness).isEmpty());
        QCOMPARE(item(id).analysed, item(id).hash);
        QVERIFY(panel->findChild<QLabel*>(QStringLiteral("library.count"))
                    ->text()
                    .contains(QLatin1Char('2')));
    }

    void workIsShownAndCancelled() {
        auto* cancel = panel->findChild<QToolButton*>(QStringLiteral("library.cancelWork"));
        QVERIFY(!cancel->isVisible());
        const Jobs::Id job =
            session().jobs().work(QStringLiteral("Long work"), [](JobControl& control) {
                for (;;) {
                    control.checkpoint();
                    QThread::msleep(5);
                }
            });
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(session().jobs().job(job)->ended());
        QTRY_VERIFY(!cancel->isVisible());
    }

    void filters() {
        const auto ids = importThree();
        QCOMPARE(ids.size(), std::size_t(3));
        panel->filter()->setText(QStringLiteral("title:b"));
        QCOMPARE(table()->shown(), 1);
        QCOMPARE(table()->idAt(0), ids[1]);
        QCOMPARE(panel->findChild<QLabel*>(QStringLiteral("library.count"))->text(),
                 QStringLiteral("1 of 3"));
        // What cannot be read is said; the rows stay.
        auto* error = panel->findChild<QLabel*>(QStringLiteral("library.filterError"));
        panel->filter()->setText(QStringLiteral("tempi:>3"));
        QVERIFY(error->isVisible() && error->text().contains(QStringLiteral("tempi")));
        QCOMPARE(table()->shown(), 1);
        panel->filter()->clear();
        QVERIFY(!error->isVisible());
        QCOMPARE(table()->shown(), 3);
        // Every example of the help is a good filter.
        auto* help = panel->findChild<QToolButton*>(QStringLiteral("library.filterHelp"));
        QVERIFY(help->menu()->actions().size() > 5);
        for (QAction* example : help->menu()->actions()) {
            example->trigger();
            QVERIFY2(!error->isVisible(), qPrintable(panel->filter()->text()));
        }
    }

    void editsInPlaceAndUndoes() {
        const auto ids = importThree();
        panel->activateWindow();
        view()->setFocus();
        view()->setCurrentIndex(table()->index(table()->rowOf(ids[0]), int(LibraryField::Title)));
        QTest::keyClick(view(), Qt::Key_F2);
        auto* editor = view()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Überfahrt"));
        // Rows that change meanwhile do not disturb what is being typed.
        LibraryItem other = item(ids[2]);
        other.notes = "changed";
        put(other);
        QTRY_COMPARE(cell(ids[2], LibraryField::Notes), QStringLiteral("changed"));
        QCOMPARE(view()->findChild<QLineEdit*>(), editor);
        QCOMPARE(editor->text(), QStringLiteral("Überfahrt"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(item(ids[0]).title, std::string("Überfahrt"));
        QTRY_COMPARE(cell(ids[0], LibraryField::Title), QStringLiteral("Überfahrt"));

        session().undo().undo();
        QTRY_COMPARE(item(ids[0]).title, std::string("a"));
        session().undo().redo();
        QTRY_COMPARE(item(ids[0]).title, std::string("Überfahrt"));

        // A field with choices offers them.
        view()->edit(table()->index(table()->rowOf(ids[0]), int(LibraryField::Split)));
        auto* box = view()->findChild<QComboBox*>();
        QVERIFY(box);
        box->setCurrentIndex(box->findData(QStringLiteral("test")));
        QTest::keyClick(box, Qt::Key_Return);
        view()->setFocus();
        QTRY_VERIFY(item(ids[0]).split == Split::Test && item(ids[0]).splitFixed);
    }

    void rolesOfModelsAreWords() {
        const auto shown = [](ItemKind kind, const std::string& role, const std::string& path) {
            LibraryItem item;
            item.kind = kind;
            item.role = role;
            item.path = path;
            return libraryRole(libraryRow(item));
        };
        QCOMPARE(shown(ItemKind::Model, "model", "runs/3-emotion.train/model/model.json"),
                 QStringLiteral("Piece model"));
        QCOMPARE(shown(ItemKind::Model, "prior", "runs/4-emotion.prior/prior/model.json"),
                 QStringLiteral("Prior"));
        QCOMPARE(shown(ItemKind::Model, "classifier", "runs/5-emotion.classifier/x.json"),
                 QStringLiteral("Classifier"));
        QCOMPARE(shown(ItemKind::Model, "model", "runs/6-guide.train/model/model.json"),
                 QStringLiteral("Model"));
        QCOMPARE(shown(ItemKind::Audio, "vocals", "song/vocals.wav"), QStringLiteral("vocals"));
    }

    void whatWasMeasuredSurvivesUndo() {
        const auto ids = importThree();
        panel->actionsOfRows()->setField({ids[0]}, LibraryField::Notes, QStringLiteral("x"));
        QTRY_COMPARE(item(ids[0]).notes, std::string("x"));
        LibraryItem measured = item(ids[0]);
        measured.bpm = 99;
        put(measured);
        QTRY_VERIFY(item(ids[0]).bpm.has_value());
        session().undo().undo();
        QTRY_COMPARE(item(ids[0]).notes, std::string());
        QCOMPARE(item(ids[0]).bpm.value_or(0), 99.0);
    }

    void ratesAndTagsByKeyboard() {
        const auto ids = importThree();
        panel->activateWindow();
        view()->setFocus();
        QTRY_VERIFY(view()->hasFocus());
        view()->selectIds({ids[0], ids[2]});
        QTest::keyClick(view(), Qt::Key_4);
        QTRY_COMPARE(item(ids[0]).rating, 4);
        QTRY_COMPARE(item(ids[2]).rating, 4);
        QCOMPARE(item(ids[1]).rating, 0);
        QCOMPARE(session().undo().undoText(), QStringLiteral("Rate 2 items"));
        panel->actionsOfRows()->setField(panel->selection(), LibraryField::Tags,
                                         QStringLiteral("+dark"));
        QTRY_COMPARE(cell(ids[2], LibraryField::Tags), QStringLiteral("dark"));
        QSignalSpy told(&session(), &Session::told);
        panel->actionsOfRows()->setField(panel->selection(), LibraryField::Emotion,
                                         QStringLiteral("9"));
        QCOMPARE(told.count(), 1);
        // Digits typed into the filter are text.
        panel->filter()->setFocus();
        QTest::keyClick(panel->filter(), Qt::Key_5);
        QCOMPARE(panel->filter()->text(), QStringLiteral("5"));
        QCOMPARE(item(ids[0]).rating, 4);
    }

    void selectionIsTheSessions() {
        const auto ids = importThree();
        view()->selectRow(1);
        QCOMPARE(session().selection(), QList<qint64>{table()->idAt(1)});
        QCOMPARE(session().current(), table()->idAt(1));
        session().setSelection({ids[2]});
        QCOMPARE(panel->selection(), QList<qint64>{ids[2]});
        // It outlives filters and orders.
        view()->sortByColumn(int(LibraryField::Title), Qt::DescendingOrder);
        QCOMPARE(panel->selection(), QList<qint64>{ids[2]});
        QCOMPARE(table()->idAt(0), ids[2]);
        // And closing: what was selected and filtered comes back.
        panel->filter()->setText(QStringLiteral("title:c"));
        const Json state = panel->state();
        panel.reset();
        session().setSelection({});
        makePanel();
        panel->restore(state);
        QTRY_COMPARE(panel->selection(), QList<qint64>{ids[2]});
        QCOMPARE(table()->shown(), 1);
        // The order is the user's setting.
        QCOMPARE(view()->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void columnsAreRemembered() {
        importThree();
        QVERIFY(view()->isColumnHidden(int(LibraryField::Path)));
        view()->setColumnHidden(int(LibraryField::Path), false);
        view()->horizontalHeader()->moveSection(0, 3);
        panel.reset();
        makePanel();
        QVERIFY(!view()->isColumnHidden(int(LibraryField::Path)));
        QCOMPARE(view()->horizontalHeader()->visualIndex(0), 3);
        QTRY_COMPARE(table()->total(), 3);
    }

    void auditions() {
        const auto ids = importThree();
        view()->selectIds({ids[0]});
        view()->setCurrentIndex(table()->index(table()->rowOf(ids[0]), 0));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(session().player().auditioning());
        QTRY_VERIFY(bench->device);
        double loudest = 0;
        QTRY_VERIFY(([&] {
            for (const float sample : bench->play(0.1).samples)
                loudest = std::max(loudest, double(std::abs(sample)));
            return loudest > 0.01;
        })());
    }

    void menuActions() {
        const auto ids = importThree();
        QVERIFY(!action("remove")->isEnabled());
        view()->selectIds({ids[0]});
        QVERIFY(action("remove")->isEnabled());
        QSignalSpy slots(&session(), &Session::slotRequested);
        action("useAsMemory")->trigger();
        QCOMPARE(slots.count(), 1);
        QCOMPARE(slots[0][0].toString(), QStringLiteral("memory"));
        QSignalSpy shown(&session(), &Session::panelRequested);
        action("inspect")->trigger();
        QCOMPARE(shown.at(0).at(0).toString(), QStringLiteral("inspector"));
        QCOMPARE(session().current(), ids[0]);
        action("split.validation")->trigger();
        QTRY_VERIFY(item(ids[0]).split == Split::Validation);
        action("remove")->trigger();
        QTRY_COMPARE(table()->total(), 2);
        QVERIFY(fs::exists(bench->folder / "a.wav"));
        session().undo().undo();
        QTRY_COMPARE(table()->total(), 3);
        QVERIFY(item(ids[0]).split == Split::Validation);
    }

    void dragsOutFiles() {
        const auto ids = importThree();
        const std::unique_ptr<QMimeData> mime(
            table()->mimeData({table()->index(table()->rowOf(ids[1]), 0)}));
        QCOMPARE(mime->urls().size(), 1);
        QCOMPARE(mime->urls()[0].toLocalFile().toStdString(), (bench->folder / "b.wav").string());
    }

    void missingFilesAreFoundAgain() {
        const auto ids = importThree();
        fs::create_directories(bench->folder / "elsewhere" / "deep");
        fs::rename(bench->folder / "a.wav", bench->folder / "elsewhere" / "deep" / "z.wav");
        bench->import({bench->folder.path()}); // finds the same content: the item follows it
        QTRY_COMPARE(session().store().fileOf(item(ids[0])).filename().string(),
                     std::string("z.wav"));
        fs::rename(bench->folder / "elsewhere", bench->folder / "gone");
        session().store().post([&](Project& project) {
            project.library().setMissing(ids[0], true);
            project.library().flush();
        });
        QTRY_VERIFY(item(ids[0]).missing);
        QTRY_COMPARE(cell(ids[0], LibraryField::Missing), QStringLiteral("yes"));
        QSignalSpy told(&session(), &Session::told);
        panel->actionsOfRows()->audition(ids[0]);
        QCOMPARE(told.count(), 1);
        panel->actionsOfRows()->relocate(bench->folder / "gone");
        makePanel(); // as another language does; the search goes on
        QTRY_VERIFY(!item(ids[0]).missing);
        QCOMPARE(session().store().fileOf(item(ids[0])), bench->folder / "gone" / "deep" / "z.wav");
        QTRY_COMPARE(cell(ids[0], LibraryField::Missing), QString());
    }

    void missingFilesShowOnOpening() {
        const auto ids = importThree();
        session().store().close();
        fs::remove(bench->folder / "b.wav");
        session().store().open(bench->folder / "project");
        QTRY_COMPARE(table()->total(), 3);
        QTRY_VERIFY(item(ids[1]).missing);
        QVERIFY(!item(ids[0]).missing);
    }

    void closing() {
        importThree();
        session().store().close();
        QTRY_COMPARE(table()->total(), 0);
        QVERIFY(!action("importFiles")->isEnabled());
    }

    void hundredThousandRows() {
        constexpr int count = 100000;
        session().store().post([](Project& project) {
            for (int n = 0; n < count; ++n) {
                LibraryItem item;
                item.path =
                    "/music/song " + std::to_string(n / 8) + "/take " + std::to_string(n) + ".wav";
                item.title = "Take " + std::to_string(n * 7919 % count);
                item.song = "Song " + std::to_string(n / 8);
                item.role = n % 4 ? "bass" : "drums";
                item.bpm = 60 + n % 120;
                item.tags = {n % 3 ? "dark" : "bright"};
                item.seconds = n % 300;
                item.hash = contentHash(std::string_view(item.path));
                project.library().put(item);
            }
            project.library().flush();
        });
        // The longest time that the event loop was away while the rows arrived.
        QElapsedTimer gap;
        qint64 longest = 0;
        QTimer probe;
        connect(&probe, &QTimer::timeout, this,
                [&] { longest = std::max(longest, gap.restart()); });
        QVERIFY(QTest::qWaitFor([&] { return table()->total() > 0; }, 60000));
        gap.start();
        probe.start(1);
        QVERIFY(QTest::qWaitFor([&] { return table()->total() == count; }, 60000));
        qInfo("100 000 rows arriving: longest gap of the event loop %lld ms", longest);
        QVERIFY(longest < 500);
        probe.stop();

        view()->sortByColumn(int(LibraryField::Title), Qt::AscendingOrder);
        const auto timed = [](const char* what, const auto& work) {
            QElapsedTimer timer;
            timer.start();
            work();
            const qint64 us = timer.nsecsElapsed() / 1000;
            qInfo("100 000 rows, %s: %.1f ms", what, double(us) / 1000);
            return us / 1000;
        };
        // The goal is 100 ms; generous for loaded machines and sanitizers.
        QVERIFY(timed("filter", [&] {
                    panel->filter()->setText(QStringLiteral("bpm:>120 stem:drums tag:dark"));
                }) < 500);
        QVERIFY(table()->shown() > 1000 && table()->shown() < count / 4);
        timed("filter back", [&] { panel->filter()->clear(); });
        QVERIFY(timed("one row changed", [&] {
                    LibraryItem item = *session().store().item(table()->idAt(500));
                    item.rating = 3;
                    table()->upsert({libraryRow(item)});
                }) < 100);
        QVERIFY(timed("1 000 rows changed", [&] {
                    std::vector<TableRow> rows;
                    for (int r = 0; r < 1000; ++r) {
                        LibraryItem item = *session().store().item(table()->idAt(r * 90));
                        item.title += " b";
                        rows.push_back(libraryRow(item));
                    }
                    table()->upsert(std::move(rows));
                }) < 300);
        QVERIFY(timed("scroll through 100 pages", [&] {
                    QScrollBar* bar = view()->verticalScrollBar();
                    for (int page = 0; page < 100; ++page) {
                        bar->setValue(int(std::int64_t(bar->maximum()) * page / 99));
                        view()->viewport()->repaint();
                    }
                }) < 5000);
        timed("select all", [&] { view()->selectAll(); });
        timed("select none", [&] { view()->clearSelection(); });
    }
};

QTEST_MAIN(AppLibrary)
#include "app_library.moc"

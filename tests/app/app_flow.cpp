#include "tests/app/windowuser.h"

#include "app/panels/exportpage.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/joinbar.h"
#include "app/panels/library.h"
#include "app/panels/takeeditor.h"
#include "core/resample.h"
#include "widgets/rowtable.h"

#include <QAbstractItemView>
#include <QCommandLinkButton>
#include <QDockWidget>
#include <QFileDialog>
#include <QSlider>
#include <QTimer>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// How alike the output of the device and a sound are at the best of some delays; 1: the same but
/// for its level.
double likeness(const Sound& output, const Sound& sound, std::size_t longestDelay = 4000) {
    const Sound wanted = resample(sound, output.rate);
    constexpr std::size_t length = 20000, skip = 1000; // behind the fade at the start
    double best = 0;
    for (std::size_t delay = 0; delay < longestDelay; ++delay) {
        if (delay + skip + length > output.frames() || skip + length > wanted.frames())
            break;
        double ab = 0, aa = 1e-12, bb = 1e-12;
        for (std::size_t i = skip; i < skip + length; i += 3) {
            const double a = double(output.at(i + delay, 0)), b = double(wanted.at(i, 0));
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }
        best = std::max(best, ab / std::sqrt(aa * bb));
    }
    return best;
}

} // namespace

/// The whole way from files to an exported response and back to the project, as a user goes it: by
/// mouse, then by keyboard. Files are dropped or their names typed.
class TestFlow : public QObject {
    Q_OBJECT

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<WindowUser> m_user;
    fs::path m_one, m_two;

    MainWindow& window() const { return *m_bench->window; }
    Session& session() const { return *m_bench->session; }
    Player& player() const { return session().player(); }
    LibraryPanel& library() const { return *static_cast<LibraryPanel*>(m_bench->panel("library")); }
    GuidePanel& guide() const { return *static_cast<GuidePanel*>(m_bench->panel("guide")); }
    TakeEditor& editor() const { return guide().editor(); }
    LabelStrip& strip() const { return *guide().lanes().strip(); }
    /// Null: none is open.
    ExportPage* exportPage() const { return window().findChild<ExportPage*>(); }

    QModelIndex rowOf(const fs::path& file) const {
        const int row = library().table()->rowOf(session().store().idOf(file));
        return library().view()->model()->index(row, 0);
    }
    fs::path currentFile() const {
        const LibraryItem* item = session().store().item(session().current());
        return item ? session().store().fileOf(*item) : fs::path();
    }

    void checkExport(const fs::path& file) const {
        QTRY_VERIFY(fs::exists(file));
        const Sound sound = readSound(file);
        QCOMPARE(sound.rate, 22050);
        QCOMPARE(sound.frames(), sampleTones("one").frames());
        const auto loud = std::count_if(sound.samples.begin(), sound.samples.end(),
                                        [](float x) { return std::abs(x) > 0.01F; });
        QVERIFY(std::size_t(loud) > sound.samples.size() / 4);
        QVERIFY(!readProvenance(file).empty());
    }

    /// What a user would miss if it were not there again.
    struct Remembered {
        std::size_t items;
        std::int64_t current;
        QList<qint64> selection;
        fs::path take;
        guide::TakeState state;
        std::vector<float> response;
        QString layout;
        QStringList docks;
    };
    Remembered remember() const {
        return {session().store().items().size(),
                session().current(),
                session().selection(),
                editor().take()->folder(),
                editor().state(),
                editor().response()->samples,
                window().layoutId(),
                shownDocks()};
    }
    QStringList shownDocks() const {
        QStringList names;
        for (const auto* dock : window().findChildren<QDockWidget*>())
            if (dock->isVisible())
                names << dock->objectName();
        names.sort();
        return names;
    }
    void checkReopened(const Remembered& before) const {
        QTRY_VERIFY(session().store().isOpen());
        QCOMPARE(session().store().items().size(), before.items);
        QCOMPARE(window().layoutId(), before.layout);
        QCOMPARE(shownDocks(), before.docks);
        QTRY_COMPARE(session().current(), before.current);
        QTRY_COMPARE(session().selection(), before.selection);
        QTRY_VERIFY(editor().take());
        QCOMPARE(editor().take()->folder(), before.take);
        QTRY_VERIFY(editor().state() == before.state);
        QTRY_VERIFY(editor().response() && !editor().busy());
        QVERIFY(editor().response()->samples == before.response);
        // Edits that were not saved are there, but a new start begins without steps to undo.
        QVERIFY(editor().edited());
        QVERIFY(!session().undo().canUndo());
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<WindowBench>();
        m_user = std::make_unique<WindowUser>(*m_bench);
        m_one = m_bench->sound("one");
        m_two = m_bench->sound("two");
        QVERIFY(m_bench->openProject());
        window().setLayoutId(QStringLiteral("explore"));
    }
    void cleanup() {
        m_user.reset();
        m_bench.reset();
    }

    void byMouse() {
        QVERIFY(m_user->drop(&library(), {m_one, m_two}));
        QTRY_COMPARE(session().store().items().size(), std::size_t(2));
        QTRY_COMPARE(library().table()->shown(), 2);

        QWidget* rows = library().view()->viewport();
        const QPoint row = library().view()->visualRect(rowOf(m_two)).center();
        QTest::mouseClick(rows, Qt::LeftButton, {}, row);
        QTRY_COMPARE(currentFile(), m_two);
        QTest::mouseDClick(rows, Qt::LeftButton, {}, row);
        QTRY_VERIFY(player().auditioning());
        QTRY_VERIFY(m_bench->device);
        const Sound heard = m_bench->play(1);
        QVERIFY(likeness(heard, sampleTones("two")) > 0.99);
        QVERIFY(likeness(heard, sampleTones("one")) < 0.9);
        QVERIFY(m_user->clickMenu("play.stopAudition"));
        QTRY_VERIFY(!player().auditioning());

        QVERIFY(m_user->clickMenu("view.layout.generate"));
        QTRY_VERIFY(guide().isVisible());
        // From the library, as it hands rows out.
        const auto drag = [this](const fs::path& file, const char* slot) {
            const std::unique_ptr<QMimeData> data(
                library().view()->model()->mimeData({rowOf(file)}));
            return m_user->drop(WindowUser::named<QWidget>(guide(), QLatin1String(slot)), *data);
        };
        QVERIFY(drag(m_one, "Guide: the recording to follow"));
        QVERIFY(drag(m_two, "Memory: the recording to recompose"));
        QVERIFY(m_user->click(guide(), QStringLiteral("Generate")));
        QTRY_VERIFY_WITH_TIMEOUT(editor().response() != nullptr, 20000);

        QVERIFY(m_user->pick(WindowUser::named<QComboBox>(guide(), "Label to paint"),
                             QStringLiteral("Silence")));
        QVERIFY(m_user->click(guide(), QStringLiteral("Paint")));
        const LabelSegment& segment = strip().segments()[2];
        QTest::mouseClick(
            &strip(), Qt::LeftButton, {},
            {int(strip().xAt((segment.start + segment.end) / 2)), strip().height() / 2});
        QTRY_COMPARE(editor().state().query[2], guide::silent);
        QTRY_VERIFY(!editor().busy());
        const guide::TakeState painted = editor().state();
        const auto before = editor().response();
        auto* fade = WindowUser::named<QSlider>(guide(), "Fade");
        QVERIFY(fade);
        QTest::mouseClick(fade, Qt::LeftButton, {}, {fade->width() * 4 / 5, fade->height() / 2});
        QVERIFY(editor().state().render.fade > painted.render.fade);
        QTRY_VERIFY(editor().response() != before && !editor().busy());

        QVERIFY(m_user->click(guide(), QStringLiteral("Export…")));
        QTRY_VERIFY(exportPage() && exportPage()->isVisible());
        auto* file = WindowUser::named<QLineEdit>(*exportPage(), "File");
        QVERIFY(file);
        QTest::mouseClick(file, Qt::LeftButton);
        file->selectAll();
        const fs::path target = m_bench->folder / "by-mouse.wav";
        QTest::keyClicks(file, QString::fromStdString(target.string()));
        QVERIFY(m_user->click(*exportPage(), QStringLiteral("Export")));
        checkExport(target);
        QVERIFY(m_user->click(*exportPage(), QStringLiteral("Close")));
        QTRY_VERIFY(!exportPage());

        QVERIFY(m_user->clickMenu("edit.undo"));
        QTRY_VERIFY(editor().state() == painted);
        QTRY_VERIFY(!editor().busy());

        // A new start of the program.
        const Remembered remembered = remember();
        QVERIFY(m_user->clickMenu("file.quit"));
        session().closeProject();
        m_bench->open();
        QTRY_VERIFY(m_user->click(window(), QStringLiteral("project")));
        checkReopened(remembered);
    }

    void byKeyboard() {
        // The dialog runs its own loop, so its answer is typed from a timer.
        QTimer::singleShot(300, this, [this] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto* line = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            QTest::keyClicks(line, QStringLiteral("\"%1\" \"%2\"")
                                       .arg(QString::fromStdString(m_one.string()),
                                            QString::fromStdString(m_two.string())));
            QTest::keyClick(line, Qt::Key_Return);
        });
        m_user->press(Qt::Key_I, Qt::ControlModifier);
        QTRY_COMPARE(session().store().items().size(), std::size_t(2));
        QTRY_COMPARE(library().table()->shown(), 2);

        QVERIFY(WindowUser::activate(&window()));
        QVERIFY(m_user->goTo(library()));
        QVERIFY(m_user->tabTo<RowTableView>());
        m_user->press(Qt::Key_End, Qt::ControlModifier); // moves, but marks nothing
        m_user->press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(library().view()->currentIndex().row(), 0);
        m_user->press(Qt::Key_Down);
        m_user->press(Qt::Key_Up);
        QTRY_COMPARE(session().current(), library().table()->idAt(0));
        const fs::path first = currentFile();
        m_user->press(Qt::Key_Return);
        QTRY_VERIFY(player().auditioning());
        QTRY_VERIFY(m_bench->device);
        QVERIFY(likeness(m_bench->play(1), sampleTones(first.stem().string())) > 0.99);
        m_user->press(Qt::Key_Escape);
        QTRY_VERIFY(!player().auditioning());

        QVERIFY(m_user->command(QStringLiteral("Library: Use as guide")));
        QVERIFY(m_user->isIn(guide()));
        QVERIFY(m_user->goTo(library()));
        QVERIFY(m_user->tabTo<RowTableView>());
        m_user->press(Qt::Key_Down);
        QTRY_COMPARE(currentFile(), first == m_one ? m_two : m_one);
        QVERIFY(m_user->command(QStringLiteral("Library: Use as memory")));
        m_user->press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(window().layoutId(), QStringLiteral("generate"));
        QVERIFY(m_user->goTo(guide()));
        m_user->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(editor().response() != nullptr, 20000);

        const guide::TakeState made = editor().state();
        QVERIFY(m_user->tabTo<LabelStrip>());
        QTRY_VERIFY(!strip().segments().empty());
        m_user->press(Qt::Key_Home);
        // A label that the memory has.
        const auto other = std::find_if(made.labels.begin(), made.labels.end(), [&](int l) {
            return l != made.labels[0] && l != guide::silent;
        });
        QVERIFY(other != made.labels.end());
        m_user->type(QString::number(*other));
        m_user->press(Qt::Key_Return);
        QTRY_COMPARE(editor().state().labels[0], *other);
        QTRY_VERIFY(!editor().busy());
        m_user->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(editor().state() == made);
        m_user->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(editor().state().labels[0], *other);
        QTRY_VERIFY(!editor().busy());
        const guide::TakeState labelled = editor().state();
        const auto before = editor().response();
        QVERIFY(m_user->tabTo<QSlider>(QStringLiteral("Fade")));
        m_user->press(Qt::Key_PageUp);
        QVERIFY(editor().state().render.fade > labelled.render.fade);
        QTRY_VERIFY(editor().response() != before && !editor().busy());

        m_user->press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(WindowUser::activate(exportPage()));
        QVERIFY(m_user->tabTo<QLineEdit>(QStringLiteral("File")));
        m_user->press(Qt::Key_A, Qt::ControlModifier);
        const fs::path target = m_bench->folder / "by-keyboard.wav";
        m_user->type(QString::fromStdString(target.string()));
        m_user->press(Qt::Key_Return);
        checkExport(target);
        m_user->press(Qt::Key_Escape);
        QTRY_VERIFY(!exportPage());

        QVERIFY(WindowUser::activate(&window()));
        m_user->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(editor().state() == labelled);
        QTRY_VERIFY(!editor().busy());

        // Closed at once: nothing waits for a moment of calm to be kept.
        const Remembered remembered = remember();
        QTest::keySequence(&m_user->focus(),
                           window().actionNamed(QStringLiteral("file.close"))->shortcut());
        QTRY_VERIFY(!session().store().isOpen());
        QTRY_VERIFY(WindowUser::named<QCommandLinkButton>(window(), "project"));
        // The keyboard is on the first page already; its recent projects follow the ways to begin.
        QCOMPARE(m_user->focus().accessibleName(), QStringLiteral("Try the demo"));
        for (int i = 0; i < 3; ++i)
            m_user->press(Qt::Key_Tab);
        QCOMPARE(m_user->focus().accessibleName(), QStringLiteral("project"));
        m_user->press(Qt::Key_Return);
        checkReopened(remembered);
    }

    /// With the palette alone, wherever the keyboard is: each panel comes to the front and gets
    /// the keyboard, and does what it is there for.
    void everyPanelFromThePalette() {
        QCOMPARE(m_bench->import({m_one, m_two}).size(), std::size_t(2));
        QVERIFY(m_user->goTo(library()));
        QVERIFY(m_user->tabTo<RowTableView>());
        m_user->press(Qt::Key_Down);
        QVERIFY(m_user->command(QStringLiteral("Library: Audition")));
        QTRY_VERIFY(player().auditioning());
        QVERIFY(m_user->command(QStringLiteral("Play: Stop audition")));
        QTRY_VERIFY(!player().auditioning());

        QTRY_VERIFY(player().length() > 3);
        QVERIFY(m_user->command(QStringLiteral("Play: Play")));
        QTRY_VERIFY(player().playing());
        QVERIFY(m_user->command(QStringLiteral("Play: Stop")));
        QTRY_VERIFY(!player().playing());

        QVERIFY(m_user->command(QStringLiteral("Inspector: Export")));
        QVERIFY(WindowUser::activate(exportPage()));
        m_user->press(Qt::Key_Escape);
        QTRY_VERIFY(!exportPage());
        QVERIFY(WindowUser::activate(&window()));

        QVERIFY(m_user->command(QStringLiteral("Library: Use as guide")));
        QVERIFY(m_user->command(QStringLiteral("Library: Use as memory")));
        QVERIFY(m_user->command(QStringLiteral("Guide and memory: Generate")));
        QTRY_VERIFY_WITH_TIMEOUT(editor().response() != nullptr, 20000);

        const auto show = [this](const char* id) {
            Panel* panel = m_bench->panel(id);
            return m_user->command(QStringLiteral("View: ") + panel->title()) &&
                   !panel->visibleRegion().isEmpty() && m_user->isIn(*panel);
        };
        QVERIFY(show("jobs"));
        QVERIFY(m_user->tabTo<RowTableView>());
        const QAction* hear = window().actionNamed(QStringLiteral("jobs.audition"));
        // Ends of the same second stand in any order, and an import has nothing to be heard.
        m_user->press(Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < 5 && !hear->isEnabled(); ++i)
            m_user->press(Qt::Key_Down);
        QVERIFY(m_user->command(QStringLiteral("Jobs: Hear the result")));
        QTRY_VERIFY(player().auditioning());
        QVERIFY(m_user->command(QStringLiteral("Jobs: Retry with changes")));
        QTRY_VERIFY(m_user->isIn(*m_bench->panel("task")));
        const auto runs = session().jobs().runs().size();
        QTRY_VERIFY(window().actionNamed(QStringLiteral("task.start"))->isEnabled());
        QVERIFY(m_user->command(QStringLiteral("Task: Start the task")));
        QTRY_COMPARE_WITH_TIMEOUT(session().jobs().runs().size(), runs + 1, 20000);

        QVERIFY(show("log"));
        auto* messages = m_bench->panel("log")->findChild<QAbstractItemView*>();
        QTRY_VERIFY(messages->model()->rowCount() > 0);
        QVERIFY(m_user->command(QStringLiteral("Log: Clear messages")));
        QTRY_COMPARE(messages->model()->rowCount(), 0);
        QVERIFY(show("mixer"));
        QVERIFY(m_user->command(QStringLiteral("Play: Equal loudness")));
        QVERIFY(player().matched());

        // Behind the mixer's tab by now.
        QVERIFY(show("jobs"));
        QVERIFY(show("guide"));
        QVERIFY(m_user->command(QStringLiteral("View: Inspector"))); // folds it up
        QVERIFY(show("inspector"));
    }
};

QTEST_MAIN(TestFlow)
#include "app_flow.moc"

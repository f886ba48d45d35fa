#include "tests/app/windowbench.h"

#include "app/panels/exportpage.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/joinbar.h"
#include "app/panels/library.h"
#include "app/panels/takeeditor.h"
#include "core/resample.h"
#include "widgets/commandpalette.h"
#include "widgets/rowtable.h"
#include "widgets/slider.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QTimer>
#include <QToolButton>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// How alike the output of the device and a sound are at the best of some delays; 1: the same but
/// for its level.
double likeness(const Sound& output, const Sound& sound, std::size_t longestDelay) {
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

QUrl urlOf(const fs::path& file) {
    return QUrl::fromLocalFile(QString::fromStdString(file.string()));
}

void drop(QWidget& target, const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    const QPoint middle = target.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace

/// The whole way from files to an exported response, as a user goes it: by mouse, then by keyboard.
class TestFlow : public QObject {
    Q_OBJECT

    std::unique_ptr<WindowBench> m_bench;
    fs::path m_one, m_two;

    MainWindow& window() const { return *m_bench->window; }
    Session& session() const { return *m_bench->session; }
    LibraryPanel& library() const { return *static_cast<LibraryPanel*>(m_bench->panel("library")); }
    GuidePanel& guide() const { return *static_cast<GuidePanel*>(m_bench->panel("guide")); }
    TakeEditor& editor() const { return guide().editor(); }
    LabelStrip& strip() const { return *guide().lanes().strip(); }

    template <class W>
    static W* named(QWidget& in, const QString& name) {
        for (W* widget : in.findChildren<W*>())
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        return nullptr;
    }
    QPoint cell(int row) const {
        const RowTableView& view = *library().view();
        return view.visualRect(view.model()->index(row, 0)).center();
    }
    int rowOf(const fs::path& file) const {
        return library().table()->rowOf(session().store().idOf(file));
    }

    // By mouse.
    void clickMenu(const char* name) const {
        QAction* action = window().actionNamed(QLatin1String(name));
        QVERIFY2(action && action->isEnabled(), name);
        auto* bar = window().findChild<QMenuBar*>();
        QMenu* menu = nullptr;
        for (QAction* top : bar->actions())
            if (top->menu() && top->menu()->actions().contains(action))
                menu = top->menu();
        QVERIFY2(menu, name);
        QTest::mouseClick(bar, Qt::LeftButton, {},
                          bar->actionGeometry(menu->menuAction()).center());
        QTRY_VERIFY(menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }

    // By keyboard: keys go to whatever has the focus, as they do for a user.
    QWidget& focus() const {
        QWidget* widget = QApplication::focusWidget();
        return widget ? *widget : window();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(&focus(), Qt::Key(key), modifiers);
    }
    void command(const QString& text) const {
        press(Qt::Key_K, Qt::ControlModifier);
        auto* palette = window().findChild<CommandPalette*>();
        QTRY_VERIFY(palette->isVisible());
        QTest::keyClicks(palette->findChild<QLineEdit*>(), text);
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(!palette->isVisible());
        window().activateWindow();
    }
    /// Tab until a widget of this class (and name) has the keyboard.
    template <class W>
    W* tabTo(const QString& name = {}) const {
        for (int i = 0; i < 80; ++i) {
            auto* at = qobject_cast<W*>(QApplication::focusWidget());
            if (at && (name.isEmpty() || at->accessibleName() == name))
                return at;
            press(Qt::Key_Tab);
        }
        return nullptr;
    }
    /// F6 until the keyboard is in this panel.
    bool goTo(const Panel& panel) const {
        for (int i = 0; i < 10; ++i) {
            if (panel.isAncestorOf(&focus()) || &focus() == &panel)
                return true;
            press(Qt::Key_F6);
        }
        return false;
    }

    /// What must hold of the exported file, and of the project when it is opened again.
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
    void closeAndReopen() {
        const auto items = session().store().items().size();
        const auto current = session().current();
        const fs::path take = editor().take()->folder();
        const guide::TakeState state = editor().state();
        const QString layout = window().layoutId();
        QTRY_VERIFY(!editor().busy());
        window().close();
        session().closeProject();
        m_bench->open();
        QTRY_VERIFY(!session().store().isOpen());
        window().openProject(m_bench->folder / "project");
        QTRY_VERIFY(session().store().isOpen());
        QCOMPARE(session().store().items().size(), items);
        QCOMPARE(window().layoutId(), layout);
        QTRY_COMPARE(session().current(), current);
        QTRY_VERIFY(editor().take());
        QCOMPARE(editor().take()->folder(), take);
        QTRY_VERIFY(editor().state() == state);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<WindowBench>();
        m_one = m_bench->sound("one");
        m_two = m_bench->sound("two");
        QVERIFY(m_bench->openProject());
        window().setLayoutId(QStringLiteral("explore"));
    }
    void cleanup() { m_bench.reset(); }

    void byMouse() {
        drop(library(), {urlOf(m_one), urlOf(m_two)});
        QTRY_COMPARE(session().store().items().size(), std::size_t(2));
        QTRY_COMPARE(library().table()->shown(), 2);

        const QPoint row = cell(rowOf(m_two));
        QWidget* rows = library().view()->viewport();
        QTest::mouseClick(rows, Qt::LeftButton, {}, row);
        QTRY_COMPARE(session().current(), session().store().idOf(m_two));
        QTest::mouseDClick(rows, Qt::LeftButton, {}, row);
        QTRY_VERIFY(session().player().auditioning());
        QTRY_VERIFY(m_bench->device);
        const Sound heard = m_bench->play(1);
        QVERIFY(likeness(heard, sampleTones("two"), 4000) > 0.99);
        QVERIFY(likeness(heard, sampleTones("one"), 4000) < 0.9);
        clickMenu("play.stopAudition");

        clickMenu("view.layout.generate");
        QTRY_VERIFY(guide().isVisible());
        drop(*named<QWidget>(guide(), "Guide: the recording to follow"), {urlOf(m_one)});
        drop(*named<QWidget>(guide(), "Memory: the recording to recompose"), {urlOf(m_two)});
        QPushButton* generate = nullptr;
        for (QPushButton* b : guide().findChildren<QPushButton*>())
            if (b->text() == QLatin1String("Generate"))
                generate = b;
        QVERIFY(generate && generate->isEnabled());
        QTest::mouseClick(generate, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(editor().response() != nullptr, 20000);

        const guide::TakeState made = editor().state();
        auto* picker = named<QComboBox>(guide(), "Label to paint");
        QVERIFY(picker);
        picker->setCurrentIndex(picker->findData(guide::silent));
        auto* paint = window().actionNamed(QStringLiteral("guide.paint"));
        for (QToolButton* b : guide().findChildren<QToolButton*>())
            if (b->defaultAction() == paint && b->isVisible())
                QTest::mouseClick(b, Qt::LeftButton);
        QVERIFY(paint->isChecked());
        const LabelSegment& segment = strip().segments()[2];
        QTest::mouseClick(
            &strip(), Qt::LeftButton, {},
            {int(strip().xAt((segment.start + segment.end) / 2)), strip().height() / 2});
        QTRY_COMPARE(editor().state().query[2], guide::silent);
        QTRY_VERIFY(!editor().busy());
        const auto before = editor().response();
        auto* track = guide().findChild<JoinBar*>()->fade()->findChild<QSlider*>();
        QTest::mouseClick(track, Qt::LeftButton, {}, {track->width() * 4 / 5, track->height() / 2});
        QTRY_VERIFY(editor().response() != before && !editor().busy());

        window().actionNamed(QStringLiteral("guide.export"))->trigger(); // may be in the overflow
        auto* page = guide().findChild<ExportPage*>();
        QTRY_VERIFY(page && page->isVisible());
        auto* file = named<QLineEdit>(*page, "File");
        QTest::mouseDClick(file, Qt::LeftButton);
        file->selectAll();
        const fs::path target = m_bench->folder / "by-mouse.wav";
        QTest::keyClicks(file, QString::fromStdString(target.string()));
        for (QPushButton* b : page->findChildren<QPushButton*>())
            if (b->text() == QLatin1String("Export"))
                QTest::mouseClick(b, Qt::LeftButton);
        checkExport(target);
        page->close();

        closeAndReopen();
        // Edits that were not saved are there, and a new start begins without steps to undo.
        QVERIFY(editor().edited());
        QVERIFY(!(editor().state() == made));
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
        press(Qt::Key_I, Qt::ControlModifier);
        QTRY_COMPARE(session().store().items().size(), std::size_t(2));
        QTRY_COMPARE(library().table()->shown(), 2);

        window().activateWindow(); // a window manager does so when the dialog has gone
        QTRY_VERIFY(window().isActiveWindow());
        QVERIFY(goTo(library()));
        QVERIFY(tabTo<RowTableView>());
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        QTRY_COMPARE(session().current(), library().table()->idAt(0));
        const fs::path first =
            session().store().fileOf(*session().store().item(session().current()));
        press(Qt::Key_Return);
        QTRY_VERIFY(session().player().auditioning());
        QTRY_VERIFY(m_bench->device);
        QVERIFY(likeness(m_bench->play(1), sampleTones(first.stem().string()), 4000) > 0.99);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!session().player().auditioning());

        const fs::path second = first == m_one ? m_two : m_one;
        const QStringList uses = first == m_one ? QStringList{"use as guide", "use as memory"}
                                                : QStringList{"use as memory", "use as guide"};
        command(uses[0]);
        QVERIFY(goTo(library()));
        QVERIFY(tabTo<RowTableView>());
        press(Qt::Key_Down);
        QTRY_COMPARE(session().current(), session().store().idOf(second));
        command(uses[1]);
        press(Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(window().layoutId(), QStringLiteral("generate"));
        QVERIFY(goTo(guide()));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(editor().response() != nullptr, 20000);

        const guide::TakeState made = editor().state();
        QCOMPARE(tabTo<LabelStrip>(strip().accessibleName()), &strip());
        QTRY_VERIFY(!strip().segments().empty());
        press(Qt::Key_Home);
        // A label that the memory has.
        const auto other = std::find_if(made.labels.begin(), made.labels.end(), [&](int l) {
            return l != made.labels[0] && l != guide::silent;
        });
        QVERIFY(other != made.labels.end());
        const int label = *other;
        QTest::keyClicks(&focus(), QString::number(label));
        press(Qt::Key_Return);
        QTRY_COMPARE(editor().state().labels[0], label);
        QTRY_VERIFY(!editor().busy());
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(editor().state() == made);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(editor().state().labels[0], label);

        window().actionNamed(QStringLiteral("guide.export"))->trigger();
        auto* page = guide().findChild<ExportPage*>();
        QTRY_VERIFY(page && page->isVisible());
        page->activateWindow();
        QTRY_VERIFY(page->isActiveWindow());
        auto* file = tabTo<QLineEdit>("File");
        QVERIFY(file);
        press(Qt::Key_A, Qt::ControlModifier);
        const fs::path target = m_bench->folder / "by-keyboard.wav";
        QTest::keyClicks(file, QString::fromStdString(target.string()));
        press(Qt::Key_Return);
        checkExport(target);
        QTest::keyClick(page, Qt::Key_Escape);

        closeAndReopen();
    }
};

QTEST_MAIN(TestFlow)
#include "app_flow.moc"

#include "tests/app/workbench.h"

#include "app/panels/exportpage.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/joinbar.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "core/loudness.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

QPushButton* button(QWidget* in, const QString& text) {
    for (QPushButton* b : in->findChildren<QPushButton*>())
        if (b->text() == text)
            return b;
    return nullptr;
}

template <class T>
T* named(QWidget* in, const QString& name) {
    for (T* widget : in->findChildren<T*>())
        if (widget->accessibleName() == name)
            return widget;
    return nullptr;
}

QPoint middleOf(const LabelStrip& strip, int segment) {
    const LabelSegment& s = strip.segments()[std::size_t(segment)];
    return {int(strip.xAt((s.start + s.end) / 2)), strip.height() / 2};
}

} // namespace

class AppGuide : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<GuidePanel> m_panel;

    LabelStrip& strip() const { return *m_panel->lanes().strip(); }
    TakeEditor& editor() const { return m_panel->editor(); }
    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("guide.") + QLatin1String(name));
    }
    int runs() const {
        int count = 0;
        for (const RunRow& row : m_bench->session->jobs().runs())
            count += row.state == RunState::Done;
        return count;
    }
    void makePanel() {
        m_panel = std::make_unique<GuidePanel>(*m_bench->session);
        m_panel->resize(1100, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    /// Two recordings on the slots and a take made of them.
    void generate() {
        m_panel->restore({{"options", {{"segment", 0.25}, {"vocab", 4}}}});
        m_bench->session->useAs("guide", m_bench->sound("one"));
        m_bench->session->useAs("memory", m_bench->sound("two"));
        m_panel->setFocus();
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(editor().response() != nullptr, 10000);
        QTRY_COMPARE(runs(), 1);
    }
    void settle() { QTRY_VERIFY(!editor().busy()); }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        makePanel();
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void nothingToGenerateYet() {
        QVERIFY(!button(m_panel.get(), "Generate")->isEnabled());
        QVERIFY(!action("generate")->isEnabled());
        m_bench->session->useAs("guide", m_bench->sound("one"));
        QVERIFY(!action("generate")->isEnabled());
        m_bench->session->useAs("memory", m_bench->sound("two"));
        QVERIFY(button(m_panel.get(), "Generate")->isEnabled());
    }

    void theNewestTakeIsThereWhenTheProjectIsNew() {
        generate();
        m_panel.reset();
        makePanel();
        QTRY_VERIFY(editor().response() != nullptr);
        const TimeAxis* axis = m_panel->lanes().axis();
        QVERIFY(m_bench->session->player().isLoaded(axis));
        const Json state = m_panel->state();

        // Out of sight it leaves the transport to others until it is shown.
        m_panel.reset();
        m_panel = std::make_unique<GuidePanel>(*m_bench->session);
        axis = m_panel->lanes().axis();
        m_panel->restore(state);
        QTRY_VERIFY(editor().response() != nullptr);
        QVERIFY(!m_bench->session->player().isLoaded(axis));
        m_panel->show();
        QTRY_VERIFY(m_bench->session->player().isLoaded(axis));

        m_panel.reset();
        m_panel = std::make_unique<GuidePanel>(*m_bench->session);
        m_bench->session->useAs("guide", m_bench->sound("two")); // somebody has other plans
        m_panel->show();
        QTest::qWait(300);
        QVERIFY(!editor().take());
        QVERIFY(named<QWidget>(m_panel.get(), "Guide: two.wav"));
    }

    void dropsFillTheSlots() {
        auto* slot = named<QWidget>(m_panel.get(), "Memory: the recording to recompose");
        QVERIFY(slot);
        QMimeData data;
        const fs::path file = m_bench->sound("two");
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file))});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(slot, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(slot, &drop);
        QCOMPARE(slot->accessibleName(), "Memory: two.wav");
    }

    /// What is selected in the library is offered first; taken by keyboard.
    void theLibraryFillsTheSlots() {
        const auto ids = m_bench->import({m_bench->sound("one"), m_bench->sound("two")});
        m_bench->session->setSelection({ids[1]});
        auto* choose = named<QToolButton>(m_panel.get(), "Choose: Guide");
        QTest::keyClick(choose, Qt::Key_Space);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QVERIFY(named<QWidget>(m_panel.get(), "Guide: two.wav"));
    }

    void generatesAndShows() {
        generate();
        const auto take = editor().take();
        QCOMPARE(strip().segments().size(), take->segments());
        QCOMPARE(m_panel->lanes().arcs()->arcs().size(), take->segments());
        QCOMPARE(m_panel->lanes().axis()->length(), 4.0);
        // What plays is guide, memory (muted) and response.
        const Deck& deck = m_bench->session->player().deck();
        QCOMPARE(deck.tracks.size(), std::size_t(3));
        QVERIFY(deck.tracks[1].muted && !deck.tracks[2].muted);
        QCOMPARE(deck.tracks[2].sound, editor().response());
    }

    void paintLockRerollUndoByMouse() {
        generate();
        const guide::TakeState saved = editor().state();
        auto* picker = named<QComboBox>(m_panel.get(), "Label to paint");
        const int other =
            picker->findData(saved.labels[2] == picker->itemData(0).toInt() ? picker->itemData(1)
                                                                            : picker->itemData(0));
        picker->setCurrentIndex(other);
        const int label = picker->currentData().toInt();
        action("paint")->trigger();
        QTest::mousePress(&strip(), Qt::LeftButton, {}, middleOf(strip(), 2));
        QTest::mouseMove(&strip(), middleOf(strip(), 3));
        QTest::mouseRelease(&strip(), Qt::LeftButton, {}, middleOf(strip(), 3));
        QTRY_COMPARE(editor().state().labels[2], label);
        settle();
        QCOMPARE(strip().segments()[2].label, label);
        QVERIFY(editor().edited());
        action("paint")->trigger();

        QTest::mouseDClick(&strip(), Qt::LeftButton, {}, middleOf(strip(), 2));
        QTRY_VERIFY(editor().state().locked[2]);
        const int kept = editor().state().query[2];
        for (int i = 0; i < 5; ++i)
            action("reroll")->trigger();
        settle();
        QCOMPARE(editor().state().query[2], kept);
        while (m_bench->session->undo().canUndo())
            m_bench->session->undo().undo();
        QVERIFY(editor().state() == saved);
        QCOMPARE(strip().segments()[2].label, saved.labels[2]);
        QVERIFY(!editor().edited());
        while (m_bench->session->undo().canRedo())
            m_bench->session->undo().redo();
        QCOMPARE(editor().state().labels[2], label);
    }

    void theSameByKeyboard() {
        generate();
        strip().setFocus();
        QTest::keyClick(&strip(), Qt::Key_Home);
        QTest::keyClick(&strip(), Qt::Key_Right, Qt::ShiftModifier);
        const int before = editor().state().labels[0];
        const int label = before == 1 ? 2 : 1;
        QTest::keyClick(&strip(), Qt::Key_0 + label);
        QTest::keyClick(&strip(), Qt::Key_Return);
        QTRY_COMPARE(editor().state().labels[0], label);
        QTest::keyClick(&strip(), Qt::Key_K);
        QTRY_VERIFY(editor().state().locked[0] && editor().state().locked[1]);
        QTest::keyClick(&strip(), Qt::Key_R);
        settle();
        QTest::keyClick(&strip(), Qt::Key_K);
        QTRY_VERIFY(!editor().state().locked[0]);
        m_bench->session->undo().undo();
        QVERIFY(editor().state().locked[0]);
    }

    void alternativesAreHeardAndUsed() {
        generate();
        int segment = 0;
        while (editor().take()->alternatives(editor().state(), std::size_t(segment)).empty())
            ++segment;
        strip().setCurrent(segment);
        action("alternatives")->trigger();
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTRY_VERIFY(m_bench->session->player().auditioning());
        QTest::keyClick(menu, Qt::Key_Return);
        const int wanted = editor()
                               .take()
                               ->alternatives(editor().take()->saved(), std::size_t(segment))[0]
                               .memorySegment;
        QTRY_COMPARE(editor().state().query[std::size_t(segment)], wanted);
    }

    /// A run is seen as it comes: labels before the response is there, and the button cancels.
    void lanesFillWhileItRuns() {
        m_bench->session->useAs("guide", m_bench->sound("one"));
        m_bench->session->useAs("memory", m_bench->sound("two"));
        bool labelsFirst = false;
        const auto look = [&] { labelsFirst |= !strip().segments().empty() && !editor().take(); };
        connect(&m_bench->session->jobs(), &Jobs::changed, this, look);
        connect(&m_bench->session->jobs(), &Jobs::ended, this, look); // of a fast one
        QPushButton* generateButton = button(m_panel.get(), "Generate");
        QTest::mouseClick(generateButton, Qt::LeftButton);
        QCOMPARE(generateButton->text(), "Cancel");
        QTRY_VERIFY_WITH_TIMEOUT(editor().take() != nullptr, 10000);
        QVERIFY(labelsFirst);
        QCOMPARE(generateButton->text(), "Generate");
        QTest::mouseClick(generateButton, Qt::LeftButton);
        QTest::mouseClick(generateButton, Qt::LeftButton);
        QTRY_COMPARE(generateButton->text(), "Generate");
        QVERIFY(!editor().take());
        QVERIFY(generateButton->isEnabled());
    }

    void aClickPlaysTheSegment() {
        generate();
        QTest::mouseClick(&strip(), Qt::LeftButton, {}, middleOf(strip(), 1));
        QTRY_VERIFY(m_bench->session->player().auditioning());
    }

    void aFadeIsHeardWithoutANewRun() {
        generate();
        const auto before = editor().response();
        auto* fade = m_panel->findChild<JoinBar*>()->fade();
        for (const double value : {0.1, 0.2, 0.3})
            fade->setValue(value);
        QTRY_VERIFY(editor().response() != before && !editor().busy());
        QVERIFY(editor().response()->samples != before->samples);
        QCOMPARE(m_bench->session->player().deck().tracks[2].sound, editor().response());
        QCOMPARE(runs(), 1);
        // One drag, one step.
        m_bench->session->undo().undo();
        QVERIFY(!editor().edited());
        QCOMPARE(fade->value(), 0.05);
    }

    void comparesAtEqualLoudness() {
        generate();
        action("compare")->trigger();
        QVERIFY(m_bench->session->player().matched());
        const auto tracks = m_bench->session->player().deck().tracks;
        QVERIFY(tracks[2].solo && !tracks[0].solo);
        action("compare")->trigger();
        QVERIFY(m_bench->session->player().deck().tracks[0].solo);
    }

    void savesATakeAndOpensEarlierOnes() {
        generate();
        const fs::path first = editor().take()->folder();
        editor().paint({1}, guide::silent);
        QTRY_COMPARE(editor().state().query[1], -1);
        settle();
        action("save")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(editor().take()->folder() != first, 10000);
        QVERIFY(!editor().edited());
        QCOMPARE(editor().take()->saved().query[1], -1);
        QTRY_COMPARE(runs(), 2);
        auto* list = m_panel->findChild<TakeList*>();
        QTRY_COMPARE(list->count(), 2);
        // Undo reaches back across saving.
        m_bench->session->undo().undo();
        QVERIFY(editor().state().query[1] != -1);
        list->setCurrentRow(1);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(editor().take()->folder(), first);
    }

    /// What is done while the saved take is still being read.
    void editsGoOnWhileATakeIsSaved() {
        generate();
        const fs::path first = editor().take()->folder();
        editor().paint({1}, guide::silent);
        QTRY_COMPARE(editor().state().query[1], -1);
        settle();
        action("save")->trigger();
        connect(&m_bench->session->jobs(), &Jobs::ended, &editor(), [this] {
            guide::RenderOptions render = editor().state().render;
            render.fade = 0.2;
            editor().setRender(render);
            editor().lock({2}, true);
        });
        QTRY_VERIFY_WITH_TIMEOUT(editor().take()->folder() != first, 10000);
        settle();
        QCOMPARE(editor().state().render.fade, 0.2);
        QVERIFY(editor().state().locked[2]);
        QCOMPARE(editor().state().query[1], -1);
        QVERIFY(editor().edited());
    }

    void aTakeStaysWithItsProject() {
        Session& session = *m_bench->session;
        session.useAs("guide", m_bench->sound("one"));
        session.useAs("memory", m_bench->sound("two"));
        action("generate")->trigger();
        const Jobs::Id job = session.jobs().ids().back();
        session.jobs().pause(job);
        session.closeProject();
        QVERIFY(button(m_panel.get(), "Generate"));
        session.store().create(m_bench->folder / "other");
        QTRY_VERIFY(session.store().isOpen());
        session.jobs().resume(job);
        QTRY_VERIFY_WITH_TIMEOUT(session.jobs().job(job)->ended(), 10000);
        QTest::qWait(200);
        QVERIFY(!editor().take());
    }

    /// What was not saved comes back when the window was closed or died.
    void unsavedEditsComeBack() {
        generate();
        const fs::path folder = editor().take()->folder();
        editor().paint({1, 2}, guide::silent);
        QTRY_COMPARE(editor().state().query[2], -1);
        QTRY_VERIFY(fs::exists(folder / "edits.json"));
        const Json state = m_panel->state();
        m_panel.reset();
        makePanel();
        m_panel->restore(state);
        QTRY_VERIFY(editor().take());
        QCOMPARE(editor().state().query[2], -1);
        QVERIFY(editor().edited());
        writeFile(folder / "edits.json", "{\"of\": 3"); // half a file
        editor().close();
        editor().open(folder);
        QTRY_VERIFY(editor().take());
        QVERIFY(!editor().edited());
    }

    void everythingHasRoomAndAName_data() {
        QTest::addColumn<bool>("longTexts");
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << false << QSize(1300, 720);
        QTest::newRow("long texts") << true << QSize(1300, 720);
        QTest::newRow("long texts, narrow") << true << QSize(360, 400);
    }
    void everythingHasRoomAndAName() {
        QFETCH(bool, longTexts);
        QFETCH(QSize, size);
        LongTexts translator;
        if (longTexts)
            QCoreApplication::installTranslator(&translator);
        m_panel.reset();
        makePanel();
        generate();
        settle();
        m_panel->resize(size);
        action("export")->trigger();
        auto* page = m_panel->findChild<ExportPage*>();
        QTest::qWait(200);
        const QString tag = QString(QTest::currentDataTag()).remove(QLatin1Char(','));
        for (QWidget* top : {static_cast<QWidget*>(m_panel.get()), static_cast<QWidget*>(page)}) {
            top->grab().save(QStringLiteral("%1/%2-%3.png")
                                 .arg(shotFolder(), top == page ? "export" : "guide", tag));
            const QStringList clipped = clippedTexts(*top);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join("; ")));
            int seen = 0;
            const QStringList unnamed = unnamedIn(*top, seen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("; ")));
            QVERIFY(seen > 5);
        }
    }

    /// Any sound can be exported, and what cannot be is said before it is tried.
    void exportsAnyFile() {
        const fs::path source = m_bench->sound("one");
        ExportPage page(*m_bench->session, offerOf(source, SoundReader(source).info()));
        page.show();
        auto* file = named<QLineEdit>(&page, "File");
        auto* summary = named<QLabel>(&page, "What will come out");
        QPushButton* start = button(&page, "Export");
        file->setText(QString::fromStdString(m_bench->folder / "copy.txt"));
        QVERIFY(!start->isEnabled());
        QVERIFY(summary->text().contains("copy.txt"));
        file->setText(QString::fromStdString(m_bench->folder / "copy.flac"));
        QCOMPARE(named<QComboBox>(&page, "Format")->currentText(), "FLAC");
        QVERIFY(start->isEnabled() && summary->text().contains("0:04"));
        QTest::keyClick(&page, Qt::Key_Return);
        QTRY_VERIFY(button(&page, "Show in folder")->isEnabled());
        QVERIFY(summary->text().contains("LUFS"));
        QCOMPARE(readSound(m_bench->folder / "copy.flac").frames(), readSound(source).frames());
    }

    void exports() {
        generate();
        action("export")->trigger();
        auto* page = m_panel->findChild<ExportPage*>();
        QVERIFY(page && !page->isModal());
        const fs::path target = m_bench->folder / "out.wav";
        named<QLineEdit>(page, "File")->setText(QString::fromStdString(target));
        const auto choose = [&](const char* name, const QString& text) {
            auto* box = named<QComboBox>(page, name);
            box->setCurrentText(text);
            QCOMPARE(box->currentText(), text);
        };
        choose("Bit depth", "16 bits");
        choose("Sample rate", "22050 Hz");
        choose("Loudness", "-23 LUFS");
        QPushButton* start = button(page, "Export");
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY(fs::exists(target));
        const Sound sound = readSound(target);
        QCOMPARE(sound.rate, 22050);
        for (const float x : sound.samples)
            QCOMPARE(x * 32768, std::round(x * 32768));
        QVERIFY(std::abs(*loudnessOf(sound).integrated + 23) < 0.1);
        QVERIFY(!readProvenance(target).empty());

        // A second time it asks; keeping keeps.
        QTRY_VERIFY(start->isEnabled());
        choose("Loudness", "-16 LUFS");
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Space);
        QPushButton* replace = button(page, "Replace");
        QTRY_VERIFY(replace->isVisible());
        QTest::mouseClick(button(page, "Keep"), Qt::LeftButton);
        QVERIFY(!replace->isVisible());
        QVERIFY(readSound(target).samples == sound.samples);
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY(replace->isVisible());
        QTest::mouseClick(replace, Qt::LeftButton);
        QTRY_VERIFY(readSound(target).samples != sound.samples);

        choose("Format", "FLAC");
        choose("What", "Stems: guide, memory and response");
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        for (const char* role : {"guide", "memory", "response"})
            QTRY_VERIFY(fs::exists(stemFile(m_bench->folder / "out.flac", role)));
    }
};

QTEST_MAIN(AppGuide)
#include "app_guide.moc"

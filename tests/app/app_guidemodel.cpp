#include "tests/app/guiderig.h"

#include "app/panels/answerslot.h"
#include "app/panels/codebooklist.h"
#include "app/panels/guideform.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/relationlanes.h"
#include "app/panels/relationpage.h"
#include "app/panels/relationverdict.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "app/panels/taskpanel.h"
#include "app/panels/trainingpanel.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/form.h"
#include "widgets/numberbox.h"
#include "widgets/rowtable.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QMenu>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;

/// From two recordings to a model, and to what it answers, in the guide panel.
class AppGuideModel : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<GuideRig> m_rig;
    std::unique_ptr<GuidePanel> m_panel;

    void makePanel() {
        m_panel = std::make_unique<GuidePanel>(*m_bench->session);
        m_panel->resize(1200, 760);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    /// Of the options of a take.
    QWidget* field(const char* key) const {
        return m_panel->findChild<GuideForm*>()->findChild<QWidget*>(QLatin1String(key));
    }
    /// Both recordings on the slots, and the page of learning with few labels and epochs.
    RelationPage& openPage() {
        m_bench->session->useAs("guide", m_rig->recording(false));
        m_bench->session->useAs("memory", m_rig->recording(true));
        m_panel->showRelation();
        RelationPage& page = m_panel->relation();
        page.restore({{"recordings", page.pairs().toJson()}, {"options", GuideRig::options()}});
        return page;
    }
    bool learn(RelationPage& page) {
        page.train();
        return QTest::qWaitFor([&] { return !page.model().empty(); }, 60000);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        m_rig = std::make_unique<GuideRig>(*m_bench);
        QVERIFY(m_bench->openProject());
        makePanel();
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void withoutAModelNothingIsAskedOfOne() {
        QVERIFY(!field("temperature")->isEnabled());
        QVERIFY(field("temperature")->toolTip().contains("needs a model"));
        QVERIFY(field("segment")->isEnabled());
    }

    void fromTwoFilesToAnAnswer() {
        RelationPage& page = openPage();
        QCOMPARE(page.pairs().pairs().size(), std::size_t(1)); // the present guide and memory
        QVERIFY(page.obstacle().isEmpty());
        page.listen();
        QTRY_COMPARE_WITH_TIMEOUT(page.codebook().codes(), 4, 20000);
        QTRY_COMPARE(page.lanes().strip(RelationLanes::Guide)->segments().size(),
                     std::size_t(GuideRig::segments));
        QCOMPARE(page.lanes().strip(RelationLanes::Partner)->segments().size(),
                 std::size_t(GuideRig::segments));
        const auto first = page.lanes().strip(RelationLanes::Guide)->segments()[0].label;
        QVERIFY(first >= 0 && first < 4);

        QVERIFY(learn(page));
        QVERIFY(page.lanes().truth()->segments().size() > 5); // was told while it trained
        QCOMPARE(page.verdict().table()->topLevelItemCount(), 7);
        QVERIFY(!page.verdict().sentence().isEmpty());
        int books = 0;
        for (const RunRow& run : m_bench->session->jobs().runs())
            books += run.task == "guide.codebook";
        QCOMPARE(books, 1); // what was listened to is what was learned from

        GuideRig::button(page, "Answer with it")->click();
        QTRY_VERIFY(m_panel->answer().model());
        QVERIFY(m_panel->answer().isVisible());
        QVERIFY(!field("segment")->isEnabled());
        QVERIFY(field("segment")->toolTip().contains("The model decides"));
        QVERIFY(field("temperature")->isEnabled());

        QTest::mouseClick(GuideRig::button(*m_panel, "Generate"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->editor().response() != nullptr, 20000);
        const auto take = m_panel->editor().take();
        QVERIFY(take->learned());
        QCOMPARE(take->segments(), std::size_t(GuideRig::segments));
        QCOMPARE(m_panel->lanes().heardAs(0), int(first));
        QVERIFY(m_panel->lanes().strip()->segments()[0].undecided >= 0);

        // Who answered is told wherever the take is listed.
        auto* takes = m_panel->findChild<TakeList*>();
        const QString title = m_panel->answer().model()->title;
        QTRY_VERIFY(takes->item(0)->text().contains(title));
        QVERIFY(takes->item(0)->toolTip().contains(title));
        const auto listed = [&] {
            for (const auto& [id, item] : m_bench->session->store().items())
                if (item.title.ends_with(
                        "guide.generate response (" +
                        page.model().parent_path().parent_path().filename().string() + ")"))
                    return true;
            return false;
        };
        QTRY_VERIFY(listed());

        // What else the model expected is offered, and takes the place.
        LabelStrip& strip = *m_panel->lanes().strip();
        strip.setCurrent(0);
        m_panel->findChild<QAction*>("guide.alternatives")->trigger();
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const std::vector<std::int32_t> there = take->memoryLabels();
        const guide::LabelChance other = take->likely(take->saved(), 0)[1];
        QAction* offered = nullptr;
        for (QAction* action : menu->actions())
            if (action->text().startsWith(QStringLiteral("Label %1 (").arg(other.label)))
                offered = action;
        QVERIFY(offered);
        QCOMPARE(offered->isEnabled(), std::ranges::binary_search(there, other.label));
        if (offered->isEnabled()) {
            offered->trigger();
            QTRY_COMPARE(int(m_panel->editor().state().labels[0]), int(other.label));
        }
        menu->close();

        // The take brings its model back, and what was set without one is still there.
        const fs::path model = m_panel->answer().path();
        m_panel->answer().setPath({});
        QVERIFY(field("segment")->isEnabled());
        QCOMPARE(m_panel->state()["options"]["segment"].get<double>(),
                 guide::GenerateOptions().segment);
        m_panel->editor().open(take->folder());
        QTRY_COMPARE(m_panel->answer().path(), model);
        QTRY_VERIFY(m_panel->answer().model());
    }

    /// A stretch of the answer is drawn again; all around it stays, and undo brings it back.
    void aStretchIsDrawnAgain() {
        const fs::path model = m_rig->learn();
        QVERIFY(!model.empty());
        m_panel->restore({{"options", {{"temperature", 5.0}, {"top_p", 1.0}}}});
        m_bench->session->useAs("guide", m_rig->recording(false));
        m_bench->session->useAs("memory", m_rig->recording(true));
        m_panel->answer().setPath(model);
        QTRY_VERIFY(m_panel->answer().model());
        QTest::mouseClick(GuideRig::button(*m_panel, "Generate"), Qt::LeftButton);
        TakeEditor& editor = m_panel->editor();
        QTRY_VERIFY_WITH_TIMEOUT(editor.response() != nullptr, 20000);
        LabelStrip& strip = *m_panel->lanes().strip();
        auto* redraw = m_panel->findChild<QAction*>("guide.redraw");
        QVERIFY(redraw->isVisible() && !redraw->isEnabled()); // which one?
        const auto [first, last] = strip.stretchOf(60);
        QVERIFY(first > 0 && first <= 60 && last >= 60 && last < GuideRig::segments - 1);
        strip.setCurrent(60);
        const guide::TakeState before = editor.state();
        const auto heard = editor.response();
        strip.setFocus();
        QTest::keyClick(&strip, Qt::Key_D);
        QTRY_VERIFY_WITH_TIMEOUT(editor.state().labels != before.labels, 20000);
        for (int i = 0; i < GuideRig::segments; ++i)
            if (i < first || i > last)
                QCOMPARE(editor.state().labels[std::size_t(i)], before.labels[std::size_t(i)]);
        QTRY_VERIFY(!editor.busy());
        QVERIFY(editor.response()->samples != heard->samples);
        const guide::TakeState drawn = editor.state();
        // Kept beside the take, and saved as it is heard.
        QTRY_VERIFY(fs::exists(editor.take()->folder() / "edits.json"));
        const fs::path folder = editor.take()->folder();
        m_panel->findChild<QAction*>("guide.save")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(editor.take()->folder() != folder, 20000);
        QVERIFY(editor.take()->saved() == drawn);
        QVERIFY(!editor.edited());
        m_bench->session->undo().undo();
        QVERIFY(editor.state() == before);
        QTRY_VERIFY(!editor.busy());
    }

    /// From the page to its run among all trainings, and to what is done in the task panel.
    void theOtherPanelsKnowWhatIsMeant() {
        RelationPage& page = openPage();
        QVERIFY(learn(page));
        QVERIFY(!m_rig->learn().empty()); // a newer one
        TrainingPanel trainings(*m_bench->session);
        TaskPanel tasks(*m_bench->session);
        trainings.show();
        QTRY_COMPARE(trainings.runs().runs().size(), std::size_t(2));
        QSignalSpy shown(m_bench->session.get(), &Session::panelRequested);
        GuideRig::button(page, "Open in Training")->click();
        QCOMPARE(shown.takeLast()[0].toString(), "training");
        auto* view = trainings.findChild<RowTableView*>();
        const auto chosen = [&] {
            const TrainingRun* run = trainings.runs().run(view->currentId());
            return run ? run->folder : fs::path();
        };
        QTRY_VERIFY(!chosen().empty() &&
                    page.model().string().starts_with(chosen().string() + "/"));
        QVERIFY(view->selectedIds().size() == 1);

        const auto choose = [&](const char* text) -> bool {
            GuideRig::button(page, "More to do with models")->click();
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (QAction* action : menu ? menu->actions() : QList<QAction*>())
                if (action->text().startsWith(QLatin1String(text)) && action->isEnabled()) {
                    action->trigger();
                    menu->close();
                    return true;
                }
            return false;
        };
        QVERIFY(choose("Try segments"));
        QCOMPARE(shown.takeLast()[0].toString(), "task");
        RunRecord record = tasks.record();
        QCOMPARE(record.task, std::string("guide.grid"));
        QCOMPARE(record.inputs["pair"].size(), std::size_t(2));
        QCOMPARE(record.options["epochs"].get<double>(), 2.0); // as on the page
        QVERIFY(tasks.missing().isEmpty());
        QVERIFY(choose("Evaluate on"));
        record = tasks.record();
        QCOMPARE(record.task, std::string("guide.evaluate"));
        QCOMPARE(record.inputs["model"].front().path, page.model());
        QVERIFY(tasks.missing().isEmpty());
    }

    /// The kind of relation sets what is listened to.
    void aKindOfRelationFits() {
        RelationPage& page = openPage();
        auto* kind = page.form().findChild<QComboBox*>("kind");
        auto* listens = page.form().findChild<QComboBox*>("frontend");
        QVERIFY(kind && listens && kind->isVisible());
        QCOMPARE(kind->count(), 8);
        kind->setCurrentIndex(kind->findText("harmonic"));
        Q_EMIT kind->activated(kind->currentIndex());
        QCOMPARE(page.state()["options"]["frontend"].get<std::string>(), std::string("harmony"));
        QCOMPARE(listens->currentText(), "harmony");
        listens->setCurrentIndex(listens->findText("mel"));
        Q_EMIT listens->activated(listens->currentIndex());
        QCOMPARE(page.state()["options"]["kind"].get<std::string>(), std::string("harmonic"));
        QCOMPARE(page.state()["options"]["frontend"].get<std::string>(), std::string("mel"));
    }

    void theNextDayAllIsThere() {
        RelationPage& page = openPage();
        QVERIFY(learn(page));
        GuideRig::button(page, "Answer with it")->click();
        m_panel->showRelation();
        const Json state = m_panel->state();
        const fs::path model = m_panel->answer().path();
        makePanel();
        m_panel->restore(state);
        QCOMPARE(m_panel->relation().pairs().pairs().size(), std::size_t(1));
        QVERIFY(m_panel->relation().isVisible());
        QCOMPARE(m_panel->relation().model(), model);
        QTRY_VERIFY(m_panel->answer().model());
        QTRY_COMPARE(m_panel->relation().codebook().codes(), 4);
        QTRY_COMPARE(m_panel->relation().verdict().table()->topLevelItemCount(), 7);
        QTRY_COMPARE(m_panel->relation().lanes().strip(RelationLanes::Guide)->segments().size(),
                     std::size_t(GuideRig::segments));
    }

    void aModelIsTrainedOn() {
        const fs::path model = m_rig->learn();
        QVERIFY(!model.empty());
        RelationPage& page = openPage();
        page.startFrom(model);
        Json state = page.state();
        QCOMPARE(state["start"].get<std::string>(), model.string());
        state["tuning"]["epochs"] = 1;
        page.restore(state);
        // What it is heard as is the model's to decide.
        QTRY_COMPARE(page.lanes().strip(RelationLanes::Guide)->segments().size(),
                     std::size_t(GuideRig::segments));
        // The panel's key does what the page is for.
        m_panel->setFocus();
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!page.model().empty(), 60000);
        QVERIFY(page.model() != model);
        const auto& runs = m_bench->session->jobs().runs();
        QTRY_VERIFY(std::ranges::any_of(runs, [](const RunRow& run) {
            return run.task == "guide.finetune" && run.state == RunState::Done;
        }));
        QVERIFY(std::ranges::none_of(
            runs, [](const RunRow& run) { return run.task == "guide.generate"; }));
    }

    void aStoppedTrainingCanAnswer() {
        RelationPage& page = openPage();
        Json longer = GuideRig::options();
        longer["epochs"] = 100000;
        page.restore({{"recordings", page.pairs().toJson()}, {"options", longer}});
        page.train();
        QTRY_VERIFY_WITH_TIMEOUT(page.lanes().truth()->segments().size() > 5, 30000);
        GuideRig::button(page, "Stop the training")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page.model().empty(), 20000);
        QVERIFY(page.verdict().sentence().contains("not evaluated"));
        GuideRig::button(page, "Answer with it")->click();
        QTRY_VERIFY(m_panel->answer().model());
    }

    void theFormSaysWhatItMeans() {
        RelationPage& page = openPage();
        const auto boxes = page.findChildren<RealBox*>("epochs"); // also for fine-tuning
        const auto shown =
            std::ranges::find_if(boxes, [](const RealBox* box) { return box->isVisible(); });
        QVERIFY(shown != boxes.end());
        RealBox* epochs = *shown;
        QCOMPARE(epochs->text(), QStringLiteral("2"));
        epochs->setValue(0);
        QCOMPARE(epochs->text(), QStringLiteral("steps decide"));
        QTest::keyClick(epochs, Qt::Key_Up);
        QVERIFY(epochs->value() > 0);
        const auto labels = page.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* l) { return l->text() == "Seed"; }));
    }

    void pairsCanBeUndone() {
        RelationPage& page = openPage();
        QUndoStack& undo = m_bench->session->undo();
        const auto before = page.pairs().pairs();
        QCOMPARE(before.size(), std::size_t(1));
        GuideRig::button(page, "Remove")->click();
        QVERIFY(page.pairs().empty());
        QVERIFY(!undo.undoText().isEmpty());
        undo.undo();
        QCOMPARE(page.pairs().pairs(), before);
        undo.redo();
        QVERIFY(page.pairs().empty());
        // Where something else was put there meanwhile, nothing is lost.
        page.pairs().setFolder(m_bench->folder.path());
        undo.undo();
        QCOMPARE(page.pairs().folder(), m_bench->folder.path());
    }

    void whatCannotBeIsSaid() {
        m_bench->session->useAs("guide", m_rig->recording(false));
        m_bench->session->useAs("memory", m_rig->recording(true));
        QVERIFY(GuideRig::button(*m_panel, "Generate")->isEnabled());
        m_panel->answer().setPath(m_bench->folder / "nowhere");
        QTRY_VERIFY(m_panel->answer().obstacle().contains("no such model"));
        QVERIFY(!GuideRig::button(*m_panel, "Generate")->isEnabled());
        m_panel->answer().setPath({});
        QVERIFY(GuideRig::button(*m_panel, "Generate")->isEnabled());

        m_panel->showRelation();
        RelationPage& page = m_panel->relation();
        page.pairs().add({m_rig->recording(false)});
        QCOMPARE(page.pairs().pairs().size(), std::size_t(1)); // odd ones are refused
        page.pairs().setPairs({{m_rig->recording(false), m_rig->recording(false)}});
        QVERIFY(page.obstacle().contains("cannot answer itself"));
        page.pairs().setPairs({});
        QVERIFY(!GuideRig::button(page, "Train")->isEnabled());

        // One second is not enough, and what says so is on the page.
        writeSound(m_bench->folder / "a.wav", GuideRig::tones(false, 2));
        writeSound(m_bench->folder / "b.wav", GuideRig::tones(true, 2));
        page.pairs().setPairs({{m_bench->folder / "a.wav", m_bench->folder / "b.wav"}});
        page.train();
        auto* hint = page.findChild<QLabel*>("hint");
        QTRY_VERIFY_WITH_TIMEOUT(!hint->text().isEmpty(), 20000);
        QVERIFY(hint->isVisible());
    }

    void longTranslationsFit() {
        LongTexts texts;
        QCoreApplication::installTranslator(&texts);
        makePanel();
        m_panel->resize(900, 500);
        QCOMPARE(clippedTexts(*m_panel), QStringList());
        m_panel->showRelation();
        QCOMPARE(clippedTexts(*m_panel), QStringList());
        m_panel->showComparison();
        QCOMPARE(clippedTexts(*m_panel), QStringList());
        QCoreApplication::removeTranslator(&texts);
    }

    void everythingHasAName() {
        int seen = 0;
        m_panel->showRelation();
        QCOMPARE(unnamedIn(*m_panel, seen), QStringList());
        QVERIFY(seen > 20);
        m_panel->showComparison();
        QCOMPARE(unnamedIn(*m_panel, seen), QStringList());
    }
};

QTEST_MAIN(AppGuideModel)
#include "app_guidemodel.moc"

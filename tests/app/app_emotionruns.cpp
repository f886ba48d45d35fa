#include "tests/app/emotionrig.h"

#include "app/panels/emotionfigures.h"
#include "app/panels/emotionfiguretable.h"
#include "app/panels/emotionform.h"
#include "app/panels/emotionlanes.h"
#include "app/panels/emotionmap.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionpanel.h"
#include "app/panels/emotionplayer.h"
#include "app/panels/emotionrenders.h"
#include "app/panels/emotiontraining.h"
#include "app/panels/saveplots.h"
#include "app/panels/trainingcost.h"
#include "tests/gui/looks.h"
#include "widgets/boxstyle.h"
#include "widgets/emotionpad.h"
#include "widgets/map.h"
#include "widgets/violins.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace antiphon;
using namespace antiphon::testing;

/// From a folder of MIDI files to pieces that were moved and written, all in the panel, with a
/// model that learns for a moment. One project for all tests, as learning takes most of the time.
class AppEmotionRuns : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<EmotionPanel> m_panel;

    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("emotion.") + QLatin1String(name));
    }
    EmotionForm& form() const { return m_panel->form(); }
    Jobs& jobs() const { return m_bench->session->jobs(); }
    void makePanel() {
        m_panel = std::make_unique<EmotionPanel>(*m_bench->session);
        m_panel->resize(1280, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    QString troubles() const {
        QStringList list;
        for (const Jobs::Id id : jobs().ids())
            if (const JobInfo* info = jobs().job(id); info->row.state == JobState::Failed)
                list << QString::fromStdString(info->row.error);
        return list.join(QLatin1Char('\n'));
    }

private Q_SLOTS:
    void initTestCase() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        makePanel();
    }
    void cleanupTestCase() {
        m_panel.reset();
        m_bench.reset();
    }

    void everythingIsLearnedStepByStep() {
        EmotionTraining& training = m_panel->training();
        training.restore({{"folder", labelledPieces(m_bench->folder / "pieces").string()},
                          {"seed", 3},
                          {"options",
                           {{"emotion.dataset", {{"sync", "aligned"}}},
                            {"emotion.train", {{"preset", "tiny"}, {"epochs", 4}}},
                            {"emotion.prior", {{"preset", "tiny"}, {"epochs", 4}}},
                            {"emotion.classifier", {{"preset", "tiny"}, {"epochs", 1}}},
                            {"emotion.explore", {{"perplexity", 3}, {"iterations", 250}}}}}});
        training.startAll();
        QTRY_VERIFY2_WITH_TIMEOUT(training.job() == 0 && !jobs().busy(), qPrintable(troubles()),
                                  120000);
        QVERIFY2(troubles().isEmpty(), qPrintable(troubles()));
        QVERIFY(!m_panel->model().path().empty());
        QTRY_VERIFY(!m_panel->prior().path().empty());
        QVERIFY(!training.data().empty());
        m_panel->findChild<QTabWidget*>()->setCurrentIndex(1);
        QTRY_COMPARE(m_panel->map().view().points(), 12);
        QCOMPARE(m_panel->map().view().shownCount(), 12);
        QVERIFY(m_panel->map().codes().topLevelItemCount() > 0);
        QCOMPARE(m_panel->map().pairs().topLevelItemCount(), 2 + 6); // both axes, then the pairs
        QVERIFY(m_panel->map().pairs().topLevelItem(0)->text(0).contains(QStringLiteral("p = ")));
        QSignalSpy told(&m_panel->map().codes(), &EmotionCodes::told);
        m_panel->map().codes().hear(0);
        QTRY_COMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().startsWith(QStringLiteral("Code ")),
                 qPrintable(told[0][0].toString()));
        QVERIFY(m_bench->session->player().auditioning());
    }

    void whatWasDoneIsToldOfWhatIsChosen() {
        EmotionTraining& training = m_panel->training();
        const auto told = [&](const QString& beginning) {
            for (const QLabel* label : training.findChildren<QLabel*>())
                if (label->text().startsWith(beginning))
                    return true;
            return false;
        };
        QTRY_VERIFY(told(QStringLiteral("Done: 12 pieces (Q1 3, Q2 3")));
        QTRY_VERIFY(told(QStringLiteral("Done: of ")));
        QVERIFY(training.done(EmotionTraining::Prior) && training.done(EmotionTraining::Map));
        // Another folder has not been done yet, and the one before has.
        const fs::path folder = training.folder();
        training.setFolder(labelledPieces(m_bench->folder / "others", 1));
        QVERIFY(!training.done(EmotionTraining::Data));
        training.setFolder(folder);
        QVERIFY(training.done(EmotionTraining::Data));
        // Nor has anything with another model, and a model comes with its own prior.
        const fs::path model = m_panel->model().path(), prior = m_panel->prior().path();
        m_panel->model().setPath(m_bench->folder / "elsewhere");
        QVERIFY(training.done(EmotionTraining::Model));
        QVERIFY(!training.done(EmotionTraining::Prior) && !training.done(EmotionTraining::Map));
        QVERIFY(training.done(EmotionTraining::Classifier));
        m_panel->prior().setPath(m_bench->folder / "elsewhere too");
        m_panel->model().setPath(model);
        QCOMPARE(m_panel->prior().path(), prior);
    }

    void whatATrainingTakesIsToldBeforeIt() {
        EmotionTraining& training = m_panel->training();
        auto* tabs = m_panel->findChild<QTabWidget*>();
        tabs->setCurrentWidget(&training);
        TrainingCost* cost = training.cost(EmotionTraining::Model);
        QVERIFY(training.cost(EmotionTraining::Prior) && !training.cost(EmotionTraining::Map));
        QTRY_VERIFY_WITH_TIMEOUT(cost->answered(), 60000);
        QVERIFY2(cost->text().contains(QStringLiteral("of memory and takes ")),
                 qPrintable(cost->text()));
        QTRY_VERIFY_WITH_TIMEOUT(training.cost(EmotionTraining::Prior)->answered(), 60000);
        QVERIFY2(training.cost(EmotionTraining::Prior)
                     ->text()
                     .contains(QStringLiteral("of memory and takes ")),
                 qPrintable(training.cost(EmotionTraining::Prior)->text()));
        // Another batch is another question.
        const Json before = training.state();
        Json other = before;
        other["options"]["emotion.train"]["batch"] = 3;
        training.restore(other);
        QVERIFY(!cost->answered());
        QTRY_VERIFY_WITH_TIMEOUT(cost->answered(), 60000);
        training.restore(before);
        tabs->setCurrentIndex(0);
    }
    void whatDoesNotFitIsSaid() {
        Forecast forecast;
        forecast.batchBytes = 8e9;
        forecast.freeBytes = 4e9;
        forecast.piece = 16;
        forecast.fittingPiece = 7;
        const QString text = TrainingCost::textOf(forecast);
        QVERIFY2(text.startsWith(QStringLiteral("Does not fit")) &&
                     text.contains(QStringLiteral("batch of at most 7")),
                 qPrintable(text));
        forecast.fittingPiece = 0;
        QVERIFY(TrainingCost::textOf(forecast).endsWith(QStringLiteral("Take a smaller preset.")));
        forecast.batchBytes = 0;
        QVERIFY(TrainingCost::textOf(forecast).endsWith(QStringLiteral("take a smaller preset.")));
    }

    void aStoppedTrainingGoesOn() {
        EmotionTraining& training = m_panel->training();
        auto* tabs = m_panel->findChild<QTabWidget*>();
        tabs->setCurrentWidget(&training);
        const auto button = [&](const QString& name) -> QPushButton* {
            for (QPushButton* b : training.findChildren<QPushButton*>())
                if (b->accessibleName() == name)
                    return b;
            return nullptr;
        };
        const auto said = [&](const QString& text) {
            for (const QLabel* label : training.findChildren<QLabel*>())
                if (label->text() == text)
                    return true;
            return false;
        };
        const QString kept = QStringLiteral("Stopped before its end; what was done is kept.");
        QPushButton* goOn = button(QStringLiteral("2. Latent model: Go on"));
        QVERIFY(goOn && !goOn->isVisible() && !said(kept));
        const fs::path before = m_panel->model().path();
        const Json shorter = training.state();
        Json longer = shorter;
        longer["options"]["emotion.train"]["epochs"] = 120;
        training.restore(longer);
        training.start(EmotionTraining::Model);
        const Jobs::Id first = training.job();
        QVERIFY(first != 0);
        QTRY_VERIFY_WITH_TIMEOUT(jobs().job(first)->metrics.count("train/loss") &&
                                     jobs().job(first)->metrics.at("train/loss").size() > 2,
                                 60000);
        QVERIFY(!goOn->isVisible()); // it runs
        QToolButton* stop = nullptr;
        for (QToolButton* b : training.findChildren<QToolButton*>())
            if (b->accessibleName() == QStringLiteral("Stop the training"))
                stop = b;
        QVERIFY(stop);
        stop->click();
        QTRY_VERIFY_WITH_TIMEOUT(training.job() == 0, 60000);
        QCOMPARE(int(jobs().job(first)->row.state), int(JobState::Cancelled));
        const fs::path run = jobs().job(first)->run;
        QTRY_VERIFY_WITH_TIMEOUT(goOn->isVisible() && said(kept), 10000);
        QVERIFY(training.canGoOn(EmotionTraining::Model));
        QVERIFY(!training.canGoOn(EmotionTraining::Prior));
        QCOMPARE(m_panel->model().path(), before);

        goOn->click();
        const Jobs::Id second = training.job();
        QVERIFY(second != 0 && second != first && !goOn->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(training.job() == 0, qPrintable(troubles()), 300000);
        const JobInfo* done = jobs().job(second);
        QCOMPARE(int(done->row.state), int(JobState::Done));
        QCOMPARE(done->run, run);
        // From the checkpoint, not from the beginning, and to the end of what was asked for then.
        QVERIFY2(done->log.join(QLatin1Char('\n')).contains(QStringLiteral("goes on from step ")),
                 qPrintable(done->log.join(QLatin1Char('\n'))));
        QVERIFY(!done->log.contains(QStringLiteral("goes on from step 0")));
        QVERIFY(m_panel->model().path() != before);
        QTRY_VERIFY_WITH_TIMEOUT(!said(kept) && !goOn->isVisible(), 10000);
        // What follows is about the model that has a prior.
        m_panel->model().setPath(before);
        training.restore(shorter);
        tabs->setCurrentIndex(0);
    }

    void figuresOfTheDataSet() {
        m_panel->findChild<QTabWidget*>()->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->distributions().violins()[0]->slotCount() == 4, 10000);
        const ViolinPlot* velocity = m_panel->distributions().violins()[4];
        QVERIFY2(velocity->readOut(0).contains(QStringLiteral("median 100")),
                 qPrintable(velocity->readOut(0)));
        QVERIFY2(velocity->readOut(2).contains(QStringLiteral("median 40")),
                 qPrintable(velocity->readOut(2)));
        const EmotionFigureTable& table = m_panel->distributions().table();
        QCOMPARE(table.rowCount(), 4);
        QVERIFY(table.item(0, 0)->text().contains(QStringLiteral("±")));
        QVERIFY(table.csv().contains("Q1,PR,3,"));
        // What is shown is saved: the map and the plots.
        for (SavePlots* save : m_panel->findChildren<SavePlots*>())
            for (const QString& ending : {QStringLiteral("png"), QStringLiteral("svg")}) {
                const fs::path file = m_bench->folder / ("saved." + ending.toStdString());
                save->write(file, ending);
                QTRY_VERIFY(fs::exists(file) && fs::file_size(file) > 1000);
                fs::remove(file);
            }
        m_panel->findChild<QTabWidget*>()->setCurrentIndex(0);
    }

    void aPieceIsMoved() {
        const fs::path piece = m_bench->folder / "pieces/Q3/piece30.mid";
        m_bench->session->useAs("emotion", piece);
        ElementSettings settings = form().sliders().value();
        settings[6] = {ElementSource::Q1, 1, false};
        form().sliders().setValue(settings);
        form().setSeed(5);
        const int before = m_bench->session->undo().count();
        action("transfer")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy() && !m_panel->wish().render.empty(),
                                  qPrintable(troubles()), 60000);
        QCOMPARE(m_bench->session->undo().count(), before + 1);
        QTRY_COMPARE(m_panel->figures().topLevelItemCount(), 9);
        QTRY_COMPARE(m_panel->renders().count(), 1);
        // Only the velocity was written anew.
        QTRY_VERIFY(!m_panel->lanes().renderRoll()->notes().empty());
        QTRY_COMPARE(m_panel->lanes().renderRoll()->notes().size(),
                     m_panel->lanes().pieceRoll()->notes().size());
        for (std::size_t i = 0; i < m_panel->lanes().pieceRoll()->notes().size(); ++i)
            QCOMPARE(m_panel->lanes().renderRoll()->notes()[i].pitch,
                     m_panel->lanes().pieceRoll()->notes()[i].pitch);
        // It is heard and measured against the piece as it is written with nothing moved.
        QTRY_COMPARE(m_panel->player().piece(),
                     m_panel->wish().render.parent_path() / "unmoved.mid");
        const auto* figures = &m_panel->figures();
        const auto figure = [figures](int row, int column) {
            return figures->topLevelItem(row)->text(column);
        };
        for (int row = 0; row < figures->topLevelItemCount(); ++row) {
            const auto starts = [&](int note, bool render) {
                const auto* roll =
                    render ? m_panel->lanes().renderRoll() : m_panel->lanes().pieceRoll();
                return roll->notes()[std::size_t(note)].start;
            };
            QCOMPARE(starts(row, true), starts(row, false)); // bar by bar
            if (!figure(row, 0).startsWith(QStringLiteral("Velocity")))
                QCOMPARE(figure(row, 1), figure(row, 2));
        }
        QVERIFY(action("compare")->isEnabled());
        QVERIFY(form().pad().accessibleDescription().contains(QStringLiteral("Render")));
        QVERIFY(form().pad().hasArrow());

        // The same seed writes the same piece.
        const std::string first = readFile(m_panel->wish().render);
        action("transfer")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!jobs().busy() && m_panel->renders().count() == 2, 60000);
        const EmotionPiece again = readEmotionPiece(m_panel->wish().render);
        QCOMPARE(again.notes.size(), m_panel->lanes().pieceRoll()->notes().size());

        // Undo brings the render before back, and the sliders with it.
        const fs::path second = m_panel->wish().render;
        m_bench->session->undo().undo();
        QVERIFY(m_panel->wish().render != second && !m_panel->wish().render.empty());
        QCOMPARE(readFile(m_panel->wish().render), first);
    }

    void theTrainedClassifierJudges() {
        EmotionChoice& choice = m_panel->classifier();
        QVERIFY(choice.path().empty()); // it is taken by nobody but the user
        QVERIFY(m_panel->verdict().contains(QStringLiteral("the model's")));
        QCOMPARE(choice.count(), 3); // the figures, the one of this project, elsewhere
        const fs::path trained = choice.itemData(1).toString().toStdString();
        choice.setPath(trained);
        QTRY_VERIFY2(m_panel->verdict().contains(QStringLiteral("classifier's")),
                     qPrintable(m_panel->verdict()));
        QTRY_VERIFY2(form().pad().accessibleDescription().contains(QStringLiteral("Render")),
                     qPrintable(form().pad().accessibleDescription()));
        QCOMPARE(m_panel->state().at("classifier").get<std::string>(), trained.string());
        choice.setPath(m_bench->folder / "nowhere");
        QTRY_VERIFY2(m_panel->verdict().contains(QStringLiteral("nowhere")),
                     qPrintable(m_panel->verdict()));
        choice.setPath({});
        QTRY_VERIFY(m_panel->verdict().contains(QStringLiteral("the model's")));
    }

    void aWayFromAToB() {
        m_bench->session->useAs("emotion", m_bench->folder / "pieces/Q3/piece31.mid");
        m_bench->session->useAs("emotion-other", m_bench->folder / "pieces/Q1/piece10.mid");
        const int before = m_panel->renders().count();
        m_panel->wayToOther(3);
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy() && m_panel->renders().count() == before + 3,
                                  qPrintable(troubles()), 60000);
    }

    void newPiecesAreHeardWhileTheyAreWritten() {
        const int before = m_panel->renders().count();
        form().pad().setTarget({0.5, 0.5});
        EmotionWish wish = m_panel->wish();
        wish.generate.emotion = "pad";
        wish.generate.count = 2;
        m_panel->change(QStringLiteral("test"), wish);
        m_panel->generate();
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy() && m_panel->renders().count() == before + 2,
                                  qPrintable(troubles()), 60000);
        QVERIFY(m_bench->session->player().auditioning());
        // It has nothing to do with A: there is no before.
        QVERIFY(!m_panel->wish().piece.empty());
        QTRY_VERIFY(m_panel->figures().topLevelItemCount() > 0 && !form().pad().hasArrow());
        for (int i = 0; i < m_panel->figures().topLevelItemCount(); ++i)
            QVERIFY(m_panel->figures().topLevelItem(i)->text(3).isEmpty());

        // An older render comes back with what made it.
        const EmotionWish now = m_panel->wish();
        const auto* oldest = m_panel->renders().item(m_panel->renders().count() - 1);
        m_panel->bringBack(oldest->data(Qt::UserRole).toString().toStdString());
        QTRY_VERIFY(!(m_panel->wish() == now));
        QCOMPARE(m_panel->wish().piece, m_bench->folder / "pieces/Q3/piece30.mid");
        QCOMPARE(m_panel->wish().elements[6].amount, 1.0);
        QCOMPARE(m_panel->wish().elements[6].source, ElementSource::Q1);
        QCOMPARE(form().seed(), std::uint64_t(5));
    }

    void whatAModelDoesNotReadIsSaid() {
        EmotionWish wish = m_panel->wish();
        wish.piece = writeNotes(m_bench->folder / "long.mid", melody(64, 1, 60, 200));
        wish.render.clear();
        m_panel->change(QStringLiteral("test"), wish);
        QTRY_VERIFY2(m_panel->hint().contains(QStringLiteral("reads only the first 62 of")),
                     qPrintable(m_panel->hint()));
        m_bench->session->undo().undo();
        QTRY_VERIFY2(!m_panel->hint().contains(QStringLiteral("reads only")),
                     qPrintable(m_panel->hint()));
    }

    /// Every page in light and dark; the pictures are kept in the folder ANTIPHON_SHOTS.
    void pages_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pages() {
        QFETCH(bool, dark);
        QApplication::setStyle(new BoxStyle);
        QApplication::setPalette(paletteOf(dark ? Scheme::Dark : Scheme::Light));
        auto* tabs = m_panel->findChild<QTabWidget*>();
        m_panel->map().tabs().setCurrentIndex(6);
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            QTest::qWait(400);
            const QImage image = m_panel->grab().toImage();
            QVERIFY(colorsIn(image) > 5);
            QVERIFY(image.save(QStringLiteral("%1/emotion-%2-%3.png")
                                   .arg(shotFolder())
                                   .arg(page)
                                   .arg(QLatin1String(QTest::currentDataTag()))));
            const QStringList clipped = clippedTexts(*m_panel);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        }
        tabs->setCurrentIndex(0);
        QApplication::setPalette(paletteOf(Scheme::Light));
    }
};

QTEST_MAIN(AppEmotionRuns)
#include "app_emotionruns.moc"

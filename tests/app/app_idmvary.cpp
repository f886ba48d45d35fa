#include "tests/app/idmrig.h"
#include "tests/app/workbench.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/idmform.h"
#include "app/panels/idmgrid.h"
#include "app/panels/idmmonitor.h"
#include "app/panels/idmpanel.h"
#include "app/panels/idmseed.h"
#include "app/panels/idmstrip.h"
#include "app/panels/idmtable.h"
#include "app/panels/idmtraining.h"
#include "app/panels/idmvary.h"
#include "app/panels/stepsounds.h"
#include "app/panels/idmwanted.h"
#include "app/panels/stepsounds.h"
#include "app/panels/trainingcost.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/drawncurve.h"
#include "widgets/form.h"
#include "widgets/frontierstrip.h"
#include "widgets/masklane.h"
#include "widgets/pacingplot.h"
#include "widgets/plot.h"
#include "widgets/slider.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>

using namespace antiphon;
using namespace antiphon::testing;

/// Clips and variations of a network that was hardly trained.
class AppIdmVary : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::unique_ptr<IdmRig> m_rig;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<IdmPanel> m_panel;

    IdmVary& page() const { return m_panel->vary(); }
    Jobs& jobs() const { return m_bench->session->jobs(); }
    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("idm.") + QLatin1String(name));
    }
    QString troubles() const {
        QStringList list;
        for (const Jobs::Id id : jobs().ids())
            if (const JobInfo* info = jobs().job(id); info->row.state == JobState::Failed)
                list << QString::fromStdString(info->row.error);
        return list.join(QLatin1Char('\n'));
    }
    IdmWish quick() const {
        IdmWish wish = page().wish();
        wish.draw.steps = 2;
        wish.draw.iterations = 2;
        wish.vary.count = 4;
        wish.vary.strength = "0.1,0.4";
        wish.generate.count = 5;
        wish.generate.seconds = 1;
        return wish;
    }
    void started(int sounds) {
        QVERIFY2(action("start")->isEnabled(), qPrintable(page().hint()));
        action("start")->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy() && page().strip().count() == sounds,
                                  qPrintable(troubles()), patience);
        QVERIFY2(troubles().isEmpty(), qPrintable(troubles()));
    }

private Q_SLOTS:
    void initTestCase() {
        m_rig = std::make_unique<IdmRig>(m_folder.path());
        QVERIFY(fs::exists(m_rig->model()));
    }
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<IdmPanel>(*m_bench->session);
        m_panel->setPage(IdmPanel::VaryPage);
        m_panel->resize(1280, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void saysWhatToDoNext() {
        QVERIFY2(page().hint().contains(QStringLiteral("learn")), qPrintable(page().hint()));
        QVERIFY(!action("start")->isEnabled());
        m_panel->model().setPath(m_rig->model());
        QVERIFY(page().hint().contains(QStringLiteral("Drop a sound")));
        page().form().setPage(IdmForm::Draw);
        QVERIFY(action("start")->isEnabled());
        QCOMPARE(action("start")->text(), QStringLiteral("Draw clips"));
        page().form().setPage(IdmForm::Vary);
        QVERIFY(!action("start")->isEnabled());
        page().take(m_rig->clip(0), std::nullopt);
        QVERIFY(action("start")->isEnabled());
        IdmWish wish = page().wish();
        wish.vary.strength = "strong";
        page().change(QStringLiteral("test"), wish);
        QVERIFY(!action("start")->isEnabled());
        QVERIFY2(page().hint().contains(QStringLiteral("strength")), qPrintable(page().hint()));
        m_bench->session->undo().undo();
        QVERIFY(action("start")->isEnabled());
        // The other page's actions are its own.
        m_panel->setPage(IdmPanel::ScorePage);
        QVERIFY(!action("start")->isEnabled() && !action("measure")->isEnabled());
    }

    /// Strengths across seeds: each cell is there as soon as it is drawn, with scores beside the
    /// seed's, and what is selected of the seed ends where chunks begin.
    void variationsFillTheGrid() {
        m_panel->model().setPath(m_rig->model());
        page().take(m_rig->clip(1), std::nullopt);
        IdmWish wish = quick();
        wish.draw.iterations = 100; // so that somebody can watch
        page().change(QStringLiteral("quick"), wish);
        QTRY_VERIFY(page().seed().chunks().size() > 4);
        QTRY_COMPARE(page().seed().axis()->length(), 3.0);
        const std::vector<double>& chunks = page().seed().chunks();
        page().seed().axis()->setSelection(TimeSpan{chunks[1] + 0.001, 2.2});
        QCOMPARE(page().wish().crop->start, chunks[1]);
        QVERIFY(page().wish().crop->end != 2.2);
        page().snap().setChecked(false);
        page().seed().axis()->setSelection(TimeSpan{0.5, 2.2});
        QCOMPARE(*page().wish().crop, (TimeSpan{0.5, 2.2}));
        int most = 0, growing = 0;
        connect(&jobs(), &Jobs::changed, this, [&] {
            int there = 0;
            for (int row = 0; row < page().grid().rowCount(); ++row)
                for (int column = 0; column < page().grid().columnCount(); ++column)
                    there += page().grid().soundAt(row, column) != nullptr;
            growing += there > most && there < 4;
            most = std::max(most, there);
        });
        started(4);
        QVERIFY2(growing > 0, "cells came all at once");
        QCOMPARE(page().grid().rowCount(), 2);
        QCOMPARE(page().grid().columnCount(), 2);
        const auto* sound = page().grid().soundAt(1, 1);
        QVERIFY(sound && sound->delta && sound->file.filename() == "variation_004_noise0.40.wav");
        // Seed, four variations, mean and deviation.
        QCOMPARE(page().table().topLevelItemCount(), 7);
        QCOMPARE(page().table().topLevelItem(0)->text(0), QStringLiteral("Seed"));
        QCOMPARE(page().table().topLevelItem(6)->text(0), QStringLiteral("Deviation"));
        QCOMPARE(page().table().columnCount(), 10);
        const Json options = Run::open(page().results().run).record().options;
        QCOMPARE(options["from"].get<double>(), 0.5);
        QVERIFY(std::abs(options["seconds"].get<double>() - 1.7) < 1e-9);
        QVERIFY(options["grid"].get<bool>());
        QCOMPARE(readSound(sound->file).rate, 24000);
        // The first one is on show, and beside it the seed.
        QCOMPARE(page().wish().shown.filename().string(), "variation_001_noise0.10.wav");
        action("play")->trigger();
        QTRY_COMPARE(m_bench->session->player().deck().tracks.size(), std::size_t(2));
        QVERIFY(m_bench->session->player().deck().tracks[1].muted);
        action("compare")->trigger();
        QVERIFY(page().hearsSeed() && m_bench->session->player().deck().tracks[0].muted);
        QVERIFY(m_bench->session->player().matched());
        m_bench->session->undo().undo();
        QVERIFY(page().wish().shown.empty());
        m_bench->session->undo().redo();
        Q_EMIT page().grid().cellDoubleClicked(1, 0);
        QCOMPARE(page().wish().shown.filename().string(), "variation_003_noise0.40.wav");
    }

    /// A pointer that rests with a cell lets it be heard until it leaves; what was clicked goes on.
    void restingOnACellPlaysIt() {
        m_panel->model().setPath(m_rig->model());
        page().take(m_rig->clip(1), std::nullopt);
        IdmWish wish = quick();
        wish.vary.count = 3;
        page().change(QStringLiteral("quick"), wish);
        started(3);
        Player& player = m_bench->session->player();
        IdmGrid& grid = page().grid();
        QWidget* cells = grid.viewport();
        const auto place = [&](int row, int column) {
            return grid.visualRect(grid.model()->index(row, column)).center();
        };
        std::vector<fs::path> heard;
        connect(&grid, &IdmGrid::hovered, this,
                [&](const fs::path& file) { heard.push_back(file); });
        player.stopAudition();
        m_bench->play(0.1);
        // Swept over without a stop: only the last one is played.
        QTest::mouseMove(cells, place(0, 0));
        QTest::mouseMove(cells, place(0, 1));
        QTest::mouseMove(cells, place(1, 0));
        QVERIFY(!player.auditioning());
        QTRY_VERIFY(player.auditioning());
        QCOMPARE(heard, std::vector<fs::path>{grid.soundAt(1, 0)->file});
        QTRY_VERIFY(peakOf(m_bench->play(0.02).samples) > 0);
        // One that is not drawn is silent, and the other one fades.
        QVERIFY(!grid.soundAt(1, 1));
        QTest::mouseMove(cells, place(1, 1));
        QVERIFY(!player.auditioning());
        m_bench->play(0.05);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
        QTest::mouseMove(cells, place(0, 1));
        QTRY_VERIFY(player.auditioning());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(cells, &leave);
        QVERIFY(!player.auditioning());
        // A click as before, and what it plays begins once.
        QTest::mouseMove(cells, place(0, 0));
        QTest::mouseClick(cells, Qt::LeftButton, {}, place(0, 0));
        QVERIFY(player.auditioning());
        QTest::qWait(150);
        QCOMPARE(heard.size(), std::size_t(2));
        QCoreApplication::sendEvent(cells, &leave);
        QVERIFY(player.auditioning());
        player.stopAudition();
        // The keyboard as before.
        grid.setFocus();
        grid.setCurrentCell(1, 0);
        QTest::keyClick(&grid, Qt::Key_Return);
        QVERIFY(player.auditioning());
        player.stopAudition();
        action("hover")->trigger();
        QTest::mouseMove(cells, place(0, 1));
        QTRY_COMPARE(heard.size(), std::size_t(3));
        QVERIFY(!player.auditioning());
        const Json state = m_panel->state();
        action("hover")->trigger();
        m_panel->restore(state);
        QVERIFY(!action("hover")->isChecked());
    }

    /// However long a recording is: chunks are found in all of it, where it is cropped first.
    void chunksOfALongSeed() {
        const fs::path file = m_bench->folder / "long.wav";
        Sound sound{8000, 1, std::vector<float>(8000 * 320)};
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] =
                float(0.4 * std::sin(0.3 * double(i % 5300)) * std::exp(-double(i % 2650) / 900));
        writeSound(file, sound, SampleFormat::Int16);
        m_panel->model().setPath(m_rig->model());
        page().take(file, TimeSpan{310.2, 312.6});
        IdmSeed& seed = page().seed();
        QTRY_COMPARE(seed.axis()->length(), 320.0);
        QTRY_VERIFY(!seed.chunks().empty());
        QVERIFY(seed.chunks().front() > 100); // around what is cropped
        QTRY_VERIFY(seed.chunks().back() > 313);
        seed.axis()->setSelection(TimeSpan{310.21, 312.61});
        const auto begins = [&](double place) {
            return std::ranges::find(seed.chunks(), place) != seed.chunks().end();
        };
        QVERIFY(begins(page().wish().crop->start) && begins(page().wish().crop->end));
        QTRY_VERIFY_WITH_TIMEOUT(seed.chunks().front() == 0, patience);
        QVERIFY(std::ranges::is_sorted(seed.chunks()));
        QVERIFY(seed.chunks().size() > 640);
        page().take({}, std::nullopt);
        QVERIFY(seed.chunks().empty());
    }

    /// What is drawn over time and pitch reaches the run; where it is 0 the seed stays.
    void masksAreDrawn() {
        m_panel->model().setPath(m_rig->model());
        page().take(m_rig->clip(2), TimeSpan{0, 1});
        IdmWish wish = quick();
        wish.vary.count = 1;
        wish.vary.strength = "0.9";
        page().change(QStringLiteral("quick"), wish);
        QTRY_COMPARE(page().seed().axis()->length(), 3.0);
        MaskLane& mask = *page().seed().mask();
        const auto at = [&](double seconds, double part) {
            return QPoint(int(mask.xAt(seconds)), int((1 - part) * (mask.height() - 7)) + 3);
        };
        QTest::mousePress(&mask, Qt::LeftButton, {}, at(0.05, 0));
        QTest::mouseMove(&mask, at(0.95, 0));
        QTest::mouseRelease(&mask, Qt::LeftButton, {}, at(0.95, 0));
        QCOMPARE(mask.values().size(), MaskLane::places);
        QVERIFY(mask.values()[30] < 0.15);
        QCOMPARE(mask.values().front(), 1.0);
        QCOMPARE(drawnValues(page().wish().vary.mixTimes), mask.values());
        DrawnCurve& bands = page().form().bands();
        bands.setFocus();
        QTest::keyClick(&bands, Qt::Key_Right);
        QTest::keyClick(&bands, Qt::Key_PageDown);
        QCOMPARE(drawnValues(page().wish().vary.mixBands)[1], 0.0);
        started(1);
        const Json options = Run::open(page().results().run).record().options;
        QCOMPARE(options["mix_times"].get<std::string>(), page().wish().vary.mixTimes);
        QCOMPARE(options["mix_bands"].get<std::string>(), page().wish().vary.mixBands);
        m_bench->session->undo().undo(); // the result on show
        m_bench->session->undo().undo();
        QVERIFY(page().wish().vary.mixBands.empty());
        QVERIFY(bands.values().empty());
        m_bench->session->undo().undo();
        QVERIFY(mask.values().empty());
    }

    void clipsComeFromNoise() {
        m_panel->model().setPath(m_rig->model());
        page().form().setPage(IdmForm::Draw);
        page().change(QStringLiteral("quick"), quick());
        IdmWanted& wanted = page().form().wanted();
        QTRY_VERIFY(wanted.number(1).range().max != 16);
        wanted.way().setCurrentIndex(IdmWanted::Percentile);
        Q_EMIT wanted.way().activated(IdmWanted::Percentile);
        wanted.percentile().setValue(80);
        QCOMPARE(page().wish().draw.percentile, 80.0);
        started(5);
        QCOMPARE(page().grid().rowCount(), 2);
        QVERIFY(page().grid().soundAt(1, 0) && !page().grid().soundAt(1, 1));
        QVERIFY(!page().grid().soundAt(0, 0)->delta);
        QCOMPARE(page().table().topLevelItemCount(), 6);
        QVERIFY(!action("compare")->isEnabled());
        QCOMPARE(Run::open(page().results().run).record().options["percentile"].get<double>(),
                 80.0);
        wanted.way().setCurrentIndex(IdmWanted::Numbers);
        Q_EMIT wanted.way().activated(IdmWanted::Numbers);
        wanted.number(1).setValue(5);
        QVERIFY2(QString::fromStdString(page().wish().draw.target).contains(QStringLiteral(",5,")),
                 page().wish().draw.target.c_str());
        QCOMPARE(page().wish().draw.percentile, -1.0);
    }

    void comesBack() {
        m_panel->model().setPath(m_rig->model());
        page().take(m_rig->clip(3), TimeSpan{1, 2});
        IdmWish wish = quick();
        wish.vary.count = 2;
        page().change(QStringLiteral("quick"), wish);
        started(2);
        const Json state = m_panel->state();
        IdmPanel other(*m_bench->session);
        other.restore(state);
        QCOMPARE(other.vary().wish(), page().wish());
        QCOMPARE(other.model().path(), m_panel->model().path());
        QTRY_COMPARE(other.vary().table().topLevelItemCount(), 5);
        QVERIFY(other.vary().grid().soundAt(1, 0));
        other.restore(Json{{"vary", 3}, {"page", "x"}, {"model", 1}});
        other.restore(Json{{"vary", {{"wish", 7}, {"page", -4}, {"snap", "x"}}}});
        // A closed project takes its results along.
        m_bench->session->closeProject();
        QTRY_VERIFY(!m_bench->session->store().isOpen());
        QTRY_COMPARE(page().grid().rowCount(), 0);
        QVERIFY(page().wish().seed.empty());
    }

    /// The pace is drawn before a training starts; then it is watched: pace, clips that are in,
    /// scores beside what is learned from, and what is drawn of the same noise.
    void aTrainingIsWatched() {
        m_panel->setPage(IdmPanel::TrainPage);
        IdmTraining& training = m_panel->training();
        IdmMonitor& monitor = m_panel->monitor();
        QVERIFY(training.stateOf(IdmTraining::Prepare).contains(QStringLiteral("folder")));
        QVERIFY(training.stateOf(IdmTraining::Train).contains(QStringLiteral("data set")));
        training.data().setPath(m_rig->data() / "scores.csv");
        QCOMPARE(monitor.pacing().handles()->begin, 0.2);
        QCOMPARE(monitor.pacing().handles()->end, 0.6);
        const QPoint from = monitor.pacing().pointOf(0.6, 1).toPoint(),
                     to = monitor.pacing().pointOf(0.9, 1).toPoint();
        QTest::mousePress(&monitor.pacing(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&monitor.pacing(), to);
        QTest::mouseRelease(&monitor.pacing(), Qt::LeftButton, {}, to);
        QVERIFY(std::abs(training.curriculum().pacing.end - 0.9) < 0.02);
        monitor.pacing().setFocus();
        QTest::keyClick(&monitor.pacing(), Qt::Key_Up);
        QCOMPARE(training.curriculum().pacing.begin, 0.25);
        Options wanted = training.form(IdmTraining::Train)->options();
        for (const auto& [key, value] :
             std::vector<std::pair<const char*, const char*>>{{"channels", "8"},
                                                              {"d_model", "16"},
                                                              {"n_head", "2"},
                                                              {"num_main_layers", "1"},
                                                              {"device", "cpu"},
                                                              {"batch", "2"},
                                                              {"steps", "6"},
                                                              {"lscore_interval", "2"},
                                                              {"lscore_clips", "2"},
                                                              {"lscore_steps", "2"},
                                                              {"pacing", "linear"}})
            setField(wanted, key, value);
        training.form(IdmTraining::Train)->setOptions(wanted);
        QCOMPARE(training.curriculum().pacing.kind, "linear");
        const TrainingCost* cost = training.cost(IdmTraining::Train);
        QTRY_VERIFY_WITH_TIMEOUT(cost->answered(), patience);
        QVERIFY2(cost->text().contains(QStringLiteral("of memory and takes ")),
                 qPrintable(cost->text()));
        training.start(IdmTraining::Train);
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy(), qPrintable(troubles()), patience);
        QVERIFY2(troubles().isEmpty(), qPrintable(troubles()));
        QTRY_VERIFY(monitor.log() && monitor.log()->paces.size() == 6);
        QCOMPARE(Run::open(monitor.watched()).record().options["c0"].get<double>(), 0.25);
        QVERIFY(!monitor.pacing().handles());
        QCOMPARE(monitor.log()->scored.size(), std::size_t(3));
        QCOMPARE(monitor.plot(1).graphCount(), 2);
        QTRY_COMPARE(monitor.sounds().count(), 3);
        QTRY_VERIFY(monitor.frontier().things() > 4);
        QCOMPARE(monitor.frontier().admitted(), int(monitor.log()->paces.back().eligible));
        QVERIFY(monitor.clipText().contains(QStringLiteral("Step 6")));
        Q_EMIT monitor.pacing().placeChosen(0);
        monitor.frontier().setFocus();
        QTest::keyClick(&monitor.frontier(), Qt::Key_Home);
        QVERIFY2(monitor.clipText().contains(QStringLiteral("Clip 1")),
                 qPrintable(monitor.clipText()));
        QTest::keyClick(&monitor.frontier(), Qt::Key_Return);
        QVERIFY(m_bench->session->player().auditioning());
        QVERIFY(m_panel->model().path().string().starts_with(monitor.watched().string()));
        // Another one beside it, thin.
        training.start(IdmTraining::Train);
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy(), qPrintable(troubles()), patience);
        QTRY_COMPARE(monitor.plot(1).graphCount(), 3);
        monitor.others().setChecked(false);
        QCOMPARE(monitor.plot(1).graphCount(), 2);
        monitor.others().setChecked(true);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            qApp->setPalette(paletteOf(scheme));
            QTest::qWait(300);
            QVERIFY(m_panel->grab().save(
                shotFolder() + (scheme == Scheme::Light ? QStringLiteral("/idm-train-light.png")
                                                        : QStringLiteral("/idm-train-dark.png"))));
        }
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
    }

    void looksRight() {
        m_panel->model().setPath(m_rig->model());
        page().take(m_rig->clip(1), TimeSpan{0.5, 2.5});
        page().change(QStringLiteral("quick"), quick());
        started(4);
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
        QVERIFY(seen > 20);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            qApp->setPalette(paletteOf(scheme));
            QTest::qWait(300);
            QVERIFY(m_panel->grab().save(
                shotFolder() + (scheme == Scheme::Light ? QStringLiteral("/idm-vary-light.png")
                                                        : QStringLiteral("/idm-vary-dark.png"))));
        }
    }
};

QTEST_MAIN(AppIdmVary)
#include "app_idmvary.moc"

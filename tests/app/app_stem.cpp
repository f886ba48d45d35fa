#include "tests/app/workbench.h"
#include "tests/models/stemmodel.h"
#include "tests/models/stemrig.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/lanehead.h"
#include "app/panels/soundslot.h"
#include "app/panels/stembeats.h"
#include "app/panels/stemcodec.h"
#include "app/panels/stemform.h"
#include "app/panels/stemlanes.h"
#include "app/panels/stempanel.h"
#include "app/panels/stemstream.h"
#include "app/panels/stemtakes.h"
#include "app/panels/stemtraining.h"
#include "app/panels/stemverdict.h"
#include "app/panels/tagchips.h"
#include "app/panels/trainingcost.h"
#include "models/stem/codecuse.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/form.h"

#include <QAbstractItemModel>
#include <QAbstractSpinBox>
#include <QAction>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;

/// The accompaniment panel with a model that was never trained: what it writes is noise, but it is
/// written, heard, kept and gone on with as any other.
class AppStem : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<StemPanel> m_panel;

    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("stem.") + QLatin1String(name));
    }
    StemForm& form() const { return m_panel->form(); }
    QUndoStack& undo() const { return m_bench->session->undo(); }
    Jobs& jobs() const { return m_bench->session->jobs(); }
    Player& player() const { return m_bench->session->player(); }
    fs::path drums(double seconds = 6) const {
        const fs::path file = m_bench->folder / "drums.wav";
        putSound(file, clickSound(120, seconds, 8000, 0.25));
        return file;
    }
    fs::path bass() const {
        const fs::path file = m_bench->folder / "bass.wav";
        putSound(file, sineSound(110, 4, 8000));
        return file;
    }
    QString troubles() const {
        QStringList list;
        for (const Jobs::Id id : jobs().ids())
            if (const JobInfo* info = jobs().job(id); info->row.state == JobState::Failed)
                list << QString::fromStdString(info->row.error);
        return list.join(QLatin1Char('\n'));
    }
    void giveModel() {
        m_panel->model().setPath(putStemModel(m_bench->folder / "model"));
        QTRY_VERIFY(form().words().edit()->completer() != nullptr);
        QTRY_COMPARE(form().words().edit()->completer()->model()->rowCount(), 4);
    }
    /// Presses and waits until the take is listed.
    void written(const char* name, int takes) {
        QVERIFY2(action(name)->isEnabled(), qPrintable(m_panel->hint()));
        action(name)->trigger();
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy() && m_panel->takes().count() == takes,
                                  qPrintable(troubles()), patience);
        QVERIFY2(troubles().isEmpty(), qPrintable(troubles()));
        QTRY_VERIFY(m_panel->lanes().takeSeconds() > 0);
    }
    const StemTakes::Take& take(int index) const {
        return m_panel->takes().takes().at(std::size_t(index));
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<StemPanel>(*m_bench->session);
        m_panel->resize(1280, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void saysWhatToDoNext() {
        QVERIFY2(m_panel->hint().contains(QStringLiteral("Train")), qPrintable(m_panel->hint()));
        QVERIFY(!action("write")->isEnabled());
        giveModel();
        QVERIFY(m_panel->hint().contains(QStringLiteral("Drop the sounds")));
        QVERIFY(form().writeButton().toolTip().contains(QStringLiteral("tempo")));
        // A zero that stands for something is shown as that.
        const auto shown = [&](const char* field) {
            return form().options().findChild<QAbstractSpinBox*>(QLatin1String(field))->text();
        };
        QCOMPARE(shown("bpm"), QStringLiteral("no clicks"));
        QCOMPARE(shown("seconds"), QStringLiteral("10 s"));
        QCOMPARE(shown("top_p"), QStringLiteral("by number"));
        m_bench->session->useAs("stem", drums());
        QVERIFY2(m_panel->hint().contains(QStringLiteral("press Write stem")),
                 qPrintable(m_panel->hint()));
        QCOMPARE(shown("bpm"), QStringLiteral("as heard"));
        QCOMPARE(shown("seconds"), QStringLiteral("whole length"));
        QVERIFY(action("write")->isEnabled());
        QVERIFY(!action("continue")->isEnabled() && !action("again")->isEnabled());
        QVERIFY(form().againButton().toolTip().contains(QStringLiteral("take")));
        undo().undo();
        QVERIFY(m_panel->wish().contexts.empty());
        // A tempo alone will do.
        StemWish wish;
        wish.options.bpm = 100;
        m_panel->change(QStringLiteral("test"), wish);
        QVERIFY(action("write")->isEnabled());
        QCOMPARE(m_panel->beats().grid().beats.size(), std::size_t(17));
    }

    /// Event order, from the button to the sound, and what it took.
    void theStemIsHeardWhileItIsWritten() {
        giveModel();
        m_panel->addContext({drums(30)});
        QTRY_VERIFY(!m_panel->beats().listening());
        QTRY_VERIFY(m_panel->lanes().contextSeconds() > 0);
        QStringList order;
        double grown = 0;
        connect(&m_panel->stream(), &StemStream::heard, this, [&] {
            if (player().auditioning())
                order << QStringLiteral("heard");
        });
        connect(&m_panel->stream(), &StemStream::grew, this,
                [&](const std::shared_ptr<const Sound>& sound) {
                    order << QStringLiteral("grew");
                    QVERIFY(sound->seconds() > grown);
                    grown = sound->seconds();
                });
        connect(&jobs(), &Jobs::ended, this, [&] { order << QStringLiteral("done"); });
        written("write", 1);
        QVERIFY2(order.size() >= 3 && order.first() == QStringLiteral("heard") &&
                     order.last() == QStringLiteral("done"),
                 qPrintable(order.join(QLatin1Char(' '))));
        qInfo("first sound %lld ms after the button; %s",
              static_cast<long long>(m_panel->stream().firstAudio()),
              qPrintable(order.join(QLatin1Char(' '))));
        QVERIFY(m_panel->stream().firstAudio() >= 0);
        QTRY_COMPARE(m_panel->lanes().takeSeconds(), 30.0);
        QCOMPARE(m_panel->wish().take, take(0).file);
        QVERIFY(m_panel->form().writeButton().text() == QStringLiteral("Write stem"));
        undo().undo();
        QVERIFY(m_panel->wish().take.empty());
        undo().redo();
        QVERIFY(!m_panel->wish().take.empty());
    }

    void aPartIsPlayedAlongTo() {
        giveModel();
        m_panel->addContext({drums(), bass()});
        QCOMPARE(m_panel->lanes().contextHeads().size(), std::size_t(2));
        QTRY_VERIFY(!m_panel->beats().listening());
        QTRY_COMPARE(m_panel->lanes().axis()->length(), 6.0);
        m_panel->lanes().axis()->setSelection(TimeSpan{1, 3});
        written("write", 1);
        QTRY_COMPARE(m_panel->lanes().takeSeconds(), 2.0);
        const RunRecord record = Run::open(take(0).run).record();
        QCOMPARE(record.options.at("from").get<double>(), 1.0);
        QCOMPARE(record.inputs.at("context").size(), std::size_t(2));
        QCOMPARE(record.inputs.at("beats").size(), std::size_t(1));
        // It is heard where it belongs: a second of silence comes first.
        action("play")->trigger();
        QTRY_COMPARE(player().deck().tracks.size(), std::size_t(4)); // stem, two stems, clicks
        QCOMPARE(player().deck().tracks[0].title, QStringLiteral("Stem"));
        QVERIFY(player().deck().tracks[0].sound);
        QCOMPARE(player().deck().tracks[0].sound->seconds(), 3.0);
        QVERIFY(player().deck().tracks[3].muted);
        m_panel->beats().clicksButton()->setChecked(true);
        QVERIFY(!player().deck().tracks[3].muted);
        // The first context is taken out and comes back.
        Q_EMIT m_panel->lanes().contextHeads()[0]->removeRequested();
        QCOMPARE(m_panel->wish().contexts.size(), std::size_t(1));
        undo().undo();
        QCOMPARE(m_panel->wish().contexts.size(), std::size_t(2));
    }

    void beatsAreMended() {
        m_panel->addContext({drums()});
        QTRY_VERIFY(!m_panel->beats().listening());
        StemBeats& beats = m_panel->beats();
        const BeatGrid heard = beats.grid();
        QVERIFY(std::abs(bpmOf(heard.beats) - 120) < 2 || std::abs(bpmOf(heard.beats) - 60) < 2);
        QVERIFY(beats.text().contains(QStringLiteral("as heard")));
        const int before = undo().count();
        // A drag is one step, however many places it goes through.
        beats.move(3, heard.beats[3] + 0.02);
        beats.move(3, heard.beats[3] + 0.05);
        Q_EMIT m_panel->lanes().beats()->strokeEnded();
        QCOMPARE(undo().count(), before + 1);
        QVERIFY(std::abs(beats.grid().beats[3] - heard.beats[3] - 0.05) < 1e-9);
        QVERIFY(beats.text().contains(QStringLiteral("mended")));
        QCOMPARE(m_panel->lanes().beats()->beats(), beats.grid().beats);
        beats.doubleButton()->click();
        QVERIFY(beats.grid().beats.size() > 2 * heard.beats.size() - 2);
        beats.halveButton()->click();
        undo().undo();
        undo().undo();
        undo().undo();
        QCOMPARE(beats.grid(), heard);
        // Tapped: half as fast.
        m_panel->lanes().axis()->setCursor(0.5);
        for (const double at : {10.0, 11.0, 12.0, 13.0})
            beats.tap(at);
        QVERIFY(std::abs(bpmOf(beats.grid().beats) - 60) < 0.5);
        QCOMPARE(beats.grid().beats.front(), 0.5);
        beats.againButton()->click();
        QCOMPARE(beats.grid(), heard);
        // By keyboard.
        BeatLane* lane = m_panel->lanes().beats();
        m_panel->lanes().axis()->setCursor(heard.beats[2]);
        QTest::keyClick(lane, Qt::Key_Right, Qt::AltModifier);
        QVERIFY(std::abs(beats.grid().beats[2] - heard.beats[2] - 0.01) < 1e-9);
        QTest::keyClick(lane, Qt::Key_PageDown);
        QCOMPARE(m_panel->lanes().axis()->cursor(), heard.beats[3]);
        QTest::keyClick(lane, Qt::Key_B);
        QVERIFY(std::ranges::find(beats.grid().downbeats, heard.beats[3]) !=
                beats.grid().downbeats.end());
    }

    void wordsAreRecognised() {
        giveModel();
        form().words().edit()->setText(QStringLiteral("Slow alternative rock, waltz 118 bpm"));
        QCOMPARE(form().words().known(), (QStringList{"slow", "alternative rock", "120 bpm"}));
        QVERIFY(form().words().unknown().contains(QStringLiteral("waltz")));
        bool said = false;
        for (const QLabel* label : form().words().findChildren<QLabel*>())
            said = said || (label->text().contains("waltz") && label->text().contains("not known"));
        QVERIFY(said);
        QCOMPARE(m_panel->wish().options.text, std::string("Slow alternative rock, waltz 118 bpm"));
        QVERIFY(stemWishOf(toJson(m_panel->wish())) == m_panel->wish());
    }

    void takesAreKeptRenamedAndTakenOut() {
        giveModel();
        m_panel->addContext({drums()});
        QTRY_VERIFY(!m_panel->beats().listening());
        StemWish wish = m_panel->wish();
        wish.options.seconds = 1;
        wish.options.count = 3;
        m_panel->change(QStringLiteral("test"), wish);
        written("write", 3);
        StemTakes& takes = m_panel->takes();
        const fs::path third = take(2).file;
        takes.setCurrentRow(2);
        QTest::keyClick(&takes, Qt::Key_K);
        QCOMPARE(take(0).file, third); // kept ones come first
        takes.item(0)->setText(QStringLiteral("The one"));
        QTRY_COMPARE(m_panel->takes().titleOf(third), QStringLiteral("The one"));
        undo().undo();
        QVERIFY(m_panel->takes().titleOf(third) != QStringLiteral("The one"));
        undo().redo();
        const fs::path second = take(2).file;
        takes.setCurrentRow(2);
        QTest::keyClick(&takes, Qt::Key_Delete);
        QCOMPARE(takes.count(), 2);
        QVERIFY(fs::exists(second));
        undo().undo();
        QCOMPARE(takes.count(), 3);
        // Another one is shown, and compared with the one before at equal loudness.
        Q_EMIT takes.openRequested(second);
        QCOMPARE(m_panel->wish().take, second);
        action("play")->trigger();
        QTRY_VERIFY(player().deck().tracks.size() >= 3);
        action("compare")->trigger();
        QVERIFY(player().matched());
        QVERIFY(player().deck().tracks[0].muted && !player().deck().tracks[1].muted);
        QVERIFY(takes.item(0)->icon().availableSizes().size() > 0);
        // What is noted is there again.
        const Json state = m_panel->state();
        m_panel->restore(state);
        QCOMPARE(m_panel->takes().titleOf(third), QStringLiteral("The one"));
    }

    void takesAreGoneOnWith() {
        giveModel();
        m_panel->addContext({drums()});
        QTRY_VERIFY(!m_panel->beats().listening());
        StemWish wish = m_panel->wish();
        wish.options.seconds = 2;
        m_panel->change(QStringLiteral("test"), wish);
        written("write", 1);
        const auto codesOf = [&](int index) {
            return stem::readCodes(take(index).codes.path).codes;
        };
        const stem::Codes first = codesOf(0);
        written("continue", 2);
        QTRY_COMPARE(m_panel->lanes().takeSeconds(), 4.0);
        QVERIFY(framesOf(codesOf(0), 0, 100).values == first.values);
        m_panel->lanes().axis()->setCursor(1);
        written("again", 3);
        QVERIFY(framesOf(codesOf(0), 0, 50).values == framesOf(first, 0, 50).values);
        m_panel->lanes().axis()->setCursor(m_panel->beats().grid().downbeats.at(0) + 0.1);
        written("bar", 4);
        QVERIFY(m_panel->lanes().axis()->loop().has_value());
        QVERIFY(Run::open(take(0).run).record().options.at("loop").get<bool>());
    }

    void levelsAreMixed() {
        m_panel->addContext({drums(), bass()});
        QTRY_VERIFY(!m_panel->beats().listening());
        action("play")->trigger();
        QTRY_COMPARE(player().deck().tracks.size(), std::size_t(3));
        LaneHead* head = m_panel->lanes().contextHeads()[1];
        const int before = undo().count();
        Q_EMIT head->mixChanged(-6, false, false);
        Q_EMIT head->mixChanged(-12, false, true);
        Q_EMIT head->strokeEnded();
        QCOMPARE(undo().count(), before + 1);
        QCOMPARE(player().deck().tracks[1].gainDb, -12.0);
        QVERIFY(player().deck().tracks[1].solo);
        undo().undo();
        QCOMPARE(player().deck().tracks[1].gainDb, 0.0);
        QVERIFY(!player().deck().tracks[1].solo);
    }

    void troubleIsOneSentence() {
        m_panel->model().setPath(m_bench->folder / "nowhere");
        QTRY_VERIFY2(m_panel->hint().contains(QStringLiteral("nowhere")),
                     qPrintable(m_panel->hint()));
        QVERIFY(!action("write")->isEnabled());
        giveModel();
        const fs::path text = m_bench->folder / "text.wav";
        writeFile(text, "no sound");
        m_panel->addContext({text});
        QTRY_VERIFY2(m_panel->beats().text().contains(QStringLiteral("text.wav")),
                     qPrintable(m_panel->beats().text()));
        action("write")->trigger();
        QTRY_VERIFY2(m_panel->hint().contains(QStringLiteral("text.wav")),
                     qPrintable(m_panel->hint()));
        QCOMPARE(m_panel->takes().count(), 0);
    }

    void cancelling() {
        giveModel();
        m_panel->addContext({drums(60)});
        QTRY_VERIFY(!m_panel->beats().listening());
        QTRY_VERIFY(m_panel->lanes().contextSeconds() > 0);
        StemWish wish = m_panel->wish();
        wish.options.seconds = 600;
        m_panel->change(QStringLiteral("test"), wish);
        action("write")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->stream().firstAudio() >= 0, patience);
        QCOMPARE(form().writeButton().text(), QStringLiteral("Cancel"));
        form().writeButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(!jobs().busy(), patience);
        QCOMPARE(form().writeButton().text(), QStringLiteral("Write stem"));
        QVERIFY(m_panel->wish().take.empty());
    }

    void theCodecIsHeard() {
        StemCodecPage& page = m_panel->codec();
        m_panel->findChild<QTabWidget*>()->setCurrentWidget(&page);
        QVERIFY(page.verdict().contains(QStringLiteral("few codes")));
        page.choice().setPath(putStemModel(m_bench->folder / "model") / "codec");
        QTRY_VERIFY2(page.verdict().contains(QStringLiteral("recognisable")),
                     qPrintable(page.verdict()));
        QVERIFY(page.verdict().contains(QStringLiteral("4 kHz")));
        QCOMPARE(page.books().topLevelItemCount(), 4);
        QVERIFY(page.listenButton().toolTip().contains(QStringLiteral("recording")));
        page.slot().setFile(bass());
        page.listenButton().click();
        QTRY_VERIFY2_WITH_TIMEOUT(!jobs().busy() && player().deck().tracks.size() == 3,
                                  qPrintable(troubles()), patience);
        QVERIFY(!player().deck().tracks[1].muted && player().deck().tracks[0].muted);
        page.hear(StemCodecPage::Difference);
        QVERIFY(!player().deck().tracks[2].muted && player().deck().tracks[1].muted);
        QTRY_VERIFY(
            page.books().topLevelItem(0)->toolTip(1).contains(QStringLiteral("most often")));
    }

    void verdictsArePlain() {
        const Json good = {{"loss", 3.3}, {"shuffled", 4.0}, {"dropped", 3.4}};
        QVERIFY(stemVerdict(good).startsWith(QStringLiteral("It listens")));
        Json deaf = good;
        deaf["shuffled"] = 3.32;
        QVERIFY(stemVerdict(deaf).startsWith(QStringLiteral("It hardly listens")));
        Json lost = good;
        lost["dropped"] = 3.0;
        QVERIFY(stemVerdict(lost).contains(QStringLiteral("no better")));
        QVERIFY(stemVerdict(Json()).contains(QStringLiteral("never measured")));
        QVERIFY(codecVerdict({{"log_mel", 0.2}, {"rows_used", {0.9, 0.1}}})
                    .contains(QStringLiteral("book 2 lie idle")));
        QVERIFY(codecVerdict({{"log_mel", 2.0}}).contains(QStringLiteral("far from")));
    }

    /// From a folder of songs to a model, with trainings of some steps; one of them is stopped and
    /// gone on with.
    void everythingIsLearnedStepByStep() {
        const fs::path songs = m_bench->folder / "songs";
        for (int song = 0; song < 2; ++song)
            putSong(songs / ("song" + std::to_string(song)), 100 + 20 * song, 6, 8000);
        StemTraining& training = m_panel->training();
        m_panel->findChild<QTabWidget*>()->setCurrentWidget(&training);
        QVERIFY(training.obstacle(StemTraining::Prepare).contains(QStringLiteral("folder")));
        training.restore({{"folder", songs.string()},
                          {"seed", 3},
                          {"options",
                           {{"stem.train-codec",
                             {{"steps", 3}, {"batch", 2}, {"segment", 0.5}, {"validation", 2}}},
                            {"stem.train",
                             {{"target", "bass"},
                              {"seconds", 1},
                              {"pieces", 4},
                              {"validation", 2},
                              {"steps", 4000},
                              {"evaluate_every", 2}}}}}});
        QVERIFY(training.obstacle(StemTraining::Model).contains(QStringLiteral("codec")));
        QTRY_VERIFY_WITH_TIMEOUT(training.cost(StemTraining::Codec)->answered(), patience);
        QVERIFY2(training.cost(StemTraining::Codec)->text().contains(QStringLiteral("of memory")),
                 qPrintable(training.cost(StemTraining::Codec)->text()));
        training.startAll();
        QTRY_VERIFY2_WITH_TIMEOUT(!training.codec().path().empty(), qPrintable(troubles()),
                                  patience);
        // The model would take long: it is stopped as soon as it learns.
        QTRY_VERIFY2_WITH_TIMEOUT(
            training.job() != 0 && jobs().job(training.job()) &&
                jobs().job(training.job())->metrics.contains("validation/loss"),
            qPrintable(troubles()), patience);
        jobs().cancel(training.job());
        QTRY_VERIFY_WITH_TIMEOUT(!jobs().busy() && training.job() == 0, patience);
        QTRY_VERIFY(training.canGoOn(StemTraining::Model));
        QVERIFY(training.stateOf(StemTraining::Model).contains(QStringLiteral("is kept")));
        QTRY_VERIFY_WITH_TIMEOUT(training.cost(StemTraining::Model)->answered(), patience);
        training.goOn(StemTraining::Model);
        QVERIFY(training.job() != 0);
        QTRY_VERIFY_WITH_TIMEOUT(
            jobs().job(training.job()) && jobs().job(training.job())->row.fraction > 0, patience);
        jobs().cancel(training.job());
        QTRY_VERIFY_WITH_TIMEOUT(!jobs().busy(), patience);
        QVERIFY2(troubles().isEmpty(), qPrintable(troubles()));
    }

    void whatWasLearnedIsMeasured() {
        const fs::path songs = m_bench->folder / "songs";
        for (int song = 0; song < 2; ++song)
            putSong(songs / ("song" + std::to_string(song)), 100 + 20 * song, 6, 8000);
        StemTraining& training = m_panel->training();
        m_panel->findChild<QTabWidget*>()->setCurrentWidget(&training);
        training.restore({{"folder", songs.string()},
                          {"options", {{"stem.evaluate", {{"items", 1}, {"draws", 1}}}}}});
        QVERIFY(training.obstacle(StemTraining::Measure).contains(QStringLiteral("model")));
        giveModel();
        QVERIFY(training.obstacle(StemTraining::Measure).isEmpty());
        training.start(StemTraining::Measure);
        QTRY_VERIFY_WITH_TIMEOUT(training.job() != 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!jobs().busy() && training.job() == 0, patience);
        QVERIFY2(troubles().isEmpty(), qPrintable(troubles()));
        QTRY_VERIFY2(training.stateOf(StemTraining::Measure).contains(QStringLiteral("hold")),
                     qPrintable(training.stateOf(StemTraining::Measure)));
    }

    void badWeightsAreNamed() {
        StemTraining& training = m_panel->training();
        const fs::path file = m_bench->folder / "weights.th";
        writeFile(file, "no checkpoint");
        training.import({file});
        QTRY_VERIFY_WITH_TIMEOUT(!jobs().busy(), patience);
        bool said = false;
        for (const QLabel* label : training.findChildren<QLabel*>())
            said = said || label->text().contains(QStringLiteral("weights.th"));
        QVERIFY(said);
    }

    void looksAndSpeaks() {
        giveModel();
        m_panel->addContext({drums(), bass()});
        QTRY_VERIFY(!m_panel->beats().listening());
        auto* tabs = m_panel->findChild<QTabWidget*>();
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            QCoreApplication::processEvents();
            int seen = 0;
            const QStringList unnamed = unnamedIn(*m_panel, seen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
            QVERIFY(seen > 10);
            for (const QPalette& palette : {paletteOf(Scheme::Light), paletteOf(Scheme::Dark)}) {
                QApplication::setPalette(palette);
                QVERIFY(!m_panel->grab().isNull());
            }
        }
        QApplication::setPalette(paletteOf(Scheme::Light));
    }
};

QTEST_MAIN(AppStem)
#include "app_stem.moc"

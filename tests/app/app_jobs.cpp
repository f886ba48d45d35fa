#include "app/panels/confirmstrip.h"
#include "app/panels/jobspanel.h"
#include "app/panels/logmodel.h"
#include "app/panels/logpanel.h"
#include "app/panels/outputs.h"
#include "app/panels/rundetails.h"
#include "app/panels/timeleft.h"
#include "models/systems.h"
#include "tests/app/workbench.h"
#include "widgets/rowtable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeView>

using namespace antiphon;

namespace {

struct JobsBench : testing::Workbench {
    JobsBench() {
        if (!openProject())
            qFatal("no project");
        panel = std::make_unique<JobsPanel>(*session);
        panel->resize(700, 500);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get()))
            qFatal("no focus");
        view = panel->findChild<RowTableView*>();
    }
    QAction* action(const char* name) const {
        return panel->findChild<QAction*>(QLatin1String("jobs.") + QLatin1String(name));
    }
    RunRecord record() const {
        RunRecord record;
        record.task = "guide.generate";
        record.inputs = {{"guide", {{ItemKind::Audio, sound("guide"), "guide"}}},
                         {"memory", {{ItemKind::Audio, sound("memory"), "memory"}}}};
        record.seed = 5;
        record.device = "cpu";
        return record;
    }
    Jobs::Id start(const RunRecord& record) const {
        return session->jobs().start(*findTask(systems(), record.task), record);
    }
    /// A job that works until it is told to go, saying how far it is.
    Jobs::Id hold(const QString& title = QStringLiteral("Hold")) {
        return session->jobs().work(
            title,
            [this](JobControl& control) {
                control.append(
                    {.type = Event::Type::Progress, .text = "Reading", .value = 0.25, .item = {}});
                while (!go) {
                    control.checkpoint();
                    QThread::msleep(2);
                }
            },
            {}, "cpu");
    }
    bool ends(Jobs::Id id) const {
        return QTest::qWaitFor([&] { return session->jobs().job(id)->ended(); }, 20000);
    }
    /// The first row in this state; null: none.
    const JobRow* row(JobRow::State state) const {
        for (const JobRow& one : panel->rows().rows())
            if (one.state == state)
                return &one;
        return nullptr;
    }
    bool select(JobRow::State state) const {
        if (!QTest::qWaitFor([&] { return row(state) != nullptr; }))
            return false;
        panel->select(row(state)->id);
        view->setFocus();
        return true;
    }
    QString shown(int row, int column) const {
        return view->model()->index(row, column).data().toString();
    }

    std::atomic<bool> go = false;
    std::unique_ptr<JobsPanel> panel;
    RowTableView* view = nullptr;
};

using State = JobRow::State;

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void progressIsShownAndCancelShowsAtOnce() {
        JobsBench bench;
        const Jobs::Id first = bench.hold();
        const Jobs::Id second = bench.hold(QStringLiteral("Next"));
        QTRY_VERIFY(bench.shown(0, 1).contains(QStringLiteral("Reading")));
        QVERIFY(bench.shown(0, 1).contains(QStringLiteral("25 %")));
        QCOMPARE(bench.shown(1, 1), QStringLiteral("Waiting"));
        QCOMPARE(bench.shown(0, 6), QStringLiteral("CPU"));
        QVERIFY(bench.shown(0, 5).contains(QStringLiteral("B")));
        // A job that does not listen for a while still shows at once that it was told.
        QVERIFY(bench.select(State::Running));
        const auto before = QDateTime::currentMSecsSinceEpoch();
        QTest::keyClick(bench.view, Qt::Key_Backspace);
        QVERIFY(bench.session->jobs().job(first)->stopping ||
                bench.session->jobs().job(first)->ended());
        QVERIFY(QDateTime::currentMSecsSinceEpoch() - before < 100);
        QVERIFY(bench.ends(first));
        QCOMPARE(bench.session->jobs().job(first)->row.state, JobState::Cancelled);
        QTRY_COMPARE(bench.session->jobs().job(second)->row.state, JobState::Running);
        bench.go = true;
        QVERIFY(bench.ends(second));
        QTRY_VERIFY(bench.action("clear")->isEnabled());
        bench.action("clear")->trigger();
        QCOMPARE(bench.view->model()->rowCount(), 0);
    }

    void workThatEndsAtOnceIsDone() {
        // Some of these have ended before anybody could look at them.
        constexpr int count = 200;
        testing::Workbench workbench;
        Jobs& jobs = workbench.session->jobs();
        QSignalSpy ended(&jobs, &Jobs::ended);
        int done = 0;
        for (int n = 0; n < count; ++n)
            jobs.work(
                QStringLiteral("Nothing"), [](JobControl&) {}, [&done] { ++done; });
        QTRY_COMPARE(ended.count(), count);
        QCOMPARE(done, count);
    }

    void aDeafJobShowsThatItIsBeingCancelled() {
        JobsBench bench;
        const Jobs::Id id =
            bench.session->jobs().work(QStringLiteral("Deaf"), [&](JobControl& control) {
                while (!bench.go)
                    QThread::msleep(2);
                control.checkpoint();
            });
        QVERIFY(bench.select(State::Running));
        bench.action("cancel")->trigger();
        QVERIFY(bench.shown(0, 1).startsWith(QStringLiteral("Cancelling")));
        QVERIFY(!bench.action("cancel")->isEnabled());
        bench.go = true;
        QVERIFY(bench.ends(id));
        QTRY_COMPARE(bench.shown(0, 1), QStringLiteral("Cancelled"));
    }

    void pausesAndGoesOn() {
        JobsBench bench;
        const Jobs::Id id = bench.hold();
        QVERIFY(bench.select(State::Running));
        QCOMPARE(bench.action("pause")->text(), QStringLiteral("Pause"));
        QTest::keyClick(bench.view, Qt::Key_P);
        QVERIFY(bench.row(State::Paused));
        QCOMPARE(bench.action("pause")->text(), QStringLiteral("Go on"));
        QTest::qWait(50); // it stands now
        bench.go = true;
        QTest::qWait(150);
        QVERIFY(!bench.session->jobs().job(id)->ended());
        QTest::keyClick(bench.view, Qt::Key_P);
        QVERIFY(bench.ends(id));
        QCOMPARE(bench.session->jobs().job(id)->row.state, JobState::Done);
    }

    void runsBecomeHistoryAndAreHeard() {
        JobsBench bench;
        QVERIFY(bench.ends(bench.start(bench.record())));
        QTRY_COMPARE(bench.session->jobs().runs().size(), 1u);
        QVERIFY(bench.select(State::Done));
        QCOMPARE(bench.view->model()->rowCount(), 1);
        QVERIFY(bench.shown(0, 0).startsWith(QStringLiteral("1 · ")));
        QVERIFY(bench.shown(0, 1).contains(QStringLiteral("Segments")));
        QVERIFY(!bench.shown(0, 2).isEmpty() && !bench.shown(0, 4).isEmpty());
        auto* log = bench.panel->findChild<QPlainTextEdit*>();
        QTRY_VERIFY(log->toPlainText().contains(QStringLiteral("seed 5")));
        // As after a restart: only the disk knows of it.
        bench.session->jobs().clearEnded();
        bench.session->jobs().refreshRuns();
        QTest::qWait(100);
        QVERIFY(bench.select(State::Done));
        QVERIFY(bench.row(State::Done)->job == 0);
        QTRY_VERIFY(log->toPlainText().contains(QStringLiteral("seed 5")));
        QTest::keyClick(bench.view, Qt::Key_Return);
        QTRY_VERIFY(bench.device);
    }

    void failedRunsSayWhyAndTheQueueGoesOn() {
        JobsBench bench;
        RunRecord bad = bench.record();
        bad.inputs["guide"][0].path = bench.folder / "gone.wav";
        const Jobs::Id failing = bench.start(bad);
        const Jobs::Id good = bench.start(bench.record());
        QVERIFY(bench.ends(failing));
        QVERIFY(bench.ends(good));
        QCOMPARE(bench.session->jobs().job(good)->row.state, JobState::Done);
        QVERIFY(bench.select(State::Failed));
        QVERIFY(bench.row(State::Failed)->text.contains(QStringLiteral("gone.wav")));
    }

    void retriesWithChanges() {
        JobsBench bench;
        RunRecord record = bench.record();
        record.options = {{"vocab", 9}};
        QVERIFY(bench.ends(bench.start(record)));
        QVERIFY(bench.select(State::Done));
        RunRecord asked;
        QString shown;
        connect(bench.session.get(), &Session::runRequested, this,
                [&](const RunRecord& r) { asked = r; });
        connect(bench.session.get(), &Session::panelRequested, this,
                [&](const QString& panel) { shown = panel; });
        QTest::keyClick(bench.view, Qt::Key_E);
        QTRY_COMPARE(asked.task, record.task);
        QCOMPARE(shown, QStringLiteral("task"));
        QCOMPARE(asked.seed, 5u);
        QVERIFY(asked.options == record.options);
        QVERIFY(asked.inputs == record.inputs);
    }

    void interruptedRunsAreResumed() {
        JobsBench bench;
        const fs::path runs = bench.folder / "project/runs";
        const Run run = Run::createNext(runs, bench.record());
        // The trace of a process that died: it says that it runs, and nobody holds it.
        writeJson(run.folder() / "state.json", {{"state", "running"}});
        bench.session->jobs().refreshRuns();
        QVERIFY(bench.select(State::Interrupted));
        QVERIFY(bench.action("resume")->isEnabled());
        QTest::keyClick(bench.view, Qt::Key_U);
        QTRY_VERIFY_WITH_TIMEOUT(Run::open(run.folder()).row().state == RunState::Done, 20000);
        QTRY_VERIFY(bench.row(State::Done));
        QVERIFY(bench.row(State::Done)->run == run.folder());
        QCOMPARE(bench.view->model()->rowCount(), 1);
        QVERIFY(!bench.action("resume")->isEnabled());
    }

    void runsGoToTheTrashAfterAsking() {
        JobsBench bench;
        fs::create_directories(bench.folder / "data");
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((bench.folder / "data").string()));
        QVERIFY(bench.ends(bench.start(bench.record())));
        QTRY_COMPARE(bench.session->jobs().runs().size(), 1u);
        QTRY_VERIFY(!bench.session->store().items().empty());
        QVERIFY(bench.select(State::Done));
        const fs::path run = bench.row(State::Done)->run;
        auto* strip = bench.panel->findChild<ConfirmStrip*>();
        QTest::keyClick(bench.view, Qt::Key_Delete);
        QVERIFY(strip->isVisible());
        auto buttons = strip->findChildren<QPushButton*>();
        const auto press = [&](const QString& text) {
            for (QPushButton* button : buttons)
                if (button->text() == text)
                    QTest::keyClick(button, Qt::Key_Space);
        };
        press(QStringLiteral("Keep"));
        QVERIFY(strip->isHidden());
        QTest::qWait(50);
        QVERIFY(fs::exists(run));
        QTest::keyClick(bench.view, Qt::Key_Delete);
        QSignalSpy told(bench.session.get(), &Session::told);
        press(QStringLiteral("Move to the trash"));
        QTRY_VERIFY(!fs::exists(run));
        QTRY_COMPARE(bench.view->model()->rowCount(), 0);
        QTRY_VERIFY(bench.session->store().items().empty());
        QVERIFY(!told.isEmpty());
        QVERIFY(!told.front()[1].toBool());
    }

    void timeLeft() {
        TimeLeft steady;
        for (int i = 1; i <= 50; ++i)
            steady.update(i, i * 0.01, false);
        QVERIFY(std::abs(steady.estimate().value() - 50) < 1);
        // A slow start (reading) does not count for ever.
        TimeLeft warmed;
        warmed.update(60, 0.01, false);
        for (int i = 1; i <= 60; ++i)
            warmed.update(60 + i, 0.01 + i * 0.01, false);
        QVERIFY(std::abs(warmed.estimate().value() - 39) < 2);
        // Pauses are no work.
        TimeLeft paused;
        paused.update(10, 0.5, false);
        paused.update(10, 0.5, true);
        paused.update(500, 0.5, true);
        paused.update(500, 0.5, false);
        QVERIFY(std::abs(paused.estimate().value() - 10) < 0.1);
        // An overrun estimate grows instead of standing at nothing.
        TimeLeft stuck;
        stuck.update(1, 0.9, false);
        stuck.update(100, 0.9, false);
        QVERIFY(stuck.estimate().value() > 5);
        // Nothing is claimed of what has hardly begun, and nothing is divided by zero.
        TimeLeft fresh;
        QVERIFY(!fresh.estimate());
        fresh.update(0, 0.5, false);
        QVERIFY(!fresh.estimate());
        fresh.update(5, 1.0, false);
        QCOMPARE(fresh.estimate().value(), 0.0);
        // Many steps stay few samples and a good estimate.
        TimeLeft many;
        for (int i = 1; i <= 10000; ++i)
            many.update(i * 0.01, i * 0.00005, false);
        QVERIFY(std::abs(many.estimate().value() - 100) < 5);
    }

    void logKeepsWhatWasTold() {
        testing::Workbench bench;
        LogPanel panel(*bench.session);
        panel.resize(500, 300);
        panel.show();
        auto* view = panel.findChild<QTreeView*>();
        bench.session->tell(QStringLiteral("All is well."));
        bench.session->warn(QStringLiteral("The disk is full."));
        const Jobs::Id job =
            bench.session->jobs().work(QStringLiteral("Talk"), [](JobControl& control) {
                control.append({.type = Event::Type::Log, .text = "a line", .item = {}});
            });
        QTRY_VERIFY(bench.session->jobs().job(job)->ended());
        QTRY_COMPARE(view->model()->rowCount(), 3);
        const auto cell = [&](int row, int column) {
            return view->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(1, LogModel::Level), QStringLiteral("Warning"));
        QCOMPARE(cell(1, LogModel::Text), QStringLiteral("The disk is full."));
        QCOMPARE(cell(2, LogModel::Text), QStringLiteral("Talk: a line"));
        QTest::keyClicks(panel.findChild<QLineEdit*>(), QStringLiteral("DISK"));
        QCOMPARE(view->model()->rowCount(), 1);
        panel.findChild<QAction*>(QStringLiteral("log.copy"))->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.endsWith(QStringLiteral("\tWarning\tThe disk is full.")));
        panel.saveTo(bench.folder / "said.txt");
        QTRY_VERIFY(fs::exists(bench.folder / "said.txt"));
        QCOMPARE(QString::fromStdString(readFile(bench.folder / "said.txt")).trimmed(), copied);
    }

    void logIsBounded() {
        LogModel model;
        for (int i = 0; i < 25000; ++i)
            model.add(LogEntry::Level::Note, QString::number(i));
        QTRY_COMPARE(model.rowCount(), int(LogModel::longest));
        QCOMPARE(model.entry(model.rowCount() - 1).text, QStringLiteral("24999"));
        model.add(LogEntry::Level::Warning, QStringLiteral("two\nlines"));
        QTRY_COMPARE(model.entry(model.rowCount() - 1).text, QStringLiteral("lines"));
        QCOMPARE(model.rowCount(), int(LogModel::longest));
    }
};

QTEST_MAIN(TestJobs)
#include "app_jobs.moc"

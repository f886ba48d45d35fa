#include "app/panels/checkpointears.h"
#include "app/panels/checkpointlist.h"
#include "app/panels/outputs.h"
#include "app/panels/systemload.h"
#include "app/panels/trainingcompare.h"
#include "app/panels/trainingpanel.h"
#include "app/panels/trainingtable.h"
#include "core/eventruns.h"
#include "core/formats/safetensors.h"
#include "core/formats/tfevents.h"
#include "models/checkpoint.h"
#include "tests/app/workbench.h"
#include "tests/gui/accessible.h"
#include "widgets/curves.h"
#include "widgets/rowtable.h"

#include <QDateTime>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <cmath>
#include <fstream>

using namespace antiphon;

namespace {

struct FakeOptions {
    double rate = 0.1;
    std::int64_t steps = 1000;
    double since = 0; ///< seconds that the first value lies back
    void visit(OptionVisitor& v) {
        v.real(rate, {.key = "rate", .label = "Rate", .help = "How fast it learns."});
        v.integer(steps, {.key = "steps", .label = "Steps", .help = "How many."});
        v.real(since, {.key = "since", .label = "Since", .help = "When it began."});
    }
};

std::atomic<bool> go = false, writes = true;
std::atomic<std::int64_t> written = 0; ///< steps of the last training

double wallTime() {
    return double(QDateTime::currentMSecsSinceEpoch()) / 1000;
}

/// A training that does nothing but leave what trainings leave.
const Task& fakeTraining() {
    static const Task task{
        "fake.train",
        "Fake training",
        "",
        {},
        [] { return Options(FakeOptions{}); },
        [](const Inputs&, const Options& options, JobContext& context) {
            const auto& o = options.as<FakeOptions>();
            EventWriter writer(context.work().parent_path());
            fs::create_directories(context.folder());
            for (std::int64_t step = 1; step <= o.steps; ++step) {
                context.checkpoint();
                if (writes || step < 20) {
                    const double at = wallTime() - o.since + (o.since > 0 ? double(step) : 0);
                    writer.scalar("train/loss", step, std::exp(-o.rate * double(step)), at);
                    writer.scalar("rollout/reward", step, double(step) * o.rate, at);
                    writer.flush();
                    written = step;
                }
                context.progress(double(step) / double(o.steps), "Training");
                if (!go)
                    QThread::msleep(2);
            }
            return Outcome{};
        },
        true,
        true};
    return task;
}

void writeEvents(const fs::path& folder, int steps, double slope) {
    fs::create_directories(folder);
    EventWriter writer(folder);
    for (int step = 1; step <= steps; ++step)
        writer.scalar("train/loss", step, 10 - slope * step, 1.7e9 + step);
    writer.flush();
}

struct TrainingBench : testing::Workbench {
    explicit TrainingBench(bool project = true) {
        go = false;
        writes = true;
        if (project && !openProject())
            qFatal("no project");
        open();
    }
    ~TrainingBench() {
        go = true;
        for (const Jobs::Id id : session->jobs().ids())
            session->jobs().cancel(id);
    }
    void open() {
        panel = std::make_unique<TrainingPanel>(*session);
        panel->resize(1000, 640);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get(), testing::patience))
            qFatal("no focus");
        view = panel->findChild<RowTableView*>();
    }
    QAction* action(const char* name) const {
        return panel->findChild<QAction*>(QLatin1String("training.") + QLatin1String(name));
    }
    Jobs::Id start(double rate = 0.1, std::int64_t steps = 100'000, double since = 0) {
        RunRecord record;
        record.options = {{"rate", rate}, {"steps", steps}, {"since", since}};
        record.device = "cpu";
        record.seed = 7;
        return session->jobs().start(fakeTraining(), record);
    }
    bool ends(Jobs::Id id) {
        return QTest::qWaitFor([&] { return session->jobs().job(id)->ended(); }, testing::patience);
    }
    const std::vector<TrainingRun>& runs() const { return panel->runs().runs(); }
    const TrainingRun* named(const QString& name) const {
        for (const TrainingRun& run : runs())
            if (run.name.contains(name))
                return &run;
        return nullptr;
    }
    std::int64_t count(std::size_t run = 0) const {
        return run < runs().size() && !runs()[run].tags.empty() ? runs()[run].tags[0].curve->count()
                                                                : 0;
    }
    QString cell(int row, int column) const {
        return view->model()->index(row, column).data().toString();
    }

    std::unique_ptr<TrainingPanel> panel;
    RowTableView* view = nullptr;
};

} // namespace

class TestTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToDoNext() {
        TrainingBench bench(false);
        QVERIFY(bench.runs().empty());
        QSignalSpy asked(bench.session.get(), &Session::panelRequested);
        QTest::keyClick(bench.view, Qt::Key_N);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("agent"));
        for (const char* name : {"pause", "resume", "stop", "duplicate", "audition", "toggle"})
            QVERIFY2(!bench.action(name)->isEnabled(), name);
        int seen = 0;
        const QStringList unnamed = testing::unnamedIn(*bench.panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        QVERIFY(seen > 15);
    }

    void aLiveRunByKeyboard() {
        TrainingBench bench;
        const Jobs::Id job = bench.start();
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        QTRY_VERIFY(bench.count() > 10);
        bench.view->setFocus();
        bench.panel->select(bench.runs()[0].id);
        QVERIFY(bench.cell(0, trainingStateColumn).startsWith(QStringLiteral("Running")));
        // Its curves grow on the charts.
        QTRY_COMPARE(bench.panel->curves()->charts().size(), std::size_t(2));
        const std::int64_t before = bench.count();
        QTRY_VERIFY(bench.count() > before + 10);
        // Paused it stands still; then it goes on.
        QTest::keyClick(bench.view, Qt::Key_P);
        QTRY_COMPARE(bench.cell(0, trainingStateColumn).left(6), QStringLiteral("Paused"));
        QTest::qWait(600); // a step that was being done is done
        const std::int64_t paused = written;
        QTRY_COMPARE(bench.count(), paused);
        QTest::qWait(600);
        QCOMPARE(written.load(), paused);
        QCOMPARE(bench.count(), paused);
        QCOMPARE(bench.action("pause")->text(), QStringLiteral("Go on"));
        QTest::keyClick(bench.view, Qt::Key_P);
        QTRY_VERIFY(bench.count() > paused + 10);
        // Stopped it keeps what it has, and can be resumed.
        QTest::keyClick(bench.view, Qt::Key_Backspace);
        QVERIFY(bench.ends(job));
        QTRY_COMPARE(bench.cell(0, trainingStateColumn), QStringLiteral("Cancelled"));
        QVERIFY(bench.action("resume")->isEnabled());
        QVERIFY(!bench.action("stop")->isEnabled());
        QVERIFY(bench.count() > paused);
        // Another one with other options.
        QSignalSpy edited(bench.session.get(), &Session::runRequested);
        QTest::keyClick(bench.view, Qt::Key_E);
        QTRY_COMPARE(edited.size(), 1);
        const auto record = edited[0][0].value<RunRecord>();
        QCOMPARE(record.task, std::string("fake.train"));
        QCOMPARE(record.options["rate"].get<double>(), 0.1);
        QCOMPARE(record.seed, std::uint64_t(7));
    }

    void aRunThatIsDoneStays() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 50)));
        QTRY_COMPARE(bench.cell(0, trainingStateColumn), QStringLiteral("Done"));
        QTRY_COMPARE(bench.count(), std::int64_t(50));
        QTRY_COMPARE(bench.cell(0, 3), QStringLiteral("50"));
        // Another window finds it again.
        bench.open();
        QTRY_COMPARE(bench.count(), std::int64_t(50));
        QCOMPARE(bench.runs()[0].job.state, JobRow::State::Done);
    }

    void foreignFolders() {
        TrainingBench bench(false);
        const fs::path logs = bench.folder / "logs";
        writeEvents(logs / "a/DQN_0", 30, 0.1);
        writeEvents(logs / "b/PPO_0", 40, 0.2);
        const fs::path bad = findEventRuns(logs / "b")[0].files[0].path;
        std::ofstream(bad, std::ios::app | std::ios::binary) << std::string(100, '\x55');
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(logs.string()))});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(bench.panel.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(bench.panel.get(), &drop);
        QTRY_COMPARE(bench.runs().size(), std::size_t(2));
        QTRY_VERIFY(bench.named("PPO_0") && !bench.named("PPO_0")->trouble.isEmpty());
        QTRY_COMPARE(bench.count(0) + bench.count(1), std::int64_t(70));
        // The damage is said in a sentence where the run is chosen, and in its state.
        bench.panel->select(bench.named("PPO_0")->id);
        auto* trouble = bench.panel->findChild<QLabel*>(QStringLiteral("trouble"));
        QVERIFY(trouble->isVisible());
        QVERIFY(trouble->text().contains(QString::fromStdString(bad.filename().string())));
        bench.panel->select(bench.named("DQN_0")->id);
        QVERIFY(!trouble->isVisible());
        QVERIFY(!bench.action("duplicate")->isEnabled());
        // Filtered by what is seen of it.
        auto* filter = bench.panel->findChild<QLineEdit*>();
        for (QLineEdit* edit : bench.panel->findChildren<QLineEdit*>())
            if (edit->accessibleName() == QStringLiteral("Filter trainings"))
                filter = edit;
        filter->setText(QStringLiteral("damaged"));
        QCOMPARE(bench.view->model()->rowCount(), 1);
        filter->clear();
        // Remembered, until it is taken off the list.
        bench.open();
        QTRY_COMPARE(bench.runs().size(), std::size_t(2));
        bench.panel->select(bench.runs()[0].id);
        bench.view->setFocus();
        QTest::keyClick(bench.view, Qt::Key_Delete);
        QTRY_VERIFY(bench.runs().empty());
        bench.open();
        QVERIFY(bench.panel->runs().folders().empty());
        QTest::qWait(300);
        QVERIFY(bench.runs().empty());
        // A folder that is gone is said, too.
        bench.panel->addFolder(bench.folder / "gone");
        trouble = bench.panel->findChild<QLabel*>(QStringLiteral("trouble"));
        QTRY_VERIFY(trouble->isVisible());
        QVERIFY(trouble->text().contains(QStringLiteral("gone")));
    }

    void comparesTheChosenRuns() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 50)));
        QVERIFY(bench.ends(bench.start(0.3, 50)));
        QTRY_COMPARE(bench.count(0) + bench.count(1), std::int64_t(100));
        bench.view->selectAll();
        auto* compare = bench.panel->findChild<TrainingCompare*>();
        const auto find = [&](const QString& label) -> QTreeWidgetItem* {
            const auto found = compare->findItems(label, Qt::MatchExactly | Qt::MatchRecursive);
            return found.isEmpty() ? nullptr : found[0];
        };
        const auto groupOf = [&](const QString& label) {
            const QTreeWidgetItem* item = find(label);
            return item ? item->parent()->text(0) : QString();
        };
        QTRY_COMPARE(groupOf(QStringLiteral("rate")), QStringLiteral("Options that differ"));
        const QTreeWidgetItem* rate = find(QStringLiteral("rate"));
        QCOMPARE(QSet<QString>({rate->text(1), rate->text(2)}), QSet<QString>({"0.1", "0.3"}));
        QCOMPARE(groupOf(QStringLiteral("steps")), QStringLiteral("Options that agree"));
        // The one that learned faster has the best of both.
        const int fast = find(QStringLiteral("rate"))->text(1) == QStringLiteral("0.3") ? 1 : 2;
        for (const char* tag : {"train/loss", "rollout/reward"}) {
            QTRY_VERIFY(find(QLatin1String(tag))->font(fast).bold());
            QVERIFY(!find(QLatin1String(tag))->font(3 - fast).bold());
        }
        QVERIFY(find(QStringLiteral("rollout/reward"))
                    ->text(fast)
                    .startsWith(QStringLiteral("15 (15")));
        // Filled anew it shows what was chosen and folded before.
        find(QStringLiteral("steps"))->setSelected(true);
        find(QStringLiteral("rate"))->parent()->setExpanded(false);
        std::vector<TrainingRun> recoloured = bench.runs();
        std::vector<const TrainingRun*> runs;
        for (TrainingRun& run : recoloured) {
            ++run.look;
            runs.push_back(&run);
        }
        find(QStringLiteral("steps"))->setData(0, Qt::UserRole + 100, true);
        compare->show(runs);
        QVERIFY(find(QStringLiteral("steps"))->data(0, Qt::UserRole + 100).isNull()); // a new one
        QCOMPARE(compare->selectedItems().size(), 1);
        QVERIFY(find(QStringLiteral("steps"))->isSelected());
        QVERIFY(!find(QStringLiteral("rate"))->parent()->isExpanded());
        QVERIFY(lowerIsBetter("eval/RMSE_mean") && !lowerIsBetter("rollout/ep_rew_mean"));
        QVERIFY(lowerIsBetter("eval/reward_std") && !lowerIsBetter("eval/reward_mean"));
    }

    /// What is there is never replaced by somebody who only passed by.
    void notesAreNotLost() {
        TrainingBench bench;
        const Jobs::Id job = bench.start();
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        QTRY_VERIFY(!bench.runs()[0].folder.empty());
        go = true;
        QVERIFY(bench.ends(job));
        const fs::path file = bench.runs()[0].folder / "notes.txt";
        auto* tabs = bench.panel->findChild<QTabWidget*>();
        auto* note = bench.panel->findChild<QPlainTextEdit*>();
        tabs->setCurrentWidget(note);
        note->setFocus();
        writeFile(file, "written by another program\n");
        bench.view->setFocus();
        QTest::qWait(100);
        QCOMPARE(readFile(file), std::string("written by another program\n"));
        // Two edits after one another: the newer one stays.
        bench.open();
        QTRY_COMPARE(bench.cell(0, noteColumn), QStringLiteral("written by another program"));
        for (int i = 0; i < 20; ++i)
            bench.view->model()->setData(bench.view->model()->index(0, noteColumn),
                                         QStringLiteral("edit %1").arg(i));
        QTRY_COMPARE(readFile(file), std::string("edit 19\n"));
        // One that is too long is said to be, and left alone.
        writeFile(file, std::string(100000, 'x'));
        bench.open();
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        QSignalSpy failed(&bench.panel->runs(), &TrainingRuns::failed);
        QTRY_VERIFY((bench.view->model()->setData(bench.view->model()->index(0, noteColumn),
                                                  QStringLiteral("short")),
                     failed.size() > 0) ||
                    fs::file_size(file) < 100000);
        QCOMPARE(fs::file_size(file), std::uintmax_t(100000));
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("notes.txt")));
    }

    void notesStayWithTheRun() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 20)));
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        bench.panel->select(bench.runs()[0].id);
        auto* tabs = bench.panel->findChild<QTabWidget*>();
        auto* note = bench.panel->findChild<QPlainTextEdit*>();
        tabs->setCurrentWidget(note);
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("sounds thin, keep"));
        bench.view->setFocus();
        const fs::path file = bench.runs()[0].folder / "notes.txt";
        QTRY_VERIFY(fs::exists(file));
        QTRY_COMPARE(bench.cell(0, noteColumn), QStringLiteral("sounds thin, keep"));
        bench.open();
        QTRY_COMPARE(bench.cell(0, noteColumn), QStringLiteral("sounds thin, keep"));
        // In the table itself, too; an empty one leaves no file.
        QVERIFY(bench.view->model()->setData(bench.view->model()->index(0, noteColumn), QString(),
                                             Qt::EditRole));
        QTRY_VERIFY(!fs::exists(file));
    }

    void looksAreKept() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 20)));
        QVERIFY(bench.ends(bench.start(0.2, 20)));
        QTRY_COMPARE(bench.count(0) + bench.count(1), std::int64_t(40));
        QVERIFY(bench.runs()[0].look != bench.runs()[1].look);
        bench.panel->select(bench.runs()[0].id);
        bench.view->setFocus();
        QTRY_COMPARE(bench.panel->curves()->charts().size(), std::size_t(2));
        CurveChart* chart = bench.panel->curves()->charts()[0];
        QTRY_COMPARE(chart->curves().size(), std::size_t(2));
        QTest::keyClick(bench.view, Qt::Key_H);
        QTRY_COMPARE(chart->curves().size(), std::size_t(1));
        QVERIFY(!bench.runs()[0].shown);
        QTest::keyClick(bench.view, Qt::Key_C);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        menu->actions()[12]->trigger();
        menu->close();
        const int look = bench.runs()[0].look;
        bench.panel->curves()->setStyle({CurveStyle::Axis::Wall, 0.9, true});
        const Json state = bench.panel->state();
        bench.open();
        bench.panel->restore(Json::parse(state.dump()));
        QCOMPARE(bench.panel->curves()->style(), (CurveStyle{CurveStyle::Axis::Wall, 0.9, true}));
        QTRY_COMPARE(bench.runs().size(), std::size_t(2));
        QVERIFY(!bench.runs()[0].shown);
        QCOMPARE(bench.runs()[0].look, look);
        bench.panel->restore(Json::parse(R"({"runs": 5, "axis": "x", "smoothing": 77})"));
        QVERIFY(bench.panel->curves()->style().smoothing < 1);
        // Only the chosen one, and all again.
        bench.panel->select(bench.runs()[1].id);
        bench.action("only")->trigger();
        QVERIFY(!bench.runs()[0].shown && bench.runs()[1].shown);
        bench.action("only")->trigger();
        QVERIFY(bench.runs()[0].shown && bench.runs()[1].shown);
        // The check box by mouse.
        const QRect place = bench.view->visualRect(bench.view->model()->index(0, curveColumn));
        QTest::mouseClick(bench.view->viewport(), Qt::LeftButton, {},
                          QPoint(place.left() + 10, place.center().y()));
        QVERIFY(!bench.runs()[0].shown);
    }

    void checkpointsAreHeard() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 20)));
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        const fs::path run = bench.runs()[0].folder;
        Checkpoints checkpoints(run / "checkpoints");
        for (const std::int64_t step : {10, 20})
            checkpoints.write(
                {step, {RawTensor::of("w", {1}, std::vector<float>{float(step)})}, {}, {}});
        bench.panel->select(bench.runs()[0].id);
        auto* list = bench.panel->findChild<CheckpointList*>();
        bench.panel->findChild<QTabWidget*>()->setCurrentWidget(list);
        QTRY_COMPARE(list->rows().size(), std::size_t(2));
        QCOMPARE(list->rows()[0].step, std::int64_t(20));
        // Nothing knows how to play them: that is said.
        QVERIFY(!bench.action("audition")->isEnabled());
        QVERIFY(list->obstacle().contains(QStringLiteral("fake.train")));
        std::atomic<std::int64_t> heard = 0;
        setCheckpointEar("fake.train", [&heard](const fs::path&, const CheckpointRow& row,
                                                const std::function<void()>& stop) {
            stop();
            heard = row.step;
            Sound sound{48000, 1, std::vector<float>(24000)};
            for (std::size_t i = 0; i < sound.samples.size(); ++i)
                sound.samples[i] = float(0.4 * std::sin(double(i) * 0.05));
            return sound;
        });
        bench.open();
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        bench.view->setFocus();
        QTRY_VERIFY(bench.action("audition")->isEnabled());
        QTest::keyClick(bench.view, Qt::Key_A);
        QTRY_COMPARE(heard, std::int64_t(20));
        QTRY_VERIFY(bench.session->player().auditioning());
        QTRY_VERIFY(bench.device);
        QTRY_VERIFY(peakOf(bench.play(0.1).samples) > 0.01F);
        setCheckpointEar(
            "fake.train",
            [](const fs::path&, const CheckpointRow&, const std::function<void()>&) -> Sound {
                throw UserError("The table of this agent is gone; choose another.");
            });
        QSignalSpy told(bench.session.get(), &Session::told);
        QTest::keyClick(bench.view, Qt::Key_A);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][1].toBool());
        setCheckpointEar("fake.train", {});
    }

    void samplesOverTime() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 20)));
        QTRY_COMPARE(bench.runs().size(), std::size_t(1));
        const fs::path out = bench.runs()[0].folder / "out";
        for (const char* name : {"step-900.wav", "step-10000.wav", "step-20.wav", "text-1.txt"})
            fs::copy(bench.sound("one"), out / "samples" / name, [&] {
                fs::create_directories(out / "samples");
                return fs::copy_options::none;
            }());
        bench.panel->select(bench.runs()[0].id);
        auto* samples = bench.panel->findChild<OutputsView*>();
        bench.panel->findChild<QTabWidget*>()->setCurrentWidget(samples);
        QTRY_COMPARE(samples->items().size(), std::size_t(3));
        QCOMPARE(samples->items()[0].path.filename().string(), std::string("step-20.wav"));
        QCOMPARE(samples->items()[2].path.filename().string(), std::string("step-10000.wav"));
        auto* list = samples->findChild<QListWidget*>();
        list->setCurrentRow(1);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(bench.device);
        QTRY_VERIFY(peakOf(bench.play(0.1).samples) > 0.001F);
    }

    void aSilentRunIsAnnounced() {
        TrainingBench bench;
        writes = false; // after some values, which lie back
        QSignalSpy told(bench.session.get(), &Session::told);
        const Jobs::Id job = bench.start(0.1, 100'000, 1000);
        QTRY_VERIFY(!bench.runs().empty() && bench.runs()[0].silentFor);
        QCOMPARE(told.size(), 1); // once
        QVERIFY(told[0][1].toBool());
        QVERIFY(told[0][0].toString().contains(bench.runs()[0].name));
        QVERIFY(bench.cell(0, trainingStateColumn).startsWith(QStringLiteral("Silent")));
        QTest::qWait(600);
        QCOMPARE(told.size(), 1);
        QVERIFY(*bench.runs()[0].silentFor > 900);
        // After a rest it is given time to write again.
        bench.session->jobs().pause(job);
        QTRY_VERIFY(!bench.runs()[0].silentFor);
        bench.session->jobs().resume(job);
        QTRY_COMPARE(bench.runs()[0].job.state, JobRow::State::Running);
        QTest::qWait(600);
        QVERIFY(!bench.runs()[0].silentFor);
        QCOMPARE(told.size(), 1);
    }

    void chartsAreSaved() {
        TrainingBench bench;
        go = true;
        QVERIFY(bench.ends(bench.start(0.1, 20)));
        QTRY_COMPARE(bench.count(), std::int64_t(20));
        QTRY_COMPARE(bench.panel->curves()->charts().size(), std::size_t(2));
        CurveChart* chart = bench.panel->curves()->charts()[1];
        QTRY_COMPARE(chart->curves().size(), std::size_t(1));
        QSignalSpy told(bench.session.get(), &Session::told);
        for (const char* ending : {"png", "svg", "csv"}) {
            const fs::path file = bench.folder / (std::string("loss.") + ending);
            bench.panel->writeChart(chart, file, QLatin1String(ending));
            QTRY_VERIFY(fs::exists(file));
            QVERIFY(fs::file_size(file) > 200);
        }
        QTRY_COMPARE(told.size(), 3);
        told.clear();
        bench.panel->writeChart(chart, "/proc/none/loss.csv", QStringLiteral("csv"));
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][1].toBool());
    }

    void loadOfTheMachine() {
        SystemLoad load;
        QVERIFY(load.look().cpu < 0); // nothing to compare with yet
        QTest::qWait(300);
        const SystemLoad::Now now = load.look();
        QVERIFY(now.cpu >= 0 && now.cpu <= 1);
        QVERIFY(now.all > now.memory && now.memory > now.own && now.own > 0);
    }
};

QTEST_MAIN(TestTraining)
#include "app_training.moc"

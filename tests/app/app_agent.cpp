#include "tests/app/workbench.h"
#include "tests/models/agentrig.h"

#include "app/panels/agentcolumns.h"
#include "app/panels/agentevaluation.h"
#include "app/panels/agentform.h"
#include "app/panels/agentlist.h"
#include "app/panels/agentpanel.h"
#include "app/panels/quicktable.h"
#include "core/maps/corpus.h"
#include "models/impro/agentrequests.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"

#include <QAction>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;

/// The agent panel, on a small table of the sine synthesizer.
class AppAgent : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<AgentPanel> m_panel;

    Session& session() const { return *m_bench->session; }
    AgentForm& form() const { return m_panel->form(); }
    AgentListen& listening() const { return m_panel->listening(); }
    AgentEvaluation& evaluation() const { return m_panel->evaluation(); }
    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("agent.") + QLatin1String(name));
    }
    QLabel* label(const char* name) const {
        return m_panel->findChild<QLabel*>(QLatin1String(name));
    }
    fs::path table(int steps = 5) const {
        return sineTable(m_bench->folder / "tables" / "sine.csv", steps);
    }
    void useTable(const fs::path& file) {
        form().setInputs({{"table", {{ItemKind::Table, file, "table"}}}});
        QTRY_VERIFY(form().ready());
    }
    /// Options of a training of a second or so.
    void quick(std::int64_t steps, const char* algorithm = "dqn") {
        impro::AgentTaskOptions options;
        Options all(options);
        readJson(all, quickOptions(algorithm, steps), "test");
        form().setOptions(all.as<impro::AgentTaskOptions>());
    }
    void train() {
        QTRY_VERIFY2(action("train")->isEnabled(), qPrintable(form().obstacle()));
        QSignalSpy added(&session().jobs(), &Jobs::added);
        action("train")->trigger();
        // It may be over before anybody looks.
        QTRY_VERIFY(m_panel->job() != 0 || added.count() > 0);
    }
    void trainToTheEnd(std::int64_t steps = 3000) {
        useTable(table());
        quick(steps);
        train();
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->job(), Jobs::Id(0), 60000);
        QVERIFY2(session().jobs().job(lastJob())->row.state == JobState::Done,
                 session().jobs().job(lastJob())->row.error.c_str());
        QTRY_COMPARE(m_panel->agents().agent(), run());
        QTRY_VERIFY(!listening().state().samples.empty());
    }
    Jobs::Id lastJob() const {
        for (const Jobs::Id id : session().jobs().ids())
            if (const JobInfo* info = session().jobs().job(id);
                info->task && info->task->id == "impro.agent")
                return id;
        return 0;
    }
    fs::path run() const { return session().jobs().job(lastJob())->run; }
    std::vector<impro::AgentRequest> requests() const {
        std::vector<impro::AgentRequest> all;
        std::uint64_t position = 0;
        impro::pollRequests(
            impro::requestFile(run()), position,
            [&](const impro::AgentRequest& request) { all.push_back(request); },
            [](const std::string& line) { QFAIL(line.c_str()); });
        return all;
    }
    QListWidget* samples() const {
        for (auto* list : listening().findChildren<QListWidget*>())
            return list;
        return nullptr;
    }
    static void mark(const fs::path& table, const std::vector<std::vector<double>>& points) {
        TableMarks marks;
        marks.forbidden.push_back({"low", points, {}, {}});
        writeTableMarks(table, marks);
    }
    void drop(const fs::path& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_panel.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_panel.get(), &event);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<AgentPanel>(session());
        m_panel->resize(1000, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void saysWhatToDoFirst() {
        QVERIFY(!action("train")->isEnabled());
        QVERIFY(label("missing")->text().contains("table"));
        QTRY_VERIFY(label("hint")->isVisible());
        QVERIFY(label("hint")->text().startsWith("Nothing was trained here yet."));
        session().closeProject();
        QTRY_VERIFY(label("missing")->text().contains("project"));
    }

    void aTableIsBuiltInSeconds() {
        form().builder().build("sin");
        QVERIFY(form().builder().busy());
        QTRY_VERIFY_WITH_TIMEOUT(form().ready(), 60000);
        QCOMPARE(form().facts().parameters, std::size_t(2));
        QCOMPARE(form().facts().rows, std::size_t(400));
        QTRY_VERIFY(action("train")->isEnabled());
    }

    void theTableOfTheMapIsTaken() {
        const fs::path file = table();
        session().setMapTables({file});
        QToolButton* button = nullptr;
        for (auto* one : form().findChildren<QToolButton*>())
            if (one->text() == "From the map")
                button = one;
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(form().ready());
        QCOMPARE(form().facts().table, file);
    }

    void itSaysHowLongItTakes() {
        useTable(table());
        quick(20000);
        QTRY_VERIFY_WITH_TIMEOUT(form().forecast() > 0, 20000);
        QVERIFY(label("missing")->text().startsWith("Takes"));
        const double first = form().forecast();
        quick(20000000);
        QTRY_VERIFY_WITH_TIMEOUT(form().forecast() > 20 * first, 20000);
    }

    void aPresetSetsWhatDependsOnIt() {
        impro::AgentTaskOptions options = form().options();
        QCOMPARE(options.environment.rewardType, "cubic-clipped");
        auto* preset = m_panel->findChildren<QComboBox*>().first();
        for (auto* box : m_panel->findChildren<QComboBox*>())
            if (box->accessibleName() == "Preset")
                preset = box;
        preset->setCurrentIndex(preset->findData("parity"));
        impro::AgentTaskOptions parity;
        parity.preset = "parity";
        parity.usePreset();
        QVERIFY(toJson(Options(form().options())) == toJson(Options(parity)));
    }

    void columnsAreChosenByCategory() {
        AgentColumns& columns = form().columns();
        QCOMPARE(form().options().environment.keep, impro::EnvironmentOptions{}.keep);
        auto* mfcc = columns.findItems("MFCC", Qt::MatchExactly).first();
        QCOMPARE(mfcc->checkState(AgentColumns::Hears), Qt::Checked);
        // By keyboard: Space on a box.
        columns.setCurrentItem(mfcc, AgentColumns::Rewarded);
        QTest::keyClick(&columns, Qt::Key_Space);
        QVERIFY(form().options().environment.reward.find("mfcc") != std::string::npos);
        columns.setCurrentItem(mfcc, AgentColumns::Hears);
        QTest::keyClick(&columns, Qt::Key_Space);
        // What is not heard is not rewarded.
        QCOMPARE(form().options().environment.reward, impro::EnvironmentOptions{}.reward);
        QVERIFY(form().options().environment.keep.find("mfcc") == std::string::npos);
        impro::AgentTaskOptions options;
        options.environment.weights = "loudness=0.5";
        form().setOptions(options);
        QCOMPARE(form().options().environment.weights, "loudness=0.5");
        for (QTreeWidgetItem* item : columns.findItems("*", Qt::MatchWildcard))
            item->setCheckState(AgentColumns::Hears, Qt::Unchecked);
        QVERIFY(!columns.obstacle().isEmpty());
    }

    /// Half a corpus in reach, and what is kept of it.
    void theReachOfTheTableIsSeen() {
        const fs::path file = table();
        const fs::path sound = m_bench->sound("one");
        CorpusSettings settings;
        settings.rate = 44100;
        const fs::path corpus = m_bench->folder / "one.csv";
        writeCorpus(corpus, analyseCorpus(sound, settings));
        form().setInputs({{"table", {{ItemKind::Table, file, "table"}}},
                          {"corpus", {{ItemKind::Corpus, corpus, "corpus"}}}});
        QTRY_VERIFY_WITH_TIMEOUT(form().ready() && !form().facts().reach.empty(), 20000);
        QCOMPARE(form().options().environment.mode, "mixed_random+corpus");
        form().columns().keepReached();
        int kept = 0;
        for (const ColumnReach& column : form().facts().reach)
            kept += column.keep();
        QVERIFY(kept > 0);
        int chosen = 0;
        for (auto* item : form().columns().findItems("*", Qt::MatchWildcard | Qt::MatchRecursive))
            chosen += item->childCount() == 0 && !item->isHidden() &&
                      item->checkState(AgentColumns::Hears) == Qt::Checked;
        QCOMPARE(chosen, kept);
        form().setInputs({{"table", {{ItemKind::Table, file, "table"}}}});
        QCOMPARE(form().options().environment.mode, "mixed_random");
    }

    void trainsHearsAndRates() {
        trainToTheEnd();
        QVERIFY(fs::exists(run() / "out" / "agent" / "agent.json"));
        // The library tells the agents of several trainings apart.
        const std::string title = "agent (" + run().filename().string() + ")";
        QTRY_VERIFY(std::ranges::any_of(session().store().items(), [&](const auto& entry) {
            return entry.second.title == title && entry.second.role == "agent";
        }));
        const AgentSample newest = listening().state().samples.front();
        QVERIFY(fs::exists(newest.sound) && newest.seconds > 0);
        QVERIFY(!action("good")->isEnabled()); // nothing was heard
        QTest::mouseClick(samples()->viewport(), Qt::LeftButton, {},
                          samples()->visualItemRect(samples()->item(0)).center());
        QTRY_VERIFY(session().player().auditioning());
        QCOMPARE(listening().heard(), newest.step);
        samples()->setFocus();
        QTest::keyClick(samples(), Qt::Key_G);
        QTRY_COMPARE(requests().size(), std::size_t(1));
        QTRY_COMPARE(listening().state().samples.front().rating, 1);
        QTest::keyClick(samples(), Qt::Key_N);
        QTRY_COMPARE(requests().size(), std::size_t(2));
        QVERIFY(requests()[0].kind == impro::AgentRequest::Kind::Rate);
        QCOMPARE(requests()[0].rate, 1);
        QCOMPARE(requests()[1].rate, -1);
        QCOMPARE(requests()[1].sample, newest.step);
        QTRY_COMPARE(listening().state().samples.front().rating, -1);
        action("freeze")->trigger();
        QTRY_VERIFY(listening().state().frozen);
        // A sample that is thinned out takes the choice with it: no other one is rated instead.
        fs::remove(newest.sound);
        fs::remove(fs::path(newest.sound).replace_extension(".json"));
        action("freeze")->trigger(); // whatever is asked looks again
        QTRY_COMPARE(listening().heard(), std::int64_t(-1));
        QCOMPARE(samples()->currentRow(), -1);
        QVERIFY(!action("good")->isEnabled());
    }

    /// What is asked while it trains is applied by the run itself.
    void requestsReachARunThatGoesOn() {
        useTable(table());
        quick(3000000);
        train();
        QTRY_VERIFY_WITH_TIMEOUT(!listening().state().samples.empty(), 30000);
        action("play")->trigger();
        action("good")->trigger();
        drop(m_bench->sound("one"));
        mark(form().facts().table, {{0, 0}, {0, 0.25}, {0.25, 0}, {0.25, 0.25}});
        action("forbid")->trigger();
        QTRY_COMPARE(requests().size(), std::size_t(3));
        QTRY_VERIFY(listening().state().regions == 1 && listening().state().recordings == 1);
        // The run says so in its log, step by step.
        const auto said = [&](const char* what) {
            const QStringList& log = session().jobs().job(lastJob())->log;
            return std::ranges::any_of(log, [&](const QString& line) {
                return line.startsWith("step ") && line.contains(QLatin1String(what));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(said("rate") && said("forbid") && said("corpus"), 30000);
        session().jobs().cancel(m_panel->job());
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->job(), Jobs::Id(0), 10000);
        QVERIFY(action("train")->isEnabled());
    }

    void whatIsForbiddenOnTheMapIsForbiddenFromTheStart() {
        const fs::path file = table();
        mark(file, {{0, 0}, {0, 0.25}});
        useTable(file);
        QCOMPARE(form().facts().forbidden.size(), std::size_t(1));
        const fs::path own = m_bench->folder / "own.json";
        writeJson(own, {{"forbidden", {{{"low", {0.9, 0.9}}, {"high", {1, 1}}}}}});
        form().setInputs({{"table", {{ItemKind::Table, file, "table"}}},
                          {"settings", {{ItemKind::Model, own, "settings"}}}});
        quick(1500);
        train();
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->job(), Jobs::Id(0), 60000);
        const Json agent = readJson(run() / "out" / "agent" / "agent.json");
        QVERIFY2(agent.dump().find("{\"low\":[0.0,0.0],\"high\":[0.125,0.375]}") !=
                     std::string::npos,
                 agent.dump().substr(0, 3000).c_str());
        // It is known already: nothing is asked for twice.
        QTRY_COMPARE(m_panel->agents().agent(), run());
        QTRY_VERIFY(action("forbid")->isEnabled());
        QSignalSpy said(&session(), &Session::told);
        action("forbid")->trigger();
        QTRY_COMPARE(said.count(), 1);
        QVERIFY(requests().empty());
        // Taken back is what was marked, not what the settings forbid.
        mark(file, {});
        action("forbid")->trigger();
        QTRY_COMPARE(requests().size(), std::size_t(1));
        QVERIFY(requests()[0].kind == impro::AgentRequest::Kind::Allow);
        QCOMPARE(requests()[0].box.low, std::vector<double>({0, 0}));
    }

    void evaluatesAndExports() {
        trainToTheEnd();
        QTRY_VERIFY(!evaluation().evaluation().is_null());
        auto* bars = evaluation().findChild<QTreeWidget*>();
        QCOMPARE(bars->topLevelItemCount(), 4);
        QCOMPARE(bars->topLevelItem(3)->text(0), "Nearest sound");
        const Json before = evaluation().evaluation();
        QVERIFY(before["rmse_mean"] ==
                session().jobs().job(lastJob())->outcome.figures["rmse_mean"]);

        for (auto* button : evaluation().findChildren<QPushButton*>())
            if (button->text() == "Evaluate again")
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(evaluation().busy());
        QTRY_VERIFY_WITH_TIMEOUT(!evaluation().busy(), 60000);
        const Json again = evaluation().evaluation();
        QVERIFY(again["episodes"] == Json(10));
        QVERIFY(again["baselines"].contains("nearest"));
        QVERIFY(again != before);

        const fs::path csv = m_bench->folder / "e.csv", json = m_bench->folder / "e.json";
        evaluation().write(csv);
        evaluation().write(json);
        QTRY_VERIFY(fs::exists(csv) && fs::exists(json));
        QVERIFY(readJson(json)["rmse_mean"] == again["rmse_mean"]);
        const Table table = readTable(csv);
        QCOMPARE(table.rows, std::size_t(4));
        QCOMPARE(table.column("controller").texts[3], "nearest");
        QCOMPARE(table.numbers("rmse_mean")[0], again["rmse_mean"].get<double>());
    }

    void goesToStableBaselinesAndBack() {
        trainToTheEnd(1500);
        const fs::path zip = m_bench->folder / "mine.zip";
        m_panel->exportZip(zip);
        QTRY_VERIFY(fs::exists(m_bench->folder / "mine-environment.json"));
        const auto trained = impro::readAgent(run()).policy.tensors();
        drop(zip);
        QTRY_COMPARE(m_panel->agents().agent(), m_panel->agents().importFolder() / "mine");
        const auto imported = impro::readAgent(m_panel->agents().agent()).policy.tensors();
        QCOMPARE(imported.size(), trained.size());
        for (std::size_t i = 0; i < trained.size(); ++i)
            QVERIFY(imported[i].name == trained[i].name && imported[i].bytes == trained[i].bytes);
        // Of its table it says nothing: it plays on the one that the form has.
        action("hear")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(session().player().auditioning(), 10000);
        evaluation().evaluateRequested();
        QVERIFY(evaluation().busy());
        QTRY_VERIFY_WITH_TIMEOUT(!evaluation().busy(), 60000);
        QVERIFY(evaluation().evaluation()["baselines"].contains("nearest"));
        QVERIFY(!action("good")->isEnabled() && !action("feed")->isEnabled());
    }

    void anAgentIsHeard() {
        trainToTheEnd(1500);
        action("hear")->trigger();
        QVERIFY(listening().busy());
        QTRY_VERIFY_WITH_TIMEOUT(session().player().auditioning(), 10000);
        QVERIFY(!listening().busy());
    }

    void troublesAreOneSentence() {
        const fs::path broken = m_bench->folder / "broken.zip";
        writeFile(broken, "PK\x03\x04 and nothing more");
        m_panel->importZip(broken);
        QTRY_VERIFY(label("hint")->text().contains("broken.zip"));
        const fs::path text = m_bench->folder / "table.csv";
        writeFile(text, "a,b\n1,2\n");
        form().setInputs({{"table", {{ItemKind::Table, text, "table"}}}});
        QTRY_VERIFY(form().obstacle().contains("table.csv"));
        QVERIFY(!action("train")->isEnabled());
    }

    void comesBackAsItWas() {
        useTable(table());
        quick(12345, "a2c");
        QTRY_VERIFY(!m_panel->agents().agent().empty());
        const Json state = m_panel->state();
        AgentPanel other(session());
        other.restore(state);
        QTRY_VERIFY2(other.state() == state, other.state().dump().c_str());
    }

    void everythingHasAName() {
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("\n")));
        QVERIFY(seen > 20);
    }
};

QTEST_MAIN(AppAgent)
#include "app_agent.moc"

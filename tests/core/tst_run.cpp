#include "tests/testing.h"

#include "core/error.h"
#include "core/run.h"

#include <csignal>
#include <new>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace antiphon;

namespace {

struct CountOptions {
    std::int64_t steps = 3;
    void visit(OptionVisitor& v) {
        v.integer(
            steps,
            {.key = "steps", .label = "Steps", .help = "How far to count.", .min = 1, .max = 1e9});
    }
};

/// Writes its seed and step count; stops in the middle when told to by `interrupt`.
Task countTask(std::function<void(std::int64_t)> interrupt = {}) {
    Task task;
    task.id = "test.count";
    task.title = "Count";
    task.inputs = {{"source", "Source", "Any file", ItemKind::Audio, true, false}};
    task.options = [] { return Options(CountOptions{}); };
    task.run = [interrupt](const Inputs& inputs, const Options& options, JobContext& context) {
        Outcome outcome;
        const auto steps = options.as<CountOptions>().steps;
        for (std::int64_t i = 0; i < steps; ++i) {
            context.checkpoint();
            if (interrupt)
                interrupt(i);
        }
        const fs::path file = context.folder() / "count.txt";
        writeFile(file, std::to_string(steps) + " " + std::to_string(context.seed()) + " " +
                            only(inputs, "source").path.filename().string());
        outcome.items.push_back({ItemKind::Table, file, "count"});
        outcome.figures["steps"] = steps;
        context.produced(outcome.items.back());
        return outcome;
    };
    return task;
}

/// What a killed process leaves of a file that it was writing.
std::string halfWritten(pid_t process) {
    return ".tmp-" + std::to_string(process) + "-0-count.txt";
}

RunRecord record(const fs::path& folder) {
    writeFile(folder / "in.wav", "x");
    RunRecord r;
    r.task = "test.count";
    r.inputs["source"] = {{ItemKind::Audio, folder / "in.wav", "source"}};
    r.options = Json{{"steps", 5}};
    return r;
}

} // namespace

class TestRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createExecuteAndList() {
        const testing::TemporaryFolder folder;
        const fs::path runs = folder / "project/runs";
        const fs::path first = Run::nextFolder(runs, "test.count");
        QCOMPARE(first.filename().string(), std::string("1-test.count"));
        Run run = Run::create(first, record(folder / "project"));
        QVERIFY(run.record().seed != 0);
        QCOMPARE(run.row().state, RunState::Ready);

        JobControl control;
        const Outcome outcome = run.execute(countTask(), control);
        QCOMPARE(outcome.figures["steps"].get<int>(), 5);
        const RunRow row = Run::open(first).row();
        QCOMPARE(row.state, RunState::Done);
        QCOMPARE(row.items, outcome.items);
        QCOMPARE(Run::nextFolder(runs, "b").filename().string(), std::string("2-b"));
        QCOMPARE(listRuns(runs).size(), std::size_t(1));
        QVERIFY(readFile(first / "log.txt").find("wrote ") != std::string::npos);

        // The project moves: its inputs are found again.
        fs::rename(folder / "project", folder / "moved");
        const Run moved = Run::open(folder / "moved/runs/1-test.count");
        QCOMPARE(moved.record().inputs.at("source")[0].path, folder / "moved/in.wav");
    }

    void outOfMemory() {
        const testing::TemporaryFolder folder;
        Run run = Run::create(folder / "run", record(folder.path()));
        JobControl control;
        std::string said;
        try {
            run.execute(countTask([](std::int64_t) { throw std::bad_alloc(); }), control);
        } catch (const UserError& e) {
            said = e.what();
            QVERIFY(e.kind() == UserError::Kind::System);
        }
        QVERIFY(said.starts_with("There is not enough memory for 'Count'; "));
        QCOMPARE(run.row().state, RunState::Failed);
        QCOMPARE(run.row().error, said);
    }

    void nothingForeignIsTouched() {
        const testing::TemporaryFolder folder;
        const RunRecord r = record(folder / "inputs");
        // A folder with other files is not taken, unless asked.
        writeFile(folder / "mine/notes.txt", "mine");
        QVERIFY_EXCEPTION_THROWN(Run::create(folder / "mine", r), UserError);
        Run run = Run::create(folder / "mine", r, Run::Existing::Replace);
        JobControl control;
        run.execute(countTask(), control);
        // A state that names a file elsewhere does not get it deleted.
        writeFile(folder / "victim.txt", "x");
        Json state = readJson(folder / "mine/state.json");
        state["items"].push_back({{"kind", "table"}, {"path", "../victim.txt"}, {"role", "x"}});
        writeJson(folder / "mine/state.json", state);
        // What an earlier run could be gone on from must not be taken for the new one's.
        writeFile(folder / "mine/checkpoints/7/state.json", "{}");
        writeFile(folder / "mine/events.out.tfevents.1.host", "curves");
        QVERIFY_EXCEPTION_THROWN(Run::create(folder / "mine", r), UserError);
        Run::create(folder / "mine", r, Run::Existing::Replace);
        QVERIFY(!fs::exists(folder / "mine/checkpoints"));
        QVERIFY(!fs::exists(folder / "mine/events.out.tfevents.1.host"));
        QVERIFY(fs::exists(folder / "victim.txt") && fs::exists(folder / "mine/notes.txt"));
        QVERIFY(!fs::exists(folder / "mine/out/count.txt"));
        // Inputs are never in the way of results.
        QVERIFY_EXCEPTION_THROWN(Run::create(folder / "inputs", r, Run::Existing::Replace),
                                 UserError);
        QCOMPARE(readFile(folder / "inputs/in.wav"), std::string("x"));
    }

    void severalAtOnceGetTheirOwnFolders() {
        const testing::TemporaryFolder folder;
        const RunRecord r = record(folder.path());
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] { Run::createNext(folder / "runs", r); });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(listRuns(folder / "runs").size(), std::size_t(8));
    }

    void sameRecordSameBytes() {
        const testing::TemporaryFolder folder;
        RunRecord r = record(folder.path());
        r.seed = 42;
        JobControl control;
        Run::create(folder / "a", r).execute(countTask(), control);
        Run copy = Run::create(folder / "b", Run::open(folder / "a").record());
        copy.execute(countTask(), control);
        QCOMPARE(readFile(folder / "a/out/count.txt"), readFile(folder / "b/out/count.txt"));
    }

    void cancelLeavesAResumableRun() {
        const testing::TemporaryFolder folder;
        Run run = Run::create(folder / "r", record(folder.path()));
        JobControl control;
        QVERIFY_EXCEPTION_THROWN(
            run.execute(countTask([&](std::int64_t i) { i == 2 ? control.cancel() : void(); }),
                        control),
            Cancelled);
        QCOMPARE(run.row().state, RunState::Cancelled);
        QVERIFY(!fs::exists(run.results() / "count.txt"));
        // Whoever asks for it once more hears how it goes on.
        try {
            Run::create(folder / "r", record(folder.path()));
            QFAIL("an unfinished run was replaced");
        } catch (const UserError& e) {
            const std::string hint = "'antiphon-cli run " + display(folder / "r") + "'";
            QVERIFY2(std::string(e.what()).find(hint) != std::string::npos, e.what());
        }
        JobControl fresh;
        Run::open(folder / "r").execute(countTask(), fresh);
        QCOMPARE(run.row().state, RunState::Done);
    }

    void killedProcessIsInterruptedAndResumes() {
        const testing::TemporaryFolder folder;
        Run run = Run::create(folder / "r", record(folder.path()));
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            JobControl control;
            run.execute(countTask([&](std::int64_t) {
                            writeFile(run.results() / halfWritten(::getpid()), "half");
                            (void)!::write(ready[1], "x", 1);
                            ::pause();
                        }),
                        control);
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t(1));
        QCOMPARE(run.row().state, RunState::Running); // another live process holds it
        JobControl control;
        QVERIFY_EXCEPTION_THROWN(run.execute(countTask(), control), UserError);
        QVERIFY_EXCEPTION_THROWN(run.setOptions({{"steps", 9}}), UserError);
        QVERIFY(Run::open(run.folder()).record().options == Json({{"steps", 5}}));
        QVERIFY_EXCEPTION_THROWN(
            Run::create(run.folder(), record(folder.path()), Run::Existing::Replace), UserError);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(run.row().state, RunState::Interrupted);
        run.execute(countTask(), control);
        QCOMPARE(run.row().state, RunState::Done);
        QVERIFY(!fs::exists(run.results() / halfWritten(child)));
    }

    void failureIsRecorded() {
        const testing::TemporaryFolder folder;
        Run run = Run::create(folder / "r", record(folder.path()));
        JobControl control;
        QVERIFY_EXCEPTION_THROWN(
            run.execute(countTask([](std::int64_t) { throw UserError("in.wav: broken."); }),
                        control),
            UserError);
        QCOMPARE(run.row().state, RunState::Failed);
        QCOMPARE(run.row().error, std::string("in.wav: broken."));
        // It made nothing, so the same folder serves the next attempt; results would be kept.
        Run next = Run::create(folder / "r", record(folder / "inputs"));
        next.execute(countTask(), control);
        QVERIFY_EXCEPTION_THROWN(Run::create(folder / "r", record(folder / "inputs")), UserError);
    }

    void unreadableStateIsACrash() {
        const testing::TemporaryFolder folder;
        const Run run = Run::create(folder / "r", record(folder.path()));
        writeFile(folder / "r/state.json", "{\"state\": 3}");
        QCOMPARE(run.row().state, RunState::Interrupted);
        writeFile(folder / "r/state.json", "{\"sta");
        QCOMPARE(run.row().state, RunState::Interrupted);
    }

    void badRecords_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("no task") << "{}"
                                 << "'task' is missing";
        QTest::newRow("list") << "[]"
                              << "JSON object";
        QTest::newRow("task type") << R"({"task": 3, "inputs": {}})"
                                   << "'task' must be a text";
        QTest::newRow("inputs") << R"({"task": "a", "inputs": []})"
                                << "'inputs' must be";
        QTest::newRow("kind") << R"({"task": "a", "inputs": {"s": [{"kind": "x", "path": "p"}]}})"
                              << "needs a 'kind'";
        QTest::newRow("seed") << R"({"task": "a", "inputs": {}, "seed": -1})"
                              << "'seed' must be";
        QTest::newRow("escape") << R"({"task": "a", "inputs": {}, "out": "../../etc"})"
                                << "'out' must be a folder inside";
        QTest::newRow("absolute") << R"({"task": "a", "inputs": {}, "out": "/tmp"})"
                                  << "'out' must be a folder inside";
    }
    void badRecords() {
        QFETCH(QString, json);
        QFETCH(QString, message);
        try {
            parseRun(json.toStdString(), "run.json", "/x");
            QFAIL("a broken record was accepted");
        } catch (const UserError& e) {
            const QString what = e.what();
            QVERIFY2(what.startsWith("run.json: ") && what.contains(message), e.what());
        }
    }
};

QTEST_APPLESS_MAIN(TestRun)
#include "tst_run.moc"

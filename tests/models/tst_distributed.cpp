#include "tests/faults.h"
#include "tests/models/torchtoy.h"

#include "core/childprocess.h"
#include "core/error.h"
#include "models/device.h"

#include <arpa/inet.h>
#include <cstdio>
#include <map>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

TorchOptions options() {
    TorchOptions o = toyOptions();
    o.batch = 16;
    return o;
}

/// Without running means: those of half a batch are others than those of the whole. Noise, like
/// dropout, is drawn piece by piece.
TorchTask task(double dropout) {
    ToyNet net = toyNet(dropout);
    net->normed = false;
    return toyTask(net, dropout > 0 ? 0.1 : 0);
}

std::string trainIn(const fs::path& folder, const TorchOptions& o, double dropout,
                    ProcessGroup* processes, std::int64_t cancelAt = -1) {
    JobControl control;
    JobContext context(control, toySeed, folder / "out", folder / "checkpoints");
    TorchTask toy = task(dropout);
    std::int64_t calls = 0;
    toy.loss = [&, loss = toy.loss](const TorchTask::Batch& b, std::vector<Scalar>& s) {
        if (calls++ == cancelAt)
            control.cancel();
        return loss(b, s);
    };
    TorchTrainee trainee(std::move(toy), o, toySeed, processes);
    try {
        return train(trainee, o.train, context).hash;
    } catch (const Cancelled&) {
        return "cancelled";
    }
}

/// One of the processes: "--process <folder> <dropout> <cancel at> <seconds to come together>".
int process(char** argv) {
    setThreads(1);
    try {
        auto settings = processGroupFromEnvironment();
        settings->timeout = std::stod(argv[5]);
        ProcessGroup processes(*settings);
        const std::string hash = trainIn(argv[2], options(), std::stod(argv[3]), &processes,
                                         processes.rank() == 0 ? std::stoll(argv[4]) : -1);
        std::printf("hash: %s\n", hash.c_str());
    } catch (const UserError& e) {
        std::printf("sentence: %s\n", e.what());
    }
    return 0;
}

int freePort() {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    (void)::bind(fd, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(fd);
    return ntohs(address.sin_port);
}

/// Starts this program as the given ranks of two; the word after "<what>: " that each printed.
std::vector<std::string> startProcesses(const std::vector<int>& ranks, const fs::path& folder,
                                        const char* what, const std::string& dropout = "0",
                                        const std::string& cancelAt = "-1",
                                        const std::string& timeout = "60") {
    const std::string port = std::to_string(freePort());
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (const int rank : ranks)
        children.push_back(std::make_unique<ChildProcess>(
            std::vector<std::string>{"/usr/bin/env", "RANK=" + std::to_string(rank), "WORLD_SIZE=2",
                                     "LOCAL_RANK=" + std::to_string(rank), "MASTER_ADDR=127.0.0.1",
                                     "MASTER_PORT=" + port,
                                     QCoreApplication::applicationFilePath().toStdString(),
                                     "--process", folder.string(), dropout, cancelAt, timeout},
            "/"));
    std::vector<std::string> results;
    for (auto& child : children) {
        std::vector<std::string> lines;
        while (child->wait(std::chrono::seconds(1), lines))
            ;
        std::string result, all;
        for (const std::string& line : lines) {
            all += line + "\n";
            if (line.starts_with(std::string(what) + ": "))
                result = line.substr(std::string(what).size() + 2);
        }
        results.push_back(result.empty() ? "nothing: " + all : result);
    }
    return results;
}

std::optional<ProcessGroupSettings>
settingsOf(const std::map<std::string, std::string>& variables) {
    return processGroupFromEnvironment([&](const char* name) -> const char* {
        const auto it = variables.find(name);
        return it == variables.end() ? nullptr : it->second.c_str();
    });
}

std::vector<float> lastWeights(const fs::path& folder) {
    std::vector<float> all;
    const auto last = Checkpoints(folder / "checkpoints").last();
    for (const RawTensor& tensor : last->weights)
        if (tensor.type == DType::F32)
            for (const float value : tensor.floats())
                all.push_back(value);
    return all;
}

} // namespace

class TestDistributed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    /// Two processes with half of each batch are one process that takes both halves one after the
    /// other: the same bits, dropout and noise included.
    void twoProcessesAreOne_data() {
        QTest::addColumn<QString>("dropout");
        QTest::newRow("plain") << "0";
        QTest::newRow("dropout") << "0.3";
    }
    void twoProcessesAreOne() {
        QFETCH(QString, dropout);
        TemporaryFolder one, two;
        TorchOptions halves = options();
        halves.accumulate = 2;
        const std::string expected = trainIn(one.path(), halves, dropout.toDouble(), nullptr);
        const auto hashes = startProcesses({0, 1}, two.path(), "hash", dropout.toStdString());
        QCOMPARE(hashes[0], expected);
        QCOMPARE(hashes[1], expected);
        // Only rank 0 wrote: one event file, one set of checkpoints.
        QCOMPARE(entries(two.path()), std::size_t(2));

        if (dropout == "0") { // and, but for rounding, one process with whole batches
            TemporaryFolder whole;
            trainIn(whole.path(), options(), 0, nullptr);
            const auto a = lastWeights(whole.path()), b = lastWeights(two.path());
            QCOMPARE(a.size(), b.size());
            for (std::size_t i = 0; i < a.size(); ++i)
                QVERIFY2(std::abs(a[i] - b[i]) < 1e-4, QByteArray::number(a[i] - b[i]));
        }
    }

    /// Rank 0 is cancelled, the other follows; started again they end as if nothing had been.
    void cancelledAndResumedTogether() {
        TemporaryFolder one, two;
        TorchOptions halves = options();
        halves.accumulate = 2;
        const std::string expected = trainIn(one.path(), halves, 0.3, nullptr);
        const auto first = startProcesses({0, 1}, two.path(), "hash", "0.3", "25");
        QCOMPARE(first[0], std::string("cancelled"));
        QCOMPARE(first[1], std::string("cancelled"));
        QCOMPARE(listCheckpoints(two / "checkpoints").back().step, 26);
        const auto second = startProcesses({0, 1}, two.path(), "hash", "0.3");
        QCOMPARE(second[0], expected);
        QCOMPARE(second[1], expected);
    }

    void whoeverIsMissingIsWaitedForInVainButNotForever() {
        for (const int alone : {0, 1}) {
            TemporaryFolder folder;
            const auto said = startProcesses({alone}, folder.path(), "sentence", "0", "-1", "1");
            QVERIFY2(said[0].find("did not come together at 127.0.0.1") != std::string::npos,
                     said[0].c_str());
            QVERIFY2(said[0].find("MASTER_PORT") != std::string::npos, said[0].c_str());
        }
    }

    void torchrunIsUnderstood() {
        QVERIFY(!settingsOf({}));
        std::map<std::string, std::string> variables = {{"RANK", "3"},
                                                        {"WORLD_SIZE", "4"},
                                                        {"LOCAL_RANK", "1"},
                                                        {"MASTER_ADDR", "node7"},
                                                        {"MASTER_PORT", "1234"}};
        const auto settings = settingsOf(variables);
        QVERIFY(settings.has_value());
        QCOMPARE(settings->rank, 3);
        QCOMPARE(settings->size, 4);
        QCOMPARE(settings->local, 1);
        QCOMPARE(settings->master, std::string("node7"));
        QCOMPARE(settings->port, 1234);
        for (const auto& [name, value] : variables) {
            auto less = variables;
            less.erase(name);
            try {
                settingsOf(less);
                QFAIL(("nobody missed " + name).c_str());
            } catch (const UserError& e) {
                QVERIFY2(std::string(e.what()).find(name) != std::string::npos, e.what());
                QCOMPARE(e.kind(), UserError::Kind::Usage);
            }
        }
        variables["RANK"] = "4";
        QVERIFY_EXCEPTION_THROWN(settingsOf(variables), UserError);
        variables["RANK"] = "1x";
        QVERIFY_EXCEPTION_THROWN(settingsOf(variables), UserError);
        variables["RANK"] = "0";
        variables["WORLD_SIZE"] = "1";
        QVERIFY(!settingsOf(variables));
    }

    void slurmIsUnderstood() {
        std::map<std::string, std::string> variables = {
            {"SLURM_PROCID", "2"},         {"SLURM_NTASKS", "9"},
            {"SLURM_STEP_NUM_TASKS", "8"}, {"SLURM_LOCALID", "0"},
            {"SLURM_JOB_ID", "40123"},     {"SLURM_JOB_NODELIST", "gpu[03-05,9],x1"}};
        const auto settings = settingsOf(variables);
        QVERIFY(settings.has_value());
        QCOMPARE(settings->rank, 2);
        QCOMPARE(settings->size, 8);
        QCOMPARE(settings->local, 0);
        QCOMPARE(settings->master, std::string("gpu03"));
        QCOMPARE(settings->port, 15123);
        for (const char* number : {"1", ""}) { // the batch script itself
            auto script = variables;
            script["SLURM_PROCID"] = "0";
            script["SLURM_STEP_NUM_TASKS"] = number;
            QVERIFY(!settingsOf(script));
        }
        variables.erase("SLURM_JOB_NODELIST");
        QVERIFY_EXCEPTION_THROWN(settingsOf(variables), UserError);
    }

    void firstHosts() {
        QCOMPARE(firstHost("alone"), std::string("alone"));
        QCOMPARE(firstHost("a,b[1-2]"), std::string("a"));
        QCOMPARE(firstHost("n[007]"), std::string("n007"));
        QCOMPARE(firstHost("n[1,4-5]-ib,c"), std::string("n1-ib"));
        QCOMPARE(firstHost("n[1"), std::string());
        QCOMPARE(firstHost(""), std::string());
    }
};

int main(int argc, char** argv) {
    if (argc == 6 && std::string(argv[1]) == "--process")
        return process(argv);
    QCoreApplication application(argc, argv);
    TestDistributed test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_distributed.moc"

#include "tests/models/torchtoy.h"

#include "core/childprocess.h"
#include "core/error.h"
#include "models/device.h"
#include "models/outofmemory.h"
#include "models/torchtensors.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// Trains in `folder` until the end, or until `hook` at step `at` ends it.
TrainResult attempt(const fs::path& folder, const TorchOptions& options, std::int64_t at = -1,
                    const std::function<void(JobControl&)>& hook = {}, bool forecast = false) {
    JobControl control;
    JobContext context(control, toySeed, folder / "out", folder / "checkpoints");
    TorchTask task = toyTask(toyNet(0.3));
    std::int64_t pieces = 0;
    task.loss = [&, loss = task.loss](const TorchTask::Batch& b, std::vector<Scalar>& s) {
        if (pieces++ == at * options.accumulate && hook)
            hook(control);
        return loss(b, s);
    };
    TorchTrainee trainee(std::move(task), options, toySeed);
    if (forecast)
        trainee.forecast();
    try {
        return train(trainee, options.train, context);
    } catch (const Cancelled&) {
        return {};
    }
}

/// The optimiser of LibTorch with the same settings.
std::unique_ptr<torch::optim::Optimizer> reference(const OptimiserOptions& o, double rate,
                                                   std::vector<at::Tensor> parameters) {
    if (o.kind == "sgd")
        return std::make_unique<torch::optim::SGD>(
            parameters,
            torch::optim::SGDOptions(rate).momentum(o.momentum).weight_decay(o.weightDecay));
    if (o.kind == "rmsprop")
        return std::make_unique<torch::optim::RMSprop>(parameters,
                                                       torch::optim::RMSpropOptions(rate)
                                                           .alpha(o.alpha)
                                                           .eps(o.epsilon)
                                                           .momentum(o.momentum)
                                                           .weight_decay(o.weightDecay));
    if (o.kind == "adamw")
        return std::make_unique<torch::optim::AdamW>(
            parameters,
            torch::optim::AdamWOptions(rate).eps(o.epsilon).weight_decay(o.weightDecay));
    return std::make_unique<torch::optim::Adam>(
        parameters, torch::optim::AdamOptions(rate).eps(o.epsilon).weight_decay(o.weightDecay));
}

/// Trains something far too large for the memory that is left; prints the sentence.
int trainWithoutMemory() {
    setThreads(1);
    TorchOptions options = toyOptions();
    options.train.evaluateEvery = 0;
    options.batch = 4'000'000;
    ToyNet net = toyNet(0, 64);
    net->normed = false;
    TorchTask task = toyTask(net);
    task.batch = [](std::span<const std::int64_t> items, Rng&) {
        const auto rows = std::int64_t(items.size());
        return TorchTask::Batch{torch::zeros({rows, 3}), torch::zeros({rows})};
    };
    TorchTrainee trainee(std::move(task), options, toySeed);
    std::vector<Scalar> scalars;
    { // what is loaded at the first use is no part of the limit
        TorchOptions small = options;
        small.batch = 4;
        TorchTrainee(toyTask(toyNet(0)), small, toySeed).step(1, scalars);
    }
    long pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlim_t most = rlim_t(pages) * rlim_t(::getpagesize()) + (rlim_t(1) << 30);
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit);
    TemporaryFolder folder;
    JobControl control;
    JobContext context(control, toySeed, folder.path(), folder / "checkpoints");
    try {
        train(trainee, options.train, context);
    } catch (const UserError& e) {
        std::printf("sentence: %s\n", e.what());
    }
    return 0;
}

} // namespace

class TestTorchTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Forked children must not miss threads that only the parent has.
    void initTestCase() { setThreads(1); }

    void tensorsGoToFilesAndBack_data() {
        QTest::addColumn<int>("type");
        for (const auto type : {at::kHalf, at::kBFloat16, at::kFloat, at::kDouble, at::kChar,
                                at::kByte, at::kShort, at::kInt, at::kLong, at::kBool})
            QTest::newRow(at::toString(type)) << int(type);
    }
    void tensorsGoToFilesAndBack() {
        QFETCH(int, type);
        const at::Tensor whole = torch::arange(24).view({2, 3, 4}).to(at::ScalarType(type));
        for (const at::Tensor& tensor :
             {whole, whole.transpose(0, 2), whole[1][2][3], whole.narrow(0, 0, 0)}) {
            const RawTensor raw = toRaw("t", tensor);
            QCOMPARE(raw.shape, tensor.sizes().vec());
            const at::Tensor back = fromRaw(raw);
            QCOMPARE(back.scalar_type(), tensor.scalar_type());
            QVERIFY(torch::equal(back, tensor));
        }
    }

    void tensorsThatDoNotFitAreNamed() {
        const std::vector<RawTensor> raw = {toRaw("weight", torch::ones({2, 3}))};
        at::Tensor to = torch::zeros({3, 2});
        for (const char* name : {"weight", "bias"})
            try {
                copyFrom(raw, name, to, "model.safetensors");
                QFAIL("another shape was accepted");
            } catch (const UserError& e) {
                QVERIFY2(std::string(e.what()).find(name) != std::string::npos, e.what());
                QVERIFY2(std::string(e.what()).find("model.safetensors") != std::string::npos,
                         e.what());
            }
    }

    void optimisersAreThoseOfPyTorch_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("momentum");
        QTest::addColumn<double>("decay");
        for (const char* kind : {"adam", "adamw", "sgd", "rmsprop"})
            for (const double momentum : {0.0, 0.9})
                for (const double decay : {0.0, 0.1})
                    QTest::addRow("%s %g %g", kind, momentum, decay) << kind << momentum << decay;
    }
    void optimisersAreThoseOfPyTorch() {
        OptimiserOptions options;
        options.kind = QTest::currentDataTag();
        options.kind = options.kind.substr(0, options.kind.find(' '));
        QFETCH(double, momentum);
        QFETCH(double, decay);
        options.momentum = momentum;
        options.weightDecay = decay;
        torch::manual_seed(1);
        at::Tensor ours = torch::randn({50}), theirs = ours.clone().requires_grad_(true);
        TorchOptimiser optimizer(options, ours);
        const auto expected = reference(options, 0.01, {theirs});
        for (int i = 0; i < 30; ++i) {
            const at::Tensor gradient = torch::randn({50});
            theirs.mutable_grad() = gradient.clone();
            expected->step();
            at::Tensor spent = gradient.clone();
            optimizer.step(ours, spent, 0.01);
            if (i == 14) { // a checkpoint in between changes nothing
                std::vector<RawTensor> state;
                Json json;
                optimizer.save(state, json);
                optimizer = TorchOptimiser(options, ours);
                optimizer.load(state, json, "test");
            }
        }
        const double difference = (ours - theirs).abs().max().item<double>();
        QVERIFY2(difference < 2e-6, QByteArray::number(difference));
    }

    void schedules_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QList<double>>("rates"); ///< at 0, 5, 10, 35, 60, 109, 110
        QTest::newRow("constant") << "constant" << QList<double>{.2, 1.2, 2, 2, 2, 2, 2};
        QTest::newRow("linear") << "linear" << QList<double>{.2, 1.2, 2, 1.55, 1.1, .218, .2};
        QTest::newRow("cosine") << "cosine"
                                << QList<double>{.2, 1.2, 2, 1.736396, 1.1, .200444, .2};
        QTest::newRow("cosine-restarts")
            << "cosine-restarts" << QList<double>{.2, 1.2, 2, 1.736396, 1.1, .2110805, 2};
        QTest::newRow("inverse-sqrt")
            << "inverse-sqrt" << QList<double>{.2, 1.2, 2, 1.069045, .816497, .605783, .603023};
        QTest::newRow("step") << "step" << QList<double>{.2, 1.2, 2, 1, .5, .125, .0625};
    }
    void schedules() {
        QFETCH(QString, kind);
        QFETCH(QList<double>, rates);
        const Schedule schedule{.kind = kind.toStdString(),
                                .rate = 2,
                                .warmup = 10,
                                .last = 0.1,
                                .every = 20,
                                .factor = 0.5};
        qsizetype i = 0;
        for (const int step : {0, 5, 10, 35, 60, 109, 110})
            QVERIFY2(std::abs(schedule.at(step, 110) - rates[i++]) < 1e-6,
                     QByteArray::number(step) + ": " +
                         QByteArray::number(schedule.at(step, 110), 'g', 9));
    }

    void everyEpochMeetsEachItemOnce() {
        Epochs epochs(10, 7);
        std::vector<std::vector<std::int64_t>> orders;
        for (int epoch = 0; epoch < 3; ++epoch) {
            std::vector<std::int64_t> order = epochs.next(10);
            orders.push_back(order);
            std::sort(order.begin(), order.end());
            for (std::int64_t i = 0; i < 10; ++i)
                QCOMPARE(order[std::size_t(i)], i);
        }
        QVERIFY(orders[0] != orders[1] && orders[1] != orders[2]);
        // Across the end of an epoch, and gone on from there.
        const auto first = epochs.next(7);
        Epochs other(10, 7);
        other.load(epochs.toJson(), "test");
        QCOMPARE(other.next(25), epochs.next(25));
        QVERIFY_EXCEPTION_THROWN(Epochs(11, 7).load(epochs.toJson(), "test"), UserError);
    }

    void lossScaleYieldsAndRecovers() {
        GradScaler off(false), scaler(true);
        off.update(false);
        QCOMPARE(off.scale(), 1.0);
        QVERIFY(!off.canYield());
        QCOMPARE(scaler.scale(), 65536.0);
        scaler.update(false);
        QCOMPARE(scaler.scale(), 32768.0);
        for (int i = 0; i < 1999; ++i)
            scaler.update(true);
        GradScaler resumed(true);
        resumed.load(scaler.toJson());
        QCOMPARE(resumed.scale(), 32768.0);
        resumed.update(true);
        QCOMPARE(resumed.scale(), 65536.0);
        for (int i = 0; i < 40; ++i)
            resumed.update(false);
        QCOMPARE(resumed.scale(), 1.0);
        QVERIFY(!resumed.canYield());
    }

    void learns() {
        TemporaryFolder folder;
        TorchOptions options = toyOptions();
        options.train.steps = 600;
        const TrainResult result = attempt(folder.path(), options);
        QVERIFY2(result.best < 0.35, QByteArray::number(result.best)); // variance of y: 2
    }

    void piecesAreTheWholeBatch() {
        TorchOptions options = toyOptions();
        ToyNet one = toyNet(0), three = toyNet(0);
        one->normed = three->normed = false;
        std::vector<Scalar> scalars;
        TorchTrainee whole(toyTask(one, 0), options, toySeed);
        options.accumulate = 5; // pieces of 2 and 3
        TorchTrainee pieces(toyTask(three, 0), options, toySeed);
        for (int i = 0; i < 10; ++i) {
            whole.step(1, scalars);
            pieces.step(1, scalars);
        }
        QVERIFY(torch::allclose(one->first->weight, three->first->weight, 1e-4, 1e-5));
        QCOMPARE(scalars.size(), std::size_t(6));
        QVERIFY(std::abs(scalars[0].value - scalars[3].value) < 1e-5);
    }

    void gradientsAreClipped() {
        TorchOptions options = toyOptions();
        options.optimizer.kind = "sgd";
        options.schedule = {.rate = 1};
        options.clip = 0.001;
        ToyNet net = toyNet(0);
        const at::Tensor before = net->second->weight.detach().clone();
        TorchTrainee trainee(toyTask(net), options, toySeed);
        std::vector<Scalar> scalars;
        trainee.step(1, scalars);
        const double moved = (net->second->weight - before).norm().item<double>();
        QVERIFY(moved > 0 && moved <= 0.001);
    }

    /// In one go LibTorch's own misses a thousandth of so many.
    void theNormOfManyGradientsIsExact() {
        torch::nn::Module net;
        const at::Tensor values = net.register_parameter("values", torch::zeros({10'000'001}));
        torch::manual_seed(1);
        const at::Tensor gradient = torch::randn(values.sizes());
        TorchTask task;
        task.model = modelOf(net);
        task.items = 1;
        task.batch = [](std::span<const std::int64_t>, Rng&) { return TorchTask::Batch(); };
        task.loss = [&](const TorchTask::Batch&, std::vector<Scalar>&) {
            return (values * gradient).sum();
        };
        TorchOptions options;
        options.device = "cpu";
        TorchTrainee trainee(std::move(task), options, 1);
        std::vector<Scalar> scalars;
        for (int i = 0; i < 10; ++i)
            trainee.step(1, scalars);
        const auto found = std::ranges::find(scalars, "train/grad_norm", &Scalar::name);
        const double wanted = gradient.to(torch::kDouble).norm().item<double>();
        QVERIFY2(std::abs(found->value / wanted - 1) < 1e-5, QByteArray::number(found->value));
    }

    void resumesExactly_data() {
        QTest::addColumn<QString>("optimizer");
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("killed");
        for (const char* kind : {"adam", "adamw", "sgd", "rmsprop"})
            QTest::addRow("%s", kind) << kind << 23 << false;
        for (const int step : {1, 10, 20, 59})
            QTest::addRow("adam at %d", step) << "adam" << step << false;
        for (const int step : {3, 20, 41})
            QTest::addRow("killed at %d", step) << "adam" << step << true;
    }
    void resumesExactly() {
        QFETCH(QString, optimizer);
        QFETCH(int, step);
        QFETCH(bool, killed);
        TorchOptions options = toyOptions();
        options.optimizer.kind = optimizer.toStdString();
        options.optimizer.momentum = 0.9;
        options.accumulate = 2;
        TemporaryFolder whole, parts;
        const TrainResult expected = attempt(whole.path(), options);
        if (killed) {
            TorchOptions often = options;
            often.train.checkpointEvery = 0;
            const pid_t child = ::fork();
            if (child == 0) {
                attempt(parts.path(), often, step,
                        [](JobControl&) { ::kill(::getpid(), SIGKILL); });
                ::_exit(0);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            QCOMPARE(listCheckpoints(parts / "checkpoints").back().step, step);
        } else {
            attempt(parts.path(), options, step, [](JobControl& c) { c.cancel(); });
            QCOMPARE(listCheckpoints(parts / "checkpoints").back().step, step + 1);
            torch::rand({7}); // somebody else draws from LibTorch's generator meanwhile
        }
        const TrainResult result = attempt(parts.path(), options);
        QCOMPARE(result.hash, expected.hash);
        QCOMPARE(result.best, expected.best);
    }

    void forecastChangesNothing() {
        TemporaryFolder plain, forecast;
        QCOMPARE(attempt(forecast.path(), toyOptions(), -1, {}, true).hash,
                 attempt(plain.path(), toyOptions()).hash);
    }

    /// Against the count of a network whose needs are known: per item the input, the hidden values
    /// before and after relu, their gradient.
    void forecastIsNearTheTruth() {
        TorchOptions options = toyOptions();
        options.batch = 4096;
        ToyNet net = toyNet(0, 512);
        net->normed = false;
        TorchTrainee trainee(toyTask(net), options, toySeed);
        const Forecast forecast = trainee.forecast();
        QCOMPARE(forecast.parameters, 512 * 4 + 513 + 2 * 512);
        QCOMPARE(forecast.weightBytes, 4.0 * double(forecast.parameters));
        QCOMPARE(forecast.trainBytes, 3 * forecast.weightBytes); // gradients, two of Adam
        const double hidden = 4096.0 * 512 * 4;
        QVERIFY2(forecast.batchBytes > 1.9 * hidden && forecast.batchBytes < 5 * hidden,
                 QByteArray::number(forecast.batchBytes / hidden));
        QVERIFY(forecast.fits());
        QVERIFY(forecast.stepSeconds > 0 && forecast.seconds > 59 * forecast.stepSeconds);
        QVERIFY2(forecast.sentence().find("3585 parameters") != std::string::npos,
                 forecast.sentence().c_str());
    }

    /// A batch of one is measured with one: two might not fit where one does.
    void forecastTakesNoMoreThanTheBatch() {
        TorchOptions options = toyOptions();
        options.batch = 3;
        options.accumulate = 3;
        ToyNet net = toyNet(0);
        net->normed = false;
        TorchTask task = toyTask(net);
        std::int64_t most = 0;
        task.loss = [&most, loss = task.loss](const TorchTask::Batch& b, std::vector<Scalar>& s) {
            most = std::max(most, b[0].size(0));
            return loss(b, s);
        };
        TorchTrainee trainee(std::move(task), options, toySeed);
        QVERIFY(trainee.forecast().fits());
        QCOMPARE(most, 1);
    }

    /// Memory that is gone before anything could be measured.
    void aForecastWithoutMemoryIsASentence() {
        TorchTask task = toyTask(toyNet(0));
        task.loss = [](const TorchTask::Batch&, std::vector<Scalar>&) -> at::Tensor {
            throw std::bad_alloc();
        };
        TorchTrainee trainee(std::move(task), toyOptions(), toySeed);
        const Forecast forecast = trainee.forecast();
        QVERIFY(!forecast.fits());
        QVERIFY2(forecast.sentence().find("make the network") != std::string::npos,
                 forecast.sentence().c_str());
    }

    void memoryThatRunsOutSaysWhatFits() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers need address space without a limit");
#endif
        ChildProcess child({QCoreApplication::applicationFilePath().toStdString(), "--no-memory"},
                           "/");
        std::vector<std::string> lines;
        while (child.wait(std::chrono::seconds(1), lines))
            ;
        std::string all;
        for (const std::string& line : lines)
            all += line + "\n";
        QVERIFY2(all.find("sentence: Memory ran out at step 1. A batch of 4000000 needs about") !=
                     std::string::npos,
                 all.c_str());
        const auto at = all.find("take at most ");
        QVERIFY2(at != std::string::npos, all.c_str());
        const double fits = std::stod(all.substr(at + 13));
        QVERIFY2(fits > 200'000 && fits < 3'000'000, all.c_str());
    }

    void memoryErrorsAreKnown() {
        QVERIFY(isOutOfMemory(std::bad_alloc()));
        QVERIFY(isOutOfMemory(std::runtime_error("CUDA out of memory. Tried to allocate 2 GiB")));
        QVERIFY(!isOutOfMemory(std::runtime_error("mat1 and mat2 shapes cannot be multiplied")));
    }

    void errorsAreSentences() {
        TorchOptions options = toyOptions();
        options.precision = "float16";
        QVERIFY_EXCEPTION_THROWN(TorchTrainee(toyTask(toyNet(0)), options, toySeed), UserError);
        options = toyOptions();
        options.device = "cuda:77";
        QVERIFY_EXCEPTION_THROWN(TorchTrainee(toyTask(toyNet(0)), options, toySeed), UserError);

        // LibTorch's own come without its stack trace.
        TorchTask task = toyTask(toyNet(0));
        task.loss = [](const TorchTask::Batch& b, std::vector<Scalar>&) {
            return torch::mm(b[0], b[0]);
        };
        TorchTrainee trainee(std::move(task), toyOptions(), toySeed);
        std::vector<Scalar> scalars;
        try {
            trainee.step(1, scalars);
            QFAIL("shapes that do not fit were multiplied");
        } catch (const std::exception& e) {
            QVERIFY2(std::string(e.what()).find("frame #") == std::string::npos, e.what());
            QVERIFY2(std::string(e.what()).find("shapes") != std::string::npos, e.what());
        }

        // A checkpoint of another network.
        Checkpoint checkpoint;
        TorchTrainee(toyTask(toyNet(0)), toyOptions(), toySeed).save(checkpoint);
        TorchTrainee wide(toyTask(toyNet(0, 32)), toyOptions(), toySeed);
        QVERIFY_EXCEPTION_THROWN(wide.load(checkpoint), UserError);
    }

    void aBrokenDownLossIsReportedAtOnce() {
        TorchTask task = toyTask(toyNet(0));
        task.loss = [loss = task.loss](const TorchTask::Batch& b, std::vector<Scalar>& s) {
            return loss(b, s) * NAN;
        };
        TorchTrainee trainee(std::move(task), toyOptions(), toySeed);
        TemporaryFolder folder;
        JobControl control;
        JobContext context(control, toySeed, folder.path(), folder / "checkpoints");
        try {
            train(trainee, toyOptions().train, context);
            QFAIL("a loss that is no number was accepted");
        } catch (const UserError& e) {
            QVERIFY2(std::string(e.what()).find("at step 1:") != std::string::npos, e.what());
        }
    }
};

int main(int argc, char** argv) {
    if (argc > 1 && std::string(argv[1]) == "--no-memory")
        return trainWithoutMemory();
    QCoreApplication application(argc, argv);
    TestTorchTraining test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_torchtraining.moc"

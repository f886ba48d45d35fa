#include "tests/app/idmrig.h"

#include "core/error.h"
#include "core/resampleonce.h"
#include "core/rng.h"
#include "core/run.h"
#include "core/soundfile.h"
#include "models/checkpoint.h"
#include "models/device.h"
#include "models/idm/chunkplaces.h"
#include "models/idm/generator.h"
#include "models/idm/learning.h"
#include "models/idm/modeloptions.h"
#include "models/idm/tasks.h"
#include "models/idm/trainforecast.h"
#include "models/idm/training.h"
#include "models/idm/traininglog.h"

#include <torch/torch.h>

#include <fstream>

using namespace antiphon;
using namespace antiphon::idm;

namespace {

constexpr std::int64_t bands = 32, frames = 64;

/// Clips of pulses and steady bands, different for each number: what they score by rule is how
/// dense the pulses are.
ClipSet pulses(std::size_t count, std::uint64_t first) {
    ClipSet set;
    for (std::size_t i = 0; i < count; ++i)
        set.scores.push_back({0.5 + 0.01 * double(i % 5), double(1 + (first + i) % 8), 0.1, 0.4});
    set.read = [first](std::size_t clip, std::span<float> out) {
        Rng rng(seedFor(9, first + clip));
        const std::size_t pulse = 4 + 4 * ((first + clip) % 8), band = rng.below(bands - 4),
                          phase = rng.below(pulse);
        for (std::size_t b = 0; b < bands; ++b)
            for (std::size_t t = 0; t < frames; ++t) {
                double x = b >= band && b < band + 4 ? 0.3 : -0.8;
                const std::size_t since = (t + phase) % pulse;
                x += 0.9 * std::exp(-double(since) / 2) * double(bands - b) / bands;
                out[b * frames + t] = float(std::clamp(x, -1.0, 1.0));
            }
    };
    return set;
}

IdmConfig network() {
    IdmConfig config = idmPreset("tiny");
    config.chunks = "quantile";
    config.bands = bands;
    config.channels = 8;
    config.width = 16;
    config.layers = 1;
    config.dropout = 0.1;
    return config;
}

IdmTrainingOptions few(std::int64_t steps) {
    IdmTrainingOptions options = idmTrainingPreset("tiny");
    options.torch.device = "cpu";
    options.torch.train.steps = steps;
    options.torch.train.evaluateEvery = 10;
    options.torch.train.checkpointEvery = 1e9;
    options.torch.batch = 4;
    options.torch.schedule.warmup = 2;
    options.scoreEvery = 7;
    options.scored = 2;
    options.scoredSteps = 2;
    options.validation = 4;
    return options;
}

IdmData dataOf(const IdmConfig& config) {
    IdmData data{IdmNet(config, 4), pulses(40, 0), pulses(8, 40), frames, 93.75, {}, {}, {}};
    data.facts = factsOf(data.training, bands, frames);
    data.scale = ScoreScale::of(data.training.scores);
    data.measure = [](std::span<const float> x, std::int64_t, std::int64_t, std::size_t) {
        double sum = 0;
        for (const float value : x)
            sum += value;
        return Scores{sum / double(x.size()), 1, 2, 3};
    };
    return data;
}

struct Folder {
    testing::TemporaryFolder root;
    fs::path work() const { return root / "checkpoints"; }
    Folder() {
        fs::create_directories(work());
        fs::create_directories(root / "out");
    }
};

TrainResult run(const Folder& folder, const IdmTrainingOptions& options, JobControl& control,
                const std::function<void(std::int64_t)>& watch = {}) {
    JobContext context(control, 1, folder.root / "out", folder.work());
    IdmTrainee trainee(dataOf(network()), options, 11, folder.root.path());
    struct Watched final : Trainee {
        Watched(IdmTrainee& t, const std::function<void(std::int64_t)>& w) : inner(t), told(w) {}
        std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override {
            const std::int64_t taken = inner.step(limit, scalars);
            if (told)
                told(++count);
            return taken;
        }
        std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override {
            return inner.evaluate(checkpoint);
        }
        void save(Checkpoint& out) const override { inner.save(out); }
        void load(const Checkpoint& in) override { inner.load(in); }
        IdmTrainee& inner;
        std::function<void(std::int64_t)> told;
        std::int64_t count = 0;
    } watched(trainee, watch);
    const TrainResult result = train(watched, options.torch.train, context);
    trainee.finish();
    return result;
}

/// A log's lines without what the clock says.
std::vector<Json> linesOf(const fs::path& file) {
    std::vector<Json> lines;
    std::istringstream in(readFile(file));
    for (std::string line; std::getline(in, line);) {
        Json json = parseJson(line, "line");
        json.erase("seconds");
        json.erase("memory_mib");
        lines.push_back(json);
    }
    return lines;
}

} // namespace

class TestIdmTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void resumedRunsEndAlike() {
        const IdmTrainingOptions options = few(24);
        Folder whole, broken;
        JobControl control;
        const TrainResult wanted = run(whole, options, control);
        {
            JobControl stopped;
            bool cancelled = false;
            try {
                run(broken, options, stopped, [&](std::int64_t step) {
                    if (step == 15)
                        stopped.cancel();
                });
            } catch (const Cancelled&) {
                cancelled = true;
            }
            QVERIFY(cancelled);
        }
        JobControl again;
        std::int64_t steps = 0;
        const TrainResult found =
            run(broken, options, again, [&](std::int64_t step) { steps = step; });
        QCOMPARE(steps, std::int64_t(9));
        QCOMPARE(found.hash, wanted.hash);
        QCOMPARE(found.bestStep, wanted.bestStep);
        QCOMPARE(found.best, wanted.best);
        for (const char* name : {"training.jsonl", "lscores.jsonl"}) {
            const auto a = linesOf(whole.root / name), b = linesOf(broken.root / name);
            QCOMPARE(b.size(), a.size());
            for (std::size_t i = 0; i < a.size(); ++i)
                QCOMPARE(b[i].dump(), a[i].dump());
        }
        QCOMPARE(linesOf(whole.root / "training.jsonl").size(), std::size_t(24));
        const auto scored = linesOf(whole.root / "lscores.jsonl");
        QCOMPARE(scored.size(), std::size_t(3));
        // Beside what is learned from then: pulses(), on average.
        for (const Json& line : scored) {
            QCOMPARE(line["target"].size(), std::size_t(4));
            QVERIFY(line["target"][1].get<double>() >= 1 && line["target"][1].get<double>() <= 8);
        }
        QVERIFY(scored.front()["target"] != scored.back()["target"]);
    }

    void paceIsLogged() {
        Folder folder;
        JobControl control;
        run(folder, few(30), control);
        double before = 0;
        for (const Json& line : linesOf(folder.root / "training.jsonl")) {
            for (const char* key : {"step", "epoch", "total", "L_rec", "D", "ratio", "lr",
                                    "grad_norm", "c", "eligible", "chunks", "difficulty"})
                QVERIFY2(line.contains(key), key);
            QVERIFY(line["c"].get<double>() >= before);
            before = line["c"].get<double>();
            // Never fewer than eight batches.
            QVERIFY(line["eligible"].get<int>() >= 32);
            QVERIFY(line["difficulty"][0].get<double>() <= line["difficulty"][2].get<double>());
            QVERIFY(line["grad_norm"].get<double>() > 0);
        }
        QCOMPARE(before, 1.0);
        // As a window reads it, whole or thinned out.
        const TrainingLog log = readTrainingLog(folder.root.path());
        QCOMPARE(log.paces.size(), std::size_t(30));
        QCOMPARE(log.paces.back().competence, 1.0);
        QCOMPARE(log.paces.back().eligible, std::int64_t(40));
        QCOMPARE(log.scored.size(), std::size_t(4));
        QCOMPARE(log.scored.front().step, std::int64_t(7));
        QCOMPARE(log.scored.front().mean[2], 2.0);
        QCOMPARE(log.scored.front().deviation[2], 0.0);
        QVERIFY(log.scored.front().target && (*log.scored.front().target)[1] >= 1);
        const TrainingLog thin = readTrainingLog(folder.root.path(), 5);
        QVERIFY(thin.paces.size() >= 5 && thin.paces.size() <= 6);
        QCOMPARE(thin.paces.back().step, std::int64_t(30));
        // A line that is not whole yet, and one that is none.
        std::ofstream(folder.root / "training.jsonl", std::ios::app) << "null\n{\"step\": 31, ";
        QCOMPARE(readTrainingLog(folder.root.path()).paces.size(), std::size_t(30));
        QVERIFY(readTrainingLog(folder.root / "nowhere").paces.empty());
    }

    void orderIsKept() {
        Folder folder;
        QVERIFY(!readClipOrder(folder.root.path()));
        const auto scores = pulses(40, 0).scores;
        const Curriculum curriculum(scores, {}, 100, 4, 3);
        writeClipOrder(folder.root.path(), curriculum);
        const auto order = readClipOrder(folder.root.path());
        QVERIFY(order && order->order == curriculum.order());
        for (std::size_t i = 1; i < 40; ++i)
            QVERIFY(order->difficulty[order->order[i - 1]] <= order->difficulty[order->order[i]]);
        writeFile(folder.root / "curriculum.json", "{\"order\": [4], \"difficulty\": [0.5]}");
        QVERIFY_THROWS_EXCEPTION(UserError, readClipOrder(folder.root.path()));
        writeFile(folder.root / "curriculum.json", "{\"order\": 4}");
        QVERIFY_THROWS_EXCEPTION(UserError, readClipOrder(folder.root.path()));
    }

    void lossesAreOfEveryKind_data() {
        QTest::addColumn<QString>("distance");
        for (const char* distance : {"sliced", "energy", "moments", "off"})
            QTest::newRow(distance) << distance;
    }
    void lossesAreOfEveryKind() {
        QFETCH(QString, distance);
        IdmTrainingOptions options = few(12);
        options.distance = distance.toStdString();
        options.score = 1;
        Folder folder;
        JobControl control;
        run(folder, options, control);
        const auto lines = linesOf(folder.root / "training.jsonl");
        QCOMPARE(lines.back()["D"].get<double>() > 0, distance != "off");
    }

    /// Reconstructing learns far below what the best constant gives: spec section 14, point 7.
    void reconstructionIsLearned() {
        IdmConfig config = network();
        config.conditioned = false;
        config.dropout = 0;
        IdmTrainingOptions options = few(160);
        options.objective = "reconstruct";
        options.distance = "off";
        options.curriculum.order = "off";
        options.torch.schedule.rate = 4e-3;
        options.torch.train.evaluateEvery = 0;
        options.scoreEvery = 0;
        IdmData data = dataOf(config);
        // What the best constant would give: the mean distance from the median.
        std::vector<float> all(std::size_t(bands * frames) * 40);
        for (std::size_t i = 0; i < 40; ++i)
            data.training.read(i, std::span(all).subspan(i * bands * frames, bands * frames));
        std::vector<float> sorted = all;
        std::ranges::sort(sorted);
        double constant = 0;
        for (const float x : all)
            constant += 40 * std::abs(x - sorted[sorted.size() / 2]) / double(all.size());
        IdmTrainee trainee(std::move(data), options, 3);
        std::vector<Scalar> scalars;
        double last = 0;
        for (int step = 0; step < 160; ++step) {
            scalars.clear();
            trainee.step(1, scalars);
            for (const Scalar& scalar : scalars)
                if (scalar.name == "train/reconstruction_db" && step >= 120)
                    last += scalar.value / 4;
        }
        QVERIFY2(last < constant * 14 / 22,
                 qPrintable(QString("%1 dB, a constant %2").arg(last).arg(constant)));
    }

    void denoisingIsLearned() {
        IdmTrainingOptions options = few(200);
        options.curriculum.order = "off";
        options.torch.schedule.rate = 4e-3;
        options.scoreEvery = 0;
        IdmTrainee trainee(dataOf(network()), options, 3);
        const double before = trainee.evaluate([] {}).front().value;
        std::vector<Scalar> scalars;
        for (int step = 0; step < 200; ++step)
            trainee.step(1, scalars);
        const double after = trainee.evaluate([] {}).front().value;
        QVERIFY2(after < before / 2, qPrintable(QString("%1, %2").arg(before).arg(after)));
    }

    void drawingIsRepeatable() {
        IdmModel model;
        model.config = network();
        model.audio.bands = bands;
        model.audio.seconds = double((frames - 1) * model.audio.hop) / double(model.audio.rate);
        model.scores = pulses(10, 0).scores;
        model.scale = ScoreScale::of(model.scores);
        model.weights = weightsOf(IdmNet(model.config, 2).model());
        testing::TemporaryFolder folder;
        writeIdm(folder / "model", model);
        const IdmModel read = readIdm(folder / "model");
        QCOMPARE(tensorHash(read.weights), tensorHash(model.weights));
        const Generator one(model, "cpu"), two(read, "cpu");
        const GenerateSettings settings{.steps = 3, .guidance = 2, .wanted = model.scores[2]};
        for (const std::int64_t length : {std::int64_t(32), frames, 3 * frames - 10}) {
            const auto x = one.draw(length, 5, settings);
            QCOMPARE(x.size(), std::size_t(length * bands));
            QCOMPARE(two.draw(length, 5, settings), x);
            QVERIFY(one.draw(length, 6, settings) != x);
            QVERIFY(std::ranges::all_of(x, [](float v) { return v >= -1 && v <= 1; }));
        }
        QVERIFY(one.draw(frames, 5, {3, 1, {}}) != one.draw(frames, 5, settings));
        // A weak variation stays with its seed; one in a blend of nothing else does not.
        std::vector<float> seed(std::size_t(bands * frames)), other = seed;
        pulses(10, 0).read(1, seed);
        pulses(10, 0).read(6, other);
        const auto distance = [&](const std::vector<float>& x, const std::vector<float>& y) {
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                sum += std::abs(x[i] - y[i]);
            return sum / double(x.size());
        };
        const auto still = one.vary(seed, frames, 0, 5, settings);
        QVERIFY(distance(still, seed) < 0.05);
        QCOMPARE(two.vary(seed, frames, 0, 5, settings), still);
        QVERIFY(distance(one.vary(seed, frames, 1, 5, settings), seed) > distance(still, seed));
        const auto blended = one.vary(seed, frames, 0, 5, settings, other, 1);
        QVERIFY(distance(blended, other) < 0.05);
        const auto starts = one.chunkStarts(seed, frames);
        QCOMPARE(starts.size(), std::size_t(2)); // 8 tokens, one chunk each four
        QCOMPARE(starts.front(), std::int64_t(0));
        // Without chunks it is cut at attacks, which come every so many frames.
        IdmModel whole = model;
        whole.config.chunks = "none";
        whole.weights = weightsOf(IdmNet(whole.config, 2).model());
        const auto attacks = Generator(whole, "cpu").chunkStarts(seed, frames);
        QVERIFY(attacks.size() > 2);
        QCOMPARE(attacks.front(), std::int64_t(0));
        for (std::size_t i = 2; i < attacks.size(); ++i)
            QCOMPARE(attacks[i] - attacks[i - 1], attacks[2] - attacks[1]);
    }

    /// In a grid strength alone tells the variations of one number apart; a beginning is moved to
    /// a chunk's; scores come one by one.
    void variationsAreOfAGrid() {
        IdmModel model;
        model.config = network();
        model.audio.bands = bands;
        model.audio.seconds = 0.7;
        model.scores = pulses(10, 0).scores;
        model.scale = ScoreScale::of(model.scores);
        model.weights = weightsOf(IdmNet(model.config, 2).model());
        testing::TemporaryFolder folder;
        writeIdm(folder / "model", model);
        Sound sound{24000, 1, std::vector<float>(48000)};
        Rng rng(4);
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] =
                float(0.5 * rng.uniform() * std::exp(-double(i % 6000) / 800) + 1e-3);
        writeSound(folder / "seed.wav", sound);
        const Inputs inputs = {{"model", {{ItemKind::Model, folder / "model", "model"}}},
                               {"seed_audio", {{ItemKind::Audio, folder / "seed.wav", "seed"}}}};
        IdmVaryOptions options;
        options.count = 4;
        options.strength = "0.3,0.3";
        options.from = 0.5;
        options.draw.steps = 2;
        options.draw.iterations = 2;
        const auto varied = [&](const char* name) {
            JobControl control;
            fs::create_directories(folder / name);
            JobContext context(control, 7, folder / name, folder / name);
            const Outcome outcome = runVary(inputs, Options(options), context);
            int metrics = 0;
            for (const Event& event : control.drain())
                metrics += event.type == Event::Type::Metric;
            return std::pair(outcome, metrics);
        };
        const auto samples = [&](const char* name, int number) {
            return readSound(folder / name /
                             ("variation_00" + std::to_string(number) + "_noise0.30.wav"))
                .samples;
        };
        QCOMPARE(varied("free").second, 20); // four numbers of the seed and of each variation
        QVERIFY(samples("free", 1) != samples("free", 3));
        options.grid = options.snap = true;
        const Json figures = varied("grid").first.figures;
        QVERIFY(samples("grid", 1) == samples("grid", 3));
        QVERIFY(samples("grid", 2) == samples("grid", 4));
        QVERIFY(samples("grid", 1) != samples("grid", 2));
        std::vector<double> places;
        std::vector<double> starts;
        findChunks(
            folder / "model", folder / "seed.wav", [] { return 1.5; },
            [&](const ChunkWindow& window) {
                starts.push_back(window.start);
                places.insert(places.end(), window.places.begin(), window.places.end());
            });
        QCOMPARE(starts, (std::vector<double>{1.4, 0.7, 0})); // the nearest first
        std::ranges::sort(places);
        QVERIFY(places.size() > 4 && places.front() == 0);
        QCOMPARE(figures["from"].get<double>(), nearestPlace(places, 0.5));
        QVERIFY(std::abs(figures["from"].get<double>() - 0.5) < 0.35);
        QCOMPARE(figures["chunks"][0].get<double>(), 0.0);
    }

    /// Window by window, of a file at another rate: the same places as of the whole recording.
    void chunksAreThoseOfTheWholeRecording() {
        IdmModel model;
        model.config = network();
        model.audio.bands = bands;
        model.audio.seconds = 0.8;
        model.scores = pulses(10, 0).scores;
        model.scale = ScoreScale::of(model.scores);
        model.weights = weightsOf(IdmNet(model.config, 2).model());
        testing::TemporaryFolder folder;
        writeIdm(folder / "model", model);
        Sound sound{44100, 2, std::vector<float>(2 * 44100 * 5)};
        Rng rng(4);
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] =
                float(0.4 * rng.uniform() * std::exp(-double(i % 17000) / 2000) + 1e-3);
        writeSound(folder / "long.wav", sound);
        const Sound read = readSound(folder / "long.wav");
        const std::vector<float> whole = resampleOnce(monoOf(read), 44100, 24000);
        Frames frames(folder / "long.wav");
        for (const std::size_t from : {0, 77, 12345, 118900}) {
            const std::vector<float> part =
                resampledStretch(frames, 24000, std::int64_t(from), 1000);
            double apart = 0;
            for (std::size_t i = 0; i < part.size(); ++i)
                apart = std::max(apart, std::abs(double(part[i]) - double(whole[from + i])));
            QVERIFY2(apart < 1e-6, qPrintable(QString("%1 at %2").arg(apart).arg(from)));
        }
        const Generator generator(model, "cpu");
        const Renderer renderer(model.audio, model.reference, 1);
        ChunkSearch search(generator, renderer, model.audio, folder / "long.wav");
        QCOMPARE(search.windows(), std::size_t(6)); // what is left behind them is too short
        QCOMPARE(search.windowAt(-1), std::size_t(0));
        QCOMPARE(search.windowAt(1.7), std::size_t(2));
        QCOMPARE(search.windowAt(100), std::size_t(5));
        std::size_t chunks = 0;
        for (const std::size_t window : {4, 5, 0, 2, 1, 3}) {
            const std::span<const float> part = std::span(whole).subspan(window * 19200, 19200);
            const std::vector<float> x = renderer.spectrogram(part);
            std::vector<double> wanted;
            for (const std::int64_t frame :
                 generator.chunkStarts(x, std::int64_t(x.size()) / bands))
                wanted.push_back((double(window * 19200) + double(frame * 256)) / 24000);
            const ChunkWindow found = search.look(window);
            QCOMPARE(found.start, 0.8 * double(window));
            QCOMPARE(found.places, wanted);
            chunks += wanted.size();
        }
        QVERIFY(chunks >= 12);
        // Whoever asks may turn to another place meanwhile, and may stop.
        std::vector<std::size_t> order;
        const auto near = [&] { return order.size() < 2 ? 4.0 : 0.9; };
        const auto found = [&](const ChunkWindow& window) {
            order.push_back(search.windowAt(window.start + 0.1));
        };
        const auto checkpoint = [&] {
            if (order.size() == 4)
                throw Cancelled{};
        };
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, findChunks(folder / "model", folder / "long.wav", near, found, checkpoint));
        QCOMPARE(order, (std::vector<std::size_t>{5, 4, 1, 2}));
    }

    /// Before a training starts, and in its log.
    void costIsTold() {
        testing::TemporaryFolder folder;
        testing::IdmRig rig(folder.path());
        IdmTrainOptions options = testing::IdmRig::options();
        options.training.torch.train.steps = 500;
        const Inputs inputs = {{"data", {{ItemKind::Table, rig.data(), "data"}}}};
        const Forecast forecast = trainForecast(inputs, Options(options));
        IdmConfig config = options.network;
        config.bands = 32;
        QCOMPARE(forecast.parameters, IdmNet(config, 1).parameterCount());
        QVERIFY(forecast.fits() && forecast.batchBytes > 0 && forecast.stepSeconds > 0);
        QCOMPARE(forecast.seconds, 500 * forecast.stepSeconds);
        IdmTrainOptions larger = options;
        larger.training.torch.batch = 8;
        const Forecast more = trainForecast(inputs, Options(larger));
        QVERIFY(more.batchBytes > 2 * forecast.batchBytes);
        QVERIFY(more.stepSeconds > forecast.stepSeconds);
        QVERIFY_THROWS_EXCEPTION(
            UserError, trainForecast({{"data", {{ItemKind::Table, folder / "none", "data"}}}},
                                     Options(options)));

        options.training.torch.train.steps = 2;
        options.training.scoreEvery = 0;
        for (const char* name : {"out", "work"})
            fs::create_directories(folder / name);
        JobControl control;
        JobContext context(control, 1, folder / "out", folder / "work");
        runTrain(inputs, Options(options), context);
        std::string log;
        for (const Event& event : control.drain())
            if (event.type == Event::Type::Log)
                log += event.text + "\n";
        QVERIFY2(log.find(" of memory (" + std::to_string(forecast.parameters) +
                          " parameters), about ") != std::string::npos,
                 log.c_str());
    }

    void modelsAreChecked() {
        IdmModel model;
        model.config = network();
        model.audio.bands = bands;
        model.scores = pulses(10, 0).scores;
        model.weights = weightsOf(IdmNet(model.config, 2).model());
        testing::TemporaryFolder folder;
        const fs::path at = folder / "model";
        writeIdm(at, model);
        for (const auto& [key, value] :
             std::vector<std::pair<const char*, Json>>{{"reference", 0},
                                                       {"version", 9},
                                                       {"kind", "else"},
                                                       {"scores", Json::array()},
                                                       {"deviation", -1}}) {
            writeIdm(at, model);
            Json json = readJson(at / "model.json");
            json[key] = value;
            writeJson(at / "model.json", json);
            QVERIFY_THROWS_EXCEPTION(UserError, readIdm(at));
        }
        writeIdm(at, model);
        Json json = readJson(at / "model.json");
        json["network"]["d_model"] = 32;
        writeJson(at / "model.json", json);
        QVERIFY_THROWS_EXCEPTION(UserError, Generator(readIdm(at), "cpu"));
    }
};

QTEST_GUILESS_MAIN(TestIdmTraining)
#include "tst_idmtraining.moc"

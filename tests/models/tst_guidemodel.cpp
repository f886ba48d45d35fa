#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/checkpoint.h"
#include "models/device.h"
#include "models/guide/drawagain.h"
#include "models/guide/edit.h"
#include "models/guide/generate.h"
#include "models/guide/material.h"
#include "models/guide/model.h"
#include "models/guide/modeltasks.h"
#include "models/guide/specify.h"
#include "models/guide/take.h"

#include <cmath>
#include <numbers>
#include <set>
#include <sstream>

// From recordings to a trained model and what it answers: the tasks of guide/memory, on tones whose
// relation is known.
using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

constexpr int pitches = 5;

/// Tones of half a second on the given steps of a scale.
Sound tones(const std::vector<int>& steps, double base) {
    Sound sound{16000, 1, {}};
    for (const int step : steps) {
        const double frequency = base * std::exp2(double(2 * step) / 12);
        for (int i = 0; i < sound.rate / 2; ++i) {
            const double t = double(i) / sound.rate;
            const double envelope = std::min(1.0, std::min(t, 0.5 - t) / 0.01);
            sound.samples.push_back(
                float(0.4 * envelope * std::sin(2 * std::numbers::pi * frequency * t)));
        }
    }
    return sound;
}

std::vector<int> walk(std::size_t count, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<int> steps;
    while (steps.size() < count) {
        const int step = int(rng.below(pitches));
        steps.insert(steps.end(), 1 + rng.below(2), step);
    }
    steps.resize(count);
    return steps;
}

/// What a partner plays to them.
std::vector<int> answerTo(std::vector<int> steps) {
    for (int& step : steps)
        step = (2 * step + 1) % pitches;
    return steps;
}

std::vector<int> numbers(const fs::path& file) {
    std::istringstream text(readFile(file));
    return {std::istream_iterator<int>(text), std::istream_iterator<int>()};
}

} // namespace

class TestGuideModel : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    JobControl m_control;
    std::vector<Event> m_events;

    fs::path write(const char* name, const Sound& sound) const {
        const fs::path file = m_folder / name;
        writeSound(file, sound);
        return file;
    }

    Outcome run(Outcome (*task)(const Inputs&, const Options&, JobContext&),
                const std::vector<std::pair<const char*, fs::path>>& inputs, const Options& options,
                const char* out, std::uint64_t seed = 1) {
        const fs::path folder = m_folder / out;
        fs::create_directories(folder / "checkpoints");
        JobContext context(m_control, seed, folder, folder / "checkpoints");
        Inputs items;
        for (const auto& [slot, file] : inputs)
            items[slot].push_back({ItemKind::Audio, file, slot});
        return task(items, options, context);
    }

    /// Since events were drained last.
    bool logged(const std::string& part) {
        for (Event& event : m_control.drain())
            m_events.push_back(std::move(event));
        return std::ranges::any_of(m_events, [&](const Event& event) {
            return event.type == Event::Type::Log && event.text.find(part) != std::string::npos;
        });
    }

    static GuideTrainOptions quick(std::int64_t steps) {
        GuideTrainOptions options;
        options.listening.segment = 0.5;
        options.listening.vocab = 2 * pitches; // each tone of both players
        options.listening.match = "absolute";
        options.listening.frontend = "harmony";
        options.learn.training.torch.train.steps = steps;
        options.learn.training.torch.train.evaluateEvery = 50;
        options.learn.training.torch.batch = 16;
        return options;
    }

    std::vector<std::pair<const char*, fs::path>> pair() const {
        return {{"pair", m_folder / "guide.wav"}, {"pair", m_folder / "partner.wav"}};
    }

    std::string refusal(Outcome (*task)(const Inputs&, const Options&, JobContext&),
                        const std::vector<std::pair<const char*, fs::path>>& inputs,
                        const Options& options) {
        try {
            run(task, inputs, options, "refused");
        } catch (const UserError& e) {
            return e.what();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        setThreads(1);
        qputenv("XDG_CACHE_HOME", (m_folder / "cache").c_str());
        const auto steps = walk(120, 1);
        write("guide.wav", tones(steps, 220));
        write("partner.wav", tones(answerTo(steps), 330));
        const auto other = walk(60, 2);
        write("other-guide.wav", tones(other, 220));
        write("other-partner.wav", tones(answerTo(other), 330));
    }

    /// A minute of two players is enough to find out what one does to the other.
    void relationIsLearned() {
        const Outcome outcome = run(runTrain, pair(), quick(300), "trained");
        const Json& figures = outcome.figures;
        qInfo("%s", figures.dump().c_str());
        QVERIFY(figures["free_running_accuracy"].get<double>() > 0.5);
        QVERIFY(figures["free_running_accuracy"].get<double>() >
                figures["baselines"]["shuffled"].get<double>() + 0.3);
        QVERIFY(fs::is_regular_file(m_folder / "trained/evaluation.csv"));
        const Json examples = readJson(m_folder / "trained/examples.json");
        QVERIFY(!examples.empty());
        QCOMPARE(examples[0]["truth"].size(), examples[0]["predicted"].size());

        const Model model = readModel(m_folder / "trained");
        QCOMPARE(model.decision.codes, std::int64_t(2 * pitches));
        QVERIFY(model.evaluation["free_running_accuracy"] == figures["free_running_accuracy"]);
        QCOMPARE(model.training["pairs"].size(), std::size_t(1));
        // The same seed learns the same.
        QVERIFY(run(runTrain, pair(), quick(300), "again").figures["hash"] == figures["hash"]);
        // A checkpoint answers, too.
        const auto checkpoints = listCheckpoints(m_folder / "trained/checkpoints");
        QVERIFY(!checkpoints.empty());
        QVERIFY(readModel(checkpoints.front().weights.parent_path()).decision == model.decision);
    }

    void memoryAnswersAsTheModelSays() {
        const std::vector<std::pair<const char*, fs::path>> inputs = {
            {"guide", m_folder / "other-guide.wav"},
            {"memory", m_folder / "other-partner.wav"},
            {"model", m_folder / "trained"}};
        GenerateOptions options;
        options.answer.topK = 1;
        options.segment = 2; // the model decides
        run(runGenerate, inputs, options, "take");
        const auto take = Take::load(m_folder / "take");
        QVERIFY(take->learned());
        QCOMPARE(take->options().segment, 0.5);
        QCOMPARE(take->segments(), std::size_t(60));
        QCOMPARE(readSound(m_folder / "take/response.wav").frames(),
                 readSound(m_folder / "other-guide.wav").frames());
        QVERIFY(!take->likely(take->saved(), 0).empty());
        QVERIFY(take->entropy(take->saved(), 0) >= 0);
        QVERIFY(take->confidence(take->saved(), 0) > 0 && take->confidence(take->saved(), 0) <= 1);

        // What the model asks for is mostly what the partner played: labels of the same places.
        int right = 0;
        for (std::size_t i = 0; i < take->segments(); ++i)
            right += take->saved().labels[i] == take->memoryTrack().labels[i];
        QVERIFY2(right > 36, std::to_string(right).c_str());

        run(runGenerate, inputs, options, "take-again");
        QCOMPARE(readFile(m_folder / "take/response.wav"),
                 readFile(m_folder / "take-again/response.wav"));
        // Drawn labels depend on the seed.
        options.answer = {.topP = 1, .temperature = 3};
        run(runGenerate, inputs, options, "drawn", 1);
        run(runGenerate, inputs, options, "drawn-otherwise", 2);
        QVERIFY(numbers(m_folder / "drawn/specification.txt") !=
                numbers(m_folder / "drawn-otherwise/specification.txt"));
    }

    void specificationKeepsToTheMemory() {
        // A memory that has two of the labels.
        write("poor.wav", tones({0, 0, 1, 1, 0, 1, 0, 0}, 330));
        const Outcome free = run(
            runSpecify, {{"guide", m_folder / "other-guide.wav"}, {"model", m_folder / "trained"}},
            SpecifyOptions{}, "free");
        const Outcome kept = run(runSpecify,
                                 {{"guide", m_folder / "other-guide.wav"},
                                  {"model", m_folder / "trained"},
                                  {"memory", m_folder / "poor.wav"}},
                                 SpecifyOptions{}, "kept");
        const auto different = [](const Json& list) {
            const auto labels = list.get<std::vector<int>>();
            return std::set<int>(labels.begin(), labels.end());
        };
        QVERIFY(different(free.figures["specification"]).size() > 2);
        QVERIFY(different(kept.figures["specification"]).size() <= 2);
        QCOMPARE(numbers(m_folder / "kept/specification.txt"),
                 kept.figures["specification"].get<std::vector<int>>());
        QCOMPARE(free.figures["segments"].get<int>(), 60);
    }

    /// One stretch of an answer is another one, all around it stays, and the same seed says the
    /// same wherever it is asked.
    void stretchesAreDrawnAgain() {
        const std::vector<std::pair<const char*, fs::path>> inputs = {
            {"guide", m_folder / "other-guide.wav"},
            {"memory", m_folder / "other-partner.wav"},
            {"model", m_folder / "trained"}};
        GenerateOptions options;
        options.answer = {.topP = 1, .temperature = 3};
        run(runGenerate, inputs, options, "drawn", 1);
        const auto take = Take::load(m_folder / "drawn");
        const TakeState& saved = take->saved();
        const DrawAgain again(*take);
        const TakeState other = again.drawn(saved, 40, 5);
        QCOMPARE(other.redrawn.size(), std::size_t(1));
        const auto [first, last, seed] = other.redrawn[0];
        QVERIFY(first > 0 && first <= 40 && last >= 40 && last < 59); // one of several
        for (std::size_t i = 0; i < take->segments(); ++i)
            if (i < first || i > last) {
                QCOMPARE(other.labels[i], saved.labels[i]);
                QCOMPARE(other.query[i], saved.query[i]);
                QCOMPARE(take->entropy(other, i), take->entropy(saved, i));
            }
        QVERIFY(other.labels != saved.labels);
        QVERIFY(other.query != saved.query);
        QVERIFY(again.drawn(saved, first, 5) == other);
        QCOMPARE(again.drawn(other, last, 1).labels, saved.labels); // the seed of the take itself

        // Locked segments stay, and what is before is gone on from.
        TakeState held = saved;
        held.locked.assign(held.locked.size(), true);
        QVERIFY(again.drawn(held, 40, 5) == held);
        const TakeState changed = take->relabelled(saved, {first - 2, first - 1}, silent, 1);
        QVERIFY(again.drawn(changed, 40, 5).labels != changed.labels);

        // Saving it says the same, however it is asked for.
        Options edits = editsTo(*take, other);
        run(runEdit, {{"take", m_folder / "drawn"}}, edits, "saved", 9);
        EditOptions stretch;
        stretch.redraw = "40=5";
        edits = stretch;
        run(runEdit, {{"take", m_folder / "drawn"}}, edits, "asked", 10);
        for (const char* folder : {"saved", "asked"}) {
            const auto child = Take::load(m_folder / folder);
            QVERIFY(child->saved() == other);
            for (std::size_t i = 0; i < take->segments(); ++i) {
                QCOMPARE(child->saved().answer->codes[i], other.answer->codes[i]);
                QCOMPARE(take->entropy(child->saved(), i), take->entropy(other, i));
            }
        }
        QVERIFY(readSound(m_folder / "saved/response.wav").samples ==
                readSound(m_folder / "asked/response.wav").samples);
        SpecifyOptions specify{options.answer, "40=5"};
        const Outcome written = run(runSpecify, inputs, specify, "specified-again", 1);
        QCOMPARE(written.figures["specification"].get<std::vector<std::int32_t>>(), other.labels);
        const TakeState read = stateFromJson(toJson(other), *take, "test");
        QVERIFY(read == other);
        QCOMPARE(take->entropy(read, first), take->entropy(other, first));
    }

    void whatCannotBeDrawnAgainIsSaid() {
        const auto said = [](const auto& act) -> std::string {
            try {
                act();
            } catch (const UserError& e) {
                return e.what();
            }
            return {};
        };
        const auto contains = [](const std::string& text, const char* part) {
            if (text.find(part) == std::string::npos)
                qWarning("%s", text.c_str());
            return text.find(part) != std::string::npos;
        };
        const auto likeliest = Take::load(m_folder / "take"); // best labels: 1
        QVERIFY(contains(said([&] { DrawAgain{*likeliest}; }), "likeliest"));
        run(runGenerate,
            {{"guide", m_folder / "other-guide.wav"}, {"memory", m_folder / "other-partner.wav"}},
            GenerateOptions{}, "follows");
        const auto follows = Take::load(m_folder / "follows");
        QVERIFY(contains(said([&] { DrawAgain{*follows}; }), "no model"));
        const auto drawn = Take::load(m_folder / "drawn");
        QVERIFY(contains(said([&] { DrawAgain(*drawn).drawn(drawn->saved(), 60, 1); }),
                         "does not exist"));
        EditOptions unseeded;
        unseeded.redraw = "40";
        QVERIFY(contains(said([&] { edited(*drawn, unseeded, 1); }), "redraw"));
        Json info = readJson(m_folder / "drawn/info.json");
        info["model"]["hash"] = "another";
        writeJson(m_folder / "drawn/info.json", info);
        const auto changed = Take::load(m_folder / "drawn");
        QVERIFY(contains(said([&] { DrawAgain{*changed}; }), "another model"));
    }

    /// The kind of a relation decides what is listened to, and which songs of a data set are meant.
    void kindsOfRelation() {
        Options options = GuideTrainOptions{};
        readJson(options, {{"kind", "harmonic"}}, "test");
        QCOMPARE(options.as<GuideTrainOptions>().listening.frontend, std::string("harmony"));
        readJson(options, {{"kind", "intensity"}}, "test");
        QCOMPARE(options.as<GuideTrainOptions>().listening.frontend, std::string("energy"));
        readJson(options, {{"kind", "digression"}}, "test");
        QCOMPARE(options.as<GuideTrainOptions>().listening.frontend, std::string("blend"));
        // What is set besides wins, also when it is read again.
        readJson(options, {{"frontend", "mel"}, {"kind", "harmonic"}}, "test");
        Options again = GuideTrainOptions{};
        readJson(again, toJson(options), "test");
        QCOMPARE(again.as<GuideTrainOptions>().listening.frontend, std::string("mel"));
        QCOMPARE(again.as<GuideTrainOptions>().learn.relation.kind, std::string("harmonic"));
        QVERIFY_EXCEPTION_THROWN(readJson(options, {{"kind", "loud"}}, "test"), UserError);

        for (const char* song : {"one", "two"})
            for (const auto& [part, as] :
                 {std::pair("guide.wav", "guide.wav"), std::pair("partner.wav", "memory.wav")}) {
                const fs::path file = m_folder / "songs" / song / as;
                fs::create_directories(file.parent_path());
                fs::copy_file(m_folder / part, file);
            }
        const Inputs set = {{"dataset", {{ItemKind::Corpus, m_folder / "songs", "dataset"}}}};
        JobContext context(m_control, 1, m_folder / "kinds", m_folder / "kinds");
        const auto groups = [&](const char* kind) {
            return materialOf(set, {.kind = kind}, false, 1, context).groups.size();
        };
        QCOMPARE(groups("harmonic"), std::size_t(2)); // none is tagged
        writeFile(m_folder / "songs/pairs.json", R"({"two": ["harmonic"]})");
        QCOMPARE(groups("harmonic"), std::size_t(1));
        QCOMPARE(groups("any"), std::size_t(2));
        QCOMPARE(groups("special"), std::size_t(2));
    }

    void evaluationLeavesOutWhatWasLearned() {
        const auto known = run(runEvaluate, {{"model", m_folder / "trained"}, pair()[0], pair()[1]},
                               RelationOptions{}, "known");
        const auto fresh = run(runEvaluate,
                               {{"model", m_folder / "trained"},
                                {"pair", m_folder / "other-guide.wav"},
                                {"pair", m_folder / "other-partner.wav"}},
                               RelationOptions{}, "fresh");
        QCOMPARE(known.figures["segments"].get<int>(), 30); // a quarter of 120
        QCOMPARE(fresh.figures["segments"].get<int>(), 60);
        QVERIFY(fresh.figures["free_running_accuracy"].get<double>() > 0.6);
        QVERIFY(fresh.figures["advantage"]["low"].get<double>() > 0);
        const Json& validity = fresh.figures["top_k_validity"];
        QCOMPARE(validity["k"].get<int>(), 5);
        QVERIFY(std::abs(validity["mean"].get<double>()) < 1);
        QVERIFY(readTable(m_folder / "fresh/lcp.csv").numbers("runs").size() > 1);
    }

    /// What is judged was never heard in training: other music in it changes neither codebook nor
    /// weights, and it is measured by the scale of what was learned.
    void heldPartIsNotHeard() {
        GuideTrainOptions options = quick(20);
        options.listening.match = "relative";
        options.listening.frontend = "blend";
        const auto trainOn = [&](const Sound& guide, const Sound& partner, const char* out) {
            const auto inputs = std::vector<std::pair<const char*, fs::path>>{
                {"pair", write("held-guide.wav", guide)},
                {"pair", write("held-partner.wav", partner)}};
            return run(runTrain, inputs, options, out);
        };
        const auto steps = walk(80, 5);
        Sound guide = tones(steps, 220), partner = tones(answerTo(steps), 330);
        const Outcome first = trainOn(guide, partner, "held-1");
        // A quarter is held back; what its first segment's frames reach stays.
        Rng rng(1);
        for (Sound* sound : {&guide, &partner})
            for (std::size_t i = sound->samples.size() * 62 / 80; i < sound->samples.size(); ++i)
                sound->samples[i] = float(0.9 * (2 * rng.uniform() - 1));
        const Outcome second = trainOn(guide, partner, "held-2");
        QCOMPARE(second.figures["hash"].get<std::string>(),
                 first.figures["hash"].get<std::string>());
        const Model before = readModel(m_folder / "held-1"), after = readModel(m_folder / "held-2");
        QCOMPARE(after.perception->hash(), before.perception->hash());
        QVERIFY(after.evaluation != before.evaluation);
        // Evaluated again, it is heard as it was.
        const Outcome again = run(runEvaluate,
                                  {{"model", m_folder / "held-2"},
                                   {"pair", m_folder / "held-guide.wav"},
                                   {"pair", m_folder / "held-partner.wav"}},
                                  Options(RelationOptions{}), "held-judged");
        QCOMPARE(again.figures["free_running_accuracy"].get<double>(),
                 second.figures["free_running_accuracy"].get<double>());
    }

    void fineTuning() {
        FineTuneOptions options;
        options.learn.training.torch.train.steps = 30;
        options.learn.training.epochs = 0;
        options.learn.training.trained = "output";
        const Outcome outcome = run(runFineTune,
                                    {{"model", m_folder / "trained"},
                                     {"pair", m_folder / "other-guide.wav"},
                                     {"pair", m_folder / "other-partner.wav"}},
                                    options, "tuned");
        const Model before = readModel(m_folder / "trained"), after = readModel(m_folder / "tuned");
        QVERIFY(after.training.contains("before"));
        QCOMPARE(after.perception->hash(), before.perception->hash());
        for (const RawTensor& tensor : before.weights) {
            const RawTensor* other = find(after.weights, tensor.name);
            QVERIFY(other != nullptr);
            const bool output = tensor.name.starts_with("decision.output_layer");
            if (!output)
                QVERIFY2(other->bytes == tensor.bytes, tensor.name.c_str());
        }
        QVERIFY(outcome.figures["steps"].get<int>() == 30);
        // More layers than there are.
        options.learn.training.trained = "last:9";
        options.learn.training.torch.train.steps = 2;
        m_control.drain();
        run(runFineTune,
            {{"model", m_folder / "trained"},
             {"pair", m_folder / "other-guide.wav"},
             {"pair", m_folder / "other-partner.wav"}},
            options, "deep");
        QVERIFY(logged("asks for the last 9 layers, but there are 2"));
        QVERIFY(logged("What it learned here") || logged("It listens"));
    }

    void aTrackGoesOn() {
        // Round and round: what follows is known.
        std::vector<int> steps;
        for (int i = 0; i < 120; ++i)
            steps.push_back(i % pitches);
        const fs::path file = write("round.wav", tones(steps, 220));
        GuideTrainOptions options = quick(300);
        options.task = "completion";
        options.learn.split.validation = 0; // one short window would choose by chance
        const Outcome trained = run(runTrain, {{"pair", file}}, options, "completion");
        QVERIFY2(trained.figures["free_running_accuracy"].get<double>() > 0.9,
                 trained.figures.dump().c_str());
        ContinueOptions more;
        more.seconds = 5.25;
        more.answer.topK = 1;
        const Outcome outcome = run(
            runContinue, {{"track", file}, {"model", m_folder / "completion"}}, more, "continued");
        QCOMPARE(outcome.figures["seconds"].get<double>(), 5.25);
        const Sound original = readSound(file),
                    continued = readSound(m_folder / "continued/continued.wav");
        QCOMPARE(continued.frames(), original.frames() + std::size_t(5.25 * 16000));
        // The track itself is as it was, and the first tone after it is the one that follows.
        double furthest = 0;
        for (std::size_t i = 0; i < original.frames() - 800; ++i)
            furthest =
                std::max(furthest, double(std::abs(original.samples[i] - continued.samples[i])));
        QVERIFY2(furthest < 1e-3, std::to_string(furthest).c_str());
        const Sound first = tones({0}, 220);
        double product = 0, power = 0, own = 0;
        for (std::size_t i = 1600; i < 6400; ++i) {
            const double a = first.samples[i], b = continued.samples[original.frames() + i];
            product += a * b;
            power += a * a;
            own += b * b;
        }
        QVERIFY(product / std::sqrt(power * own) > 0.99);
        // The other kind of model is refused in words.
        QVERIFY(refusal(runContinue, {{"track", file}, {"model", m_folder / "trained"}}, more)
                    .find("continues no track") != std::string::npos);
        QVERIFY(refusal(runGenerate,
                        {{"guide", file}, {"memory", file}, {"model", m_folder / "completion"}},
                        GenerateOptions{})
                    .find("answers no guide") != std::string::npos);
    }

    void gridGoesOnWhereItStopped() {
        GridOptions options;
        options.segments = "0.5";
        options.vocabs = "3, 5";
        options.train = quick(10);
        const Outcome outcome = run(runGrid, pair(), options, "grid");
        QCOMPARE(outcome.figures["cells"].size(), std::size_t(2));
        std::istringstream table(readFile(m_folder / "grid/grid.csv"));
        std::string line;
        int lines = 0;
        while (std::getline(table, line)) {
            if (lines++ == 0)
                for (const char* column : {"repeat_teacher_forced", "advantage_low", "shuffled"})
                    QVERIFY(line.find(column) != std::string::npos);
        }
        QCOMPARE(lines, 3);
        const auto when = fs::last_write_time(m_folder / "grid/0.5s-A3-lr0.002/model/model.json");
        fs::remove_all(m_folder / "grid/0.5s-A5-lr0.002");
        QVERIFY(run(runGrid, pair(), options, "grid").figures == outcome.figures);
        QCOMPARE(fs::last_write_time(m_folder / "grid/0.5s-A3-lr0.002/model/model.json"), when);
        options.vocabs = "3,x";
        QVERIFY(refusal(runGrid, pair(), options).find("'x'") != std::string::npos);
    }

    void badInput_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("part");
        write("silence.wav", Sound{16000, 1, std::vector<float>(16000 * 20)});
        write("second.wav", tones({1, 2}, 220));
        QTest::newRow("nothing") << QStringList{} << "Say what to learn from";
        QTest::newRow("one") << QStringList{"guide.wav"} << "'pair' names 1 recording;";
        QTest::newRow("silent") << QStringList{"guide.wav", "silence.wav"}
                                << "silence.wav is below";
        QTest::newRow("both silent")
            << QStringList{"silence.wav", "silence.wav"} << "silence.wav is below";
        QTest::newRow("a second") << QStringList{"second.wav", "second.wav"} << "second.wav has 2";
    }
    void badInput() {
        QFETCH(QStringList, files);
        QFETCH(QString, part);
        std::vector<std::pair<const char*, fs::path>> inputs;
        for (const QString& file : files)
            inputs.emplace_back("pair", m_folder / file.toStdString());
        const QString told = QString::fromStdString(refusal(runTrain, inputs, quick(5)));
        QVERIFY2(told.contains(part), qPrintable(told));
    }

    void damagedModels() {
        const auto told = [](const fs::path& folder) {
            try {
                readModel(folder);
            } catch (const UserError& e) {
                return QString(e.what());
            }
            return QString();
        };
        QVERIFY(told(m_folder / "nowhere").contains("no such model"));
        fs::create_directories(m_folder / "empty");
        QVERIFY(told(m_folder / "empty").contains("holds no guide model"));
        fs::create_directories(m_folder / "codes");
        writeFile(m_folder / "codes/codebook.json", "{}");
        QVERIFY(told(m_folder / "codes").contains("is a codebook"));
        const fs::path broken = m_folder / "broken";
        fs::copy(m_folder / "trained/model", broken);
        writeFile(broken / "model.json", "{\"kind\": \"guide model\"}");
        QVERIFY(told(broken).contains("damaged"));
        writeFile(broken / "model.json", "{}");
        QVERIFY(told(broken).contains("no guide model"));
        Json record = readJson(m_folder / "trained/model/model.json");
        record["training"]["pairs"][0].erase("held");
        writeJson(broken / "model.json", record);
        QVERIFY(refusal(runEvaluate, {{"model", broken}, pair()[0], pair()[1]}, RelationOptions{})
                    .find("model.json is damaged") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestGuideModel)
#include "tst_guidemodel.moc"

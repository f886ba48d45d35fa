#include "models/guide/train.h"
#include "models/guide/labelcache.h"

#include "core/error.h"
#include "core/oracle/segmentation.h"
#include "core/text.h"
#include "models/checkpoint.h"
#include "models/guide/decisiontraining.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/predict.h"
#include "models/guide/verdict.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace antiphon::guide {
namespace {

// What seeds are for, besides those of the training set.
constexpr std::uint64_t codes = 3, weights = 4, training = 5, testing = 6;

constexpr std::size_t labelsToChooseBy = 50;

/// How many segments they want a label of; dense windows share them.
std::size_t labelsIn(const std::vector<LabelWindow>& windows, bool completion) {
    std::set<std::pair<std::int32_t, std::size_t>> places;
    for (const LabelWindow& window : windows)
        for (std::size_t i = 0; i < window.target.size(); ++i)
            if (window.counts(i))
                places.emplace(window.track, std::size_t(window.first) +
                                                 (completion ? window.source.size() : 0) + i);
    return places.size();
}

/// A codebook by itself, or that of a model.
Perception readPerception(const fs::path& path) {
    for (const fs::path& place : {path, path / "codebook", path / "out" / "codebook",
                                  path / "model", path / "out" / "model"})
        if (fs::is_regular_file(place / "codebook.json"))
            return Perception::load(place);
    throw UserError(display(path) + ": holds no codebook; name a folder of 'guide codebook' or a "
                                    "trained model.");
}

/// From recordings to a model, of which `model` has what is known before: the Perception, and when
/// it is trained on, everything.
class Learning {
public:
    Learning(const Inputs& inputs, const LearnOptions& options, bool completion,
             JobContext& context)
        : m_options(options), m_context(context),
          m_material(materialOf(inputs, options.relation, completion, context.seed(), context)) {}

    /// A codebook of its own, from all that is not held back to judge by.
    std::shared_ptr<const Perception> learnPerception(const ListeningOptions& listening,
                                                      double given) {
        const PerceptionSettings settings = perceptionSettings(listening);
        CodebookReport report;
        auto perception = std::make_shared<const Perception>(Perception::learn(
            settings, m_material.recordings, seedFor(m_context.seed(), codes),
            [this] { m_context.checkpoint(); },
            [this](double fraction, const std::string& text) {
                m_context.progress(0.05 * fraction, text);
            },
            &report, labelCacheFolder(),
            learnable(m_material, settings, m_options.split,
                      {segmentsPerWindow(settings.segment), given, true}, m_context.seed())));
        if (report.distinct < listening.vocab)
            m_context.log("Only " + std::to_string(report.distinct) + " different segments for " +
                          std::to_string(listening.vocab) +
                          " labels; fewer labels ('vocab') or more recordings would serve better.");
        return perception;
    }

    Outcome run(Model model, bool fresh, double given) {
        m_set = trainingSet(m_material, *model.perception, m_options.split,
                            {model.decision.maxSegments, given, fresh}, labelCacheFolder(),
                            m_context.seed(), m_context);
        if (fresh)
            model.decision.maxSegments = m_set.size;
        showPair();
        DecisionNet net(model.decision, seedFor(m_context.seed(), weights));
        if (!fresh)
            loadWeights(net.model(), model.weights, display(model.origin));
        else if (model.decision.embedding == "codebook")
            net.setCodebook(model.perception->codebook().values);
        model.training = record(model);
        model.evaluation = nullptr;
        model.packing.reset();
        const bool completion = model.decision.task == "completion";
        writeModelRecord(m_context.work(), model); // for whoever wants to hear a checkpoint
        const TrainResult result = trainNet(net);
        tellChoice(result, completion);
        model.weights = bestWeights(m_context.work());
        if (model.weights.empty())
            model.weights = weightsOf(net.model());
        model.training["steps"] = result.steps;
        model.training["best_step"] = result.bestStep;
        return finish(std::move(model), result);
    }

private:
    /// The labels of the first pair, for whoever watches.
    void showPair() {
        const auto [guide, target] = m_material.tracks.front();
        const auto tell = [&](const char* name, const CodedTrack& track) {
            for (std::size_t i = 0; i < track.track.labels.size(); ++i)
                m_context.metric(name, std::int64_t(i), track.track.labels[i]);
        };
        tell("guide label", m_set.codes[guide]);
        tell("target label", m_set.codes[target]);
    }

    Json record(const Model& model) const {
        Json json = {{"options", antiphon::toJson(Options(m_options))},
                     {"seed", m_context.seed()},
                     {"pairs", toJson(m_set.ranges, m_set.names)},
                     {"windows", m_set.training.size()},
                     {"held_windows", m_set.held.size()},
                     {"given", m_set.given}};
        if (!model.training.empty())
            json["before"] = model.training;
        return json;
    }

    TrainResult trainNet(const DecisionNet& net) {
        DecisionData data{net, m_set.training, m_set.validation,
                          [this](const std::vector<DecisionExample>& examples) { tell(examples); },
                          4};
        const TorchOptions resolved =
            m_options.training.resolved(std::int64_t(m_set.training.size()));
        const auto trainee = decisionTrainee(std::move(data), m_options.training,
                                             seedFor(m_context.seed(), training));
        m_context.log(counted(m_set.training.size(), "window") + " of " +
                      counted(m_material.pairs.size(), "pair") + " to learn from, " +
                      std::to_string(m_set.validation.size()) + " to choose by, " +
                      std::to_string(m_set.held.size()) + " to judge by.");
        if (const std::int64_t last = lastLayers(m_options.training.trained),
            all = net.config().layers;
            last > all)
            m_context.log("'layers' asks for the last " + std::to_string(last) +
                          " layers, but there are " + std::to_string(all) +
                          "; these and the output layer learn.");
        const Forecast forecast = trainee->forecast();
        m_context.log(forecast.sentence());
        if (!forecast.fits())
            throw UserError(forecast.mend());
        return train(*trainee, resolved.train, m_context);
    }

    /// What the choice of the kept checkpoint rests on, where that is little.
    void tellChoice(const TrainResult& result, bool completion) const {
        if (m_options.training.chosenBy != "answers")
            return;
        if (result.ties > 0)
            m_context.log("The network of step " + std::to_string(result.bestStep) +
                          " is kept: the answers of " + std::to_string(result.ties + 1) +
                          " evaluations are equally right, and its loss is the least of them.");
        const std::size_t labels = labelsIn(m_set.validation, completion);
        if (!m_set.validation.empty() && labels < labelsToChooseBy)
            m_context.log("It was chosen by " + counted(labels, "label") +
                          " only; longer recordings or a greater 'validation' make the "
                          "choice surer.");
    }

    void tell(const std::vector<DecisionExample>& examples) {
        Json json = Json::array();
        for (const DecisionExample& example : examples) {
            Json top = Json::array();
            for (const auto& candidates : example.top) {
                Json row = Json::array();
                for (const auto& candidate : candidates)
                    row.push_back({candidate.token, candidate.probability});
                top.push_back(row);
            }
            json.push_back({{"source", example.source},
                            {"truth", example.truth},
                            {"predicted", example.predicted},
                            {"top", top}});
        }
        writeJson(m_context.folder() / "examples.json", json);
        if (examples.empty())
            return;
        const DecisionExample& first = examples.front();
        for (std::size_t i = 0; i < first.truth.size(); ++i) {
            m_context.metric("true label", std::int64_t(i), first.truth[i]);
            if (i < first.predicted.size())
                m_context.metric("predicted label", std::int64_t(i), first.predicted[i]);
        }
    }

    Outcome finish(Model model, const TrainResult& result) {
        m_context.progress(1, "Evaluating");
        const fs::path folder = m_context.folder() / "model",
                       table = m_context.folder() / "evaluation.csv";
        const auto checkpoint = [this] { m_context.checkpoint(); };
        model.packing = measuredLosses(model, checkpoint);
        Outcome outcome;
        outcome.figures = Json::object();
        if (!m_set.held.empty()) {
            const std::uint64_t seed = seedFor(m_context.seed(), testing);
            const Evaluation evaluation =
                evaluate(m_set.training, m_set.held,
                         predictionsOf(decoderOf(model, "auto", m_context.device()),
                                       model.perception->codebook(), m_set.held, seed, checkpoint),
                         model.decision.codes, m_set.names, seed);
            model.evaluation = toJson(evaluation);
            model.evaluation["task"] = model.decision.task;
            outcome.figures = model.evaluation;
            m_context.log(sentenceOf(verdictOf(outcome.figures)));
            writeTable(table, tableOf(evaluation));
        } else {
            m_context.log("Nothing was held back, so what was learned cannot be judged; 'share' "
                          "holds a part back.");
        }
        writeModel(folder, model);
        outcome.items.push_back({ItemKind::Model, folder, "model"});
        if (!m_set.held.empty())
            outcome.items.push_back({ItemKind::Table, table, "evaluation"});
        for (const Item& item : outcome.items)
            m_context.produced(item);
        outcome.figures.update({{"pairs", m_material.pairs.size()},
                                {"windows", m_set.training.size()},
                                {"steps", result.steps},
                                {"best_step", result.bestStep},
                                {"stopped_early", result.stoppedEarly},
                                {"hash", result.hash},
                                {"training_seconds", result.seconds}});
        m_context.progress(1, "Done");
        return outcome;
    }

    const LearnOptions& m_options;
    JobContext& m_context;
    Material m_material;
    TrainingSet m_set;
};

} // namespace

Outcome runTrain(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<GuideTrainOptions>();
    const bool completion = options.task == "completion";
    const double beginning = completion ? options.given : 0;
    context.progress(0, "Listening");
    Learning learning(inputs, options.learn, completion, context);
    Model model;
    if (const auto codebook = pathsOf(inputs, "codebook"); !codebook.empty()) {
        model.perception = std::make_shared<const Perception>(readPerception(codebook.front()));
        const PerceptionSettings& hearing = model.perception->settings();
        context.log(
            "Listens as the codebook says: " + counted(model.perception->codebook().rows, "label") +
            " of " + numberText(hearing.segment) + " s, '" + hearing.frontend.id +
            "'; the task's own settings of listening are not used.");
    } else {
        model.perception = learning.learnPerception(options.listening, beginning);
    }

    const Matrix& codebook = model.perception->codebook();
    model.decision = decisionPreset(options.preset, options.variant, std::int64_t(codebook.rows));
    model.decision.task = options.task;
    model.decision.dropout = options.dropout;
    model.decision.maxSegments = segmentsPerWindow(model.perception->settings().segment);
    model.decision.maskProbability = options.maskProbability;
    model.decision.maskLength = options.maskLength;
    model.decision.relative = options.relative;
    // The published network reads the codes themselves where they are as wide as it is.
    if (options.variant == "A" && std::int64_t(codebook.columns) == model.decision.dim)
        model.decision.embedding = "codebook";
    return learning.run(std::move(model), true, beginning);
}

Outcome runFineTune(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<FineTuneOptions>();
    context.progress(0, "Reading the model");
    Model model = readModel(only(inputs, "model").path);
    const bool completion = model.decision.task == "completion";
    Learning learning(inputs, options.learn, completion, context);
    const double beginning =
        completion ? model.training.value("given", double(model.decision.maxSegments) / 2) /
                         double(model.decision.maxSegments)
                   : 0;
    return learning.run(std::move(model), false, beginning);
}

} // namespace antiphon::guide

#include "models/idm/training.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/idm/learning.h"
#include "models/idm/scorewatch.h"
#include "models/idm/steplog.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

// What seeds are for.
constexpr std::uint64_t stepping = 1, ordering = 2, watching = 3;
constexpr std::int64_t plotEvery = 10;

std::unique_ptr<TorchTrainee> stepsOf(const std::shared_ptr<Learning>& l, std::uint64_t seed) {
    TorchTask task;
    task.model = l->data.net.model();
    task.items = std::int64_t(l->data.training.size());
    if (l->options.average > 0)
        for (auto& [name, tensor] : l->averagedTensors())
            task.model.buffers.emplace_back(averagedPrefix + name, tensor);
    task.beforeStep = [l](std::int64_t step) { l->begin(step); };
    task.batch = [l](std::span<const std::int64_t> items, Rng& rng) {
        return l->batch(items.size(), rng);
    };
    task.loss = [l](const TorchTask::Batch& batch, std::vector<Scalar>& scalars) {
        return l->loss(batch, scalars);
    };
    task.gradient = [l](at::Tensor& gradient) { l->gradient(gradient); };
    if (l->data.validation.size() > 0)
        task.evaluate = [l](const std::function<void()>& checkpoint) {
            return l->evaluate(checkpoint);
        };
    return std::make_unique<TorchTrainee>(std::move(task), l->options.torch,
                                          seedFor(seed, stepping));
}

} // namespace

std::unique_ptr<TorchTrainee> idmSteps(IdmData data, const IdmTrainingOptions& options,
                                       std::uint64_t seed) {
    return stepsOf(std::make_shared<Learning>(std::move(data), options, seedFor(seed, ordering)),
                   seed);
}

IdmTrainee::IdmTrainee(IdmData data, const IdmTrainingOptions& options, std::uint64_t seed,
                       const fs::path& run)
    : m_learning(std::make_shared<Learning>(std::move(data), options, seedFor(seed, ordering))),
      m_trainee(stepsOf(m_learning, seed)) {
    if (!run.empty())
        m_log = std::make_unique<StepLog>(run);
    if (options.scoreEvery > 0 && m_learning->data.measure)
        m_watch = std::make_unique<ScoreWatch>(m_learning->data.measure, seedFor(seed, watching));
}

IdmTrainee::~IdmTrainee() = default;

std::int64_t IdmTrainee::step(std::int64_t limit, std::vector<Scalar>& scalars) {
    const IdmTrainingOptions& options = m_learning->options;
    const std::int64_t taken = m_trainee->step(limit, scalars);
    m_step += taken;
    const StepFacts& facts = m_learning->stepFacts();
    if (m_step % plotEvery == 0)
        for (const auto& [name, value] : facts.numbers())
            scalars.push_back({name, value});
    if (m_log)
        m_log->step(m_step, facts,
                    options.torch.schedule.at(m_step - 1, options.torch.train.steps));
    if (m_watch && m_step % options.scoreEvery == 0) {
        tell(scalars);
        m_watch->begin(m_step,
                       m_learning->fixedClips(m_watch->seed(), options.scored, options.scoredSteps),
                       m_learning->meanEligible());
    }
    return taken;
}

void IdmTrainee::tell(std::vector<Scalar>& scalars) {
    const auto found = m_watch->finish();
    if (!found)
        return;
    if (m_log)
        m_log->scores(*found);
    for (std::size_t d = 0; d < scoreNames.size(); ++d)
        scalars.push_back({std::string("lscore/") + scoreNames[d], found->mean[d]});
}

void IdmTrainee::finish() {
    std::vector<Scalar> scalars;
    if (m_watch)
        tell(scalars);
}

std::vector<Scalar> IdmTrainee::evaluate(const std::function<void()>& checkpoint) {
    std::vector<Scalar> scalars = m_trainee->evaluate(checkpoint);
    for (const Scalar& scalar : scalars)
        if (scalar.name == "validation/reconstruction")
            m_learning->curriculum.judged(scalar.value);
    return scalars;
}

void IdmTrainee::save(Checkpoint& out) const {
    m_trainee->save(out);
    m_learning->save(out.state, out.json["idm"]);
    if (m_watch)
        m_watch->save(out.state, out.json["idm"]);
    out.json["idm"]["step"] = m_step;
}

void IdmTrainee::load(const Checkpoint& in) {
    m_trainee->load(in);
    const std::string origin = "The checkpoint of step " + std::to_string(in.step);
    try {
        const Json& json = in.json.at("idm");
        m_learning->load(in.state, json, origin);
        if (m_watch)
            m_watch->load(in.state, json, origin);
        m_step = json.at("step").get<std::int64_t>();
    } catch (const Json::exception&) {
        throw UserError(origin + " lacks a part of its state; start a new run.");
    }
    if (m_log)
        // What was being measured is told again.
        m_log->backTo(m_step, m_watch && m_watch->step() >= 0 ? m_watch->step() - 1 : m_step);
}

std::string IdmTrainee::whatFits() {
    return m_trainee->whatFits();
}

Forecast IdmTrainee::forecast(bool timed) {
    return m_trainee->forecast(timed);
}

const Curriculum& IdmTrainee::curriculum() const {
    return m_learning->curriculum;
}

Json evaluationFigures(std::span<const Scalar> scalars) {
    Json figures = Json::object();
    for (const Scalar& scalar : scalars)
        figures[scalar.name.substr(scalar.name.find('/') + 1)] =
            std::isfinite(scalar.value) ? Json(scalar.value) : Json();
    return figures;
}

SpectrogramFacts factsOf(const ClipSet& clips, std::int64_t bands, std::int64_t frames) {
    constexpr std::size_t most = 500;
    const std::size_t stride = std::max<std::size_t>(1, clips.size() / most);
    std::vector<float> values(static_cast<std::size_t>(bands * frames));
    double sum = 0, squares = 0, count = 0;
    for (std::size_t i = 0; i < clips.size(); i += stride) {
        clips.read(i, values);
        for (const float x : values) {
            sum += x;
            squares += double(x) * x;
        }
        count += double(values.size());
    }
    const double mean = count > 0 ? sum / count : 0;
    const double variance = count > 0 ? squares / count - mean * mean : 0;
    if (!(variance > 1e-6))
        throw UserError("All clips sound the same (or not at all); take other recordings.");
    return {mean, std::sqrt(variance)};
}

} // namespace antiphon::idm

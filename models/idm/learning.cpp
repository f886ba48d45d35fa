#include "models/idm/learning.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/idm/proxies.h"
#include "models/idm/scoredistance.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr double decibels = 40; ///< of the range -1 ... 1, one half
constexpr std::int64_t leastBatches = 8;
/// Levels of noise that it is judged at.
constexpr double judgedLevels[] = {0.1, 0.3, 1, 3};
constexpr std::uint64_t judging = 77;

at::Tensor scaled(const at::Tensor& scores, const ScoreScale& scale) {
    const auto row = [&](const Scores& values) {
        return at::tensor(std::vector<double>(values.begin(), values.end())).to(scores.options());
    };
    return ((scores - row(scale.median)) / row(scale.range)).clamp(-8, 8);
}

at::Tensor rowsOf(std::span<const Scores> scores) {
    at::Tensor rows = at::empty({std::int64_t(scores.size()), 4}, at::kFloat);
    float* to = rows.data_ptr<float>();
    for (const Scores& one : scores)
        to = std::copy(one.begin(), one.end(), to);
    return rows;
}

} // namespace

std::vector<std::pair<std::string, double>> StepFacts::numbers() const {
    std::vector<std::pair<std::string, double>> all = {
        {"train/reconstruction", reconstruction},
        {"train/reconstruction_db", reconstructionDb},
        {"train/distance", distance},
        {"train/chunks", chunks},
        {"curriculum/competence", competence},
        {"curriculum/eligible", double(eligible)}};
    if (!difficulty.empty()) {
        std::vector<double> sorted = difficulty;
        std::ranges::sort(sorted);
        all.emplace_back("curriculum/difficulty_least", sorted.front());
        all.emplace_back("curriculum/difficulty_median", sorted[sorted.size() / 2]);
        all.emplace_back("curriculum/difficulty_most", sorted.back());
    }
    return all;
}

Learning::Learning(IdmData d, const IdmTrainingOptions& o, std::uint64_t seed)
    : data(std::move(d)), options(o),
      curriculum(data.training.scores, o.curriculum, o.torch.train.steps,
                 leastBatches * o.torch.batch, seed),
      m_history(at::zeros({0, 4})) {
    if (options.objective == "denoise" && !data.net.config().conditioned)
        throw UserError("A network that is told nothing of noise can only learn to reconstruct; "
                        "choose that objective, or another network.",
                        UserError::Kind::Usage);
    if (options.average > 0) {
        averaged.emplace(data.net.config(), weightsOf(data.net.model()), "the fresh network");
        averaged->model().mode(false);
        for (auto& [name, tensor] : averaged->model().parameters)
            tensor.requires_grad_(false);
    }
    const at::NoGradGuard noGradient;
    Rng rng(seed);
    for (std::size_t clip = 0; clip < data.training.size(); ++clip) {
        const std::int64_t room = data.frames - crop();
        const at::Tensor piece =
            read(data.training, clip)
                .narrow(1, room > 0 ? std::int64_t(rng.below(std::uint64_t(room + 1))) : 0, crop())
                .unsqueeze(0);
        const at::Tensor proxies = proxiesOf(piece).contiguous();
        Scores scores;
        std::copy_n(proxies.data_ptr<float>(), 4, scores.begin());
        m_proxies.push_back(scores);
    }
    m_proxyScale = ScoreScale::of(m_proxies);
}

std::int64_t Learning::crop() const {
    return options.crop > 0 ? std::min(options.crop, data.frames) : data.frames;
}

at::Tensor Learning::read(const ClipSet& clips, std::size_t clip) const {
    at::Tensor x = at::empty({data.net.config().bands, data.frames}, at::kFloat);
    clips.read(clip, {x.data_ptr<float>(), std::size_t(x.numel())});
    return x;
}

at::Tensor Learning::proxiesOf(const at::Tensor& spectrograms) const {
    return proxyScores((spectrograms - 1) * decibels, {.framesPerSecond = data.framesPerSecond});
}

TorchModel::Named Learning::averagedTensors() const {
    TorchModel::Named all;
    if (averaged)
        all = averaged->model().parameters;
    if (averaged)
        for (const auto& entry : averaged->model().buffers)
            all.push_back(entry);
    return all;
}

void Learning::average(std::int64_t step) {
    if (!averaged)
        return;
    const at::NoGradGuard noGradient;
    const TorchModel from = data.net.model(), to = averaged->model();
    // Soon after the start the first weights are forgotten faster.
    const double decay = std::min(options.average, (1 + double(step)) / (10 + double(step)));
    for (std::size_t i = 0; i < to.parameters.size(); ++i) {
        at::Tensor mean = to.parameters[i].second;
        if (step == 0)
            mean.copy_(from.parameters[i].second);
        else
            mean.lerp_(from.parameters[i].second, 1 - decay);
    }
    for (std::size_t i = 0; i < to.buffers.size(); ++i) {
        at::Tensor same = to.buffers[i].second;
        same.copy_(from.buffers[i].second);
    }
}

void Learning::begin(std::int64_t step) {
    average(step);
    curriculum.advance();
    if (step == 0) // what a forecast left
        m_pending.clear();
    if (!m_pending.empty()) {
        m_pending.insert(m_pending.begin(), m_history);
        const at::Tensor all = at::cat(m_pending);
        const std::int64_t kept = std::min(options.history, all.size(0));
        m_history = all.narrow(0, all.size(0) - kept, kept).clone();
        m_pending.clear();
    }
    m_step = step;
    m_facts.difficulty.clear();
    m_facts.competence = curriculum.competence();
    m_facts.eligible = std::int64_t(curriculum.eligible().size());
    m_facts.epoch = step * options.torch.batch / std::int64_t(data.training.size());
}

TorchTask::Batch Learning::batch(std::size_t count, Rng& rng) {
    const auto rows = std::int64_t(count);
    at::Tensor x = at::empty({rows, data.net.config().bands, crop()}, at::kFloat);
    at::Tensor score = at::zeros({rows, 4}), open = at::zeros({rows}), sigma = at::zeros({rows});
    const std::int64_t room = data.frames - crop();
    for (std::int64_t i = 0; i < rows; ++i) {
        const std::size_t clip = curriculum.draw(rng);
        m_facts.difficulty.push_back(curriculum.difficulty(clip));
        const auto from =
            room > 0 ? std::int64_t(rng.below(std::uint64_t(room + 1))) : std::int64_t(0);
        x[i].copy_(read(data.training, clip).narrow(1, from, crop()));
        const Scores z = data.scale.scaled(data.training.scores[clip]);
        std::copy(z.begin(), z.end(), score.data_ptr<float>() + 4 * i);
        open.data_ptr<float>()[i] = rng.uniform() < options.unsaid;
        sigma.data_ptr<float>()[i] =
            float(std::exp(options.noiseMean + options.noiseDeviation * rng.normal()));
    }
    return {x, score, open, sigma};
}

const at::Tensor& Learning::wanted(const at::Device& device) {
    if (!m_wanted.defined() || m_wantedVersion != curriculum.version() ||
        m_wanted.device() != device) {
        std::vector<Scores> scores;
        for (const std::size_t clip : curriculum.eligible())
            scores.push_back(m_proxies[clip]);
        m_wanted = scaled(rowsOf(scores), m_proxyScale).to(device);
        m_wantedVersion = curriculum.version();
    }
    return m_wanted;
}

at::Tensor Learning::distanceOf(const at::Tensor& scores, const at::Tensor& target) const {
    if (options.distance == "energy")
        return energyDistance(scores, target);
    if (options.distance == "moments")
        return momentDistance(scores, target.mean(0), target.std(0));
    return slicedWasserstein(
        scores, target, randomDirections(options.directions, 4, scores.options()), options.levels);
}

at::Tensor Learning::loss(const TorchTask::Batch& batch, std::vector<Scalar>&) {
    const at::Tensor &x = batch[0], &score = batch[1], &open = batch[2], &sigma = batch[3];
    IdmNet::Result result;
    at::Tensor reconstruction, generated;
    if (options.objective == "denoise") {
        const Denoiser denoiser(data.net, data.facts);
        const at::Tensor noisy = x + sigma.view({-1, 1, 1}) * at::randn_like(x);
        result = denoiser.estimate(noisy, sigma, score, open);
        reconstruction =
            ((result.output - x).square().mean({1, 2}) * denoiser.weight(sigma)).mean();
        const at::Tensor soft = sigma.lt(options.estimates).nonzero().squeeze(1);
        if (soft.size(0) > 0)
            generated = result.output.index_select(0, soft);
    } else {
        result = data.net.forward(x, {at::zeros_like(sigma), score, open});
        reconstruction = (result.output - x).abs().mean();
        generated = result.output;
    }
    at::Tensor total = options.reconstruction * reconstruction;
    m_facts.distance = 0;
    if (options.distance != "off" && options.score > 0 && generated.defined()) {
        const double rise = options.ramp * double(options.torch.train.steps);
        const double weight = options.score * (rise > 0 ? std::min(1.0, double(m_step) / rise) : 1);
        const at::Tensor scores =
            scaled(proxiesOf(generated.clamp(-1, 1).to(at::kFloat)), m_proxyScale);
        const at::Tensor all = at::cat({scores, m_history.to(scores.device())});
        const at::Tensor distance = distanceOf(all, wanted(scores.device()));
        if (weight > 0)
            total = total + weight * distance;
        m_pending.push_back(scores.detach().to(at::kCPU));
        m_facts.distance = distance.item<double>();
    }
    m_facts.ratioLoss = 0;
    if (result.ratioLoss.defined()) {
        total = total + options.ratio * result.ratioLoss;
        m_facts.ratioLoss = result.ratioLoss.item<double>();
    }
    m_facts.chunks = result.chunks.counts.defined()
                         ? result.chunks.counts.to(at::kFloat).mean().item<double>()
                         : 0;
    m_facts.reconstruction = reconstruction.item<double>();
    m_facts.reconstructionDb = (result.output.detach() - x).abs().mean().item<double>() * decibels;
    m_facts.total = total.item<double>();
    return total;
}

void Learning::gradient(const at::Tensor& gradient) {
    m_facts.gradientNorm = gradient.norm().item<double>();
}

std::vector<Scalar> Learning::evaluate(const std::function<void()>& checkpoint) const {
    const at::NoGradGuard noGradient;
    const IdmNet& net = used();
    const at::Device device = net.model().parameters.front().second.device();
    const Denoiser denoiser(net, data.facts);
    const std::size_t count = std::min(data.validation.size(), std::size_t(options.validation));
    double loss = 0, level = 0, cases = 0;
    std::vector<at::Tensor> estimates;
    for (std::size_t i = 0; i < count; ++i) {
        checkpoint();
        // Spread over all of them, which come file by file.
        const std::size_t clip = i * data.validation.size() / count;
        const at::Tensor x =
            read(data.validation, clip).narrow(1, 0, crop()).unsqueeze(0).to(device);
        const Scores z = data.scale.scaled(data.validation.scores[clip]);
        const at::Tensor score = rowsOf({&z, 1}).to(device);
        const auto levels = std::int64_t(std::size(judgedLevels));
        if (options.objective != "denoise") {
            const at::Tensor open = at::zeros({1}, x.options());
            const at::Tensor out = net.forward(x, {open, score, open}).output;
            const double error = (out - x).abs().mean().item<double>();
            loss += error;
            level += error * decibels;
            estimates.push_back(proxiesOf(out.clamp(-1, 1)));
            cases += 1;
            continue;
        }
        at::Tensor noise = at::empty({levels, x.size(1), x.size(2)});
        for (std::int64_t k = 0; k < levels; ++k)
            noise[k].copy_(
                seededNoise(seedFor(judging, std::uint64_t(k), i), x.size(1), x.size(2)));
        at::Tensor sigma = at::empty({levels});
        std::copy_n(judgedLevels, levels, sigma.data_ptr<float>());
        sigma = sigma.to(device);
        const at::Tensor out = denoiser
                                   .estimate(x + noise.to(device) * sigma.view({-1, 1, 1}), sigma,
                                             score.expand({levels, 4}), at::zeros_like(sigma))
                                   .output;
        loss += ((out - x).square().mean({1, 2}) * denoiser.weight(sigma)).mean().item<double>();
        level += (out - x).abs().mean().item<double>() * decibels;
        // The two softest count as generated.
        estimates.push_back(proxiesOf(out.narrow(0, 0, 2).clamp(-1, 1)));
        cases += 1;
    }
    const double reconstruction = loss / cases;
    double distance = 0;
    if (options.distance != "off") {
        const at::Tensor scores = scaled(at::cat(estimates), m_proxyScale);
        distance =
            distanceOf(scores, scaled(rowsOf(m_proxies), m_proxyScale).to(device)).item<double>();
    }
    return {{"validation/loss", options.reconstruction * reconstruction + options.score * distance},
            {"validation/reconstruction", reconstruction},
            {"validation/mel_db", level / cases},
            {"validation/distance", distance}};
}

Scores Learning::meanEligible() const {
    Scores mean{};
    const auto clips = curriculum.eligible();
    for (const std::size_t clip : clips)
        for (std::size_t d = 0; d < mean.size(); ++d)
            mean[d] += data.training.scores[clip][d] / double(clips.size());
    return mean;
}

at::Tensor Learning::fixedClips(std::uint64_t seed, std::int64_t count, std::int64_t steps) const {
    const IdmNet& net = used();
    const TorchModel model = net.model();
    const EvaluationMode evaluating(model);
    const at::NoGradGuard noGradient;
    const at::Device device = model.parameters.front().second.device();
    const Denoiser denoiser(net, data.facts);
    std::vector<at::Tensor> noise;
    for (std::int64_t i = 0; i < count; ++i)
        noise.push_back(seededNoise(seedFor(seed, std::uint64_t(i)), net.config().bands, crop()));
    const at::Tensor start = at::stack(noise).to(device);
    if (options.objective != "denoise") {
        const at::Tensor none = at::zeros({count}, start.options());
        return net.forward(start.clamp(-1, 1), {none, at::zeros({count, 4}, start.options()), none})
            .output.clamp(-1, 1)
            .to(at::kCPU);
    }
    return denoised(denoiser, start * loudestNoise + data.facts.mean, loudestNoise, {},
                    {.steps = steps})
        .to(at::kCPU);
}

void Learning::save(std::vector<RawTensor>& tensors, Json& json) const {
    std::vector<at::Tensor> scores = m_pending;
    scores.insert(scores.begin(), m_history);
    tensors.push_back(toRaw("idm.history", at::cat(scores)));
    json["curriculum"] = curriculum.toJson();
}

void Learning::load(std::span<const RawTensor> tensors, const Json& json,
                    const std::string& origin) {
    const auto found = std::ranges::find(tensors, "idm.history", &RawTensor::name);
    if (found == tensors.end())
        throw UserError(origin + " lacks a part of its state; start a new run.");
    const at::Tensor scores = fromRaw(*found);
    m_history = at::zeros({0, 4});
    m_pending.clear();
    if (scores.size(0) > 0)
        m_pending.push_back(scores);
    curriculum.load(json.at("curriculum"), origin);
}

} // namespace antiphon::idm

#include "models/torchtraining.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/autocast.h"
#include "models/device.h"
#include "models/outofmemory.h"

#include <ATen/ATen.h>

#include <cmath>
#include <stdexcept>

namespace antiphon {

namespace {

/// Steps from one point of a curve to the next.
constexpr std::int64_t plotEvery = 10;

std::string chosenDevice(const std::string& request, const ProcessGroup* processes) {
    // Each process of a machine takes a card of its own.
    if (processes && (request == "auto" || request == "cuda") && resolveDevice("auto") != "cpu")
        return resolveDevice("cuda:" + std::to_string(processes->local()));
    return resolveDevice(request);
}

std::string chosenPrecision(const std::string& request, const std::string& device) {
    if (device == "cpu" && request != "auto" && request != "float32")
        throw UserError("Precision '" + request + "' needs a CUDA device; on the CPU take float32.",
                        UserError::Kind::Usage);
    return request == "auto" ? (device == "cpu" ? "float32" : "float16") : request;
}

/// In parts: in one go LibTorch's CPU sums tens of millions of squares in so few floats that it
/// misses some thousandths.
at::Tensor normOf(const at::Tensor& values) {
    constexpr std::int64_t part = 8192;
    const std::int64_t whole = values.numel() / part * part;
    return at::cat({values.narrow(0, 0, whole).view({-1, part}).norm(2, {1}),
                    values.narrow(0, whole, values.numel() - whole)})
        .norm();
}

/// Runs `work`; what LibTorch throws comes without its stack trace, memory excepted.
template <class Work>
auto plainErrors(Work work) {
    try {
        return work();
    } catch (const c10::Error& e) {
        if (isOutOfMemory(e))
            throw;
        throw std::runtime_error(e.what_without_backtrace());
    }
}

} // namespace

TorchTrainee::TorchTrainee(TorchTask task, const TorchOptions& options, std::uint64_t seed,
                           ProcessGroup* processes)
    : m_task(std::move(task)), m_options(options), m_seed(seed), m_processes(processes),
      m_device(chosenDevice(options.device, processes)),
      m_precision(chosenPrecision(options.precision, m_device)),
      m_parameters(m_task.model, m_device), m_optimizer(options.optimizer, m_parameters.values()),
      m_scaler(m_precision == "float16"), m_epochs(m_task.items, seed) {
    m_task.model.mode(true);
    if (!m_processes)
        return;
    m_processes->broadcast(m_parameters.values());
    for (auto& [name, buffer] : m_task.model.buffers)
        m_processes->broadcast(buffer);
}

at::Tensor TorchTrainee::lossOf(std::span<const std::int64_t> items, std::uint64_t stream,
                                std::vector<Scalar>& scalars) {
    at::manual_seed(seedFor(m_seed, stream));
    Rng rng(seedFor(~m_seed, stream));
    TorchTask::Batch batch = m_task.batch(items, rng);
    for (at::Tensor& tensor : batch)
        tensor = tensor.to(at::Device(m_device));
    const Autocast precision(m_precision);
    return m_task.loss(batch, scalars).to(at::kFloat);
}

void TorchTrainee::backward(std::span<const std::int64_t> items, std::vector<Scalar>& scalars) {
    const at::AutoGradMode gradients(true);
    const std::size_t ranks = m_processes ? std::size_t(m_processes->size()) : 1;
    const std::size_t rank = m_processes ? std::size_t(m_processes->rank()) : 0;
    const std::size_t own = std::size_t(m_options.accumulate), pieces = own * ranks;
    for (std::size_t piece = rank * own; piece < (rank + 1) * own; ++piece) {
        const std::size_t from = items.size() * piece / pieces;
        const std::size_t to = items.size() * (piece + 1) / pieces;
        if (from == to)
            continue; // more pieces than items
        scalars.clear();
        const at::Tensor loss =
            lossOf(items.subspan(from, to - from),
                   seedFor(std::uint64_t(m_step), std::uint64_t(from)), scalars);
        const double weight = double(to - from) / double(items.size());
        (loss * (weight * m_scaler.scale())).backward();
        const at::NoGradGuard noGradient;
        m_parameters.gradients().narrow(0, m_parameters.count(), 1).add_(loss.detach(), weight);
    }
}

std::int64_t TorchTrainee::step(std::int64_t, std::vector<Scalar>& scalars) {
    return plainErrors([&]() -> std::int64_t {
        m_task.beforeStep(m_step);
        const auto items = m_epochs.next(m_options.batch);
        std::vector<Scalar> own;
        m_parameters.gradients().zero_();
        backward(items, own);
        if (m_processes)
            m_processes->sum(m_parameters.gradients());

        const at::NoGradGuard noGradient;
        at::Tensor gradient = m_parameters.gradients().narrow(0, 0, m_parameters.count());
        if (m_scaler.scale() != 1)
            gradient.mul_(1 / m_scaler.scale());
        const at::Tensor facts =
            at::stack({normOf(gradient), m_parameters.gradients()[m_parameters.count()]})
                .to(at::kCPU);
        const double norm = facts.data_ptr<float>()[0], loss = facts.data_ptr<float>()[1];
        const bool finite = std::isfinite(norm) && std::isfinite(loss);
        const double rate = m_options.schedule.at(m_step, m_options.train.steps);
        if (finite) {
            if (m_task.gradient)
                m_task.gradient(gradient);
            const bool clipped = m_options.clip > 0 && norm > m_options.clip;
            m_optimizer.step(m_parameters.values(), gradient, rate,
                             clipped ? m_options.clip / (norm + 1e-6) : 1);
            m_lossSum += loss;
            ++m_lossCount;
        }
        const bool broken = !finite && !m_scaler.canYield();
        m_scaler.update(finite);
        ++m_step;
        if (broken || (m_step % plotEvery == 0 && m_lossCount > 0)) {
            scalars.push_back({"train/loss", broken ? loss : m_lossSum / double(m_lossCount)});
            scalars.push_back({"train/grad_norm", norm});
            scalars.push_back({"train/learning_rate", rate});
            if (m_scaler.scale() != 1)
                scalars.push_back({"train/loss_scale", m_scaler.scale()});
            scalars.insert(scalars.end(), own.begin(), own.end());
            m_lossSum = 0;
            m_lossCount = 0;
        }
        return 1;
    });
}

std::vector<Scalar> TorchTrainee::evaluate(const std::function<void()>& checkpoint) {
    if (!m_task.evaluate)
        return {};
    const EvaluationMode evaluating(m_task.model);
    const at::NoGradGuard noGradient;
    const Autocast precision(m_precision);
    at::manual_seed(seedFor(m_seed, ~std::uint64_t(m_step)));
    return plainErrors([&] { return m_task.evaluate(checkpoint); });
}

void TorchTrainee::save(Checkpoint& out) const {
    out.weights = weightsOf(m_task.model);
    m_optimizer.save(out.state, out.json["optimizer"]);
    out.json["epochs"] = m_epochs.toJson();
    out.json["scaler"] = m_scaler.toJson();
    out.json["step"] = m_step;
    out.json["lossSum"] = m_lossSum;
    out.json["lossCount"] = m_lossCount;
}

void TorchTrainee::load(const Checkpoint& in) {
    const std::string origin = "The checkpoint of step " + std::to_string(in.step);
    try {
        loadWeights(m_task.model, in.weights, origin);
        m_optimizer.load(in.state, in.json.at("optimizer"), origin);
        m_epochs.load(in.json.at("epochs"), origin);
        m_scaler.load(in.json.at("scaler"));
        m_step = in.json.at("step").get<std::int64_t>();
        m_lossSum = in.json.at("lossSum").get<double>();
        m_lossCount = in.json.at("lossCount").get<std::int64_t>();
    } catch (const Json::exception&) {
        throw UserError(origin + " lacks a part of its state; start a new run.");
    }
}

void TorchOptions::visit(OptionVisitor& v) {
    train.visit(v);
    v.text(device, {.key = "device",
                    .label = "Device",
                    .help = "auto, cpu, or a CUDA device such as cuda:0."});
    v.integer(batch, {.key = "batch",
                      .label = "Batch",
                      .help = "Items an update learns from, over all processes.",
                      .min = 1,
                      .max = 1e6});
    v.integer(accumulate, {.key = "accumulate",
                           .label = "Pieces of a batch",
                           .help = "More pieces need less memory and more time.",
                           .min = 1,
                           .max = 65536,
                           .advanced = true});
    v.real(clip, {.key = "clip",
                  .label = "Clip gradients",
                  .help = "Longest gradient that an update may have; 0: any.",
                  .min = 0,
                  .max = 1e9,
                  .advanced = true});
    v.choice(precision, {.key = "precision",
                         .label = "Precision",
                         .help = "Half precision is faster and needs a CUDA device.",
                         .choices = {"float32", "auto", "float16", "bfloat16"},
                         .advanced = true});
    schedule.visit(v);
    optimizer.visit(v);
}

} // namespace antiphon

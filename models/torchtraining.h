#pragma once

#include "models/distributed.h"
#include "models/epochs.h"
#include "models/forecast.h"
#include "models/gradscaler.h"
#include "models/torchmodel.h"
#include "models/torchoptimiser.h"
#include "models/trainer.h"

namespace antiphon {

class Rng;

/// What a system adds: its network, its data, its loss. The functions are called in the thread that
/// trains.
struct TorchTask {
    using Batch = std::vector<at::Tensor>;

    TorchModel model;
    std::int64_t items = 0; ///< of the training set
    /// Called before each step with its number, from 0, for what changes in the course of it.
    std::function<void(std::int64_t step)> beforeStep = [](std::int64_t) {};
    /// The chosen items as tensors on the CPU. Whatever is random in it comes from `rng`.
    std::function<Batch(std::span<const std::int64_t> items, Rng& rng)> batch;
    /// The mean loss of a batch, which lies on the model's device; may add scalars to be plotted.
    std::function<at::Tensor(const Batch& batch, std::vector<Scalar>& scalars)> loss;
    /// If set: may change the whole gradient before the step, for what clipping by its norm is not.
    std::function<void(at::Tensor& gradient)> gradient = {};
    /// As Trainee::evaluate(); the network is in evaluating mode and no gradients are kept.
    std::function<std::vector<Scalar>(const std::function<void()>& checkpoint)> evaluate;
    bool higherIsBetter = false;
    std::string tieBreaker = {}; ///< as Trainee has it
};

/// A LibTorch network as something to be trained. What is random in a step (own generator,
/// LibTorch's of CPU and CUDA) is seeded from the seed, the step and the piece of the batch:
/// nothing of it need be kept for an exact resume, and several processes draw what one would have
/// drawn for the pieces. Whatever the precision, the weights are float32. One thread at a time.
class TorchTrainee final : public Trainee {
public:
    /// `processes`: the processes that train together, or null; rank r computes the r-th part of
    /// each batch. Throws UserError for a device that there is not, or a precision that it has not.
    TorchTrainee(TorchTask task, const TorchOptions& options, std::uint64_t seed,
                 ProcessGroup* processes = nullptr);

    std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override;
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override;
    bool higherIsBetter() const override { return m_task.higherIsBetter; }
    std::string tieBreaker() const override { return m_task.tieBreaker; }
    void save(Checkpoint& out) const override;
    void load(const Checkpoint& in) override;
    std::string whatFits() override { return forecast(false).mend(); }
    ProcessGroup* processes() override { return m_processes; }

    const std::string& device() const noexcept { return m_device; }
    /// What the training will need: memory measured with a small piece and extrapolated, time with
    /// some whole ones if `timed`. Changes nothing; memory that runs out meanwhile is an answer.
    Forecast forecast(bool timed = true);

private:
    /// The mean loss of some items on the device; `stream` numbers what is random.
    at::Tensor lossOf(std::span<const std::int64_t> items, std::uint64_t stream,
                      std::vector<Scalar>& scalars);
    /// Adds this process's part of the batch to the gradients, and its loss behind them.
    void backward(std::span<const std::int64_t> items, std::vector<Scalar>& scalars);
    /// Bytes at the peak of forward and backward over so many items.
    double peakOf(std::int64_t items);
    double stepSeconds(std::int64_t piece);

    TorchTask m_task;
    TorchOptions m_options;
    std::uint64_t m_seed;
    ProcessGroup* m_processes;
    std::string m_device;
    std::string m_precision;
    FlatParameters m_parameters;
    TorchOptimiser m_optimizer;
    GradScaler m_scaler;
    Epochs m_epochs;
    std::int64_t m_step = 0;
    // Since the curves were last added to.
    double m_lossSum = 0;
    std::int64_t m_lossCount = 0;
};

} // namespace antiphon

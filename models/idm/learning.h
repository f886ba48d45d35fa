#pragma once

#include "models/idm/training.h"

#include <optional>

namespace antiphon::idm {

/// What a step came to, for curves and logs. With several pieces of a batch, of the last one, but
/// for difficulties, which are of all.
struct StepFacts {
    double total = 0, reconstruction = 0, distance = 0, ratioLoss = 0;
    double reconstructionDb = 0; ///< mean |difference| of levels
    double gradientNorm = 0, competence = 0;
    double chunks = 0; ///< a clip, mean
    std::int64_t eligible = 0, epoch = 0;
    std::vector<double> difficulty; ///< of the clips

    std::vector<std::pair<std::string, double>> numbers() const;
};

/// What a training needs from one step to the next. The thread that trains.
struct Learning {
    Learning(IdmData d, const IdmTrainingOptions& o, std::uint64_t seed);

    /// Before the step of this number: averages, lets the curriculum go on, keeps scores.
    void begin(std::int64_t step);
    /// Spectrograms, scaled scores, which are left open, and levels of noise.
    TorchTask::Batch batch(std::size_t count, Rng& rng);
    at::Tensor loss(const TorchTask::Batch& batch, std::vector<Scalar>& scalars);
    void gradient(const at::Tensor& gradient);
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) const;
    /// Clips drawn from the noise of these seeds with the averaged weights, nothing wanted.
    at::Tensor fixedClips(std::uint64_t seed, std::int64_t count, std::int64_t steps) const;
    /// Mean score of the clips that may be learned from now.
    Scores meanEligible() const;
    const StepFacts& stepFacts() const { return m_facts; }

    TorchModel::Named averagedTensors() const;
    void save(std::vector<RawTensor>& tensors, Json& json) const;
    void load(std::span<const RawTensor> tensors, const Json& json, const std::string& origin);

    IdmData data;
    IdmTrainingOptions options;
    Curriculum curriculum;
    std::optional<IdmNet> averaged;

private:
    std::int64_t crop() const;
    /// The network that is used.
    const IdmNet& used() const { return averaged ? *averaged : data.net; }
    at::Tensor read(const ClipSet& clips, std::size_t clip) const;
    at::Tensor proxiesOf(const at::Tensor& spectrograms) const;
    /// Proxies of the clips that may be learned from, scaled.
    const at::Tensor& wanted(const at::Device& device);
    at::Tensor distanceOf(const at::Tensor& scores, const at::Tensor& target) const;
    void average(std::int64_t step);

    std::vector<Scores> m_proxies; ///< of the training clips, of a piece as long as is learned from
    ScoreScale m_proxyScale;
    at::Tensor m_history; ///< (n, 4): the last scores, scaled
    std::vector<at::Tensor> m_pending;
    at::Tensor m_wanted;
    std::size_t m_wantedVersion = 0;
    std::int64_t m_step = 0;
    StepFacts m_facts;
};

} // namespace antiphon::idm

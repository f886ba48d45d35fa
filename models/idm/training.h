#pragma once

#include "models/idm/denoiser.h"
#include "models/idm/trainingoptions.h"
#include "models/torchtraining.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace antiphon::idm {

/// Clips that are learned from or judged by, as spectrograms -1 ... 1.
struct ClipSet {
    /// Writes bands x frames numbers of a clip. Called in the thread that trains.
    std::function<void(std::size_t clip, std::span<float> out)> read;
    std::vector<Scores> scores; ///< of each clip's sound
    std::size_t size() const { return scores.size(); }
};

struct IdmData {
    IdmNet net;
    ClipSet training, validation; ///< validation may have no clips
    std::int64_t frames = 0;      ///< of a clip
    double framesPerSecond = 93.75;
    SpectrogramFacts facts;
    ScoreScale scale; ///< of the scores
    /// The L-Score of the sound of a spectrogram (bands x frames), one of those that a step drew
    /// from the same noise as other steps did. Called in a thread of its own; may be empty.
    std::function<Scores(std::span<const float> spectrogram, std::int64_t frames, std::int64_t step,
                         std::size_t clip)>
        measure;
};

/// What evaluate() found as figures of a run: without what comes before "/" in their names.
Json evaluationFigures(std::span<const Scalar> scalars);

/// Mean and deviation over some clips of a set.
SpectrogramFacts factsOf(const ClipSet& clips, std::int64_t bands, std::int64_t frames);

struct Learning;
class ScoreWatch;
class StepLog;

/// The steps of an IdmTrainee alone, without curves, logs and L-Scores: for forecasts. Throws as
/// that does.
std::unique_ptr<TorchTrainee> idmSteps(IdmData data, const IdmTrainingOptions& options,
                                       std::uint64_t seed);

/// Prefix of the averaged weights in a checkpoint.
inline constexpr const char* averagedPrefix = "averaged.";

/// To be given to train() with options.torch.train. Clips come from the curriculum, as does what
/// their scores should be spread like. Each step is a line of <run>/training.jsonl; L-Scores of
/// clips drawn from the same noise, measured in another thread, are in <run>/lscores.jsonl and come
/// as scalars at the next measurement. Evaluation, of the averaged weights where there are some:
/// "validation/loss" first (what is denoised at fixed noise, and the distance of scores);
/// "validation/mel_db", "validation/distance".
class IdmTrainee final : public Trainee {
public:
    /// `run`: the run's folder; empty: nothing is written. Throws UserError when there is nothing
    /// to learn from or nothing to learn it on.
    IdmTrainee(IdmData data, const IdmTrainingOptions& options, std::uint64_t seed,
               const fs::path& run = {});
    ~IdmTrainee() override;

    std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override;
    std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override;
    void save(Checkpoint& out) const override;
    void load(const Checkpoint& in) override;
    std::string whatFits() override;

    Forecast forecast(bool timed = true);
    const Curriculum& curriculum() const;
    /// Waits for the last measurement and writes it.
    void finish();

private:
    void tell(std::vector<Scalar>& scalars);

    std::shared_ptr<Learning> m_learning;
    std::unique_ptr<TorchTrainee> m_trainee;
    std::unique_ptr<ScoreWatch> m_watch;
    std::unique_ptr<StepLog> m_log;
    std::int64_t m_step = 0;
};

} // namespace antiphon::idm

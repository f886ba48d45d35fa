#pragma once

#include "core/formats/tensors.h"
#include "core/json.h"
#include "models/idm/scorescale.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <future>
#include <optional>
#include <vector>

namespace antiphon::idm {

/// L-Scores of clips that a network draws from the same noise again and again, measured in a thread
/// of its own while training goes on. One measurement at a time; what is being measured is part of
/// a checkpoint. One thread at a time.
class ScoreWatch {
public:
    /// Of clip number `clip` that a step drew; the number is the same for the same noise.
    using Measure = std::function<Scores(std::span<const float> spectrogram, std::int64_t frames,
                                         std::int64_t step, std::size_t clip)>;
    struct Found {
        std::int64_t step = 0;
        std::vector<Scores> scores;
        Scores mean{}, target{}; ///< target: as begin() was told
    };

    ScoreWatch(Measure measure, std::uint64_t seed) : m_measure(std::move(measure)), m_seed(seed) {}
    ~ScoreWatch();

    std::uint64_t seed() const noexcept { return m_seed; }
    /// Whose clips are being measured; -1: none.
    std::int64_t step() const noexcept { return m_step; }
    /// Clips (n, bands, frames) of a step, and the mean score of what is learned from then. The one
    /// before must be finished.
    void begin(std::int64_t step, const at::Tensor& clips, const Scores& target);
    /// Waits for it; nothing where none was begun. Throws what measuring threw.
    std::optional<Found> finish();

    void save(std::vector<RawTensor>& tensors, Json& json) const;
    void load(std::span<const RawTensor> tensors, const Json& json, const std::string& origin);

private:
    Measure m_measure;
    std::uint64_t m_seed;
    std::int64_t m_step = -1;
    Scores m_target{};
    at::Tensor m_clips;
    std::future<std::vector<Scores>> m_found;
};

} // namespace antiphon::idm

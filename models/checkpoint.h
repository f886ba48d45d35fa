#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "core/json.h"

#include <functional>
#include <optional>

namespace antiphon {

/// All that a training needs to go on exactly: weights, optimiser, replay memory (tensors) and
/// cursors, counters, states of random generators (JSON). A value.
struct Checkpoint {
    std::int64_t step = 0;
    std::vector<RawTensor> weights; ///< the model itself
    std::vector<RawTensor> state;   ///< what only training needs
    Json json = Json::object();
};

/// Checkpoints of a run: <folder>/<step>/{model.safetensors, state.safetensors, state.json}, made
/// whole in a temporary folder and renamed, so a kill leaves the one before. state.json holds
/// hashes of all three, so that damage is noticed. "last" and "best" are named in checkpoints.json.
/// The two newest can be gone on from; older ones keep their weights (to be heard) but lose their
/// state. One thread at a time.
class Checkpoints {
public:
    /// `keep`: how many with weights stay, evenly spread over the steps; the best and the last do
    /// always. 0: all.
    explicit Checkpoints(fs::path folder, std::size_t keep = 50);

    /// Writes it as the last one; later steps that are there are gone then (they were damaged, or
    /// they would have been gone on from). Throws UserError (System).
    void write(const Checkpoint& checkpoint);
    /// The checkpoint written at `step` is the best so far, with this value of the metric.
    void markBest(std::int64_t step, double value);

    /// The newest whole one, with its state; nothing when there is none at all. One that is damaged
    /// is told to `damaged` as a sentence, and the one before it taken. Throws UserError naming the
    /// file and its damage when none is whole.
    std::optional<Checkpoint>
    last(const std::function<void(const std::string&)>& damaged = {}) const;

private:
    void makeRoom() const;

    fs::path m_folder;
    std::size_t m_keep;
};

struct CheckpointRow {
    std::int64_t step = 0;
    fs::path weights; ///< model.safetensors
    bool best = false, last = false;
    double bestValue = 0; ///< of the best
    std::int64_t bytes = 0;
    std::int64_t written = 0; ///< seconds since 1970
};
/// Of the run's folder for checkpoints, ascending steps; damaged ones are passed over.
std::vector<CheckpointRow> listCheckpoints(const fs::path& folder);
/// Of the best one; empty where none was the best. Throws UserError.
std::vector<RawTensor> bestWeights(const fs::path& folder);

} // namespace antiphon

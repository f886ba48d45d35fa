#pragma once

#include "core/maps/corpus.h"
#include "core/maps/lookup.h"
#include "core/rng.h"
#include "models/impro/reward.h"
#include "models/impro/scaling.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon::impro {

enum class Mode { Corpus, StaticRandom, DynamicRandom, MixedRandom, MixedRandomCorpus };

/// What an environment is made of besides table and corpus. Defaults are the original's.
struct EnvironmentSettings {
    std::vector<std::string> keep; ///< resolved columns that are observed
    RewardSettings reward = {};    ///< weights one a kept column
    Mode mode = Mode::MixedRandom;
    double stepSize = 0.05;
    std::int64_t maxEpisode = 6000;
    double changeProbability = 0.005; ///< dynamic targets
    int lookAhead = 0;                ///< steps by which the observed target runs ahead
    enum class Interpolation { Nearest, Linear, Knn } interpolation = Interpolation::Nearest;
    double moveCost = 0; ///< lambda of sum |move|
    double repeatPenalty = 0;
    std::vector<std::vector<double>> forbidden; ///< boxes: low..., high... (2N numbers each)
};

/// Table and corpus, scaled once and shared by any number of environments. Immutable, so any
/// thread.
class World {
public:
    /// Throws UserError: a column that table or corpus lacks (naming it and the nearest), NaN in a
    /// kept column of a corpus (naming file and frame), no rows.
    World(LookupTable table, std::vector<Corpus> songs, std::vector<std::string> songNames,
          Scaling scaling);
    ~World();
    World(const World&) = delete;

    std::size_t parameters() const noexcept;
    std::size_t columns() const noexcept; ///< kept
    std::size_t rows() const noexcept;
    const Scaling& scaling() const noexcept;
    std::span<const double> scaledRow(std::size_t row) const noexcept;
    std::span<const double> rowPoint(std::size_t row) const noexcept;
    /// L1 over raw parameters in double, the first of ties: exactly a full search, but from an
    /// index.
    std::size_t nearestByParameters(std::span<const double> parameters) const noexcept;
    /// L1 over all kept scaled columns, the first of ties.
    std::size_t nearestByFeatures(std::span<const double> scaled) const noexcept;
    std::size_t songs() const noexcept;
    std::size_t songFrames(std::size_t song) const noexcept;
    std::span<const double> songFrame(std::size_t song,
                                      std::size_t frame) const noexcept; ///< scaled

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

struct Step {
    double reward = 0;
    double rmse = 0;
    bool terminated = false; ///< never by time: see truncated
    bool truncated = false;  ///< the episode's time is over (parity treats it as terminated)
};

/// The environment of the published system (spec section 7) and its repaired settings. No
/// allocation in step() and reset(). A value with one generator: copy it to fork. One thread at a
/// time.
class Environment {
public:
    Environment(const World& world, EnvironmentSettings settings, std::uint64_t seed);

    std::size_t observationSize() const noexcept; ///< 2 F + N
    std::size_t actions() const noexcept;         ///< 3^N; first parameter slowest, +1, 0, -1
    void reset();
    /// For tests and replays: begins a static, dynamic or corpus episode at given places.
    void resetTo(std::span<const double> start, std::span<const double> target);
    void resetToSong(std::span<const double> start, std::size_t song);
    Step step(std::size_t action);

    void observation(std::span<float> out) const noexcept; ///< [agent, target, parameters]
    std::span<const double> parameters() const noexcept;
    std::span<const double> agent() const noexcept;
    std::span<const double> target() const noexcept;
    std::size_t optimalRow() const noexcept; ///< nearest row of the target

    /// The uniforms of the reward's noise for the next steps, instead of drawing; tests.
    void fixNoise(double agentUniform, double targetUniform);
    Json state() const; ///< for exact resume
    void restore(const Json& state);

private:
    // owner's
};

/// Moves of an action: +1, 0 or -1 a parameter.
void movesOf(std::size_t action, std::span<int> moves) noexcept;
std::size_t actionOf(std::span<const int> moves) noexcept;

} // namespace antiphon::impro

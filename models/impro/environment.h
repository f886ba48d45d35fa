#pragma once

#include "core/rng.h"
#include "models/impro/reward.h"
#include "models/impro/world.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace antiphon::impro {

/// What is played to the agent, an episode at a time.
enum class Mode {
    Corpus,           ///< a song of the corpus, frame by frame
    StaticRandom,     ///< the sound of the table nearest to a random point
    DynamicRandom,    ///< the same, drawn anew now and then
    MixedRandom,      ///< static or dynamic, a fair coin
    MixedRandomCorpus ///< half corpus, a quarter each of the others
};
/// "corpus", "static_random", "dynamic_random", "mixed_random", "mixed_random+corpus".
std::string_view name(Mode mode);
std::span<const Mode> modes(); ///< every one, in the order of the enumeration
inline bool usesCorpus(Mode mode) {
    return mode == Mode::Corpus || mode == Mode::MixedRandomCorpus;
}

/// A region of parameters, borders included: one number a parameter each.
struct Box {
    std::vector<double> low, high;

    bool contains(std::span<const double> point) const noexcept;
};
/// {"low": [...], "high": [...]}, and a list of such.
Json toJson(const Box& box);
Json toJson(const std::vector<Box>& boxes);

/// What an environment is made of besides its world. Defaults are the original's.
struct EnvironmentSettings {
    RewardSettings reward = {}; ///< weights one a kept column
    Mode mode = Mode::MixedRandom;
    double stepSize = 0.05;
    std::int64_t maxEpisode = 6000;   ///< steps of episodes without a song
    double changeProbability = 0.005; ///< a step, of dynamic targets
    int lookAhead = 0; ///< frames by which the observed target of a song runs ahead of the one that
                       ///< the reward compares with
    Interpolation interpolation = Interpolation::Nearest;
    double moveCost = 0;        ///< reward that each parameter's move costs
    double repeatPenalty = 0;   ///< reward that doing the same as in the step before costs
    std::vector<Box> forbidden; ///< moves into them are refused; from inside any move is possible
    std::vector<std::vector<double>> starts; ///< points where episodes begin; none: anywhere
    std::vector<std::size_t> songs;          ///< that are played; none: all of the world
};

struct Step {
    double reward = 0;
    double rmse = 0;
    bool terminated = false; ///< never by time: see truncated
    bool truncated = false;  ///< the episode's time is over (parity treats it as terminated)
};

/// The environment of the published system (Madaghiele and Fasciani, AIMC 2024) and its repaired
/// settings. No allocation in step() and reset(). A value with one generator: copy it to fork. The
/// world must outlive it. One thread at a time.
class Environment {
public:
    static constexpr std::size_t mostParameters = 10;

    /// Begins an episode. Throws UserError: a mode without its songs, settings of another number of
    /// parameters or columns or out of range, Linear without a grid, forbidden regions that leave
    /// no place.
    Environment(const World& world, EnvironmentSettings settings, std::uint64_t seed);

    const World& world() const noexcept { return *m_world; }
    const EnvironmentSettings& settings() const noexcept { return m_settings; }
    std::size_t observationSize() const noexcept {
        return 2 * m_world->columns() + m_world->parameters();
    }
    std::size_t actions() const noexcept { return m_actions; } ///< 3^N; see movesOf()

    /// Draws a place, then the kind of episode, then its target.
    void reset();
    /// For tests and replays: begins a static episode whose target is the row nearest to the point
    /// `target`.
    void resetTo(std::span<const double> start, std::span<const double> target);
    void resetToSong(std::span<const double> start, std::size_t song);
    Step step(std::size_t action);

    /// observationSize() numbers: agent's columns, target's columns, parameters.
    void observation(std::span<float> out) const noexcept;
    std::span<const double> parameters() const noexcept { return m_parameters; }
    /// Scaled columns. Valid until the next step or reset, like the two below.
    std::span<const double> agent() const noexcept {
        return m_settings.interpolation == Interpolation::Nearest
                   ? m_world->scaledRow(m_row)
                   : std::span<const double>(m_between);
    }
    std::span<const double> target() const noexcept { return {m_target, m_world->columns()}; }
    /// What the observation holds of the target: of a song, lookAhead frames later.
    std::span<const double> observedTarget() const noexcept {
        return {m_observed, m_world->columns()};
    }
    /// Nearest row of the target over all kept columns; found when it is asked for.
    std::size_t optimalRow() const noexcept;
    /// How far the agent is from the target, without noise.
    double distance() const noexcept { return m_meter.rmse(agent(), target(), 0, 0); }
    bool playsSong() const noexcept { return m_song >= 0; }
    /// The last step or reset has drawn a new target that stays for a while.
    bool targetJumped() const noexcept { return m_jumped; }

    /// The uniforms of the reward's noise from now on, instead of drawing; tests.
    void fixNoise(double agentUniform, double targetUniform) {
        m_fixedNoise = {agentUniform, targetUniform};
    }

    /// For exact resume, with the same settings and world (which may have got further songs).
    Json state() const;
    /// Throws UserError where that does not fit.
    void restore(const Json& state);

private:
    void check() const;
    bool isForbidden(std::span<const double> point) const noexcept;
    void begin(std::span<const double> start);
    void drawStart();
    void playSong(std::size_t song);
    void showRow(std::size_t row);
    void showFrame(std::int64_t frame);
    std::size_t drawRow();
    void move(std::size_t action);
    void hear();

    const World* m_world;
    EnvironmentSettings m_settings;
    RewardMeter m_meter;
    std::size_t m_actions = 1;
    Rng m_rng;
    std::optional<std::pair<double, double>> m_fixedNoise;

    std::vector<double> m_parameters, m_moved;
    std::vector<double> m_between; ///< the agent's sound where it is interpolated
    std::size_t m_row = 0;         ///< the agent's
    const double* m_target = nullptr;
    const double* m_observed = nullptr;
    std::int64_t m_step = 0, m_length = 0;
    std::int64_t m_song = -1; ///< none: the target is m_targetRow
    std::size_t m_targetRow = 0;
    bool m_dynamic = false, m_jumped = false;
    std::size_t m_lastAction; ///< actions(): none
    mutable const double* m_optimalOf = nullptr;
    mutable std::size_t m_optimal = 0; ///< row nearest to m_optimalOf
};

/// Moves of an action: +1, 0 or -1 a parameter, the first parameter slowest, so that action 0 moves
/// all up, the one in the middle none and the last one all down.
void movesOf(std::size_t action, std::span<int> moves) noexcept;
std::size_t actionOf(std::span<const int> moves) noexcept;

} // namespace antiphon::impro

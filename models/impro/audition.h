#pragma once

#include "core/sound.h"
#include "models/impro/controllers.h"
#include "models/impro/soundbank.h"

#include <functional>

namespace antiphon::impro {

/// Steps of an episode without a song that is listened to: longer than anybody listens.
inline constexpr std::int64_t heardEpisode = 1'000'000'000;

/// How an agent is listened to.
struct AuditionSettings {
    double seconds = 4;
    int period = 128; ///< samples from one decision to the next
    bool withTarget =
        false; ///< what it follows as a second channel: the table's sound nearest to it
};

/// What an agent did: each action leads from one situation to the next, so there is one more of
/// those. A value.
struct Path {
    std::size_t parameters = 0;
    std::vector<std::uint32_t> sounds; ///< two each: the agent's, the target's (see SoundBank)
    std::vector<float> points;         ///< `parameters` each
    std::vector<std::uint32_t> actions;

    void add(const Situation& situation);
    Situation situation(std::size_t index) const noexcept;
};

/// A path, and how it sounds.
struct Audition {
    Sound sound;
    Path path;
    double rmse = 0; ///< mean distance from the target
};

/// Lets a controller act in an environment from where that is and plays the parameters on the
/// table's synthesizer, with short fades at both ends and no louder than full scale, until the time
/// or the episode is over. The same arguments give the same samples. `checkpoint` is called every
/// tenth of a second of sound and may throw to stop. Throws UserError for a table that does not say
/// how it was made, and for synthesizers that are Pure Data patches, which cannot be played while
/// they are changed.
Audition audition(const Controller& controller, Environment environment, const SoundBank& bank,
                  const Json& tableSide, const AuditionSettings& settings,
                  const std::function<void()>& checkpoint = {});

/// Why a table's synthesizer cannot be played by audition(): a sentence; empty if it can.
std::string auditionObstacle(const Json& tableSide);

/// <folder>/<step>.wav and .json (the path, so that it can be rated), the latter last.
void writeSample(const fs::path& folder, std::int64_t step, const Audition& audition);
/// Of the sample of this step, of an agent in the world of `bank`. Throws UserError where there is
/// none or it does not fit.
Path readSample(const fs::path& folder, std::int64_t step, const SoundBank& bank);
/// Removes samples until at most `keep` are left, evenly spread over the steps.
void thinSamples(const fs::path& folder, std::size_t keep);

} // namespace antiphon::impro

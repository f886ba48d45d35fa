#pragma once

#include "core/rng.h"
#include "models/impro/livecast.h"

#include <memory>
#include <span>
#include <vector>

namespace antiphon::impro {

/// What the server of the published system does with a message of its patches: the sound of the
/// table nearest to the parameters stands for the agent's own, the 55 descriptors of what it
/// follows are scaled, the best action moves every parameter by a step at most. The first member of
/// the cast answers. A value with a generator; one thread.
class OscAnswer {
public:
    explicit OscAnswer(std::shared_ptr<const LiveCast> cast, std::uint64_t seed = 1);

    /// `followed`: 55 descriptors in canonical order. False, and nothing changed, when those are
    /// not the synthesizer's parameters, or the agent hears a pitch, which is not among them.
    bool operator()(std::span<const double> followed, std::span<float> parameters);
    /// After an answer: the table's point that sounds most like what was followed.
    std::span<const double> optimal() const noexcept { return m_optimal; }

private:
    std::shared_ptr<const LiveCast> m_cast;
    Rng m_rng;
    std::vector<double> m_target, m_point;
    std::vector<float> m_observation;
    std::vector<int> m_moves;
    std::span<const double> m_optimal;
};

} // namespace antiphon::impro

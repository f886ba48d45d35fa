#include "models/impro/oscanswer.h"

#include "core/dsp/descriptors.h"
#include "models/impro/controllers.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {

OscAnswer::OscAnswer(std::shared_ptr<const LiveCast> cast, std::uint64_t seed)
    : m_cast(std::move(cast)), m_rng(seed) {
    const LiveMember& member = m_cast->members.front();
    m_target.resize(member.places.size());
    m_point.resize(m_cast->parameters);
    m_moves.resize(m_cast->parameters);
    m_observation.resize(2 * m_target.size() + m_point.size());
}

bool OscAnswer::operator()(std::span<const double> followed, std::span<float> parameters) {
    const LiveMember& member = m_cast->members.front();
    const World& world = *member.world;
    if (parameters.size() != m_point.size() ||
        std::ranges::any_of(member.places, [&](std::size_t p) { return p >= followed.size(); }))
        return false;
    for (std::size_t i = 0; i < m_target.size(); ++i) {
        const double heard = followed[member.places[i]];
        const int match = member.matchColumns[i];
        m_target[i] = match < 0 ? heard : member.agent.match.apply(std::size_t(match), heard);
    }
    world.scaling().apply(m_target, m_target);
    std::ranges::transform(parameters, m_point.begin(),
                           [](float p) { return std::clamp(double(p), 0.0, 1.0); });
    m_optimal = world.rowPoint(world.nearestByFeatures(m_target));
    const double step = member.environment.stepSize;
    std::size_t actions = 1;
    for (std::size_t i = 0; i < m_point.size(); ++i)
        actions *= 3;
    std::size_t action = actions / 2; // stays
    if (member.kind == LiveMember::Kind::Nearest) {
        action = actionTowards(m_point, m_optimal, step);
    } else if (member.kind == LiveMember::Kind::Random) {
        action = std::size_t(m_rng.below(actions));
    } else if (member.kind == LiveMember::Kind::Agent) {
        auto out = m_observation.begin();
        const auto add = [&out](std::span<const double> values) {
            out = std::ranges::transform(values, out, [](double v) { return float(v); }).out;
        };
        add(world.scaledRow(world.nearestByParameters(m_point)));
        add(m_target);
        add(m_point);
        action = member.agent.policy.act(m_observation);
    }
    movesOf(action, m_moves);
    for (std::size_t i = 0; i < m_point.size(); ++i)
        parameters[i] = float(std::clamp(m_point[i] + m_moves[i] * step, 0.0, 1.0));
    return true;
}

} // namespace antiphon::impro

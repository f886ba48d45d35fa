#include "models/impro/livebrain.h"

#include "models/impro/controllers.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {

namespace {

constexpr double gateOpen = -89.9; ///< dB; a gate at or below it is none
constexpr double restAfter = 0.25; ///< seconds below the gate
constexpr double longestDelay = 8; ///< seconds
/// Of the columns, that must lie beyond the table for a frame to be out of its reach.
constexpr double beyondShare = 0.5;

} // namespace

LiveBrain::LiveBrain(const LiveControls& controls, std::uint64_t seed)
    : m_rng(seed), m_point(controls.parameters(), 0.5), m_moved(m_point), m_heardPoint(m_point) {
    const auto at = [&](const std::string& name) { return controls.index(name); };
    m_places.freeze = at("freeze");
    m_places.step = at("step");
    m_places.depth = at("depth");
    m_places.density = at("density");
    m_places.temperature = at("temperature");
    m_places.stance = at("stance");
    m_places.delay = at("delay");
    m_places.gate = at("input/gate");
    m_places.rest = at("rest");
    m_places.input = at("input");
    m_places.mixX = at("mix/x");
    m_places.mixY = at("mix/y");
    m_places.pad = at("mix/pad");
    for (std::size_t c = 0; c < m_places.follow.size(); ++c)
        m_places.follow[c] = at("follow/" + LiveCast::categories()[c]);
    for (std::size_t i = 0; i < m_places.mix.size(); ++i)
        m_places.mix[i] = at("mix/" + std::to_string(i + 1));
    for (std::size_t p = 0; p < controls.parameters(); ++p) {
        const std::string number = std::to_string(p + 1);
        m_places.latch[p] = at("param/" + number + "/latch");
        m_places.low[p] = at("param/" + number + "/low");
        m_places.high[p] = at("param/" + number + "/high");
        m_places.invert[p] = at("param/" + number + "/invert");
        m_places.target[p] = at("target/" + number);
    }
    m_sounding.fill(0.5f);
}

void LiveBrain::setCast(std::shared_ptr<const LiveCast> cast) {
    m_cast = std::move(cast);
    m_actions = 1;
    for (std::size_t p = 0; p < m_point.size(); ++p)
        m_actions *= 3;
    m_sums.resize(m_actions);
    m_work.clear();
    for (const LiveMember& member : m_cast->members) {
        const World& world = *member.world;
        const std::size_t columns = world.columns();
        Work work;
        for (auto* values : {&work.raw, &work.target, &work.plain, &work.sound})
            values->resize(columns);
        work.low.assign(columns, HUGE_VAL);
        work.high.assign(columns, -HUGE_VAL);
        for (std::size_t row = 0; row < world.rows(); ++row)
            for (std::size_t c = 0; c < columns; ++c) {
                work.low[c] = std::min(work.low[c], world.scaledRow(row)[c]);
                work.high[c] = std::max(work.high[c], world.scaledRow(row)[c]);
            }
        work.observation.resize(2 * columns + m_point.size());
        work.logits.resize(m_actions);
        work.meter = RewardMeter(member.environment.reward, columns);
        m_work.push_back(std::move(work));
    }
    const DescriptorSettings& analysis = m_cast->control.analysis;
    m_pastFrames = std::size_t(longestDelay * analysis.rate / analysis.hop) + 2;
    m_past.assign(m_pastFrames * m_frame.size(), 0.0f);
    m_pastNext = m_pastFilled = 0;
    m_beyond = m_quiet = 0;
}

void LiveBrain::hold(std::size_t parameter, double value, double seconds) noexcept {
    Hand& hand = m_hands[parameter];
    hand.held = true;
    hand.value = value;
    hand.timed = seconds > 0;
    hand.left = seconds;
}

void LiveBrain::passTime(double seconds) noexcept {
    for (Hand& hand : m_hands)
        if (hand.held && hand.timed) {
            hand.left -= seconds;
            hand.held = hand.left > 0;
        }
}

/// Keeps the frame for the delay.
void LiveBrain::listen(std::span<const float> heard, std::span<const double> values,
                       double seconds) {
    m_frame.fill(0);
    std::copy_n(heard.begin(), std::min(heard.size(), m_frame.size()), m_frame.begin());
    std::ranges::copy(m_frame, m_past.begin() + std::ptrdiff_t(m_pastNext * m_frame.size()));
    m_pastNext = (m_pastNext + 1) % m_pastFrames;
    m_pastFilled = std::min(m_pastFilled + 1, m_pastFrames);
    rest(values, seconds);
}

void LiveBrain::rest(std::span<const double> values, double seconds) noexcept {
    const double gate = values[m_places.gate];
    const bool quiet = gate > gateOpen && !(double(m_frame[0]) >= gate);
    m_quiet = quiet ? m_quiet + seconds : 0;
    m_resting = m_quiet >= restAfter;
}

std::span<const float> LiveBrain::delayed(double delay, double seconds) noexcept {
    const auto wanted = std::size_t(std::lround(std::max(0.0, delay) / seconds));
    const std::size_t back = std::min(wanted, m_pastFilled - 1);
    const std::size_t at = (m_pastNext + m_pastFrames - 1 - back) % m_pastFrames;
    return std::span<const float>(m_past).subspan(at * m_frame.size(), m_frame.size());
}

void LiveBrain::scale(const LiveMember& member, Work& work, std::span<const float> heard,
                      std::span<double> out) const {
    for (std::size_t c = 0; c < work.raw.size(); ++c) {
        const float value = heard[member.places[c]];
        work.raw[c] = member.matchColumns[c] < 0
                          ? double(value)
                          : double(float(member.agent.match.apply(
                                std::size_t(member.matchColumns[c]), double(value))));
    }
    member.agent.scaling->apply(work.raw, out);
}

void LiveBrain::hearSelf(const LiveMember& member, Work& work) const {
    const World& world = *member.world;
    if (member.environment.interpolation == Interpolation::Nearest)
        std::ranges::copy(world.scaledRow(world.nearestByParameters(m_heardPoint)),
                          work.sound.begin());
    else
        world.soundAt(m_heardPoint, member.environment.interpolation, work.sound);
}

/// How much each member counts.
void LiveBrain::weigh(std::span<const double> values) noexcept {
    const double x = values[m_places.mixX], y = values[m_places.mixY];
    const std::array<double, LiveControls::mostPolicies> corners{(1 - x) * (1 - y), x * (1 - y),
                                                                 (1 - x) * y, x * y};
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        m_weights[i] = i < m_work.size() ? values[m_places.mix[i]] : 0;
        if (values[m_places.pad] > 0.5)
            m_weights[i] *= corners[i];
    }
}

/// The member's opinion of each action: mean 0, deviation 1.
void LiveBrain::judge(std::size_t index) noexcept {
    const LiveMember& member = m_cast->members[index];
    Work& work = m_work[index];
    const double step = member.environment.stepSize;
    std::ranges::fill(work.logits, 0.0f);
    switch (member.kind) {
    case LiveMember::Kind::Agent: {
        float* to = work.observation.data();
        for (const auto* part : {&work.sound, &work.target, &m_point})
            for (const double value : *part)
                *to++ = float(value);
        member.agent.policy.actor.forward(work.observation, work.logits);
        break;
    }
    case LiveMember::Kind::Nearest: {
        const std::size_t row = member.world->nearestByFeatures(work.target);
        work.logits[actionTowards(m_point, member.world->rowPoint(row), step)] = 1;
        break;
    }
    case LiveMember::Kind::Random:
        for (float& logit : work.logits)
            logit = float(m_rng.normal());
        break;
    case LiveMember::Kind::Stay:
        work.logits[m_actions / 2] = 1;
        break;
    }
    double mean = 0, square = 0;
    for (const float logit : work.logits)
        mean += double(logit) / double(m_actions);
    for (const float logit : work.logits)
        square += (double(logit) - mean) * (double(logit) - mean) / double(m_actions);
    if (!(square > 0) || !std::isfinite(square))
        return;
    const double factor = m_weights[index] / std::sqrt(square);
    for (std::size_t a = 0; a < m_actions; ++a)
        m_sums[a] += factor * (double(work.logits[a]) - mean);
}

std::size_t LiveBrain::choose(double temperature) noexcept {
    const auto best = std::size_t(std::ranges::max_element(m_sums) - m_sums.begin());
    if (!(temperature > 0))
        return best;
    double all = 0;
    for (const double sum : m_sums)
        all += std::exp((sum - m_sums[best]) / temperature);
    double left = m_rng.uniform() * all;
    for (std::size_t a = 0; a < m_actions; ++a) {
        left -= std::exp((m_sums[a] - m_sums[best]) / temperature);
        if (left < 0)
            return a;
    }
    return best;
}

void LiveBrain::move(std::size_t action, std::span<const double> values) noexcept {
    const double step = values[m_places.step] * values[m_places.depth];
    std::size_t rest = action;
    for (std::size_t p = m_point.size(); p-- > 0; rest /= 3) {
        const double way = 1 - double(rest % 3);
        const bool still = values[m_places.latch[p]] > 0.5 || m_hands[p].held;
        m_moved[p] = still ? m_point[p] : std::clamp(m_point[p] + way * step, 0.0, 1.0);
    }
    const auto forbidden = [&](const std::vector<double>& point) {
        return std::ranges::any_of(m_cast->members.front().environment.forbidden,
                                   [&](const Box& box) { return box.contains(point); });
    };
    if (!forbidden(m_moved) || forbidden(m_point))
        m_point.swap(m_moved);
}

/// What the synthesizer is given.
void LiveBrain::sound(std::span<const double> values) noexcept {
    for (std::size_t p = 0; p < m_point.size(); ++p) {
        const double low = values[m_places.low[p]], high = values[m_places.high[p]];
        const bool inverted = values[m_places.invert[p]] > 0.5;
        if (m_hands[p].held) {
            // The agent goes on from here when it is its turn again.
            const double share = high != low ? (m_hands[p].value - low) / (high - low) : 0.5;
            m_point[p] = std::clamp(inverted ? 1 - share : share, 0.0, 1.0);
            m_heardPoint[p] = m_hands[p].value;
        } else {
            const double share = inverted ? 1 - m_point[p] : m_point[p];
            m_heardPoint[p] = low == 0 && high == 1 ? share : low + (high - low) * share;
        }
        m_sounding[p] = float(m_heardPoint[p]);
    }
}

LiveMoment LiveBrain::turn(std::span<const float> heard, std::span<const double> values,
                           double seconds) {
    listen(heard, values, seconds);
    sound(values); // hands and ranges may have moved
    weigh(values);

    LiveMoment moment;
    moment.parameters = m_point.size();
    moment.heard = m_frame;
    moment.resting = m_resting;
    const bool table = values[m_places.input] > 2.5;
    std::array<double, most> target{};
    for (std::size_t p = 0; p < m_point.size(); ++p)
        target[p] = values[m_places.target[p]];
    const auto aim = [&](std::size_t i, std::span<const float> frame, std::span<double> out) {
        const LiveMember& member = m_cast->members[i];
        if (table)
            std::ranges::copy(member.world->scaledRow(member.world->nearestByParameters(
                                  std::span<const double>(target).first(m_point.size()))),
                              out.begin());
        else
            scale(member, m_work[i], frame, out);
    };

    // How well the last decision did, by the first member's measure.
    Work& first = m_work.front();
    aim(0, m_frame, first.plain);
    hearSelf(m_cast->members.front(), first);
    moment.rmse = first.meter.rmse(first.sound, first.plain, 0, 0);
    std::size_t beyond = 0;
    for (std::size_t c = 0; c < first.plain.size(); ++c) {
        const double margin = 0.1 * (first.high[c] - first.low[c]);
        beyond += first.plain[c] < first.low[c] - margin || first.plain[c] > first.high[c] + margin;
    }
    m_beyond = double(beyond) > beyondShare * double(first.plain.size()) ? m_beyond + seconds : 0;

    const double density = values[m_places.density];
    const bool resting = m_resting && values[m_places.rest] > 0.5;
    const bool decides =
        !(values[m_places.freeze] > 0.5) && !resting && (density >= 1 || m_rng.uniform() < density);
    if (decides) {
        const std::span<const float> frame = delayed(values[m_places.delay], seconds);
        std::ranges::fill(m_sums, 0.0);
        bool any = false;
        for (std::size_t i = 0; i < m_work.size(); ++i) {
            if (!(m_weights[i] > 0))
                continue;
            const LiveMember& member = m_cast->members[i];
            aim(i, frame, m_work[i].target);
            for (std::size_t c = 0; c < member.places.size(); ++c)
                m_work[i].target[c] *= values[m_places.stance] *
                                       values[m_places.follow[std::size_t(member.categories[c])]];
            hearSelf(member, m_work[i]);
            judge(i);
            any = true;
        }
        if (any) {
            moment.action = std::int32_t(choose(values[m_places.temperature]));
            move(std::size_t(moment.action), values);
            sound(values);
        }
    }
    for (std::size_t p = 0; p < m_point.size(); ++p)
        moment.agentPoint[p] = float(m_point[p]);
    moment.sounding = m_sounding;
    passTime(seconds); // what is held for less than a frame was heard for one
    return moment;
}

} // namespace antiphon::impro

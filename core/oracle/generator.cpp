#include "core/oracle/generator.h"

#include <algorithm>
#include <limits>

namespace antiphon {

Generator::Generator(const FactorOracle& memory, GeneratorSettings settings, Chooser chooser,
                     Poll poll)
    : m_memory(memory), m_settings(settings), m_chooser(std::move(chooser)),
      m_poll(std::move(poll)),
      m_navigator(memory.size(), settings.longestRun, settings.repetitions, settings.policy) {}

void Generator::forbid(std::int32_t event) {
    m_navigator.grow(m_memory.size());
    m_navigator.forbid(event + 1);
}

std::vector<std::int32_t> Generator::query(std::span<const Label> labels) {
    if (labels.size() == 1)
        return {guided(labels[0])};
    return scenario(labels);
}

std::vector<std::int32_t> Generator::scenario(std::span<const Label> labels) {
    m_navigator.grow(m_memory.size());
    std::vector<Label> wanted(labels.begin(), labels.end());
    if (m_settings.policy.substitute)
        std::ranges::transform(wanted, wanted.begin(), m_substitution);

    std::vector<std::int32_t> output;
    while (output.size() < wanted.size()) {
        check();
        const auto start = phaseStart(std::span(wanted).subspan(output.size()));
        output.push_back(emit(start == noEvent ? fallback() : start));
        if (start == noEvent)
            continue;
        while (output.size() < wanted.size()) {
            check();
            const auto event = step(std::span(wanted).subspan(output.size()), Reach::Continuations);
            if (event == noEvent)
                break;
            output.push_back(emit(event));
        }
    }
    return output;
}

std::int32_t Generator::guided(Label label) {
    check();
    m_navigator.grow(m_memory.size());
    if (m_settings.policy.substitute)
        label = m_substitution(label);
    if (!m_navigator.started() && m_memory.size() > 0) {
        const bool exact = m_settings.policy.drawFittingState;
        auto fitting = statesWith(label, m_memory.size());
        std::erase_if(fitting, [&](State s) { return exact ? !m_navigator.allowed(s) : s == 1; });
        if (!fitting.empty()) {
            const auto index = draw(0, std::int32_t(fitting.size()) - 1);
            m_navigator.place(exact ? fitting[std::size_t(index)] - 1 : index);
        }
    }
    const auto event = step({&label, 1}, Reach::Anywhere);
    return emit(event == noEvent ? fallback() : event);
}

std::vector<std::int32_t> Generator::free(int events) {
    m_navigator.grow(m_memory.size());
    std::vector<std::int32_t> output;
    for (int i = 0; i < events; ++i) {
        check();
        if (!m_navigator.started() && m_memory.size() > 0)
            m_navigator.place(draw(1, m_memory.size()));
        const auto event = step({&anyLabel, 1}, Reach::Continuations);
        output.push_back(emit(event == noEvent ? fallback() : event));
    }
    return output;
}

void Generator::played(std::int32_t event) {
    m_navigator.grow(m_memory.size());
    m_navigator.feedback(event);
}

std::int32_t Generator::emit(std::int32_t event) {
    m_navigator.feedback(event);
    return event;
}

std::int32_t Generator::phaseStart(std::span<const Label> rest) {
    const auto found = prefixMatches(m_memory, rest, m_poll);
    const auto kept = keptLengths(m_settings.future, found.longest, m_settings.policy.keepOneLabel);
    std::int32_t length = 0;
    for (std::size_t i = 0; i < found.events.size(); ++i)
        if (m_navigator.allowed(found.events[i] + 1))
            length = std::max(length, std::min(found.lengths[i], kept.high));
    if (length < kept.low) {
        record({.kind = TraceEntry::Kind::Prefix});
        return noEvent;
    }
    States states;
    for (std::size_t i = 0; i < found.events.size(); ++i)
        if (found.lengths[i] >= length && m_navigator.allowed(found.events[i] + 1))
            states.push_back(found.events[i] + 1);
    keepBestPast(states);
    return chooseState(TraceEntry::Kind::Prefix, states, length);
}

std::int32_t Generator::step(std::span<const Label> rest, Reach reach) {
    const Label label = rest[0];
    if (continues(label)) {
        const auto event = m_navigator.position(); // of the next state
        record({.kind = TraceEntry::Kind::Continue, .chosen = event});
        return event;
    }
    auto states = jumpTargets(label);
    if (!states.empty()) {
        if (m_settings.repetitions != Repetitions::Free)
            keepLeastVisited(states);
        keepBestFuture(states, rest);
        keepBestPast(states);
        return chooseState(TraceEntry::Kind::Jump, states);
    }
    if (reach == Reach::Continuations)
        return noEvent;
    states = statesWith(label, m_memory.size() - (m_settings.policy.lastState ? 0 : 1));
    std::erase_if(states, [&](State s) { return !m_navigator.allowed(s); });
    return states.empty() ? noEvent : chooseState(TraceEntry::Kind::Unreachable, states);
}

bool Generator::continues(Label label) const {
    const State next = m_navigator.position() + 1;
    return next <= m_memory.size() && m_navigator.mayContinue() && m_navigator.allowed(next) &&
           matches(m_memory.label(next), label);
}

/// Allowed continuations with the label, the next state apart.
Generator::States Generator::jumpTargets(Label label) const {
    const State position = m_navigator.position(), next = position + 1;
    States targets;
    const auto consider = [&](State target) {
        if (target != next && m_navigator.allowed(target) &&
            matches(m_memory.label(target), label) &&
            m_memory.sameFuture(position, target - 1, m_settings.forwardContext))
            targets.push_back(target);
    };
    const bool exact = !m_memory.hasWildcards();
    if (exact && label != anyLabel) {
        for (const State s : position == 0 ? m_memory.statesOf(label)
                                           : m_memory.statesOf(m_memory.label(position), label))
            consider(s);
    } else if (exact && position > 0) {
        for (const State s : m_memory.statesOf(m_memory.label(position)))
            if (s < m_memory.size())
                consider(s + 1);
    } else {
        for (State s = 1; s <= m_memory.size(); ++s)
            if (position == 0 ||
                (s > 1 && matches(m_memory.label(s - 1), m_memory.label(position))))
                consider(s);
    }
    return targets;
}

/// States 1 ... last with the label.
Generator::States Generator::statesWith(Label label, State last) const {
    States states;
    if (!m_memory.hasWildcards() && label != anyLabel) {
        for (const State s : m_memory.statesOf(label))
            if (s <= last)
                states.push_back(s);
    } else {
        for (State s = 1; s <= last; ++s)
            if (matches(m_memory.label(s), label))
                states.push_back(s);
    }
    return states;
}

void Generator::keepLeastVisited(States& states) const {
    std::int32_t fewest = std::numeric_limits<std::int32_t>::max();
    for (const State s : states)
        fewest = std::min(fewest, m_navigator.visits(s));
    std::erase_if(states, [&](State s) { return m_navigator.visits(s) != fewest; });
}

/// Among equal targets, those from which the most coming labels agree (see
/// OraclePolicy::lookAhead).
void Generator::keepBestFuture(States& states, std::span<const Label> rest) const {
    const auto limit = std::min(rest.size(), std::size_t(m_settings.policy.lookAhead));
    if (limit < 2 || states.size() < 2)
        return;
    std::vector<std::size_t> agreeing;
    const auto labels = m_memory.labels();
    for (const State s : states) {
        std::size_t length = 0;
        while (length < limit && std::size_t(s) - 1 + length < labels.size() &&
               matches(labels[std::size_t(s) - 1 + length], rest[length]))
            ++length;
        agreeing.push_back(length);
    }
    const auto longest = std::ranges::max(agreeing);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < states.size(); ++i)
        if (agreeing[i] == longest)
            states[kept++] = states[i];
    states.resize(kept);
}

/// Among equal targets, those that sound most like what came before (see OraclePolicy::commonPast).
void Generator::keepBestPast(States& states) const {
    const int limit = m_settings.policy.commonPast;
    const State position = m_navigator.position();
    if (limit == 0 || position == 0 || states.size() < 2)
        return;
    if (m_navigator.started() && m_navigator.mayContinue() &&
        std::binary_search(states.begin(), states.end(), position + 1)) {
        states = {position + 1};
        return;
    }
    int longest = 0;
    for (const State s : states)
        longest = std::max(longest, m_memory.commonPast(position, s - 1, limit));
    std::erase_if(states,
                  [&](State s) { return m_memory.commonPast(position, s - 1, limit) < longest; });
}

std::int32_t Generator::fallback() {
    const State events = m_memory.size();
    if (!m_settings.policy.fallback || events == 0)
        return noEvent;
    auto event = m_navigator.lastEvent();
    event = event == noEvent ? draw(0, events - 1) : (event + 1) % events;
    for (State tried = 0; tried < events; ++tried, event = (event + 1) % events)
        if (m_navigator.visits(event + 1) != Navigator::forbidden)
            return event;
    return noEvent;
}

std::int32_t Generator::draw(std::int32_t low, std::int32_t high) {
    const auto chosen = m_chooser.draw(low, high);
    record({.kind = TraceEntry::Kind::Draw, .low = low, .high = high, .chosen = chosen});
    return chosen;
}

std::int32_t Generator::chooseState(TraceEntry::Kind kind, const States& states,
                                    std::int32_t length) {
    auto events = states;
    for (auto& event : events)
        --event;
    const auto chosen = m_chooser.choose(events);
    record({.kind = kind, .length = length, .candidates = std::move(events), .chosen = chosen});
    return chosen;
}

void Generator::record(TraceEntry entry) {
    if (m_tracing)
        m_trace.push_back(std::move(entry));
}

} // namespace antiphon

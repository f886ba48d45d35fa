#include "core/oracle/navigator.h"

namespace antiphon {

Navigator::Navigator(State events, int longestRun, Repetitions repetitions,
                     const OraclePolicy& policy)
    : m_longestRun(longestRun), m_repetitions(repetitions), m_policy(policy),
      m_visits(std::size_t(events) + 1, 0) {
    m_visits[0] = taboo;
}

void Navigator::feedback(std::int32_t event) {
    ++m_time;
    set(event == noEvent ? 0 : event + 1, event);
}

const Navigator::Step* Navigator::stepAt(int time) const {
    for (std::size_t back = 1; back <= 2 && back <= m_steps.size(); ++back)
        if (m_steps[m_steps.size() - back].time == time)
            return &m_steps[m_steps.size() - back];
    return nullptr;
}

void Navigator::change(Step& step, State state, std::int32_t visits) {
    auto& count = m_visits[std::size_t(state)];
    step.change[std::size_t(step.changes++)] = {state, count};
    count = visits;
}

void Navigator::set(State state, std::int32_t event) {
    const auto last = State(m_visits.size()) - 1;
    const Step* previous = stepAt(m_time - 1);
    const Step* beforeThat = stepAt(m_time - 2);

    Step step{.time = m_time,
              .position = state,
              .continuity =
                  previous && state == previous->position + 1 ? previous->continuity + 1 : 0,
              .lastEvent = event == noEvent ? lastEvent() : event,
              .closed = m_closed,
              .closedVisits = m_closedVisits};
    m_position = state;
    if (m_policy.restoreTaboo && m_closed != FactorOracle::none) {
        change(step, m_closed, m_closedVisits);
        m_closed = FactorOracle::none;
    }
    if (visits(state) >= 0)
        change(step, state, visits(state) + 1);

    const bool closable = m_policy.lastState ? state < last : state + 1 < last;
    if (step.continuity == m_longestRun - 1 && closable) {
        if (!m_policy.restoreTaboo) {
            change(step, state + 1, taboo);
        } else if (visits(state + 1) >= 0) {
            m_closed = state + 1;
            m_closedVisits = visits(m_closed);
            change(step, m_closed, taboo);
        }
    } else if (!m_policy.restoreTaboo && previous && beforeThat && step.continuity == 0 &&
               previous->position < last) {
        change(step, previous->position + 1, beforeThat->continuity);
    }
    m_steps.push_back(step);
}

void Navigator::moveTo(int time) {
    while (!m_steps.empty() && m_steps.back().time >= time) {
        const Step& step = m_steps.back();
        for (int i = step.changes; i-- > 0;)
            m_visits[std::size_t(step.change[std::size_t(i)].state)] =
                step.change[std::size_t(i)].before;
        m_closed = step.closed;
        m_closedVisits = step.closedVisits;
        m_steps.pop_back();
        m_position = m_steps.empty() ? 0 : m_steps.back().position;
    }
    m_time = time - 1;
}

void Navigator::grow(State events) {
    m_visits.resize(std::size_t(events) + 1, 0);
}

} // namespace antiphon

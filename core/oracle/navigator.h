#pragma once

#include "core/oracle/factororacle.h"
#include "core/oracle/policy.h"

#include <array>
#include <cstdint>
#include <vector>

namespace antiphon {

/// How often a state may be visited again.
enum class Repetitions {
    Free,     ///< as often as it comes
    Fewest,   ///< jumps prefer the least visited states
    Forbidden ///< never twice
};

/// Where navigation stands in a memory of N events, which states it may enter, and how it got
/// there. Each output event is one unit of time. The history is a log of changes, so going back in
/// time costs what was done since and nothing is copied.
class Navigator {
public:
    using State = FactorOracle::State;
    /// Visit counts of states that may not be entered: for the moment, and ever.
    static constexpr std::int32_t taboo = -1, forbidden = -2;

    Navigator(State events, int longestRun, Repetitions repetitions, const OraclePolicy& policy);

    State position() const { return m_position; }
    /// Time of the last event; -1 before the first.
    int time() const { return m_time; }
    /// Events since the last jump, that is 0 right after one.
    int continuity() const { return m_steps.empty() ? 0 : m_steps.back().continuity; }
    /// Whether the current run may still grow.
    bool mayContinue() const { return continuity() < m_longestRun; }
    bool started() const { return !m_steps.empty(); }
    /// The last event that was output, or noEvent.
    std::int32_t lastEvent() const { return m_steps.empty() ? noEvent : m_steps.back().lastEvent; }

    bool allowed(State state) const {
        const auto count = m_visits[std::size_t(state)];
        return count >= 0 && (m_repetitions != Repetitions::Forbidden || count == 0);
    }
    /// Number of visits, taboo or forbidden.
    std::int32_t visits(State state) const { return m_visits[std::size_t(state)]; }

    /// Stands at a state without having output anything.
    void place(State state) { m_position = state; }
    /// An event was output (noEvent: silence, which leads back to the start).
    void feedback(std::int32_t event);
    /// As if everything from `time` on had not happened; from a later time on: leaves a gap.
    void moveTo(int time);
    /// The memory has grown to this many events.
    void grow(State events);
    /// This state is never entered. To be called before the first event.
    void forbid(State state) { m_visits[std::size_t(state)] = forbidden; }

private:
    struct Change {
        State state;
        std::int32_t before;
    };
    struct Step {
        int time;
        State position;
        int continuity;
        std::int32_t lastEvent;
        State closed; ///< what m_closed and m_closedVisits were before
        std::int32_t closedVisits;
        int changes = 0;
        std::array<Change, 3> change{}; ///< undone from the last to the first
    };

    void set(State state, std::int32_t event);
    void change(Step& step, State state, std::int32_t visits);
    /// The step at a time; only the last two are ever asked for.
    const Step* stepAt(int time) const;

    int m_longestRun;
    Repetitions m_repetitions;
    OraclePolicy m_policy;
    std::vector<std::int32_t> m_visits; ///< states 0 ... N
    State m_position = 0;
    int m_time = -1;
    State m_closed = FactorOracle::none; ///< closed because its run became too long
    std::int32_t m_closedVisits = 0;
    std::vector<Step> m_steps;
};

} // namespace antiphon

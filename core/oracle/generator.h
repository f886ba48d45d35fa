#pragma once

#include "core/oracle/chooser.h"
#include "core/oracle/navigator.h"
#include "core/oracle/prefixsearch.h"
#include "core/oracle/substitution.h"

namespace antiphon {

struct GeneratorSettings {
    /// Longest run of neighbouring events.
    int longestRun = 100000;
    Repetitions repetitions = Repetitions::Free;
    /// How much of the coming labels the start of a phase must agree with.
    FutureRange future = {};
    /// Jumps go only where this many labels after the present ones agree, too.
    int forwardContext = 0;
    OraclePolicy policy = {};
};

/// What was decided, for display and for tests. Events, not states.
struct TraceEntry {
    enum class Kind {
        Prefix,   ///< start of a phase: `length` labels agree from each candidate; 0: nothing found
        Continue, ///< the next event of the memory
        Jump,     ///< to an event whose past resembles the present
        Unreachable, ///< to any event with the label
        Draw         ///< a number of `low` ... `high` was drawn
    } kind;
    std::int32_t length = 0;
    std::vector<std::int32_t> candidates = {};
    std::int32_t low = 0, high = 0;
    std::int32_t chosen = noEvent;
};

/// Finds paths through a labelled memory whose labels follow what is asked for (Nika et al., "DYCI2
/// agents", 2017). Queries continue from where the last one ended. Borrows the memory, which may
/// grow between queries. Results are events 0 ... N-1, or noEvent where nothing fits and the policy
/// has no fallback. An empty memory gives noEvent throughout.
class Generator {
public:
    Generator(const FactorOracle& memory, GeneratorSettings settings, Chooser chooser,
              Poll poll = {});

    /// What replaces labels that the memory lacks (if the policy says so).
    void setSubstitution(Substitution substitution) { m_substitution = std::move(substitution); }
    /// Events that are never chosen, such as silent ones.
    void forbid(std::int32_t event);
    void setTracing(bool on) { m_tracing = on; }
    const std::vector<TraceEntry>& trace() const { return m_trace; }
    void clearTrace() { m_trace.clear(); }

    /// One event a label: `scenario` for two or more, `guided` for one.
    std::vector<std::int32_t> query(std::span<const Label> labels);
    /// Looks ahead: each phase starts where the most coming labels agree.
    std::vector<std::int32_t> scenario(std::span<const Label> labels);
    /// Only the next label is known.
    std::int32_t guided(Label label);
    /// Without labels, along the memory's own likenesses.
    std::vector<std::int32_t> free(int events);

    /// An event that was chosen elsewhere comes next (noEvent: silence); queries continue from it.
    void played(std::int32_t event);

    const Navigator& navigator() const { return m_navigator; }
    /// The next query is for this time: earlier output is forgotten from there on, a later time
    /// leaves a gap.
    void moveTo(int time) { m_navigator.moveTo(time); }

private:
    using State = FactorOracle::State;
    using States = std::vector<std::int32_t>;
    enum class Reach { Continuations, Anywhere };

    void prepare(Label firstLabel);
    std::int32_t phaseStart(std::span<const Label> rest);
    std::int32_t step(std::span<const Label> rest, Reach reach);
    std::int32_t fallback();
    std::int32_t emit(std::int32_t event);
    std::int32_t draw(std::int32_t low, std::int32_t high);
    std::int32_t chooseState(TraceEntry::Kind kind, const States& states, std::int32_t length = 0);

    bool continues(Label label) const;
    States jumpTargets(Label label) const;
    States statesWith(Label label, State last) const;
    void keepLeastVisited(States& states) const;
    void keepBestFuture(States& states, std::span<const Label> rest) const;
    void keepBestPast(States& states) const;
    void record(TraceEntry entry);
    void check() const {
        if (m_poll)
            m_poll();
    }

    const FactorOracle& m_memory;
    GeneratorSettings m_settings;
    Chooser m_chooser;
    Poll m_poll;
    Navigator m_navigator;
    Substitution m_substitution;
    bool m_tracing = false;
    std::vector<TraceEntry> m_trace;
};

} // namespace antiphon

#pragma once

#include "core/oracle/flatindex.h"
#include "core/oracle/label.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Factor oracle of a label sequence (Allauzen, Crochemore and Raffinot 1999), built online, with
/// the indices that navigation needs. States 0 ... N; state i stands after event i-1, whose label
/// is its own; state 0 is the start. Appending costs amortised constant time and no function
/// recurses.
///
/// A wildcard equals every label: an edge is found under any label it matches, the one to the
/// lowest state first. Const members may be called from several threads.
class FactorOracle {
public:
    using State = std::int32_t;
    static constexpr State none = -1;

    struct Link {
        State from;
        Label label;
        State to;
        bool operator==(const Link&) const = default;
    };

    FactorOracle();
    explicit FactorOracle(std::span<const Label> labels);

    void reserve(std::size_t events);
    void append(Label label);

    /// Number of events N, which is also the last state.
    State size() const { return State(m_labels.size()); }
    std::span<const Label> labels() const { return m_labels; }
    /// Label of a state 1 ... N.
    Label label(State state) const { return m_labels[std::size_t(state) - 1]; }
    bool hasWildcards() const { return m_wildcards; }

    /// Target of the edge, or none.
    State follow(State from, Label label) const;
    /// Whether the word can be read from state 0: true for every factor, and for a few words
    /// besides.
    bool accepts(std::span<const Label> word) const;
    /// Suffix link; none for state 0.
    State suffix(State state) const { return m_suffix[std::size_t(state)]; }
    /// States whose suffix link is this one, ascending.
    std::vector<State> reverseSuffix(State state) const;
    /// Suffix links followed down to state 0.
    std::vector<State> suffixPath(State state) const;
    /// Edges to the next state, and all others, by origin, then target.
    std::vector<Link> directLinks() const;
    std::vector<Link> factorLinks() const;

    /// States with exactly this label, ascending.
    std::span<const State> statesOf(Label label) const;
    /// States with label `second` whose predecessor has label `first`, exactly, ascending.
    std::span<const State> statesOf(Label first, Label second) const;

    /// Other states with a past like this one's: those with its label (state 0: all states); with
    /// `forward` > 0 only those whose next `forward` labels agree with the state's own. Ascending.
    std::vector<State> similarContexts(State state, int forward = 0) const;
    /// The next state and the states next to similar contexts, ascending.
    std::vector<State> continuations(State state, int forward = 0) const;
    /// Whether the `length` labels after both states exist and agree.
    bool sameFuture(State a, State b, int length) const;
    /// Number of agreeing labels at and before two states, at most `limit`.
    int commonPast(State a, State b, int limit) const;

private:
    struct Edge {
        Label label;
        State to;
        std::int32_t next; ///< next edge of the same origin, or none
    };

    void addEdge(State from, Label label, State to);
    void addToIndices(Label label, State state);

    std::vector<Label> m_labels;
    std::vector<State> m_suffix;
    std::vector<State> m_firstReverse; ///< chains of states by suffix link, latest first
    std::vector<State> m_nextReverse;
    std::vector<Edge> m_edges; ///< factor edges; direct ones are implied by the labels
    std::vector<std::int32_t> m_firstEdge;
    FlatIndex m_edgeTarget; ///< (state, label) -> target of the factor edge

    FlatIndex m_symbols; ///< label -> row of m_byLabel
    FlatIndex m_pairs;   ///< two symbols -> row of m_byPair
    std::vector<std::vector<State>> m_byLabel;
    std::vector<std::vector<State>> m_byPair;
    std::int32_t m_lastSymbol = none;
    bool m_wildcards = false;
};

} // namespace antiphon

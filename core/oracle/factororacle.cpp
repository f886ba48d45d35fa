#include "core/oracle/factororacle.h"

#include <algorithm>
#include <tuple>

namespace antiphon {

FactorOracle::FactorOracle()
    : m_suffix{none}, m_firstReverse{none}, m_nextReverse{none}, m_firstEdge{none} {}

FactorOracle::FactorOracle(std::span<const Label> labels) : FactorOracle() {
    reserve(labels.size());
    for (const Label label : labels)
        append(label);
}

void FactorOracle::reserve(std::size_t events) {
    m_labels.reserve(events);
    for (auto* perState : {&m_suffix, &m_firstReverse, &m_nextReverse, &m_firstEdge})
        perState->reserve(events + 1);
    m_edges.reserve(events); // an oracle has fewer factor edges than events
}

FactorOracle::State FactorOracle::follow(State from, Label label) const {
    if (from < size() && matches(m_labels[std::size_t(from)], label))
        return from + 1; // the lowest target there is
    if (m_firstEdge[std::size_t(from)] == none)
        return none;
    if (!m_wildcards && label != anyLabel)
        return m_edgeTarget.find(FlatIndex::key(from, label));
    State lowest = none;
    for (auto e = m_firstEdge[std::size_t(from)]; e != none; e = m_edges[std::size_t(e)].next) {
        const Edge& edge = m_edges[std::size_t(e)];
        if (matches(edge.label, label) && (lowest == none || edge.to < lowest))
            lowest = edge.to;
    }
    return lowest;
}

void FactorOracle::append(Label label) {
    const State before = size(), state = before + 1;
    m_wildcards = m_wildcards || label == anyLabel;

    State k = m_suffix[std::size_t(before)], target = none;
    while (k != none && (target = follow(k, label)) == none) {
        addEdge(k, label, state);
        k = m_suffix[std::size_t(k)];
    }
    const State link = k == none ? 0 : target;

    m_labels.push_back(label);
    m_suffix.push_back(link);
    m_firstEdge.push_back(none);
    m_firstReverse.push_back(none);
    m_nextReverse.push_back(m_firstReverse[std::size_t(link)]);
    m_firstReverse[std::size_t(link)] = state;
    addToIndices(label, state);
}

void FactorOracle::addEdge(State from, Label label, State to) {
    m_edgeTarget.insert(FlatIndex::key(from, label), to);
    auto& first = m_firstEdge[std::size_t(from)];
    m_edges.push_back({label, to, first});
    first = std::int32_t(m_edges.size()) - 1;
}

void FactorOracle::addToIndices(Label label, State state) {
    const auto symbol = m_symbols.insert(std::uint32_t(label), std::int32_t(m_byLabel.size()));
    if (std::size_t(symbol) == m_byLabel.size())
        m_byLabel.emplace_back();
    m_byLabel[std::size_t(symbol)].push_back(state);
    if (m_lastSymbol != none) {
        const auto pair =
            m_pairs.insert(FlatIndex::key(m_lastSymbol, symbol), std::int32_t(m_byPair.size()));
        if (std::size_t(pair) == m_byPair.size())
            m_byPair.emplace_back();
        m_byPair[std::size_t(pair)].push_back(state);
    }
    m_lastSymbol = symbol;
}

bool FactorOracle::accepts(std::span<const Label> word) const {
    State state = 0;
    for (const Label label : word)
        if ((state = follow(state, label)) == none)
            return false;
    return true;
}

std::vector<FactorOracle::State> FactorOracle::reverseSuffix(State state) const {
    std::vector<State> states;
    for (State s = m_firstReverse[std::size_t(state)]; s != none; s = m_nextReverse[std::size_t(s)])
        states.push_back(s);
    std::reverse(states.begin(), states.end());
    return states;
}

std::vector<FactorOracle::State> FactorOracle::suffixPath(State state) const {
    std::vector<State> path;
    while ((state = suffix(state)) != none)
        path.push_back(state);
    return path;
}

std::vector<FactorOracle::Link> FactorOracle::directLinks() const {
    std::vector<Link> links;
    for (State s = 0; s < size(); ++s)
        links.push_back({s, label(s + 1), s + 1});
    return links;
}

std::vector<FactorOracle::Link> FactorOracle::factorLinks() const {
    std::vector<Link> links;
    for (State s = 0; s <= size(); ++s)
        for (auto e = m_firstEdge[std::size_t(s)]; e != none; e = m_edges[std::size_t(e)].next)
            links.push_back({s, m_edges[std::size_t(e)].label, m_edges[std::size_t(e)].to});
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
        return std::tie(a.from, a.to) < std::tie(b.from, b.to);
    });
    return links;
}

std::span<const FactorOracle::State> FactorOracle::statesOf(Label label) const {
    const auto symbol = m_symbols.find(std::uint32_t(label));
    if (symbol == FlatIndex::absent)
        return {};
    return m_byLabel[std::size_t(symbol)];
}

std::span<const FactorOracle::State> FactorOracle::statesOf(Label first, Label second) const {
    const auto a = m_symbols.find(std::uint32_t(first)), b = m_symbols.find(std::uint32_t(second));
    const auto pair = a == FlatIndex::absent || b == FlatIndex::absent
                          ? FlatIndex::absent
                          : m_pairs.find(FlatIndex::key(a, b));
    if (pair == FlatIndex::absent)
        return {};
    return m_byPair[std::size_t(pair)];
}

bool FactorOracle::sameFuture(State a, State b, int length) const {
    for (int i = 1; i <= length; ++i)
        if (a + i > size() || b + i > size() || !matches(label(a + i), label(b + i)))
            return false;
    return true;
}

int FactorOracle::commonPast(State a, State b, int limit) const {
    int length = 0;
    while (length < limit && a > length && b > length &&
           matches(label(a - length), label(b - length)))
        ++length;
    return length;
}

std::vector<FactorOracle::State> FactorOracle::similarContexts(State state, int forward) const {
    std::vector<State> states;
    const auto consider = [&](State other) {
        if (other != state && sameFuture(state, other, forward))
            states.push_back(other);
    };
    if (state > 0 && !m_wildcards) {
        for (const State other : statesOf(label(state)))
            consider(other);
    } else {
        for (State other = 1; other <= size(); ++other)
            if (state == 0 || matches(label(state), label(other)))
                consider(other);
    }
    return states;
}

std::vector<FactorOracle::State> FactorOracle::continuations(State state, int forward) const {
    std::vector<State> states;
    if (state == 0 && forward == 0) { // every state is similar to the start, state 1 follows it
        for (State s = 1; s <= size(); ++s)
            states.push_back(s);
        return states;
    }
    for (const State similar : similarContexts(state, forward))
        if (similar < size())
            states.push_back(similar + 1);
    if (state < size()) {
        const auto at = std::lower_bound(states.begin(), states.end(), state + 1);
        if (at == states.end() || *at != state + 1)
            states.insert(at, state + 1);
    }
    return states;
}

} // namespace antiphon

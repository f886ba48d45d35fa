#include "core/oracle/repeats.h"

namespace antiphon {

namespace {

/// Suffix automaton; node 0 is the empty word.
class SuffixAutomaton {
public:
    SuffixAutomaton() { addNode(0); }

    /// Appends a label; returns the length of the longest suffix that was there before.
    std::int32_t append(Label label) {
        const auto node = addNode(m_length[std::size_t(m_last)] + 1);
        auto p = m_last;
        std::int32_t edge = none;
        while (p != none && (edge = m_index.find(FlatIndex::key(p, label))) == none) {
            addEdge(p, label, node);
            p = m_link[std::size_t(p)];
        }
        m_link[std::size_t(node)] = p == none ? 0 : split(p, label, edge);
        m_last = node;
        return m_length[std::size_t(m_link[std::size_t(node)])];
    }

private:
    static constexpr std::int32_t none = FlatIndex::absent;
    struct Edge {
        Label label;
        std::int32_t to;
        std::int32_t next;
    };

    std::int32_t addNode(std::int32_t length) {
        m_length.push_back(length);
        m_link.push_back(none);
        m_firstEdge.push_back(none);
        return std::int32_t(m_length.size()) - 1;
    }

    void addEdge(std::int32_t from, Label label, std::int32_t to) {
        const auto edge = std::int32_t(m_edges.size());
        m_index.insert(FlatIndex::key(from, label), edge);
        m_edges.push_back({label, to, m_firstEdge[std::size_t(from)]});
        m_firstEdge[std::size_t(from)] = edge;
    }

    /// The node of exactly the words that reach `edge` from p; cloned out of the target if need be.
    std::int32_t split(std::int32_t p, Label label, std::int32_t edge) {
        const auto q = m_edges[std::size_t(edge)].to;
        if (m_length[std::size_t(q)] == m_length[std::size_t(p)] + 1)
            return q;
        const auto clone = addNode(m_length[std::size_t(p)] + 1);
        for (auto e = m_firstEdge[std::size_t(q)]; e != none; e = m_edges[std::size_t(e)].next)
            addEdge(clone, m_edges[std::size_t(e)].label, m_edges[std::size_t(e)].to);
        m_link[std::size_t(clone)] = m_link[std::size_t(q)];
        m_link[std::size_t(q)] = clone;
        for (; p != none; p = m_link[std::size_t(p)]) {
            const auto e = m_index.find(FlatIndex::key(p, label));
            if (e == none || m_edges[std::size_t(e)].to != q)
                break;
            m_edges[std::size_t(e)].to = clone;
        }
        return clone;
    }

    std::vector<std::int32_t> m_length, m_link, m_firstEdge;
    std::vector<Edge> m_edges;
    FlatIndex m_index; ///< (node, label) -> edge
    std::int32_t m_last = 0;
};

} // namespace

std::vector<std::int32_t> longestRepeatedSuffixes(std::span<const Label> labels) {
    std::vector<std::int32_t> lengths{0};
    lengths.reserve(labels.size() + 1);
    SuffixAutomaton automaton;
    for (const Label label : labels)
        lengths.push_back(automaton.append(label));
    return lengths;
}

std::vector<std::int32_t> suffixLinkLengths(const FactorOracle& oracle) {
    std::vector<std::int32_t> lengths(std::size_t(oracle.size()) + 1);
    for (FactorOracle::State s = 1; s <= oracle.size(); ++s) {
        const auto link = oracle.suffix(s);
        if (link == 0)
            continue;
        // Links that advance together with the states extend the common past by one; only at the
        // breaks between such stretches are labels compared.
        lengths[std::size_t(s)] = link > 1 && oracle.suffix(s - 1) == link - 1 &&
                                          matches(oracle.label(s), oracle.label(link))
                                      ? lengths[std::size_t(s) - 1] + 1
                                      : oracle.commonPast(s, link, link);
    }
    return lengths;
}

} // namespace antiphon

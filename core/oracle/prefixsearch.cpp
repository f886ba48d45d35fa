#include "core/oracle/prefixsearch.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::int64_t workPerCheckpoint = 1 << 20;

class PrefixSearch {
public:
    PrefixSearch(const FactorOracle& memory, std::span<const Label> pattern,
                 const Poll& poll)
        : m_memory(memory), m_labels(memory.labels()), m_pattern(pattern), m_poll(poll),
          m_wildcards(memory.hasWildcards() || std::ranges::count(pattern, anyLabel) > 0) {}

    PrefixMatches run() {
        if (m_pattern.empty())
            return {};
        if (m_memory.hasWildcards() || m_pattern[0] == anyLabel) {
            for (std::int32_t e = 0; e < m_memory.size(); ++e)
                follow(e);
            return std::move(m_found);
        }
        for (const auto state : m_memory.statesOf(m_pattern[0]))
            if (!follow(state - 1))
                return withZ();
        return std::move(m_found);
    }

private:
    /// False when following costs more than the Z algorithm would.
    bool follow(std::int32_t event) {
        const auto rest = m_labels.subspan(std::size_t(event));
        const std::size_t most = std::min(rest.size(), m_pattern.size());
        std::size_t length = 0;
        while (length < most && matches(rest[length], m_pattern[length]))
            ++length;
        if (length > 0)
            add(event, std::int32_t(length));
        spend(std::int64_t(length) + 1);
        return m_wildcards || m_spent <= 4 * std::int64_t(m_labels.size());
    }

    void add(std::int32_t event, std::int32_t length) {
        m_found.events.push_back(event);
        m_found.lengths.push_back(length);
        m_found.longest = std::max(m_found.longest, length);
    }

    void spend(std::int64_t work) {
        if (m_poll && (m_spent + work) / workPerCheckpoint != m_spent / workPerCheckpoint)
            m_poll();
        m_spent += work;
    }

    /// Z values (Main and Lorentz 1984): agreement of `text` from each place on with the pattern.
    /// `own` are the values of the pattern itself; empty while just these are computed.
    std::vector<std::int32_t> zValues(std::span<const Label> text,
                                      std::span<const std::int32_t> own, std::size_t first) {
        std::vector<std::int32_t> z(text.size());
        std::size_t left = 0, right = 0; // text[left, right) agrees with the pattern's beginning
        for (std::size_t i = first; i < text.size(); ++i) {
            std::size_t length = 0;
            if (i < right) {
                const auto seen = own.empty() ? z[i - left] : own[i - left];
                length = std::min(std::size_t(seen), right - i);
            }
            if (i + length >= right) {
                while (i + length < text.size() && length < m_pattern.size() &&
                       text[i + length] == m_pattern[length])
                    ++length;
                left = i;
                right = i + length;
            }
            z[i] = std::int32_t(length);
        }
        return z;
    }

    PrefixMatches withZ() {
        m_found = {};
        auto own = zValues(m_pattern, {}, 1);
        own[0] = std::int32_t(m_pattern.size());
        const auto z = zValues(m_labels, own, 0);
        for (std::size_t e = 0; e < z.size(); ++e)
            if (z[e] > 0)
                add(std::int32_t(e), z[e]);
        return std::move(m_found);
    }

    const FactorOracle& m_memory;
    std::span<const Label> m_labels, m_pattern;
    const Poll& m_poll;
    bool m_wildcards;
    std::int64_t m_spent = 0;
    PrefixMatches m_found;
};

} // namespace

PrefixMatches prefixMatches(const FactorOracle& memory, std::span<const Label> pattern,
                            const Poll& poll) {
    return PrefixSearch(memory, pattern, poll).run();
}

KeptLengths keptLengths(const FutureRange& range, std::int32_t longest, bool keepOne) {
    KeptLengths kept;
    if (range.absolute) {
        kept.low = std::max(1, std::int32_t(range.low));
        kept.high = std::int32_t(std::min(range.high, double(longest)));
    } else { // std::nearbyint: halves to even
        kept.low = std::max(1, std::int32_t(std::nearbyint(range.low * longest)));
        kept.high = std::int32_t(std::nearbyint(range.high * longest));
    }
    if (keepOne && longest > 0) {
        kept.high = std::max(kept.high, 1);
        kept.low = std::min(kept.low, kept.high);
    }
    return kept;
}

} // namespace antiphon

#pragma once

#include "core/rng.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// How a choice among equal candidates, given in ascending order, is made. A value: a copy makes
/// the same choices.
class Chooser {
public:
    static Chooser lowest() { return Chooser(Way::Lowest); }
    static Chooser highest() { return Chooser(Way::Highest); }
    /// Replays choices, for instance those of a recorded trace, in order.
    static Chooser recorded(std::vector<std::int32_t> choices);
    static Chooser random(std::uint64_t seed);

    /// One of the candidates, which are not empty. Throws UserError when a recorded choice is not
    /// among them or none is left.
    std::int32_t choose(std::span<const std::int32_t> candidates);
    /// One of low ... high, both included.
    std::int32_t draw(std::int32_t low, std::int32_t high);

private:
    enum class Way { Lowest, Highest, Recorded, Random };
    explicit Chooser(Way way) : m_way(way) {}
    std::int32_t nextRecorded();

    Way m_way;
    std::vector<std::int32_t> m_recorded;
    std::size_t m_next = 0;
    Rng m_rng{0};
};

} // namespace antiphon

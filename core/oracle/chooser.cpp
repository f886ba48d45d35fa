#include "core/oracle/chooser.h"

#include "core/error.h"

#include <algorithm>
#include <string>

namespace antiphon {

Chooser Chooser::recorded(std::vector<std::int32_t> choices) {
    Chooser chooser(Way::Recorded);
    chooser.m_recorded = std::move(choices);
    return chooser;
}

Chooser Chooser::random(std::uint64_t seed) {
    Chooser chooser(Way::Random);
    chooser.m_rng = Rng(seed);
    return chooser;
}

std::int32_t Chooser::nextRecorded() {
    if (m_next == m_recorded.size())
        throw UserError("The recorded choices end after " + std::to_string(m_next) +
                        "; record them again with the present memory and query.");
    return m_recorded[m_next++];
}

std::int32_t Chooser::choose(std::span<const std::int32_t> candidates) {
    switch (m_way) {
    case Way::Lowest:
        return candidates.front();
    case Way::Highest:
        return candidates.back();
    case Way::Random:
        return candidates[std::size_t(m_rng.below(candidates.size()))];
    case Way::Recorded:
        break;
    }
    const std::int32_t choice = nextRecorded();
    if (!std::binary_search(candidates.begin(), candidates.end(), choice))
        throw UserError("Recorded choice " + std::to_string(m_next) + " is " +
                        std::to_string(choice) +
                        ", which is not a candidate there; record the choices again with the "
                        "present memory and query.");
    return choice;
}

std::int32_t Chooser::draw(std::int32_t low, std::int32_t high) {
    switch (m_way) {
    case Way::Lowest:
        return low;
    case Way::Highest:
        return high;
    case Way::Random:
        return low + std::int32_t(m_rng.below(std::uint64_t(high - low) + 1));
    case Way::Recorded:
        break;
    }
    const std::int32_t choice = nextRecorded();
    if (choice < low || choice > high)
        throw UserError("Recorded choice " + std::to_string(m_next) + " is " +
                        std::to_string(choice) + " but must lie in " + std::to_string(low) +
                        " to " + std::to_string(high) +
                        "; record the choices again with the present memory and query.");
    return choice;
}

} // namespace antiphon

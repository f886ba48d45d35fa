#include "app/panels/memorylinks.h"

#include "core/oracle/factororacle.h"

namespace antiphon {

std::vector<TimeLink> memoryLinks(const std::vector<std::int32_t>& labels, double segment) {
    constexpr int farEnough = 8;
    const FactorOracle oracle(labels);
    std::vector<TimeLink> links;
    for (FactorOracle::State state = 1; state <= oracle.size(); ++state) {
        const FactorOracle::State other = oracle.suffix(state);
        if (other < 1 || oracle.label(state) < 0)
            continue;
        int past = 1;
        while (past < farEnough && other - past >= 1 &&
               oracle.label(state - past) == oracle.label(other - past))
            ++past;
        links.push_back({(double(state) - 0.5) * segment, (double(other) - 0.5) * segment,
                         oracle.label(state), past});
    }
    return links;
}

} // namespace antiphon

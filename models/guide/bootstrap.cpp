#include "models/guide/evaluation.h"

#include "core/quantile.h"
#include "core/rng.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace antiphon::guide {

namespace {

double rightAt(const LabelWindow& window, const std::vector<std::int32_t>& prediction,
               std::size_t i) {
    return i < prediction.size() && prediction[i] == window.target[i];
}

} // namespace

std::vector<BootstrapUnit> advantageUnits(const std::vector<LabelWindow>& windows,
                                          const Predictions& model,
                                          const std::vector<Predictions>& others,
                                          std::int64_t block) {
    std::vector<BootstrapUnit> units;
    const auto step = std::size_t(std::max<std::int64_t>(block, 1));
    for (std::size_t w = 0; w < windows.size(); ++w) {
        const LabelWindow& window = windows[w];
        for (std::size_t begin = 0; begin < window.target.size(); begin += step) {
            BootstrapUnit unit{window.track, 0, 0};
            for (std::size_t i = begin; i < std::min(begin + step, window.target.size()); ++i) {
                if (!window.counts(i))
                    continue;
                double other = 0;
                for (const Predictions& predictions : others)
                    other += rightAt(window, predictions[w], i);
                unit.gain += rightAt(window, model[w], i) -
                             other / double(std::max<std::size_t>(others.size(), 1));
                unit.weight += 1;
            }
            if (unit.weight > 0)
                units.push_back(unit);
        }
    }
    return units;
}

std::vector<BootstrapUnit> averageUnits(const std::vector<std::vector<BootstrapUnit>>& models) {
    if (models.empty())
        return {};
    std::vector<BootstrapUnit> result = models[0];
    for (std::size_t m = 1; m < models.size(); ++m) {
        if (models[m].size() != result.size())
            throw std::invalid_argument("units of different windows");
        for (std::size_t u = 0; u < result.size(); ++u) {
            if (models[m][u].group != result[u].group || models[m][u].weight != result[u].weight)
                throw std::invalid_argument("units of different windows");
            result[u].gain += models[m][u].gain;
        }
    }
    for (BootstrapUnit& unit : result)
        unit.gain /= double(models.size());
    return result;
}

Interval bootstrapInterval(std::span<const BootstrapUnit> units, const BootstrapOptions& options) {
    std::map<std::int32_t, std::vector<BootstrapUnit>> byGroup;
    double gain = 0, weight = 0;
    for (const BootstrapUnit& unit : units) {
        byGroup[unit.group].push_back(unit);
        gain += unit.gain;
        weight += unit.weight;
    }
    if (!(weight > 0) || options.draws < 1)
        return {};
    std::vector<std::vector<BootstrapUnit>> groups;
    for (auto& [id, members] : byGroup)
        groups.push_back(std::move(members));
    if (options.wholeGroups) { // each group is one unit of a single group
        std::vector<BootstrapUnit> sums;
        for (const auto& members : groups) {
            BootstrapUnit sum;
            for (const BootstrapUnit& unit : members) {
                sum.gain += unit.gain;
                sum.weight += unit.weight;
            }
            sums.push_back(sum);
        }
        groups = {std::move(sums)};
    }
    Rng rng(options.seed);
    std::vector<double> values;
    for (int draw = 0; draw < options.draws; ++draw) {
        double drawnGain = 0, drawnWeight = 0;
        for (const auto& members : groups)
            for (std::size_t i = 0; i < members.size(); ++i) {
                const BootstrapUnit& unit = members[rng.below(members.size())];
                drawnGain += unit.gain;
                drawnWeight += unit.weight;
            }
        values.push_back(drawnGain / drawnWeight);
    }
    std::ranges::sort(values);
    const double tail = (1 - options.level) / 2;
    return {quantile(values, tail), gain / weight, quantile(values, 1 - tail)};
}

} // namespace antiphon::guide

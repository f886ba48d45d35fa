#include "widgets/mapscene.h"

#include <algorithm>
#include <limits>

namespace antiphon {

void MapScene::setPoints(std::vector<float> positions, std::vector<MapSeries> list) {
    *this = {};
    xy = std::move(positions);
    xy.resize(xy.size() / 2 * 2);
    const auto n = std::size_t(count());
    // More points than the series say belong to the last; more series than fit in a byte, too.
    if (list.empty())
        list.push_back({{}, count()});
    list.resize(std::min<std::size_t>(list.size(), mostKinds));
    series = std::move(list);
    seriesOf.assign(n, std::uint8_t(series.size() - 1));
    std::size_t at = 0;
    for (std::size_t s = 0; s < series.size(); ++s) {
        const std::size_t end = std::min(n, at + std::size_t(std::max(0, series[s].points)));
        std::fill(seriesOf.begin() + std::ptrdiff_t(at), seriesOf.begin() + std::ptrdiff_t(end),
                  std::uint8_t(s));
        at = end;
    }
    seriesHidden.assign(series.size(), 0);
    selected.assign(n, 0);
    updateShown();
}

void MapScene::complete(MapValues& told) const {
    told.values.resize(std::size_t(count()), std::numeric_limits<float>::quiet_NaN());
    if (!(told.low < told.high)) {
        float low = std::numeric_limits<float>::infinity(), high = -low;
        for (const float v : told.values)
            if (std::isfinite(v)) {
                low = std::min(low, v);
                high = std::max(high, v);
            }
        told.low = low <= high ? low : 0;
        told.high = low <= high ? high : 1;
    }
    // All alike: in the middle of the range.
    if (!(told.low < told.high)) {
        const double room = std::max(1e-6, 0.5 * std::abs(told.low));
        told.low -= room;
        told.high += room;
    }
}

void MapScene::colorBySeries() {
    colorBy = ColorBy::Series;
    values = {};
    kinds = {};
    kindHidden.clear();
}

void MapScene::setColors(MapValues told) {
    colorBySeries();
    complete(told);
    values = std::move(told);
    colorBy = ColorBy::Values;
}

void MapScene::setColors(MapCategories told) {
    colorBySeries();
    told.of.resize(std::size_t(count()), -1);
    told.names.resize(std::min<std::size_t>(told.names.size(), mostKinds));
    kindHidden.assign(told.names.size() + 1, 0);
    kinds = std::move(told);
    colorBy = ColorBy::Kinds;
}

void MapScene::setSizes(MapValues told) {
    complete(told);
    sizes = std::move(told);
}

bool MapScene::updateShown() {
    const auto n = std::size_t(count());
    bool changed = shown.size() != n;
    shown.resize(n);
    shownCount = 0;
    for (std::size_t i = 0; i < n; ++i) {
        bool on = std::isfinite(xy[2 * i]) && std::isfinite(xy[2 * i + 1]) &&
                  (filter.empty() || filter[i]) && !seriesHidden[seriesOf[i]];
        if (on && colorBy == ColorBy::Kinds)
            on = !kindHidden[kindOf(i)];
        changed |= shown[i] != std::uint8_t(on);
        shown[i] = on;
        shownCount += on;
    }
    return changed;
}

std::vector<int> MapScene::kindCounts() const {
    std::vector<int> counts(kinds.names.size() + 1);
    if (colorBy == ColorBy::Kinds)
        for (std::size_t i = 0; i < std::size_t(count()); ++i)
            ++counts[kindOf(i)];
    return counts;
}

bool MapScene::anyValueMissing() const {
    return std::any_of(values.values.begin(), values.values.end(),
                       [](float v) { return !std::isfinite(v); });
}

} // namespace antiphon

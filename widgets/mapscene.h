#pragma once

#include "widgets/mapdata.h"

#include <cmath>
#include <span>

namespace antiphon {

/// What a map shows, as plain arrays: what it was told, and from that which points are shown. No
/// widget and no colour in it. A value.
struct MapScene {
    enum class ColorBy { Series, Values, Kinds };

    static constexpr int mostKinds = 250;

    // What was told.
    std::vector<float> xy; ///< x and y a point
    std::vector<MapSeries> series;
    std::vector<std::uint8_t> seriesOf; ///< one a point
    ColorBy colorBy = ColorBy::Series;
    MapValues values;                 ///< with ColorBy::Values; one a point, low < high
    MapCategories kinds;              ///< with ColorBy::Kinds; one a point, names.size() kinds
    MapValues sizes;                  ///< empty values: all alike
    std::vector<std::uint8_t> filter; ///< empty: all
    std::vector<std::uint8_t> seriesHidden;
    std::vector<std::uint8_t> kindHidden; ///< one more than kinds: those of none
    std::vector<std::uint8_t> selected;   ///< one a point
    int selectedCount = 0;

    // Derived by updateShown().
    std::vector<std::uint8_t> shown; ///< one a point
    int shownCount = 0;

    int count() const { return int(xy.size() / 2); }
    float x(int point) const { return xy[2 * std::size_t(point)]; }
    float y(int point) const { return xy[2 * std::size_t(point) + 1]; }
    bool valid(int point) const { return point >= 0 && point < count(); }
    bool isShown(int point) const { return valid(point) && shown[std::size_t(point)]; }
    /// The kind of a point, kinds.names.size() for none.
    std::size_t kindOf(std::size_t point) const {
        const int kind = kinds.of[point];
        return kind < 0 || std::size_t(kind) >= kinds.names.size() ? kinds.names.size()
                                                                   : std::size_t(kind);
    }

    void setPoints(std::vector<float> positions, std::vector<MapSeries> list);
    void setColors(MapValues told);
    void setColors(MapCategories told);
    void setSizes(MapValues told);
    void colorBySeries();

    /// To be called when positions, filter or what is hidden changed. Whether another set is shown.
    bool updateShown();

    /// How many of each kind (the last: none), filter and hiding aside.
    std::vector<int> kindCounts() const;
    bool anyValueMissing() const;

private:
    /// As many values as points; the range from the values where it is not told.
    void complete(MapValues& told) const;
};

} // namespace antiphon

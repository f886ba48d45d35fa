#pragma once

#include "widgets/mapscene.h"

namespace antiphon {

/// Finds the shown points nearest to a place, distances as seen on the screen (pixels). A grid over
/// the positions, built when it pays: the first questions after positions changed are answered by
/// looking at each point, which at 100 000 costs less than the grid. What is shown is looked up
/// when asked, so that filters need no other grid. For one thread.
class PointGrid {
public:
    struct Found {
        int point = -1;
        double distance = 0; ///< pixels
    };
    struct Place {
        double x = 0, y = 0;           ///< plot coordinates
        double scaleX = 1, scaleY = 1; ///< pixels a unit
    };

    /// Positions changed.
    void reset();
    /// At most `count` shown points within `radius` pixels, nearest first, of equals the lower
    /// index.
    std::vector<Found> nearest(const MapScene& scene, const Place& place, int count,
                               double radius) const;

    /// Builds the grid at once.
    void build(const MapScene& scene) const;

private:
    class Best;
    void search(const Place& place, Best& best) const;

    static constexpr int picksWithoutGrid = 4;

    mutable int m_picks = 0;
    mutable bool m_built = false;
    mutable int m_columns = 0, m_rows = 0;
    mutable double m_left = 0, m_bottom = 0, m_cellWidth = 1, m_cellHeight = 1;
    mutable std::vector<int> m_starts; ///< of each cell's points in m_points; one more than cells
    mutable std::vector<int> m_points; ///< ascending in each cell
};

} // namespace antiphon

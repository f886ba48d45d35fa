#include "core/maps/embedcolumns.h"
#include "core/maps/embedding.h"
#include "core/maps/pca.h"
#include "core/maps/placement.h"
#include "core/maps/standardise.h"

#include <cmath>
#include <limits>

namespace antiphon {

PlacedRows placeOthers(const Table& table, const Embedding& embedding, const Table& others,
                       int threads, const std::function<void()>& checkpoint) {
    const FiniteParts theirs = finiteRows(others, embedding.columns);
    PlacedRows result;
    result.placed = theirs.rows.size();
    for (const std::string& note : theirs.notes)
        result.notes.push_back(others.origin + ": " + note);

    // The same rows in the same columns as when the map was made, so the same space.
    const FiniteParts own = finiteRows(table, embedding.columns);
    const Scaling scaling = scalingOf(own.values, own.columns.size());
    const Matrix rows = scaling.apply(own.values), wanted = scaling.apply(theirs.values);
    Workers workers(threads);
    std::vector<float> places;
    if (embedding.explained) {
        places = Pca(rows, {}, workers).project(wanted, workers).values;
    } else {
        std::vector<float> map;
        for (const std::size_t row : own.rows)
            for (std::size_t k = 0; k < 2; ++k)
                map.push_back(embedding.positions[2 * row + k]);
        places = placeAmong(NeighbourSearch(rows, workers), map, wanted, workers, 5, checkpoint);
    }
    result.positions.assign(2 * others.rows, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < theirs.rows.size(); ++i)
        for (std::size_t k = 0; k < 2; ++k)
            result.positions[2 * theirs.rows[i] + k] = places[2 * i + k];
    return result;
}

} // namespace antiphon

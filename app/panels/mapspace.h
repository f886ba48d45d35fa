#pragma once

#include "app/panels/maptable.h"
#include "core/maps/pca.h"
#include "core/maps/standardise.h"

#include <atomic>
#include <optional>

namespace antiphon {

/// What the axes of a map show.
struct MapAxes {
    enum class Method { Pca, Tsne, Parameters, Columns } method = Method::Pca;
    std::string x, y;                    ///< of Parameters and Columns: names of columns
    std::vector<std::string> categories; ///< of the columns to embed; empty: the usual ones
    double perplexity = 30;              ///< of t-SNE, as are the following
    std::uint64_t seed = 1;
    bool operator==(const MapAxes&) const = default;

    bool embeds() const { return method == Method::Pca || method == Method::Tsne; }
};

/// Rows as points of a space with comparable directions: what PCA and t-SNE start from, and where
/// other sounds can be put among them. Immutable.
struct MapSpace {
    std::vector<std::size_t> columns; ///< of the rows
    std::vector<std::string> names;   ///< of those columns
    std::vector<std::size_t> kept;    ///< rows that have all of them; their row i is point kept[i]
    std::size_t rows = 0;             ///< of the map
    Scaling scaling;
    Matrix points; ///< standardised, one row a kept row
    std::optional<Pca> pca;
    QString trouble; ///< a sentence or more on what cannot be shown or was left out

    /// One value for every row of the map, x and y: NaN where it is not kept.
    std::vector<float> spread(const Matrix& places) const;
};

/// The usual categories: descriptors where there are any, else other columns.
std::vector<std::string> usualCategories(const MapRows& rows);
/// The columns that `axes` embeds.
std::vector<std::size_t> embeddedColumns(const MapRows& rows, const MapAxes& axes);

/// For a background thread; where nothing can be embedded (no row, no column, nothing that differs)
/// there is no pca, and `trouble` says why. Throws Cancelled once `dropped` is set.
std::shared_ptr<const MapSpace> makeSpace(const MapRows& rows, const MapAxes& axes,
                                          const std::atomic<bool>& dropped);

} // namespace antiphon

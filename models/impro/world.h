#pragma once

#include "core/maps/corpus.h"
#include "core/maps/lookup.h"
#include "core/maps/pointindex.h"
#include "models/impro/scaling.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::impro {

/// How the sound between the points of a table is guessed.
enum class Interpolation {
    Nearest, ///< it is that of the nearest row, as in the original
    Linear,  ///< multilinear within a cell of the grid
    Knn      ///< 2 N nearest rows weighted by distance (modified Shepard, Franke and Nielson 1980)
};

std::string_view name(Interpolation interpolation); ///< "nearest", "linear", "knn"
std::span<const Interpolation> interpolations();    ///< every one

/// Table and corpus, scaled once and shared by any number of environments. Immutable, so any
/// thread.
class World {
public:
    /// The columns are those of the scaling. Throws UserError: a column that table or a song lacks
    /// (naming it and the nearest), a number of a song that is none (naming song and frame), no
    /// rows, points that are no numbers.
    World(const LookupTable& table, std::span<const Corpus> songs,
          std::vector<std::string> songNames, Scaling scaling);
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    std::size_t parameters() const noexcept { return m_parameters; }
    std::size_t columns() const noexcept { return m_columns; } ///< kept
    std::size_t rows() const noexcept { return m_points.size() / m_parameters; }
    const Scaling& scaling() const noexcept { return m_scaling; }
    /// The points are a grid, so that Interpolation::Linear is possible.
    bool isGrid() const noexcept { return m_index.isGrid(); }

    std::span<const double> scaledRow(std::size_t row) const noexcept {
        return {m_rows.data() + row * m_columns, m_columns};
    }
    std::span<const double> rowPoint(std::size_t row) const noexcept {
        return {m_points.data() + row * m_parameters, m_parameters};
    }
    /// L1 over raw parameters in double, the first of ties: exactly a full search, but from an
    /// index.
    std::size_t nearestByParameters(std::span<const double> parameters) const noexcept {
        return m_index.nearest(parameters);
    }
    /// L1 over all kept scaled columns, the first of ties.
    std::size_t nearestByFeatures(std::span<const double> scaled) const noexcept;
    /// The sound at a point that the table need not have, columns() scaled numbers. No allocation.
    /// Linear only where isGrid(), and of at most 10 parameters.
    void soundAt(std::span<const double> parameters, Interpolation interpolation,
                 std::span<double> out) const noexcept;

    std::size_t songs() const noexcept { return m_songs.size(); }
    const std::string& songName(std::size_t song) const noexcept { return m_songs[song].name; }
    std::size_t songFrames(std::size_t song) const noexcept {
        return m_songs[song].frames.size() / m_columns;
    }
    std::span<const double> songFrame(std::size_t song, std::size_t frame) const noexcept {
        return {m_songs[song].frames.data() + frame * m_columns, m_columns}; // scaled
    }

private:
    struct Song {
        std::string name;
        std::vector<double> frames; ///< scaled, frames x columns
    };
    void addSong(const Corpus& corpus, const std::string& name);

    std::size_t m_parameters, m_columns;
    Scaling m_scaling;
    std::vector<double> m_points;
    std::vector<double> m_rows;   ///< scaled, rows x columns
    std::vector<double> m_blocks; ///< the same for the search: columns x 16 a block of rows
    PointIndex m_index;
    std::vector<Song> m_songs;
};

} // namespace antiphon::impro

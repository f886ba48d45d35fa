#include "app/panels/songway.h"

#include "app/panels/mapsong.h"
#include "core/error.h"
#include "core/maps/neighbours.h"
#include "core/maps/placement.h"
#include "core/maps/reach.h"

#include <QThread>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// Frames as rows of the space: NaN where a column is missing there is replaced by the mean.
Matrix framesIn(const MapSpace& space, const SongFrames& song, int& shared) {
    Matrix rows(song.frames.rows, space.columns.size());
    shared = 0;
    for (std::size_t c = 0; c < space.columns.size(); ++c) {
        const auto found = std::ranges::find(song.columns, space.names[c]);
        shared += found != song.columns.end();
        const auto own = std::size_t(found - song.columns.begin());
        for (std::size_t r = 0; r < rows.rows; ++r) {
            const float value = found == song.columns.end()
                                    ? float(space.scaling.mean[c])
                                    : song.frames.values[r * song.frames.columns + own];
            rows.values[r * rows.columns + c] = value;
        }
    }
    return rows;
}

SongReach reachIn(const MapRows& rows, const MapSpace& space, const SongFrames& song) {
    Table table;
    table.origin = "map";
    table.rows = rows.rows();
    for (const std::size_t column : space.columns) {
        const std::vector<float> numbers = rows.numbers(column);
        table.add(rows.columns()[column].name, std::vector<double>(numbers.begin(), numbers.end()));
    }
    SongReach reach;
    double inside = 0, all = 0;
    for (const ColumnReach& of : reachOf(song.raw, song.columns, table)) {
        inside += double(of.inside);
        all += double(of.frames);
        ++reach.columns;
        if (!of.keep())
            reach.outside << rows.columns()[std::size_t(rows.find(of.column))].label;
    }
    reach.share = all > 0 ? inside / all : 0;
    return reach;
}

} // namespace

SongWay songWay(const MapRows& rows, const MapAxes& axes, std::shared_ptr<const MapSpace> space,
                const std::vector<float>& places, const SongFrames& song,
                const std::atomic<bool>& dropped) {
    SongWay made;
    if (!space)
        space = makeSpace(rows, {}, dropped);
    if (space->kept.empty() || space->columns.empty() || !space->pca) {
        made.trouble = MapSong::tr("There is nothing on the map to compare the recording with.");
        return made;
    }
    int shared = 0;
    const Matrix frames = framesIn(*space, song, shared);
    if (shared == 0) {
        made.trouble = MapSong::tr("The recording was described by none of the columns that the "
                                   "map compares; choose descriptors under Axes.");
        return made;
    }
    made.reach = reachIn(rows, *space, song);
    // What is no number (digital silence) has no place.
    std::vector<std::size_t> whole;
    for (std::size_t r = 0; r < frames.rows; ++r)
        if (std::ranges::all_of(frames.row(r), [](float v) { return std::abs(v) <= 1e15f; }))
            whole.push_back(r);
    Matrix kept(whole.size(), frames.columns);
    for (std::size_t i = 0; i < whole.size(); ++i)
        std::ranges::copy(frames.row(whole[i]), kept.row(i).begin());
    kept = space->scaling.apply(kept);
    made.way.name = QString::fromStdString(display(song.file.filename()));
    made.way.color = 1;
    made.way.seconds = song.seconds;
    const auto spread = [&](std::span<const float> xy, std::size_t columns) {
        made.way.xy.assign(2 * frames.rows, std::nanf(""));
        for (std::size_t i = 0; i < whole.size(); ++i)
            for (std::size_t k = 0; k < 2; ++k)
                made.way.xy[2 * whole[i] + k] = xy[i * columns + k];
    };
    if (axes.method == MapAxes::Method::Pca) {
        const Matrix projected = space->pca->project(kept);
        spread(projected.values, projected.columns);
        return made;
    }
    const auto checkpoint = [&dropped] {
        if (dropped)
            throw Cancelled{};
    };
    checkpoint();
    Workers workers(std::max(1, QThread::idealThreadCount() - 1));
    const NeighbourSearch search(space->points, workers);
    if (axes.method == MapAxes::Method::Tsne && places.size() == 2 * space->rows) {
        std::vector<float> map;
        for (const std::size_t row : space->kept)
            map.insert(map.end(), {places[2 * row], places[2 * row + 1]});
        spread(placeAmong(search, map, kept, workers, 5, checkpoint), 2);
        return made;
    }
    // Elsewhere, and while rows move, a frame is where the sound is that is most like it.
    made.way.points.assign(frames.rows, -1);
    const Neighbours nearest = search.of(kept, 1, workers, checkpoint);
    for (std::size_t i = 0; i < whole.size(); ++i)
        made.way.points[whole[i]] = int(space->kept[std::size_t(nearest.of(i)[0])]);
    return made;
}

} // namespace antiphon

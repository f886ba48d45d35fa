#include "models/impro/world.h"

#include "core/error.h"
#include "core/simd.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace antiphon::impro {
namespace {

constexpr std::size_t blockRows = 16; // their sums stay in registers
constexpr std::size_t mostLinear = 10;

/// Half a block of rows, on any processor.
typedef double Lanes8d __attribute__((vector_size(64), aligned(8), may_alias));

/// Full search, a block of rows at a time.
struct NearestSound {
    const double* blocks;
    std::size_t rows, columns;
    const double* wanted;
    std::size_t* best;

    [[gnu::always_inline]] void operator()() const {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t first = 0; first < rows; first += blockRows) {
            const double* at = blocks + first * columns;
            Lanes8d low = {}, high = {};
            for (std::size_t c = 0; c < columns; ++c, at += blockRows) {
                const Lanes8d a = reinterpret_cast<const Lanes8d*>(at)[0] - wanted[c];
                const Lanes8d b = reinterpret_cast<const Lanes8d*>(at)[1] - wanted[c];
                low += a < 0 ? -a : a;
                high += b < 0 ? -b : b;
            }
            for (std::size_t r = 0; r < blockRows; ++r) {
                const double sum = r < 8 ? low[r] : high[r - 8];
                if (sum < least) {
                    least = sum;
                    *best = first + r;
                }
            }
        }
    }
};

} // namespace

std::string_view name(Interpolation interpolation) {
    switch (interpolation) {
    case Interpolation::Nearest:
        return "nearest";
    case Interpolation::Linear:
        return "linear";
    case Interpolation::Knn:
        return "knn";
    }
    return {};
}

std::span<const Interpolation> interpolations() {
    using enum Interpolation;
    static constexpr std::array all{Nearest, Linear, Knn};
    return all;
}

World::World(const LookupTable& table, std::span<const Corpus> songs,
             std::vector<std::string> songNames, Scaling scaling)
    : m_parameters(table.parameters), m_columns(scaling.columns.size()),
      m_scaling(std::move(scaling)), m_points(table.points), m_rows(table.rows * m_columns),
      m_index(m_points, m_parameters) {
    const auto places = placesOf(m_scaling.columns, table.descriptors, "The lookup table");
    if (places.empty())
        throw UserError("No column is kept; an agent must hear something.");
    std::vector<double> values(m_columns);
    const std::size_t blocks = (table.rows + blockRows - 1) / blockRows;
    m_blocks.assign(blocks * blockRows * m_columns, std::numeric_limits<double>::infinity());
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (std::size_t c = 0; c < m_columns; ++c)
            values[c] = table.value(row)[places[c]];
        const std::span scaled(m_rows.data() + row * m_columns, m_columns);
        m_scaling.apply(values, scaled);
        for (std::size_t c = 0; c < m_columns; ++c)
            m_blocks[(row / blockRows * m_columns + c) * blockRows + row % blockRows] = scaled[c];
    }
    songNames.resize(songs.size());
    for (std::size_t song = 0; song < songs.size(); ++song)
        addSong(songs[song], songNames[song]);
}

void World::addSong(const Corpus& corpus, const std::string& name) {
    const auto places = placesOf(m_scaling.columns, corpus.columns, name);
    if (corpus.frames.rows == 0)
        throw UserError(name + ": has no frames; leave it out of the corpus.");
    Song song{name, std::vector<double>(corpus.frames.rows * m_columns)};
    std::vector<double> values(m_columns);
    for (std::size_t frame = 0; frame < corpus.frames.rows; ++frame) {
        for (std::size_t c = 0; c < m_columns; ++c) {
            // As a reader of doubles finds it in the corpus's file: rewards are compared to the
            // last digit.
            values[c] = asWritten(corpus.frames.row(frame)[places[c]]);
            if (!std::isfinite(values[c]))
                throw UserError(name + ": frame " + std::to_string(frame) + " of column '" +
                                m_scaling.columns[c] +
                                "' is no number; analyse the recording again.");
        }
        m_scaling.apply(values, {song.frames.data() + frame * m_columns, m_columns});
    }
    m_songs.push_back(std::move(song));
}

std::size_t World::nearestByFeatures(std::span<const double> scaled) const noexcept {
    std::size_t best = 0;
    runWide(NearestSound{m_blocks.data(), rows(), m_columns, scaled.data(), &best});
    return best;
}

void World::soundAt(std::span<const double> parameters, Interpolation interpolation,
                    std::span<double> out) const noexcept {
    WeightedRow mix[std::size_t(1) << mostLinear];
    std::size_t count = 1;
    if (interpolation == Interpolation::Nearest) {
        mix[0] = {m_index.nearest(parameters), 1};
    } else if (interpolation == Interpolation::Linear) {
        m_index.corners(parameters, mix);
        count <<= m_parameters;
    } else {
        // The next one beyond sets the radius: it just does not count, so nothing jumps.
        count = m_index.nearest(parameters, std::span(mix).first(2 * m_parameters + 1));
        const double radius = mix[count - 1].weight;
        if (mix[0].weight == 0 || radius == 0) {
            mix[0].weight = 1;
            count = 1;
        }
        double sum = 0;
        for (WeightedRow& row : std::span(mix).first(count)) {
            const double root = (radius - row.weight) / (radius * row.weight);
            row.weight = count == 1 ? 1 : root * root;
            sum += row.weight;
        }
        for (WeightedRow& row : std::span(mix).first(count))
            row.weight = sum > 0 ? row.weight / sum : 1 / double(count);
    }
    std::ranges::fill(out, 0.0);
    for (const WeightedRow& row : std::span(mix).first(count))
        for (std::size_t c = 0; c < m_columns; ++c)
            out[c] += row.weight * m_rows[row.row * m_columns + c];
}

} // namespace antiphon::impro

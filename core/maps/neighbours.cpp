#include "core/maps/neighbours.h"

#include "core/error.h"
#include "core/maps/covariance.h"
#include "core/maps/distancetile.h"
#include "core/maps/eigen.h"
#include "core/maps/projection.h"
#include "core/maps/standardise.h"
#include "core/simd.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

namespace antiphon {
namespace {

static_assert(tileRows == RowTree::leafRows);

constexpr float farthest = std::numeric_limits<float>::max();
constexpr std::size_t widestRotation = 256; ///< columns; beyond, finding the axes costs too much
constexpr std::size_t groupsAPart = 16;

/// Squared distances of one row from many, column by column in lanes: the final measure.
struct ExactDistances {
    const float* query;
    const float* rows;
    std::size_t padded;
    const std::int32_t* places;
    std::size_t count;
    float* out;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t k = 0; k < count; ++k) {
            const float* row = rows + std::size_t(places[k]) * padded;
            Lanes16 sum = {};
            for (std::size_t c = 0; c < padded; c += lanes16) {
                const Lanes16 step = *reinterpret_cast<const Lanes16*>(query + c) -
                                     *reinterpret_cast<const Lanes16*>(row + c);
                sum += step * step;
            }
            out[k] = addLanes16(sum);
        }
    }
};

/// Whether any of a tile's candidates is within each query's limit.
struct AnyWithin {
    const float* tile;
    const float* limits;
    std::size_t queries;
    std::uint64_t* any;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t q = 0; q < queries; ++q) {
            const float* row = tile + q * tileRows;
            const Ints16 within = (*reinterpret_cast<const Lanes16*>(row) <= limits[q]) |
                                  (*reinterpret_cast<const Lanes16*>(row + lanes16) <= limits[q]);
            std::array<std::uint64_t, 8> words;
            std::memcpy(words.data(), &within, sizeof words);
            any[q] = (words[0] | words[1]) | (words[2] | words[3]) | (words[4] | words[5]) |
                     (words[6] | words[7]);
        }
    }
};

/// Sorts by distance, then by index.
std::uint64_t sortKey(float distance, std::int32_t index) {
    return std::uint64_t(std::bit_cast<std::uint32_t>(distance)) << 32 | std::uint32_t(index);
}

std::vector<float> paddedRow(std::span<const float> row, std::size_t padded) {
    std::vector<float> result(padded, 0.f);
    std::copy(row.begin(), row.end(), result.begin());
    return result;
}

double squaredNorm(std::span<const float> row) {
    double sum = 0;
    for (const float x : row)
        sum += double(x) * double(x);
    return sum;
}

} // namespace

/// Up to 32 rows that look for neighbours together.
struct NeighbourSearch::Group {
    std::size_t first = 0, count = 0;
    std::ptrdiff_t leaf = -1;         ///< their own, when they are rows of the search
    std::vector<float> rotated;       ///< 32 x columns, zeros beyond count
    std::vector<float> exact;         ///< count x padded
    std::vector<std::size_t> results; ///< row of the result that each fills
};

/// What is known so far of a group's neighbours.
class NeighbourSearch::Scratch {
public:
    struct Candidate {
        float upper; ///< the distance is not larger
        std::int32_t place;
    };

    Scratch(const NeighbourSearch& search, std::size_t count)
        : want(count), capacity(2 * count + 4 * tileRows),
          bounds((search.m_tree.leaves() + lanes16 - 1) / lanes16 * lanes16),
          scaled(tileRows * search.m_columns), tile(tileRows * tileRows),
          candidates(tileRows * capacity), m_search(search) {}

    void begin(const Group& group) {
        m_group = &group;
        std::fill(counts, counts + tileRows, 0);
        std::fill(thresholds, thresholds + tileRows, farthest);
        largestNorm = 0;
        for (std::size_t i = 0; i < scaled.size(); ++i)
            scaled[i] = -2 * group.rotated[i];
        for (std::size_t q = 0; q < tileRows; ++q)
            norms[q] = squaredNorm(
                std::span(group.rotated).subspan(q * m_search.m_columns, m_search.m_columns));
    }

    double worst() const {
        return double(*std::max_element(thresholds, thresholds + m_group->count));
    }

    void add(std::size_t q, std::span<const float> row, float shift, float limit, std::int32_t base,
             std::int32_t self) {
        Candidate* list = candidates.data() + q * capacity;
        std::size_t n = counts[q];
        for (std::size_t l = 0; l < tileRows; ++l) {
            const std::int32_t place = base + std::int32_t(l);
            list[n] = {row[l] + shift, place};
            n += std::size_t(row[l] <= limit) & std::size_t(place != self);
        }
        counts[q] = n;
        if (n + tileRows > capacity || (thresholds[q] == farthest && n >= want))
            prune(q);
    }

    /// Drops what cannot be among the nearest.
    void prune(std::size_t q) {
        Candidate* list = candidates.data() + q * capacity;
        const std::size_t n = counts[q];
        if (n < want)
            return;
        std::nth_element(list, list + want - 1, list + n,
                         [](const auto& a, const auto& b) { return a.upper < b.upper; });
        thresholds[q] = list[want - 1].upper;
        const float limit = float(double(thresholds[q]) + 2.1 * errorOf(q));
        counts[q] = std::size_t(
            std::partition(list, list + n, [&](const auto& c) { return c.upper <= limit; }) - list);
        // Many equals, as silent sounds are: only exact distances and indices tell them apart.
        if (counts[q] + 2 * tileRows > capacity) {
            measure(q);
            for (std::size_t k = 0; k < want; ++k)
                list[k] = {float(double(distances[k]) * (1 + 1e-6) + errorOf(q)), places[k]};
            counts[q] = want;
            thresholds[q] = list[want - 1].upper;
        }
    }

    /// `places` and `distances`: the nearest of the candidates, in order.
    void measure(std::size_t q) {
        const Candidate* list = candidates.data() + q * capacity;
        const std::size_t n = counts[q];
        places.resize(n);
        distances.resize(n);
        keys.resize(n);
        for (std::size_t k = 0; k < n; ++k)
            places[k] = list[k].place;
        runWide(ExactDistances{m_group->exact.data() + q * m_search.m_padded,
                               m_search.m_exact.data(), m_search.m_padded, places.data(), n,
                               distances.data()});
        const auto order = m_search.order();
        for (std::size_t k = 0; k < n; ++k)
            keys[k] = {sortKey(distances[k], order[std::size_t(places[k])]), places[k]};
        std::nth_element(keys.begin(), keys.begin() + std::ptrdiff_t(want - 1), keys.end());
        std::sort(keys.begin(), keys.begin() + std::ptrdiff_t(want));
        for (std::size_t k = 0; k < want; ++k) {
            distances[k] = std::bit_cast<float>(std::uint32_t(keys[k].first >> 32));
            places[k] = keys[k].second;
        }
    }

    double errorOf(std::size_t q) const { return m_search.m_error * (norms[q] + largestNorm); }

    std::size_t want, capacity;
    std::vector<float> bounds, scaled, tile;
    std::vector<Candidate> candidates;
    std::size_t counts[tileRows];
    float thresholds[tileRows];
    double norms[tileRows];
    double largestNorm = 0; ///< of the leaves looked at
    std::vector<std::int32_t> places;
    std::vector<float> distances;
    std::vector<std::pair<std::uint64_t, std::int32_t>> keys;
    std::vector<std::uint64_t> heap;

private:
    const NeighbourSearch& m_search;
    const Group* m_group = nullptr;
};

NeighbourSearch::NeighbourSearch(const Matrix& rows, Workers& workers)
    : NeighbourSearch((requireFinite(rows, "rows"), rows), workers, columnMeans(rows, workers)) {}

NeighbourSearch::NeighbourSearch(const Matrix& rows, Workers& workers, std::vector<double> mean)
    : m_rows(rows.rows), m_columns(rows.columns),
      m_padded((rows.columns + lanes16 - 1) / lanes16 * lanes16), m_mean(std::move(mean)),
      m_axes(rows.rows > 1 && rows.columns > 1 && rows.columns <= widestRotation
                 ? eigenOf(covariance(rows, m_mean, workers), rows.columns).vectors
                 : std::vector<double>()),
      m_rotated(rotated(rows, workers)), m_tree(m_rotated) {
    if (m_rows > std::size_t(std::numeric_limits<std::int32_t>::max()))
        throw UserError("There are more rows than can be compared; take a part of the table.");
    constexpr double unit = 0.5 / 8388608; // 2^-24
    const double columns = double(m_columns);
    m_error = distanceTileError(m_columns) + 4 * (columns / 16 + 8) * unit +
              4 * std::sqrt(columns) * (columns / 16 + 8) * unit; // rotation: a vector's error
    const std::size_t leaves = m_tree.leaves(), places = leaves * tileRows;
    m_exact.assign(places * m_padded, 0.f);
    m_leaves.assign(places * m_columns, 0.f);
    m_norms.assign(places, std::numeric_limits<float>::infinity());
    m_leafNorms.assign(leaves, 0.f);
    for (std::size_t place = 0; place < m_rows; ++place) {
        const auto row = std::size_t(order()[place]);
        const auto turned = m_rotated.row(row);
        const std::size_t leaf = place / tileRows, lane = place % tileRows;
        std::copy_n(rows.row(row).begin(), m_columns,
                    m_exact.begin() + std::ptrdiff_t(place * m_padded));
        for (std::size_t c = 0; c < m_columns; ++c)
            m_leaves[(leaf * m_columns + c) * tileRows + lane] = turned[c];
        m_norms[place] = float(squaredNorm(turned));
        m_leafNorms[leaf] = std::max(m_leafNorms[leaf], m_norms[place]);
    }
}

Matrix NeighbourSearch::rotated(const Matrix& rows, Workers& workers) const {
    if (!m_axes.empty())
        return project(rows, m_mean, m_axes, workers);
    Matrix result = rows;
    for (std::size_t i = 0; i < result.values.size(); ++i)
        result.values[i] = float(double(result.values[i]) - m_mean[i % m_columns]);
    return result;
}

void NeighbourSearch::compare(const Group& group, std::size_t leaf, Scratch& scratch) const {
    const std::size_t queries = (group.count + 3) / 4 * 4;
    distanceTile(scratch.scaled.data(), queries, m_columns,
                 m_leaves.data() + leaf * m_columns * tileRows, m_norms.data() + leaf * tileRows,
                 scratch.tile.data());
    float limits[tileRows], shifts[tileRows];
    std::uint64_t any[tileRows];
    scratch.largestNorm = std::max(scratch.largestNorm, double(m_leafNorms[leaf]));
    for (std::size_t q = 0; q < queries; ++q) {
        const double error = m_error * (scratch.norms[q] + double(m_leafNorms[leaf]));
        shifts[q] = float(scratch.norms[q] + error);
        limits[q] = float(double(scratch.thresholds[q]) + error - scratch.norms[q]);
        limits[q] = std::min(limits[q], farthest); // padding is infinitely far
    }
    runWide(AnyWithin{scratch.tile.data(), limits, queries, any});
    const auto base = std::int32_t(leaf * tileRows);
    for (std::size_t q = 0; q < group.count; ++q)
        if (any[q])
            scratch.add(q, std::span(scratch.tile).subspan(q * tileRows, tileRows), shifts[q],
                        limits[q], base,
                        group.leaf >= 0 ? std::int32_t(group.first + q) : std::int32_t(-1));
}

void NeighbourSearch::find(const Group& group, std::size_t count, Scratch& scratch,
                           Neighbours& result) const {
    scratch.begin(group);
    std::vector<float> low(m_columns, farthest), high(m_columns, -farthest);
    double norm = 0;
    for (std::size_t q = 0; q < group.count; ++q) {
        for (std::size_t c = 0; c < m_columns; ++c) {
            low[c] = std::min(low[c], group.rotated[q * m_columns + c]);
            high[c] = std::max(high[c], group.rotated[q * m_columns + c]);
        }
        norm = std::max(norm, scratch.norms[q]);
    }
    m_tree.bounds(low, high, scratch.bounds);
    if (group.leaf >= 0) {
        compare(group, std::size_t(group.leaf), scratch);
        if (const auto twin = std::size_t(group.leaf ^ 1); twin < m_tree.leaves())
            compare(group, twin, scratch);
    }
    auto& heap = scratch.heap;
    heap.clear();
    for (std::size_t leaf = 0; leaf < m_tree.leaves(); ++leaf)
        if (group.leaf < 0 || leaf / 2 != std::size_t(group.leaf) / 2)
            heap.push_back(sortKey(scratch.bounds[leaf], std::int32_t(leaf)));
    std::make_heap(heap.begin(), heap.end(), std::greater<>());
    float largestNorm = 0;
    for (const float n : m_leafNorms)
        largestNorm = std::max(largestNorm, n);
    const double anyError = m_error * (norm + double(largestNorm));
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), std::greater<>());
        const std::uint64_t key = heap.back();
        heap.pop_back();
        const auto leaf = std::size_t(key & 0xFFFFFFFFu);
        const double bound = double(std::bit_cast<float>(std::uint32_t(key >> 32))) * (1 - 1e-5);
        const double worst = scratch.worst();
        if (bound - anyError > worst)
            break;
        if (bound - m_error * (norm + double(m_leafNorms[leaf])) > worst)
            continue;
        compare(group, leaf, scratch);
    }
    for (std::size_t q = 0; q < group.count; ++q) {
        scratch.prune(q);
        scratch.measure(q);
        const std::size_t to = group.results[q] * count;
        for (std::size_t k = 0; k < count; ++k) {
            result.indices[to + k] = order()[std::size_t(scratch.places[k])];
            result.distances[to + k] = scratch.distances[k];
        }
    }
}

/// Looks for the neighbours of `queries.rows` rows, rotated already, 32 at a time: `ready` says of
/// a group which rows it holds, as they are.
Neighbours NeighbourSearch::search(const Matrix& queries, std::size_t count, Workers& workers,
                                   const Checkpoint& checkpoint,
                                   const std::function<void(Group&)>& ready) const {
    Neighbours result{queries.rows, count, std::vector<std::int32_t>(queries.rows * count),
                      std::vector<float>(queries.rows * count)};
    if (count == 0)
        return result;
    const std::size_t groups = (queries.rows + tileRows - 1) / tileRows;
    const std::size_t parts = (groups + groupsAPart - 1) / groupsAPart;
    // Between rounds the calling thread looks whether to go on.
    const std::size_t round = std::size_t(workers.threads()) * 2;
    for (std::size_t begin = 0; begin < parts; begin += round) {
        if (checkpoint)
            checkpoint();
        workers.run(std::min(round, parts - begin), [&](std::size_t index) {
            Scratch scratch(*this, count);
            Group group;
            const std::size_t first = (begin + index) * groupsAPart;
            for (std::size_t g = first; g < std::min(first + groupsAPart, groups); ++g) {
                group.first = g * tileRows;
                group.count = std::min(tileRows, queries.rows - group.first);
                group.rotated.assign(tileRows * m_columns, 0.f);
                group.results.clear();
                ready(group);
                for (std::size_t q = 0; q < group.count; ++q)
                    std::ranges::copy(queries.row(group.results[q]),
                                      group.rotated.begin() + std::ptrdiff_t(q * m_columns));
                find(group, count, scratch, result);
            }
        });
    }
    return result;
}

Neighbours NeighbourSearch::amongRows(std::size_t count, Workers& workers,
                                      const Checkpoint& checkpoint) const {
    count = std::min(count, m_rows > 0 ? m_rows - 1 : 0);
    return search(m_rotated, count, workers, checkpoint, [&](Group& group) {
        const auto exact = m_exact.begin() + std::ptrdiff_t(group.first * m_padded);
        group.leaf = std::ptrdiff_t(group.first / tileRows);
        group.exact.assign(exact, exact + std::ptrdiff_t(group.count * m_padded));
        for (std::size_t q = 0; q < group.count; ++q)
            group.results.push_back(std::size_t(order()[group.first + q]));
    });
}

Neighbours NeighbourSearch::of(const Matrix& queries, std::size_t count, Workers& workers,
                               const Checkpoint& checkpoint) const {
    requireFinite(queries, "rows to be placed");
    count = std::min(count, m_rows);
    const Matrix turned =
        count > 0 && queries.rows > 0 ? rotated(queries, workers) : Matrix(queries.rows, 0);
    return search(turned, count, workers, checkpoint, [&](Group& group) {
        group.exact.clear();
        for (std::size_t q = 0; q < group.count; ++q) {
            const auto padded = paddedRow(queries.row(group.first + q), m_padded);
            group.exact.insert(group.exact.end(), padded.begin(), padded.end());
            group.results.push_back(group.first + q);
        }
    });
}

} // namespace antiphon

#include "core/maps/mapquality.h"

#include "core/maps/rowdistances.h"

#include <algorithm>
#include <vector>

namespace antiphon {
namespace {

struct Counts {
    std::size_t recalled = 0;
    double penalty = 0;
};

Counts countsOf(std::size_t row, std::vector<float>& far, std::vector<float>& near,
                std::size_t rows, std::size_t neighbours, std::vector<std::int32_t>& order) {
    Counts counts;
    // The map's neighbours, the lower index first of equals; and how far the rows' last one is.
    order.clear();
    for (std::size_t i = 0; i < rows; ++i)
        if (i != row)
            order.push_back(std::int32_t(i));
    const auto nearer = [&](std::int32_t a, std::int32_t b) {
        const float x = near[std::size_t(a)], y = near[std::size_t(b)];
        return x != y ? x < y : a < b;
    };
    std::nth_element(order.begin(), order.begin() + std::ptrdiff_t(neighbours) - 1, order.end(),
                     nearer);
    std::vector<float> sorted(far.begin(), far.begin() + std::ptrdiff_t(rows));
    sorted.erase(sorted.begin() + std::ptrdiff_t(row));
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(neighbours) - 1, sorted.end());
    const float limit = sorted[neighbours - 1];
    for (std::size_t k = 0; k < neighbours; ++k) {
        const float distance = far[std::size_t(order[k])];
        if (distance <= limit) {
            ++counts.recalled;
            continue;
        }
        std::size_t rank = 1;
        for (const float other : sorted)
            rank += other < distance;
        counts.penalty += double(rank) - double(neighbours);
    }
    return counts;
}

} // namespace

MapQuality mapQuality(const Matrix& rows, std::span<const float> map, Workers& workers,
                      const std::function<void()>& checkpoint, std::size_t neighbours,
                      std::size_t mostRows) {
    MapQuality quality;
    const std::size_t count = rows.rows;
    if (neighbours == 0 || mostRows == 0 || rows.columns == 0 || count < 2 * neighbours + 2)
        return quality;
    const std::vector<float> rowBlocks = inBlocks(rows.values, rows.columns);
    const std::vector<float> mapBlocks = inBlocks(map, 2);
    const std::size_t samples = std::min(count, mostRows), blocks = (count + lanes16 - 1) / lanes16;
    std::vector<Counts> counts(samples);
    const std::size_t round = std::size_t(workers.threads()) * 8;
    for (std::size_t begin = 0; begin < samples; begin += round) {
        if (checkpoint)
            checkpoint();
        workers.run(std::min(round, samples - begin), [&](std::size_t part) {
            const std::size_t sample = begin + part, row = sample * count / samples;
            std::vector<float> far(blocks * lanes16), near(blocks * lanes16);
            std::vector<std::int32_t> order;
            runWide(RowDistances{rowBlocks.data(), blocks, rows.columns,
                              rows.values.data() + row * rows.columns, far.data()});
            runWide(RowDistances{mapBlocks.data(), blocks, 2, map.data() + 2 * row, near.data()});
            counts[sample] = countsOf(row, far, near, count, neighbours, order);
        });
    }
    double recalled = 0, penalty = 0;
    for (const Counts& c : counts) {
        recalled += double(c.recalled);
        penalty += c.penalty;
    }
    const double n = double(count), k = double(neighbours), s = double(samples);
    quality.recall = recalled / (s * k);
    quality.trustworthiness = 1 - 2 * penalty / (s * k * (2 * n - 3 * k - 1));
    quality.sampled = samples;
    return quality;
}

} // namespace antiphon

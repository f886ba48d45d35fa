#include "core/maps/covariance.h"

#include "core/simd.h"

#include <algorithm>

namespace antiphon {
namespace {

constexpr std::size_t blockRows = 256;
constexpr std::size_t partBlocks = 16; ///< blocks whose sums one thread makes
constexpr int tile = 8;                ///< columns multiplied with sixteen others at a time

/// rows x padded deviations -> products[i][j] of the columns i in [first, first + tile) with the
/// sixteen from `second` on.
struct Products {
    const float* block;
    std::size_t rows, padded, first, second;
    float* out; ///< tile x 16

    [[gnu::always_inline]] void operator()() const {
        Lanes16 sums[tile] = {};
        for (std::size_t r = 0; r < rows; ++r) {
            const float* row = block + r * padded;
            const Lanes16 x = *reinterpret_cast<const Lanes16*>(row + second);
            for (int i = 0; i < tile; ++i)
                sums[i] += x * row[first + std::size_t(i)];
        }
        for (int i = 0; i < tile; ++i)
            *reinterpret_cast<Lanes16*>(out + i * lanes16) = sums[i];
    }
};

struct Deviations {
    const float* rows;
    std::size_t count, columns, padded;
    const float* mean;
    float* out;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                out[r * padded + c] = rows[r * columns + c] - mean[c];
    }
};

struct ColumnSums {
    const float* rows;
    std::size_t count, columns;
    double* sums;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                sums[c] += double(rows[r * columns + c]);
    }
};

} // namespace

std::vector<double> columnMeans(const Matrix& rows, Workers& workers) {
    constexpr std::size_t partRows = blockRows * partBlocks;
    const std::size_t parts = (rows.rows + partRows - 1) / partRows, columns = rows.columns;
    std::vector<double> sums(parts * columns, 0);
    workers.run(parts, [&](std::size_t part) {
        const std::size_t first = part * partRows;
        runWide(ColumnSums{rows.values.data() + first * columns,
                           std::min(rows.rows - first, partRows), columns,
                           sums.data() + part * columns});
    });
    std::vector<double> mean(columns, 0);
    for (std::size_t part = 0; part < parts; ++part)
        for (std::size_t c = 0; c < columns; ++c)
            mean[c] += sums[part * columns + c];
    for (double& m : mean)
        m /= double(std::max<std::size_t>(rows.rows, 1));
    return mean;
}

std::vector<double> covariance(const Matrix& rows, std::span<const double> mean, Workers& workers) {
    const std::size_t columns = rows.columns;
    const std::size_t padded = (columns + lanes16 - 1) / lanes16 * lanes16;
    const std::vector<float> means(mean.begin(), mean.end());
    constexpr std::size_t partRows = blockRows * partBlocks;
    const std::size_t parts = (rows.rows + partRows - 1) / partRows;
    std::vector<std::vector<double>> sums(parts);
    workers.run(parts, [&](std::size_t part) {
        std::vector<float> block(blockRows * padded);
        std::vector<double>& sum = sums[part];
        sum.assign(padded * padded, 0);
        float products[tile * lanes16];
        const std::size_t end = std::min(rows.rows, (part + 1) * partRows);
        for (std::size_t r = part * partRows; r < end; r += blockRows) {
            const std::size_t count = std::min(blockRows, end - r);
            runWide(Deviations{rows.values.data() + r * columns, count, columns, padded,
                               means.data(), block.data()});
            for (std::size_t i = 0; i < columns; i += tile) {
                for (std::size_t j = i / lanes16 * lanes16; j < columns; j += lanes16) {
                    runWide(Products{block.data(), count, padded, i, j, products});
                    for (std::size_t k = 0; k < tile; ++k)
                        for (std::size_t l = 0; l < lanes16; ++l)
                            sum[(i + k) * padded + j + l] += double(products[k * lanes16 + l]);
                }
            }
        }
    });
    std::vector<double> result(columns * columns, 0);
    for (std::size_t i = 0; i < columns; ++i) {
        for (std::size_t j = i; j < columns; ++j) {
            double sum = 0;
            for (const std::vector<double>& part : sums)
                sum += part[i * padded + j];
            result[i * columns + j] = result[j * columns + i] = sum / double(rows.rows);
        }
    }
    return result;
}

} // namespace antiphon

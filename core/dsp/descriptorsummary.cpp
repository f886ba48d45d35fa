#include "core/dsp/descriptors.h"
#include "core/quantile.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace antiphon {
namespace {

/// Up to here a network of compared rows sorts all columns at once, which vector code likes.
constexpr std::size_t mostForNetwork = 1024;

/// Sorts each column of rows x columns values (Batcher's merge exchange: Knuth, volume 3, 5.2.2 M).
void sortColumns(float* values, std::size_t rows, std::size_t columns) {
    const std::size_t top = rows > 1 ? std::bit_ceil(rows) / 2 : 0;
    for (std::size_t p = top; p > 0; p /= 2) {
        std::size_t r = 0, d = p;
        for (std::size_t q = top;; q /= 2) {
            for (std::size_t i = 0; i + d < rows; ++i) {
                if ((i & p) != r)
                    continue;
                float* const a = values + i * columns;
                float* const b = values + (i + d) * columns;
                for (std::size_t c = 0; c < columns; ++c) {
                    const float low = b[c] < a[c] ? b[c] : a[c];
                    b[c] = b[c] < a[c] ? a[c] : b[c];
                    a[c] = low;
                }
            }
            if (q == p)
                break;
            d = q - p;
            r = p;
        }
    }
}

void begin(DescriptorSummary& summary, std::size_t columns) {
    for (auto* values :
         {&summary.mean, &summary.deviation, &summary.low, &summary.median, &summary.high})
        values->assign(columns, 0.0);
}

/// Columns [first, first + frames.columns) of `summary`, without `skip` rows at both ends.
void summariseColumns(const Matrix& frames, std::size_t first, std::size_t skip,
                      DescriptorSummary& summary) {
    const std::size_t rows = frames.rows - 2 * skip, columns = frames.columns;
    if (rows == 0)
        return;
    const float* const from = frames.values.data() + skip * columns;
    double* const mean = summary.mean.data() + first;
    double* const deviation = summary.deviation.data() + first;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            mean[c] += double(from[r * columns + c]);
    for (std::size_t c = 0; c < columns; ++c)
        mean[c] /= double(rows);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const double gap = double(from[r * columns + c]) - mean[c];
            deviation[c] += gap * gap;
        }
    for (std::size_t c = 0; c < columns; ++c)
        deviation[c] = std::sqrt(deviation[c] / double(rows));

    const QuantilePlace low(0.1, rows), median(0.5, rows), high(0.9, rows);
    std::vector<float>& work = summary.work;
    if (rows <= mostForNetwork) {
        work.assign(from, from + rows * columns);
        sortColumns(work.data(), rows, columns);
        for (std::size_t c = 0; c < columns; ++c) {
            const auto pick = [&](const QuantilePlace& q) {
                return q.between(double(work[q.below * columns + c]),
                                 double(work[q.above * columns + c]));
            };
            summary.low[first + c] = pick(low);
            summary.median[first + c] = pick(median);
            summary.high[first + c] = pick(high);
        }
        return;
    }
    work.resize(rows);
    for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t r = 0; r < rows; ++r)
            work[r] = from[r * columns + c];
        const auto pick = [&](const QuantilePlace& q) {
            const auto place = work.begin() + std::ptrdiff_t(q.below);
            std::nth_element(work.begin(), place, work.end());
            const float above =
                q.above > q.below ? *std::min_element(place + 1, work.end()) : *place;
            return q.between(double(*place), double(above));
        };
        summary.low[first + c] = pick(low);
        summary.median[first + c] = pick(median);
        summary.high[first + c] = pick(high);
    }
}

} // namespace

void summarise(const Descriptors& descriptors, DescriptorSummary& summary) {
    begin(summary, descriptors.settings().columns());
    const auto skip = [](const Matrix& frames) { return std::size_t(frames.rows < 3 ? 0 : 1); };
    const Matrix& loudness = descriptors.loudness();
    const Matrix& spectral = descriptors.spectral();
    summariseColumns(loudness, 0, skip(loudness), summary);
    summariseColumns(spectral, loudnessColumns, skip(spectral), summary);
}

void summarise(const Matrix& frames, DescriptorSummary& summary) {
    begin(summary, frames.columns);
    summariseColumns(frames, 0, 0, summary);
}

Matrix corpusFrames(const Descriptors& descriptors) {
    const Matrix& loudness = descriptors.loudness();
    const Matrix& spectral = descriptors.spectral();
    const std::size_t common = std::min(loudness.rows, spectral.rows);
    Matrix frames(common < 3 ? 0 : common - 2, descriptors.settings().columns());
    for (std::size_t r = 0; r < frames.rows; ++r) {
        const auto row = frames.row(r);
        std::ranges::copy(loudness.row(r + 1), row.begin());
        std::ranges::copy(spectral.row(r + 1), row.begin() + loudnessColumns);
    }
    return frames;
}

} // namespace antiphon

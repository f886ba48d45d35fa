#include "core/maps/projection.h"

#include "core/simd.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace antiphon {
namespace {

constexpr std::size_t partRows = 1024;

typedef std::int32_t Bits16 __attribute__((vector_size(64)));

/// Directions are padded to whole lanes with zeros, and what is read beyond a row's end is masked:
/// of the next row not even a NaN counts.
struct Along {
    const float* rows;
    std::size_t count, columns;
    const float* mean;
    const float* direction;
    float* out;
    std::size_t stride;

    [[gnu::always_inline]] void operator()() const {
        const std::size_t whole = columns / lanes16 * lanes16;
        Bits16 own;
        for (std::size_t i = 0; i < lanes16; ++i)
            own[i] = whole + i < columns ? -1 : 0;
        for (std::size_t r = 0; r < count; ++r) {
            const float* const row = rows + r * columns;
            Lanes16 sum = {};
            for (std::size_t c = 0; c < whole; c += lanes16)
                sum += (*reinterpret_cast<const Lanes16*>(row + c) -
                        *reinterpret_cast<const Lanes16*>(mean + c)) *
                       *reinterpret_cast<const Lanes16*>(direction + c);
            if (whole < columns) {
                const Lanes16 last = *reinterpret_cast<const Lanes16*>(row + whole);
                sum += ((Lanes16)((Bits16)last & own) -
                        *reinterpret_cast<const Lanes16*>(mean + whole)) *
                       *reinterpret_cast<const Lanes16*>(direction + whole);
            }
            out[r * stride] = addLanes16(sum);
        }
    }
};

} // namespace

Matrix project(const Matrix& rows, std::span<const double> mean, std::span<const double> directions,
               Workers& workers) {
    const std::size_t width = mean.size(), count = directions.size() / width;
    const std::size_t padded = (width + lanes16 - 1) / lanes16 * lanes16;
    Matrix result(rows.rows, count);
    std::vector<float> vectors(count * padded, 0.f), centre(padded, 0.f);
    std::copy(mean.begin(), mean.end(), centre.begin());
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t c = 0; c < width; ++c)
            vectors[k * padded + c] = float(directions[k * width + c]);
    // The last rows, beyond whose end is nothing to read, come from a copy.
    const std::size_t tail = std::min(rows.rows, padded / width + 1), body = rows.rows - tail;
    std::vector<float> end(tail * width + padded, 0.f);
    std::copy_n(rows.values.data() + body * width, tail * width, end.data());
    const auto part = [&](const float* from, std::size_t first, std::size_t number) {
        for (std::size_t k = 0; k < count; ++k)
            runWide(Along{from, number, width, centre.data(), vectors.data() + k * padded,
                          result.values.data() + first * count + k, count});
    };
    workers.run((body + partRows - 1) / partRows, [&](std::size_t index) {
        const std::size_t first = index * partRows;
        part(rows.values.data() + first * width, first, std::min(partRows, body - first));
    });
    part(end.data(), body, tail);
    return result;
}

} // namespace antiphon

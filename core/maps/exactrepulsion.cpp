#include "core/maps/exactrepulsion.h"

#include "core/simd.h"

#include <algorithm>

namespace antiphon {
namespace {

constexpr std::size_t blockRows = 256;
constexpr std::size_t mostGroups = 16;
constexpr int rowsAtOnce = 4;

/// Where rows are put that only fill up a block: each far from all others, so that it neither
/// pushes nor counts, yet near enough for its products to stay clear of the slow subnormal numbers.
constexpr float away = 1e6f, apart = 1e5f;

/// All pairs of two different blocks, or of one with itself.
struct PushTile {
    const float* x;
    const float* y;
    float* fx;
    float* fy;
    std::size_t a, b; ///< first rows of the blocks
    double* z;

    [[gnu::always_inline]] void operator()() const {
        const bool both = a != b;
        Lanes16 total = {};
        for (std::size_t i = a; i < a + blockRows; i += rowsAtOnce) {
            float xi[rowsAtOnce], yi[rowsAtOnce];
            Lanes16 pushX[rowsAtOnce] = {}, pushY[rowsAtOnce] = {}, sum[rowsAtOnce] = {};
            for (std::size_t k = 0; k < rowsAtOnce; ++k) {
                xi[k] = x[i + k];
                yi[k] = y[i + k];
            }
            for (std::size_t j = b; j < b + blockRows; j += lanes16) {
                const Lanes16 xj = *reinterpret_cast<const Lanes16*>(x + j);
                const Lanes16 yj = *reinterpret_cast<const Lanes16*>(y + j);
                Lanes16 backX = {}, backY = {};
                for (std::size_t k = 0; k < rowsAtOnce; ++k) {
                    const Lanes16 dx = xi[k] - xj, dy = yi[k] - yj;
                    const Lanes16 q = 1.f / ((dx * dx + dy * dy) + 1.f);
                    sum[k] += q;
                    const Lanes16 square = q * q;
                    const Lanes16 sx = square * dx, sy = square * dy;
                    pushX[k] += sx;
                    pushY[k] += sy;
                    backX += sx;
                    backY += sy;
                }
                if (both) {
                    *reinterpret_cast<Lanes16*>(fx + j) -= backX;
                    *reinterpret_cast<Lanes16*>(fy + j) -= backY;
                }
            }
            for (std::size_t k = 0; k < rowsAtOnce; ++k) {
                fx[i + k] += addLanes16(pushX[k]);
                fy[i + k] += addLanes16(pushY[k]);
                total += sum[k];
            }
        }
        *z += double(addLanes16(total)) * (both ? 2 : 1);
    }
};

} // namespace

double ExactRepulsion::compute(std::span<const float> positions, std::span<float> forces,
                               Workers& workers) {
    const std::size_t rows = positions.size() / 2;
    const std::size_t blocks = (rows + blockRows - 1) / blockRows, padded = blocks * blockRows;
    m_x.resize(padded);
    m_y.resize(padded);
    for (std::size_t i = 0; i < padded; ++i) {
        m_x[i] = i < rows ? positions[2 * i] : away + apart * float(i - rows);
        m_y[i] = i < rows ? positions[2 * i + 1] : 0.f;
    }
    const std::size_t groups = std::min(blocks, mostGroups);
    m_fx.assign(groups * padded, 0.f);
    m_fy.assign(groups * padded, 0.f);
    m_z.assign(groups, 0.);
    workers.run(groups, [&](std::size_t group) {
        std::size_t tile = 0;
        for (std::size_t a = 0; a < blocks; ++a)
            for (std::size_t b = a; b < blocks; ++b)
                if (tile++ % groups == group)
                    runWide(PushTile{m_x.data(), m_y.data(), m_fx.data() + group * padded,
                                     m_fy.data() + group * padded, a * blockRows, b * blockRows,
                                     &m_z[group]});
    });
    // The groups' sums, in order.
    constexpr std::size_t partRows = 4096;
    workers.run((rows + partRows - 1) / partRows, [&](std::size_t part) {
        for (std::size_t i = part * partRows; i < std::min(rows, (part + 1) * partRows); ++i) {
            float x = 0, y = 0;
            for (std::size_t group = 0; group < groups; ++group) {
                x += m_fx[group * padded + i];
                y += m_fy[group * padded + i];
            }
            forces[2 * i] = x;
            forces[2 * i + 1] = y;
        }
    });
    double z = -double(padded); // every row's distance from itself
    for (const double sum : m_z)
        z += sum;
    return z;
}

} // namespace antiphon

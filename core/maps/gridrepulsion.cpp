#include "core/maps/gridrepulsion.h"

#include "core/maps/portablemath.h"
#include "core/simd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace antiphon {
namespace {

typedef float Lanes4 __attribute__((vector_size(16), aligned(4), may_alias));

constexpr std::size_t partRows = 2048;
constexpr std::size_t keptGrids = 3;
constexpr float margin = 5; ///< nodes that B-splines reach beyond the rows, both sides together

/// Nodes a side that transforms are quick at, and how much wider than wanted they may lie: where
/// the grid would take more time than all else, it may be coarser.
constexpr GridRepulsion::Size sizes[] = {{32, 1},      {64, 1},      {96, 1},      {128, 1},
                                         {192, 1},     {256, 1},     {288, 1},     {384, 1},
                                         {512, 1},     {512, 1.15f}, {512, 1.3f},  {512, 1.45f},
                                         {576, 1.45f}, {768, 1.45f}, {1024, 1.45f}};

/// Centred B-spline of degree 7, the one that two cubic ones make together.
double spline8(double x) {
    double sum = 0, choose = 1;
    for (int k = 0; k <= 8; ++k) {
        const double t = x + 4 - k;
        if (t > 0) {
            const double t2 = t * t;
            sum += (k % 2 == 0 ? choose : -choose) * t * t2 * t2 * t2;
        }
        choose = choose * (8 - k) / (k + 1);
    }
    return sum / 5040;
}

/// Weights of the four nodes around a place a fraction f beyond the second, and their slopes.
inline Lanes4 weights(float f) {
    constexpr Lanes4 c0{1 / 6.f, 4 / 6.f, 1 / 6.f, 0}, c1{-0.5f, 0, 0.5f, 0};
    constexpr Lanes4 c2{0.5f, -1, 0.5f, 0}, c3{-1 / 6.f, 0.5f, -0.5f, 1 / 6.f};
    return ((c3 * f + c2) * f + c1) * f + c0;
}

inline Lanes4 slopes(float f) {
    constexpr Lanes4 c1{-0.5f, 0, 0.5f, 0}, c2{1, -2, 1, 0}, c3{-0.5f, 1.5f, -1.5f, 0.5f};
    return (c3 * f + c2) * f + c1;
}

inline float sum4(const Lanes4& v) {
    return (v[0] + v[2]) + (v[1] + v[3]);
}

/// 1 / (1 + d^2), smoothed by the B-spline of degree 7 in both directions, at whole nodes, far from
/// its centre: as its variance there, 2/3 of a node's square, and the Laplacian say.
struct FarKernel {
    float spacing;
    bool lessOne;
    std::size_t count;
    float* out;

    [[gnu::always_inline]] void operator()() const {
        const float square = spacing * spacing, spread = square / 3;
        for (std::size_t i = 0; i < count; ++i) {
            const float x2 = square * float(i) * float(i);
            float* row = out + i * count;
            for (std::size_t j = 0; j < count; ++j) {
                const float s = x2 + square * float(std::int32_t(j)) * float(std::int32_t(j));
                const float k = 1 / (1 + s);
                row[j] = (lessOne ? -s * k : k) + spread * (4 * s - 4) * k * k * k;
            }
        }
    }
};

/// The same near its centre, by sums over half nodes, which are as good as integrals.
void nearKernel(double spacing, bool lessOne, std::size_t count, std::size_t near, float* out) {
    constexpr std::ptrdiff_t taps = 7;
    double weight[2 * taps + 1];
    for (std::ptrdiff_t t = -taps; t <= taps; ++t)
        weight[t + taps] = 0.5 * spline8(0.5 * double(t));
    const auto mirrored = [](std::ptrdiff_t i) { return std::size_t(i < 0 ? -i : i); };
    const std::size_t fine = 2 * near + taps;
    std::vector<double> values(fine * fine), line(fine);
    const double step = 0.5 * spacing;
    for (std::size_t i = 0; i < fine; ++i)
        for (std::size_t j = 0; j < fine; ++j) {
            const double x = step * double(i), y = step * double(j), square = x * x + y * y;
            values[i * fine + j] = (lessOne ? -square : 1) / (1 + square);
        }
    for (std::size_t i = 0; i < near; ++i) {
        std::fill(line.begin(), line.end(), 0.);
        for (std::ptrdiff_t t = -taps; t <= taps; ++t) {
            const double* row = values.data() + mirrored(std::ptrdiff_t(2 * i) + t) * fine;
            for (std::size_t j = 0; j < fine; ++j)
                line[j] += weight[t + taps] * row[j];
        }
        for (std::size_t j = 0; j < near; ++j) {
            double sum = 0;
            for (std::ptrdiff_t t = -taps; t <= taps; ++t)
                sum += weight[t + taps] * line[mirrored(std::ptrdiff_t(2 * j) + t)];
            out[i * count + j] = float(sum);
        }
    }
}

/// Less 1, if so wished: on a small map all values are so near 1 that nothing would be left of
/// their differences.
std::vector<float> smoothedKernel(std::size_t nodes, float spacing, bool lessOne) {
    constexpr std::size_t near = 24; // beyond, both ways agree to single precision
    const std::size_t count = nodes + 1;
    std::vector<float> result(count * count);
    runWide(FarKernel{spacing, lessOne, count, result.data()});
    nearKernel(double(spacing), lessOne, count, near, result.data());
    return result;
}

} // namespace

struct GridRepulsion::Grid {
    Grid(const Size& wanted, bool small) : size(wanted), lessOne(small), convolution(wanted.nodes) {
        // Best in the mean: (sum over aliases of K B^2) / (sum over aliases of B^2)^2, where sums
        // over aliases are transforms of samples.
        const std::size_t nodes = size.nodes, period = 2 * nodes;
        std::vector<double> cosine(period), samples(period);
        for (std::size_t k = 0; k < period; ++k)
            cosine[k] = portable::turn(std::int64_t(k), std::int64_t(period)).first;
        for (std::size_t k = 0; k < period; ++k) {
            samples[k] = spline8(0);
            for (std::size_t n = 1; n < 4; ++n)
                samples[k] += 2 * spline8(double(n)) * cosine[k * n % period];
        }
        const double scale = 1 / (double(period) * double(period));
        double near[4] = {}; // what spreads from a node to those beside it, in the mean across
        spectrum = convolution.spectrumOf(
            smoothedKernel(nodes, size.spacing, lessOne),
            [&](std::size_t a, std::size_t b, float value) {
                const double best =
                    double(value) * scale / ((samples[a] * samples[b]) * (samples[a] * samples[b]));
                const double across = best * samples[b] * (a == 0 || a == nodes ? 1 : 2);
                for (std::size_t n = 0; n < 4; ++n)
                    near[n] += across * cosine[a * n % period];
                return float(best);
            });
        self = spline8(0) * near[0];
        for (int n = 1; n < 4; ++n)
            self += 2 * spline8(n) * near[n];
        for (std::size_t k = 0; k < ownSlopes.size(); ++k) {
            const float f = float(k) / float(ownSlopes.size() - 2);
            const Lanes4 w = weights(f), s = slopes(f);
            double sum = 0;
            for (std::size_t i = 0; i < 4; ++i)
                for (std::size_t j = 0; j < 4; ++j)
                    sum += double(s[i]) * double(w[j]) * near[i > j ? i - j : j - i];
            ownSlopes[k] = float(sum);
        }
    }

    /// Slope of a row's own field at its place, a fraction f beyond a node. It should be 0; left
    /// in, it would draw every row to the nearest node.
    float ownSlope(float f) const {
        const float at = f * float(ownSlopes.size() - 2);
        const auto k = std::size_t(int(at));
        const float rest = at - float(int(at));
        return ownSlopes[k] + (ownSlopes[k + 1] - ownSlopes[k]) * rest;
    }

    Size size;
    bool lessOne; ///< the kernel is 1 / (1 + d^2) - 1
    GridConvolution convolution;
    GridSpectrum spectrum;
    double self = 0; ///< psi of a row at its own place, in the mean
    std::array<float, 258> ownSlopes{};
};

GridRepulsion::GridRepulsion(float spacing) : m_spacing(spacing) {}
GridRepulsion::~GridRepulsion() = default;
GridRepulsion::GridRepulsion(GridRepulsion&&) noexcept = default;
GridRepulsion& GridRepulsion::operator=(GridRepulsion&&) noexcept = default;

GridRepulsion::Size GridRepulsion::sizeFor(float extent) const {
    if (!std::isfinite(extent)) // no spacing would ever do
        throw std::invalid_argument("A map without end has no grid.");
    const auto fits = [&](const Size& size) {
        return extent / (size.spacing * m_spacing) + margin <= float(size.nodes);
    };
    const auto found = std::ranges::find_if(sizes, fits);
    Size size = found != std::end(sizes) ? *found : std::end(sizes)[-1];
    while (!fits(size))
        size.spacing *= 2;
    // A map that is small as a whole, as at the start, gets a small grid that fits.
    while (found == std::begin(sizes) && size.spacing > 1e-6f &&
           fits({size.nodes, size.spacing * 0.5f}))
        size.spacing *= 0.5f;
    size.spacing *= m_spacing;
    return size;
}

GridRepulsion::Grid& GridRepulsion::gridFor(float extent) {
    const Size size = sizeFor(extent);
    const auto found =
        std::ranges::find_if(m_grids, [&](const auto& grid) { return grid->size == size; });
    if (found != m_grids.end()) {
        std::rotate(m_grids.begin(), found, found + 1);
    } else {
        if (m_grids.size() == keptGrids)
            m_grids.pop_back();
        m_grids.insert(m_grids.begin(), std::make_unique<Grid>(size, size.spacing < m_spacing));
    }
    return *m_grids.front();
}

double GridRepulsion::compute(std::span<const float> positions, std::span<float> forces,
                              Workers& workers) {
    const std::size_t rows = positions.size() / 2;
    if (rows == 0)
        return 0;
    float low[2] = {positions[0], positions[1]}, high[2] = {positions[0], positions[1]};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        low[i % 2] = std::min(low[i % 2], positions[i]);
        high[i % 2] = std::max(high[i % 2], positions[i]);
    }
    Grid& grid = gridFor(std::max(high[0] - low[0], high[1] - low[1]));
    const std::size_t nodes = grid.size.nodes;
    // In the middle of the grid.
    const float reach = grid.size.spacing * float(nodes - 1) * 0.5f;
    m_originX = (low[0] + high[0]) * 0.5f - reach;
    m_originY = (low[1] + high[1]) * 0.5f - reach;
    m_charges.assign(nodes * nodes, 0.f);
    m_potential.resize(nodes * nodes);
    spread(positions);
    grid.convolution.apply(m_charges, grid.spectrum, m_potential, workers);
    gather(positions, forces, workers);
    // The rows' own fields, and what the kernel is less than it should be.
    double z =
        double(rows) * ((grid.lessOne ? double(rows) : 0) - (grid.self + (grid.lessOne ? 1 : 0)));
    for (const double sum : m_sums)
        z += sum;
    return z;
}

void GridRepulsion::spread(std::span<const float> positions) {
    const Grid& grid = *m_grids.front();
    const std::size_t nodes = grid.size.nodes;
    const float scale = 1 / grid.size.spacing;
    for (std::size_t i = 0; i < positions.size(); i += 2) {
        const float u = (positions[i] - m_originX) * scale,
                    v = (positions[i + 1] - m_originY) * scale;
        const auto a = std::size_t(int(u)), b = std::size_t(int(v));
        const Lanes4 wx = weights(u - float(int(a))), wy = weights(v - float(int(b)));
        float* to = m_charges.data() + (a - 1) * nodes + b - 1;
        for (int k = 0; k < 4; ++k)
            *reinterpret_cast<Lanes4*>(to + std::size_t(k) * nodes) += wy * wx[k];
    }
}

void GridRepulsion::gather(std::span<const float> positions, std::span<float> forces,
                           Workers& workers) {
    const Grid& grid = *m_grids.front();
    const std::size_t nodes = grid.size.nodes, rows = positions.size() / 2;
    const float scale = 1 / grid.size.spacing, factor = -0.5f * scale;
    const std::size_t parts = (rows + partRows - 1) / partRows;
    m_sums.assign(parts, 0);
    workers.run(parts, [&](std::size_t part) {
        for (std::size_t i = part * partRows; i < std::min(rows, (part + 1) * partRows); ++i) {
            const float u = (positions[2 * i] - m_originX) * scale;
            const float v = (positions[2 * i + 1] - m_originY) * scale;
            const auto a = std::size_t(int(u)), b = std::size_t(int(v));
            const float f = u - float(int(a)), g = v - float(int(b));
            const Lanes4 wx = weights(f), sx = slopes(f), wy = weights(g), sy = slopes(g);
            const float* from = m_potential.data() + (a - 1) * nodes + b - 1;
            Lanes4 along = {}, across = {};
            for (int k = 0; k < 4; ++k) {
                const Lanes4 row = *reinterpret_cast<const Lanes4*>(from + std::size_t(k) * nodes);
                along += row * wx[k];
                across += row * sx[k];
            }
            m_sums[part] += double(sum4(along * wy));
            forces[2 * i] = factor * (sum4(across * wy) - grid.ownSlope(f));
            forces[2 * i + 1] = factor * (sum4(along * sy) - grid.ownSlope(g));
        }
    });
}

} // namespace antiphon

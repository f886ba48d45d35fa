#include "core/maps/gridconvolution.h"

#include "core/simd.h"

#include <algorithm>

namespace antiphon {
namespace {

constexpr std::size_t rowFloats = ColumnFft::rowFloats;
constexpr std::size_t lanes = lanes16;

/// rows x columns of sixteen each way; steps in floats.
[[gnu::always_inline]] inline void transpose(const float* in, std::size_t inStep, float* out,
                                             std::size_t outStep) {
    for (std::size_t i = 0; i < lanes; ++i)
        for (std::size_t j = 0; j < lanes; ++j)
            out[i * outStep + j] = in[j * inStep + i];
}

/// Sixteen frequencies of two real columns from the transform of both in one, or back.
struct Unpack {
    const ColumnFft& fft;
    const float* rows;
    std::size_t first, nodes;
    float* left;  ///< of the column in the real parts: 16 x 32, a frequency a row
    float* right; ///< of the one in the imaginary parts

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t k = 0; k < lanes; ++k) {
            const std::size_t f = first + k;
            Lanes16 re = {}, im = {}, re2 = {}, im2 = {};
            if (f <= nodes) {
                const float* up = rows + fft.rowOf(f) * rowFloats;
                const float* down = rows + fft.rowOf((fft.size() - f) % fft.size()) * rowFloats;
                re = *reinterpret_cast<const Lanes16*>(up);
                im = *reinterpret_cast<const Lanes16*>(up + lanes);
                re2 = *reinterpret_cast<const Lanes16*>(down);
                im2 = *reinterpret_cast<const Lanes16*>(down + lanes);
            }
            *reinterpret_cast<Lanes16*>(left + k * rowFloats) = (re + re2) * 0.5f;
            *reinterpret_cast<Lanes16*>(left + k * rowFloats + lanes) = (im - im2) * 0.5f;
            *reinterpret_cast<Lanes16*>(right + k * rowFloats) = (im + im2) * 0.5f;
            *reinterpret_cast<Lanes16*>(right + k * rowFloats + lanes) = (re2 - re) * 0.5f;
        }
    }
};

struct Pack {
    const ColumnFft& fft;
    float* rows;
    std::size_t first, nodes;
    const float* left;
    const float* right;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t k = 0; k < lanes && first + k <= nodes; ++k) {
            const std::size_t f = first + k;
            const Lanes16 re = *reinterpret_cast<const Lanes16*>(left + k * rowFloats);
            const Lanes16 im = *reinterpret_cast<const Lanes16*>(left + k * rowFloats + lanes);
            const Lanes16 re2 = *reinterpret_cast<const Lanes16*>(right + k * rowFloats);
            const Lanes16 im2 = *reinterpret_cast<const Lanes16*>(right + k * rowFloats + lanes);
            float* up = rows + fft.rowOf(f) * rowFloats;
            float* down = rows + fft.rowOf((fft.size() - f) % fft.size()) * rowFloats;
            *reinterpret_cast<Lanes16*>(down) = re + im2;
            *reinterpret_cast<Lanes16*>(down + lanes) = re2 - im;
            *reinterpret_cast<Lanes16*>(up) = re - im2;
            *reinterpret_cast<Lanes16*>(up + lanes) = im + re2;
        }
    }
};

/// 16 x 32 and a block of 16 nodes' rows: both parts.
struct Transpose {
    const float* in;
    float* out;

    [[gnu::always_inline]] void operator()() const {
        transpose(in, rowFloats, out, rowFloats);
        transpose(in + lanes, rowFloats, out + lanes, rowFloats);
    }
};

struct Multiply {
    float* rows;
    const float* spectrum;
    std::size_t count;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t r = 0; r < count; ++r) {
            const Lanes16 factor = *reinterpret_cast<const Lanes16*>(spectrum + r * lanes);
            *reinterpret_cast<Lanes16*>(rows + r * rowFloats) *= factor;
            *reinterpret_cast<Lanes16*>(rows + r * rowFloats + lanes) *= factor;
        }
    }
};

} // namespace

GridConvolution::GridConvolution(std::size_t nodes)
    : m_nodes(nodes), m_tiles(nodes / lanes + 1), m_fft(2 * nodes),
      m_between(m_tiles * nodes * rowFloats) {}

GridSpectrum GridConvolution::spectrumOf(std::span<const float> kernel) const {
    // Even and real in both directions: so is its spectrum, and two columns fit in one transform.
    const std::size_t size = m_fft.size(), count = m_nodes + 1;
    const std::size_t padded = (count + rowFloats - 1) / rowFloats * rowFloats;
    std::vector<float> half(padded * count), rows(size * rowFloats, 0.f);
    for (std::size_t first = 0; first < padded; first += rowFloats) {
        for (std::size_t a = 0; a < size; ++a)
            for (std::size_t l = 0; l < rowFloats; ++l)
                rows[a * rowFloats + l] =
                    first + l < count ? kernel[std::min(a, size - a) * count + first + l] : 0.f;
        m_fft.forward(rows.data());
        for (std::size_t f = 0; f < count; ++f)
            std::copy_n(rows.data() + m_fft.rowOf(f) * rowFloats, rowFloats,
                        half.data() + f * padded + first);
    }
    GridSpectrum result;
    result.values.assign(m_tiles * size * lanes, 0.f);
    for (std::size_t tile = 0; tile < m_tiles; ++tile) {
        for (std::size_t b = 0; b < size; ++b)
            for (std::size_t l = 0; l < rowFloats; ++l) {
                const std::size_t f = tile * lanes + l;
                rows[b * rowFloats + l] =
                    l < lanes && f < count ? half[f * padded + std::min(b, size - b)] : 0.f;
            }
        m_fft.forward(rows.data());
        for (std::size_t b = 0; b < size; ++b)
            std::copy_n(rows.data() + b * rowFloats, lanes,
                        result.values.data() + (tile * size + b) * lanes);
    }
    return result;
}

void GridConvolution::apply(std::span<const float> charges, const GridSpectrum& spectrum,
                            std::span<float> potential, Workers& workers) {
    const std::size_t columnTiles = m_nodes / rowFloats;
    workers.run(columnTiles, [&](std::size_t tile) { into(charges, tile); });
    workers.run(m_tiles, [&](std::size_t tile) { through(spectrum, tile); });
    workers.run(columnTiles, [&](std::size_t tile) { outOf(potential, tile); });
}

void GridConvolution::into(std::span<const float> charges, std::size_t tile) {
    const std::size_t left = tile * lanes, right = m_nodes / 2 + left;
    std::vector<float> in(m_nodes * rowFloats), rows(m_fft.size() * rowFloats);
    for (std::size_t a = 0; a < m_nodes; ++a) {
        std::copy_n(charges.data() + a * m_nodes + left, lanes, in.data() + a * rowFloats);
        std::copy_n(charges.data() + a * m_nodes + right, lanes, in.data() + a * rowFloats + lanes);
    }
    m_fft.forwardHalf(in.data(), rows.data());
    alignas(64) float spectra[2][lanes * rowFloats];
    for (std::size_t u = 0; u < m_tiles; ++u) {
        runWide(Unpack{m_fft, rows.data(), u * lanes, m_nodes, spectra[0], spectra[1]});
        float* to = m_between.data() + u * m_nodes * rowFloats;
        runWide(Transpose{spectra[0], to + left * rowFloats});
        runWide(Transpose{spectra[1], to + right * rowFloats});
    }
}

void GridConvolution::through(const GridSpectrum& spectrum, std::size_t tile) {
    std::vector<float> rows(m_fft.size() * rowFloats);
    float* own = m_between.data() + tile * m_nodes * rowFloats;
    m_fft.forwardHalf(own, rows.data());
    runWide(
        Multiply{rows.data(), spectrum.values.data() + tile * m_fft.size() * lanes, m_fft.size()});
    m_fft.inverseHalf(rows.data(), own);
}

void GridConvolution::outOf(std::span<float> potential, std::size_t tile) {
    const std::size_t left = tile * lanes, right = m_nodes / 2 + left;
    std::vector<float> out(m_nodes * rowFloats), rows(m_fft.size() * rowFloats);
    alignas(64) float spectra[2][lanes * rowFloats];
    for (std::size_t u = 0; u < m_tiles; ++u) {
        const float* from = m_between.data() + u * m_nodes * rowFloats;
        runWide(Transpose{from + left * rowFloats, spectra[0]});
        runWide(Transpose{from + right * rowFloats, spectra[1]});
        runWide(Pack{m_fft, rows.data(), u * lanes, m_nodes, spectra[0], spectra[1]});
    }
    m_fft.inverseHalf(rows.data(), out.data());
    for (std::size_t a = 0; a < m_nodes; ++a) {
        std::copy_n(out.data() + a * rowFloats, lanes, potential.data() + a * m_nodes + left);
        std::copy_n(out.data() + a * rowFloats + lanes, lanes,
                    potential.data() + a * m_nodes + right);
    }
}

} // namespace antiphon

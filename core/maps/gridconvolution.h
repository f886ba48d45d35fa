#pragma once

#include "core/maps/columnfft.h"
#include "core/workers.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace antiphon {

/// Fourier spectrum of an even kernel on a grid of nodes x nodes that is padded to twice the size.
struct GridSpectrum {
    /// Tiles of sixteen frequencies of the first direction; in each, rows of the second direction's
    /// frequencies in the order of ColumnFft.
    std::vector<float> values;
};

/// Convolution of charges on a square grid with an even kernel, not periodic. Real charges are
/// transformed two columns in one, only the rows that are not zeros, and back only those that are
/// wanted. The same bits on every processor and with any number of threads. One thread at a time.
class GridConvolution {
public:
    /// `nodes`: a multiple of 32 with no factors but 2 and 3.
    explicit GridConvolution(std::size_t nodes);

    std::size_t nodes() const { return m_nodes; }

    /// `kernel`: (nodes + 1)^2 values at distances 0 ... nodes in either direction. `shape` turns
    /// the kernel's spectrum into the one to multiply by: it is called with both frequencies as
    /// whole numbers below 2 nodes and the value.
    template <class Shape>
    GridSpectrum spectrumOf(std::span<const float> kernel, const Shape& shape) const {
        GridSpectrum spectrum = spectrumOf(kernel);
        const std::size_t size = m_fft.size();
        for (std::size_t tile = 0; tile < m_tiles; ++tile)
            for (std::size_t second = 0; second < size; ++second)
                for (std::size_t lane = 0; lane < 16; ++lane)
                    if (const std::size_t first = tile * 16 + lane; first <= m_nodes) {
                        float& value =
                            spectrum.values[(tile * size + m_fft.rowOf(second)) * 16 + lane];
                        value = shape(first, second, value);
                    }
        return spectrum;
    }
    GridSpectrum spectrumOf(std::span<const float> kernel) const;

    /// potential[a][b] = sum charges[c][d] kernel[|a - c|][|b - d|], times (2 nodes)^2 unless the
    /// spectrum is scaled. Both: nodes x nodes.
    void apply(std::span<const float> charges, const GridSpectrum& spectrum,
               std::span<float> potential, Workers& workers);

private:
    void into(std::span<const float> charges, std::size_t tile);
    void through(const GridSpectrum& spectrum, std::size_t tile);
    void outOf(std::span<float> potential, std::size_t tile);

    std::size_t m_nodes, m_tiles; ///< tiles of the first direction's frequencies
    ColumnFft m_fft;
    std::vector<float> m_between; ///< tiles x nodes x 32: spectra along the first direction
};

} // namespace antiphon

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace antiphon {

/// Slaney: linear below 1 kHz, logarithmic above (Auditory Toolbox). Htk: 2595 log10(1 + f / 700).
enum class MelScale { Slaney, Htk };

double hzToMel(double hz, MelScale scale);
double melToHz(double mel, MelScale scale);

struct MelSettings {
    int rate = 16000;
    std::size_t fftSize = 1024;
    std::size_t bands = 64;
    double minHz = 0;
    double maxHz = 0; ///< 0: half the rate
    MelScale scale = MelScale::Htk;
    /// Triangles of equal area (2 / width in Hz) instead of height 1.
    bool equalArea = false;
};

/// Triangular bands, equally spaced on a mel scale and linear in Hz, stored without their zeros. A
/// band narrower than a bin may be empty: its value is then 0. Immutable, so any thread may use it.
class MelBands {
public:
    explicit MelBands(const MelSettings& settings);

    std::size_t size() const noexcept { return m_bands.size(); }
    /// fftSize / 2 + 1 powers in, size() band values out.
    void apply(std::span<const float> power, std::span<float> bands) const;

    std::size_t firstBin(std::size_t band) const { return m_bands[band].first; }
    std::span<const float> weights(std::size_t band) const {
        return {m_weights.data() + m_bands[band].offset, m_bands[band].count};
    }
    /// bands + 2 corner frequencies: band b rises from b to b + 1 and falls to b + 2.
    std::span<const double> edges() const noexcept { return m_edges; }

private:
    struct Band {
        std::size_t first, count, offset;
    };
    std::vector<Band> m_bands;
    std::vector<float> m_weights;
    std::vector<double> m_edges;
};

/// The first `outputs` coefficients of the orthonormal DCT-II of `inputs` values.
class Dct {
public:
    Dct(std::size_t inputs, std::size_t outputs);
    void apply(std::span<const float> in, std::span<float> out) const;

private:
    std::size_t m_inputs, m_outputs;
    std::vector<float> m_rows;
};

} // namespace antiphon

#pragma once

#include "core/dsp/descriptors.h"
#include "core/dsp/lanefft.h"

#include <vector>

// What the kernels of spectral descriptors need to know, computed once. Internal to core/dsp.
namespace antiphon {

using packs::BitsOf;
using packs::exp2Of;
using packs::exponentOf;
using packs::lanesOf;
using packs::larger;
using packs::Layout;
using packs::log2Of;
using packs::mantissaOf;
using packs::smaller;
using packs::splat;
using packs::squareRoot;

/// The reference's epsilon, by which it keeps logarithms finite: that of double.
inline constexpr double descriptorFloor = 2.220446049250313e-16;

/// Order of the columns that come from spectra.
enum SpectralColumn : std::size_t {
    mfccColumn = 0,
    chromaColumn = 13,
    shapeColumn = 25,
    peakHzColumn = 32,
    peakLevelColumn = 42,
    pitchColumn = 52
};
inline constexpr std::size_t mfccCount = 13, chromaCount = 12, peakCount = 10;

/// R is double in parity mode, whose numbers are decided by the noise floor of double in places,
/// and float in clean mode.
template <class R>
struct SpectralPlan {
    explicit SpectralPlan(const DescriptorSettings& resolved);

    std::size_t window, hop, fft, columns;
    bool pitch, parity;
    std::vector<R> shape; ///< the window
    LaneFftPlan<R> transform;

    struct Band {
        std::uint32_t first, count, offset;
    };
    std::vector<Band> bands; ///< triangles on the mel scale
    std::vector<R> weights;
    std::vector<R> cosines; ///< mfccCount x bands, from log2 to decibel included

    std::vector<R> chroma; ///< fft / 2 + 1 rows of chromaCount

    R peakFloor;      ///< magnitude of a peak at -96 dB
    R amplitudeLog2;  ///< of the factor that makes a magnitude an amplitude
    R binHz, shapeHz; ///< width of a bin, and as the spectral shape has it
    std::size_t leastLag, mostLag;
    R rate;
};

extern template struct SpectralPlan<float>;
extern template struct SpectralPlan<double>;

/// What one thread computes in. Rows of `lanes` numbers.
template <class R>
struct SpectralWork {
    R* rows;      ///< fft
    R* power;     ///< fft / 2 + 1
    R* magnitude; ///< fft / 2 + 1
    R* out;       ///< columns
};

} // namespace antiphon

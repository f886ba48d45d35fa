#pragma once

#include "core/dsp/fft.h"

#include <vector>

namespace antiphon {

/// Periodic Hann window: 0.5 - 0.5 cos(2 pi n / size).
std::vector<float> hannWindow(std::size_t size);

/// The smallest power of two that is not below n.
std::size_t powerOfTwoFrom(std::size_t n);

/// Where the windows of a regular analysis begin. Centred: the window of frame t has its middle at
/// sample t * hop (the first and last reach beyond the audio); otherwise only whole windows count.
struct FrameGrid {
    std::size_t window = 1024;
    std::size_t hop = 256;
    bool centred = true;

    std::size_t count(std::size_t samples) const;
    std::ptrdiff_t start(std::size_t frame) const {
        const auto begin = std::ptrdiff_t(frame * hop);
        return centred ? begin - std::ptrdiff_t(window / 2) : begin;
    }
};

/// Spectra of windowed pieces of audio, one at a time: nothing is allocated after construction. The
/// spans it returns are valid until the next call. One thread at a time.
class Stft {
public:
    enum class Offset {
        Kept,
        Removed ///< the mean of each piece is subtracted before windowing: an offset counts for
                ///< nothing
    };

    /// The window may be shorter than the transform (the rest is zero), not longer.
    Stft(std::vector<float> window, std::size_t fftSize, Offset offset = Offset::Kept);

    std::size_t bins() const noexcept { return m_fft.bins(); }
    std::size_t windowSize() const noexcept { return m_window.size(); }

    /// The piece whose window begins at sample `start`; what lies outside the audio counts as 0, as
    /// do samples that are not numbers.
    std::span<const std::complex<float>> spectrum(std::span<const float> audio,
                                                  std::ptrdiff_t start);
    /// |spectrum|^2, unscaled.
    std::span<const float> power(std::span<const float> audio, std::ptrdiff_t start);
    /// Mean of the squared samples of the last piece, before windowing.
    float meanSquare() const noexcept { return m_meanSquare; }

private:
    std::vector<float> m_window;
    RealFft m_fft;
    Offset m_offset;
    std::vector<float> m_piece;
    std::vector<float> m_power;
    float m_meanSquare = 0;
};

} // namespace antiphon

#include "core/dsp/stft.h"

#include "core/dsp/lanes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace antiphon {

std::vector<float> hannWindow(std::size_t size) {
    std::vector<float> window(size);
    for (std::size_t n = 0; n < size; ++n)
        window[n] = float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(n) / double(size)));
    return window;
}

std::size_t powerOfTwoFrom(std::size_t n) {
    return std::bit_ceil(n);
}

std::size_t FrameGrid::count(std::size_t samples) const {
    if (samples == 0)
        return 0;
    if (centred)
        return samples / hop + 1;
    return samples < window ? 0 : (samples - window) / hop + 1;
}

Stft::Stft(std::vector<float> window, std::size_t fftSize, Offset offset)
    : m_window(std::move(window)), m_fft(fftSize), m_offset(offset), m_piece(m_window.size()),
      m_power(m_fft.bins()) {
    if (m_window.empty() || m_window.size() > fftSize)
        throw std::invalid_argument("a window must have 1 to fftSize samples");
}

std::span<const std::complex<float>> Stft::spectrum(std::span<const float> audio,
                                                    std::ptrdiff_t start) {
    const std::size_t size = m_window.size();
    const auto length = std::ptrdiff_t(audio.size());
    const float* piece = nullptr;
    if (start >= 0 && start + std::ptrdiff_t(size) <= length) {
        piece = audio.data() + start;
    } else {
        const std::ptrdiff_t from = std::clamp<std::ptrdiff_t>(start, 0, length);
        const std::ptrdiff_t to =
            std::clamp<std::ptrdiff_t>(start + std::ptrdiff_t(size), from, length);
        std::fill(m_piece.begin(), m_piece.end(), 0.0f);
        std::copy(audio.begin() + from, audio.begin() + to, m_piece.begin() + (from - start));
        piece = m_piece.data();
    }
    float squares = dot({piece, size}, {piece, size});
    if (!std::isfinite(squares)) {
        for (std::size_t n = 0; n < size; ++n)
            m_piece[n] = std::isnan(piece[n]) ? 0.0f : std::clamp(piece[n], -1e6f, 1e6f);
        piece = m_piece.data();
        squares = dot(m_piece, m_piece);
    }
    m_meanSquare = squares / float(size);

    float* out = m_fft.time().data();
    const float* window = m_window.data();
    const float mean = m_offset == Offset::Removed ? sum({piece, size}) / float(size) : 0.0f;
    for (std::size_t n = 0; n < size; ++n)
        out[n] = (piece[n] - mean) * window[n];
    if (m_offset == Offset::Removed) // the level, too, is that of the piece without its offset
        m_meanSquare = std::max(0.0f, m_meanSquare - mean * mean);
    m_fft.forward(); // beyond the window `out` stays zero
    return m_fft.spectrum();
}

std::span<const float> Stft::power(std::span<const float> audio, std::ptrdiff_t start) {
    const auto bins = spectrum(audio, start);
    const auto* parts = reinterpret_cast<const float*>(bins.data());
    float* power = m_power.data();
    for (std::size_t k = 0; k < bins.size(); ++k)
        power[k] = parts[2 * k] * parts[2 * k] + parts[2 * k + 1] * parts[2 * k + 1];
    return m_power;
}

} // namespace antiphon

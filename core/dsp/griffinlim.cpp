#include "core/dsp/griffinlim.h"

#include "core/dsp/stft.h"
#include "core/packs.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr float leastMagnitude = 1.2e-38f;

/// to = magnitudes * b / |b|, b = now - weight * last; last = now. Real and imaginary parts in
/// turn.
ANTIPHON_INLINE void redirect(std::size_t bins, const float* magnitudes, const float* now,
                              float* last, float weight, float* to) {
    for (std::size_t k = 0; k < bins; ++k) {
        const float re = now[2 * k] - weight * last[2 * k];
        const float im = now[2 * k + 1] - weight * last[2 * k + 1];
        last[2 * k] = now[2 * k];
        last[2 * k + 1] = now[2 * k + 1];
        const float scale = magnitudes[k] / (__builtin_sqrtf(re * re + im * im) + leastMagnitude);
        to[2 * k] = re * scale;
        to[2 * k + 1] = im * scale;
    }
}

} // namespace

/// What one thread computes in.
struct GriffinLim::Desk {
    explicit Desk(std::size_t size) : fft(size) {}
    RealFft fft;
    std::vector<float> sums;
};

GriffinLim::GriffinLim(Matrix magnitudes, const GriffinLimSettings& settings)
    : m_settings(settings), m_magnitudes(std::move(magnitudes)),
      m_window(hannWindow(settings.window)) {
    const std::size_t size = settings.window, hop = settings.hop;
    if (m_magnitudes.columns != size / 2 + 1 || hop == 0 || size % hop != 0)
        throw std::invalid_argument("GriffinLim: magnitudes, window and hop do not fit");
    const std::size_t frames = m_magnitudes.rows;
    m_now.resize(m_magnitudes.values.size());
    m_next.resize(m_now.size());
    m_last.resize(m_now.size());
    if (frames == 0)
        return;
    std::vector<double> squares((frames - 1) * hop + size);
    for (std::size_t t = 0; t < frames; ++t)
        for (std::size_t n = 0; n < size; ++n)
            squares[t * hop + n] += double(m_window[n]) * double(m_window[n]);
    m_norms.assign(squares.size(), 0);
    for (std::size_t n = size / 2; n < squares.size() - size / 2; ++n)
        m_norms[n] = float(1 / std::max(squares[n], 1e-30));
    startAtZero();
}

void GriffinLim::startAtZero() {
    std::copy(m_magnitudes.values.begin(), m_magnitudes.values.end(), m_now.begin());
    m_steps = 0;
}

void GriffinLim::startAtRandom(std::uint64_t seed) {
    Rng rng(seed);
    for (std::size_t i = 0; i < m_now.size(); ++i)
        m_now[i] =
            Bin(std::polar(double(m_magnitudes.values[i]), 2 * std::numbers::pi * rng.uniform()));
    m_steps = 0;
}

void GriffinLim::startAt(const Matrix& phases) {
    if (phases.rows != m_magnitudes.rows || phases.columns != m_magnitudes.columns)
        throw std::invalid_argument("GriffinLim: phases of another shape");
    for (std::size_t i = 0; i < m_now.size(); ++i)
        m_now[i] = Bin(std::polar(double(m_magnitudes.values[i]), double(phases.values[i])));
    m_steps = 0;
}

void GriffinLim::startLike(std::span<const float> sound) {
    const FrameGrid grid{.window = m_settings.window, .hop = m_settings.hop};
    Stft stft(m_window, m_settings.window);
    for (std::size_t t = 0; t < m_magnitudes.rows; ++t)
        setDirections(t, stft.spectrum(sound, grid.start(t)));
    m_steps = 0;
}

void GriffinLim::setDirections(std::size_t frame, std::span<const Bin> directions) {
    const std::size_t bins = m_magnitudes.columns;
    for (std::size_t k = 0; k < bins; ++k) {
        const float length = std::abs(directions[k]);
        const float magnitude = m_magnitudes.values[frame * bins + k];
        // Where the sound says nothing the phase is 0: the magnitude must not get lost.
        m_now[frame * bins + k] =
            length > leastMagnitude ? directions[k] * (magnitude / length) : Bin(magnitude);
    }
}

/// Adds a frame's windowed sound to `sums`, which stands for the samples begin ... end.
void GriffinLim::inverseFrame(std::size_t frame, Desk& desk, std::vector<float>& sums,
                              std::size_t begin, std::size_t end) {
    const std::size_t bins = m_magnitudes.columns, size = m_settings.window;
    std::copy_n(m_now.data() + frame * bins, bins, desk.fft.spectrum().data());
    desk.fft.inverse();
    const std::size_t at = frame * m_settings.hop;
    const std::size_t from = std::max(at, begin), to = std::min(at + size, end);
    if (from >= to)
        return;
    const float* const wave = desk.fft.time().data() + (from - at);
    const float* const window = m_window.data() + (from - at);
    float* const out = sums.data() + (from - begin);
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t n = 0; n < to - from; ++n)
            out[n] += wave[n] * window[n];
    });
}

void GriffinLim::advanceFrame(std::size_t frame, Desk& desk, const float* sums, const float* norms,
                              std::vector<Bin>& to) {
    const std::size_t bins = m_magnitudes.columns, size = m_settings.window;
    float* const wave = desk.fft.time().data();
    const float* const window = m_window.data();
    runWide([&]() __attribute__((always_inline)) {
        for (std::size_t n = 0; n < size; ++n)
            wave[n] = sums[n] * norms[n] * window[n];
    });
    desk.fft.forward();
    const auto parts = [](std::vector<Bin>& values) {
        return reinterpret_cast<float*>(values.data());
    };
    const auto weight =
        m_steps == 0 ? 0.0f : float(m_settings.momentum / (1 + m_settings.momentum));
    const float* const magnitudes = m_magnitudes.values.data() + frame * bins;
    const float* const now = reinterpret_cast<const float*>(desk.fft.spectrum().data());
    float* const last = parts(m_last) + 2 * frame * bins;
    float* const next = parts(to) + 2 * frame * bins;
    runWide([&]() __attribute__((always_inline)) {
        redirect(bins, magnitudes, now, last, weight, next);
    });
}

/// The frames from ... to: all that overlap with them are turned into sound, and they are analysed
/// as soon as what is below them is complete. Every sample is the sum of the same frames in the
/// same order, wherever the parts begin.
void GriffinLim::advance(std::size_t from, std::size_t to, Desk& desk, std::vector<Bin>& into) {
    const std::size_t hop = m_settings.hop, size = m_settings.window, frames = m_magnitudes.rows;
    const std::size_t around = size / hop - 1;
    const std::size_t begin = from * hop, end = (to - 1) * hop + size;
    desk.sums.assign(end - begin, 0);
    std::size_t ready = from;
    const std::size_t last = std::min(frames, to + around);
    for (std::size_t t = from > around ? from - around : 0; t < last; ++t) {
        inverseFrame(t, desk, desk.sums, begin, end);
        while (ready < to && (ready + around <= t || t + 1 == last)) {
            advanceFrame(ready, desk, desk.sums.data() + (ready - from) * hop,
                         m_norms.data() + ready * hop, into);
            ++ready;
        }
    }
}

void GriffinLim::step(Workers* workers) {
    const std::size_t frames = m_magnitudes.rows;
    if (frames == 0)
        return;
    const std::size_t parts =
        workers ? std::clamp<std::size_t>(frames / 32, 1, std::size_t(workers->threads())) : 1;
    auto part = [&](std::size_t p) {
        Desk desk(m_settings.window);
        // Alone, a frame is not needed any more once it is advanced: less memory to go through.
        advance(frames * p / parts, frames * (p + 1) / parts, desk, parts == 1 ? m_now : m_next);
    };
    if (parts == 1) {
        part(0);
    } else {
        workers->run(parts, part);
        std::swap(m_now, m_next);
    }
    ++m_steps;
}

std::vector<float> GriffinLim::sound() {
    const std::size_t frames = m_magnitudes.rows, size = m_settings.window;
    if (frames == 0)
        return {};
    Desk desk(size);
    std::vector<float> sums(m_norms.size());
    for (std::size_t t = 0; t < frames; ++t)
        inverseFrame(t, desk, sums, 0, sums.size());
    for (std::size_t n = 0; n < sums.size(); ++n)
        sums[n] *= m_norms[n];
    return {sums.begin() + std::ptrdiff_t(size / 2), sums.end() - std::ptrdiff_t(size / 2)};
}

double GriffinLim::convergence() {
    return spectralConvergence(sound(), m_magnitudes, m_settings);
}

Matrix stftMagnitudes(std::span<const float> sound, const GriffinLimSettings& settings) {
    const FrameGrid grid{.window = settings.window, .hop = settings.hop};
    Stft stft(hannWindow(settings.window), settings.window);
    Matrix result(grid.count(sound.size()), stft.bins());
    for (std::size_t t = 0; t < result.rows; ++t)
        std::ranges::transform(stft.power(sound, grid.start(t)), result.row(t).begin(),
                               [](float power) { return std::sqrt(power); });
    return result;
}

double spectralConvergence(std::span<const float> sound, const Matrix& magnitudes,
                           const GriffinLimSettings& settings) {
    const FrameGrid grid{.window = settings.window, .hop = settings.hop};
    Stft stft(hannWindow(settings.window), settings.window);
    double gaps = 0, squares = 0;
    for (std::size_t t = 0; t < magnitudes.rows; ++t) {
        const auto power = stft.power(sound, grid.start(t));
        const auto wanted = magnitudes.row(t);
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            const double gap = std::sqrt(double(power[k])) - double(wanted[k]);
            gaps += gap * gap;
            squares += double(wanted[k]) * double(wanted[k]);
        }
    }
    return squares > 0 ? std::sqrt(gaps / squares) : 0;
}

} // namespace antiphon

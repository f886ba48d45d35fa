#pragma once

#include "core/dsp/fft.h"
#include "core/matrix.h"
#include "core/workers.h"

#include <complex>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

struct GriffinLimSettings {
    std::size_t window = 1024; ///< periodic Hann, also the size of the transform
    std::size_t hop = 256;     ///< divides the window
    double momentum = 0.99;    ///< 0: the plain algorithm of Griffin and Lim (1984)
};

/// Looks for a sound whose short-time magnitudes are given: the fast algorithm of Perraudin,
/// Balazs and Sondergaard (2013). Every step
///     y = istft(a);  R = stft(y);  b = R - m / (1 + m) R_last;  a = S b / |b|,
/// the first without R_last; frames are centred, beyond the ends is silence. A value that is
/// advanced: what it has found can be heard after every step. The same start gives the same sound
/// whatever the number of threads. One thread at a time.
class GriffinLim {
public:
    /// `magnitudes`: frames x (window / 2 + 1), not negative. Starts with phase 0. Throws
    /// std::invalid_argument for another width, or a hop that does not divide the window.
    explicit GriffinLim(Matrix magnitudes, const GriffinLimSettings& settings = {});

    // How to begin; steps that were taken are forgotten.
    void startAtZero();
    void startAtRandom(std::uint64_t seed);
    /// At given phases, as `magnitudes`.
    void startAt(const Matrix& phases);
    /// With the phases of a sound, which counts as silent beyond its end.
    void startLike(std::span<const float> sound);

    /// `workers`: who shares the work; null: this thread.
    void step(Workers* workers = nullptr);
    int steps() const noexcept { return m_steps; }

    /// y = istft(a), hop * (frames - 1) samples.
    std::vector<float> sound();
    /// || |stft(sound)| - S || / || S || over all values; 0 where all magnitudes are 0.
    double convergence();

private:
    struct Desk;
    using Bin = std::complex<float>;

    void setDirections(std::size_t frame, std::span<const Bin> directions);
    void inverseFrame(std::size_t frame, Desk& desk, std::vector<float>& sums, std::size_t begin,
                      std::size_t end);
    void advance(std::size_t from, std::size_t to, Desk& desk, std::vector<Bin>& into);
    void advanceFrame(std::size_t frame, Desk& desk, const float* sums, const float* norms,
                      std::vector<Bin>& to);

    GriffinLimSettings m_settings;
    Matrix m_magnitudes;
    std::vector<float> m_window;
    std::vector<float> m_norms; ///< 1 / sum of squared windows, 0 beyond the sound
    std::vector<Bin> m_now, m_next, m_last;
    int m_steps = 0;
};

/// || |stft(sound)| - S || / || S ||, frames as GriffinLim has them.
double spectralConvergence(std::span<const float> sound, const Matrix& magnitudes,
                           const GriffinLimSettings& settings = {});

/// Frames x (window / 2 + 1) magnitudes of a sound, centred frames.
Matrix stftMagnitudes(std::span<const float> sound, const GriffinLimSettings& settings = {});

} // namespace antiphon

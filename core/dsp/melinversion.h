#pragma once

#include "core/dsp/melgram.h"
#include "core/matrix.h"
#include "core/workers.h"

#include <vector>

namespace antiphon {

/// The power spectrum behind mel powers: of every frame the S >= 0 that minimises || A S - P ||^2,
/// A the Slaney bands of MelgramSettings. FISTA (Beck and Teboulle 2009) with step 1 / ||A||^2 from
/// the clipped pseudo-inverse on. Immutable; const members may be called from several threads.
class MelInversion {
public:
    explicit MelInversion(const MelgramSettings& settings = {});

    /// Frames x bands -> frames x (window / 2 + 1), powers. `iterations` 0: the clipped
    /// pseudo-inverse alone. Frames are independent: `workers` share them. The same powers give the
    /// same spectrum, whatever the number of threads.
    Matrix powers(const Matrix& melPowers, int iterations = 50, Workers* workers = nullptr) const;
    /// The roots of powers(): magnitudes, as GriffinLim wants them.
    Matrix magnitudes(const Matrix& melPowers, int iterations = 50,
                      Workers* workers = nullptr) const;

    /// || A S - P || / || P || over all frames; 0 where all of P is 0.
    double residual(const Matrix& powers, const Matrix& melPowers) const;
    /// ||A||, the largest singular value.
    double norm() const noexcept { return m_norm; }

private:
    struct Desk;
    void start(Desk& desk) const;
    void refine(Desk& desk, int iterations) const;

    struct Band {
        std::uint32_t first, count, offset;
    };
    std::size_t m_bins;
    std::vector<Band> m_bands;
    std::vector<float> m_weights;
    double m_norm = 0;
    // A A' is tridiagonal, since a band meets its neighbours alone; its factors L D L'.
    std::vector<double> m_lower, m_diagonal;
};

} // namespace antiphon

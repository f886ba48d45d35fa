#pragma once

#include "core/synth/blocksynth.h"
#include "core/synth/glide.h"

namespace antiphon {

/// Frequency modulation: carrier fc = 400 (p0 + offset) Hz, modulator fm = fc ratio p1, deviation
/// fm ratio p2, amplitude p3 where there is a fourth parameter:
///     out = p3 cos(2 pi sum((fc + deviation cos(2 pi fm t)) / rate)).
/// Parameters glide for 1.4 ms, in parity they jump at the next block; a new voice starts at its
/// target. While they stand still the sum of the modulator is used in closed form,
///     sum_{k<n} cos(a + k w) = (sin(a + (n - 1/2) w) - sin(a - w/2)) / (2 sin(w/2)),
/// so that frames do not wait for each other. Phases are counted in double; a sample is off by less
/// than 2e-5.
class FmSynth final : public BlockSynth {
public:
    struct Formula {
        double offset = 1;
        double ratio = 5;
    };
    /// What the published FM3 patch plays: its smoothing overwrites the constants.
    static constexpr Formula shipped{1.4, 1.4};

    FmSynth(std::size_t parameters, const Formula& formula, bool parity)
        : BlockSynth(parameters), m_formula(formula), m_parity(parity) {}

private:
    struct Tone { ///< per frame, in turns
        double carrier, modulator, deviation, amplitude;
    };
    Tone tone(double p0, double p1, double p2, double p3) const noexcept;
    Tone target() const noexcept;
    void settle() noexcept;
    void unsettle() noexcept;
    double behind() const noexcept;
    double bend() const noexcept;

    void begin(const Values& values) noexcept override;
    void change(const Values& values) noexcept override;
    void fill(float* out, std::size_t count) noexcept override;

    const Formula m_formula;
    const bool m_parity;
    Glide m_values[4];
    double m_carrier = 0;   ///< turns; while settled without what the modulator adds
    double m_modulator = 0; ///< turns; while settled behind()
    bool m_settled = false;
    // While settled:
    Tone m_tone{};
    double m_depth = 0; ///< turns that the modulator bends the carrier's phase by
};

} // namespace antiphon

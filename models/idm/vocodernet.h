#pragma once

#include "models/idm/vocoderconfig.h"
#include "models/torchmodel.h"

#include <memory>

namespace antiphon::idm {

/// Samples (B, hop (frames - 1)) of complex spectra (B, bins, frames) and the reverse: periodic
/// Hann, frames centred, silence beyond the ends. Differentiable; what goes in may be double.
at::Tensor inverseSpectra(const at::Tensor& spectra, std::int64_t window, std::int64_t hop);
at::Tensor spectraOfSound(const at::Tensor& samples, std::int64_t window, std::int64_t hop);

/// Mel bands (bands, bins) of the spectrograms that a vocoder is for: power = bands |spectrum|^2.
at::Tensor melWeights(const VocoderConfig& config);

/// What a network says of (B, frames, bins): magnitudes, and what to add to the phases that go with
/// them.
struct SpectrumPlan {
    at::Tensor magnitudes, phases;
};
/// The head: `raw` (B, frames, 2 bins) is what is added to the logarithms of magnitudes `envelope`
/// (B, frames, bins), then the plan's phases.
SpectrumPlan headPlan(const at::Tensor& raw, const at::Tensor& envelope);
/// Phases that go with magnitudes (B, frames, bins) of that hop, by integratePhases().
at::Tensor phasesFor(const at::Tensor& magnitudes, std::int64_t hop);
/// Complex (B, bins, frames) of a plan and the phases it is added to.
at::Tensor spectraOfPlan(const SpectrumPlan& plan, const at::Tensor& phases);

/// Sound of spectrograms by one inverse transform of what ConvNeXt blocks make of them (Vocos:
/// Siuzdak 2023), with two things that need not be learned: magnitudes start from the bands spread
/// over the bins (as in FreeV: Lv et al. 2024, from their pseudo-inverse), and phases from those
/// that go with the network's magnitudes. These keep the bands that were given: the network says
/// how they are spread within. Phases turn even where a spectrogram stands still, which
/// what hears the same in every frame could not say. Named as published: backbone.*, head.out.*
class VocoderNet {
public:
    /// Fresh weights drawn by `seed`. `reference`: mel power that is 0 dB.
    VocoderNet(const VocoderConfig& config, double reference, std::uint64_t seed);
    /// With these weights. Throws UserError naming `origin` and what is missing or of another
    /// shape.
    VocoderNet(const VocoderConfig& config, double reference, std::span<const RawTensor> weights,
               const std::string& origin);

    const VocoderConfig& config() const;
    double reference() const;
    TorchModel model() const;
    std::int64_t parameterCount() const;

    /// Of X (B, bands, frames), -1 ... 1. Frames that are silent in all bands stay so.
    SpectrumPlan plan(const at::Tensor& spectrograms) const;
    /// Samples (B, hop (frames - 1)); needs two frames.
    at::Tensor sounds(const SpectrumPlan& plan) const;
    at::Tensor sounds(const at::Tensor& spectrograms) const { return sounds(plan(spectrograms)); }

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

} // namespace antiphon::idm

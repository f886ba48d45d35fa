#pragma once

#include "models/stem/seanet.h"

namespace antiphon::stem {

/// Tells recordings from what a codec makes of them by complex spectra with several windows
/// (EnCodec: Defossez et al. 2022, section 3.4): real and imaginary parts as channels; convolutions
/// over time and frequency, 3 x 9, dilated 1, 2 and 4 times over time at every second frequency,
/// then 3 x 3; leaky ReLU 0.3; weight norm. Modules: discriminators.S.convs.N, conv_post.
class SpectralDiscriminator : public torch::nn::Module {
public:
    /// `windows`: samples of each.
    SpectralDiscriminator(std::int64_t channels, std::int64_t filters,
                          const std::vector<std::int64_t>& windows);
    void initialise(Rng& rng);

    struct Opinion {
        at::Tensor real;                ///< above 0 where it takes what it hears for a recording
        std::vector<at::Tensor> layers; ///< what it heard it by
    };
    /// Of (B, channels, samples), for each window.
    std::vector<Opinion> listen(const at::Tensor& samples) const;

private:
    class Scale;
    std::vector<std::shared_ptr<Scale>> m_scales;
};

/// Hinge losses, means over the windows: what the discriminator shall learn, what the codec shall.
at::Tensor discriminatorLoss(const std::vector<SpectralDiscriminator::Opinion>& recorded,
                             const std::vector<SpectralDiscriminator::Opinion>& made);
at::Tensor adversarialLoss(const std::vector<SpectralDiscriminator::Opinion>& made);
/// Mean |difference| of the layers.
at::Tensor featureLoss(const std::vector<SpectralDiscriminator::Opinion>& recorded,
                       const std::vector<SpectralDiscriminator::Opinion>& made);

} // namespace antiphon::stem

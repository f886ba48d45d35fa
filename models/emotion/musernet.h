#pragma once

#include "models/emotion/config.h"
#include "models/torchmodel.h"

#include <array>
#include <memory>

namespace antiphon::emotion {

/// The latent model of a configuration (MusER: Ji and Yang 2024; spec section 7), for training, for
/// encoding and as the reference of the decoder without LibTorch. Words are (B, T, 8) tensors of
/// type long on the network's device: `x` the rows from the emotion row on, `y` the row that
/// follows each. A handle: copies share one network. One thread at a time.
///
/// Tensors are named as in published checkpoints (spec section 16), but for the tables of
/// positions, which are no part of it, and two buffers more of the codebook: VQ.counter and
/// VQ.idle.
class MuserNet {
public:
    /// Fresh weights drawn by `seed`.
    MuserNet(const MuserConfig& config, std::uint64_t seed);

    const MuserConfig& config() const;
    /// Parameters, buffers, training mode; shared with the network.
    TorchModel model() const;
    std::int64_t parameterCount() const;

    /// One tensor an element, by elementOrder.
    using PerElement = std::array<at::Tensor, elements>;

    /// What a training step needs. What the variant lacks is undefined.
    struct Parts {
        PerElement logits;      ///< (B, T, size)
        at::Tensor indices;     ///< of the codes, (B, T)
        at::Tensor vectorLoss;  ///< commitment
        at::Tensor regularised; ///< a number an element and row: (elements, B, T)
        at::Tensor divergence;  ///< VAE: from the standard normal, summed over batch and numbers
    };
    /// In training mode the codebook is updated, VAE draws its z. `keys` (B, T), floats: 1 where a
    /// row counts; only used where the configuration masks. TRANS variants need T = length.
    Parts forward(const at::Tensor& x, const at::Tensor& y, const at::Tensor& keys = {}) const;

    /// What the encoder makes of pieces; nothing is changed.
    struct Encoded {
        at::Tensor latents; ///< before quantisation, (B, T, codeWidth); VAE: the mean of z, (B, 1,
                            ///< codeWidth)
        at::Tensor indices; ///< (B, T); VAE: undefined, as are the margins
        at::Tensor margins; ///< squared distances
        at::Tensor vectors; ///< of the codes; VAE: the latents
    };
    /// `encodesInput` decides which of x and y is read.
    Encoded encode(const at::Tensor& x, const at::Tensor& y, const at::Tensor& keys = {}) const;

    /// Logits from code vectors (VAE: z), the rows x and the types (B, T) of the rows that follow.
    /// There may be more vectors than rows: those of rows to come are attended to.
    PerElement decode(const at::Tensor& vectors, const at::Tensor& x, const at::Tensor& types,
                      const at::Tensor& keys = {}) const;

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

/// Of each element the mean over the rows that count, then over the pieces, of -log p(y): spec
/// section 8. `keys` (B, T) as in forward(). (elements)
at::Tensor elementLosses(const MuserNet::PerElement& logits, const at::Tensor& y,
                         const at::Tensor& keys);

} // namespace antiphon::emotion

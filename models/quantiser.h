#pragma once

#include "models/torchmodel.h"

#include <ATen/core/Tensor.h>

namespace antiphon {

/// Vector quantisation (van den Oord et al. 2017) with Euclidean distance; the lowest index wins
/// ties. On the CPU nearest codes are found exactly as Perception finds them
/// (core/maps/nearestcode.h). A value that shares its tensors with its copies; one thread at a
/// time.
class Quantiser {
public:
    struct Settings {
        bool learnable = false;
        /// Codes that are hardly used move towards the nearest input of the batch, in training.
        bool restart = false;
        double commitment = 0.25; ///< weight of the inputs' pull, learnable only
        /// As published: the loss of a learnable codebook is taken after gradients were led past
        /// the codes, so that they get none and the inputs are pushed away from them.
        bool compat = false;
    };

    /// `codebook`: A x dim, float. A learnable one becomes a parameter: it requires gradients.
    Quantiser(at::Tensor codebook, const Settings& settings);

    struct Result {
        at::Tensor indices;   ///< (...), int64
        at::Tensor quantised; ///< (..., dim); in training x + stop(xq - x): gradients go on to x
        /// Training: frozen mean((stop(xq) - x)^2), which pulls the inputs alone; learnable
        /// commitment * mean((stop(xq) - x)^2) + mean((xq - stop(x))^2). Else 0.
        at::Tensor loss;
    };
    /// `x`: (..., dim). With `restart` training changes codebook and usage after the codes are
    /// chosen: usage u <- 0.99 u + 0.01 share; c <- (1 - w) c + w f for the nearest input f and
    /// w = exp(-u A 10 / (1 - 0.99) - 0.001).
    Result forward(const at::Tensor& x, bool training);

    /// The nearest code of each row of `x` (..., dim).
    at::Tensor nearest(const at::Tensor& x) const;

    const at::Tensor& codebook() const { return m_codebook; }
    const at::Tensor& usage() const { return m_usage; } ///< A: running share of each code
    /// "codebook" (a parameter where learnable, else a buffer) and "usage" after `prefix`.
    TorchModel::Named parameters(const std::string& prefix) const;
    TorchModel::Named buffers(const std::string& prefix) const;

private:
    void restart(const at::Tensor& rows, const at::Tensor& indices);

    Settings m_settings;
    at::Tensor m_codebook, m_usage;
};

} // namespace antiphon

#pragma once

#include "models/torchoptions.h"

#include <string>

namespace antiphon::emotion {

/// How the latent model is trained (spec section 8).
struct MuserTrainingOptions {
    TorchOptions torch;
    double epochs = 300;      ///< passes over the pieces; 0: torch.train.steps decides
    double regulariser = 0.1; ///< its weight
    /// VAE alone: weight of the divergence of a piece, reached step by step over `warmUp` steps.
    double divergence = 0.001;
    std::int64_t warmUp = 1000;
    double validation = 0.1; ///< share of the songs that chooses the checkpoint; 0: none
    void visit(OptionVisitor& v);

    /// Steps instead of epochs, and an evaluation each epoch unless another rhythm is set.
    TorchOptions resolved(std::int64_t pieces) const;
};

/// How the prior is trained (spec section 10).
struct PriorTrainingOptions {
    TorchOptions torch;
    double epochs = 1300;
    double validation = 0.1;
    /// A last code 0 is learned after each piece, as published.
    bool endsWithZero = false;
    void visit(OptionVisitor& v);
    TorchOptions resolved(std::int64_t pieces) const;
};

/// Of a preset of muserPreset() or priorPreset(): Adam, batch 16, gradients clipped at 3; "paper"
/// at rate 1e-4 for the published number of epochs. Throw UserError (Usage) naming what there is.
MuserTrainingOptions muserTrainingPreset(const std::string& preset);
PriorTrainingOptions priorTrainingPreset(const std::string& preset);

} // namespace antiphon::emotion

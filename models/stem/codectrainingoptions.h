#pragma once

#include "models/torchoptions.h"

#include <string>

namespace antiphon::stem {

/// How a codec is trained (EnCodec: Defossez et al. 2022; the spec's section 4.1).
struct CodecTrainingOptions {
    TorchOptions torch;
    double segment = 1; ///< seconds of an item
    double mel = 2;     ///< weights of the losses: mel spectra as published,
    double logMel = 0;  ///< |difference| of log10 mel, which trainings are judged by,
    double pitch = 0;   ///< the same of bands so narrow that they tell notes apart,
    double samples = 0.1;
    double adversarial = 0; ///< 0: there is no discriminator
    double features = 4;    ///< only with a discriminator
    double commitment = 1;
    /// The gradient is shared out by the weights whatever the losses' scales, commitment excepted;
    /// false: the weighted losses are added.
    bool balanced = true;
    std::int64_t discriminatorFilters = 32;
    double average = 0.99;         ///< decay of the averaged weights; 0: those of the last step
    double decay = 0.99;           ///< of the averages that the books' rows are
    double expiry = 0.1;           ///< share of a fair one below which a book's row is set anew
    std::int64_t validation = 128; ///< stretches at most that are judged by
    void visit(OptionVisitor& v);
};

/// Of a preset of codecPreset(): "tiny" for minutes on two cores, "demo", "paper" (the published
/// recipe, adversarial). Throws UserError (Usage) naming what there is.
CodecTrainingOptions codecTrainingPreset(const std::string& preset);

} // namespace antiphon::stem

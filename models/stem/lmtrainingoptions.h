#pragma once

#include "models/torchoptions.h"

namespace antiphon::stem {

/// How a language model is trained (spec section 9).
struct LmTrainingOptions {
    TorchOptions torch;
    double clipValue = 0;        ///< largest number of a gradient; 0: any
    double average = 0;          ///< decay of the averaged weights; 0: none
    double contextDropout = 0.1; ///< share of the rows that do without their context
    double conditionDropout = 0.5;
    double tagDropout = 0.3;
    /// Share of the steps whose own past is hidden, so that the context must tell what comes.
    double pastDropout = 0;
    void visit(OptionVisitor& v);
};

/// "tiny", "demo", "small-scratch" (cosine with warm-up) or "small" (the published fine-tuning).
/// Throws UserError (Usage) naming what there is.
LmTrainingOptions lmTrainingPreset(const std::string& preset);

} // namespace antiphon::stem

#pragma once

#include "models/idm/vocoderconfig.h"
#include "models/torchoptions.h"

#include <string>

namespace antiphon::idm {

/// How a vocoder is trained.
struct VocoderTrainingOptions {
    TorchOptions torch;
    std::int64_t crop = 64; ///< frames of a clip that are learned from at once
    double mel = 1;         ///< weight of the spectrograms' difference, by 10 dB
    double spectra = 1;     ///< weight of SpectralDistance
    double magnitudes = 1;  ///< weight of magnitudeDistance()
    double phases = 1;      ///< weight of phaseDistance()
    double adversarial = 0; ///< 0: there is no discriminator
    double features = 2;    ///< of the discriminator's layers
    std::int64_t discriminatorFilters = 16;
    std::int64_t validation = 16; ///< clips it is judged by at most
    void visit(OptionVisitor& v);
};

/// Of a preset of vocoderPreset(): "tiny" for minutes on two cores, "small", "full" (adversarial).
/// Throws UserError (Usage) naming what there is.
VocoderTrainingOptions vocoderTrainingPreset(const std::string& preset);

/// Options of idm.vocoder. Choosing a preset sets what depends on it; what is set after that wins.
struct VocoderTrainOptions {
    std::string preset = "tiny";
    VocoderConfig network; ///< what its spectrograms are is the data set's
    VocoderTrainingOptions training;

    VocoderTrainOptions();
    void usePreset();
    void visit(OptionVisitor& v);
};

/// Options of idm.evaluate-vocoder.
struct VocoderEvaluateOptions {
    std::int64_t clips = 8; ///< that are compared, at most
    std::int64_t heard = 8; ///< of them that are kept as files
    void visit(OptionVisitor& v);
};

} // namespace antiphon::idm

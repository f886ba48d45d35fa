#pragma once

#include "models/idm/curriculum.h"
#include "models/torchoptions.h"

namespace antiphon::idm {

/// How the network is trained (spec sections 7 to 9).
struct IdmTrainingOptions {
    TorchOptions torch;
    std::string objective = "denoise"; ///< or "reconstruct", as published
    std::int64_t crop = 0;             ///< frames of a clip that are learned from at once; 0: all
    double average = 0.999;            ///< decay of the averaged weights; 0: none
    double noiseMean = -1.2, noiseDeviation = 1.2; ///< of the noise's ln sigma
    double unsaid = 0.1;                           ///< share of the clips whose score is left open
    double reconstruction = 1;                     ///< weight of what is denoised
    double score = 0.1;              ///< weight of the distance of generated clips' scores
    std::string distance = "sliced"; ///< sliced, energy, moments, off
    double ramp = 0.1;               ///< part of the training in which that weight rises
    double estimates = 0.5;          ///< noise below which an estimate counts as a generated clip
    double ratio = 0.03;             ///< weight of the ratio loss
    std::int64_t directions = 32, levels = 32, history = 64;
    std::int64_t validation = 24; ///< clips it is judged by at most
    std::int64_t scoreEvery = 0;  ///< steps between L-Scores of fixed-seed clips; 0: never
    std::int64_t scored = 8;      ///< so many clips
    std::int64_t scoredSteps = 12;
    CurriculumOptions curriculum;
    void visit(OptionVisitor& v);
};

/// "tiny", "default". Throws UserError (Usage) naming what there is.
IdmTrainingOptions idmTrainingPreset(const std::string& preset);

} // namespace antiphon::idm

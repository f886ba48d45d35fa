#pragma once

#include "models/emotion/musertrainingoptions.h"
#include "models/emotion/priornet.h"
#include "models/torchtraining.h"

#include <memory>
#include <vector>

namespace antiphon::emotion {

/// What the prior learns of one piece.
struct PriorItem {
    std::vector<std::int32_t> codes; ///< compact; those beyond the network's length are cut
    int quadrant = 1;                ///< 1 ... 4
};

struct PriorData {
    PriorNet net;
    std::vector<PriorItem> training, validation;
};

/// To be given to train() with options.resolved().train. Evaluation is over the validation pieces
/// (those of the training where there are none): "validation/loss", the mean -log p of a code over
/// all codes, and the accuracy of the likeliest one. Throws UserError when there is nothing to
/// learn from, or a code or quadrant is none of the network's.
std::unique_ptr<TorchTrainee> priorTrainee(PriorData data, const PriorTrainingOptions& options,
                                           std::uint64_t seed);

} // namespace antiphon::emotion

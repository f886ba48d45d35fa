#pragma once

#include "models/stem/codecnet.h"
#include "models/stem/codectrainingoptions.h"
#include "models/stem/recordings.h"
#include "models/torchtraining.h"

#include <memory>
#include <vector>

namespace antiphon::stem {

struct CodecData {
    CodecNet net;
    std::vector<Recording> training, validation;
};

/// The quantiser's settings that go with the options, for the network.
QuantiserSettings quantiserSettings(const CodecTrainingOptions& options);

/// To be given to train(). A step learns from stretches drawn evenly from the recordings, again
/// where one is silent. Checkpoints hold besides the codec's weights their averages and, where
/// there is one, the discriminator, which learns in the same steps; codecWeights() takes the codec
/// out. Evaluation is over fixed stretches of the validation recordings (those of the training
/// where there are none), with averaged weights: "validation/log_mel" first, the mean |difference|
/// of log10 mel bands, lower is better; "validation/samples", the mean |difference| of samples; and
/// "validation/rows_used_K" of each book, a share. Throws UserError when there is nothing to learn
/// from.
std::unique_ptr<TorchTrainee> codecTrainee(CodecData data, const CodecTrainingOptions& options,
                                           std::uint64_t seed);

} // namespace antiphon::stem

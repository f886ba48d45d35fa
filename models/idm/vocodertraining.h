#pragma once

#include "models/idm/clipsounds.h"
#include "models/idm/vocodernet.h"
#include "models/idm/vocodertrainingoptions.h"
#include "models/torchtraining.h"

#include <functional>
#include <memory>
#include <span>

namespace antiphon::idm {

/// Sounds that a vocoder learns from or is judged by.
struct SoundSet {
    std::size_t count = 0;
    std::int64_t samples = 0; ///< of each
    /// Fills `out` from sample `from` on, which may be negative; silence beyond the ends. Called in
    /// the thread that trains.
    std::function<void(std::size_t which, std::int64_t from, std::span<float> out)> read;
};
/// Those of a part of a data set.
SoundSet soundsOf(std::shared_ptr<ClipSounds> clips, Split split);

struct VocoderData {
    VocoderNet net;
    SoundSet training, validation; ///< validation may have none
};

/// To be given to train(). A step learns from stretches drawn evenly from the clips, again where
/// one is silent. Checkpoints hold besides the vocoder's weights, where there is one, the
/// discriminator, which learns in the same steps; vocoderWeights() takes the vocoder out.
/// Evaluation is over whole validation clips, evenly spread over all (training clips where there
/// are none): "validation/mel_db" first, the mean |difference| of spectrograms in dB, lower is
/// better; "validation/spectra", the SpectralDistance. Throws UserError when there is nothing to
/// learn from or by.
std::unique_ptr<TorchTrainee>
vocoderTrainee(VocoderData data, const VocoderTrainingOptions& options, std::uint64_t seed);

} // namespace antiphon::idm

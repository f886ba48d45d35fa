#pragma once

#include "models/emotion/decode.h"
#include "models/emotion/model.h"
#include "models/weighttype.h"

#include <functional>

// What a trained model knows besides its weights, found out once.
namespace antiphon::emotion {

/// Where pieces lie in the model's space: the means of the quadrants, how often each code is used,
/// and from the notes an estimate of the mood, where every quadrant has pieces. Into model.means
/// and model.training ("code_times", "mood"). `checkpoint` may throw to stop.
void learnPlaces(Muser& model, std::span<const WordPiece> pieces,
                 const std::function<void()>& checkpoint);

/// What packing changes in the decoder's logits, for rows that it draws itself.
PackingLosses measuredLosses(const Muser& model, const std::function<void()>& checkpoint);
PackingLosses measuredLosses(const Prior& prior, const std::function<void()>& checkpoint);

/// `request` as chosenWeightType() has it.
MuserDecoder decoderOf(const Muser& model, const std::string& request);
PriorDecoder decoderOf(const Prior& prior, const std::string& request);

} // namespace antiphon::emotion

#pragma once

#include "models/emotion/decode.h"
#include "models/emotion/model.h"
#include "models/weighttype.h"

#include <functional>
#include <string>

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
/// For the log, what `what` ("The decoder") loses by weights of this type, as it was measured when
/// the model was made; empty for fp32. `training`: of the model.
std::string packingSentence(const std::string& what, WeightType type, const Json& training);

} // namespace antiphon::emotion

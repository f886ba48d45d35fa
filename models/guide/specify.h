#pragma once

#include "core/oracle/segmentation.h"
#include "models/guide/decode.h"
#include "models/guide/model.h"
#include "models/guide/options.h"

#include <functional>
#include <span>

namespace antiphon::guide {

/// A label and how likely it was, 0 ... 1.
struct LabelChance {
    std::int32_t label;
    float probability;
};

/// What a model asks a memory for: an entry a guide segment.
struct Specification {
    std::vector<std::int32_t> codes;              ///< what was answered, also where silent
    std::vector<std::int32_t> labels;             ///< `silent` where the guide is
    std::vector<float> probabilities;             ///< of the labels; 1 where silent
    std::vector<float> entropies;                 ///< of what was drawn from, bits
    std::vector<std::vector<LabelChance>> likely; ///< up to five, likeliest first; none if silent
    double perplexity = 1;                        ///< of the labels, under the model
};

DecodeSettings decodeSettings(const AnswerOptions& options);

/// Reads the guide window by window and writes what a partner would play (spec section 5.7): every
/// segment is answered, none twice. `allowed`: labels that the memory has (empty: any), to be
/// obeyed as `options.constrain` says. `told` hears each label as it is chosen: segment, label.
/// `seed` decides the draws. `checkpoint` may throw to stop. `decoder`: the model's.
Specification answer(const Model& model, const DecisionDecoder& decoder, const CodedTrack& guide,
                     std::span<const std::int32_t> allowed, const AnswerOptions& options,
                     std::uint64_t seed, const std::function<void()>& checkpoint,
                     const std::function<void(std::size_t, std::int32_t)>& told = {});

/// Windows by which a model answers so many segments (spec section 3). What each adds is a stretch:
/// it is drawn in one go.
std::vector<SegmentWindow> answerWindows(const Model& model, std::size_t segments);
/// The one that adds `segment`. Throws UserError (Usage) where there is no such segment.
SegmentWindow answerWindow(const Model& model, std::size_t segments, std::size_t segment);

/// An answer of which the stretch that holds `segment` is drawn anew, as answer() with this seed
/// draws it after the codes that are before it in `answer`; all else stays.
Specification drawnAgain(const Model& model, const DecisionDecoder& decoder,
                         const CodedTrack& guide, std::span<const std::int32_t> allowed,
                         const AnswerOptions& options, Specification answer, std::size_t segment,
                         std::uint64_t seed, const std::function<void()>& checkpoint);

/// As info.json has it ("answer", "answer_codes", "answer_likely" ...), and back. Throws
/// Json::exception for what is no answer to so many segments; older ones lack the codes.
Json toJson(const Specification& answer);
Specification specificationFrom(const Json& json, std::size_t segments);

/// Replaces labels that are not `allowed` by the nearest that is (distance of codebook rows, the
/// lowest of equals); how many there were. `silent` stays.
std::size_t standIn(std::vector<std::int32_t>& labels, std::span<const std::int32_t> allowed,
                    const Matrix& codebook);

} // namespace antiphon::guide

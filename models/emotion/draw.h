#pragma once

#include "core/rng.h"
#include "models/emotion/decode.h"
#include "models/sampling.h"

#include <functional>

// How pieces are drawn from the networks (spec sections 10 to 12).
namespace antiphon::emotion {

/// How one family is drawn.
struct FamilySampling {
    double temperature = 1;
    double nucleus = 0.9; ///< kept up to and including the entry whose sum exceeds it; 1: all
    bool operator==(const FamilySampling&) const = default;
};
struct WordSampling {
    /// By WordFamily.
    std::array<FamilySampling, elements> families;
    /// Only what makes music is drawn (core/music/wordgrammar.h), and what a row's type does not
    /// have is 0; false: everything, as published.
    bool grammar = true;
    WordSampling(); ///< temperatures and nuclei as published
};

/// What is left to draw from, falling: p / (sum + 1e-5) are added up until they exceed the nucleus.
/// Throws as keep() of models/sampling.h.
Candidates nucleusOf(std::span<const float> logits, const FamilySampling& sampling);

/// Compact codes: as many as the prior's pieces have. `produced` is called after each and may throw
/// to stop.
std::vector<std::int32_t> drawCodes(
    const PriorDecoder& prior, const EmotionMix& emotion, double nucleus, Rng& rng,
    const std::function<void(std::int32_t)>& produced = [](std::int32_t) {});

/// Which elements of a render are drawn and which are those of a given piece. Where type moves, the
/// rows themselves are others, and all is drawn; where bar-beat moves, beats move inside their
/// bars.
struct Resynthesis {
    std::span<const Word> piece = {};      ///< empty: all are drawn
    std::array<bool, elements> moved = {}; ///< by elementOrder
};

/// Rows of a piece, the emotion row first, the end row not; at most config().length - 2. `produced`
/// is called with each row and may throw to stop: a piece can be heard while it is written.
/// `dictionary` has the sizes of the decoder's. The same for the same seed on every processor, with
/// any `workers` (MuserDecoder::step). Throws UserError where dictionary or piece do not fit.
std::vector<Word> drawWords(
    const MuserDecoder& decoder, std::shared_ptr<const DecoderSource> source,
    const EmotionMix& emotion, const WordSampling& sampling, const WordDictionary& dictionary,
    Rng& rng, const Resynthesis& resynthesis = {},
    const std::function<void(const Word&)>& produced = [](const Word&) {},
    Workers* workers = nullptr);

} // namespace antiphon::emotion

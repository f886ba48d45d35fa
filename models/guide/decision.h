#pragma once

#include "core/json.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon::guide {

/// Shape and kind of a Decision network: a Transformer that reads the labels of a guide and writes
/// the labels that a partner would play (Bujard et al. 2025, spec section 5). Tokens are the codes
/// 0 ... A - 1, then start, end and padding. A value; torch-free.
struct DecisionConfig {
    std::int64_t codes = 16; ///< A
    std::int64_t dim = 768;
    std::int64_t layers = 6;        ///< of the decoder
    std::int64_t encoderLayers = 0; ///< 0: the source itself is what the decoder attends to
    std::int64_t heads = 12;
    std::int64_t feedForward = 2048;
    double dropout = 0.1;
    bool normFirst = true;
    /// "codebook": the quantiser's centres are the embeddings (dim is their width) and only start,
    /// end and padding have a table; "table": one learned table of A + 3 rows.
    std::string embedding = "table";
    bool positionDropout = true; ///< dropout after the positions are added (variant A)
    /// Learned relative positions (clip 8) in self-attention, beside the sinusoids.
    bool relative = false;
    /// The same in attention to the source, as published models with relative positions have them.
    bool relativeCross = false;
    /// Which embeddings the sinusoids are added to: "both", "guide" (not what is written) or
    /// "none". The published code trains relative models without those of what is written (its
    /// later form: without any) but adds both when it answers.
    std::string positions = "both";
    double maskProbability = 0;    ///< of a source segment to begin a masked span, in training
    std::int64_t maskLength = 1;   ///< segments a masked span has
    std::int64_t maxSegments = 30; ///< S of the longest window
    std::string task = "answer";   ///< or "completion": the rest of one track after its beginning

    std::int64_t start() const { return codes; }
    std::int64_t end() const { return codes + 1; }
    std::int64_t padding() const { return codes + 2; }
    std::int64_t tokens() const { return codes + 3; }
    bool positionsOfSource() const { return positions != "none"; }
    bool positionsOfAnswer() const { return positions == "both"; }
    bool operator==(const DecisionConfig&) const = default;
};

Json toJson(const DecisionConfig& config);
/// Throws UserError naming `origin`, the key and what it admits.
DecisionConfig decisionConfig(const Json& json, const std::string& origin);

/// "paper" (variant A: 768 wide, 6 layers, the source itself attended to; variant B: 512 wide, 6 +
/// 6 layers, spec sections 5.2 and 5.6) or "tiny" (64 wide, 2 or 2 + 2 layers: trains in about a
/// minute on two cores). Throws UserError (Usage) naming what there is.
DecisionConfig decisionPreset(const std::string& preset, const std::string& variant,
                              std::int64_t codes);

/// One window of a pair as Decision learns it. A segment without a code (silent: -1) becomes a
/// padding token: nothing attends to it, and as a target it does not count.
struct LabelWindow {
    std::vector<std::int32_t> source = {}; ///< codes, at most maxSegments
    /// Codes, as many (completion: the other part of the window).
    std::vector<std::int32_t> target = {};
    /// A target segment: 1 counts in loss and accuracy, 0 does not. Empty: all count.
    std::vector<char> heard = {};
    std::int32_t track = 0; ///< which pair it comes from, for tables
    std::int32_t first = 0; ///< segment of the pair at which its source begins

    bool counts(std::size_t segment) const { return heard.empty() || heard[segment] != 0; }
};

/// Source with start and end, decoder input (start ... last code) and wanted output (codes ...
/// end), one row a window, padded to the longest: spec section 5.1. In `wanted` padding stands
/// where nothing is counted.
struct TokenBatch {
    std::int64_t rows = 0, sourceLength = 0, targetLength = 0;
    std::vector<std::int64_t> source, input, wanted;
};
TokenBatch tokenBatch(const std::vector<const LabelWindow*>& windows, const DecisionConfig& config);
TokenBatch tokenBatch(std::span<const LabelWindow> windows, const DecisionConfig& config);

/// How many tokens there are up to and including the first end; all when there is none.
std::size_t lengthToEnd(std::span<const std::int64_t> tokens, const DecisionConfig& config);

} // namespace antiphon::guide

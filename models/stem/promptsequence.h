#pragma once

#include "models/stem/delaypattern.h"

#include <optional>

namespace antiphon::stem {

/// Tokens that are no codes.
struct SpecialTokens {
    std::int32_t pad;       ///< the number of codes: 2048
    std::int32_t separator; ///< 2049
};

/// One row of a batch: what is played along with, and what is (to be) played.
struct PromptRow {
    const Codes* context = nullptr; ///< null: none
    const Codes* target = nullptr;  ///< -1 where it is to be generated
    bool dropContext = false;       ///< all of the context becomes padding
};

/// How a PromptSequence is laid out.
struct PromptLayout {
    bool validOnly = false; ///< as training needs it
    /// The empty first step does not count, as in STAGE; else it is attended to and has position 0
    /// (MusicGen).
    bool startMasked = true;
    /// Positions tell the time: the context's frames are at 1, 2, ..., the stem's that sound with
    /// them at -1, -2, ..., the separators at 0. Else a stem's frames are as far behind those that
    /// they sound with as the context is long, which differs from row to row.
    bool mirrored = false;
    /// Steps of the context, from the one before on, that are told beside each step of the stem:
    /// PromptSequence::beside.
    std::int64_t window = 0;
};

/// Rows as the language model reads them (spec section 8): context, one frame of separators,
/// target, with the delays of the books over all of it; shorter contexts are padded at the left. A
/// value.
struct PromptSequence {
    std::int64_t rows = 0, books = 0, steps = 0;
    std::int64_t contextFrames = 0, targetFrames = 0; ///< of the longest context
    std::shared_ptr<const DelayPattern> pattern;      ///< over contextFrames + 1 + targetFrames
    bool validOnly = false;
    std::vector<std::int32_t> tokens; ///< rows x books x steps
    std::vector<char> tokenMask;      ///< the same: 1 where a token counts
    std::vector<char> stepMask;       ///< rows x steps: 1 where any of a step counts
    /// Rows x steps: from 0 at the first step that counts, or PromptLayout::mirrored.
    std::vector<std::int64_t> positions;
    /// Rows x steps x window: the step of the context that sounds with what comes after a step of
    /// the stem, and its neighbours, in their order; -1: none, as where separators have begun.
    std::vector<std::int64_t> beside;

    std::int32_t& token(std::int64_t row, std::int64_t book, std::int64_t step) {
        return tokens[std::size_t((row * books + book) * steps + step)];
    }
    std::int32_t token(std::int64_t row, std::int64_t book, std::int64_t step) const {
        return tokens[std::size_t((row * books + book) * steps + step)];
    }
    bool counts(std::int64_t row, std::int64_t step) const {
        return stepMask[std::size_t(row * steps + step)] != 0;
    }
    std::int64_t position(std::int64_t row, std::int64_t step) const {
        return positions[std::size_t(row * steps + step)];
    }
    /// The first step that holds a target's frame number `known`: where generation begins when that
    /// many are given.
    std::int64_t startStep(std::int64_t known) const {
        return pattern->firstStepOf(contextFrames + 1 + known);
    }
    /// Where in books x steps the logits of the target's codes are, books x targetFrames; -1:
    /// nowhere.
    std::vector<std::int64_t> targetOutputs() const;
    /// The target's codes of a row; -1 where they are not written.
    Codes target(std::int64_t row) const;
};

/// All targets have the same number of frames. Throws std::invalid_argument for codes of other
/// sizes.
PromptSequence assemble(std::span<const PromptRow> rows, const DelayPatterns& patterns,
                        const SpecialTokens& tokens, const PromptLayout& layout);

/// A target to be generated: `frames` of -1, the first of which are `prompt` (or null). Throws
/// UserError (Usage) when the prompt is longer.
Codes openTarget(std::int64_t books, std::int64_t frames, const Codes* prompt);

/// The rows once more without their context: the unconditional half of guidance.
std::vector<PromptRow> guidancePairs(std::span<const PromptRow> rows);

} // namespace antiphon::stem

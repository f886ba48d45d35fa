#include "models/stem/promptsequence.h"

#include "core/error.h"

#include <algorithm>
#include <stdexcept>

namespace antiphon::stem {

namespace {

/// Context, separator and target of a row, books x frames.
std::vector<std::int32_t> laidOut(const PromptRow& row, std::int64_t books, std::int64_t context,
                                  const SpecialTokens& tokens) {
    std::vector<std::int32_t> codes;
    const std::int64_t own = row.context && !row.dropContext ? row.context->frames : 0;
    for (std::int64_t k = 0; k < books; ++k) {
        codes.insert(codes.end(), std::size_t(context - own), tokens.pad);
        if (own > 0) {
            const auto from = row.context->values.begin() + k * own;
            codes.insert(codes.end(), from, from + own);
        }
        codes.push_back(tokens.separator);
        const auto from = row.target->values.begin() + k * row.target->frames;
        codes.insert(codes.end(), from, from + row.target->frames);
    }
    return codes;
}

void require(const Codes& codes, std::int64_t books) {
    if (codes.books != books || std::int64_t(codes.values.size()) != books * codes.frames)
        throw std::invalid_argument("codes of another number of books");
}

} // namespace

PromptSequence assemble(std::span<const PromptRow> rows, const DelayPatterns& patterns,
                        const SpecialTokens& tokens, const PromptLayout& layout) {
    PromptSequence s;
    s.rows = std::int64_t(rows.size());
    s.books = std::int64_t(patterns.layout().delays.size());
    s.validOnly = layout.validOnly;
    s.targetFrames = rows.empty() ? 0 : rows.front().target->frames;
    for (const PromptRow& row : rows) {
        require(*row.target, s.books);
        if (row.target->frames != s.targetFrames)
            throw std::invalid_argument("targets of different lengths");
        if (!row.context)
            continue;
        require(*row.context, s.books);
        s.contextFrames = std::max(s.contextFrames, row.context->frames);
    }
    s.pattern = patterns.of(s.contextFrames + 1 + s.targetFrames);
    s.steps = s.pattern->steps(layout.validOnly);
    for (std::int64_t r = 0; r < s.rows; ++r) {
        const auto sequence =
            s.pattern->interleave(laidOut(rows[std::size_t(r)], s.books, s.contextFrames, tokens),
                                  tokens.pad, layout.validOnly);
        s.tokens.insert(s.tokens.end(), sequence.begin(), sequence.end());
        const std::size_t first = s.stepMask.size();
        s.stepMask.resize(first + std::size_t(s.steps), 0);
        for (std::int64_t k = 0; k < s.books; ++k)
            for (std::int64_t step = 0; step < s.steps; ++step) {
                const std::int64_t frame = s.pattern->frameAt(k, step);
                const bool counts =
                    frame >= 0 && (frame >= s.contextFrames || s.token(r, k, step) != tokens.pad);
                s.tokenMask.push_back(counts);
                s.stepMask[first + std::size_t(step)] |= char(counts);
            }
        if (!layout.startMasked)
            s.stepMask[first] = 1;
        const PromptRow& row = rows[std::size_t(r)];
        const std::int64_t own = row.context && !row.dropContext ? row.context->frames : 0;
        std::int64_t start = -1;
        for (std::int64_t step = 0; step < s.steps; ++step) {
            if (start < 0 && s.counts(r, step))
                start = step;
            const std::int64_t behind = step - (s.contextFrames + 1); // the first separators
            if (layout.mirrored)
                s.positions.push_back(
                    behind < 0 ? std::max<std::int64_t>(0, step - (s.contextFrames - own))
                               : -behind);
            else
                s.positions.push_back(start < 0 ? 0 : step - start);
            for (std::int64_t i = 0; i < layout.window; ++i) {
                const std::int64_t place = step - own + i - 1;
                const bool sounds =
                    behind >= 0 && place > s.contextFrames - own && place <= s.contextFrames;
                s.beside.push_back(sounds ? place : -1);
            }
        }
    }
    return s;
}

std::vector<std::int64_t> PromptSequence::targetOutputs() const {
    const auto all = pattern->outputPlaces(validOnly);
    std::vector<std::int64_t> places;
    for (std::int64_t k = 0; k < books; ++k) {
        const auto end = all.begin() + (k + 1) * pattern->frames();
        places.insert(places.end(), end - targetFrames, end);
    }
    return places;
}

Codes PromptSequence::target(std::int64_t row) const {
    const std::span<const std::int32_t> sequence(tokens.data() + row * books * steps,
                                                 std::size_t(books * steps));
    const auto all = pattern->restore(sequence, -1, validOnly);
    Codes codes{books, targetFrames, {}};
    for (std::int64_t k = 0; k < books; ++k) {
        const auto end = all.begin() + (k + 1) * pattern->frames();
        codes.values.insert(codes.values.end(), end - targetFrames, end);
    }
    return codes;
}

Codes openTarget(std::int64_t books, std::int64_t frames, const Codes* prompt) {
    Codes target{books, frames, std::vector<std::int32_t>(std::size_t(books * frames), -1)};
    if (!prompt)
        return target;
    require(*prompt, books);
    if (prompt->frames > frames)
        throw UserError("What is to be continued is longer than the result; ask for a longer one.",
                        UserError::Kind::Usage);
    for (std::int64_t k = 0; k < books; ++k)
        std::copy_n(prompt->values.begin() + k * prompt->frames, prompt->frames,
                    target.values.begin() + k * frames);
    return target;
}

std::vector<PromptRow> guidancePairs(std::span<const PromptRow> rows) {
    std::vector<PromptRow> pairs(rows.begin(), rows.end());
    for (const PromptRow& row : rows)
        pairs.push_back({row.context, row.target, true});
    return pairs;
}

} // namespace antiphon::stem

#include "models/stem/generatecodes.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

/// The rows of the requests: as they are, without conditions (where those are guided apart),
/// without conditions and context.
struct GuidedRows {
    std::vector<PromptRow> rows;
    std::vector<RowConditions> conditions;

    GuidedRows(std::span<const CodeRequest> requests, std::span<const Codes> targets,
               const CodeGeneration& settings) {
        const auto add = [&](bool hidden, bool dropped) {
            for (std::size_t i = 0; i < requests.size(); ++i) {
                rows.push_back({requests[i].context, &targets[i], dropped});
                conditions.push_back(hidden ? requests[i].conditions.hidden()
                                            : requests[i].conditions);
            }
        };
        add(false, false);
        if (settings.conditionGuidance)
            add(true, false);
        if (settings.conditionGuidance || settings.guidance != 1)
            add(true, true);
    }
};

/// The guided logits of a request in place of those of its first row.
void guideRow(std::span<float> logits, std::size_t request, std::size_t requests, std::size_t width,
              const CodeGeneration& settings) {
    const auto row = [&](std::size_t part) {
        return logits.subspan((part * requests + request) * width, width);
    };
    const std::size_t parts = logits.size() / requests / width;
    if (parts == 2) {
        guide(row(0), row(1), settings.guidance);
    } else if (parts == 3) {
        // u + g (c - u) + t (f - c): full f, context alone c, neither u.
        for (std::size_t i = 0; i < width; ++i) {
            const float full = row(0)[i], context = row(1)[i], none = row(2)[i];
            row(0)[i] = none + float(settings.guidance) * (context - none) +
                        float(*settings.conditionGuidance) * (full - context);
        }
    }
}

void check(const CodeGeneration& settings) {
    check(settings.sampling);
    if (settings.frames < 1)
        throw UserError("Ask for a stem of at least one frame.", UserError::Kind::Usage);
    if (!std::isfinite(settings.guidance) || !std::isfinite(settings.conditionGuidance.value_or(0)))
        throw UserError("Guidance must be a number.", UserError::Kind::Usage);
}

} // namespace

std::vector<Codes> generateCodes(LmEngine& engine, std::span<const CodeRequest> requests,
                                 const CodeGeneration& settings,
                                 const std::function<void()>& checkpoint, const FrameReady& ready) {
    check(settings);
    if (requests.empty())
        return {};
    const LmConfig& config = engine.config();
    const SpecialTokens special = config.special();
    std::vector<Codes> targets;
    std::vector<Rng> rngs;
    std::int64_t known = settings.frames;
    for (const CodeRequest& request : requests) {
        targets.push_back(openTarget(config.books, settings.frames, request.prompt));
        known = std::min(known, request.prompt ? request.prompt->frames : 0);
        rngs.emplace_back(seedFor(settings.seed, rngs.size()));
    }
    const GuidedRows guided(requests, targets, settings);
    const DelayPatterns patterns(config.layout());
    PromptSequence s = assemble(guided.rows, patterns, special, config.prompts(false));

    const std::size_t width = std::size_t(config.books * config.card);
    const std::int64_t first = s.contextFrames + 1;
    std::vector<float> logits(std::size_t(s.rows) * width);
    std::int64_t told = 0;
    const auto tell = [&](std::int64_t step) {
        // Every step up to this one is written.
        for (; told < settings.frames; ++told) {
            for (std::int64_t k = 0; k < s.books; ++k)
                if (s.pattern->stepOf(k, first + told) > step)
                    return;
            std::vector<std::int32_t> codes;
            for (std::size_t i = 0; i < requests.size(); ++i)
                for (std::int64_t k = 0; k < s.books; ++k)
                    codes.push_back(
                        s.token(std::int64_t(i), k, s.pattern->stepOf(k, first + told)));
            if (ready)
                ready(told, codes);
        }
    };
    const std::int64_t start = known < settings.frames ? s.startStep(known) : s.steps;
    tell(start - 1);
    for (std::int64_t step = start; step < s.steps; ++step) {
        checkpoint();
        if (step == start)
            engine.start(s, guided.conditions, step, logits);
        else
            engine.extend(s, step - 1, logits);
        for (std::size_t i = 0; i < requests.size(); ++i) {
            guideRow(logits, i, requests.size(), width, settings);
            for (std::int64_t k = 0; k < s.books; ++k) {
                if (s.pattern->frameAt(k, step) < 0 || s.token(std::int64_t(i), k, step) != -1)
                    continue;
                const auto own = std::span<const float>(logits).subspan(
                    i * width + std::size_t(k * config.card), std::size_t(config.card));
                const std::int32_t code = drawCode(own, k, settings.sampling, rngs[i]);
                for (auto row = std::int64_t(i); row < s.rows; row += std::int64_t(requests.size()))
                    s.token(row, k, step) = code;
            }
        }
        tell(step);
    }
    std::vector<Codes> stems;
    for (std::size_t i = 0; i < requests.size(); ++i)
        stems.push_back(s.target(std::int64_t(i)));
    return stems;
}

} // namespace antiphon::stem

#pragma once

#include "core/task.h"
#include "models/guide/response.h"

namespace antiphon::guide {

/// A recording that went into a result, and how to find it again.
struct Source {
    fs::path path;
    std::string hash; ///< of its content
    Sound sound;
};

/// info.json: everything that is needed to render a result again, and everything that was found
/// out.
Json infoOf(const Source& guide, const Source& memory, const GenerateOptions& options,
            std::uint64_t seed, const Labelling& labelling, const std::vector<std::int32_t>& query);

/// Renders after `info` (an info.json) and `render`, and writes response.wav, mix.wav, and
/// info.json with `render` and the statistics in it. The outcome has the contract's figures:
/// seconds, segments, vocab_used, mean_run, max_run, share_silent, peak. Throws UserError naming
/// what `info` lacks.
Outcome writeResponse(const fs::path& folder, Json info, const Sound& guide, const Sound& memory,
                      const RenderOptions& render, std::uint64_t seed, JobContext& context);

} // namespace antiphon::guide

#pragma once

#include "core/soundfile.h"
#include "core/task.h"
#include "models/guide/response.h"
#include "models/guide/specify.h"

namespace antiphon::guide {

/// A recording that went into a result, and how to find it again.
struct Source {
    fs::path path;
    std::string hash; ///< of its content
    Sound sound;
};

/// What the recordings were heard as, and what is asked of the memory.
struct Heard {
    const LabelledTrack& guide;
    const LabelledTrack& memory;
    const Matrix& codebook;
    const std::vector<std::int32_t>& specification;
    std::size_t substituted; ///< entries for which another label stands in
    Json details;            ///< further entries of info.json, those of one mode
};
/// Those of identity mode and of a trained model.
Json detailsOf(const Labelling& labelling);
Json detailsOf(const Model& model, const Specification& specification);

/// info.json: everything that is needed to render a result again, and everything that was found
/// out.
Json infoOf(const Source& guide, const Source& memory, const GenerateOptions& options,
            std::uint64_t seed, const Heard& heard, const std::vector<std::int32_t>& query);

/// Renders after `info` (an info.json) and `render`, and writes response.wav, mix.wav, and
/// info.json with `render` and the statistics in it. The outcome has the contract's figures:
/// seconds, segments, vocab_used, mean_run, max_run, share_silent, peak. Throws UserError naming
/// what `info` lacks.
Outcome writeResponse(const fs::path& folder, Json info, const Sound& guide, const Sound& memory,
                      const RenderOptions& render, JobContext& context);

/// writeResponse() and the other files of spec section 7: guide, memory, both together, query and
/// specification as text.
Outcome writeTake(const fs::path& folder, const Json& info, const Sound& guide, const Sound& memory,
                  const RenderOptions& render, JobContext& context);

/// A list of whole numbers of `info`. Throws UserError naming `file`.
std::vector<std::int32_t> integers(const Json& info, const char* key, const fs::path& file);

/// One a line, as specification.txt and query.txt have them; a .npy holds 32-bit integers.
void writeIntegers(const fs::path& file, const std::vector<std::int32_t>& values);

/// Lengths of the memory's continuous runs that a query plays; silence is none.
std::vector<int> soundingRuns(const std::vector<std::int32_t>& query);

/// What travels with files made of this result: task, options, seed and edits.
Provenance provenanceOf(const Json& info);

/// Guide on the left, response on the right, at the response's rate; scaled down together only if
/// the guide exceeds full scale.
Sound mixOf(const Sound& guide, const Sound& response);

} // namespace antiphon::guide

#pragma once

#include "core/task.h"
#include "models/guide/listeningoptions.h"

namespace antiphon::guide {

/// The task guide.codebook: learns the codes of recordings and makes them audible. Results: the
/// folder "codebook" (Perception::save), "usage.csv" (code, count, share, mean distance) and for
/// each code that occurs "codes/code-003.wav", the beginnings of the segments nearest to its
/// centre.
/// Figures: inertia, used, perplexity, vectors, distinct.
Outcome runCodebook(const Inputs& inputs, const Options& options, JobContext& context);

/// Where those results have the sound of a code.
fs::path codeSound(const fs::path& results, std::size_t code);

/// Files as they are and of folders the sound files in and below them, in the order of their names;
/// each file once. Throws UserError for a folder without any.
std::vector<fs::path> soundFilesOf(const std::vector<Item>& items);

} // namespace antiphon::guide

#pragma once

#include "core/sound.h"
#include "core/task.h"
#include "models/guide/pairs.h"

#include <vector>

namespace antiphon::guide {

/// What the preparation tasks and guide.measure share, and the two that work on whole songs.

/// The groups of the slot "dataset", whatever they play and however long they are.
std::vector<TrackGroup> wholeDataset(const Inputs& inputs, JobContext& context);
/// The sound files of a folder and those below it, sorted. Throws UserError when there is none.
std::vector<fs::path> soundFiles(const fs::path& folder, JobContext& context);
/// A song's name as one file's.
std::string flatName(std::string name);
/// The beginning of a file, at a rate and with one or two channels.
Sound excerptOf(const fs::path& file, double seconds, int rate, int channels);
/// 24 bits, or float where it exceeds full scale: nothing is clipped.
void writePrepared(const fs::path& file, const Sound& sound);
/// Makes the folders that are missing. Throws UserError (System) where it cannot be copied.
void copyPrepared(const fs::path& from, const fs::path& to);
/// The job's folder as its result.
Outcome preparedFolder(JobContext& context, Json figures);

Outcome splitDataset(const Inputs& inputs, const Options& options, JobContext& context);
Outcome evaluationFolders(const Inputs& inputs, const Options& options, JobContext& context);

} // namespace antiphon::guide

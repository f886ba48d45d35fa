#pragma once

#include "core/job.h"
#include "core/json.h"
#include "core/matrix.h"
#include "models/stem/songs.h"

#include <vector>

namespace antiphon::stem {

/// How a song sounds in `songFigures` numbers, whatever its level and length: of 24 log-mel bands
/// the mean (less that of all bands), the deviation and the mean change from frame to frame, in dB.
inline constexpr std::size_t songFigures = 72;

/// What the numbers were made with, for a model's record: other settings are other numbers.
Json songFigureSettings();

/// Of mel power, frames x 24; frames more than 60 dB below the loudest count as silence. Empty
/// where fewer than two frames sound.
std::vector<float> figuresOf(Matrix melPower);

/// Of the sum of a song's stems, where they sound; read block by block. `context` is told of
/// samples that are no numbers. Throws UserError as readStem() does, and where the song is silent;
/// Cancelled.
std::vector<float> figuresOf(const Song& song, JobContext& context);

} // namespace antiphon::stem

#pragma once

#include "app/panels/words.h"
#include "core/soundfile.h"
#include "core/store/libraryitem.h"

#include <QString>

namespace antiphon {

struct NoteScore;

/// "3:25.1 · 44.1 kHz · stereo · 120 bpm · A minor · -14.2 LUFS": what is known of an item. The
/// sound and the score may be null.
QString factsOf(const LibraryItem& item, const SoundInfo* sound, const NoteScore* score,
                std::size_t notes);

/// "mono", "stereo", "6 channels".
QString channelsText(int channels);

/// What a file is that the centre has no picture of.
QString kindSentence(ItemKind kind);

/// What a model tells of itself (guide::inspectModel()), a row for each value; values within others
/// have the names of both: "decision.layers".
std::vector<DetailRow> modelRows(const Json& facts);

} // namespace antiphon

#pragma once

#include "core/job.h"
#include "core/json.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"
#include "models/emotion/moodestimate.h"
#include "models/emotion/report.h"

#include <optional>

// Pieces that were written: as files, as figures, and while they are being written.
namespace antiphon::emotion {

/// A row in one number, and back: what a job's metric "word" says while a piece is written, its
/// step the row's number plus `wordsApart` times the piece's. The emotion is left out.
double packedWord(const Word& word, const WordDictionary& dictionary);
Word unpackedWord(double packed, const WordDictionary& dictionary);
inline constexpr std::int64_t wordsApart = 1 << 16;

/// One file as a piece; `sync` as in DatasetOptions. What is remarkable is logged. Throws
/// UserError.
WordPiece readPiece(const fs::path& file, const WordDictionary& dictionary, const std::string& sync,
                    JobContext& context);

/// A data set whose words are the model's. Throws UserError naming the file where it is of another
/// dictionary.
WordSet readPieces(const fs::path& file, const Muser& model);

/// Writes a MIDI file and tells what it is like. Throws UserError (System).
struct WrittenPiece {
    fs::path file;
    PieceFigures figures;
    double seconds = 0;
};
WrittenPiece writePiece(const fs::path& file, const std::vector<Word>& words,
                        const WordDictionary& dictionary, bool closeHoles, const Json& comment);

/// Figures of a piece as writePiece() would write it.
PieceFigures figuresOf(const WordPiece& piece, const WordDictionary& dictionary);

/// The estimate that a model has learned from its pieces, in `training`; none where it has not.
std::optional<MoodEstimate> moodEstimateOf(const Json& training, const std::string& origin);
/// That of the program itself, learned from EMOPIA's pieces ('emotion mood'). Throws UserError
/// where the program's data are not there.
MoodEstimate builtInMood();
/// How often it is right about songs that it does not know, as toJson(MoodAccuracy).
Json builtInMoodAccuracy();

} // namespace antiphon::emotion

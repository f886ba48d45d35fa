#pragma once

#include "core/job.h"
#include "core/music/words.h"
#include "core/workers.h"

#include <functional>
#include <vector>

namespace antiphon::emotion {

/// Several pieces of one job, with as many threads as chosenThreads() says.
struct PieceDrawing {
    std::size_t count = 1;
    std::size_t rows = 1; ///< that a piece has at most, for the progress
    const WordDictionary& dictionary;
    /// Draws piece `index`; calls `produced` with each row. On any thread, where `workers` is null
    /// beside others.
    std::function<std::vector<Word>(
        std::size_t index, const std::function<void(const Word&)>& produced, Workers* workers)>
        draw;
    /// The piece is there: in order, on the calling thread.
    std::function<void(std::size_t index, std::vector<Word> words)> done;
};

/// The first piece has all threads for itself and is told row by row (packedWord()), so that it is
/// heard soon; the others are drawn side by side. What is drawn is the same for every number of
/// threads. Throws what a function throws, and Cancelled.
void drawPieces(const PieceDrawing& drawing, JobContext& context);

} // namespace antiphon::emotion

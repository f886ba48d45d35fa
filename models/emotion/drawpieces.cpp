#include "models/emotion/drawpieces.h"

#include "models/device.h"
#include "models/emotion/pieces.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace antiphon::emotion {

namespace {

void tell(JobContext& context, std::size_t piece, std::size_t row, const Word& word,
          const WordDictionary& dictionary) {
    context.metric("word", std::int64_t(piece) * wordsApart + std::int64_t(row),
                   packedWord(word, dictionary));
}

} // namespace

void drawPieces(const PieceDrawing& drawing, JobContext& context) {
    constexpr std::size_t rowsBetween = 32; // of two words on how far it is
    Workers workers(chosenThreads());
    const auto threads = std::size_t(workers.threads());
    const auto owner = std::this_thread::get_id();
    for (std::size_t first = 0; first < drawing.count;) {
        const std::size_t together = first == 0 ? 1 : std::min(threads, drawing.count - first);
        std::vector<std::vector<Word>> made(together);
        std::atomic<std::size_t> rows = 0;
        context.progress(double(first) / double(drawing.count),
                         "Piece " + std::to_string(first + 1));
        workers.run(together == 1 ? 0 : together, [&](std::size_t i) {
            made[i] = drawing.draw(
                first + i,
                [&](const Word&) {
                    context.checkpoint();
                    if (++rows % rowsBetween == 0 && std::this_thread::get_id() == owner)
                        context.progress((double(first) + double(rows) / double(drawing.rows)) /
                                             double(drawing.count),
                                         "Piece " + std::to_string(first + 1));
                },
                nullptr);
        });
        if (together == 1)
            made[0] = drawing.draw(
                first,
                [&](const Word& word) {
                    context.checkpoint();
                    tell(context, first, rows, word, drawing.dictionary);
                    if (++rows % rowsBetween == 0)
                        context.progress((double(first) + double(rows) / double(drawing.rows)) /
                                             double(drawing.count),
                                         "Piece " + std::to_string(first + 1));
                },
                &workers);
        for (std::size_t i = 0; i < together; ++i) {
            for (std::size_t row = 0; together > 1 && row < made[i].size(); ++row)
                tell(context, first + i, row, made[i][row], drawing.dictionary);
            drawing.done(first + i, std::move(made[i]));
        }
        first += together;
    }
}

} // namespace antiphon::emotion

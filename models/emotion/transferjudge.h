#pragma once

#include "core/job.h"
#include "core/table.h"
#include "models/emotion/draw.h"
#include "models/emotion/model.h"
#include "models/emotion/report.h"

#include <span>
#include <string>
#include <vector>

// Whether an element's slider is heard, by pieces that the model did not learn from.
namespace antiphon::emotion {

/// What is done to the pieces of a quadrant.
struct JudgedMove {
    enum class Slice : std::uint8_t {
        Other,     ///< the slice of a piece of quadrant `towards`, of another song
        Elsewhere, ///< as far from the own one as that, but in a random direction
        Shuffled,  ///< the piece's own ones, in another order
        Own        ///< nothing moves, the element is drawn anew
    };
    std::string name;
    int of = 4, towards = 1;
    Slice slice = Slice::Other;
    bool tokenToo = false; ///< the emotion that is told to the decoder becomes that of `towards`
};
/// Between the halves of arousal both ways, then what must not have the effect.
std::vector<JudgedMove> judgedMoves();

struct JudgedRender {
    std::size_t piece = 0, source = 0; ///< in the pieces given
    double given = 0;                  ///< mean of the element over the piece
    double wanted = 0;                 ///< over the source
    double drawn = 0; ///< and when it is drawn anew, nothing moved, with the same seed
    double moved = 0;
    bool kept = true; ///< all but the element is what it was, row by row
};
struct JudgedGroup {
    JudgedMove move;
    std::vector<JudgedRender> renders;
    double heard = 0; ///< a change of more than two steps of the element's vocabulary is heard

    /// Shares of renders whose mean is above that of the piece, and above that drawn anew.
    double raised() const;
    double raisedOverDrawn() const;
    /// Shares that were raised, or lowered, as far as is heard.
    double heardUp() const;
    double heardDown() const;
    /// Share whose mean went from the piece's towards the source's.
    double followed() const;
    Json json() const;
};

/// The number of an element over the rows that have it; NaN where none has.
double elementMean(std::span<const Word> words, WordFamily family,
                   const WordDictionary& dictionary);

struct JudgeSettings {
    std::size_t element =
        6; ///< in elementOrder, one with numbers: tempo, pitch, duration, velocity
    std::size_t pieces = 12; ///< of each quadrant at most, the longest first
    WordSampling sampling;
    std::uint64_t seed = 1;
};
/// Each piece of `of` with each source of `towards`; only the element is drawn, all else is
/// teacher-forced. Uses all threads, the same for every number of them. Throws UserError naming an
/// element without numbers.
std::vector<JudgedGroup> judgeTransfers(const Muser& model, const MuserDecoder& decoder,
                                        std::span<const WordPiece> pieces,
                                        std::span<const JudgedMove> moves,
                                        const JudgeSettings& settings, JobContext& context);

/// One row a render: move, piece, source, given, wanted, drawn_anew, moved, kept.
Table renderTable(std::span<const JudgedGroup> groups, std::span<const WordPiece> pieces);

} // namespace antiphon::emotion

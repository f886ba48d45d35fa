#pragma once

#include "models/emotion/latents.h"

// Pulling a piece's elements elsewhere (spec section 12).
namespace antiphon::emotion {

/// Where the bars of a piece lie among its positions, and what is said there. The position of a row
/// is that of the model's target, which begins with the second row.
struct BarPlaces {
    std::vector<std::size_t> starts; ///< first position of each bar, ascending
    std::size_t end = 0;             ///< behind the last position
    /// Of each position a bit for each element that its row has, by elementOrder; empty: all do.
    std::vector<std::uint8_t> said = {};

    bool says(std::size_t position, std::size_t element) const {
        return said.empty() || (position < said.size() && (said[position] >> element & 1) != 0);
    }
};
/// `encodesInput`: the model's encoder reads the rows from the first on.
BarPlaces barPlaces(std::span<const Word> words, const WordDictionary& dictionary,
                    bool encodesInput = false);

/// A piece that is moved or moved to.
struct PlacedLatents {
    PieceLatents latents;
    BarPlaces bars;
};

/// A piece's latents with its places; where one vector stands for all rows (VAE), it says all.
PlacedLatents placed(PieceLatents latents, std::span<const Word> words,
                     const WordDictionary& dictionary, const MuserConfig& config);

/// The mean of each element's slice over the piece's rows that have the element; zeros where none
/// has.
std::vector<float> meanWhereSaid(const PlacedLatents& piece);

/// How the time of a source goes along with that of the piece.
enum class Alignment : std::uint8_t {
    Position, ///< position by position, as published; behind the source's end nothing moves
    /// Bar i of na to bar round(i nb / na) of nb, in it by the share that is past, counting the
    /// rows that have the element: a note's velocity comes from a note. A bar without any asks the
    /// nearest one. What lacks the element, padding too, stays.
    Bar,
    Mean ///< the source's mean over the rows that have the element, wherever the piece has it
};
/// "position", "bar" or "mean". Throws UserError (Usage) naming them.
Alignment alignmentNamed(std::string_view text);

/// One element's movement. `source` and `slice` as `towards` needs them; towards slices only rows
/// move that have the element.
struct ElementMove {
    enum class Towards : std::uint8_t {
        Piece, ///< (1 - amount) own + amount source's
        Slice, ///< (1 - amount) own + amount slice: the mean of a quadrant
        Along  ///< own + amount slice: a direction
    };
    std::size_t element = 0; ///< in elementOrder
    Towards towards = Towards::Piece;
    double amount = 1; ///< Piece, Slice: 0 ... 1; Along: -2 ... 2
    const PlacedLatents* source = nullptr;
    std::vector<float> slice = {};
};

/// What becomes of vectors that are no codes any more.
enum class Snap : std::uint8_t {
    Off,  ///< they stay between the codes, as published
    Code, ///< the nearest whole code of the codebook
    Slice ///< each moved slice: the nearest among those of the codes in use
};
/// "off", "code" or "slice". Throws UserError (Usage) naming them.
Snap snapNamed(std::string_view text);

struct MoveSettings {
    Alignment align = Alignment::Bar;
    Snap snap = Snap::Off;
    std::span<const float> codebook = {};    ///< codes x width, for snapping
    std::span<const std::int32_t> used = {}; ///< codes in use; empty: all
};

/// The piece with its elements moved, several movements of one element one after the other. `codes`
/// holds what a whole code was snapped to, else it is empty; without any movement all stays. Throws
/// UserError (Usage) for an amount out of range, std::invalid_argument for what does not fit
/// together.
PieceLatents moved(const PlacedLatents& piece, std::span<const ElementMove> moves,
                   const MoveSettings& settings);

/// A point of the valence-arousal plane, -1 ... 1 each, as movements of some elements along both
/// axes; none of them where the point is the middle.
std::vector<ElementMove> movesTowards(double valence, double arousal, const QuadrantMeans& means,
                                      const std::array<bool, elements>& which);

/// The six transfers that the authors demonstrate: elements of `from` are put into pieces of `to`,
/// which are decoded as pieces of `from`.
struct PublishedTransfer {
    const char* name;     ///< "Q4+Q1 velocity"
    int to, from;         ///< quadrants
    const char* elements; ///< for elementsNamed()
};
const std::array<PublishedTransfer, 6>& publishedTransfers();

} // namespace antiphon::emotion

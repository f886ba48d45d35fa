#pragma once

#include "core/job.h"
#include "core/maps/silhouette.h"
#include "models/emotion/latents.h"
#include "models/emotion/options.h"

#include <cstdint>
#include <span>
#include <vector>

// The latent space of a set of pieces, element by element (spec section 9).
namespace antiphon::emotion {

/// The pieces by one element's mean slice, or by all of the code.
struct ElementMap {
    Matrix slices;          ///< one row a piece
    std::vector<float> pca; ///< x, y of each piece
    std::vector<float> tsne;
    /// Of the pairs of quadrants: by the slices themselves, and by the two maps.
    std::vector<PairSilhouette> space, onPca, onTsne;
    /// By MoodAxis, of its two halves (arousal: Q1 and Q2 from Q3 and Q4), against labels that are
    /// shuffled; of nothing where a half has no piece.
    std::array<SilhouetteTest, 2> axes, axesOnPca;
};

/// Where a code stands in a piece: the model's position, whose row is the next one.
struct CodePlace {
    std::int32_t code = 0;
    std::size_t piece = 0, position = 0;
};

struct Exploration {
    std::array<ElementMap, elements + 1> maps; ///< by elementOrder, the last of all elements
    std::vector<std::int64_t> times, pieces;   ///< of each code: uses, and pieces that use it
    /// The first place of each code in each of the first `shownPlaces` pieces that use it.
    std::vector<CodePlace> places;
    static constexpr std::size_t shownPlaces = 8;
    QuadrantMeans means;
};
/// "tempo" ... "velocity" and, for `elements`, "all".
std::string_view elementName(std::size_t element);

/// `quadrants`: 1 ... 4 of each piece, others are on the maps but in no silhouette. Throws
/// UserError for fewer than three pieces.
Exploration explore(std::span<const PieceLatents> latents, std::span<const int> quadrants,
                    std::int64_t codes, const ExploreOptions& options, std::uint64_t seed,
                    JobContext& context);

/// exp of the entropy of the codes' shares: how many are in use, as if evenly.
double perplexityOf(std::span<const std::int64_t> times);

/// Writes the tables that the task emotion.explore promises (models/emotion/emotion.h) into a
/// folder and returns the files. Throws UserError (System).
std::vector<fs::path> writeExploration(const fs::path& folder, const Exploration& exploration,
                                       std::span<const WordPiece> pieces);

/// The compact codes of the prior: those in use, ascending; and the index of each raw code, -1.
struct CodeDictionary {
    std::vector<std::int32_t> raw;
    std::vector<std::int32_t> compact;
};
CodeDictionary codesInUse(std::span<const std::int64_t> times);

} // namespace antiphon::emotion

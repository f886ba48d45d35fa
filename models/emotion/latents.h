#pragma once

#include "core/matrix.h"
#include "models/emotion/config.h"

#include <span>

// What the latent model made of pieces, as plain numbers: means, centroids, directions.
namespace antiphon::emotion {

/// A piece in the latent space: a vector for each of the model's positions, quantised where the
/// model quantises.
struct PieceLatents {
    /// Of each position; empty where there are none (VAE, mixed).
    std::vector<std::int32_t> codes = {};
    std::vector<float> vectors = {}; ///< positions x width
    std::size_t rows = 0;            ///< positions that belong to the piece; the others are padding
    std::size_t width = 112;

    std::size_t positions() const { return width == 0 ? 0 : vectors.size() / width; }
    std::span<const float> at(std::size_t position) const {
        return std::span(vectors).subspan(position * width, width);
    }
};

/// Which positions a mean is over.
enum class MeanOver : std::uint8_t {
    Piece, ///< the piece's own
    All    ///< padding, too, as published
};
/// "piece" or "all". Throws UserError (Usage) naming them.
MeanOver meanOverNamed(std::string_view text);

/// One row, `width` numbers; zeros for a piece without positions.
std::vector<float> meanVector(const PieceLatents& piece, MeanOver over);
/// The columns of an element; `element` == elements gives all.
Matrix sliceOf(const Matrix& vectors, std::size_t element);

/// An axis of the valence-arousal plane.
enum class MoodAxis : std::uint8_t { Arousal, Valence };
inline constexpr std::array<const char*, 2> axisNames = {"arousal", "valence"};

/// The mean vector of each quadrant's pieces, all pieces alike. A value; torch-free.
struct QuadrantMeans {
    std::array<std::vector<float>, 4> means; ///< empty where the quadrant has no piece
    std::array<std::size_t, 4> pieces = {};

    /// Throws UserError naming the quadrant (1 ... 4) that has no piece.
    std::span<const float> of(int quadrant) const;
    /// Mean of P minus mean of Q.
    std::vector<float> direction(int p, int q) const;
    /// Arousal: ((Q1 + Q2) - (Q3 + Q4)) / 2; valence: ((Q1 + Q4) - (Q2 + Q3)) / 2.
    std::vector<float> direction(MoodAxis axis) const;
};
/// `vectors`: one row a piece; `quadrants`: 1 ... 4, others are left out.
QuadrantMeans quadrantMeans(const Matrix& vectors, std::span<const int> quadrants);
Json toJson(const QuadrantMeans& means);
/// Throws UserError naming `origin`.
QuadrantMeans quadrantMeans(const Json& json, const std::string& origin);

/// The part of a vector that is an element's. Throws std::invalid_argument for a width that the
/// seven elements do not share evenly.
std::span<const float> elementSlice(std::span<const float> vector, std::size_t element);

/// By the names of WordFamily, with commas: "velocity, tempo"; "all". Throws UserError (Usage)
/// naming the elements there are.
std::array<bool, elements> elementsNamed(std::string_view text);

} // namespace antiphon::emotion

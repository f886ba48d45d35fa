#pragma once

#include "models/emotion/config.h"
#include "models/transformer.h"

namespace antiphon {
class Rng;
}

namespace antiphon::emotion {

/// The tables of a network that reads words: <family>_emb.lut.weight (size, width), looked up and
/// times sqrt(width). Side by side they stand in the order type, tempo, chord, bar-beat, pitch,
/// duration, velocity, emotion.
class WordEmbedding {
public:
    /// Adds the tables to `module`.
    WordEmbedding(torch::nn::Module& module, const std::array<std::int64_t, wordFamilies>& sizes,
                  const std::array<std::int64_t, wordFamilies>& widths);
    /// Standard normal.
    void initialise(Rng& rng);

    /// Of the first `families` side by side: 7 are all but emotion.
    std::int64_t width(std::size_t families) const;
    /// What `layer` makes of the first `families` of `words` (B, T, 8) side by side. As it is one
    /// product for every entry that there is, not for every word, and no row is that wide.
    at::Tensor projected(const at::Tensor& words, const AffineLayer& layer,
                         std::size_t families) const;
    /// One family's entries of `words` (B, T, 8) or indices (B, T): (B, T, width).
    at::Tensor looked(const at::Tensor& words, WordFamily family) const;

private:
    std::array<at::Tensor, wordFamilies> m_tables; ///< by family
};

} // namespace antiphon::emotion

#pragma once

#include "core/matrix.h"
#include "core/sound.h"

#include <cstdint>

namespace antiphon::guide {

/// Measures of sounds (spec section 8) that need no trained network. What the published system
/// measures on EnCodec and CLAP embeddings (Frechet distance, prompt adherence) is measured on a
/// front-end's vectors here and must be called so: "Frechet distance (blend)".

/// Music similarity: mean natural log-likelihood of the response's frames under a mixture of three
/// Gaussians (three starts, 300 iterations) of the true track's. Frames are 8 MFCC of 50 ms without
/// overlap, of 64 mel bands at 16 kHz. Throws UserError (Usage) for under three frames of `truth`
/// or none of `response`.
double musicSimilarity(const Sound& truth, const Sound& response, std::uint64_t seed = 42);

/// Projection-weighted canonical correlation (models/cca.h) of two sets of vectors, of which
/// each row of one belongs to the same row of the other. Throws UserError (Usage) when they are
/// fewer than twice the columns, where chance alone would correlate them, or do not vary.
double correlationOf(const Matrix& a, const Matrix& b);

} // namespace antiphon::guide

#pragma once

#include "core/dsp/frontend.h"
#include "core/maps/gaussian.h"
#include "core/sound.h"

#include <cstdint>
#include <vector>

namespace antiphon::guide {

/// Measures of sounds (spec section 8) that need no trained network. What the published system
/// measures on EnCodec and CLAP embeddings is measured on a front-end's vectors here and must be
/// called so: "Frechet distance (blend)".

/// Music similarity: mean natural log-likelihood of the response's frames under a mixture of three
/// Gaussians (three starts, 300 iterations) of the true track's. Frames are 8 MFCC of 50 ms without
/// overlap, of 64 mel bands at 16 kHz. Throws UserError (Usage) for under three frames of `truth`
/// or none of `response`.
double musicSimilarity(const Sound& truth, const Sound& response, std::uint64_t seed = 42);

/// Sounds as a cloud of segment vectors, each sound's last part of a segment left out. All clouds
/// that are compared must be made by one object, whose scale is that of `reference`.
class SoundClouds {
public:
    /// Throws UserError when no sound has a whole segment, and as Frontend does.
    SoundClouds(const FrontendSettings& settings, double segment,
                const std::vector<Sound>& reference);

    /// Throws UserError when there are fewer than two segments.
    Gaussian cloudOf(const std::vector<Sound>& sounds) const;
    const Gaussian& reference() const { return m_reference; }

private:
    Matrix vectors(const std::vector<Sound>& sounds) const;

    Frontend m_frontend;
    double m_segment;
    Gaussian m_reference;
};

/// Of `sounds` to `reference`: 0 where they are alike.
double frechetOf(const FrontendSettings& settings, double segment,
                 const std::vector<Sound>& reference, const std::vector<Sound>& sounds);

/// How well responses mixed with their guides (`made`) resemble true pairs rather than misaligned
/// ones; the scale is that of the true pairs.
PromptAdherence adherenceOf(const FrontendSettings& settings, double segment,
                            const std::vector<Sound>& truePairs,
                            const std::vector<Sound>& misaligned, const std::vector<Sound>& made);

} // namespace antiphon::guide

#pragma once

#include "core/matrix.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace antiphon {

/// How alike the moments of a recording are: every frame with the k frames nearest to it, k =
/// 2 ceil(sqrt(t - 1)) of t frames, exp(-distance / bandwidth) with the bandwidth the median of the
/// frames' largest kept distances. Directed: j may be near i and not the other way round. Frames
/// that are equal to the bit are no neighbours (their distance is 0, which the reference drops
/// without taking others for them).
struct Affinity {
    std::size_t frames = 0;
    std::size_t neighbours = 0;        ///< k
    double bandwidth = 0;              ///< 0: no frame has a neighbour
    std::vector<std::size_t> begins;   ///< frames + 1: where the neighbours of each begin
    std::vector<std::uint32_t> others; ///< the neighbours, nearest first
    std::vector<float> values;         ///< 0 ... 1
    /// Score of repetition at least this far from another one: 1 less the mean of the values of
    /// neighbours that are more than min(5, frames / 4) frames away; 1 where there is none.
    double novelty = 1;
    /// The score would be another one were distances as small as the rounding of the features
    /// taken for none: of steady sounds and exact repetitions.
    bool illConditioned = false;
};

/// Of features, frames x columns. `checkpoint` (if any) is called every few frames and may throw
/// to stop. Needs memory for frames * k values.
Affinity affinityOf(const Matrix& features, const std::function<void()>& checkpoint = {});

/// 20 MFCCs a frame of sound at 24 kHz as the affinity's features: windows of 2048 samples, one
/// every 512, 128 Slaney bands, dB with 80 below the strongest, orthonormal DCT-II.
Matrix affinityFeatures(std::span<const float> mono24k,
                        const std::function<void()>& checkpoint = {});

} // namespace antiphon

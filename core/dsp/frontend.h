#pragma once

#include "core/json.h"
#include "core/matrix.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon {

struct FrontendSettings {
    std::string id = "blend";                   ///< timbre, mel, harmony, energy or blend
    double timbre = 1, harmony = 1, energy = 1; ///< weights of blend's blocks, 0 or more
};

/// Turns audio into one vector per segment, without any trained weights:
///
/// | id      | per window                                                                  | F  |
/// |---------|-----------------------------------------------------------------------------|----|
/// | timbre  | MFCC 0 ... 19 of 64 HTK mel bands from 30 Hz, 40 ms Hann window             | 20 |
/// | mel     | the 64 log mel bands, dB                                                    | 64 |
/// | harmony | 12 pitch classes (C first) of the peaks, 60 ... 2000 Hz, 4096 points, sum 1 | 12 |
/// | energy  | RMS in dB; log2 of the centroid in Hz; mean rise of the bands in dB         | 3  |
/// | blend   | timbre, harmony, energy                                                     | 35 |
///
/// A segment's vector holds, block after block, the F means and then the F standard deviations.
///
/// Levels are absolute: a recording that is scaled by a gain moves MFCC 0, the bands and the RMS. A
/// caller that compares a scaled rendering with its source divides the gain out first, and one that
/// wants two recordings to meet brings both to one loudness first. An offset (DC) changes nothing.
/// Every result is finite, whatever the samples; nothing depends on what lies outside a segment.
///
/// Const members may be called from several threads at once.
class Frontend {
public:
    static constexpr int analysisRate = 16000;
    static constexpr double frameRate = 50;

    /// Throws UserError (Usage) for an unknown id, naming the choices, and for unusable weights.
    explicit Frontend(FrontendSettings settings);

    const FrontendSettings& settings() const noexcept { return m_settings; }
    std::size_t frameColumns() const;   ///< F
    std::size_t segmentColumns() const; ///< 2 F
    std::size_t outputColumns() const;  ///< of transform(): 2 F, for mel 32
    bool fitted() const noexcept { return m_fitted; }

    /// T x F, raw, at 50 Hz: frame t stands for [t, t + 1) / 50 s, its windows are centred on the
    /// middle of it and count as silent beyond the audio. T = ceil(50 * seconds).
    Matrix frames(std::span<const float> mono16k) const;

    /// `count` x 2F, not normalised; segment i spans [i * segment, (i + 1) * segment) seconds, and
    /// what lies beyond the audio is silence. Throws UserError (Usage) when `segment` is under 10
    /// ms.
    ///
    /// The windows stand on a 20 ms grid of the segment's own and keep 25 ms (for segments under
    /// 0.1 s a quarter) clear of both ends; a window longer than what is left is shortened to it.
    /// So a segment that was copied elsewhere and cross-faded with its neighbours over 50 ms keeps
    /// its vector, which windows on one grid through the whole file would not grant.
    Matrix segments(std::span<const float> mono16k, double segment, std::size_t count) const;

    /// Learns the normalisation from segment vectors: z-scores, divided in blend by the root of
    /// each block's width and multiplied by its weight; for mel a whitened projection on 32
    /// principal components. Columns without variance become 0. Fit on guide and memory together.
    /// Throws UserError when there is no vector.
    void fit(const Matrix& segmentVectors);
    /// Needs a fitted front-end (std::logic_error).
    Matrix transform(const Matrix& segmentVectors) const;

    /// For saved models: fromState(state()) transforms to the same bits. fromState throws UserError
    /// when the state is not one of ours.
    Json state() const;
    static Frontend fromState(const Json& state);

private:
    struct Block {
        enum class Kind { Timbre, Mel, Harmony, Energy } kind;
        std::size_t width;
        double weight;
    };

    FrontendSettings m_settings;
    std::vector<Block> m_blocks;
    bool m_fitted = false;
    std::vector<float> m_mean;
    std::vector<float> m_scale; ///< z-score, width and weight; empty for mel
    Matrix m_basis;             ///< of mel

    struct Analyser;
};

} // namespace antiphon

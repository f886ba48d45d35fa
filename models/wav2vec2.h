#pragma once

#include "core/matrix.h"
#include "models/wav2vec2weights.h"

#include <memory>
#include <span>
#include <string>

namespace antiphon {

/// wav2vec 2.0 (Baevski et al. 2020) for hearing, not for training: always as if evaluated, without
/// dropout, layer drop or masks, on the CPU. Input is mono audio at 16 kHz, normalised by the
/// caller; output one row for each 20 ms.
///
/// 1. Seven convolutions without bias, each followed by GELU; after the first one each channel is
///    normalised over time.
/// 2. LayerNorm and a linear layer to `dim` columns.
/// 3. Positions: a grouped convolution over frames (weight-normed per tap), GELU, added; LayerNorm.
/// 4. Transformer layers: attention, add, LayerNorm; linear, GELU, linear, add, LayerNorm.
///
/// Results depend in their last bits on the kernels that the processor offers.
class Wav2Vec2 {
public:
    explicit Wav2Vec2(const Wav2Vec2Weights& weights);
    ~Wav2Vec2();
    Wav2Vec2(Wav2Vec2&&) noexcept;
    Wav2Vec2& operator=(Wav2Vec2&&) noexcept;

    const Wav2Vec2Config& config() const noexcept;
    /// Frames that come of that many samples; 0 below 400.
    std::int64_t frames(std::int64_t samples) const;

    /// What lies between the steps: after 1, after 2, and in 3 before its LayerNorm.
    struct Trace {
        Matrix convolved, projected, positioned;
    };
    /// frames() x config().columns(). One thread; several may call it at once, which is how to use
    /// all cores: one window each. `trace` may be null.
    Matrix forward(std::span<const float> samples, Trace* trace = nullptr) const;

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

} // namespace antiphon

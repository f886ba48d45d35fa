#pragma once

#include "core/alignedfloats.h"
#include "models/sgemm.h"
#include "models/wav2vec2.h"

#include <mutex>
#include <vector>

namespace antiphon {

namespace wav2vec {

/// Floats that keep their memory: a window needs 200 MB, which the system would hand out page by
/// page again and again.
inline float* room(AlignedFloats& floats, std::size_t count) {
    if (floats.size() < count)
        floats.resize(count);
    return floats.data();
}

/// What a window is worked out in.
struct Workspace {
    AlignedFloats ping, pong, unfolded, hidden, wide, attended, scores, group, position;
};

/// A linear layer as x (rows x in) times `weight` (in x out) plus bias.
struct Linear {
    std::size_t in = 0, out = 0;
    AlignedFloats weight;
    std::vector<float> bias;

    void apply(const float* x, std::size_t rows, float* to) const {
        sgemm(rows, out, in, {x, in}, {weight.data(), out}, false, 0, {to, out});
    }
};

struct Norm {
    std::vector<float> weight, shift;
};

struct Layer {
    Linear qkv, out, first, second;
    Norm attention, feedForward;
};

} // namespace wav2vec

/// The weights in the order in which products read them; the steps of forward().
struct Wav2Vec2::Network {
    Wav2Vec2Config config;
    std::vector<float> firstKernels;    ///< taps x channels
    wav2vec::Norm firstNorm;            ///< over time
    std::vector<AlignedFloats> kernels; ///< of layers 1 ...: (taps, in) x out
    std::vector<float> none;            ///< bias of those
    wav2vec::Norm featureNorm, encoderNorm;
    wav2vec::Linear projection, last;
    std::vector<AlignedFloats> positions; ///< a group: (taps, in) x out
    std::vector<float> positionBias;
    std::vector<wav2vec::Layer> layers;

    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<wav2vec::Workspace>> spare;

    explicit Network(const Wav2Vec2Weights& weights);
    void readPositions(const Wav2Vec2Weights& weights);
    std::unique_ptr<wav2vec::Workspace> borrow() const;
    std::size_t convolve(std::span<const float> samples, wav2vec::Workspace& work,
                         const float*& out) const;
    void convolveFirst(std::span<const float> samples, std::size_t frames, wav2vec::Workspace& work,
                       float* to) const;
    void addPositions(const float* x, std::size_t frames, wav2vec::Workspace& work,
                      float* to) const;
    void attend(const wav2vec::Layer& layer, const float* x, std::size_t frames,
                wav2vec::Workspace& work) const;
};

} // namespace antiphon

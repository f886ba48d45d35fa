#pragma once

#include "models/streamlayers.h"

namespace antiphon {

/// A stack of Transformer layers with linear attention, norms last, GELU: pytorch-fast-transformers
/// with `causal-linear` (and, in a decoder, `linear` cross) attention.
struct LinearStreamShape {
    std::size_t dim = 256, heads = 8, layers = 8;
    std::size_t feedForward = 1024;
    bool cross = false;

    std::size_t head() const { return dim / heads; }
};

/// What the keys of a layer come to: with phi(u) = elu(u) + 1, S = sum phi(k) v^T and z = sum
/// phi(k) of each head. A value; the same bits on every processor.
class LinearSums {
public:
    LinearSums() = default;
    explicit LinearSums(const LinearStreamShape& shape);

    /// `key` has phi applied already; all heads, one after the other.
    void add(const float* key, const float* value);
    /// out = phi(q) S / (phi(q) . z + 1e-6) in each head; `query` has phi applied already.
    void read(const float* query, float* out) const;

private:
    std::size_t m_heads = 0, m_head = 0, m_width = 0; ///< width: head rounded up to 16
    AlignedFloats m_s, m_z;
};

/// How far a stream has come. A value: a copy goes on by itself.
struct LinearStreamState {
    std::vector<LinearSums> layers;
};
/// What a decoder's cross-attention reads, summed once. Shared by all streams that attend to it.
using LinearStreamSource = std::vector<LinearSums>;

/// A causal stack in its recurrent form (Katharopoulos et al. 2020): a step costs the same at every
/// position and is the same as in training but for rounding. Without LibTorch. Const methods may be
/// called from several threads, each with a room of its own.
class LinearStream {
public:
    struct Room {
        explicit Room(const LinearStreamShape& shape);
        Vectors x, attended, inner; ///< one each; x is what goes in and comes out
        AlignedFloats projected, scratch, added;
    };

    LinearStream() = default;
    /// Tensors are called prefix + "layers.N.attention.query_projection.weight" (in decoders
    /// self_attention and cross_attention) and so on. Throws UserError naming `origin` and the
    /// tensor that is missing or does not fit.
    LinearStream(const LinearStreamShape& shape, WeightType type,
                 std::span<const RawTensor> tensors, const std::string& prefix,
                 const std::string& origin, WeightMemory& memory);

    const LinearStreamShape& shape() const noexcept { return m_shape; }
    std::size_t bytes() const; ///< of the weights that a step reads
    LinearStreamState start() const;
    /// `positions`: rows of dim.
    LinearStreamSource source(std::span<const float> positions) const;
    /// room.x becomes the stack's output. `source`: of a decoder.
    void step(LinearStreamState& state, const LinearStreamSource* source, Room& room) const;

private:
    struct Layer {
        WeightMatrix in, out; ///< query, key, value stacked
        WeightMatrix crossQuery, crossKeyValue, crossOut;
        WeightMatrix linear1, linear2;
        StreamNorm norm1, norm2, norm3;
    };
    void add(const WeightMatrix& matrix, Vectors& from, const StreamNorm& norm, Room& room) const;

    LinearStreamShape m_shape;
    WeightType m_type = WeightType::Fp32;
    std::vector<Layer> m_layers;
    StreamNorm m_norm;
};

} // namespace antiphon

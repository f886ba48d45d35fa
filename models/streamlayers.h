#pragma once

#include "core/formats/tensors.h"
#include "models/headcache.h"
#include "models/matvec.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

// What the decoder and the encoder of streams (models/streamdecoder.h, models/streamencoder.h) are
// made of.
namespace antiphon {

/// A stack of Transformer layers (Vaswani et al. 2017) in the form of PyTorch's
/// nn.TransformerDecoder or, without cross-attention, nn.TransformerEncoder.
struct StreamShape {
    std::size_t dim = 512, heads = 8, feedForward = 2048, layers = 6;
    bool normFirst = true; ///< x + part(norm(x)); else norm(x + part(x))
    bool gelu = false;     ///< GELU (erf) in place of ReLU
    bool crossAttention = true;
    bool finalNorm = true;
    bool biases = true; ///< of the linear layers; norms have theirs where there is a tensor
    /// Self-attention with learned vectors for the distances -clip ... clip (Shaw et al. 2018):
    /// scores q . (k + a) / sqrt(head), values v + b. 0: none.
    std::size_t relativeClip = 0;
    bool halvedCache = false;   ///< keys and values are kept as bf16: attention reads half as much
    bool relativeCross = false; ///< the same in cross-attention, with tables of its own

    std::size_t head() const { return dim / heads; }
};

/// y = (x - mean) / sqrt(variance + 1e-5) * weight + bias.
struct StreamNorm {
    std::vector<float> weight, bias;
    void apply(const float* x, float* y) const;
};

/// x * (1 + erf(x / sqrt(2))) / 2 in place; `scratch`: as many floats. Error below 2e-7; the same
/// bits on every processor.
void gelu(float* x, std::size_t count, float* scratch);

/// Where the tensors of a stack come from: the values of the tensor of a name and shape; of an
/// optional one that there is not, none. Throws UserError.
using StreamTensors = std::function<std::vector<float>(
    const std::string& name, const std::vector<std::int64_t>& shape, bool optional)>;
/// Those of `tensors`, which must live as long as it; messages name `origin`.
StreamTensors streamTensors(std::span<const RawTensor> tensors, std::string origin);

/// Room for the steps of a stack, made once; not for two threads at a time.
struct StreamRoom {
    StreamRoom(const StreamShape& shape, std::size_t rows, std::size_t capacity);

    std::size_t rows;
    Vectors normed, attended, inner; ///< what is multiplied next
    Vectors residual;
    AlignedFloats projected, added, scratch, scores; ///< rows of 3 dim, of dim, of feedForward
    Workers* workers = nullptr; ///< threads that share the multiplying; null: this one alone
};

struct StreamLayer {
    WeightMatrix selfIn, selfOut, crossQuery, crossKeyValue, crossOut, linear1, linear2;
    StreamNorm norm1, norm2, norm3;
    std::vector<float> relativeKeys, relativeValues, crossKeys, crossValues;
};

/// Layers and final norm of a stack.
class StreamLayers {
public:
    /// Tensors are called prefix + "layers.N.self_attn.in_proj_weight" and so on. Throws UserError
    /// naming `origin` and the tensor that is missing or does not fit.
    StreamLayers(const StreamShape& shape, WeightType type, std::span<const RawTensor> tensors,
                 const std::string& prefix, const std::string& origin)
        : StreamLayers(shape, type, streamTensors(tensors, origin), prefix, origin) {}
    StreamLayers(const StreamShape& shape, WeightType type, const StreamTensors& tensors,
                 const std::string& prefix, const std::string& origin);

    const StreamShape& shape() const noexcept { return m_shape; }
    WeightType type() const noexcept { return m_type; }
    const std::vector<StreamLayer>& all() const noexcept { return m_layers; }
    /// Of all layers, which a step reads once.
    std::size_t bytes() const;

    /// to[r] = matrix times residual r, which is normed before that where norms come first.
    void project(const WeightMatrix& matrix, const StreamNorm& norm, std::size_t rows,
                 StreamRoom& room, float* to, std::size_t stride) const;
    /// Scales the queries, which are the first of each row of room.projected.
    void scaleQueries(std::size_t rows, std::size_t stride, StreamRoom& room) const;
    /// Adds matrix times `from` to the residuals, which are normed after that where norms come
    /// last.
    void add(const WeightMatrix& matrix, const StreamNorm& norm, Vectors& from, std::size_t rows,
             StreamRoom& room) const;
    void feedForward(const StreamLayer& layer, std::size_t rows, StreamRoom& room) const;
    /// The residuals, normed if there is a final norm: rows of dim.
    void finish(std::size_t rows, const StreamRoom& room, float* to) const;

private:
    StreamShape m_shape;
    WeightType m_type;
    std::vector<StreamLayer> m_layers;
    StreamNorm m_norm;
};

} // namespace antiphon

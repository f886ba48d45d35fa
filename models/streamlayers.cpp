#include "models/streamlayers.h"

#include "core/dsp/lanes.h"
#include "core/error.h"
#include "models/smallkernels.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

using Shape = std::vector<std::int64_t>;

/// Reads the tensors of a stack.
struct Reader {
    const StreamTensors& tensors;
    const StreamShape& shape;
    WeightType type;
    WeightMemory& memory;

    std::vector<float> values(const std::string& name, const Shape& wanted) const {
        return tensors(name, wanted, false);
    }

    /// Rows from `first` on of a tensor of `all` rows.
    WeightMatrix matrix(const std::string& weight, const std::string& bias, std::size_t all,
                        std::size_t columns, std::size_t first, std::size_t rows) const {
        const auto weights = values(weight, {std::int64_t(all), std::int64_t(columns)});
        std::vector<float> biases;
        if (shape.biases)
            biases = values(bias, {std::int64_t(all)});
        return {std::span(weights).subspan(first * columns, rows * columns),
                biases.empty() ? std::span<const float>() : std::span(biases).subspan(first, rows),
                rows, type, memory};
    }
    WeightMatrix linear(const std::string& name, std::size_t columns, std::size_t rows) const {
        return matrix(name + ".weight", name + ".bias", rows, columns, 0, rows);
    }
    WeightMatrix stacked(const std::string& name, std::size_t first, std::size_t parts) const {
        return matrix(name + ".in_proj_weight", name + ".in_proj_bias", 3 * shape.dim, shape.dim,
                      first * shape.dim, parts * shape.dim);
    }
    StreamNorm norm(const std::string& name) const {
        const Shape wanted{std::int64_t(shape.dim)};
        StreamNorm norm{values(name + ".weight", wanted), std::vector<float>(shape.dim)};
        if (auto bias = tensors(name + ".bias", wanted, !shape.biases); !bias.empty())
            norm.bias = std::move(bias);
        return norm;
    }
};

StreamLayer layerOf(const Reader& from, const std::string& name) {
    const StreamShape& shape = from.shape;
    StreamLayer layer;
    layer.selfIn = from.stacked(name + "self_attn", 0, 3);
    layer.selfOut = from.linear(name + "self_attn.out_proj", shape.dim, shape.dim);
    const Shape table{std::int64_t(2 * shape.relativeClip + 1), std::int64_t(shape.head())};
    if (shape.relativeClip > 0) {
        layer.relativeKeys = from.values(name + "self_attn.relative_keys", table);
        layer.relativeValues = from.values(name + "self_attn.relative_values", table);
    }
    if (shape.crossAttention && shape.relativeClip > 0 && shape.relativeCross) {
        layer.crossKeys = from.values(name + "multihead_attn.relative_keys", table);
        layer.crossValues = from.values(name + "multihead_attn.relative_values", table);
    }
    if (shape.crossAttention) {
        layer.crossQuery = from.stacked(name + "multihead_attn", 0, 1);
        layer.crossOut = from.linear(name + "multihead_attn.out_proj", shape.dim, shape.dim);
    }
    layer.linear1 = from.linear(name + "linear1", shape.dim, shape.feedForward);
    layer.linear2 = from.linear(name + "linear2", shape.feedForward, shape.dim);
    layer.norm1 = from.norm(name + "norm1");
    layer.norm2 = from.norm(name + "norm2");
    if (shape.crossAttention)
        layer.norm3 = from.norm(name + "norm3");
    return layer;
}

} // namespace

// erf by Abramowitz and Stegun 7.1.26.
void gelu(float* x, std::size_t count, float* scratch) {
    for (std::size_t i = 0; i < count; ++i)
        scratch[i] = -0.5f * x[i] * x[i];
    smallKernels().exponentials(scratch, scratch, count);
    for (std::size_t i = 0; i < count; ++i) {
        const float size = std::abs(x[i]);
        const float t = 1 / (1 + 0.3275911f * 0.70710678f * size);
        const float series =
            ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t +
             0.254829592f) *
            t;
        const float tail = 0.5f * x[i] * series * scratch[i];
        x[i] = x[i] < 0 ? tail : x[i] - tail;
    }
}

void StreamNorm::apply(const float* x, float* y) const {
    const std::size_t dim = weight.size();
    const float mean = sum({x, dim}) / float(dim);
    for (std::size_t i = 0; i < dim; ++i)
        y[i] = x[i] - mean;
    const float factor = 1 / std::sqrt(dot({y, dim}, {y, dim}) / float(dim) + 1e-5f);
    for (std::size_t i = 0; i < dim; ++i)
        y[i] = y[i] * factor * weight[i] + bias[i];
}

StreamRoom::StreamRoom(const StreamShape& shape, std::size_t count, std::size_t capacity)
    : rows(count), normed(shape.dim, count), attended(shape.dim, count),
      inner(shape.feedForward, count), residual(shape.dim, count), projected(count * 3 * shape.dim),
      added(count * shape.dim), scratch(shape.feedForward),
      scores(HeadCache::scratchFor(capacity, shape.head(), shape.relativeClip)) {}

StreamTensors streamTensors(std::span<const RawTensor> tensors, std::string origin) {
    return [tensors, origin = std::move(origin)](const std::string& name, const Shape& shape,
                                                 bool optional) {
        return optional && !find(tensors, name) ? std::vector<float>()
                                                : tensorOf(tensors, name, shape, origin).floats();
    };
}

StreamLayers::StreamLayers(const StreamShape& shape, WeightType type, const StreamTensors& tensors,
                           const std::string& prefix, const std::string& origin)
    : m_shape(shape), m_type(type) {
    if (shape.heads == 0 || shape.dim % shape.heads != 0)
        throw UserError(origin + ": a network of width " + std::to_string(shape.dim) +
                        " cannot have " + std::to_string(shape.heads) +
                        " heads; the width must be a multiple of them.");
    WeightMemory memory;
    const Reader reader{tensors, m_shape, type, memory};
    for (std::size_t i = 0; i < shape.layers; ++i)
        m_layers.push_back(layerOf(reader, prefix + "layers." + std::to_string(i) + "."));
    // Behind the rest: they are read once for a source, not at every step.
    for (std::size_t i = 0; i < shape.layers && shape.crossAttention; ++i)
        m_layers[i].crossKeyValue =
            reader.stacked(prefix + "layers." + std::to_string(i) + ".multihead_attn", 1, 2);
    if (shape.finalNorm)
        m_norm = reader.norm(prefix + "norm");
}

std::size_t StreamLayers::bytes() const {
    std::size_t sum = 0;
    for (const StreamLayer& l : m_layers)
        for (const WeightMatrix* m :
             {&l.selfIn, &l.selfOut, &l.crossQuery, &l.crossOut, &l.linear1, &l.linear2})
            sum += m->bytes();
    return sum;
}

void StreamLayers::project(const WeightMatrix& matrix, const StreamNorm& norm, std::size_t rows,
                           StreamRoom& room, float* to, std::size_t stride) const {
    for (std::size_t r = 0; r < rows; ++r)
        if (m_shape.normFirst)
            norm.apply(room.residual[r], room.normed[r]);
        else
            std::copy_n(room.residual[r], m_shape.dim, room.normed[r]);
    room.normed.prepare(m_type, rows);
    matrix.multiply(room.normed, 0, rows, to, stride, room.workers);
}

void StreamLayers::scaleQueries(std::size_t rows, std::size_t stride, StreamRoom& room) const {
    const float scale = 1 / std::sqrt(float(m_shape.head()));
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t i = 0; i < m_shape.dim; ++i)
            room.projected.data()[r * stride + i] *= scale;
}

void StreamLayers::add(const WeightMatrix& matrix, const StreamNorm& norm, Vectors& from,
                       std::size_t rows, StreamRoom& room) const {
    from.prepare(m_type, rows);
    matrix.multiply(from, 0, rows, room.added.data(), m_shape.dim, room.workers);
    for (std::size_t r = 0; r < rows; ++r) {
        float* const residual = room.residual[r];
        for (std::size_t i = 0; i < m_shape.dim; ++i)
            residual[i] += room.added.data()[r * m_shape.dim + i];
        if (!m_shape.normFirst)
            norm.apply(residual, residual);
    }
}

void StreamLayers::feedForward(const StreamLayer& layer, std::size_t rows, StreamRoom& room) const {
    const StreamNorm& norm = m_shape.crossAttention ? layer.norm3 : layer.norm2;
    project(layer.linear1, norm, rows, room, room.inner[0], room.inner.stride());
    for (std::size_t r = 0; r < rows; ++r) {
        float* const inner = room.inner[r];
        if (m_shape.gelu)
            gelu(inner, m_shape.feedForward, room.scratch.data());
        else
            for (std::size_t i = 0; i < m_shape.feedForward; ++i)
                inner[i] = inner[i] < 0 ? 0 : inner[i];
    }
    add(layer.linear2, norm, room.inner, rows, room);
}

void StreamLayers::finish(std::size_t rows, const StreamRoom& room, float* to) const {
    for (std::size_t r = 0; r < rows; ++r, to += m_shape.dim)
        if (m_shape.finalNorm)
            m_norm.apply(room.residual[r], to);
        else
            std::copy_n(room.residual[r], m_shape.dim, to);
}

} // namespace antiphon

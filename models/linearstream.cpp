#include "models/linearstream.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/smallkernels.h"

#include <algorithm>

namespace antiphon {
namespace {

using Sizes = std::vector<std::int64_t>;

struct Reader {
    std::span<const RawTensor> tensors;
    const std::string& origin;
    WeightType type;
    WeightMemory& memory;

    std::vector<float> values(const std::string& name, const Sizes& wanted) const {
        return tensorOf(tensors, name, wanted, origin).floats();
    }
    /// Linear layers of the same width, one under the other.
    WeightMatrix stacked(const std::vector<std::string>& names, std::size_t columns,
                         std::size_t rows) const {
        std::vector<float> weights, biases;
        for (const std::string& name : names) {
            std::ranges::copy(values(name + ".weight", {std::int64_t(rows), std::int64_t(columns)}),
                              std::back_inserter(weights));
            std::ranges::copy(values(name + ".bias", {std::int64_t(rows)}),
                              std::back_inserter(biases));
        }
        return {weights, biases, rows * names.size(), type, memory};
    }
    StreamNorm norm(const std::string& name, std::size_t dim) const {
        return {values(name + ".weight", {std::int64_t(dim)}),
                values(name + ".bias", {std::int64_t(dim)})};
    }
};

/// x = elu(x) + 1.
void featureMap(float* x, std::size_t count, float* scratch) {
    for (std::size_t i = 0; i < count; ++i)
        scratch[i] = std::min(x[i], 0.f);
    smallKernels().exponentials(scratch, scratch, count);
    for (std::size_t i = 0; i < count; ++i)
        x[i] = x[i] > 0 ? x[i] + 1 : scratch[i];
}

} // namespace

LinearSums::LinearSums(const LinearStreamShape& shape)
    : m_heads(shape.heads), m_head(shape.head()), m_width((m_head + 15) / 16 * 16),
      m_s(m_heads * m_head * m_width), m_z(m_heads * m_head) {}

void LinearSums::add(const float* key, const float* value) {
    for (std::size_t i = 0; i < m_heads * m_head; ++i)
        m_z.data()[i] += key[i];
    const std::size_t head = m_head, width = m_width;
    for (std::size_t h = 0; h < m_heads; ++h, key += head, value += head) {
        float* const s = m_s.data() + h * head * width;
        alignas(64) float row[16];
        for (std::size_t j = 0; j < width; j += 16) {
            std::fill_n(row, 16, 0.f);
            std::copy_n(value + j, std::min<std::size_t>(16, head - j), row);
            runWide([&]() __attribute__((always_inline)) {
                Lanes16 v;
                __builtin_memcpy(&v, row, sizeof v);
                for (std::size_t i = 0; i < head; ++i) {
                    auto& to = *reinterpret_cast<Lanes16*>(s + i * width + j);
                    to = to + v * key[i];
                }
            });
        }
    }
}

void LinearSums::read(const float* query, float* out) const {
    const std::size_t head = m_head, width = m_width;
    for (std::size_t h = 0; h < m_heads; ++h, query += head, out += head) {
        const float* const s = m_s.data() + h * head * width;
        const float* const z = m_z.data() + h * head;
        float norm = 1e-6f;
        for (std::size_t i = 0; i < head; ++i)
            norm += query[i] * z[i];
        const float factor = 1 / norm;
        alignas(64) float row[16];
        for (std::size_t j = 0; j < width; j += 16) {
            runWide([&]() __attribute__((always_inline)) {
                Lanes16 sum = {};
                for (std::size_t i = 0; i < head; ++i)
                    sum = sum + *reinterpret_cast<const Lanes16*>(s + i * width + j) * query[i];
                sum = sum * factor;
                __builtin_memcpy(row, &sum, sizeof row);
            });
            std::copy_n(row, std::min<std::size_t>(16, head - j), out + j);
        }
    }
}

LinearStream::Room::Room(const LinearStreamShape& shape)
    : x(shape.dim, 1), attended(shape.dim, 1), inner(shape.feedForward, 1),
      projected(3 * shape.dim), scratch(std::max(shape.feedForward, 2 * shape.dim)),
      added(shape.dim) {}

LinearStream::LinearStream(const LinearStreamShape& shape, WeightType type,
                           std::span<const RawTensor> tensors, const std::string& prefix,
                           const std::string& origin, WeightMemory& memory)
    : m_shape(shape), m_type(type) {
    if (shape.heads == 0 || shape.dim % shape.heads != 0)
        throw UserError(origin + ": a network of width " + std::to_string(shape.dim) +
                        " cannot have " + std::to_string(shape.heads) +
                        " heads; the width must be a multiple of them.");
    const Reader from{tensors, origin, type, memory};
    const std::size_t dim = shape.dim;
    const auto name = [&](std::size_t i) { return prefix + "layers." + std::to_string(i) + "."; };
    for (std::size_t i = 0; i < shape.layers; ++i) {
        const std::string self = name(i) + (shape.cross ? "self_attention." : "attention.");
        const std::string cross = name(i) + "cross_attention.";
        Layer layer;
        layer.in = from.stacked(
            {self + "query_projection", self + "key_projection", self + "value_projection"}, dim,
            dim);
        layer.out = from.stacked({self + "out_projection"}, dim, dim);
        layer.norm1 = from.norm(name(i) + "norm1", dim);
        layer.norm2 = from.norm(name(i) + "norm2", dim);
        if (shape.cross) {
            layer.crossQuery = from.stacked({cross + "query_projection"}, dim, dim);
            layer.crossOut = from.stacked({cross + "out_projection"}, dim, dim);
            layer.norm3 = from.norm(name(i) + "norm3", dim);
        }
        layer.linear1 = from.stacked({name(i) + "linear1"}, dim, shape.feedForward);
        layer.linear2 = from.stacked({name(i) + "linear2"}, shape.feedForward, dim);
        m_layers.push_back(std::move(layer));
    }
    // Behind the rest: they are read once for a source, not at every step.
    for (std::size_t i = 0; i < shape.layers && shape.cross; ++i)
        m_layers[i].crossKeyValue = from.stacked({name(i) + "cross_attention.key_projection",
                                                  name(i) + "cross_attention.value_projection"},
                                                 dim, dim);
    m_norm = from.norm(prefix + "norm", dim);
}

std::size_t LinearStream::bytes() const {
    std::size_t sum = 0;
    for (const Layer& l : m_layers)
        for (const WeightMatrix* m :
             {&l.in, &l.out, &l.crossQuery, &l.crossOut, &l.linear1, &l.linear2})
            sum += m->bytes();
    return sum;
}

LinearStreamState LinearStream::start() const {
    return {std::vector<LinearSums>(m_layers.size(), LinearSums(m_shape))};
}

LinearStreamSource LinearStream::source(std::span<const float> positions) const {
    const std::size_t dim = m_shape.dim;
    LinearStreamSource source(m_layers.size(), LinearSums(m_shape));
    // So many at a time read the weights once.
    constexpr std::size_t most = 32;
    Vectors rows(dim, most);
    AlignedFloats projected(most * 2 * dim), scratch(dim);
    for (std::size_t first = 0; first < positions.size() / dim; first += most) {
        const std::size_t count = std::min(most, positions.size() / dim - first);
        for (std::size_t r = 0; r < count; ++r)
            std::copy_n(positions.data() + (first + r) * dim, dim, rows[r]);
        rows.prepare(m_type, count);
        for (std::size_t i = 0; i < m_layers.size(); ++i) {
            m_layers[i].crossKeyValue.multiply(rows, 0, count, projected.data(), 2 * dim);
            for (std::size_t r = 0; r < count; ++r) {
                float* const key = projected.data() + r * 2 * dim;
                featureMap(key, dim, scratch.data());
                source[i].add(key, key + dim);
            }
        }
    }
    return source;
}

/// x = norm(x + matrix times from).
void LinearStream::add(const WeightMatrix& matrix, Vectors& from, const StreamNorm& norm,
                       Room& room) const {
    from.prepare(m_type, 1);
    matrix.multiply(from, 0, 1, room.added.data(), m_shape.dim);
    float* const x = room.x[0];
    for (std::size_t i = 0; i < m_shape.dim; ++i)
        x[i] += room.added.data()[i];
    norm.apply(x, x);
}

void LinearStream::step(LinearStreamState& state, const LinearStreamSource* source,
                        Room& room) const {
    const std::size_t dim = m_shape.dim;
    float* const projected = room.projected.data();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Layer& layer = m_layers[i];
        room.x.prepare(m_type, 1);
        layer.in.multiply(room.x, 0, 1, projected, 3 * dim);
        featureMap(projected, 2 * dim, room.scratch.data());
        state.layers[i].add(projected + dim, projected + 2 * dim);
        state.layers[i].read(projected, room.attended[0]);
        add(layer.out, room.attended, layer.norm1, room);
        if (m_shape.cross) {
            room.x.prepare(m_type, 1);
            layer.crossQuery.multiply(room.x, 0, 1, projected, dim);
            featureMap(projected, dim, room.scratch.data());
            (*source)[i].read(projected, room.attended[0]);
            add(layer.crossOut, room.attended, layer.norm2, room);
        }
        room.x.prepare(m_type, 1);
        layer.linear1.multiply(room.x, 0, 1, room.inner[0], m_shape.feedForward);
        gelu(room.inner[0], m_shape.feedForward, room.scratch.data());
        add(layer.linear2, room.inner, m_shape.cross ? layer.norm3 : layer.norm2, room);
    }
    m_norm.apply(room.x[0], room.x[0]);
}

} // namespace antiphon

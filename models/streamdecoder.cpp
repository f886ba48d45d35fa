#include "models/streamdecoder.h"

#include <algorithm>
#include <stdexcept>

namespace antiphon {

std::size_t StreamState::capacity() const noexcept {
    return m_layers.empty() ? 0 : m_layers.front().capacity();
}

std::size_t StreamState::bytes() const noexcept {
    std::size_t sum = 0;
    for (const HeadCache& layer : m_layers)
        sum += layer.bytes(m_position + 1);
    if (m_source)
        for (const HeadCache& layer : m_source->layers)
            sum += layer.bytes(layer.capacity());
    return sum;
}

void StreamState::rewind(std::size_t position) {
    if (position > m_position)
        throw std::out_of_range("a stream can only be rewound");
    m_position = position;
}

std::shared_ptr<const StreamSource> StreamDecoder::source(std::span<const float> positions,
                                                          std::span<const char> hidden) const {
    const StreamShape& s = shape();
    const std::size_t count = positions.size() / s.dim;
    Vectors seen(s.dim, count);
    const auto source = std::make_shared<StreamSource>();
    for (std::size_t i = 0; i < count; ++i)
        if (hidden.empty() || !hidden[i]) {
            std::copy_n(positions.data() + i * s.dim, s.dim, seen[source->length()]);
            source->places.push_back(i);
        }
    const std::size_t length = source->length();
    seen.prepare(m_layers.type(), length);
    std::vector<float> both(length * 2 * s.dim);
    for (const StreamLayer& layer : m_layers.all()) {
        HeadCache& cache = source->layers.emplace_back(s.heads, s.head(), length, s.halvedCache);
        layer.crossKeyValue.multiply(seen, 0, length, both.data(), 2 * s.dim);
        for (std::size_t i = 0; i < length; ++i)
            cache.store(i, both.data() + i * 2 * s.dim, both.data() + (i * 2 + 1) * s.dim);
    }
    return source;
}

StreamState StreamDecoder::start(std::size_t capacity,
                                 std::shared_ptr<const StreamSource> source) const {
    if ((source != nullptr) != shape().crossAttention)
        throw std::logic_error("a source is for cross-attention, which needs one");
    StreamState state;
    state.m_layers.assign(shape().layers,
                          HeadCache(shape().heads, shape().head(), capacity, shape().halvedCache));
    state.m_source = std::move(source);
    return state;
}

void StreamDecoder::step(std::span<StreamState* const> states, const float* embeddings,
                         float* hidden, StreamRoom& room) const {
    run(states, states.size(), embeddings, hidden, room);
}

void StreamDecoder::prefill(StreamState& state, const float* embeddings, std::size_t count,
                            float* hidden, StreamRoom& room) const {
    StreamState* const states[] = {&state};
    while (count > 0) {
        const std::size_t rows = std::min(count, room.rows);
        run(states, rows, embeddings, hidden, room);
        count -= rows;
        embeddings += rows * shape().dim;
        hidden += rows * shape().dim;
    }
}

/// Each state has its own row, or the only one has them all, one position after the other.
void StreamDecoder::run(std::span<StreamState* const> states, std::size_t rows,
                        const float* embeddings, float* hidden, StreamRoom& room) const {
    const StreamShape& s = shape();
    const bool together = states.size() == rows;
    const auto stateOf = [&](std::size_t r) -> StreamState& { return *states[together ? r : 0]; };
    const auto positionOf = [&](std::size_t r) {
        return stateOf(r).m_position + (together ? 0 : r);
    };
    if (rows > room.rows)
        throw std::length_error("a step has no room for so many streams");
    for (std::size_t r = 0; r < rows; ++r) {
        const StreamState& state = stateOf(r);
        const std::size_t longest =
            std::max(state.capacity(), s.crossAttention ? state.m_source->length() : 0);
        if (positionOf(r) >= state.capacity() ||
            HeadCache::scratchFor(longest, s.head(), s.relativeClip) > room.scores.size())
            throw std::length_error("a stream has come to the end of its room");
        std::copy_n(embeddings + r * s.dim, s.dim, room.residual[r]);
    }
    float* const projected = room.projected.data();
    for (std::size_t l = 0; l < s.layers; ++l) {
        const StreamLayer& layer = m_layers.all()[l];
        m_layers.project(layer.selfIn, layer.norm1, rows, room, projected, 3 * s.dim);
        m_layers.scaleQueries(rows, 3 * s.dim, room);
        for (std::size_t r = 0; r < rows; ++r) {
            const float* const query = projected + r * 3 * s.dim;
            HeadCache& cache = stateOf(r).m_layers[l];
            cache.store(positionOf(r), query + s.dim, query + 2 * s.dim);
            const HeadCache::Distances distances{
                s.relativeClip, layer.relativeKeys, layer.relativeValues, positionOf(r), {}};
            cache.attend(query, positionOf(r) + 1, s.relativeClip ? &distances : nullptr,
                         room.scores.data(), room.attended[r]);
        }
        m_layers.add(layer.selfOut, layer.norm1, room.attended, rows, room);
        if (s.crossAttention) {
            m_layers.project(layer.crossQuery, layer.norm2, rows, room, projected, s.dim);
            m_layers.scaleQueries(rows, s.dim, room);
            for (std::size_t r = 0; r < rows; ++r) {
                const StreamSource& heard = *stateOf(r).m_source;
                const HeadCache::Distances distances{s.relativeClip, layer.crossKeys,
                                                     layer.crossValues, positionOf(r),
                                                     heard.places};
                heard.layers[l].attend(projected + r * s.dim, heard.length(),
                                       layer.crossKeys.empty() ? nullptr : &distances,
                                       room.scores.data(), room.attended[r]);
            }
            m_layers.add(layer.crossOut, layer.norm2, room.attended, rows, room);
        }
        m_layers.feedForward(layer, rows, room);
    }
    m_layers.finish(rows, room, hidden);
    for (std::size_t r = 0; r < rows; ++r)
        ++stateOf(r).m_position;
}

} // namespace antiphon

#include "models/streamencoder.h"

#include <algorithm>

namespace antiphon {

std::vector<float> StreamEncoder::encode(std::span<const float> positions,
                                         std::span<const char> hidden) const {
    const StreamShape& s = shape();
    const std::size_t rows = positions.size() / s.dim;
    std::vector<std::size_t> seen;
    for (std::size_t r = 0; r < rows; ++r)
        if (hidden.empty() || !hidden[r])
            seen.push_back(r);
    StreamRoom room(s, rows, rows);
    for (std::size_t r = 0; r < rows; ++r)
        std::copy_n(positions.data() + r * s.dim, s.dim, room.residual[r]);
    float* const projected = room.projected.data();
    HeadCache cache(s.heads, s.head(), seen.size());
    for (const StreamLayer& layer : m_layers.all()) {
        m_layers.project(layer.selfIn, layer.norm1, rows, room, projected, 3 * s.dim);
        m_layers.scaleQueries(rows, 3 * s.dim, room);
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const float* const query = projected + seen[i] * 3 * s.dim;
            cache.store(i, query + s.dim, query + 2 * s.dim);
        }
        for (std::size_t r = 0; r < rows; ++r) {
            const HeadCache::Distances distances{s.relativeClip, layer.relativeKeys,
                                                 layer.relativeValues, r, seen};
            cache.attend(projected + r * 3 * s.dim, seen.size(),
                         s.relativeClip ? &distances : nullptr, room.scores.data(),
                         room.attended[r]);
        }
        m_layers.add(layer.selfOut, layer.norm1, room.attended, rows, room);
        m_layers.feedForward(layer, rows, room);
    }
    std::vector<float> encoded(positions.size());
    m_layers.finish(rows, room, encoded.data());
    return encoded;
}

} // namespace antiphon

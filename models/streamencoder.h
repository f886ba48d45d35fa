#pragma once

#include "models/streamlayers.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A Transformer encoder over a whole sequence at a time, of the same parts as StreamDecoder. Const
/// methods may be called from several threads.
class StreamEncoder {
public:
    /// `shape` without cross-attention. Throws UserError as StreamLayers does.
    StreamEncoder(const StreamShape& shape, WeightType type, std::span<const RawTensor> tensors,
                  const std::string& prefix, const std::string& origin)
        : m_layers(shape, type, tensors, prefix, origin) {}

    const StreamShape& shape() const noexcept { return m_layers.shape(); }

    /// Rows of dim in and out. Positions where `hidden` (empty: none) is not 0 are attended to by
    /// none, themselves included.
    std::vector<float> encode(std::span<const float> positions,
                              std::span<const char> hidden = {}) const;

private:
    StreamLayers m_layers;
};

} // namespace antiphon

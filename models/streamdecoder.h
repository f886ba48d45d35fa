#pragma once

#include "models/streamlayers.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// What a decoder's cross-attention reads of a source: keys and values of every layer, computed
/// once. Shared by all the streams that attend to it.
struct StreamSource {
    std::vector<HeadCache> layers;
    std::vector<std::size_t> places; ///< of the source's positions, those that are seen

    std::size_t length() const { return places.size(); }
};

/// How far a stream has come: keys and values of its positions so far. A value; a beam copies it.
class StreamState {
public:
    StreamState() = default;
    std::size_t position() const noexcept { return m_position; } ///< of the next step
    std::size_t capacity() const noexcept;
    /// What its next step reads of keys and values, the source's included.
    std::size_t bytes() const noexcept;
    const std::shared_ptr<const StreamSource>& source() const noexcept { return m_source; }
    /// Forgets all positions from `position` on; it must not be later than position().
    void rewind(std::size_t position);

private:
    friend class StreamDecoder;
    std::size_t m_position = 0;
    std::vector<HeadCache> m_layers;
    std::shared_ptr<const StreamSource> m_source;
};

/// A Transformer decoder that goes on position by position, keeping keys and values: for every
/// autoregressive model of the program, without LibTorch. Several streams that step together read
/// the weights once. Results do not depend on the processor, nor on how positions are grouped into
/// steps and prefills; with Fp32 they are those of PyTorch but for rounding. Const methods may be
/// called from several threads, each with a StreamRoom of its own; they do not allocate memory
/// unless they say so.
class StreamDecoder {
public:
    /// Throws UserError as StreamLayers does.
    StreamDecoder(const StreamShape& shape, WeightType type, std::span<const RawTensor> tensors,
                  const std::string& prefix, const std::string& origin)
        : m_layers(shape, type, tensors, prefix, origin) {}
    StreamDecoder(const StreamShape& shape, WeightType type, const StreamTensors& tensors,
                  const std::string& prefix, const std::string& origin)
        : m_layers(shape, type, tensors, prefix, origin) {}

    const StreamShape& shape() const noexcept { return m_layers.shape(); }
    WeightType type() const noexcept { return m_layers.type(); }
    /// Of the weights that a step reads.
    std::size_t bytes() const { return m_layers.bytes(); }

    /// For steps of up to `rows` streams whose states and sources have at most `capacity`
    /// positions.
    StreamRoom room(std::size_t rows, std::size_t capacity) const {
        return {shape(), rows, capacity};
    }
    /// `positions` rows of dim. Positions where `hidden` (empty: none) is not 0 are not attended
    /// to. Allocates.
    std::shared_ptr<const StreamSource> source(std::span<const float> positions,
                                               std::span<const char> hidden = {}) const;
    /// At position 0 of at most `capacity`. `source`: null without cross-attention. Allocates.
    StreamState start(std::size_t capacity, std::shared_ptr<const StreamSource> source) const;

    /// One position of each of the states, which are different: embeddings and hidden (the last
    /// layer's, normed) are rows of dim. Throws std::length_error when a state is full or the room
    /// too small.
    void step(std::span<StreamState* const> states, const float* embeddings, float* hidden,
              StreamRoom& room) const;
    /// `count` positions of one state, any number of them.
    void prefill(StreamState& state, const float* embeddings, std::size_t count, float* hidden,
                 StreamRoom& room) const;

private:
    void run(std::span<StreamState* const> states, std::size_t rows, const float* embeddings,
             float* hidden, StreamRoom& room) const;

    StreamLayers m_layers;
};

} // namespace antiphon

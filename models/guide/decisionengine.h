#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace antiphon::guide {

/// Answers to one window as a network goes on with them, token by token; one stream to begin with.
/// One thread at a time; the engine must outlive it.
class AnswerStreams {
public:
    virtual ~AnswerStreams() = default;
    /// One stream, at its beginning.
    virtual void restart() = 0;
    /// The first stream, which is the only one, goes on by any number of tokens; rows of logits of
    /// what follows each.
    virtual std::vector<float> read(std::span<const std::int32_t> tokens) = 0;
    /// As many streams as there are tokens, i of them going on by tokens[i] after what stream
    /// parents[i] was; `logits` has a row for each.
    virtual void branch(std::span<const std::size_t> parents, std::span<const std::int32_t> tokens,
                        std::span<float> logits) = 0;
};

/// A Decision network as something that continues answers. Const members may be called from several
/// threads.
class DecisionEngine {
public:
    virtual ~DecisionEngine() = default;
    /// `source`: codes of the guide, -1 where it is silent, followed by its end and `padding`
    /// padding tokens, which the decoder sees and the encoder does not. For answers of up to
    /// `length` tokens, start included, and that many streams.
    virtual std::unique_ptr<AnswerStreams> open(std::span<const std::int32_t> source,
                                                std::size_t padding, std::size_t length,
                                                std::size_t streams) const = 0;
};

} // namespace antiphon::guide

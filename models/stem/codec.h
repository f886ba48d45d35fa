#pragma once

#include "core/matrix.h"
#include "models/stem/codecmodel.h"
#include "models/stem/codes.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace antiphon::stem {

/// A codec for use: recordings become codes, codes become recordings. On the CPU with kernels of
/// our own, on threads of its own; what it answers does not depend on their number. Copies share
/// the weights; one object is for one thread at a time.
///
/// Samples are frames of config().channels interleaved numbers at config().rate. Recordings are
/// worked through some seconds at a time, whatever their length: convolutions are given as much of
/// what is around a piece as they reach, the LSTM remembers what was before, so that the result is
/// that of the whole up to the rounding of sums (below 1e-5).
class Codec {
public:
    /// `threads`: 0 as many as chosenThreads() says. Throws UserError naming the model's origin and
    /// the tensor that is missing or does not fit.
    explicit Codec(const CodecModel& model, int threads = 0);

    const CodecConfig& config() const noexcept;

    /// ceil(samples / hop) frames; silence fills the last one. Throws UserError for samples that
    /// are not finite or no whole number of interleaved frames. `progress` gets the share done and
    /// may throw to stop.
    Codes encode(
        std::span<const float> samples,
        const std::function<void(double)>& progress = [](double) {}) const;
    /// frames x hop samples; the caller cuts them to the length wanted. Throws UserError for codes
    /// that are none of this codec's: another number of books, or a row that there is not.
    std::vector<float> decode(
        const Codes& codes, const std::function<void(double)>& progress = [](double) {}) const;
    /// What is quantised: frames x dimension.
    Matrix latents(
        std::span<const float> samples,
        const std::function<void(double)>& progress = [](double) {}) const;
    /// The rows that codes stand for, summed: frames x dimension.
    Matrix quantised(const Codes& codes) const;

private:
    friend class CodecEncoder;
    friend class CodecDecoder;
    struct Parts;
    std::shared_ptr<const Parts> m_parts;
};

/// A recording that comes in pieces of any size: the codes that push() and finish() return are,
/// together, what Codec::encode() returns, up to the rounding of sums (which chooses where two rows
/// are equally near). One thread at a time.
class CodecEncoder {
public:
    explicit CodecEncoder(const Codec& codec);
    ~CodecEncoder();
    CodecEncoder(CodecEncoder&&) noexcept;

    /// The codes of frames that what comes later cannot change. Throws as Codec::encode().
    Codes push(std::span<const float> samples);
    /// The rest. Nothing may follow.
    Codes finish();

private:
    friend class Codec;
    struct State;
    std::unique_ptr<State> m_state;
};

/// Codes that come frame by frame, as a model generates them: the samples that push() and finish()
/// return are, together, what Codec::decode() returns, so that playing may begin while codes are
/// still to come. lag() frames behind what was pushed; nothing need be cross-faded. One thread at a
/// time.
class CodecDecoder {
public:
    explicit CodecDecoder(const Codec& codec);
    ~CodecDecoder();
    CodecDecoder(CodecDecoder&&) noexcept;

    /// Throws as Codec::decode().
    std::vector<float> push(const Codes& codes);
    std::vector<float> finish();
    std::int64_t lag() const;

private:
    friend class Codec;
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace antiphon::stem

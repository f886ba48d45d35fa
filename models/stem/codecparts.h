#pragma once

#include "core/maps/nearestcode.h"
#include "core/workers.h"
#include "models/sgemm.h"
#include "models/stem/codec.h"
#include "models/stem/codeclstm.h"
#include "models/stem/codecstage.h"

#include <mutex>
#include <optional>

// What codecs in use are made of; for their own sources alone.
namespace antiphon::stem {

/// Stretches in work at a time, for several threads.
inline constexpr std::int64_t partsAtOnce = 4;

struct Codec::Parts {
    Parts(const CodecModel& model, int threadCount);

    struct Book {
        std::vector<float> rows;
        NearestCode nearest;
    };

    CodecConfig config;
    std::string origin;
    std::optional<CodecStack> front, tail; ///< of the encoder, before and behind its LSTM
    std::optional<CodecStack> head, back;  ///< of the decoder
    CodecLstm encoderLstm, decoderLstm;
    std::vector<Book> books;
    std::int64_t stretch; ///< frames of one
    int threads;

    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<CodecWorkspace>> spare;

    /// Calls work with a workspace, on this thread alone.
    template <class Work>
    void alone(const Work& work) const {
        std::unique_ptr<CodecWorkspace> space;
        {
            const std::lock_guard lock(mutex);
            if (!spare.empty()) {
                space = std::move(spare.back());
                spare.pop_back();
            }
        }
        if (!space)
            space = std::make_unique<CodecWorkspace>();
        const OneThread guard;
        work(*space);
        const std::lock_guard lock(mutex);
        spare.push_back(std::move(space));
    }
    /// How far a convolution of single frames reaches.
    std::int64_t reach(std::int64_t kernel) const { return convReach(kernel, 1, 1, config.causal); }
    Codes codesOf(std::span<const float> latents) const;
    std::vector<float> rowsOf(const Codes& codes) const;
};

/// While some threads make stretches, one goes on with what they made before: what must be done in
/// order costs little time of its own.
struct CodecEncoder::State {
    explicit State(const Codec& codec)
        : parts(codec.m_parts), workers(parts->threads),
          front(*parts->front, encoderContext(parts->config), parts->config.hop(), 1,
                parts->config.channels),
          tail(*parts->tail, parts->reach(parts->config.lastKernel), 1, 1, parts->config.width()),
          memory(parts->encoderLstm.start()) {}

    void push(std::span<const float> samples);
    /// Latent frames that can be made; `end`: all there are.
    std::vector<float> latents(bool end);

    std::shared_ptr<const Codec::Parts> parts;
    Workers workers;
    CodecStage front, tail;
    CodecLstm::Memory memory;
    std::vector<float> waiting; ///< frames from the front that the LSTM has not seen
};

struct CodecDecoder::State {
    explicit State(const Codec& codec)
        : parts(codec.m_parts), workers(parts->threads),
          head(*parts->head, parts->reach(parts->config.kernel), 1, 1, parts->config.dimension),
          back(*parts->back, decoderContext(parts->config), 1, parts->config.hop(),
               parts->config.width()),
          memory(parts->decoderLstm.start()) {}

    /// Samples that can be made; `end`: all there are.
    std::vector<float> samples(bool end);

    std::shared_ptr<const Codec::Parts> parts;
    Workers workers;
    CodecStage head, back;
    CodecLstm::Memory memory;
};

} // namespace antiphon::stem

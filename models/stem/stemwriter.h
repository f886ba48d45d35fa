#pragma once

#include "core/music/beatgrid.h"
#include "core/sound.h"
#include "core/workers.h"
#include "models/stem/codec.h"
#include "models/stem/conditiondata.h"
#include "models/stem/generatecodes.h"
#include "models/stem/lmmodel.h"

#include <functional>
#include <memory>
#include <string>

namespace antiphon::stem {

/// What stems are to play along to, and how.
struct StemRequest {
    Sound context;                  ///< as soundFor() has it; no frames: none
    BeatGrid beats;                 ///< of the context; or none
    std::vector<std::int32_t> tags; ///< of the model's vocabulary
    Matrix text;                    ///< of TextEncoder; or none
    Codes prompt;                   ///< what the stems begin with; or none
    std::vector<float> style;       ///< styleOf(); or none
    std::int64_t samples = 0;       ///< length of the stems
    std::int64_t count = 1;
    double guidance = 3;
    CodeSampling sampling;
    std::uint64_t seed = 1;
};

struct WrittenStems {
    std::vector<Sound> stems; ///< of exactly the length asked for
    std::vector<Codes> codes;
    double firstAudio = 0; ///< seconds until the first samples were there
    double seconds = 0;    ///< writing the codes, without decoding them
    std::int64_t tokens = 0;
    double tokensPerSecond() const { return seconds > 0 ? double(tokens) / seconds : 0; }
};

/// Samples of a stem as soon as they are there, one block after the other.
using SamplesReady = std::function<void(std::size_t stem, std::span<const float> samples)>;

/// Writes stems with a language model and its codec. One thread at a time.
class StemWriter {
public:
    /// `weights`: as weightTypeFor() has it. `device`: "cpu", or what LibTorch shall run on.
    /// Throws UserError for weights that do not fit.
    StemWriter(const LmModel& model, const CodecModel& codec, const std::string& weights,
               const std::string& device, int threads);

    const Codec& codec() const noexcept { return m_codec; }

    /// Stems longer than what the model was trained on are written window by window, each beginning
    /// with the last half of the one before (spec section 10). The same request gives the same
    /// codes. `report` gets the share done before every step and may throw to stop.
    WrittenStems write(const StemRequest& request, const std::function<void(double)>& report = {},
                       const SamplesReady& ready = {});

private:
    class Stream;
    ConditionData conditionsOf(const StemRequest& request, std::int64_t from,
                               std::int64_t frames) const;

    LmModel m_model;
    Codec m_codec;
    std::unique_ptr<Workers> m_workers;
    std::unique_ptr<LmEngine> m_engine;
};

} // namespace antiphon::stem

#pragma once

#include "models/guide/wav2vec2ears.h"

#include <mutex>
#include <optional>

namespace antiphon::guide {

constexpr const char* wav2vec2 = "wav2vec2";

/// What a Perception consists of. Constant once it is learned or read, but for the network, which
/// is read when first it is needed.
struct Perception::Data {
    PerceptionSettings settings;
    std::optional<Frontend> frontend; ///< none: wav2vec 2.0
    std::string weightsHash;          ///< of wav2vec 2.0; empty: not known
    CommonScale scale;
    Matrix codebook;
    std::string hash;

    /// With an unfitted front-end and no codebook. Throws UserError for settings that make no
    /// sense.
    explicit Data(PerceptionSettings given);
    const Frontend* fitted() const { return frontend ? &*frontend : nullptr; }
    HeardTrack listen(const Sound& sound, const std::function<void()>& checkpoint) const;
    /// Throws UserError as Wav2Vec2Ears does and for weights of another hash.
    const Wav2Vec2Ears& ears() const;
    /// Nearest codes of all segments, on the scale of the first `learned` of them (0: of all).
    LabelledTrack codes(const HeardTrack& track, std::size_t learned = 0) const;
    /// What these codes are called in a cache.
    std::string key(const std::string& content, std::size_t segments, std::size_t learned) const;
    /// The codebook for settings.learnFrom "frames"; of each recording the first segments alone.
    Matrix codesOfFrames(const std::vector<Listen>& recordings,
                         std::span<const std::size_t> learned, std::uint64_t seed,
                         const std::function<void()>& checkpoint) const;
    CodedTrack coded(LabelledTrack codes) const;
    /// All but the centres, as codebook.json has it.
    Json state() const;
    /// To be called when all else is set.
    void name();

private:
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<const Wav2Vec2Ears> m_ears;
};

} // namespace antiphon::guide

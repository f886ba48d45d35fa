#pragma once

#include "models/guide/perception.h"

#include <optional>

namespace antiphon::guide {

/// What a Perception consists of. Constant once it is learned or read.
struct Perception::Data {
    PerceptionSettings settings;
    std::optional<Frontend> frontend;
    CommonScale scale;
    Matrix codebook;
    std::string hash;

    /// With an unfitted front-end and no codebook. Throws UserError for settings that make no
    /// sense.
    explicit Data(PerceptionSettings given);
    const Frontend* fitted() const { return frontend ? &*frontend : nullptr; }
    HeardTrack listen(const Sound& sound) const;
    /// Nearest codes of all segments.
    LabelledTrack codes(const HeardTrack& track) const;
    CodedTrack coded(LabelledTrack codes) const;
    /// All but the centres, as codebook.json has it.
    Json state() const;
    /// To be called when all else is set.
    void name();
};

} // namespace antiphon::guide

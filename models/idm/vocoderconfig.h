#pragma once

#include "core/json.h"
#include "models/idm/dataset.h"

#include <cstdint>
#include <string>

namespace antiphon::idm {

/// The shape of a vocoder: what its spectrograms and transforms are, and its ConvNeXt blocks.
struct VocoderConfig {
    std::int64_t rate = 24000;
    std::int64_t window = 1024, hop = 256; ///< of the spectrograms and of the inverse transform
    std::int64_t bands = 128;
    std::int64_t blocks = 6, width = 192, inner = 576; ///< inner: within a block
    bool operator==(const VocoderConfig&) const = default;

    std::int64_t bins() const { return window / 2 + 1; }
};

/// "tiny" (learns in minutes on two cores), "small" (1 715 394 parameters at 128 bands), "full" (as
/// published). Throws UserError (Usage) naming what there is.
VocoderConfig vocoderPreset(const std::string& preset);
/// The same for spectrograms of a data set.
VocoderConfig fitting(VocoderConfig config, const DatasetSettings& audio);

Json toJson(const VocoderConfig& config);
/// Throws UserError naming `origin`, the key and what it must be.
VocoderConfig vocoderConfig(const Json& json, const std::string& origin);

/// "128 bands at 24000 Hz, hop 256, window 1024"
std::string spectrogramsInWords(const DatasetSettings& audio);
std::string spectrogramsInWords(const VocoderConfig& config);

} // namespace antiphon::idm

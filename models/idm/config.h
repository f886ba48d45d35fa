#pragma once

#include "core/json.h"
#include "models/idm/scorescale.h"

#include <cstdint>
#include <string>

namespace antiphon::idm {

/// Mean and standard deviation of the numbers of training spectrograms (X, -1 ... 1).
struct SpectrogramFacts {
    double mean = 0, deviation = 0.5;
    bool operator==(const SpectrogramFacts&) const = default;
};

/// The shape of the network (spec sections 2 to 4).
struct IdmConfig {
    std::int64_t bands = 128;   ///< of the spectrograms, a multiple of 8
    std::int64_t channels = 32; ///< of the first stage; the next have twice and four times as many
    std::int64_t width = 256, heads = 4, layers = 4; ///< transformer; it has 4 width inside
    double dropout = 0.1;
    std::string tokens = "time"; ///< what is chunked: "time" steps, or cells of the "grid"
    /// Where chunks begin: "quantile" (the likeliest), "threshold" (likely ones), "sampled" (as
    /// published: drawn at random, nothing of it learned, nothing known of time), "none".
    std::string chunks = "quantile";
    double ratio = 4; ///< tokens a chunk: of quantile exactly, of threshold as a goal
    /// Of the blocks that hear all bands of a frame at once (FrameBlock), behind the first and the
    /// last stage; 0: none, as published.
    std::int64_t frameWidth = 0;
    std::string norm = "group"; ///< "batch", "group"
    bool conditioned = true;    ///< takes a noise level and a wanted score
    double skipDrop = 0;        ///< how often a skip connection of a clip is cut while training
    double routerRate = 10;     ///< how much faster than the rest the router learns
    bool operator==(const IdmConfig&) const = default;

    bool published() const { return chunks == "sampled"; }
};

/// "tiny" (learns in minutes), "default" (the published size).
/// Throws UserError (Usage) naming what there is.
IdmConfig idmPreset(const std::string& preset);

Json toJson(const IdmConfig& config);
/// Throws UserError naming `origin`, the key and what it must be.
IdmConfig idmConfig(const Json& json, const std::string& origin);

} // namespace antiphon::idm

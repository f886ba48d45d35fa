#pragma once

#include "models/stem/codedraw.h"
#include "models/stem/lmengine.h"

#include <functional>
#include <optional>

namespace antiphon::stem {

/// One stem to be written.
struct CodeRequest {
    const Codes* context = nullptr; ///< null: none
    const Codes* prompt = nullptr;  ///< what it begins with; null: nothing
    RowConditions conditions;
};

struct CodeGeneration {
    std::int64_t frames = 500;
    double guidance = 3; ///< 1: none
    /// Guidance by the conditions alone; then `guidance` is that of the context. Costs one row
    /// more.
    std::optional<double> conditionGuidance;
    CodeSampling sampling;
    std::uint64_t seed = 1;
};

/// Gets each frame as soon as all its books are written: its number, and of each request its codes,
/// requests x books.
using FrameReady = std::function<void(std::int64_t frame, std::span<const std::int32_t> codes)>;

/// Writes the stems side by side, so that they share every reading of the weights (spec section
/// 10). Request number i with one seed is the same whatever the others are. `checkpoint` is called
/// before every step and may throw to stop. Throws UserError (Usage) for settings out of range and
/// prompts that are too long.
std::vector<Codes> generateCodes(
    LmEngine& engine, std::span<const CodeRequest> requests, const CodeGeneration& settings,
    const std::function<void()>& checkpoint = [] {}, const FrameReady& ready = {});

} // namespace antiphon::stem

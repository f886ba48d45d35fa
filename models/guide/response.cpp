#include "models/guide/response.h"

#include "core/dsp/onsets.h"
#include "core/loudness.h"
#include "core/oracle/concatenate.h"
#include "core/oracle/level.h"
#include "core/oracle/segmentation.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

std::vector<Attack> attacksOf(const Sound& memory) {
    std::vector<Attack> attacks;
    for (const Onset& onset : detectOnsets(monoOf(memory), memory.rate))
        attacks.push_back(
            {std::llround(onset.time * memory.rate), std::llround(onset.start * memory.rate)});
    return attacks;
}

/// What brings the response to the guide's loudness; 1 where one of them has none.
double matchingGain(const Sound& guide, const Sound& response) {
    const auto wanted = loudnessOf(guide).integrated;
    const auto present = loudnessOf(response).integrated;
    return wanted && present ? std::pow(10, (*wanted - *present) / 20) : 1;
}

} // namespace

Response renderResponse(const Sound& guide, const Sound& memory,
                        const std::vector<std::int32_t>& query, double segment, bool compat,
                        const RenderOptions& options) {
    const auto frames = std::llround(double(guide.frames()) * memory.rate / guide.rate);
    const auto grid = segmentGrid(frames, segment, memory.rate);
    const auto memoryGrid = segmentGrid(std::int64_t(memory.frames()), segment, memory.rate);
    const auto slices = slicesOf(memoryGrid);
    std::vector<Attack> attacks;
    if (options.clean)
        attacks = attacksOf(memory);

    JoinSettings join;
    join.fade = options.fade;
    join.attacks = attacks;
    join.maxBacktrack = options.maxBacktrack;
    if (compat)
        join.policy = OraclePolicy::compat();
    Response response;
    response.sound = concatenate(memory, slices, query, grid, join);
    if (options.level == "match")
        response.gain =
            applyLevel(response.sound, LevelMode::Match, matchingGain(guide, response.sound)).gain;
    else
        response.gain = applyLevel(response.sound,
                                   options.level == "keep" ? LevelMode::Keep : LevelMode::Normalise)
                            .gain;
    return response;
}

} // namespace antiphon::guide

#include "models/guide/response.h"

#include "core/dsp/onsets.h"
#include "core/loudness.h"
#include "core/oracle/level.h"
#include "core/oracle/segmentation.h"

#include <cmath>

namespace antiphon::guide {

Renderer::Renderer(const Sound& guide, const Sound& memory, double segment, bool compat)
    : m_guide(guide), m_memory(memory),
      m_grid(segmentGrid(std::llround(double(guide.frames()) * memory.rate / guide.rate), segment,
                         memory.rate)),
      m_slices(slicesOf(segmentGrid(std::int64_t(memory.frames()), segment, memory.rate))),
      m_compat(compat) {}

const std::vector<Attack>& Renderer::attacks() const {
    std::call_once(m_attacksOnce, [this] {
        for (const Onset& onset : detectOnsets(monoOf(m_memory), m_memory.rate))
            m_attacks.push_back({std::llround(onset.time * m_memory.rate),
                                 std::llround(onset.start * m_memory.rate)});
    });
    return m_attacks;
}

std::optional<double> Renderer::guideLoudness() const {
    std::call_once(m_loudnessOnce, [this] { m_loudness = integratedLoudness(m_guide); });
    return m_loudness;
}

Response Renderer::render(const std::vector<std::int32_t>& query,
                          const RenderOptions& options) const {
    JoinSettings join;
    join.fade = options.fade;
    if (options.clean)
        join.attacks = attacks();
    join.maxBacktrack = options.maxBacktrack;
    if (m_compat)
        join.policy = OraclePolicy::compat();
    Response response;
    response.sound = concatenate(m_memory, m_slices, query, m_grid, join);
    if (options.level == "match") {
        const auto wanted = guideLoudness();
        const auto present = integratedLoudness(response.sound);
        const double gain = wanted && present ? std::pow(10, (*wanted - *present) / 20) : 1;
        response.gain = applyLevel(response.sound, LevelMode::Match, gain).gain;
    } else {
        response.gain = applyLevel(response.sound,
                                   options.level == "keep" ? LevelMode::Keep : LevelMode::Normalise)
                            .gain;
    }
    return response;
}

} // namespace antiphon::guide

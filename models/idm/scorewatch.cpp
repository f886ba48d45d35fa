#include "models/idm/scorewatch.h"

#include "core/error.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::idm {

namespace {

constexpr const char* clipsName = "idm.watched";

} // namespace

ScoreWatch::~ScoreWatch() {
    if (m_found.valid())
        m_found.wait();
}

void ScoreWatch::begin(std::int64_t step, const at::Tensor& clips, const Scores& target) {
    m_step = step;
    m_target = target;
    m_clips = clips.to(at::kFloat).contiguous();
    const std::int64_t count = clips.size(0), frames = clips.size(2);
    const float* values = m_clips.data_ptr<float>();
    const auto size = std::size_t(clips.size(1) * frames);
    m_found = std::async(std::launch::async, [=, this] {
        std::vector<Scores> scores;
        for (std::size_t i = 0; i < std::size_t(count); ++i)
            scores.push_back(m_measure({values + i * size, size}, frames, step, i));
        return scores;
    });
}

std::optional<ScoreWatch::Found> ScoreWatch::finish() {
    if (!m_found.valid())
        return {};
    Found found{m_step, m_found.get(), {}, m_target};
    for (const Scores& scores : found.scores)
        for (std::size_t d = 0; d < scores.size(); ++d)
            found.mean[d] += scores[d] / double(found.scores.size());
    m_step = -1;
    m_clips = at::Tensor();
    return found;
}

void ScoreWatch::save(std::vector<RawTensor>& tensors, Json& json) const {
    json["watched"] = m_step;
    json["watched_target"] = m_target;
    if (m_step >= 0)
        tensors.push_back(toRaw(clipsName, m_clips));
}

void ScoreWatch::load(std::span<const RawTensor> tensors, const Json& json,
                      const std::string& origin) {
    finish();
    const auto step = json.at("watched").get<std::int64_t>();
    if (step < 0)
        return;
    const auto found = std::ranges::find(tensors, clipsName, &RawTensor::name);
    if (found == tensors.end() || found->shape.size() != 3)
        throw UserError(origin + " lacks the clips that were being measured; start a new run.");
    begin(step, fromRaw(*found), json.value("watched_target", Scores{}));
}

} // namespace antiphon::idm

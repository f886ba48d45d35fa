#include "models/idm/curriculum.h"

#include "core/error.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon::idm {

Curriculum::Curriculum(std::span<const Scores> scores, const CurriculumOptions& options,
                       std::int64_t steps, std::int64_t least, std::uint64_t seed)
    : m_options(options), m_steps(steps),
      m_least(std::min<std::size_t>(std::size_t(least), scores.size())), m_order(scores.size()),
      m_best(std::nan("")) {
    if (scores.empty())
        throw UserError("There is no clip to learn from.");
    Scores weights = options.weights;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(sum > 0))
        throw UserError("At least one of the curriculum's weights must be above 0.",
                        UserError::Kind::Usage);
    for (double& weight : weights)
        weight /= sum;
    m_difficulty = difficulties(scores, scores, weights);
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    // A shuffle first: among equals none is preferred.
    Rng rng(seed);
    rng.shuffle(std::span(m_order));
    const auto hard = [&](std::size_t clip) { return m_difficulty[clip]; };
    if (options.order == "easy")
        std::ranges::stable_sort(m_order, std::less(), hard);
    else if (options.order == "hard")
        std::ranges::stable_sort(m_order, std::greater(), hard);
    update();
}

void Curriculum::update() {
    m_competence =
        m_options.order == "off"
            ? 1
            : m_options.pacing.at(double(m_paced) / double(std::max<std::int64_t>(1, m_steps)));
    const double count = double(m_order.size());
    const auto wanted = std::size_t(std::floor(m_competence * count + 1e-9));
    m_eligible = std::clamp(wanted, std::max<std::size_t>(1, m_least), m_order.size());
}

void Curriculum::advance() {
    if (m_begun && !m_held)
        ++m_paced;
    m_begun = true;
    update();
}

void Curriculum::judged(double loss) {
    if (m_options.guard <= 0 || !std::isfinite(loss))
        return;
    m_best = std::isnan(m_best) ? loss : std::min(m_best, loss);
    m_held = loss > m_best * (1 + m_options.guard);
}

std::size_t Curriculum::draw(Rng& rng) const {
    const std::size_t newest = (m_eligible + 9) / 10;
    const bool again = m_options.order != "off" && rng.uniform() < m_options.replay;
    return again ? m_order[m_eligible - newest + rng.below(newest)]
                 : m_order[rng.below(m_eligible)];
}

Json Curriculum::toJson() const {
    return {{"clips", m_order.size()}, {"order", m_options.order},
            {"paced", m_paced},        {"begun", m_begun},
            {"held", m_held},          {"best", std::isnan(m_best) ? Json() : Json(m_best)}};
}

void Curriculum::load(const Json& json, const std::string& origin) {
    if (json.at("clips").get<std::size_t>() != m_order.size() ||
        json.at("order").get<std::string>() != m_options.order)
        throw UserError(origin + ": was trained with other clips or another curriculum; start a "
                                 "new run.");
    m_paced = json.at("paced").get<std::int64_t>();
    m_begun = json.at("begun").get<bool>();
    m_held = json.at("held").get<bool>();
    m_best = json.at("best").is_null() ? std::nan("") : json.at("best").get<double>();
    update();
}

void CurriculumOptions::visit(OptionVisitor& v) {
    v.choice(order, {.key = "curriculum",
                     .label = "Curriculum",
                     .help = "Which clips it learns from first: easy or hard ones, in random order "
                             "at the same pace, or all from the start (off).",
                     .choices = {"easy", "hard", "random", "off"}});
    pacing.visit(v);
    const auto weight = [&](std::size_t d, const char* key, const char* label) {
        v.real(weights[d], {.key = key,
                            .label = label,
                            .help = "How much it counts in how hard a clip is.",
                            .min = 0,
                            .max = 1,
                            .advanced = true});
    };
    weight(0, "weight_timbral", "Timbre in difficulty");
    weight(1, "weight_density", "Density in difficulty");
    weight(2, "weight_irregularity", "Irregularity in difficulty");
    weight(3, "weight_structural", "Structure in difficulty");
    v.real(replay, {.key = "replay",
                    .label = "Newest clips",
                    .help = "Share of what is learned from that is of the tenth that came in last.",
                    .min = 0,
                    .max = 1,
                    .advanced = true});
    v.real(guard, {.key = "guard",
                   .label = "Guard",
                   .help = "No harder clips come in while what is held back is this much worse "
                           "than at best (0.1: a tenth); 0: they do.",
                   .min = 0,
                   .max = 10,
                   .advanced = true});
}

} // namespace antiphon::idm

#pragma once

#include "core/json.h"
#include "core/options.h"
#include "models/idm/pacing.h"
#include "models/idm/scorescale.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace antiphon {
class Rng;
}

namespace antiphon::idm {

struct CurriculumOptions {
    /// Which clips come first: "easy" ones, "hard" ones, in "random" order at the same pace, or
    /// "off": all from the start.
    std::string order = "easy";
    Pacing pacing;
    Scores weights = {0.25, 0.25, 0.25, 0.25}; ///< of the four numbers in how hard a clip is
    double replay = 0.1;                       ///< share of the draws that are of the newest tenth
    /// The pace stands still while what is held back is reconstructed this much worse than it was
    /// at best; 0: it does not.
    double guard = 0;
    void visit(OptionVisitor& v);
};

/// Which clips a step learns from (spec section 8). What it draws depends on its state and the
/// generator alone, so that a training can be resumed exactly. Torch-free; one thread at a time.
class Curriculum {
public:
    /// `scores` of the training clips, one at least. Never fewer than `least` are eligible as long
    /// as there are so many. `seed`: of the random order.
    Curriculum(std::span<const Scores> scores, const CurriculumOptions& options, std::int64_t steps,
               std::int64_t least, std::uint64_t seed);

    /// To be called before each step: the pace goes on, unless the guard holds it.
    void advance();
    /// How well what is held back is reconstructed; lower is better.
    void judged(double loss);

    double competence() const noexcept { return m_competence; }
    bool held() const noexcept { return m_held; }
    /// Clips that may be learned from now, in the order in which they came in.
    std::span<const std::size_t> eligible() const { return {m_order.data(), m_eligible}; }
    /// All clips in the order in which they come in.
    const std::vector<std::size_t>& order() const { return m_order; }
    std::size_t draw(Rng& rng) const;
    /// 0 ... 1, by the weights.
    double difficulty(std::size_t clip) const { return m_difficulty[clip]; }
    /// Changes whenever other clips are eligible.
    std::size_t version() const noexcept { return m_eligible; }

    Json toJson() const;
    /// Throws UserError naming `origin` when it is of other clips.
    void load(const Json& json, const std::string& origin);

private:
    void update();

    CurriculumOptions m_options;
    std::int64_t m_steps;
    std::size_t m_least;
    std::vector<double> m_difficulty;
    std::vector<std::size_t> m_order;
    std::int64_t m_paced = 0; ///< steps that counted
    double m_competence = 0, m_best;
    std::size_t m_eligible = 0;
    bool m_begun = false, m_held = false;
};

} // namespace antiphon::idm

#include "models/impro/audition.h"

#include "core/error.h"
#include "core/maps/lookupside.h"
#include "core/synth/synth.h"

#include <algorithm>
#include <cmath>

namespace antiphon::impro {
namespace {

constexpr float fullScale = 0.98f;
constexpr double fadeSeconds = 0.005;

LookupSettings settingsOfTable(const Json& side) {
    if (const std::string obstacle = auditionObstacle(side); !obstacle.empty())
        throw UserError(obstacle);
    return lookupSettings(side, "The lookup table's side file");
}

/// A voice of the table's synthesizer that is held at points one after another.
class Voice {
public:
    Voice(const LookupSettings& table, int period)
        : m_synth(makeSynth(table.synth, table.sound)), m_block(std::size_t(period)),
          m_preRoll(std::size_t(table.preRoll * table.analysis.rate)) {
        m_synth->prepare(table.analysis.rate, m_block.size());
    }
    /// Sounds as one that was there before.
    void begin(std::span<const float> point) {
        m_synth->setParameters(point);
        m_synth->reset();
        for (std::size_t done = 0; done < m_preRoll; done += m_block.size())
            m_synth->render(m_block);
    }
    std::span<const float> play(std::span<const float> point) {
        m_synth->setParameters(point);
        m_synth->render(m_block);
        return m_block;
    }

private:
    std::unique_ptr<Synth> m_synth;
    std::vector<float> m_block;
    std::size_t m_preRoll;
};

void fade(Sound& sound) {
    const std::size_t length = std::min(std::size_t(fadeSeconds * sound.rate), sound.frames() / 2);
    for (std::size_t i = 0; i < length; ++i) {
        const auto gain = float(0.5 - 0.5 * std::cos(M_PI * double(i) / double(length)));
        for (int c = 0; c < sound.channels; ++c) {
            sound.at(i, c) *= gain;
            sound.at(sound.frames() - 1 - i, c) *= gain;
        }
    }
}

void limit(Sound& sound) {
    const float peak = peakOf(sound.samples);
    if (peak > fullScale)
        for (float& sample : sound.samples)
            sample *= fullScale / peak;
}

} // namespace

void Path::add(const Situation& situation) {
    sounds.push_back(situation.agent);
    sounds.push_back(situation.target);
    points.insert(points.end(), situation.parameters.begin(), situation.parameters.end());
}

Situation Path::situation(std::size_t index) const noexcept {
    return {sounds[2 * index], sounds[2 * index + 1],
            std::span(points).subspan(index * parameters, parameters)};
}

std::string auditionObstacle(const Json& side) {
    if (!isLookupSide(side))
        return "The lookup table has no side file that says how it was made, so there is nothing "
               "to play it with; build it with Antiphon to hear the agent.";
    const std::string synth = lookupSettings(side, "The lookup table's side file").synth;
    if (isPatchName(synth))
        return synth + ": a Pure Data patch cannot be played while its parameters move; the agent "
                       "is heard on the built-in synthesizers.";
    return {};
}

Audition audition(const Controller& controller, Environment environment, const SoundBank& bank,
                  const Json& tableSide, const AuditionSettings& settings,
                  const std::function<void()>& checkpoint) {
    const LookupSettings table = settingsOfTable(tableSide);
    const World& world = environment.world();
    const int rate = table.analysis.rate;
    const auto steps = std::size_t(std::max(1.0, settings.seconds * rate / settings.period));
    const int channels = settings.withTarget ? 2 : 1;
    Voice voice(table, settings.period), leader(table, settings.period);
    Audition made{{rate, channels, {}}, {world.parameters(), {}, {}, {}}, 0};
    made.sound.samples.reserve(steps * std::size_t(settings.period * channels));

    std::vector<float> point(world.parameters()), ledTo(world.parameters());
    const auto follow = [&] {
        const auto best = world.rowPoint(environment.optimalRow());
        std::transform(best.begin(), best.end(), ledTo.begin(), [](double x) { return float(x); });
    };
    made.path.add(bank.situationOf(environment, point));
    voice.begin(point);
    if (settings.withTarget) {
        follow();
        leader.begin(ledTo);
    }
    const auto often = std::size_t(std::max(1, rate / 10 / settings.period));
    Step step;
    for (std::size_t i = 0; i < steps && !step.terminated && !step.truncated; ++i) {
        if (checkpoint && i % often == 0)
            checkpoint();
        made.path.actions.push_back(std::uint32_t(controller(environment)));
        step = environment.step(made.path.actions.back());
        made.path.add(bank.situationOf(environment, point));
        made.rmse += environment.distance();
        if (settings.withTarget)
            follow();
        const std::span<const float> own = voice.play(point);
        const std::span<const float> other =
            settings.withTarget ? leader.play(ledTo) : std::span<const float>();
        for (std::size_t s = 0; s < own.size(); ++s) {
            made.sound.samples.push_back(own[s]);
            if (settings.withTarget)
                made.sound.samples.push_back(other[s]);
        }
    }
    made.rmse /= double(made.path.actions.size());
    limit(made.sound);
    fade(made.sound);
    return made;
}

} // namespace antiphon::impro

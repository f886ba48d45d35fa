#include "models/impro/environment.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace antiphon::impro {
namespace {

/// Random places that are tried to find one that is not forbidden.
constexpr int mostTries = 10000;

void require(bool fine, const std::string& sentence) {
    if (!fine)
        throw UserError(sentence);
}

} // namespace

Json toJson(const Box& box) {
    return {{"low", box.low}, {"high", box.high}};
}

Json toJson(const std::vector<Box>& boxes) {
    Json json = Json::array();
    for (const Box& box : boxes)
        json.push_back(toJson(box));
    return json;
}

std::string_view name(Mode mode) {
    switch (mode) {
    case Mode::Corpus:
        return "corpus";
    case Mode::StaticRandom:
        return "static_random";
    case Mode::DynamicRandom:
        return "dynamic_random";
    case Mode::MixedRandom:
        return "mixed_random";
    case Mode::MixedRandomCorpus:
        return "mixed_random+corpus";
    }
    return {};
}

std::span<const Mode> modes() {
    using enum Mode;
    static constexpr std::array all{Corpus, StaticRandom, DynamicRandom, MixedRandom,
                                    MixedRandomCorpus};
    return all;
}

bool Box::contains(std::span<const double> point) const noexcept {
    for (std::size_t p = 0; p < point.size(); ++p)
        if (point[p] < low[p] || point[p] > high[p])
            return false;
    return true;
}

Environment::Environment(const World& world, EnvironmentSettings settings, std::uint64_t seed)
    : m_world(&world), m_settings(std::move(settings)), m_meter(m_settings.reward, world.columns()),
      m_rng(seed), m_parameters(world.parameters()), m_moved(world.parameters()),
      m_between(m_settings.interpolation == Interpolation::Nearest ? 0 : world.columns()) {
    check();
    for (std::size_t p = 0; p < world.parameters(); ++p)
        m_actions *= 3;
    if (m_settings.songs.empty())
        for (std::size_t song = 0; song < world.songs(); ++song)
            m_settings.songs.push_back(song);
    reset();
}

void Environment::check() const {
    const EnvironmentSettings& s = m_settings;
    const std::size_t parameters = m_world->parameters();
    require(parameters <= mostParameters, "The lookup table has " + std::to_string(parameters) +
                                              " parameters; an agent moves at most " +
                                              std::to_string(mostParameters) + ".");
    require(!usesCorpus(s.mode) || m_world->songs() > 0,
            "The mode " + std::string(name(s.mode)) +
                " needs a corpus; name one, or choose mixed_random.");
    require(std::ranges::all_of(s.songs, [&](auto song) { return song < m_world->songs(); }),
            "The corpus has no more than " + std::to_string(m_world->songs()) + " songs.");
    require(s.stepSize > 0 && s.stepSize <= 1, "The step size must be above 0 and at most 1.");
    require(s.maxEpisode > 0, "An episode must have at least one step.");
    require(s.changeProbability >= 0 && s.changeProbability <= 1,
            "The probability of a new target must be 0 to 1.");
    require(s.lookAhead >= 0, "The look-ahead must be 0 or more frames.");
    require(std::isfinite(s.moveCost) && std::isfinite(s.repeatPenalty),
            "The cost of moves and of repetition must be numbers.");
    require(s.interpolation != Interpolation::Linear || m_world->isGrid(),
            "Linear interpolation needs a lookup table whose points are a grid; choose knn.");
    for (const Box& box : s.forbidden)
        require(box.low.size() == parameters && box.high.size() == parameters,
                "A forbidden region needs " + std::to_string(parameters) +
                    " low and high values each.");
    for (const auto& start : s.starts) {
        require(start.size() == parameters &&
                    std::ranges::all_of(start, [](double x) { return x >= 0 && x <= 1; }),
                "A start point needs " + std::to_string(parameters) + " values of 0 to 1.");
        require(!isForbidden(start), "A start point lies in a forbidden region.");
    }
}

bool Environment::isForbidden(std::span<const double> point) const noexcept {
    return std::ranges::any_of(m_settings.forbidden,
                               [&](const Box& box) { return box.contains(point); });
}

void Environment::drawStart() {
    if (!m_settings.starts.empty()) {
        m_parameters = m_settings.starts[m_rng.below(m_settings.starts.size())];
        return;
    }
    for (int tries = 0; tries < mostTries; ++tries) {
        for (double& value : m_parameters)
            value = m_rng.uniform();
        if (!isForbidden(m_parameters))
            return;
    }
    throw UserError("The forbidden regions leave no place for the agent; take one away.");
}

/// Row nearest to a random point.
std::size_t Environment::drawRow() {
    for (double& value : m_moved)
        value = m_rng.uniform();
    return m_world->nearestByParameters(m_moved);
}

void Environment::reset() {
    drawStart();
    Mode mode = m_settings.mode;
    if (mode == Mode::MixedRandomCorpus && m_rng.uniform() < 0.5)
        mode = Mode::Corpus;
    else if (mode == Mode::MixedRandomCorpus || mode == Mode::MixedRandom)
        mode = m_rng.uniform() < 0.5 ? Mode::StaticRandom : Mode::DynamicRandom;
    m_dynamic = mode == Mode::DynamicRandom;
    begin(m_parameters);
    if (mode == Mode::Corpus)
        playSong(m_settings.songs[m_rng.below(m_settings.songs.size())]);
    else
        showRow(drawRow());
}

void Environment::resetTo(std::span<const double> start, std::span<const double> target) {
    m_dynamic = false;
    begin(start);
    showRow(m_world->nearestByParameters(target));
}

void Environment::resetToSong(std::span<const double> start, std::size_t song) {
    m_dynamic = false;
    begin(start);
    playSong(song);
}

void Environment::begin(std::span<const double> start) {
    std::ranges::copy(start, m_parameters.begin());
    m_lastAction = m_actions;
    m_step = 0;
    hear();
}

void Environment::playSong(std::size_t song) {
    m_song = std::int64_t(song);
    m_length = std::int64_t(m_world->songFrames(song));
    m_jumped = false;
    showFrame(0);
}

void Environment::showFrame(std::int64_t frame) {
    const auto sound = [&](std::int64_t wanted) {
        const std::int64_t at = std::clamp<std::int64_t>(wanted, 0, m_length - 1);
        return m_world->songFrame(std::size_t(m_song), std::size_t(at)).data();
    };
    m_target = sound(frame);
    m_observed = sound(frame + m_settings.lookAhead);
}

void Environment::showRow(std::size_t row) {
    m_song = -1;
    m_length = m_settings.maxEpisode;
    m_targetRow = row;
    m_target = m_observed = m_world->scaledRow(row).data();
    m_jumped = true;
}

void Environment::move(std::size_t action) {
    std::size_t rest = action;
    for (std::size_t p = m_parameters.size(); p-- > 0; rest /= 3) {
        const double way = 1 - double(rest % 3);
        m_moved[p] = std::clamp(m_parameters[p] + way * m_settings.stepSize, 0.0, 1.0);
    }
    if (m_settings.forbidden.empty() || !isForbidden(m_moved) || isForbidden(m_parameters))
        m_parameters.swap(m_moved);
}

/// The agent's sound where it is.
void Environment::hear() {
    m_row = m_world->nearestByParameters(m_parameters);
    if (m_settings.interpolation != Interpolation::Nearest)
        m_world->soundAt(m_parameters, m_settings.interpolation, m_between);
}

Step Environment::step(std::size_t action) {
    move(action);
    hear();
    m_jumped = false;
    if (m_song >= 0)
        showFrame(m_step); // the first frame a second time in the first step, as the original
    else if (m_dynamic && m_rng.uniform() < m_settings.changeProbability)
        showRow(drawRow());

    double u = 0, v = 0;
    if (m_fixedNoise) {
        std::tie(u, v) = *m_fixedNoise;
    } else if (m_settings.reward.noise > 0) {
        u = m_rng.uniform();
        v = m_rng.uniform();
    }
    Step result;
    result.rmse = m_meter.rmse(agent(), target(), u, v);
    result.reward = rewardOf(m_settings.reward.type, result.rmse);
    if (m_settings.moveCost != 0)
        for (std::size_t p = 0, rest = action; p < m_parameters.size(); ++p, rest /= 3)
            result.reward -= rest % 3 == 1 ? 0 : m_settings.moveCost;
    if (action == m_lastAction)
        result.reward -= m_settings.repeatPenalty;
    m_lastAction = action;
    result.truncated = ++m_step >= m_length;
    return result;
}

void Environment::observation(std::span<float> out) const noexcept {
    float* to = out.data();
    for (const std::span<const double> part : {agent(), observedTarget(), parameters()})
        for (const double value : part)
            *to++ = float(value);
}

std::size_t Environment::optimalRow() const noexcept {
    if (m_optimalOf != m_target) {
        m_optimalOf = m_target;
        m_optimal = m_world->nearestByFeatures(target());
    }
    return m_optimal;
}

Json Environment::state() const {
    Json json = {{"generator", m_rng.state()},
                 {"parameters", m_parameters},
                 {"step", m_step},
                 {"length", m_length},
                 {"song", m_song},
                 {"row", m_targetRow},
                 {"dynamic", m_dynamic},
                 {"jumped", m_jumped},
                 {"action", m_lastAction}};
    if (m_fixedNoise)
        json["noise"] = {m_fixedNoise->first, m_fixedNoise->second};
    return json;
}

void Environment::restore(const Json& state) {
    constexpr const char* unfit = "The stored state of the environment does not fit table and "
                                  "corpus; give the training the ones that it began with.";
    Environment restored = *this; // so that a state that does not fit changes nothing
    try {
        const auto parameters = state.at("parameters").get<std::vector<double>>();
        const auto step = state.at("step").get<std::int64_t>();
        const auto song = state.at("song").get<std::int64_t>();
        const auto row = state.at("row").get<std::size_t>();
        require(parameters.size() == m_parameters.size() && row < m_world->rows() &&
                    song < std::int64_t(m_world->songs()) && step >= 0,
                unfit);
        restored.begin(parameters);
        if (song >= 0)
            restored.playSong(std::size_t(song));
        else
            restored.showRow(row);
        require(state.at("length").get<std::int64_t>() == restored.m_length, unfit);
        if (song >= 0)
            restored.showFrame(step - 1); // what was shown last, before the step was counted
        restored.m_step = step;
        restored.m_targetRow = row;
        restored.m_rng = Rng(state.at("generator").get<Rng::State>());
        state.at("dynamic").get_to(restored.m_dynamic);
        state.at("jumped").get_to(restored.m_jumped);
        state.at("action").get_to(restored.m_lastAction);
        restored.m_fixedNoise.reset();
        if (state.contains("noise"))
            restored.m_fixedNoise = {state["noise"].at(0).get<double>(),
                                     state["noise"].at(1).get<double>()};
    } catch (const Json::exception&) {
        throw UserError(unfit);
    }
    *this = std::move(restored);
}

void movesOf(std::size_t action, std::span<int> moves) noexcept {
    for (std::size_t p = moves.size(); p-- > 0; action /= 3)
        moves[p] = 1 - int(action % 3);
}

std::size_t actionOf(std::span<const int> moves) noexcept {
    std::size_t action = 0;
    for (const int move : moves)
        action = 3 * action + std::size_t(1 - move);
    return action;
}

} // namespace antiphon::impro

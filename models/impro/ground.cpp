#include "models/impro/ground.h"

#include "core/error.h"
#include "core/rng.h"

#include <utility>

namespace antiphon::impro {
Ground::Ground(LookupTable table, std::vector<Corpus> songs, std::vector<std::string> songNames,
               Scaling scaling, EnvironmentSettings settings, std::size_t environments,
               std::uint64_t seed)
    : m_table(std::move(table)), m_songs(std::move(songs)), m_songNames(std::move(songNames)),
      m_scaling(std::move(scaling)), m_settings(std::move(settings)),
      m_world(std::make_unique<World>(m_table, m_songs, m_songNames, m_scaling)),
      m_bank(std::make_unique<SoundBank>(*m_world, m_settings.interpolation)) {
    for (std::size_t i = 0; i < environments; ++i)
        m_environments.emplace_back(*m_world, m_settings, seedFor(seed, 1, i));
}

void Ground::rebuild(std::unique_ptr<World> world, EnvironmentSettings settings) {
    const World& now = world ? *world : *m_world;
    std::vector<Environment> made;
    for (const Environment& environment : m_environments) {
        made.emplace_back(now, settings, 1);
        made.back().restore(environment.state());
    }
    if (world) {
        m_bank = std::make_unique<SoundBank>(*world, settings.interpolation);
        m_environments = std::move(made);
        m_world = std::move(world);
    } else {
        m_environments = std::move(made);
    }
    m_settings = std::move(settings);
}

std::size_t Ground::addSong(Corpus song, const std::string& name) {
    m_songs.push_back(std::move(song));
    m_songNames.push_back(name);
    try {
        EnvironmentSettings settings = m_settings;
        const std::size_t number = m_songs.size() - 1;
        if (!usesCorpus(settings.mode)) {
            settings.mode = Mode::MixedRandomCorpus;
            settings.songs = {number};
        } else if (!settings.songs.empty()) { // else all are played
            settings.songs.push_back(number);
        }
        rebuild(std::make_unique<World>(m_table, m_songs, m_songNames, m_scaling),
                std::move(settings));
        return number;
    } catch (...) {
        m_songs.pop_back();
        m_songNames.pop_back();
        throw;
    }
}

void Ground::forbid(std::vector<Box> boxes) {
    EnvironmentSettings settings = m_settings;
    settings.forbidden = std::move(boxes);
    rebuild(nullptr, std::move(settings));
}

Json Ground::state() const {
    Json environments = Json::array();
    for (const Environment& environment : m_environments)
        environments.push_back(environment.state());
    return environments;
}

void Ground::restore(const Json& state) {
    if (!state.is_array() || state.size() != m_environments.size())
        throw UserError("The checkpoint is of a training in " + std::to_string(state.size()) +
                        " environments, not " + std::to_string(m_environments.size()) + ".");
    for (std::size_t i = 0; i < m_environments.size(); ++i)
        m_environments[i].restore(state[i]);
}

} // namespace antiphon::impro

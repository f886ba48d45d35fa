#pragma once

#include "models/impro/soundbank.h"

#include <memory>
#include <string>
#include <vector>

namespace antiphon::impro {

/// Where an agent is trained: a world and some environments in it, each with a generator of its
/// own. Songs and forbidden regions may change while it is trained. One thread at a time.
class Ground {
public:
    /// Throws UserError as World and Environment do.
    Ground(LookupTable table, std::vector<Corpus> songs, std::vector<std::string> songNames,
           Scaling scaling, EnvironmentSettings settings, std::size_t environments,
           std::uint64_t seed);

    const LookupTable& table() const noexcept { return m_table; }
    const World& world() const noexcept { return *m_world; }
    const SoundBank& bank() const noexcept { return *m_bank; }
    const EnvironmentSettings& settings() const noexcept { return m_settings; }
    std::span<Environment> environments() noexcept { return m_environments; }

    /// Number of a song that is added to what may be played from the next episode on; where there
    /// was none to follow, half of the episodes follow songs from now on. A song or region that
    /// cannot be taken throws UserError and changes nothing.
    std::size_t addSong(Corpus song, const std::string& name);
    void forbid(std::vector<Box> boxes);

    /// For exact resume with the same table, songs and forbidden regions.
    Json state() const;
    void restore(const Json& state);

private:
    void rebuild(std::unique_ptr<World> world, EnvironmentSettings settings);

    LookupTable m_table;
    std::vector<Corpus> m_songs;
    std::vector<std::string> m_songNames;
    Scaling m_scaling;
    EnvironmentSettings m_settings;
    std::unique_ptr<World> m_world;
    std::unique_ptr<SoundBank> m_bank;
    std::vector<Environment> m_environments;
};

} // namespace antiphon::impro

#include "core/error.h"
#include "models/stem/items.h"
#include "models/stem/stemnames.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

void check(const ItemSettings& s) {
    if (!(s.rate >= 4000 && s.rate <= 192000) || !(s.seconds >= 0.1 && s.seconds <= 600))
        throw UserError("A chunk lasts 0.1 to 600 s at 4000 to 192000 Hz.", UserError::Kind::Usage);
    if (!(s.leastContext > 0) || s.tries == 0)
        throw UserError("Contexts need a length above 0 s, and a song one try at least.",
                        UserError::Kind::Usage);
    if (s.augment && !hasEngine(s.engine))
        throw UserError("This program was built without the Rubber Band library; choose its own "
                        "stretching.",
                        UserError::Kind::Usage);
}

} // namespace

ItemSource::ItemSource(std::vector<Song> songs, ItemSettings settings)
    : m_songs(std::move(songs)), m_settings(std::move(settings)) {
    check(m_settings);
    m_samples = std::llround(m_settings.seconds * m_settings.rate);
    m_settings.target = stemNamed(m_settings.target);
    for (std::string& name : m_settings.contexts)
        name = stemNamed(name);
    const bool beatsOnly = m_settings.mode == ContextMode::Beats;
    std::erase_if(m_songs, [&](const Song& song) {
        std::size_t targets = 0, contexts = 0, both = 0;
        for (const StemTrack& stem : song.stems) {
            const bool target = mayBeTarget(song, stem), context = mayBeContext(song, stem);
            targets += target;
            contexts += context;
            both += target && context;
        }
        const bool click = m_settings.mode != ContextMode::Stems && !song.beats.empty();
        // A single stem cannot play along to itself.
        const bool together = contexts > (contexts == both && targets == both && both == 1 ? 1 : 0);
        if (targets == 0 || (beatsOnly ? !click : !click && !together)) {
            m_remarks.push_back(song.name + ": has no " +
                                (targets == 0 ? "stem '" + m_settings.target + "'"
                                 : beatsOnly  ? std::string("beats for a click track")
                                              : std::string("stem to serve as context")) +
                                " and is left out.");
            return true;
        }
        if (m_settings.mode == ContextMode::StemsOrBeats && !click)
            m_remarks.push_back(song.name + ": has no beats; its contexts are always stems.");
        if (m_settings.synchronised && song.sync.empty())
            m_remarks.push_back(song.name + ": has no starts in sync.json; its chunks begin "
                                            "anywhere.");
        if (song.range.size() < chunkFrames(m_samples, m_settings.rate, song.rate, 1))
            m_remarks.push_back(song.name + ": is shorter than a chunk; silence follows it.");
        return false;
    });
    if (m_songs.empty())
        throw UserError(
            "No song has a target and something to play along to. " +
                (m_remarks.empty() ? std::string("The data set is empty.") : m_remarks.front()),
            UserError::Kind::Usage);
}

bool ItemSource::mayBeTarget(const Song& song, const StemTrack& stem) const {
    if (song.ordered)
        return &stem == &song.stems[1];
    return m_settings.target == anyStem || stem.name == m_settings.target;
}

bool ItemSource::mayBeContext(const Song& song, const StemTrack& stem) const {
    if (song.ordered && &stem != &song.stems[0])
        return false;
    return m_settings.contexts.empty()
               ? song.ordered || isUsualContext(stem.name)
               : std::ranges::find(m_settings.contexts, stem.name) != m_settings.contexts.end();
}

} // namespace antiphon::stem

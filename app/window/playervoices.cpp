// Synthesizers beside the deck. See player.h.
#include "app/window/playerprivate.h"

#include "core/audio/synthvoice.h"

#include <algorithm>

namespace antiphon {

bool Player::addVoice(std::shared_ptr<SynthVoice> voice) {
    Private& d = *m_private;
    if (!voice || voice->rate() != rate())
        return false;
    open();
    const auto known = std::ranges::find(d.voices, voice, [](const auto& v) { return v.first; });
    if (known != d.voices.end())
        return true;
    const auto id = d.control().addSource(voice->source(), voice);
    if (!id) {
        Q_EMIT failed(tr("There is no room for another synthesizer; stop one first."));
        return false;
    }
    d.voices.emplace_back(std::move(voice), *id);
    return true;
}

void Player::removeVoice(const std::shared_ptr<SynthVoice>& voice) {
    Private& d = *m_private;
    std::erase_if(d.voices, [&](const auto& known) {
        return known.first == voice && d.control().removeSource(known.second);
    });
}

} // namespace antiphon

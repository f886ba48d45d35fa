// How the page of variations lets its results be heard and taken away (see idmvary.h).
#include "app/panels/exportpage.h"
#include "app/panels/idmseed.h"
#include "app/panels/idmstrip.h"
#include "app/panels/idmvary.h"
#include "app/window/background.h"
#include "core/soundfile.h"
#include "models/idm/soundtable.h"

#include <QAction>

#include <utility>

namespace antiphon {

void IdmVary::hear(const fs::path& file) {
    m_hovers = false;
    m_session.player().audition(file);
}

void IdmVary::hover(const fs::path& file) {
    if (!m_actions.hover->isChecked())
        return;
    hear(file);
    m_hovers = true;
}

/// What was clicked goes on.
void IdmVary::leave() {
    if (std::exchange(m_hovers, false))
        m_session.player().stopAudition();
}

Deck IdmVary::deck() const {
    Deck deck{tr("Electronic music"), m_seed->resultAxis(), {}};
    const auto* sound = shown();
    if (!sound) {
        deck.axis = m_seed->axis();
        deck.tracks.push_back({.title = tr("Seed"), .file = m_wish.seed});
        return deck;
    }
    deck.tracks.push_back(
        {.title = m_strip->titleOf(sound->file), .file = sound->file, .muted = m_hearsSeed});
    if (m_sounds.front().label == "Seed" && m_sounds.front().file != sound->file)
        deck.tracks.push_back(
            {.title = tr("Seed"), .file = m_sounds.front().file, .muted = !m_hearsSeed});
    return deck;
}

void IdmVary::play() {
    Player& player = m_session.player();
    const Deck wanted = deck();
    if (wanted.tracks.front().file.empty())
        return;
    if (player.isLoaded(wanted.axis)) {
        player.playing() ? player.pause() : player.play();
        return;
    }
    player.stopAudition();
    player.load(wanted, wanted.axis->cursor(), true);
}

void IdmVary::compare() {
    if (!shown() || m_sounds.front().label != "Seed")
        return;
    m_hearsSeed = !m_hearsSeed;
    Player& player = m_session.player();
    player.setMatched(true); // louder shall not pass for better
    if (player.isLoaded(m_seed->resultAxis()) && player.deck().tracks.size() == 2) {
        player.setTrackMuted(0, m_hearsSeed);
        player.setTrackMuted(1, !m_hearsSeed);
    }
    showState();
}

void IdmVary::exportShown() {
    struct Facts {
        SoundInfo info;
        Provenance provenance;
    };
    const auto* sound = shown();
    const fs::path file = sound              ? sound->file
                          : m_sounds.empty() ? fs::path()
                                             : m_sounds.front().file;
    if (file.empty())
        return;
    inBackground(
        this,
        [file] {
            return Facts{SoundReader(file).info(), readProvenance(file)};
        },
        [this, file, table = m_results.table](const Facts& facts) {
            ExportOffer offer;
            offer.title = tr("Export %1").arg(m_strip->titleOf(file));
            offer.name = m_strip->titleOf(file);
            const auto other = [&](const char* what, const QString& label, const char* ending) {
                ExportOffer::Choice choice{.what = what, .label = label};
                choice.ending = ending;
                offer.choices.push_back(std::move(choice));
            };
            const SoundInfo& info = facts.info;
            offer.choices = {{"sound", tr("Sound"), info.rate, info.channels, info.frames, {}}};
            other("csv", tr("Scores of all of them (CSV)"), ".csv");
            other("json", tr("Scores of all of them (JSON)"), ".json");
            offer.provenance = facts.provenance;
            offer.tracks = [file](const std::string& what, const fs::path& to) {
                std::vector<ExportTrack> tracks;
                tracks.push_back({what, to, Frames(file)});
                return tracks;
            };
            offer.write = [table](const std::string& what, const fs::path& to) {
                if (what == "csv")
                    writeTable(to, table);
                else
                    writeJson(to, idm::toJson(table));
            };
            auto* page = new ExportPage(m_session, std::move(offer), this);
            page->setAttribute(Qt::WA_DeleteOnClose);
            page->show();
        },
        [this](const QString& sentence) {
            m_trouble = sentence;
            showState();
        });
}

} // namespace antiphon

#include "app/panels/stemplayer.h"

#include "app/window/background.h"
#include "core/dsp/clicktrack.h"
#include "core/soundfile.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr int clickRate = 32000;
constexpr float clickLevel = 0.4f;

} // namespace

StemPlayer::StemPlayer(Session& session, TimeAxis* axis, QObject* parent)
    : QObject(parent), m_session(session), m_axis(axis) {}

bool StemPlayer::empty() const {
    return m_wish.contexts.empty() && m_take.file.empty() && !m_clickSound;
}

void StemPlayer::addTake(Deck& deck, const Placed& take, const QString& title, bool heard) const {
    if (take.file.empty())
        return;
    const StemMix mix = m_wish.mixOf("take");
    DeckTrack track;
    track.title = title;
    track.gainDb = mix.gainDb;
    track.muted = mix.muted || !heard;
    track.solo = mix.solo && heard;
    const auto later =
        std::ranges::find(m_later, take, [](const auto& entry) { return entry.first; });
    if (take.from <= 0)
        track.file = take.file;
    else if (later != m_later.end())
        track.sound = later->second;
    else
        return; // comes as soon as it is made
    deck.tracks.push_back(std::move(track));
}

Deck StemPlayer::deck() const {
    Deck deck{tr("Accompaniment"), m_axis, {}};
    addTake(deck, m_take, tr("Stem"), !m_hearsOther);
    addTake(deck, m_other, tr("Other take"), m_hearsOther);
    for (const fs::path& file : m_wish.contexts) {
        const StemMix mix = m_wish.mixOf(file.string());
        DeckTrack track;
        track.title = QString::fromStdString(display(file.stem()));
        track.file = file;
        track.gainDb = mix.gainDb;
        track.muted = mix.muted;
        track.solo = mix.solo;
        deck.tracks.push_back(std::move(track));
    }
    if (m_clickSound) {
        DeckTrack track;
        track.title = tr("Clicks");
        track.sound = m_clickSound;
        track.muted = !m_clicks;
        deck.tracks.push_back(std::move(track));
    }
    return deck;
}

void StemPlayer::show(const StemWish& wish, const BeatGrid& beats, double seconds,
                      const Placed& take) {
    const bool otherSounds = wish.contexts != m_wish.contexts || !(beats == m_beats) ||
                             seconds != m_seconds || !(take == m_take);
    m_wish = wish;
    m_beats = beats;
    m_seconds = seconds;
    m_take = take;
    if (otherSounds)
        renew();
    else
        applyMix();
}

void StemPlayer::setOther(const Placed& take) {
    if (take == m_other)
        return;
    m_other = take;
    renew();
}

/// Makes what is no file, then hands the deck on.
void StemPlayer::renew() {
    struct Made {
        std::shared_ptr<const Sound> clicks;
        std::vector<std::pair<Placed, std::shared_ptr<const Sound>>> later;
    };
    std::vector<Placed> wanted;
    for (const Placed& take : {m_take, m_other})
        if (!take.file.empty() && take.from > 0)
            wanted.push_back(take);
    inBackground(
        this,
        [beats = m_beats, seconds = m_seconds, wanted] {
            Made made;
            if (!beats.empty() && seconds > 0) {
                Sound clicks{clickRate, 1,
                             clickTrack(beats, clickRate, std::size_t(seconds * clickRate))};
                for (float& sample : clicks.samples)
                    sample *= clickLevel;
                made.clicks = std::make_shared<const Sound>(std::move(clicks));
            }
            for (const Placed& take : wanted) {
                Sound sound = readSound(take.file);
                sound.samples.insert(
                    sound.samples.begin(),
                    std::size_t(take.from * sound.rate) * std::size_t(sound.channels), 0.f);
                made.later.emplace_back(take, std::make_shared<const Sound>(std::move(sound)));
            }
            return made;
        },
        [this, asked = ++m_generation](const Made& made) {
            if (asked != m_generation)
                return;
            m_clickSound = made.clicks;
            m_later = made.later;
            if (m_session.player().isLoaded(m_axis)) {
                m_session.player().replace(deck());
                applyMix();
            }
            Q_EMIT heardChanged();
        },
        [this](const QString& sentence) { m_session.warn(sentence); });
    if (m_session.player().isLoaded(m_axis)) {
        m_session.player().replace(deck());
        applyMix();
    }
    Q_EMIT heardChanged();
}

/// As the wish has it, whatever the tracks before had.
void StemPlayer::applyMix() {
    Player& player = m_session.player();
    if (!player.isLoaded(m_axis))
        return;
    const Deck wanted = deck();
    const std::size_t count = std::min(wanted.tracks.size(), player.deck().tracks.size());
    for (std::size_t i = 0; i < count; ++i) {
        player.setTrackGain(int(i), wanted.tracks[i].gainDb);
        player.setTrackMuted(int(i), wanted.tracks[i].muted);
        player.setTrackSolo(int(i), wanted.tracks[i].solo);
    }
}

void StemPlayer::propose() {
    if (!empty())
        m_session.player().propose(deck());
}

void StemPlayer::play() {
    Player& player = m_session.player();
    if (empty())
        return;
    if (player.isLoaded(m_axis)) {
        player.playing() ? player.pause() : player.play();
        return;
    }
    player.stopAudition();
    player.load(deck(), m_axis->cursor(), true);
}

void StemPlayer::setClicks(bool on) {
    m_clicks = on;
    applyMix();
    Q_EMIT heardChanged();
}

void StemPlayer::hearOther(bool other) {
    m_hearsOther = other;
    m_session.player().setMatched(true); // louder shall not pass for better
    applyMix();
    Q_EMIT heardChanged();
}

} // namespace antiphon

// The deck, the mixer and auditions. Reading the tracks is in playertracks.cpp.
#include "app/window/playerprivate.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

bool sameSound(const DeckTrack& a, const DeckTrack& b) {
    return a.sound == b.sound && a.file == b.file;
}

float linear(double db) {
    return float(std::pow(10, db / 20));
}

} // namespace

Player::Private::Private(Player& owner, AudioOutput::Opener deviceOpener)
    : player(owner), opener(std::move(deviceOpener)), recording(owner), auditioner(owner, loader) {
    pool.setMaxThreadCount(2);
    devicePool.setMaxThreadCount(1);
    connect(&auditioner, &Auditioner::ended, &player, &Player::auditionEnded);
    connect(&auditioner, &Auditioner::failed, &player, &Player::failed);
    connect(&recording, &Recording::changed, &player, &Player::recordingChanged);
    connect(&recording, &Recording::recorded, &player, &Player::recorded);
    connect(&recording, &Recording::failed, &player, &Player::failed);
}

Player::Private::~Private() {
    if (superseded)
        *superseded = true;
}

void Player::load(Deck deck, double position, bool start) {
    Private& d = *m_private;
    d.proposed.reset();
    d.rest(0);
    d.dropTracks(0);
    d.place(position); // streams begin to read there
    d.takeOver(std::move(deck));
    if (start)
        play();
}

void Player::propose(Deck deck) {
    const bool same = deck.axis && isLoaded(deck.axis) &&
                      std::ranges::equal(deck.tracks, m_deck.tracks, sameSound);
    if (same) {
        m_private->proposed.reset();
    } else if (m_playing) {
        m_private->proposed = std::move(deck);
    } else {
        const double cursor = deck.axis ? deck.axis->cursor() : 0;
        load(std::move(deck), cursor);
    }
}

void Player::replace(Deck deck) {
    if (!deck.axis || !isLoaded(deck.axis))
        return load(std::move(deck));
    Private& d = *m_private;
    for (std::size_t i = 0; i < std::min(deck.tracks.size(), m_deck.tracks.size()); ++i) {
        deck.tracks[i].gainDb = m_deck.tracks[i].gainDb;
        deck.tracks[i].muted = m_deck.tracks[i].muted;
        deck.tracks[i].solo = m_deck.tracks[i].solo;
    }
    if (deck.tracks.size() < d.slots.size())
        d.dropTracks(deck.tracks.size());
    d.takeOver(std::move(deck));
}

bool Player::isLoaded(const TimeAxis* axis) const {
    return axis && m_deck.axis == axis;
}

/// Tracks that are heard go on until their successors have been read.
void Player::Private::takeOver(Deck deck) {
    if (player.m_deck.axis != deck.axis)
        follow(deck.axis);
    // What is in the engine already and stays need not be measured again: a re-rendered response
    // comes with the guide it is heard beside, many times a second.
    slots.resize(deck.tracks.size());
    std::vector<bool> ready(slots.size());
    for (std::size_t i = 0; i < std::min(slots.size(), player.m_deck.tracks.size()); ++i)
        ready[i] = deck.tracks[i].sound && slots[i].id && !slots[i].progress &&
                   sameSound(deck.tracks[i], player.m_deck.tracks[i]);
    player.m_deck = std::move(deck);
    readTracks(ready);
    Q_EMIT player.deckChanged();
}

/// The player shows itself on this axis alone and obeys it.
void Player::Private::follow(TimeAxis* axis) {
    if (TimeAxis* former = player.m_deck.axis) {
        former->disconnect(&player);
        former->setPlayhead(std::nullopt);
    }
    player.m_deck.axis = axis;
    if (axis) {
        connect(axis, &TimeAxis::seekRequested, &player, &Player::seek);
        connect(axis, &TimeAxis::auditionRequested, &player,
                [this](TimeSpan span) { auditionSpan(span); });
        connect(axis, &TimeAxis::loopChanged, &player, [this] { sendLoop(); });
        connect(axis, &TimeAxis::cursorChanged, &player, [this] {
            if (!player.m_playing && player.m_deck.axis)
                rest(player.m_deck.axis->cursor());
        });
    }
    sendLoop();
}

TrackSettings Player::Private::settingsOf(std::size_t track) const {
    const DeckTrack& t = player.m_deck.tracks[track];
    return {.gain = linear(t.gainDb),
            .match = slots[track].loaded.match,
            .muted = t.muted,
            .solo = t.solo};
}

void Player::Private::sendTrack(std::size_t track) {
    if (slots[track].id)
        control().setTrack(*slots[track].id, settingsOf(track));
    Q_EMIT player.deckChanged();
}

bool Player::Private::anyReady() const {
    return std::ranges::any_of(slots, [](const Slot& slot) { return slot.id.has_value(); });
}

bool Player::Private::anyReading() const {
    return std::ranges::any_of(slots, [](const Slot& slot) { return bool(slot.progress); });
}

/// The first track that is heard, at the common loudness.
void Player::Private::auditionSpan(TimeSpan span) {
    const auto& tracks = player.m_deck.tracks;
    const bool anySolo = std::ranges::any_of(tracks, &DeckTrack::solo);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const bool heard = !tracks[i].muted && (tracks[i].solo || !anySolo);
        if (heard && slots[i].stream)
            return auditioner.play(tracks[i].file, span);
        if (heard && slots[i].id)
            return auditioner.play(slots[i].loaded, span);
    }
}

double Player::loaded() const {
    const auto& slots = m_private->slots;
    double done = 0;
    for (const Private::Slot& slot : slots)
        done += slot.progress ? double(*slot.progress) : 1;
    return slots.empty() ? 1 : done / double(slots.size());
}

void Player::setTrackGain(int track, double db) {
    if (track < 0 || track >= int(m_deck.tracks.size()) || !std::isfinite(db))
        return;
    m_deck.tracks[std::size_t(track)].gainDb = db;
    m_private->sendTrack(std::size_t(track));
}

void Player::setTrackMuted(int track, bool muted) {
    if (track < 0 || track >= int(m_deck.tracks.size()))
        return;
    m_deck.tracks[std::size_t(track)].muted = muted;
    m_private->sendTrack(std::size_t(track));
}

void Player::setTrackSolo(int track, bool solo) {
    if (track < 0 || track >= int(m_deck.tracks.size()))
        return;
    m_deck.tracks[std::size_t(track)].solo = solo;
    m_private->sendTrack(std::size_t(track));
}

void Player::setMatched(bool on) {
    if (on == m_matched)
        return;
    m_matched = on;
    m_private->control().setMatched(on);
    Q_EMIT deckChanged();
}

std::vector<Level> Player::trackLevels() const {
    const auto& known = m_private->control().status().levels;
    std::vector<Level> levels;
    for (const Private::Slot& slot : m_private->slots) {
        const auto found = slot.id ? known.find(*slot.id) : known.end();
        levels.push_back(found != known.end() ? found->second : Level{});
    }
    return levels;
}

void Player::audition(const fs::path& file, std::optional<TimeSpan> span) {
    m_private->auditioner.play(file, span);
}

void Player::audition(std::shared_ptr<const Sound> sound, std::optional<TimeSpan> span) {
    if (sound)
        m_private->auditioner.play(std::move(sound), span);
}

void Player::audition(const LoadedSound& loaded) {
    if (loaded.sound)
        m_private->auditioner.play(loaded, std::nullopt);
}

void Player::auditionBeginning(const LoadedSound& beginning) {
    if (beginning.sound)
        m_private->auditioner.playBeginning(beginning);
}

bool Player::goOn(const LoadedSound& longer, bool whole) {
    return longer.sound && m_private->auditioner.goOn(longer, whole);
}

void Player::stopAudition() {
    m_private->auditioner.stop();
}

bool Player::auditioning() const {
    return m_private->auditioner.active();
}

} // namespace antiphon

// The transport. The deck is in playerdeck.cpp, the device in playerdevice.cpp.
#include "app/window/player.h"

#include "app/window/playerprivate.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

Player::Player(int rate, DeviceSettings device, AudioOutput::Opener opener, QObject* parent)
    : QObject(parent), m_output(std::make_unique<AudioOutput>(rate, std::move(device),
                                                              opener ? opener : openDevice)),
      m_private(std::make_unique<Private>(*this, std::move(opener))) {}

Player::~Player() = default;

int Player::rate() const {
    return m_output->engine().rate();
}

std::int64_t Player::Private::frame(double seconds) const {
    return std::llround(seconds * player.rate());
}

void Player::play() {
    Private& d = *m_private;
    if (m_playing || d.slots.empty())
        return;
    if (!d.anyReady() && !d.anyReading())
        return;
    d.paused = false;
    d.setPlaying(true);
    if (d.anyReady())
        d.startEngine();
}

void Player::playOnce() {
    Private& d = *m_private;
    if (m_playing)
        stop();
    const auto selection = m_deck.axis ? m_deck.axis->selection() : std::nullopt;
    d.once = selection ? *selection : TimeSpan{m_position, -1};
    d.place(d.once->start);
    play();
    if (!m_playing)
        d.once.reset();
}

/// Sends the engine to m_position and lets it run.
void Player::Private::startEngine() {
    pull();
    const auto loop = player.m_deck.axis ? player.m_deck.axis->loop() : std::nullopt;
    if (loop && !once && !loop->contains(player.m_position))
        player.m_position = loop->start;
    const double length = player.length();
    if (!loop && player.m_position >= length - 1e-3 && !anyReading())
        player.m_position = 0;
    sendLoop();
    control().setEnd(once && once->end > 0 ? frame(once->end) : -1);
    control().seek(frame(player.m_position));
    settled = control().status().clock;
    started = true;
    control().play();
    player.open();
}

void Player::pause() {
    Private& d = *m_private;
    if (!m_playing)
        return;
    d.pull();
    if (!m_playing) // it came to the end just now
        return;
    d.control().stop();
    d.paused = true;
    d.started = false;
    d.setPlaying(false);
}

void Player::stop() {
    m_private->rest(m_deck.axis ? m_deck.axis->cursor() : 0);
}

/// Stops, and waits at that place.
void Player::Private::rest(double position) {
    if (started)
        control().stop();
    if (once) {
        once.reset();
        control().setEnd(-1);
        sendLoop();
    }
    started = paused = false;
    place(position);
    if (std::ranges::any_of(slots, [](const Slot& slot) { return bool(slot.stream); }))
        control().seek(frame(player.m_position)); // they read ahead from there
    setPlaying(false);
}

void Player::Private::setPlaying(bool playing) {
    TimeAxis* axis = player.m_deck.axis;
    if (axis)
        axis->setPlayhead(playing || paused ? std::optional(player.m_position) : std::nullopt);
    if (player.m_playing == playing)
        return;
    player.m_playing = playing;
    Q_EMIT player.playingChanged(playing);
    if (!playing && proposed) {
        Deck next = *std::exchange(proposed, std::nullopt);
        const double cursor = next.axis ? next.axis->cursor() : 0;
        player.load(std::move(next), cursor);
    }
}

void Player::seek(double seconds) {
    Private& d = *m_private;
    if (!std::isfinite(seconds))
        return;
    if (d.once) {
        d.once.reset();
        d.control().setEnd(-1);
        d.sendLoop();
    }
    d.pull();
    d.place(seconds);
    if (d.started || d.paused) {
        d.settled = d.control().status().clock;
        d.control().seek(d.frame(m_position));
    }
}

/// Shows another place.
void Player::Private::place(double position) {
    const double length = player.length();
    position = std::max(0.0, length > 0 ? std::min(position, length) : position);
    const bool shown = player.m_playing || paused;
    if (player.m_deck.axis && shown)
        player.m_deck.axis->setPlayhead(position);
    if (position == player.m_position)
        return;
    player.m_position = position;
    Q_EMIT player.positionChanged(position);
}

void Player::Private::sendLoop() {
    const auto loop = player.m_deck.axis ? player.m_deck.axis->loop() : std::nullopt;
    const int shortest = 2 * player.m_output->engine().fadeFrames();
    if (!loop || once || frame(loop->end) - frame(loop->start) < shortest)
        control().clearLoop();
    else
        control().setLoop(frame(loop->start), frame(loop->end));
}

double Player::length() const {
    double length = 0;
    for (const Private::Slot& slot : m_private->slots)
        length = std::max(length, slot.seconds());
    if (m_private->anyReading() && m_deck.axis) // more may come
        length = std::max(length, m_deck.axis->length());
    return length;
}

void Player::setMasterGain(double db) {
    if (!std::isfinite(db))
        return;
    m_private->control().setMasterGain(float(std::pow(10, db / 20)));
    if (db == m_masterDb)
        return;
    m_masterDb = db;
    Q_EMIT masterGainChanged(db);
}

void Player::panic() {
    m_private->control().panic();
    m_private->auditioner.stop();
    stop();
    Q_EMIT panicked();
}

void Player::record(const fs::path& file) {
    m_private->recording.start(file);
}

void Player::stopRecording() {
    m_private->recording.stop();
}

bool Player::recording() const {
    return m_private->recording.running();
}

/// Takes in what the engine says.
void Player::Private::pull() {
    bool ended = false;
    for (const Report& event : player.m_output->update()) {
        auditioner.take(event);
        ended = ended || std::holds_alternative<report::Ended>(event);
    }
    const EngineStatus& status = control().status();
    if ((started || paused) && status.clock != settled)
        place(double(status.position) / player.rate());
    if (ended && started)
        player.stop();
}

void Player::poll() {
    Private& d = *m_private;
    d.takeDevice();
    d.pull();
    d.removeRetired();
    d.watchStreams();
    d.watchDevice();
    d.recording.poll();
    if (m_output->isOpen())
        Q_EMIT levelsChanged();
}

} // namespace antiphon

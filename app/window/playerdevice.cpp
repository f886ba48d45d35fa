// The device: opening, watching, levels. The transport is in player.cpp.
#include "app/window/playerprivate.h"

#include "app/window/background.h"

#include <cmath>
#include <numbers>

namespace antiphon {

void Player::open() {
    if (!m_output->isOpen() && !opening())
        m_private->openDevice();
    m_private->watchDevice();
}

bool Player::opening() const {
    return m_private->opening != nullptr;
}

void Player::reconnect() {
    if (!opening())
        m_private->openDevice();
    m_private->watchDevice();
}

/// Opens the device, or another one in place of what is open. A real one can take a second.
void Player::Private::openDevice() {
    openedAt = -1;
    if (opener) {
        player.m_output->reconnect();
        return;
    }
    opening = std::make_shared<Opening>();
    devicePool.start([open = player.m_output->opening(), result = opening,
                      self = QPointer<QObject>(&player), this] {
        std::unique_ptr<Device> device;
        std::string error;
        try {
            device = open();
        } catch (const std::exception& e) {
            error = e.what();
        }
        {
            // Kept here and not in the call, which may never come: the engine must outlive it.
            const std::lock_guard lock(result->mutex);
            result->device = std::move(device);
            result->error = std::move(error);
            result->done = true;
        }
        inWindow(self, [this] { takeDevice(); });
    });
}

void Player::Private::takeDevice() {
    if (!opening)
        return;
    {
        const std::lock_guard lock(opening->mutex);
        if (!opening->done)
            return;
        if (opening->device)
            player.m_output->opened(std::move(opening->device));
        else
            player.m_output->openFailed(opening->error);
    }
    opening.reset();
    if (nextDevice) {
        const DeviceChoice next = *std::exchange(nextDevice, std::nullopt);
        player.configure(next.settings, next.rate);
    }
    watchDevice();
}

void Player::configure(const DeviceSettings& settings, int rate) {
    Private& d = *m_private;
    if (opening()) { // the engine is lent to the thread that opens the other one
        d.nextDevice = DeviceChoice{rate, settings};
        return;
    }
    const bool open = m_output->isOpen();
    if (rate == this->rate()) {
        m_output->setSettings(settings);
    } else {
        stopRecording();
        stopAudition();
        d.pull();
        m_output = std::make_unique<AudioOutput>(rate, settings, d.opener ? d.opener : openDevice);
        for (Private::Slot& slot : d.slots)
            slot = {};
        d.retiring.clear();
        d.voices.clear();
        d.settled = -1;
        d.knownXruns = 0;
        d.started = false;
        d.control().setMatched(m_matched);
        setMasterGain(m_masterDb);
        d.readTracks(); // starts the engine again where something was playing
        Q_EMIT deckChanged();
        Q_EMIT rateChanged(rate);
    }
    if (open)
        d.openDevice();
    d.watchDevice();
}

/// Tells when the banner changes, and when the device has proved that it runs.
void Player::Private::watchDevice() {
    if (const QString text = player.banner(); text != banner) {
        banner = text;
        openedAt = -1;
        Q_EMIT player.bannerChanged(text);
    }
    if (!player.m_output->audible())
        return;
    const std::int64_t clock = control().status().clock;
    if (openedAt == -1)
        openedAt = clock;
    if (openedAt >= 0 && clock - openedAt >= player.rate() / 4) {
        openedAt = -2; // told once
        Q_EMIT player.deviceRan();
    }
}

void Player::testTone() {
    constexpr double seconds = 2, hertz = 440, level = 0.06, fade = 0.05;
    auto tone = std::make_shared<Sound>();
    tone->rate = rate();
    tone->channels = 1;
    const auto frames = std::size_t(seconds * rate());
    for (std::size_t i = 0; i < frames; ++i) {
        const double t = double(i) / rate();
        const double gain = std::min({1.0, t / fade, (seconds - t) / fade});
        tone->samples.push_back(float(level * gain * std::sin(2 * std::numbers::pi * hertz * t)));
    }
    m_private->auditioner.play(LoadedSound{std::move(tone), 1}, std::nullopt);
}

Level Player::masterLevel() const {
    return m_private->control().status().master;
}

Level Player::inputLevel() const {
    return m_private->control().status().input;
}

double Player::load() const {
    return double(m_private->control().status().health.load);
}

int Player::xruns() const {
    return int(m_private->control().status().health.xruns - m_private->knownXruns);
}

void Player::resetXruns() {
    m_private->knownXruns = m_private->control().status().health.xruns;
}

QString Player::banner() const {
    return QString::fromStdString(m_output->banner());
}

} // namespace antiphon

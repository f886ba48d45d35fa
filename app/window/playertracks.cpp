// The tracks of the deck on their way from their files into the engine.
#include "app/window/playerprivate.h"

#include "app/window/background.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace antiphon {

namespace {

/// Waits a moment until it could play from there.
std::shared_ptr<StreamTrack> openStream(const fs::path& file, int rate, std::int64_t position,
                                        const SoundLoader::Progress& checkpoint) {
    auto stream = streamFile(file, rate);
    position = std::clamp<std::int64_t>(position, 0, stream->frames());
    stream->expect(position);
    const std::int64_t enough = std::min<std::int64_t>(rate, stream->frames() - position);
    for (int i = 0; i < 200 && !stream->ready(position, enough) && stream->error().empty(); ++i) {
        checkpoint(0);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return stream;
}

} // namespace

void Player::Private::readTracks(const std::vector<bool>& ready) {
    if (superseded)
        *superseded = true;
    superseded = std::make_shared<std::atomic<bool>>(false);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (i < ready.size() && ready[i])
            continue;
        const DeckTrack& track = player.m_deck.tracks[i];
        const auto dropped = superseded;
        slots[i].progress = std::make_shared<std::atomic<double>>(0);
        auto work = [loader = loader, file = track.file, sound = track.sound, rate = player.rate(),
                     position = frame(player.m_position), dropped, progress = slots[i].progress] {
            const auto checkpoint = [&](double done) {
                if (*dropped)
                    throw Cancelled{};
                *progress = done;
            };
            checkpoint(0);
            if (sound)
                return Material{SoundLoader::prepare(sound, rate), {}};
            if (!SoundLoader::isLong(file))
                return Material{loader->load(file, rate, checkpoint), {}};
            return Material{{}, openStream(file, rate, position, checkpoint)};
        };
        inBackground(
            &player, std::move(work),
            [this, i, dropped](Material material) {
                if (!*dropped)
                    trackReady(i, std::move(material));
            },
            [this, i, dropped](const QString& sentence) {
                if (!*dropped)
                    trackFailed(i, sentence);
            },
            &pool);
    }
}

void Player::Private::trackReady(std::size_t track, Material material) {
    Slot& slot = slots[track];
    slot.progress.reset();
    if (!slot.id || material.stream || slot.loaded.sound != material.loaded.sound) {
        const auto former = slot.id;
        static_cast<Material&>(slot) = std::move(material);
        slot.id = slot.stream ? control().addTrack(slot.stream, settingsOf(track))
                              : control().addTrack(slot.loaded.sound, settingsOf(track));
        if (former)
            retire(*former);
        if (!slot.id)
            Q_EMIT player.failed(Player::tr("There is no room for another track; "
                                            "play fewer at once."));
    }
    if (slot.stream) {
        streams.push_back(slot.stream);
        measureStream(track);
    }
    if (player.m_playing && !started)
        startEngine();
    Q_EMIT player.deckChanged();
}

/// A long file is played first and measured beside it.
void Player::Private::measureStream(std::size_t track) {
    const auto dropped = superseded;
    inBackground(
        &player,
        [loader = loader, file = player.m_deck.tracks[track].file, rate = player.rate(), dropped] {
            return loader->match(file, rate, [&](double) {
                if (*dropped)
                    throw Cancelled{};
            });
        },
        [this, track, dropped](float match) {
            if (*dropped)
                return;
            slots[track].loaded.match = match;
            sendTrack(track);
        },
        {}, &pool);
}

/// Says why a stream is silent, and closes those that the engine has let go of: elsewhere, since
/// that may wait for the disk.
void Player::Private::watchStreams() {
    std::erase_if(streams, [this](std::shared_ptr<StreamTrack>& stream) {
        const std::string error = stream->error();
        if (!error.empty())
            Q_EMIT player.failed(QString::fromStdString(error));
        else if (stream.use_count() > 1)
            return false;
        pool.start([gone = std::move(stream)]() mutable { gone.reset(); });
        return true;
    });
}

/// Fades a track out as slowly as its successor fades in, then takes it away.
void Player::Private::retire(std::uint32_t id) {
    control().setTrack(id, {.muted = true});
    retiring.emplace_back(id, started ? control().status().clock : -1);
}

void Player::Private::removeRetired() {
    std::erase_if(retiring, [this](const auto& track) {
        const auto& [id, since] = track;
        const bool faded =
            since < 0 || !started || control().status().clock - since > frame(2 * rampSeconds);
        if (faded)
            control().removeTrack(id);
        return faded;
    });
}

void Player::Private::trackFailed(std::size_t track, const QString& sentence) {
    Slot& slot = slots[track];
    if (slot.id)
        control().removeTrack(*slot.id);
    slot = {};
    Q_EMIT player.failed(sentence);
    if (player.m_playing && !anyReady() && !anyReading())
        player.stop();
    Q_EMIT player.deckChanged();
}

void Player::Private::dropTracks(std::size_t from) {
    for (std::size_t i = from; i < slots.size(); ++i)
        if (slots[i].id)
            control().removeTrack(*slots[i].id);
    slots.resize(from);
}

} // namespace antiphon

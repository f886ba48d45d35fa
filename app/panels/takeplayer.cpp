#include "app/panels/takeplayer.h"

#include "app/panels/guidelanes.h"
#include "app/panels/takeeditor.h"
#include "app/window/background.h"
#include "core/resample.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double gapSeconds = 0.12, edgeSeconds = 0.005;

/// A stretch as mono of another rate, faded at its ends, behind what is there already.
void append(Sound& out, const Sound& sound, TimeSpan span) {
    const auto frame = [&](double t) {
        return std::clamp<std::int64_t>(std::llround(t * sound.rate), 0,
                                        std::int64_t(sound.frames()));
    };
    const auto channels = std::size_t(sound.channels);
    const auto first =
        sound.samples.begin() + std::ptrdiff_t(std::size_t(frame(span.start)) * channels);
    const auto last =
        sound.samples.begin() + std::ptrdiff_t(std::size_t(frame(span.end)) * channels);
    Sound piece{sound.rate, sound.channels, {first, std::max(first, last)}};
    piece = resample({sound.rate, 1, monoOf(piece)}, out.rate);
    const auto edge =
        std::min<std::size_t>(std::size_t(edgeSeconds * out.rate), piece.frames() / 2);
    for (std::size_t i = 0; i < edge; ++i) {
        const float gain = float(i) / float(edge);
        piece.samples[i] *= gain;
        piece.samples[piece.samples.size() - 1 - i] *= gain;
    }
    if (!out.samples.empty())
        out.samples.resize(out.samples.size() + std::size_t(gapSeconds * out.rate));
    out.samples.insert(out.samples.end(), piece.samples.begin(), piece.samples.end());
}

/// Guide and response are both near full level, and heard together.
constexpr double headroomDb = -3;

/// A part of a take as a sound that keeps the take alive.
std::shared_ptr<const Sound> borrowed(const std::shared_ptr<const guide::Take>& take,
                                      const Sound& sound) {
    return {take, &sound};
}

} // namespace

TakePlayer::TakePlayer(Session& session, TakeEditor& editor, GuideLanes& lanes, QObject* parent)
    : QObject(parent), m_session(session), m_editor(editor), m_lanes(lanes) {
    lanes.setMuted(GuideLanes::Memory, true);
    connect(&lanes, &GuideLanes::mixChanged, this, &TakePlayer::applyMix);
    connect(&session.player(), &Player::deckChanged, this, &TakePlayer::readMix);
    connect(&editor, &TakeEditor::responseChanged, this, [this] {
        if (m_session.player().isLoaded(m_lanes.axis()))
            m_session.player().replace(deck());
        else
            propose();
    });
    connect(lanes.axis(), &TimeAxis::auditionRequested, this, [this](TimeSpan span) {
        if (!m_session.player().isLoaded(m_lanes.axis())) // else the player obeys itself
            auditionSpan(false, span);
    });
    connect(lanes.memoryAxis(), &TimeAxis::auditionRequested, this,
            [this](TimeSpan span) { auditionSpan(true, span); });
}

Deck TakePlayer::deck() const {
    const auto take = m_editor.take();
    if (!take || !m_editor.response())
        return {};
    Deck deck{tr("Take"), m_lanes.axis(), {}};
    const auto track = [&](GuideLanes::Track which, const QString& title,
                           std::shared_ptr<const Sound> sound) {
        deck.tracks.push_back(
            {title, {}, std::move(sound), headroomDb, m_lanes.muted(which), m_lanes.solo(which)});
    };
    track(GuideLanes::Guide, tr("Guide"), borrowed(take, take->guide()));
    track(GuideLanes::Memory, tr("Memory"), m_editor.memoryBeside());
    track(GuideLanes::Response, tr("Response"), m_editor.response());
    return deck;
}

void TakePlayer::propose() {
    if (m_editor.response() && m_lanes.isVisible())
        m_session.player().propose(deck());
}

void TakePlayer::play() {
    if (!m_editor.response())
        return;
    Player& player = m_session.player();
    if (player.isLoaded(m_lanes.axis()))
        player.playing() ? player.pause() : player.play();
    else
        player.load(deck(), m_lanes.axis()->cursor(), true);
}

void TakePlayer::applyMix() {
    Player& player = m_session.player();
    if (m_applying || !player.isLoaded(m_lanes.axis()))
        return;
    m_applying = true;
    for (const auto track : {GuideLanes::Guide, GuideLanes::Memory, GuideLanes::Response}) {
        player.setTrackMuted(track, m_lanes.muted(track));
        player.setTrackSolo(track, m_lanes.solo(track));
    }
    m_applying = false;
}

void TakePlayer::readMix() {
    Player& player = m_session.player();
    if (m_applying || !player.isLoaded(m_lanes.axis()) || player.deck().tracks.size() != 3)
        return;
    m_applying = true;
    for (const auto track : {GuideLanes::Guide, GuideLanes::Memory, GuideLanes::Response}) {
        m_lanes.setMuted(track, player.deck().tracks[track].muted);
        m_lanes.setSolo(track, player.deck().tracks[track].solo);
    }
    m_applying = false;
}

void TakePlayer::setListen(Listen listen) {
    if (listen == m_listen)
        return;
    m_listen = listen;
    m_session.player().setMatched(listen != Listen::Mix);
    m_applying = true;
    m_lanes.setSolo(GuideLanes::Guide, listen == Listen::Guide);
    m_lanes.setSolo(GuideLanes::Response, listen == Listen::Response);
    m_lanes.setSolo(GuideLanes::Memory, false);
    m_applying = false;
    applyMix();
    Q_EMIT listenChanged();
}

void TakePlayer::auditionSpan(bool memory, TimeSpan span) {
    const auto take = m_editor.take();
    if (!take)
        return;
    if (memory)
        m_session.player().audition(borrowed(take, take->memory()), span);
    else if (m_listen == Listen::Guide || !m_editor.response())
        m_session.player().audition(borrowed(take, take->guide()), span);
    else
        m_session.player().audition(m_editor.response(), span);
}

void TakePlayer::auditionMemory(int memorySegment) {
    const auto take = m_editor.take();
    if (take && memorySegment >= 0)
        auditionSpan(true, {take->segmentStart(std::size_t(memorySegment)),
                            take->segmentStart(std::size_t(memorySegment) + 1)});
}

void TakePlayer::audition(int segment, Part part) {
    const auto take = m_editor.take();
    if (!take || segment < 0 || std::size_t(segment) >= m_editor.state().query.size() ||
        part == Part::Nothing)
        return;
    const auto index = std::size_t(segment);
    const TimeSpan span{take->segmentStart(index), take->segmentStart(index + 1)};
    const int source = m_editor.state().query[index];
    const auto response = m_editor.response();
    if (part == Part::Source)
        return auditionMemory(source);
    if (part == Part::Guide)
        return m_session.player().audition(borrowed(take, take->guide()), span);
    if (part == Part::Response && response)
        return m_session.player().audition(response, span);
    const quint64 turn = ++m_turn;
    inBackground(
        this,
        [take, response, span, source] {
            auto sound = std::make_shared<Sound>(Sound{take->memory().rate, 1, {}});
            append(*sound, take->guide(), span);
            if (source >= 0)
                append(*sound, take->memory(),
                       {take->segmentStart(std::size_t(source)),
                        take->segmentStart(std::size_t(source) + 1)});
            if (response)
                append(*sound, *response, span);
            return std::shared_ptr<const Sound>(std::move(sound));
        },
        [this, turn](std::shared_ptr<const Sound> sound) {
            if (turn == m_turn)
                m_session.player().audition(std::move(sound));
        });
}

} // namespace antiphon

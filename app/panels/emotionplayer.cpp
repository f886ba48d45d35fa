#include "app/panels/emotionplayer.h"

namespace antiphon {

EmotionPlayer::EmotionPlayer(Session& session, TimeAxis* axis, QObject* parent)
    : QObject(parent), m_session(session), m_axis(axis) {}

Deck EmotionPlayer::deck() const {
    Deck deck{tr("Emotion"), m_axis, {}};
    const auto add = [&](const fs::path& file, const QString& title, bool muted) {
        DeckTrack track;
        track.title = title;
        track.file = file;
        track.muted = muted;
        if (!file.empty())
            deck.tracks.push_back(std::move(track));
    };
    add(m_piece, tr("Piece"), hearsRender());
    add(m_render, tr("Render"), !hearsRender());
    return deck;
}

void EmotionPlayer::setFiles(const fs::path& piece, const fs::path& render) {
    if (piece == m_piece && render == m_render)
        return;
    m_piece = piece;
    m_render = render;
    if (m_session.player().isLoaded(m_axis))
        m_session.player().replace(deck());
    Q_EMIT heardChanged();
}

void EmotionPlayer::propose() {
    if (!m_piece.empty() || !m_render.empty())
        m_session.player().propose(deck());
}

void EmotionPlayer::play() {
    Player& player = m_session.player();
    if (m_piece.empty() && m_render.empty())
        return;
    if (player.isLoaded(m_axis)) {
        player.playing() ? player.pause() : player.play();
        return;
    }
    player.setMatched(true);
    player.load(deck(), m_axis->cursor(), true);
}

void EmotionPlayer::hearRender(bool render) {
    m_hearsRender = render;
    Player& player = m_session.player();
    if (player.isLoaded(m_axis)) {
        player.setMatched(true);
        const Deck wanted = deck();
        for (std::size_t i = 0; i < wanted.tracks.size(); ++i)
            player.setTrackMuted(int(i), wanted.tracks[i].muted);
    }
    Q_EMIT heardChanged();
}

} // namespace antiphon

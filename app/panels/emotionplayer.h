#pragma once

#include "app/window/session.h"

namespace antiphon {

/// Piece and render as the transport's deck, one of them heard at a time, at equal loudness. GUI
/// thread.
class EmotionPlayer : public QObject {
    Q_OBJECT

public:
    EmotionPlayer(Session& session, TimeAxis* axis, QObject* parent = nullptr);

    /// Empty: none. A deck that is loaded goes on with the new files.
    void setFiles(const fs::path& piece, const fs::path& render);
    /// The deck plays from the cursor, or stops.
    void play();
    /// For a panel that has come into sight.
    void propose();
    bool hearsRender() const { return m_render.empty() ? false : m_hearsRender; }
    void hearRender(bool render);
    const fs::path& piece() const { return m_piece; }

Q_SIGNALS:
    void heardChanged();

private:
    Deck deck() const;

    Session& m_session;
    TimeAxis* m_axis;
    fs::path m_piece, m_render;
    bool m_hearsRender = true;
};

} // namespace antiphon

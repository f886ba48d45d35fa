#pragma once

#include "app/window/session.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace antiphon {

class MapSong;
class SoundSlot;

/// A recording over the map: which, how well the table reaches it, and its transport. GUI thread.
class MapSongPage : public QWidget {
    Q_OBJECT

public:
    /// The action becomes a button.
    MapSongPage(Session& session, MapSong& song, QAction* play, QWidget* parent = nullptr);

private:
    void chooseFrames();
    void show();

    MapSong& m_song;
    SoundSlot* m_slot;
    QToolButton* m_frames;
    QProgressBar* m_busy;
    QLabel *m_reach, *m_warning;
    bool m_filling = false;
};

} // namespace antiphon

#pragma once

#include "app/window/panel.h"

#include <QElapsedTimer>

class QCheckBox;
class QHBoxLayout;
class QLabel;

namespace antiphon {

class MixerStrip;

/// A strip for every track that the transport plays, and one for all of them together.
class MixerPanel : public Panel {
    Q_OBJECT

public:
    explicit MixerPanel(Session& session, QWidget* parent = nullptr);

private:
    void showDeck();
    void showLevels();
    MixerStrip* makeStrip(int track);

    QCheckBox* m_matched;
    QLabel* m_empty;
    QWidget* m_strips;
    QHBoxLayout* m_row;
    std::vector<MixerStrip*> m_tracks;
    MixerStrip* m_master;
    QElapsedTimer m_clock;
};

} // namespace antiphon

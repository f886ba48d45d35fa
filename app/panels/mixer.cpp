#include "app/panels/mixer.h"

#include "app/panels/midilearn.h"
#include "app/panels/mixerstrip.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace antiphon {

MixerPanel::MixerPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("mixer"), tr("Mixer"), parent) {
    m_matched = new QCheckBox(tr("Match levels"), this);
    m_matched->setToolTip(
        tr("Hear all tracks at the same loudness, so that louder does not pass for better"));
    m_empty = new QLabel(tr("Nothing to mix yet. Select a sound in the library, or make a "
                            "response: its tracks appear here."),
                         this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_strips = new QWidget(this);
    m_row = new QHBoxLayout(m_strips);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_strips);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_master = new MixerStrip(false, this);
    m_master->setTitle(tr("Master"));
    offerMidi(m_master->fader(), session.midi(), QStringLiteral("mixer.master"));

    auto* row = new QHBoxLayout;
    row->addWidget(m_empty, 1);
    row->addWidget(scroll, 1);
    row->addWidget(m_master);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_matched);
    layout->addLayout(row, 1);

    Player& player = session.player();
    connect(m_matched, &QCheckBox::toggled, &player, &Player::setMatched);
    connect(m_master, &MixerStrip::gainChanged, &player, &Player::setMasterGain);
    connect(&player, &Player::masterGainChanged, m_master, &MixerStrip::setGain);
    connect(&player, &Player::deckChanged, this, &MixerPanel::showDeck);
    connect(&player, &Player::levelsChanged, this, &MixerPanel::showLevels);
    m_clock.start();
    m_master->setGain(player.masterGain());
    showDeck();
}

MixerStrip* MixerPanel::makeStrip(int track) {
    auto* strip = new MixerStrip(true, m_strips);
    offerMidi(strip->fader(), session().midi(), QStringLiteral("mixer.%1").arg(track));
    Player& player = session().player();
    connect(strip, &MixerStrip::gainChanged, &player,
            [&player, track](double db) { player.setTrackGain(track, db); });
    connect(strip, &MixerStrip::muteToggled, &player,
            [&player, track](bool on) { player.setTrackMuted(track, on); });
    connect(strip, &MixerStrip::soloToggled, &player,
            [&player, track](bool on) { player.setTrackSolo(track, on); });
    m_row->insertWidget(track, strip);
    return strip;
}

void MixerPanel::showDeck() {
    const Player& player = session().player();
    const auto& tracks = player.deck().tracks;
    {
        const QSignalBlocker blocker(m_matched);
        m_matched->setChecked(player.matched());
    }
    while (m_tracks.size() > tracks.size()) {
        m_tracks.back()->deleteLater(); // it may be what called
        m_tracks.back()->hide();
        m_tracks.pop_back();
    }
    while (m_tracks.size() < tracks.size())
        m_tracks.push_back(makeStrip(int(m_tracks.size())));
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        m_tracks[i]->setTitle(tracks[i].title);
        m_tracks[i]->setGain(tracks[i].gainDb);
        m_tracks[i]->setMuted(tracks[i].muted);
        m_tracks[i]->setSolo(tracks[i].solo);
    }
    m_empty->setVisible(tracks.empty());
    m_strips->parentWidget()->parentWidget()->setVisible(!tracks.empty());
}

void MixerPanel::showLevels() {
    const double seconds = double(m_clock.restart()) / 1000;
    if (!isVisible())
        return;
    const std::vector<Level> levels = session().player().trackLevels();
    for (std::size_t i = 0; i < std::min(levels.size(), m_tracks.size()); ++i)
        m_tracks[i]->setLevel(levels[i], seconds);
    m_master->setLevel(session().player().masterLevel(), seconds);
}

} // namespace antiphon

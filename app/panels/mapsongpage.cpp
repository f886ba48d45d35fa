#include "app/panels/mapsongpage.h"

#include "app/panels/mapsong.h"
#include "app/panels/soundslot.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

MapSongPage::MapSongPage(Session& session, MapSong& song, QAction* play, QWidget* parent)
    : QWidget(parent), m_song(song),
      m_slot(new SoundSlot(session, tr("Song"), tr("a recording to follow on the map"), "guide")),
      m_frames(new QToolButton), m_busy(new QProgressBar), m_reach(new QLabel),
      m_warning(new QLabel) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    auto* help = new QLabel(tr("Lay a recording over the map: its way runs along the sounds that "
                               "are most like it, and a cursor follows while it plays."));
    help->setWordWrap(true);
    layout->addWidget(help);
    layout->addWidget(m_slot);
    auto* keys = new QHBoxLayout;
    auto* button = new QToolButton;
    button->setDefaultAction(play);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_frames->setText(tr("Analysed frames…"));
    m_frames->setToolTip(tr("Take a table of descriptors, a row a frame, instead of a recording"));
    for (QToolButton* key : {button, m_frames}) {
        key->setFocusPolicy(Qt::TabFocus);
        keys->addWidget(key);
    }
    keys->addStretch();
    layout->addLayout(keys);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Analysing"));
    layout->addWidget(m_busy);
    for (QLabel* label : {m_reach, m_warning}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    m_reach->setAccessibleName(tr("How far the table reaches"));
    layout->addStretch();
    connect(m_slot, &SoundSlot::changed, this, [this] {
        if (!m_filling)
            m_song.lay(m_slot->file());
    });
    connect(m_frames, &QToolButton::clicked, this, &MapSongPage::chooseFrames);
    connect(&song, &MapSong::changed, this, &MapSongPage::show);
    show();
}

void MapSongPage::chooseFrames() {
    auto* dialog = new QFileDialog(this, tr("Frames of a recording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.csv.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { m_song.lay(name.toStdString()); });
    dialog->open();
}

void MapSongPage::show() {
    m_filling = true;
    m_slot->setFile(m_song.file());
    m_filling = false;
    m_busy->setVisible(m_song.busy());
    QString text;
    if (const auto& reach = m_song.reach()) {
        //: %1 is a share in percent; %n columns were compared
        text = tr("%1 % of the recording lies within what the table does, by %n column(s).",
                  nullptr, reach->columns)
                   .arg(QLocale().toString(100 * reach->share, 'f', 0));
        if (!reach->outside.isEmpty()) {
            constexpr int shown = 6;
            QString list = reach->outside.mid(0, shown).join(QStringLiteral(", "));
            if (reach->outside.size() > shown)
                list = tr("%1 and %2 more").arg(list).arg(reach->outside.size() - shown);
            text += QLatin1Char('\n') + tr("Mostly out of reach: %1.").arg(list);
        }
    }
    m_reach->setText(text);
    m_reach->setVisible(!text.isEmpty());
    m_warning->setText(m_song.warning());
    m_warning->setVisible(!m_song.warning().isEmpty());
}

} // namespace antiphon

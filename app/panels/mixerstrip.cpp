#include "app/panels/mixerstrip.h"

#include "widgets/elidedlabel.h"
#include "widgets/meters.h"
#include "widgets/slider.h"
#include "widgets/theme.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

QToolButton* toggle(QWidget* parent, const QString& letter, const QString& tip) {
    auto* button = new QToolButton(parent);
    button->setText(letter);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    return button;
}

} // namespace

MixerStrip::MixerStrip(bool withSolo, QWidget* parent) : QFrame(parent) {
    setFrameShape(QFrame::StyledPanel);
    m_title = new ElidedLabel(this);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // strips of one width
    m_gain = new Slider({}, {.min = -60, .max = 12, .initial = 0, .decimals = 1, .unit = tr("dB")},
                        Qt::Vertical, this);
    m_meter = new LevelMeter(1, Qt::Vertical, this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_title);
    if (withSolo) {
        //: the mute button of a mixer strip, one letter
        m_mute = toggle(this, tr("M"), tr("Mute"));
        //: the solo button of a mixer strip, one letter
        m_solo = toggle(this, tr("S"), tr("Solo: only tracks with solo are heard"));
        auto* buttons = new QHBoxLayout;
        buttons->addWidget(m_mute);
        buttons->addWidget(m_solo);
        layout->addLayout(buttons);
        for (QToolButton* button : {m_mute, m_solo})
            connect(button, &QToolButton::toggled, this, &MixerStrip::colorButtons);
        connect(m_mute, &QToolButton::toggled, this, &MixerStrip::muteToggled);
        connect(m_solo, &QToolButton::toggled, this, &MixerStrip::soloToggled);
    }
    auto* faders = new QHBoxLayout;
    faders->addWidget(m_gain);
    faders->addWidget(m_meter);
    layout->addLayout(faders, 1);
    const int narrowest = minimumSizeHint().width();
    setMinimumWidth(std::max(narrowest, fontMetrics().averageCharWidth() * 16));
    setMaximumWidth(std::max(narrowest, fontMetrics().averageCharWidth() * 24));
    connect(m_gain, &Slider::valueChanged, this, &MixerStrip::gainChanged);
}

void MixerStrip::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
    m_gain->setName(tr("Gain of %1").arg(title));
    m_meter->setAccessibleName(tr("Level of %1").arg(title));
    if (m_mute) {
        m_mute->setAccessibleName(tr("Mute %1").arg(title));
        m_solo->setAccessibleName(tr("Solo %1").arg(title));
    }
}

void MixerStrip::setGain(double db) {
    const QSignalBlocker blocker(m_gain);
    m_gain->setValue(db);
}

void MixerStrip::setMuted(bool muted) {
    const QSignalBlocker blocker(m_mute);
    m_mute->setChecked(muted);
    colorButtons();
}

void MixerStrip::setSolo(bool solo) {
    const QSignalBlocker blocker(m_solo);
    m_solo->setChecked(solo);
    colorButtons();
}

/// Lit buttons are seen from afar.
void MixerStrip::colorButtons() {
    const Tones tone = tonesOf(palette());
    for (auto [button, lit] : {std::pair(m_mute, tone.warning), std::pair(m_solo, tone.good)}) {
        QPalette colors = palette();
        if (button->isChecked()) {
            colors.setColor(QPalette::Button, lit);
            colors.setColor(QPalette::ButtonText, inkOn(lit));
        }
        button->setPalette(colors);
    }
}

void MixerStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_solo)
        colorButtons();
}

void MixerStrip::setLevel(const Level& level, double secondsSinceLast) {
    const ChannelLevel shown{level.peak, level.rms};
    m_meter->setLevels({&shown, 1}, secondsSinceLast);
}

} // namespace antiphon

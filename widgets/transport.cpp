#include "widgets/transport.h"

#include "widgets/glyphs.h"
#include "widgets/meters.h"
#include "widgets/slider.h"
#include "widgets/theme.h"
#include "widgets/timeaxis.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <cmath>

namespace antiphon {

namespace {

QToolButton* button(QWidget* parent, Glyph sign, const QString& name, bool checkable = false) {
    auto* b = new QToolButton(parent);
    b->setIcon(glyph(sign));
    b->setIconSize({20, 20});
    b->setAutoRaise(true);
    b->setCheckable(checkable);
    b->setAccessibleName(name);
    b->setToolTip(name);
    b->setFocusPolicy(Qt::TabFocus);
    return b;
}

} // namespace

TransportBar::TransportBar(QWidget* parent) : QWidget(parent) {
    m_play = button(this, Glyph::Play, tr("Play"));
    m_stop = button(this, Glyph::Stop, tr("Stop"));
    m_loop = button(this, Glyph::Loop, tr("Loop"), true);
    m_record = button(this, Glyph::Record, tr("Record"), true);
    m_time = new QLabel(this);
    QFont digits = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    digits.setPointSizeF(font().pointSizeF() * 1.25);
    m_time->setFont(digits);
    m_time->setAlignment(Qt::AlignCenter);
    m_time->setAccessibleName(tr("Position"));
    m_time->setMinimumWidth(
        QFontMetrics(digits).horizontalAdvance(QStringLiteral("0:00:00.0 / 0:00:00")) + 8);
    m_device = new QLabel(this);
    m_device->setAccessibleName(tr("Sound device"));
    m_device->setTextInteractionFlags(Qt::NoTextInteraction);
    m_device->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_device->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_xrunLamp = new QToolButton(this);
    m_xrunLamp->setAutoRaise(true);
    m_xrunLamp->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_xrunLamp->setFocusPolicy(Qt::TabFocus);
    m_gain = new Slider(tr("Master"),
                        {.min = -60, .max = 12, .initial = 0, .decimals = 1, .unit = tr("dB")},
                        Qt::Horizontal, this);
    m_gain->setMidiLearn(true);
    m_gain->setName(tr("Master gain"));
    m_meter = new LevelMeter(2, Qt::Horizontal, this);
    m_meter->setAccessibleName(tr("Master level"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 3, 6, 3);
    for (QWidget* w : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_stop),
                       static_cast<QWidget*>(m_loop), static_cast<QWidget*>(m_record)})
        layout->addWidget(w);
    layout->addSpacing(8);
    layout->addWidget(m_time);
    layout->addSpacing(8);
    layout->addWidget(m_device, 1);
    layout->addWidget(m_xrunLamp);
    layout->addWidget(m_gain, 1);
    layout->addWidget(m_meter, 1);
    m_gain->setMaximumWidth(320);
    m_gain->setMinimumWidth(240);
    m_meter->setMaximumWidth(260);
    m_meter->setMinimumWidth(100);

    connect(m_play, &QToolButton::clicked, this,
            [this] { m_playing ? Q_EMIT pauseRequested() : Q_EMIT playRequested(); });
    connect(m_stop, &QToolButton::clicked, this, &TransportBar::stopRequested);
    connect(m_loop, &QToolButton::toggled, this, &TransportBar::loopToggled);
    connect(m_record, &QToolButton::toggled, this, &TransportBar::recordToggled);
    connect(m_gain, &Slider::valueChanged, this, &TransportBar::gainChanged);
    connect(m_xrunLamp, &QToolButton::clicked, this, [this] {
        setXruns(0);
        Q_EMIT xrunsReset();
    });
    setPosition(0, 0);
    showXruns();
}

void TransportBar::setPlaying(bool playing) {
    if (playing == m_playing)
        return;
    m_playing = playing;
    m_play->setIcon(glyph(playing ? Glyph::Pause : Glyph::Play));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(m_play->accessibleName());
}

void TransportBar::setRecording(bool recording) {
    const QSignalBlocker blocker(m_record);
    m_record->setChecked(recording);
}

void TransportBar::setLooping(bool looping) {
    const QSignalBlocker blocker(m_loop);
    m_loop->setChecked(looping);
}

void TransportBar::setPosition(double seconds, double length) {
    const int tenths = int(std::floor(seconds * 10)), whole = int(std::round(length));
    if (tenths == m_shownTenths && whole == m_shownLength)
        return;
    m_shownTenths = tenths;
    m_shownLength = whole;
    m_time->setText(
        QStringLiteral("%1 / %2").arg(timeText(tenths / 10.0, 0.1), timeText(length, 1)));
}

void TransportBar::setGain(double db) {
    const QSignalBlocker blocker(m_gain);
    m_gain->setValue(db);
}

double TransportBar::gain() const {
    return m_gain->value();
}

void TransportBar::setXruns(int count) {
    if (count == m_xruns)
        return;
    m_xruns = count;
    showXruns();
}

void TransportBar::showXruns() {
    m_xrunLamp->setVisible(m_xruns > 0); // a lone nought says nothing
    m_xrunLamp->setText(QString::number(m_xruns));
    const Tones tone = tonesOf(palette());
    QPalette p = palette();
    if (m_xruns > 0) {
        p.setColor(QPalette::ButtonText, tone.warning);
        m_xrunLamp->setIcon(glyph(Glyph::Warning));
    } else {
        m_xrunLamp->setIcon({});
    }
    m_xrunLamp->setPalette(p);
    const QString text =
        m_xruns > 0 ? tr("%n dropout(s); click to reset", nullptr, m_xruns) : tr("No dropouts");
    m_xrunLamp->setAccessibleName(text);
    m_xrunLamp->setToolTip(text);
}

void TransportBar::setDevice(const QString& text) {
    m_device->setText(text);
    m_device->setToolTip(text);
}

void TransportBar::setRecordingPossible(bool possible) {
    m_record->setVisible(possible);
}

void TransportBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_xrunLamp)
        showXruns();
}

} // namespace antiphon

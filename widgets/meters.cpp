#include "widgets/meters.h"

#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {

namespace {

constexpr double lowestDb = -60, fallPerSecond = 20, holdSeconds = 1.5;
constexpr double silence = -std::numeric_limits<double>::infinity();
constexpr double warmDb = -12, hotDb = -3; ///< where the bar changes its colour
constexpr int lamp = 8;

double dbOf(float linear) {
    return linear > 0 ? 20 * std::log10(double(linear)) : silence;
}

} // namespace

LevelMeter::LevelMeter(int channels, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), m_orientation(orientation) {
    setAccessibleName(tr("Level meter"));
    setWhatsThis(
        tr("Bars: peak and, brighter, RMS. The line holds the highest peak; the lamp at the "
           "end stays lit after clipping until you click."));
    setFocusPolicy(Qt::TabFocus);
    const bool vertical = orientation == Qt::Vertical;
    setSizePolicy(vertical ? QSizePolicy::Fixed : QSizePolicy::Expanding,
                  vertical ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    setChannels(channels);
}

void LevelMeter::setChannels(int channels) {
    m_channels.assign(std::size_t(std::max(1, channels)), {silence, silence, silence});
    updateGeometry();
    update();
}

void LevelMeter::setLevels(std::span<const ChannelLevel> levels, double secondsSinceLast) {
    const double fall = fallPerSecond * std::max(0.0, secondsSinceLast);
    bool moved = false;
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        Channel& c = m_channels[i];
        const ChannelLevel level = i < levels.size() ? levels[i] : ChannelLevel{};
        const Channel before = c;
        c.peakDb = std::max(dbOf(level.peak), c.peakDb - fall);
        c.rmsDb = std::max(dbOf(level.rms), c.rmsDb - fall);
        for (double* db : {&c.peakDb, &c.rmsDb})
            if (*db < lowestDb - 20)
                *db = silence; // so that a silent meter stands still
        c.heldFor += std::max(0.0, secondsSinceLast);
        if (c.peakDb >= c.heldDb) {
            c.heldDb = c.peakDb;
            c.heldFor = 0;
        } else if (c.heldFor > holdSeconds) {
            c.heldDb = std::max(c.peakDb, c.heldDb - fall);
        }
        c.clipped |= level.peak >= 1;
        moved |= before.peakDb != c.peakDb || before.rmsDb != c.rmsDb ||
                 before.heldDb != c.heldDb || before.clipped != c.clipped;
    }
    if (moved)
        update();
    if (clipped() != m_toldClip)
        tellState();
}

bool LevelMeter::clipped() const {
    return std::any_of(m_channels.begin(), m_channels.end(),
                       [](const Channel& c) { return c.clipped; });
}

void LevelMeter::resetClip() {
    if (!clipped())
        return;
    for (Channel& c : m_channels) {
        c.clipped = false;
        c.heldDb = c.peakDb;
    }
    update();
    tellState();
    Q_EMIT clipReset();
}

void LevelMeter::tellState() {
    m_toldClip = clipped();
    setAccessibleDescription(m_toldClip ? tr("Clipped; Space resets the lamp") : QString());
    setToolTip(m_toldClip ? tr("Clipped. Click to reset the lamp.") : QString());
}

double LevelMeter::placeOf(double db) const {
    return std::clamp((db - lowestDb) / -lowestDb, 0.0, 1.0);
}

QSize LevelMeter::sizeHint() const {
    const int across = int(m_channels.size()) * 10 + 2, along = 140;
    return m_orientation == Qt::Vertical ? QSize(across, along) : QSize(along, across);
}

QSize LevelMeter::minimumSizeHint() const {
    const int across = int(m_channels.size()) * 6 + 2, along = 60;
    return m_orientation == Qt::Vertical ? QSize(across, along) : QSize(along, across);
}

void LevelMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tones tone = tonesOf(palette());
    const bool dark = schemeOf(palette()) == Scheme::Dark;
    const bool vertical = m_orientation == Qt::Vertical;
    const double along = (vertical ? height() : width()) - 2 - lamp;
    const double across = ((vertical ? width() : height()) - 2.0) / double(m_channels.size());
    painter.fillRect(rect(), mix(palette().color(QPalette::Window), tone.text, 0.25));
    // From `from` to `to` (0 ... 1) of the scale.
    const auto bar = [&](std::size_t channel, double from, double to, const QColor& color,
                         double inset = 0) {
        const double side = 1 + double(channel) * across + 0.5 + inset;
        const double width = across - 1 - 2 * inset;
        painter.fillRect(vertical
                             ? QRectF(side, 1 + lamp + (1 - to) * along, width, (to - from) * along)
                             : QRectF(1 + from * along, side, (to - from) * along, width),
                         color);
    };
    const QColor cool = dark ? 0x3fae7a : 0x168a56, warm = dark ? 0xd9a521 : 0xb98500,
                 hot = tone.warning;
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        const Channel& c = m_channels[i];
        bar(i, 0, 1, tone.ground);
        const auto zones = [&](double db, double strength, double inset) {
            double from = 0;
            for (const auto& [upTo, color] :
                 {std::pair{warmDb, cool}, std::pair{hotDb, warm}, std::pair{0.0, hot}}) {
                const double to = std::min(placeOf(db), placeOf(upTo));
                if (to > from)
                    bar(i, from, to, mix(tone.ground, color, strength), inset);
                from = placeOf(upTo);
            }
        };
        zones(c.peakDb, 0.6, 0);
        zones(c.rmsDb, 1, across > 7 ? 1.5 : 1);
        if (c.heldDb > lowestDb)
            bar(i, std::max(0.0, placeOf(c.heldDb) - 1.5 / along), placeOf(c.heldDb), tone.text);
        const double side = 1 + double(i) * across + 0.5;
        painter.fillRect(vertical ? QRectF(side, 1, across - 1, lamp - 2)
                                  : QRectF(width() - lamp + 1, side, lamp - 2, across - 1),
                         c.clipped ? hot : mix(tone.ground, tone.text, 0.12));
    }
    // Ticks each 12 dB.
    for (double db = lowestDb + 12; db < 0; db += 12) {
        const double at = placeOf(db) * along;
        QColor tick = tone.text;
        tick.setAlpha(70);
        painter.fillRect(vertical ? QRectF(1, 1 + lamp + along - at, width() - 2, 1)
                                  : QRectF(1 + at, 1, 1, height() - 2),
                         tick);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void LevelMeter::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        resetClip();
}

void LevelMeter::keyPressEvent(QKeyEvent* event) {
    const bool resets = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return;
    // Space belongs to the transport unless there is something to reset.
    if (!resets || !clipped())
        return QWidget::keyPressEvent(event);
    resetClip();
    event->accept();
}

bool LevelMeter::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && clipped() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

} // namespace antiphon

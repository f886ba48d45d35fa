#include "app/panels/lanehead.h"

#include "widgets/elidedlabel.h"
#include "widgets/glyphs.h"
#include "widgets/slider.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

namespace antiphon {

LaneHead::LaneHead(bool removable, QWidget* parent)
    : QWidget(parent), m_title(new ElidedLabel), m_mute(new QToolButton), m_solo(new QToolButton),
      m_gain(
          new Slider({}, {.min = -30, .max = 6, .initial = 0, .decimals = 1, .unit = tr("dB")})) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(4, 1, 0, 0);
    line->setSpacing(3);
    line->addWidget(m_title, 1);
    const auto toggle = [&](QToolButton* button, const QString& text) {
        button->setText(text);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
        connect(button, &QToolButton::toggled, this, [this] {
            tell();
            Q_EMIT strokeEnded();
        });
    };
    toggle(m_mute, tr("M", "mute"));
    toggle(m_solo, tr("S", "solo"));
    m_gain->setMaximumWidth(220);
    m_gain->setMinimumWidth(140);
    line->addWidget(m_gain);
    connect(m_gain, &Slider::valueChanged, this, &LaneHead::tell);
    connect(m_gain, &Slider::editingFinished, this, &LaneHead::strokeEnded);
    if (removable) {
        m_remove = new QToolButton;
        m_remove->setIcon(glyph(Glyph::Close));
        m_remove->setAutoRaise(true);
        m_remove->setFocusPolicy(Qt::TabFocus);
        line->addWidget(m_remove);
        connect(m_remove, &QToolButton::clicked, this, &LaneHead::removeRequested);
    }
}

void LaneHead::setTitle(const QString& title) {
    m_title->setText(title);
    const auto name = [](QToolButton* button, const QString& text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_mute, tr("Mute: %1").arg(title));
    name(m_solo, tr("Hear only: %1").arg(title));
    m_gain->setName(tr("Level: %1").arg(title));
    if (m_remove)
        name(m_remove, tr("Take out: %1").arg(title));
}

QString LaneHead::title() const {
    return m_title->text();
}

void LaneHead::setMix(double gainDb, bool muted, bool solo) {
    const QSignalBlocker blockers[] = {QSignalBlocker(m_mute), QSignalBlocker(m_solo),
                                       QSignalBlocker(m_gain)};
    m_mute->setChecked(muted);
    m_solo->setChecked(solo);
    m_gain->setValue(gainDb);
}

void LaneHead::tell() {
    Q_EMIT mixChanged(m_gain->value(), m_mute->isChecked(), m_solo->isChecked());
}

} // namespace antiphon

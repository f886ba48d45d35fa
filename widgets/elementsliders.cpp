#include "widgets/elementsliders.h"

#include "widgets/glyphs.h"
#include "widgets/quadrants.h"
#include "widgets/slider.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

SliderRange rangeOf(ElementSource source) {
    return isDirection(source) ? SliderRange{.min = -2, .max = 2} : SliderRange{.min = 0, .max = 1};
}

ElementSetting admitted(ElementSetting setting) {
    const SliderRange range = rangeOf(setting.source);
    setting.amount =
        std::isfinite(setting.amount) ? std::clamp(setting.amount, range.min, range.max) : 0;
    return setting;
}

/// A patch in the element's colour, for labels.
class Patch : public QWidget {
public:
    Patch(const QColor& color, QWidget* parent) : QWidget(parent), m_color(color) {
        setFixedWidth(4);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QColor color = m_color;
        color.setAlphaF(isEnabled() ? 1.0F : 0.4F);
        QPainter(this).fillRect(rect().adjusted(0, 3, 0, -3), color);
    }

private:
    QColor m_color;
};

} // namespace

QString elementTitle(std::size_t element) {
    switch (element) {
    case 0:
        return ElementSliders::tr("Tempo");
    case 1:
        return ElementSliders::tr("Chord");
    case 2:
        return ElementSliders::tr("Beat");
    case 3:
        return ElementSliders::tr("Type");
    case 4:
        return ElementSliders::tr("Pitch");
    case 5:
        return ElementSliders::tr("Duration");
    default:
        return ElementSliders::tr("Velocity");
    }
}

QColor elementColor(std::size_t element) {
    return seriesColor(int(element));
}

ElementSliders::ElementSliders(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Elements"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(4, 1);
    for (std::size_t e = 0; e < elementCount; ++e)
        addRow(e);
    setOtherPiece({});
}

void ElementSliders::addRow(std::size_t element) {
    auto* grid = static_cast<QGridLayout*>(layout());
    const int line = int(element);
    const QString title = elementTitle(element);
    Row& row = m_rows[element];

    row.lock = new QToolButton(this);
    row.lock->setCheckable(true);
    row.lock->setAutoRaise(true);
    row.lock->setIcon(glyph(Glyph::Unlocked));
    row.lock->setAccessibleName(tr("%1, locked").arg(title));
    row.lock->setToolTip(tr("Locked: presets, the pad and a reset leave this element alone"));
    grid->addWidget(row.lock, line, 0);
    grid->addWidget(new Patch(elementColor(element), this), line, 1);

    auto* label = new QLabel(title, this);
    grid->addWidget(label, line, 2);

    row.source = new QComboBox(this);
    row.source->setAccessibleName(tr("%1, source").arg(title));
    row.source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row.source->addItem(tr("Piece B"));
    for (int q = 1; q <= quadrantCount; ++q) {
        //: the mean of a quadrant's pieces, such as Q1
        row.source->addItem(quadrantName(q));
        row.source->setItemData(
            q, tr("The mean of the pieces in %1 (%2)").arg(quadrantName(q), quadrantWord(q)),
            Qt::ToolTipRole);
    }
    row.source->addItem(tr("Arousal"));
    row.source->addItem(tr("Valence"));
    row.source->setItemData(int(ElementSource::Arousal),
                            tr("Along the way from calm to excited pieces"), Qt::ToolTipRole);
    row.source->setItemData(int(ElementSource::Valence),
                            tr("Along the way from dark to bright pieces"), Qt::ToolTipRole);
    grid->addWidget(row.source, line, 3);

    row.amount = new Slider({}, rangeOf(ElementSource::Piece), Qt::Horizontal, this);
    row.amount->setName(tr("%1, amount").arg(title));
    label->setBuddy(row.amount);
    grid->addWidget(row.amount, line, 4);

    connect(row.lock, &QToolButton::toggled, this, [this, element](bool on) {
        ElementSetting setting = m_value[element];
        setting.locked = on;
        change(element, setting);
        if (!m_showing)
            Q_EMIT editingFinished();
    });
    connect(row.source, &QComboBox::currentIndexChanged, this, [this, element](int source) {
        ElementSetting setting = m_value[element];
        setting.source = ElementSource(std::max(0, source));
        change(element, setting);
        if (!m_showing)
            Q_EMIT editingFinished();
    });
    connect(row.amount, &Slider::valueChanged, this, [this, element](double amount) {
        ElementSetting setting = m_value[element];
        setting.amount = amount;
        change(element, setting);
    });
    connect(row.amount, &Slider::editingFinished, this, &ElementSliders::editingFinished);
}

void ElementSliders::setOtherPiece(const QString& title) {
    for (const Row& row : m_rows)
        row.source->setItemData(int(ElementSource::Piece),
                                title.isEmpty() ? tr("No piece B has been chosen") : title,
                                Qt::ToolTipRole);
}

void ElementSliders::change(std::size_t element, const ElementSetting& setting) {
    if (m_showing || admitted(setting) == m_value[element])
        return;
    m_value[element] = admitted(setting);
    showRow(element);
    Q_EMIT valueChanged(m_value);
}

void ElementSliders::setValue(const ElementSettings& value) {
    ElementSettings taken = value;
    for (ElementSetting& setting : taken)
        setting = admitted(setting);
    if (taken == m_value)
        return;
    m_value = taken;
    for (std::size_t e = 0; e < elementCount; ++e)
        showRow(e);
    Q_EMIT valueChanged(m_value);
}

void ElementSliders::setUnlocked(const ElementSettings& value) {
    ElementSettings taken = value;
    for (std::size_t e = 0; e < elementCount; ++e) {
        taken[e].locked = m_value[e].locked;
        if (m_value[e].locked)
            taken[e] = m_value[e];
    }
    setValue(taken);
}

void ElementSliders::showRow(std::size_t element) {
    const ElementSetting& setting = m_value[element];
    const Row& row = m_rows[element];
    m_showing = true;
    row.lock->setChecked(setting.locked);
    row.lock->setIcon(glyph(setting.locked ? Glyph::Lock : Glyph::Unlocked));
    row.source->setCurrentIndex(int(setting.source));
    row.amount->setRange(rangeOf(setting.source));
    row.amount->setValue(setting.amount);
    row.source->setEnabled(!setting.locked);
    row.amount->setEnabled(!setting.locked);
    m_showing = false;
}

} // namespace antiphon

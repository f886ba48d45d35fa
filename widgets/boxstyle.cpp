#include "widgets/boxstyle.h"

#include "widgets/theme.h"

#include <QStyleOption>

namespace antiphon {

namespace {

constexpr int fusionsShade = 140; ///< its frames are QPalette::Window, darker by this

/// What makes Fusion's frames as bright as the palette's disabled text.
QPalette framed(const QPalette& palette) {
    QPalette lit = palette;
    const QColor frame = palette.color(QPalette::Disabled, QPalette::Text);
    lit.setColor(QPalette::Window, frame.lighter(fusionsShade));
    return lit;
}

} // namespace

BoxStyle::BoxStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void BoxStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                             QPainter* painter, const QWidget* widget) const {
    if (option && schemeOf(option->palette) == Scheme::Dark) {
        const auto draw = [&](auto lit) {
            lit.palette = framed(lit.palette);
            QProxyStyle::drawPrimitive(element, &lit, painter, widget);
        };
        const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button && box)
            return draw(*button);
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && element == PE_FrameLineEdit)
            return draw(*frame);
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void BoxStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const {
    if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        box && control == CC_SpinBox && schemeOf(box->palette) == Scheme::Dark) {
        QStyleOptionSpinBox lit = *box;
        lit.palette = framed(box->palette);
        QProxyStyle::drawComplexControl(control, &lit, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace antiphon

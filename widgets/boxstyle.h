#pragma once

#include <QProxyStyle>

namespace antiphon {

/// Fusion, with boxes and fields whose frames are seen on dark grounds, too: Fusion draws them
/// darker than the window, which on a dark one leaves an empty box invisible. Their contrast to
/// both grounds is at least 3 : 1 in the dark palette; on light ones nothing differs.
class BoxStyle : public QProxyStyle {
public:
    BoxStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget = nullptr) const override;
};

} // namespace antiphon

#include "widgets/theme.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace antiphon {

namespace {

double luminance(const QColor& c) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

QColor withAlpha(QColor c, int alpha) {
    c.setAlpha(alpha);
    return c;
}

} // namespace

QPalette paletteOf(Scheme scheme) {
    const bool dark = scheme == Scheme::Dark;
    const QColor window = dark ? 0x26282c : 0xf2f2f3, base = dark ? 0x1b1d20 : 0xffffff;
    const QColor text = dark ? 0xe8e8ea : 0x1a1b1e, disabled = dark ? 0x8d9097 : 0x74777d;
    const QColor button = dark ? 0x34373c : 0xe6e7e9, accent = dark ? 0x2f72b8 : 0x1f66ad;
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, mix(base, window, 0.6));
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, disabled);
    p.setColor(QPalette::Button, button);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, dark ? Qt::white : Qt::black);
    p.setColor(QPalette::Light, dark ? button.lighter(130) : QColor(Qt::white));
    p.setColor(QPalette::Midlight, mix(button, dark ? Qt::white : Qt::white, dark ? 0.08 : 0.5));
    p.setColor(QPalette::Mid, dark ? 0x50545b : 0xb4b7bc);
    p.setColor(QPalette::Dark, dark ? 0x141517 : 0x8f9297);
    p.setColor(QPalette::Shadow, Qt::black);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, dark ? 0x76b3f2 : 0x1a5ba0);
    p.setColor(QPalette::LinkVisited, dark ? 0xbd9af0 : 0x6a3fa8);
    p.setColor(QPalette::ToolTipBase, dark ? 0x3a3d43 : 0xffffff);
    p.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, mix(window, text, 0.25));
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, base);
    return p;
}

Scheme schemeOf(const QPalette& palette) {
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text))
               ? Scheme::Dark
               : Scheme::Light;
}

namespace {

// Found by maximising the smallest OKLab distance between any two of them, as seen by the four
// kinds of eyes (Machado et al. 2009).
using Colors = std::array<QRgb, seriesColors>;

QColor colorOf(const Colors& colors, int index) {
    const int i = index % seriesColors;
    return QColor(colors[std::size_t(i < 0 ? i + seriesColors : i)]);
}

} // namespace

QColor seriesColor(int index) {
    // At luminances between 0.145 and 0.295.
    static constexpr Colors colors = {0xffb525b7, 0xff7a6b00, 0xffcf0076, 0xffa87aff,
                                      0xfffa4f89, 0xff339fb4, 0xffa008ff, 0xffaa8900};
    return colorOf(colors, index);
}

QColor kindColor(int index, Scheme scheme) {
    // At luminances between 0.15 and 0.72, and between 0.025 and 0.29.
    static constexpr Colors onDark = {0xff09bc9f, 0xffe32310, 0xfff8a8ff, 0xffcca003,
                                      0xffa839c0, 0xffd6e1bf, 0xff72f601, 0xfffc46ff};
    static constexpr Colors onLight = {0xff0500f9, 0xfffd5e16, 0xffa44fa2, 0xff022f52,
                                       0xffb41400, 0xff557efd, 0xff600101, 0xff5e00a1};
    return colorOf(scheme == Scheme::Dark ? onDark : onLight, index);
}

QPen seriesPen(int index, double width) {
    static constexpr std::array<Qt::PenStyle, 4> dashes = {Qt::SolidLine, Qt::DashLine,
                                                           Qt::DashDotLine, Qt::DotLine};
    const int i = std::abs(index);
    return QPen(seriesColor(i), width, dashes[std::size_t(i + i / seriesColors) % dashes.size()]);
}

Tones tonesOf(const QPalette& palette) {
    const bool dark = schemeOf(palette) == Scheme::Dark;
    Tones t;
    t.ground = palette.color(QPalette::Base);
    t.text = palette.color(QPalette::Text);
    t.faint = mix(t.ground, t.text, 0.66);
    t.grid = mix(t.ground, t.text, dark ? 0.16 : 0.13);
    t.data = dark ? 0x5aa0e6 : 0x2b6cb0;
    t.dataCore = dark ? 0xa3cdf7 : 0x123f70;
    t.selection = withAlpha(palette.color(QPalette::Highlight), dark ? 96 : 64);
    t.loop = withAlpha(dark ? 0x3fae7a : 0x168a56, dark ? 56 : 40);
    t.playhead = dark ? 0xffb454 : 0xc2410c;
    t.warning = dark ? 0xff7b6b : 0xb3261e;
    t.good = dark ? 0x5ecf93 : 0x137a48;
    return t;
}

QColor mix(const QColor& a, const QColor& b, double amountOfB) {
    const auto between = [amountOfB](float x, float y) { return float(x + (y - x) * amountOfB); };
    return QColor::fromRgbF(between(a.redF(), b.redF()), between(a.greenF(), b.greenF()),
                            between(a.blueF(), b.blueF()), between(a.alphaF(), b.alphaF()));
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

QColor inkOn(const QColor& ground) {
    return contrast(ground, Qt::white) >= contrast(ground, Qt::black) ? Qt::white : Qt::black;
}

} // namespace antiphon

#include "tests/testing.h"

#include "widgets/boxstyle.h"
#include "widgets/colormap.h"
#include "widgets/glyphs.h"
#include "widgets/labelstrip.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QStyleOption>

#include <array>
#include <cmath>

using namespace antiphon;

namespace {

using Rgb = std::array<double, 3>;

Rgb linear(const QColor& c) {
    const auto one = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {one(c.redF()), one(c.greenF()), one(c.blueF())};
}

/// Full deuteranopia, protanopia and tritanopia after Machado, Oliveira and Fernandes 2009.
Rgb seen(const Rgb& c, int eye) {
    static constexpr double m[4][3][3] = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                                          {{0.152286, 1.052583, -0.204868},
                                           {0.114503, 0.786281, 0.099216},
                                           {-0.003882, -0.048116, 1.051998}},
                                          {{0.367322, 0.860646, -0.227968},
                                           {0.280085, 0.672501, 0.047413},
                                           {-0.011820, 0.042940, 0.968881}},
                                          {{1.255528, -0.076749, -0.178779},
                                           {-0.078411, 0.930809, 0.147602},
                                           {0.004733, 0.691367, 0.303900}}};
    Rgb out{};
    for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t k = 0; k < 3; ++k)
            out[r] += m[eye][r][k] * c[k];
        out[r] = std::clamp(out[r], 0.0, 1.0);
    }
    return out;
}

Rgb okLab(const Rgb& c) {
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double distance(const QColor& a, const QColor& b, int eye) {
    const Rgb x = okLab(seen(linear(a), eye)), y = okLab(seen(linear(b), eye));
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

} // namespace

class GuiTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seriesColorsDiffer_data() {
        QTest::addColumn<int>("eye");
        QTest::addColumn<double>("atLeast");
        // The smallest step that the eye sees side by side is about 0.02.
        QTest::newRow("normal") << 0 << 0.10;
        QTest::newRow("protanopia") << 1 << 0.07;
        QTest::newRow("deuteranopia") << 2 << 0.07;
        QTest::newRow("tritanopia") << 3 << 0.06;
    }
    void seriesColorsDiffer() {
        QFETCH(int, eye);
        QFETCH(double, atLeast);
        for (int i = 0; i < seriesColors; ++i)
            for (int j = 0; j < i; ++j) {
                const double d = distance(seriesColor(i), seriesColor(j), eye);
                QVERIFY2(d >= atLeast,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(i).arg(j).arg(d)));
            }
    }

    /// Those of points lie further apart, and from the points that are of no kind.
    void kindColorsDiffer() {
        constexpr double atLeast[] = {0.18, 0.13, 0.13, 0.11};
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Tones t = tonesOf(paletteOf(scheme));
            const QColor none = mix(t.ground, t.text, 0.45);
            for (int i = 0; i < seriesColors; ++i) {
                QVERIFY(contrast(kindColor(i, scheme), t.ground) >= 3);
                for (int eye = 0; eye < 4; ++eye) {
                    QVERIFY(distance(kindColor(i, scheme), none, eye) >= 0.9 * atLeast[eye]);
                    for (int j = 0; j < i; ++j) {
                        const double d = distance(kindColor(i, scheme), kindColor(j, scheme), eye);
                        QVERIFY2(d >= atLeast[eye],
                                 qPrintable(QStringLiteral("%1 %2: %3").arg(i).arg(j).arg(d)));
                    }
                }
            }
        }
    }

    /// Those of labels fill cells with a number in them: 24 that differ, and the first eight also
    /// for other eyes.
    void labelColorsDiffer() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const QPalette palette = paletteOf(scheme);
            for (int i = 0; i < 24; ++i) {
                const QColor color = labelColor(i, palette);
                QVERIFY(contrast(color, inkOn(color)) >= 4.5);
                for (int j = 0; j < i; ++j)
                    for (int eye = 0; eye < (i / 8 == j / 8 ? 4 : 1); ++eye) {
                        const double d = distance(color, labelColor(j, palette), eye);
                        QVERIFY2(d >= (eye == 0 ? 0.12 : 0.07),
                                 qPrintable(QStringLiteral("%1 %2: %3").arg(i).arg(j).arg(d)));
                    }
            }
        }
    }

    void contrasts() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const QPalette p = paletteOf(scheme);
            QCOMPARE(schemeOf(p), scheme);
            const Tones t = tonesOf(p);
            for (int i = 0; i < seriesColors; ++i)
                QVERIFY(contrast(seriesColor(i), t.ground) >= 3);
            for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::Button}) {
                QVERIFY(contrast(p.color(ground), p.color(QPalette::Text)) >= 7);
                QVERIFY(contrast(p.color(ground), p.color(QPalette::Disabled, QPalette::Text)) >=
                        3);
            }
            QVERIFY(contrast(p.color(QPalette::Highlight), p.color(QPalette::HighlightedText)) >=
                    4.5);
            QVERIFY(contrast(t.ground, t.faint) >= 4.5);
            QVERIFY(contrast(p.color(QPalette::Window), t.faint) >= 4.5);
            for (const QColor& c : {t.data, t.dataCore, t.playhead, t.warning, t.good})
                QVERIFY(contrast(t.ground, c) >= 3);
        }
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(seriesColor(-1), seriesColor(seriesColors - 1));
    }

    /// Boxes that are not ticked and fields that are empty are seen on dark ground, on windows and
    /// in lists.
    void framesAreSeenOnDarkGround() {
        const BoxStyle style;
        const QPalette p = paletteOf(Scheme::Dark);
        const auto strongest = [](const QImage& image, const QColor& ground) {
            double most = 0;
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, contrast(image.pixelColor(x, image.height() / 2), ground));
            return most;
        };
        const auto drawn = [&](auto option, QStyle::PrimitiveElement element,
                               const QColor& ground) {
            QImage image(14, 14, QImage::Format_RGB32);
            image.fill(ground);
            QPainter painter(&image);
            option.rect = image.rect();
            option.palette = p;
            option.state = QStyle::State_Enabled | QStyle::State_Off;
            style.drawPrimitive(element, &option, &painter);
            painter.end();
            return strongest(image, ground);
        };
        for (const auto role : {QPalette::Window, QPalette::Base}) {
            const QColor ground = p.color(role);
            QStyleOptionFrame field;
            field.lineWidth = 1;
            QVERIFY(drawn(QStyleOptionButton(), QStyle::PE_IndicatorCheckBox, ground) >= 3);
            QVERIFY(drawn(QStyleOptionButton(), QStyle::PE_IndicatorRadioButton, ground) >= 3);
            QVERIFY(drawn(QStyleOptionViewItem(), QStyle::PE_IndicatorItemViewItemCheck, ground) >=
                    3);
            QVERIFY(drawn(field, QStyle::PE_FrameLineEdit, ground) >= 3);
        }
    }

    void colorMapIsEven() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const ColorMap& map = colorMapOf(scheme);
            const double first = lightnessOf(QColor(map[0])), last = lightnessOf(QColor(map[255]));
            QVERIFY(std::abs(last - first) > 0.7);
            // "Nothing" looks like the ground.
            QVERIFY(std::abs(first - lightnessOf(tonesOf(paletteOf(scheme)).ground)) < 0.06);
            const double step = (last - first) / 255;
            for (std::size_t i = 0; i < 256; ++i)
                QVERIFY(std::abs(lightnessOf(QColor(map[i])) - (first + step * double(i))) < 0.012);
        }
    }

    void glyphsAreDrawn() {
        QSet<QByteArray> pictures;
        for (const Glyph sign : {Glyph::Play, Glyph::Pause, Glyph::Stop, Glyph::Record, Glyph::Loop,
                                 Glyph::Reset, Glyph::Fold, Glyph::Unfold, Glyph::Search,
                                 Glyph::Warning, Glyph::Lock, Glyph::Close}) {
            const QImage image = glyph(sign).pixmap(32, 32).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            pictures.insert(
                QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), 12);
    }
};

QTEST_MAIN(GuiTheme)
#include "gui_theme.moc"

#include "tests/gui/gallery.h"
#include "tests/gui/looks.h"
#include "tests/testing.h"
#include "widgets/boxstyle.h"

#include <QApplication>

using namespace antiphon;
using testing::clippedTexts;
using testing::colorsIn;
using testing::drawAtTwiceTheScale;
using testing::LongTexts;
using testing::shotFolder;

/// Every widget drawn in light and dark, in English and in overlong texts. The pictures are kept in
/// the folder ANTIPHON_SHOTS where that is set.
class GuiLooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(paletteOf(Scheme::Light)); }

    void draw_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("overlong");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light-long") << false << true;
    }
    void draw() {
        QFETCH(bool, dark);
        QFETCH(bool, overlong);
        QApplication::setStyle(new BoxStyle);
        QApplication::setPalette(paletteOf(dark ? Scheme::Dark : Scheme::Light));
        LongTexts longTexts;
        if (overlong)
            QCoreApplication::installTranslator(&longTexts);
        for (auto& [name, widget] : testing::allWidgets()) {
            if (overlong && name != QStringLiteral("lanes"))
                widget->resize(widget->size().expandedTo(widget->minimumSizeHint()));
            widget->show();
            QCoreApplication::processEvents();
            const QImage image = widget->grab().toImage();
            QVERIFY2(colorsIn(image) > 5, qPrintable(name));
            QVERIFY(
                image.save(QStringLiteral("%1/%2-%3-%4.png")
                               .arg(shotFolder(), name, QString::fromUtf8(QTest::currentDataTag()))
                               .arg(qRound(widget->devicePixelRatioF() * 100))));
            const QStringList clipped = clippedTexts(*widget);
            QVERIFY2(clipped.isEmpty(), qPrintable(name + ": " + clipped.join("; ")));
        }
    }

    void paletteIsFollowedLive() {
        for (auto& [name, widget] : testing::allWidgets()) {
            QApplication::setPalette(paletteOf(Scheme::Light));
            widget->show();
            QCoreApplication::processEvents();
            const QImage light = widget->grab().toImage();
            QApplication::setPalette(paletteOf(Scheme::Dark));
            QCoreApplication::processEvents();
            const QImage dark = widget->grab().toImage();
            QApplication::setPalette(paletteOf(Scheme::Light));
            QCoreApplication::processEvents();
            const QImage again = widget->grab().toImage();
            if (again != light) {
                light.save(shotFolder() + QStringLiteral("/before.png"));
                again.save(shotFolder() + QStringLiteral("/after.png"));
                QFAIL(qPrintable(name + QStringLiteral(" differs after dark and back")));
            }
            // Most of the picture is ground.
            double lightSum = 0, darkSum = 0;
            for (int y = 0; y < light.height(); y += 5)
                for (int x = 0; x < light.width(); x += 5) {
                    lightSum += qGray(light.pixel(x, y));
                    darkSum += qGray(dark.pixel(x, y));
                }
            QVERIFY2(darkSum < 0.5 * lightSum, qPrintable(name));
        }
    }

    void atTwiceTheScale() {
        if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
            QSKIP("already scaled");
        const QByteArray faults = drawAtTwiceTheScale();
        QVERIFY2(faults.isEmpty(), faults.constData());
        const QImage one(shotFolder() + QStringLiteral("/lanes-light-100.png"));
        const QImage two(shotFolder() + QStringLiteral("/lanes-light-200.png"));
        QCOMPARE(two.width(), 2 * one.width());
        // Crisp: a picture that was blown up would have equal pairs of columns.
        int pairs = 0, different = 0;
        for (int y = 0; y < two.height(); y += 7)
            for (int x = 0; x + 1 < two.width(); x += 2, ++pairs)
                different += two.pixel(x, y) != two.pixel(x + 1, y);
        QVERIFY2(different > pairs / 50, qPrintable(QString::number(different)));
    }
};

QTEST_MAIN(GuiLooks)
#include "gui_looks.moc"

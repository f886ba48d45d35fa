#include "tests/testing.h"
#include "widgets/featurebars.h"
#include "widgets/rollthumbnail.h"
#include "widgets/theme.h"

#include <QApplication>

#include <cmath>

using namespace antiphon;

class GuiFeatureBars : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesOfAScale() {
        QCOMPARE(FeatureBars::share({QStringLiteral("a"), {}, 1, 3, 4}), 0.5);
        QCOMPARE(FeatureBars::share({QStringLiteral("a"), {}, 3, 1, 4}), -0.5);
        QCOMPARE(FeatureBars::share({QStringLiteral("a"), {}, 0, 9, 4}), 1.0);
        QCOMPARE(FeatureBars::share({QStringLiteral("a"), {}, 8, 6}), -0.25);
        QCOMPARE(FeatureBars::share({QStringLiteral("a"), {}, 0, 0}), 0.0);
        QCOMPARE(FeatureBars::share({QStringLiteral("a"), {}, std::nan(""), 1}), 0.0);
    }

    void numbersAreThere() {
        FeatureBars bars;
        bars.setChanges({{QStringLiteral("Velocity"), QStringLiteral("How loud"), 64, 88.5, 40, 1},
                         {QStringLiteral("Density"), {}, 5, 3.5},
                         {QStringLiteral("Polyphony"), {}, std::nan(""), 2}});
        const auto texts = [&](int row) {
            QStringList list;
            for (int c = 0; c < bars.columnCount(); ++c)
                list << bars.topLevelItem(row)->text(c);
            return list;
        };
        QCOMPARE(texts(0), (QStringList{"Velocity", "64.0", "88.5", "+24.5"}));
        QCOMPARE(bars.topLevelItem(0)->toolTip(3), QStringLiteral("How loud"));
        QCOMPARE(texts(1), (QStringList{"Density", "5.00", "3.50", "-1.50"}));
        QCOMPARE(texts(2), (QStringList{"Polyphony", QStringLiteral("–"), "2.00", ""}));
        bars.setChanges({});
        QCOMPARE(bars.topLevelItemCount(), 0);
    }

    void barsGoToTheirSide() {
        FeatureBars bars;
        bars.resize(400, 120);
        bars.show();
        const auto side = [&](double after) {
            bars.setChanges({{QStringLiteral("a"), {}, 0, after, 1}});
            QCoreApplication::processEvents();
            const QImage image = bars.viewport()->grab().toImage();
            const QRect row = bars.visualItemRect(bars.topLevelItem(0));
            const QRect cell(bars.columnViewportPosition(3), row.top(), bars.columnWidth(3),
                             row.height());
            int left = 0, right = 0;
            for (int x = cell.left() + 4; x < cell.right() - 4; ++x)
                if (QColor(image.pixel(x, cell.bottom() - 5)).saturation() > 40)
                    ++(x < cell.center().x() ? left : right);
            return right - left;
        };
        QVERIFY(side(1) > 40);
        QVERIFY(side(-1) < -40);
        QVERIFY(std::abs(side(0)) < 4);
    }

    void thumbnailShowsTheNotes() {
        const QPalette light = paletteOf(Scheme::Light), dark = paletteOf(Scheme::Dark);
        const QSize size(64, 32);
        const auto ink = [&](const QImage& image, QRect part) {
            int n = 0;
            for (int y = part.top(); y <= part.bottom(); ++y)
                for (int x = part.left(); x <= part.right(); ++x)
                    n += image.pixel(x, y) != QColor(light.color(QPalette::Base)).rgb();
            return n;
        };
        const QRect all({0, 0}, size);
        QCOMPARE(ink(rollThumbnail({}, size, light), all), 0);
        // A low note first, then a high one.
        const std::vector<RollNote> notes = {{3, 4, 40, 100, 0}, {4, 5, 80, 100, 0}};
        const QImage image = rollThumbnail(notes, size, light);
        QVERIFY(ink(image, {0, 16, 32, 16}) >= 31);
        QVERIFY(ink(image, {32, 0, 32, 16}) >= 31);
        QCOMPARE(ink(image, {0, 0, 32, 16}), 0);
        QCOMPARE(ink(image, {32, 16, 32, 16}), 0);
        QVERIFY(rollThumbnail(notes, size, dark) != image);
        QCOMPARE(rollThumbnail(notes, size, light, 2).size(), size * 2);
        // The same to the ear at another time is the same picture.
        QCOMPARE(rollThumbnail(std::vector<RollNote>{{0, 1, 40, 100, 0}, {1, 2, 80, 100, 0}}, size,
                               light),
                 image);
    }

    void thumbnailsAreKept() {
        const QPalette light = paletteOf(Scheme::Light);
        const std::vector<RollNote> notes = {{0, 1, 60, 90, 0}};
        RollThumbnails kept(2);
        QVERIFY(!kept.find(QStringLiteral("a"), {32, 16}, light, 1));
        QCOMPARE(kept.draw(QStringLiteral("a"), notes, {32, 16}, light, 1).size(), QSize(32, 16));
        QVERIFY(kept.find(QStringLiteral("a"), {32, 16}, light, 1));
        QVERIFY(!kept.find(QStringLiteral("a"), {48, 16}, light, 1));
        QVERIFY(!kept.find(QStringLiteral("a"), {32, 16}, paletteOf(Scheme::Dark), 1));
        kept.draw(QStringLiteral("b"), notes, {32, 16}, light, 1);
        kept.draw(QStringLiteral("c"), notes, {32, 16}, light, 1);
        QVERIFY(!kept.find(QStringLiteral("a"), {32, 16}, light, 1));
        QVERIFY(kept.find(QStringLiteral("c"), {32, 16}, light, 1));
    }
};

QTEST_MAIN(GuiFeatureBars)
#include "gui_featurebars.moc"

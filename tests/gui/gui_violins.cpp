#include "tests/testing.h"
#include "widgets/violins.h"

using namespace antiphon;

namespace {

ViolinShape triangle(double middle, double width, std::size_t count) {
    return {count,
            middle,
            middle - width / 2,
            middle + width / 2,
            middle - width,
            middle + width,
            {middle - width, middle, middle + width},
            {0, 1, 0}};
}

} // namespace

class GuiViolins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOut() {
        ViolinPlot plot;
        plot.setGroups(
            QStringLiteral("Tempo"), QStringLiteral("bpm"),
            {{QStringLiteral("Q1"), 0, triangle(96, 20, 1204)}, {QStringLiteral("Q2"), 1, {}}});
        QCOMPARE(plot.slotCount(), std::size_t(2));
        QCOMPARE(plot.accessibleName(), QStringLiteral("Tempo"));
        QCOMPARE(plot.readOut(0),
                 QStringLiteral("Q1: median 96 bpm, half within 86 bpm to 106 bpm, "
                                "1204 value(s)"));
        QCOMPARE(plot.readOut(1), QStringLiteral("Q2: no values"));
        QVERIFY(plot.accessibleDescription().contains(plot.readOut(0)));
        plot.setSetNames(QStringLiteral("then"), QStringLiteral("now"));
        plot.setGroups({}, {}, {{QStringLiteral("Q1"), 0, triangle(1, 1, 3), triangle(2, 1, 4)}});
        QVERIFY(plot.readOut(0).startsWith(QStringLiteral("Q1, then: median 1,")));
        QVERIFY(plot.readOut(0).contains(QStringLiteral("now: median 2,")));
    }

    void keysGoThroughTheGroups() {
        ViolinPlot plot;
        plot.setGroups(QStringLiteral("Velocity"), {},
                       {{QStringLiteral("a"), 0, triangle(1, 1, 2)},
                        {QStringLiteral("b"), 1, triangle(2, 1, 2)}});
        plot.show();
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.accessibleDescription(), plot.readOut(0));
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.accessibleDescription(), plot.readOut(1));
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.accessibleDescription(), plot.readOut(0));
    }

    void slotsShareTheWidth() {
        ViolinPlot plot;
        plot.resize(400, 200);
        QVERIFY(!plot.slotAt({200, 100}));
        plot.setGroups({}, {}, {{QStringLiteral("a"), 0, {}}, {QStringLiteral("b"), 1, {}}});
        QCOMPARE(plot.slotAt({120, 100}), std::optional<std::size_t>(0));
        QCOMPARE(plot.slotAt({380, 100}), std::optional<std::size_t>(1));
        QVERIFY(!plot.slotAt({5, 100}));   // the axis
        QVERIFY(!plot.slotAt({120, 199})); // the names
    }

    /// The outline is as wide as the density, the higher value is the higher point.
    void outlineIsTheDensity() {
        ViolinPlot plot;
        plot.resize(300, 300);
        ViolinShape shape = triangle(0, 1, 9);
        plot.setGroups({}, {}, {{QStringLiteral("a"), 0, shape}});
        plot.show();
        const auto colored = [&](int y) {
            const QImage image = plot.grab().toImage();
            int n = 0;
            for (int x = 60; x < image.width() - 10; ++x)
                n += QColor(image.pixel(x, y)).saturation() > 30;
            return n;
        };
        const int widest = colored(150);
        QVERIFY(widest > 20);
        QVERIFY(colored(90) < widest * 3 / 4);
        QVERIFY(colored(90) > 0);
        shape.density = {0, 0.1, 1}; // the upper end is the widest
        plot.setGroups({}, {}, {{QStringLiteral("a"), 0, shape}});
        QVERIFY(colored(60) > colored(200));
    }

    void sharesAreBars() {
        ShareBars bars;
        bars.setGroups(QStringLiteral("Chords"), {QStringLiteral("M"), QStringLiteral("m")},
                       {{QStringLiteral("Q1"), 0, {0.75, 0.25}},
                        {QStringLiteral("Q2"), 1, {0.5}, {0.125, 0.875}}});
        QCOMPARE(bars.slotCount(), std::size_t(2));
        QCOMPARE(bars.readOut(0), QStringLiteral("M: Q1 75.0 %, Q2 12.5 % to 50.0 %"));
        QCOMPARE(bars.readOut(1), QStringLiteral("m: Q1 25.0 %, Q2 87.5 % to 0.0 %"));
        bars.resize(300, 200);
        bars.show();
        const QImage first = bars.grab().toImage();
        bars.setGroups(QStringLiteral("Chords"), {QStringLiteral("M"), QStringLiteral("m")},
                       {{QStringLiteral("Q1"), 0, {0.25, 0.75}}});
        QVERIFY(bars.grab().toImage() != first);
    }
};

QTEST_MAIN(GuiViolins)
#include "gui_violins.moc"

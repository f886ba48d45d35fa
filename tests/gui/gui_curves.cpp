#include "tests/gui/samples.h"
#include "tests/testing.h"
#include "widgets/curves.h"
#include "widgets/slider.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QWheelEvent>
#include <QXmlStreamReader>

using namespace antiphon;

namespace {

std::shared_ptr<const Curve> line(int points, double from, double slope, double start = 1.7e9) {
    auto curve = std::make_shared<Curve>();
    for (int i = 0; i < points; ++i)
        curve->add(10 * i, start + i, from + slope * i);
    return curve;
}

CurvesView::Run run(std::int64_t id, double from = 1) {
    return {id,
            QStringLiteral("run %1").arg(id),
            int(id),
            true,
            {{"eval/reward", line(20, 5 * from, 0.5, 1.7e9 + 100)},
             {"train/loss", line(101, from, 0.01)}}};
}

struct Shown {
    explicit Shown(int runs = 2) {
        view.resize(800, 600);
        view.setStyle({.smoothing = 0});
        for (int i = 1; i <= runs; ++i)
            view.setRun(run(i, i));
        view.show();
        settle();
    }
    void settle() {
        QCoreApplication::processEvents();
        view.refreshNow();
        QCoreApplication::processEvents();
    }
    CurveChart& loss() { return *view.chart(QStringLiteral("train/loss")); }
    CurveChart& reward() { return *view.chart(QStringLiteral("eval/reward")); }
    QPoint pixelAt(CurveChart& chart, double x, double y) {
        return {qRound(chart.xAxis->coordToPixel(x)), qRound(chart.yAxis->coordToPixel(y))};
    }
    static void point(QWidget& at, QPoint pos) {
        QMouseEvent move(QEvent::MouseMove, pos, at.mapToGlobal(pos), Qt::NoButton, Qt::NoButton,
                         {});
        QApplication::sendEvent(&at, &move);
    }
    static void wheel(QWidget& at, QPoint pos, int turn, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(pos, at.mapToGlobal(pos), {}, {0, turn}, Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&at, &event);
    }
    CurvesView view;
};

bool near(double a, double b, double within) {
    return std::abs(a - b) <= within;
}

} // namespace

class GuiCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChartAMetric() {
        Shown s;
        QCOMPARE(s.view.charts().size(), std::size_t(2));
        QCOMPARE(s.view.charts()[0]->tag(), QStringLiteral("eval/reward"));
        QCOMPARE(s.loss().curves().size(), std::size_t(2));
        QVERIFY(s.loss().xAxis->range().contains(0) && s.loss().xAxis->range().contains(1000));
        QVERIFY(s.loss().yAxis->range().contains(1) && s.loss().yAxis->range().contains(3));
        // Colour and dash of their own; a hidden run leaves the charts.
        QVERIFY(seriesPen(1, 1).color() != seriesPen(2, 1).color());
        std::set<std::pair<QRgb, Qt::PenStyle>> looks;
        for (int i = 0; i < 32; ++i)
            looks.emplace(seriesPen(i, 1).color().rgb(), seriesPen(i, 1).style());
        QCOMPARE(looks.size(), std::size_t(32));
        CurvesView::Run hidden = run(2, 2);
        hidden.shown = false;
        s.view.setRun(hidden);
        s.settle();
        QCOMPARE(s.loss().curves().size(), std::size_t(1));
        QVERIFY(s.loss().yAxis->range().upper < 2.5);
        s.view.removeRun(1);
        s.settle();
        QVERIFY(s.view.charts().empty());
    }

    /// What comes while it is hidden is seen as soon as it is shown.
    void filledWhenItIsShown() {
        QTabWidget tabs;
        auto* view = new CurvesView;
        tabs.addTab(new QWidget, QStringLiteral("front"));
        tabs.addTab(view, QStringLiteral("behind"));
        tabs.resize(800, 600);
        tabs.show();
        QTest::qWait(50);
        view->setRun(run(1));
        QTest::qWait(200);
        tabs.setCurrentIndex(1);
        QTRY_COMPARE(view->charts().size(), std::size_t(2));
        for (const CurveChart* chart : view->charts())
            QTRY_COMPARE(chart->curves().size(), std::size_t(1));
    }

    void followsNewDataUntilSomebodyZooms() {
        Shown s(1);
        CurvesView::Run more = run(1);
        more.tags[1].curve = line(201, 1, 0.01);
        s.view.setRun(more);
        s.settle();
        QVERIFY(s.loss().xAxis->range().contains(2000));
        const QPoint at = s.pixelAt(s.loss(), 500, 1.5);
        Shown::wheel(s.loss(), at, 240);
        s.settle();
        // What is under the pointer stays there, and the other chart shows the same steps.
        QVERIFY(near(s.loss().xAxis->coordToPixel(500), at.x(), 1));
        QVERIFY(near(s.loss().yAxis->coordToPixel(1.5), at.y(), 1));
        const QCPRange zoomed = s.loss().xAxis->range();
        QVERIFY(zoomed.size() < 1500);
        QCOMPARE(s.reward().xAxis->range(), zoomed);
        more.tags[1].curve = line(301, 1, 0.01);
        s.view.setRun(more);
        s.settle();
        QCOMPARE(s.loss().xAxis->range(), zoomed);
        Shown::wheel(s.loss(), at, 120, Qt::ShiftModifier);
        QVERIFY(s.loss().xAxis->range().lower < zoomed.lower);
        QTest::mouseDClick(&s.loss(), Qt::LeftButton, {}, at);
        s.settle();
        QVERIFY(s.loss().xAxis->range().contains(3000));
        QVERIFY(s.reward().xAxis->range().contains(0));
    }

    void everythingByKeyboard() {
        Shown s;
        s.view.activateWindow();
        s.loss().setFocus();
        const QCPRange all = s.loss().xAxis->range();
        QTest::keyClick(&s.loss(), Qt::Key_Plus);
        QVERIFY(s.loss().xAxis->range().size() < all.size());
        QTest::keyClick(&s.loss(), Qt::Key_0);
        s.settle();
        QCOMPARE(s.loss().xAxis->range(), all);
        QTest::keyClick(&s.loss(), Qt::Key_Right, Qt::ControlModifier);
        const auto first = s.loss().readout(9);
        QCOMPARE(first.size(), std::size_t(2));
        QVERIFY(s.loss().accessibleDescription().contains(QStringLiteral("run 2")));
        QTest::keyClick(&s.loss(), Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(s.loss().readout(9)[0].value > first[0].value);
        QTest::keyClick(&s.loss(), Qt::Key_Escape);
        QVERIFY(s.loss().readout(9).empty());
        QVERIFY(s.loss().accessibleDescription().isEmpty());
    }

    void readsOutOnAllCharts() {
        Shown s;
        Shown::point(s.loss(), s.pixelAt(s.loss(), 100, 1.1));
        const auto lines = s.loss().readout(9);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].run, std::int64_t(2)); // the higher one
        QVERIFY(near(lines[0].value, 2.1, 0.02));
        QVERIFY(near(lines[1].value, 1.1, 0.02));
        QVERIFY(near(s.reward().readout(9)[1].value, 10, 0.3));
        // Where only few fit: what is next to the pointer, and what is highlighted.
        QCOMPARE(s.loss().readout(1)[0].run, std::int64_t(1));
        s.view.setHighlighted({2});
        QCOMPARE(s.loss().readout(1)[0].run, std::int64_t(2));
        // Beyond its end a curve has no value.
        Shown::point(s.loss(), s.pixelAt(s.loss(), 600, 1.6));
        QVERIFY(s.reward().readout(9).empty());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&s.loss(), &leave);
        QVERIFY(s.loss().readout(9).empty());
    }

    void smoothing() {
        Shown s(0);
        CurvesView::Run noisy{1, QStringLiteral("noisy"), 0, true, {}};
        auto curve = std::make_shared<Curve>();
        for (int i = 0; i < 400; ++i)
            curve->add(i, 1.7e9 + i, i % 2 ? 10 : 0);
        noisy.tags = {{"x", curve}};
        s.view.setRun(noisy);
        s.settle();
        CurveChart& chart = *s.view.chart(QStringLiteral("x"));
        QVERIFY(chart.yAxis->range().upper > 9.9);
        QSignalSpy changed(&s.view, &CurvesView::styleChanged);
        auto* slider = s.view.findChild<Slider*>();
        slider->setValue(0.99);
        QCOMPARE(changed.size(), 1);
        s.settle();
        QVERIFY(chart.yAxis->range().upper < 9);
        Shown::point(chart, s.pixelAt(chart, 399, 5));
        QVERIFY(near(chart.readout(1)[0].value, 5, 0.1));
        QCOMPARE(chart.readout(1)[0].raw, 10.0);
    }

    void aConstantStaysFlat() {
        Shown s(0);
        s.view.setStyle({.smoothing = 0.6});
        CurvesView::Run constant = run(1);
        constant.tags = {{"x", line(400, 6000, 0)}};
        s.view.setRun(constant);
        s.settle();
        const QCPRange values = s.view.chart(QStringLiteral("x"))->yAxis->range();
        QVERIFY(values.lower < 5500 && values.upper > 6500);
    }

    void axes() {
        Shown s;
        auto* axis = s.view.findChild<QComboBox*>();
        axis->setCurrentIndex(1);
        s.settle();
        // Relative to the run's beginning: the evaluation began 100 s later.
        QVERIFY(near(s.loss().xAxis->range().upper, 101, 1));
        QVERIFY(near(s.reward().xAxis->range().lower, 99.8, 1));
        axis->setCurrentIndex(2);
        s.settle();
        QVERIFY(near(s.loss().xAxis->range().lower, 1.7e9, 2));
        axis->setCurrentIndex(0);
        s.view.findChild<QCheckBox*>()->click();
        s.settle();
        QCOMPARE(s.loss().yAxis->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(s.loss().yAxis->range().lower > 0.5);
        // Values that have no logarithm are a gap, not a fault.
        CurvesView::Run low = run(3);
        low.tags[1].curve = line(100, -1, 0.02);
        s.view.setRun(low);
        s.settle();
        QVERIFY(s.loss().yAxis->range().lower > 0);
        QVERIFY(std::isfinite(s.loss().yAxis->range().upper));
        QVERIFY(!s.loss().grab().isNull());
    }

    void filters() {
        Shown s;
        QTest::keyClicks(s.view.findChild<QLineEdit*>(), QStringLiteral("LOSS"));
        s.settle();
        QCOMPARE(s.view.charts().size(), std::size_t(1));
        s.view.setTagFilter(QString());
        CurvesView::Run many{9, QStringLiteral("many"), 0, true, {}};
        for (int i = 100; i < 200; ++i)
            many.tags.push_back({"m" + std::to_string(i), line(3, 0, 1)});
        s.view.setRun(many);
        s.settle();
        QVERIFY(s.view.charts().size() < 60);
        QVERIFY(s.view.charts().size() > 20);
    }

    void exports() {
        Shown s;
        const QImage picture = QImage::fromData(s.loss().png());
        QVERIFY(picture.width() >= 2 * s.loss().sizeHint().width());
        QSet<QRgb> colors;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                colors.insert(picture.pixel(x, y));
        QVERIFY(colors.contains(seriesColor(1).rgb()));
        QXmlStreamReader svg(s.loss().svg());
        int paths = 0;
        while (!svg.atEnd())
            paths +=
                svg.readNext() == QXmlStreamReader::StartElement &&
                (svg.name() == QLatin1String("polyline") || svg.name() == QLatin1String("path"));
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QVERIFY(paths > 2);
        const std::vector<NamedCurve> named = s.loss().namedCurves();
        QCOMPARE(named.size(), std::size_t(2));
        QCOMPARE(named[0].name, std::string("run 1"));
        QCOMPARE(named[0].curve->points().size(), std::size_t(101));
        // The menu asks for them, by mouse and by key.
        QSignalSpy wanted(&s.view, &CurvesView::exportWanted);
        s.loss().parentWidget()->findChild<QToolButton*>()->click();
        auto* menu = s.view.findChild<QMenu*>();
        QVERIFY(menu);
        menu->actions()[2]->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].toString(), QStringLiteral("csv"));
        menu->close();
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&s.loss(), &key);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QApplication::activePopupWidget()->close();
    }

    void followsThePalette() {
        Shown s;
        QApplication::setPalette(paletteOf(Scheme::Light));
        s.settle();
        const QImage light = s.loss().grab().toImage();
        QApplication::setPalette(paletteOf(Scheme::Dark));
        s.settle();
        const QImage dark = s.loss().grab().toImage();
        QVERIFY(qGray(light.pixel(5, 5)) > 200 && qGray(dark.pixel(5, 5)) < 80);
        QApplication::setPalette(paletteOf(Scheme::Light));
        s.settle();
        QCOMPARE(s.loss().grab().toImage(), light);
    }

    void emptyAndOddCurves() {
        Shown s(0);
        QVERIFY(s.view.charts().empty());
        s.view.setEmptyText(QStringLiteral("Start something"));
        const auto labels = s.view.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text() == QStringLiteral("Start something") && label->isVisible();
        }));
        auto nothing = std::make_shared<Curve>();
        nothing->add(0, 0, std::numeric_limits<double>::quiet_NaN());
        s.view.setRun(
            {1,
             QStringLiteral("odd"),
             0,
             true,
             {{"empty", std::make_shared<Curve>()}, {"nan", nothing}, {"one", line(1, 3, 0)}}});
        s.settle();
        QCOMPARE(s.view.charts().size(), std::size_t(3));
        for (CurveChart* chart : s.view.charts()) {
            QVERIFY(!chart->grab().isNull());
            QVERIFY(std::isfinite(chart->xAxis->range().lower));
            QVERIFY(chart->yAxis->range().size() > 0);
        }
        const CurveChart& one = *s.view.chart(QStringLiteral("one"));
        QVERIFY(one.yAxis->range().contains(3));
    }
};

QTEST_MAIN(GuiCurves)
#include "gui_curves.moc"

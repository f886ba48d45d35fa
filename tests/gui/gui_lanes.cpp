#include "tests/gui/samples.h"
#include "tests/testing.h"

#include <QSignalSpy>
#include <QWheelEvent>

using namespace antiphon;

namespace {

void wheel(QWidget& w, QPointF at, int turns, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, w.mapToGlobal(at), {}, {0, 120 * turns}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&w, &event);
}

void drag(QWidget& w, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
          Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&w, button, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
        const QPointF at = QPointF(from) + QPointF(to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, at, w.mapToGlobal(at), Qt::NoButton, button, modifiers);
        QCoreApplication::sendEvent(&w, &move);
    }
    QTest::mouseRelease(&w, button, modifiers, to);
}

} // namespace

class GuiLanes : public QObject {
    Q_OBJECT

    std::unique_ptr<TimeAxis> axis;
    std::unique_ptr<WaveformView> wave;

    int xOf(double t) const { return qRound(wave->xAt(t)); }

private Q_SLOTS:
    void init() {
        axis = std::make_unique<TimeAxis>();
        axis->setLength(100);
        wave = std::make_unique<WaveformView>(axis.get());
        wave->setSource(testing::soundSource(100));
        wave->resize(1000 + wave->gutter(), 120);
        wave->show();
        QVERIFY(QTest::qWaitForWindowExposed(wave.get()));
    }
    void cleanup() {
        wave.reset();
        axis.reset();
    }

    void axisClamps() {
        axis->setVisible({-50, 20});
        QCOMPARE(axis->visible(), (TimeSpan{0, 70}));
        axis->setVisible({40, 40});
        QVERIFY(std::abs(axis->visible().length() - 1e-4) < 1e-12);
        axis->setSelection(TimeSpan{120, 90});
        QCOMPARE(*axis->selection(), (TimeSpan{90, 100}));
        axis->setLength(50);
        QVERIFY(!axis->selection());
        QVERIFY(axis->visible().end <= 50);
        axis->setLength(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(axis->length(), 0.0);
        axis->zoom(2, 1);
        axis->pan(1);
        QCOMPARE(axis->visible(), (TimeSpan{0, 0}));
    }

    void wheelZoomsAtThePointer() {
        const QPointF at(wave->xAt(25), 50);
        wheel(*wave, at, 5);
        QVERIFY(axis->visible().length() < 40);
        QVERIFY(std::abs(wave->secondsAt(at.x()) - 25) < 1e-9);
        const double start = axis->visible().start;
        wheel(*wave, at, -1, Qt::ShiftModifier);
        QVERIFY(axis->visible().start > start);
        wheel(*wave, at, -50);
        QCOMPARE(axis->visible(), (TimeSpan{0, 100}));
        wheel(*wave, at, 3, Qt::AltModifier);
        QVERIFY(wave->amplitudeZoom() > 1.5);
        QCOMPARE(axis->visible(), (TimeSpan{0, 100}));
    }

    void dragSelectsAndClickSeeks() {
        QSignalSpy seeks(axis.get(), &TimeAxis::seekRequested);
        drag(*wave, {xOf(60), 40}, {xOf(20), 60});
        QVERIFY(axis->selection());
        QVERIFY(std::abs(axis->selection()->start - 20) < 0.2);
        QVERIFY(std::abs(axis->selection()->end - 60) < 0.2);
        QCOMPARE(seeks.count(), 0);
        QTest::mouseClick(wave.get(), Qt::LeftButton, Qt::ShiftModifier, {xOf(80), 40});
        QVERIFY(std::abs(axis->selection()->start - 20) < 0.2);
        QVERIFY(std::abs(axis->selection()->end - 80) < 0.2);
        QTest::mouseClick(wave.get(), Qt::LeftButton, {}, {xOf(30), 40});
        QVERIFY(!axis->selection());
        QCOMPARE(seeks.count(), 1);
        QVERIFY(std::abs(seeks[0][0].toDouble() - 30) < 0.2);
        QVERIFY(std::abs(axis->cursor() - 30) < 0.2);
    }

    void middleDragPans() {
        axis->setVisible({40, 60});
        drag(*wave, {xOf(50), 40}, {xOf(45), 40}, {}, Qt::MiddleButton);
        QVERIFY(std::abs(axis->visible().start - 45) < 0.1);
        QVERIFY(!axis->selection());
    }

    void doubleClickAuditions() {
        QSignalSpy auditions(axis.get(), &TimeAxis::auditionRequested);
        QTest::mouseDClick(wave.get(), Qt::LeftButton, {}, {xOf(50), 40});
        QCOMPARE(auditions.count(), 1);
        QCOMPARE(auditions[0][0].value<TimeSpan>(), (TimeSpan{0, 100}));
        axis->setSelection(TimeSpan{40, 60});
        QTest::mouseDClick(wave.get(), Qt::LeftButton, {}, {xOf(50), 40});
        QCOMPARE(auditions.last()[0].value<TimeSpan>(), (TimeSpan{40, 60}));
    }

    void keyboardTwins() {
        wave->setFocus();
        axis->setCursor(50);
        QTest::keyClick(wave.get(), Qt::Key_Right);
        const double step = axis->cursor() - 50;
        QVERIFY(step > 0);
        QTest::keyClick(wave.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(wave.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(axis->selection());
        QVERIFY(std::abs(axis->selection()->length() - 2 * step) < 1e-9);
        // Back over the anchor.
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(wave.get(), Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(std::abs(axis->selection()->length() - step) < 1e-9);
        QVERIFY(std::abs(axis->selection()->start - 50) < 1e-9);
        QSignalSpy auditions(axis.get(), &TimeAxis::auditionRequested);
        QTest::keyClick(wave.get(), Qt::Key_Return);
        QCOMPARE(auditions.count(), 1);
        QTest::keyClick(wave.get(), Qt::Key_Escape);
        QVERIFY(!axis->selection());
        QTest::keyClick(wave.get(), Qt::Key_Plus);
        QVERIFY(axis->visible().length() < 70);
        QVERIFY(axis->visible().contains(axis->cursor()));
        const double start = axis->visible().start;
        QTest::keyClick(wave.get(), Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(axis->visible().start > start);
        QTest::keyClick(wave.get(), Qt::Key_0);
        QCOMPARE(axis->visible(), (TimeSpan{0, 100}));
        QTest::keyClick(wave.get(), Qt::Key_End);
        QCOMPARE(axis->cursor(), 100.0);
        QTest::keyClick(wave.get(), Qt::Key_Up);
        QVERIFY(wave->amplitudeZoom() > 1);
    }

    void lanesScrollTogether() {
        WaveformView other(axis.get());
        other.resize(wave->size());
        wheel(*wave, QPointF(wave->xAt(25), 10), 4);
        QCOMPARE(other.secondsAt(400), wave->secondsAt(400));
        TimeScrollBar bar(axis.get());
        bar.setValue(bar.maximum());
        QVERIFY(std::abs(axis->visible().end - 100) < 1e-3);
    }

    void rulerSetsTheLoop() {
        TimeRuler ruler(axis.get());
        ruler.resize(wave->width(), ruler.sizeHint().height());
        drag(ruler, {xOf(20), 5}, {xOf(40), 5});
        QVERIFY(axis->loop());
        QVERIFY(std::abs(axis->loop()->start - 20) < 0.2 && std::abs(axis->loop()->end - 40) < 0.2);
        QVERIFY(!axis->selection());
        QTest::keyClick(&ruler, Qt::Key_L);
        QVERIFY(!axis->loop());
        axis->setSelection(TimeSpan{5, 6});
        QTest::keyClick(&ruler, Qt::Key_L);
        QCOMPARE(*axis->loop(), (TimeSpan{5, 6}));
    }

    /// A moving playhead must not redraw the sound, and repaints a few columns only.
    void playheadRepaintsAStrip() {
        axis->setPlayhead(10);
        QCoreApplication::processEvents();
        const auto before = wave->paintCount();
        for (int i = 1; i <= 20; ++i) {
            axis->setPlayhead(10 + i * 0.1);
            QCoreApplication::processEvents();
        }
        const auto after = wave->paintCount();
        QCOMPARE(after.content, before.content);
        const qint64 pixels = after.overlayPixels - before.overlayPixels;
        QVERIFY(pixels > 0);
        QVERIFY2(pixels <= 20 * 20 * wave->height(), qPrintable(QString::number(pixels)));
    }

    void viewFollowsThePlayhead() {
        axis->setVisible({0, 10});
        axis->setPlayhead(9.9);
        axis->setPlayhead(10.1);
        QVERIFY(axis->visible().start > 5);
        // But not when the user looks elsewhere.
        axis->setVisible({50, 60});
        axis->setPlayhead(10.3);
        QCOMPARE(axis->visible(), (TimeSpan{50, 60}));
    }

    /// What is asked of the source is as much as there are pixels, at any zoom.
    void costIsPixels() {
        WaveformSource source = testing::soundSource(3 * 3600.0, 1);
        int columns = 0, most = 0, samples = 0;
        source.peaks = [&, inner = source.peaks](int c, std::int64_t a, std::int64_t b, int n) {
            columns += n;
            most = std::max(most, n);
            return inner(c, a, b, n);
        };
        source.samples = [&, inner = source.samples](int c, std::int64_t a, std::int64_t b) {
            samples += int(b - a);
            return inner(c, a, b);
        };
        axis->setLength(3 * 3600);
        wave->setSource(source);
        for (const double length : {10800.0, 100.0, 1.0, 0.01, 0.001}) {
            columns = samples = 0;
            axis->setVisible({5000, 5000 + length});
            QCoreApplication::processEvents();
            const double pixels = wave->plot().width() * wave->devicePixelRatioF();
            QVERIFY(columns + samples > 0);
            QVERIFY2(columns + samples <= 2 * pixels + 10, qPrintable(QString::number(length)));
        }
        QVERIFY(samples > 0); // single samples were drawn as such
    }

    /// More of the file becomes known: only that part is asked for again.
    void streamingRepaintsWhatCame() {
        WaveformSource source = testing::soundSource(100, 1);
        auto known = std::make_shared<double>(30);
        std::vector<std::pair<double, double>> asked;
        source.peaks = [&, known, inner = source.peaks](int c, std::int64_t a, std::int64_t b,
                                                        int n) {
            asked.push_back({double(a) / 8000, double(b) / 8000});
            auto columns = inner(c, a, b, n);
            const double perColumn = double(b - a) / 8000 / n;
            for (int i = 0; i < n; ++i)
                if (double(a) / 8000 + (i + 1) * perColumn > *known)
                    columns[std::size_t(i)] = PeakColumn{};
            return columns;
        };
        wave->setSource(source);
        QCoreApplication::processEvents();
        const QImage before = wave->grab().toImage();
        asked.clear();
        *known = 40;
        wave->dataChanged({30, 40});
        QCoreApplication::processEvents();
        QCOMPARE(asked.size(), std::size_t(1));
        QVERIFY(asked[0].first > 29 && asked[0].second < 41);
        const QImage after = wave->grab().toImage();
        const double ratio = after.devicePixelRatio();
        const auto same = [&](double t) {
            const int x = int(xOf(t) * ratio);
            for (int y = 0; y < after.height(); ++y)
                if (before.pixel(x, y) != after.pixel(x, y))
                    return false;
            return true;
        };
        QVERIFY(same(10) && same(60));
        QVERIFY(!same(35));
    }

    void emptyAndOddSources() {
        wave->setSource({});
        wave->grab();
        WaveformSource shortAnswer = testing::soundSource(100, 1);
        shortAnswer.peaks = [](int, std::int64_t, std::int64_t, int) {
            return std::vector<PeakColumn>(3);
        };
        wave->setSource(shortAnswer);
        wave->grab();
        wave->resize(10, 5);
        wave->grab();
        axis->setLength(0);
        wave->grab();
        axis.reset(); // the lane stays harmless without its axis
        wave->grab();
        QTest::keyClick(wave.get(), Qt::Key_Right);
    }

    void timeTexts() {
        QCOMPARE(timeText(0), QStringLiteral("0:00.0"));
        QCOMPARE(timeText(83.25, 0.01), QStringLiteral("1:23.25"));
        QCOMPARE(timeText(59.96), QStringLiteral("1:00.0"));
        QCOMPARE(timeText(3725, 1), QStringLiteral("1:02:05"));
        QCOMPARE(timeText(-1.5), QStringLiteral("-0:01.5"));
        QCOMPARE(niceTimeStep(0.03), 0.05);
        QCOMPARE(niceTimeStep(6), 10.0);
        QCOMPARE(niceTimeStep(21), 30.0);
        QCOMPARE(niceTimeStep(7200), 7200.0);
    }
};

QTEST_MAIN(GuiLanes)
#include "gui_lanes.moc"

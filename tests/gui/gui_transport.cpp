#include "tests/testing.h"

#include "widgets/meters.h"
#include "widgets/slider.h"
#include "widgets/transport.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

#include <cmath>

using namespace antiphon;

namespace {

QToolButton* named(QWidget& w, const QString& name) {
    for (auto* b : w.findChildren<QToolButton*>())
        if (b->accessibleName().contains(name))
            return b;
    return nullptr;
}

} // namespace

class GuiTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void buttons() {
        TransportBar bar;
        bar.show();
        QSignalSpy play(&bar, &TransportBar::playRequested),
            pause(&bar, &TransportBar::pauseRequested), stop(&bar, &TransportBar::stopRequested),
            loop(&bar, &TransportBar::loopToggled), record(&bar, &TransportBar::recordToggled),
            gain(&bar, &TransportBar::gainChanged);
        QTest::mouseClick(named(bar, QStringLiteral("Play")), Qt::LeftButton);
        QCOMPARE(play.count(), 1);
        // The bar shows what is, not what was asked for.
        QVERIFY(named(bar, QStringLiteral("Play")));
        bar.setPlaying(true);
        QTest::keyClick(named(bar, QStringLiteral("Pause")), Qt::Key_Space);
        QCOMPARE(pause.count(), 1);
        QTest::mouseClick(named(bar, QStringLiteral("Stop")), Qt::LeftButton);
        QCOMPARE(stop.count(), 1);
        bar.setLooping(true);
        bar.setRecording(true);
        bar.setGain(-6);
        QCOMPARE(loop.count() + record.count() + gain.count(), 0);
        QTest::mouseClick(named(bar, QStringLiteral("Loop")), Qt::LeftButton);
        QCOMPARE(loop.count(), 1);
        QCOMPARE(loop[0][0].toBool(), false);
        QTest::mouseClick(named(bar, QStringLiteral("Record")), Qt::LeftButton);
        QCOMPARE(record[0][0].toBool(), false);
        QCOMPARE(bar.gain(), -6.0);
        QTest::keyClick(bar.findChild<QSlider*>(), Qt::Key_Delete);
        QCOMPARE(gain.count(), 1);
        QCOMPARE(bar.gain(), 0.0);
    }

    void timeIsShown() {
        TransportBar bar;
        bar.setPosition(59.99, 3725);
        bool found = false;
        for (auto* l : bar.findChildren<QLabel*>())
            found |= l->text() == QStringLiteral("0:59.9 / 1:02:05");
        QVERIFY(found);
    }

    void xruns() {
        TransportBar bar;
        bar.show();
        QSignalSpy reset(&bar, &TransportBar::xrunsReset);
        auto* lamp = named(bar, QStringLiteral("No dropouts"));
        QVERIFY(lamp);
        QVERIFY(!lamp->isVisible()); // dark
        bar.setXruns(7);
        QVERIFY(lamp->isVisible());
        QCOMPARE(lamp->text(), QStringLiteral("7"));
        QTest::mouseClick(lamp, Qt::LeftButton);
        QCOMPARE(reset.count(), 1);
        QVERIFY(named(bar, QStringLiteral("No dropouts")));
    }

    void meterFallsAndHolds() {
        LevelMeter meter(2);
        const ChannelLevel loud[] = {{0.5F, 0.25F}, {1.0F, 0.5F}};
        meter.setLevels(loud, 0.03);
        QVERIFY(std::abs(meter.shownDb(0) - 20 * std::log10(0.5)) < 1e-6);
        QVERIFY(meter.clipped());
        for (int i = 0; i < 30; ++i)
            meter.setLevels({}, 1.0 / 30);
        QVERIFY(std::abs(meter.shownDb(0) - (20 * std::log10(0.5) - 20)) < 0.01);
        QVERIFY(std::abs(meter.heldDb(0) - 20 * std::log10(0.5)) < 1e-6); // held for 1.5 s
        for (int i = 0; i < 60; ++i)
            meter.setLevels({}, 1.0 / 30);
        QVERIFY(meter.heldDb(0) < -20);
        QVERIFY(meter.clipped()); // until somebody saw it
        for (int i = 0; i < 300; ++i)
            meter.setLevels({}, 1.0 / 30);
        QVERIFY(std::isinf(meter.shownDb(0)));
    }

    void clipLamp() {
        LevelMeter meter(1);
        meter.resize(meter.sizeHint());
        meter.show();
        const ChannelLevel over[] = {{1.2F, 0.5F}};
        QSignalSpy reset(&meter, &LevelMeter::clipReset);
        meter.setLevels(over, 0.03);
        QVERIFY(!meter.accessibleDescription().isEmpty());
        QTest::mouseClick(&meter, Qt::LeftButton);
        QVERIFY(!meter.clipped());
        meter.setLevels(over, 0.03);
        QTest::keyClick(&meter, Qt::Key_Space);
        QVERIFY(!meter.clipped());
        QCOMPARE(reset.count(), 2);
        QVERIFY(meter.accessibleDescription().isEmpty());
        const ChannelLevel strange[] = {{std::numeric_limits<float>::quiet_NaN(), -1}};
        meter.setLevels(strange, 0.03);
        meter.grab();
    }
};

QTEST_MAIN(GuiTransport)
#include "gui_transport.moc"

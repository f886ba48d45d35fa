#include "tests/gui/accessible.h"
#include "tests/testing.h"
#include "widgets/elementsliders.h"
#include "widgets/numberbox.h"
#include "widgets/slider.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QToolButton>

#include <limits>

using namespace antiphon;

namespace {

template <class W>
W* named(const QWidget& top, const QString& name) {
    for (W* w : top.findChildren<W*>())
        if (w->accessibleName() == name)
            return w;
    qFatal("nothing is called %s", qPrintable(name));
}

constexpr std::size_t tempo = 0, velocity = 6;

} // namespace

class GuiElementSliders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fitsANarrowDock() {
        ElementSliders rows;
        rows.show();
        QVERIFY2(rows.minimumSizeHint().width() <= 322,
                 qPrintable(QString::number(rows.minimumSizeHint().width())));
    }

    void oneSignalAChange() {
        ElementSliders rows;
        rows.show();
        QSignalSpy changed(&rows, &ElementSliders::valueChanged);
        QSignalSpy finished(&rows, &ElementSliders::editingFinished);
        auto* track = named<QSlider>(rows, QStringLiteral("Velocity, amount"));
        QTest::keyClick(track, Qt::Key_End);
        QCOMPARE(rows.value()[velocity].amount, 1.0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(changed.last().at(0).value<ElementSettings>(), rows.value());
        auto* source = named<QComboBox>(rows, QStringLiteral("Tempo, source"));
        source->setCurrentIndex(int(ElementSource::Q3));
        QCOMPARE(rows.value()[tempo].source, ElementSource::Q3);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(finished.count(), 2);
        named<QToolButton>(rows, QStringLiteral("Tempo, locked"))->click();
        QVERIFY(rows.value()[tempo].locked);
        QVERIFY(!source->isEnabled());
        QCOMPARE(changed.count(), 3);
        QCOMPARE(finished.count(), 3);
        // Reset by Ctrl+click.
        QTest::mouseClick(track, Qt::LeftButton, Qt::ControlModifier, track->rect().center());
        QCOMPARE(rows.value()[velocity].amount, 0.0);
        QCOMPARE(changed.count(), 4);
    }

    void directionsHaveTwoEnds() {
        ElementSliders rows;
        rows.show();
        auto* source = named<QComboBox>(rows, QStringLiteral("Velocity, source"));
        auto* box = named<RealBox>(rows, QStringLiteral("Velocity, amount, value"));
        source->setCurrentIndex(int(ElementSource::Arousal));
        QCOMPARE(box->minimum(), -2.0);
        QCOMPARE(box->maximum(), 2.0);
        box->setValue(-1.5);
        QCOMPARE(rows.value()[velocity].amount, -1.5);
        QSignalSpy changed(&rows, &ElementSliders::valueChanged);
        source->setCurrentIndex(int(ElementSource::Q1)); // what does not fit is clamped
        QCOMPARE(rows.value()[velocity].amount, 0.0);
        QCOMPARE(box->value(), 0.0);
        QCOMPARE(changed.count(), 1);
    }

    void setValueIsForUndo() {
        ElementSliders rows;
        ElementSettings other;
        other[tempo] = {ElementSource::Valence, 1.5, true};
        other[velocity] = {ElementSource::Q2, 7, false};
        other[3].amount = std::numeric_limits<double>::quiet_NaN();
        QSignalSpy changed(&rows, &ElementSliders::valueChanged);
        QSignalSpy finished(&rows, &ElementSliders::editingFinished);
        rows.setValue(other);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(rows.value()[tempo], other[tempo]);
        QCOMPARE(rows.value()[velocity].amount, 1.0);
        QCOMPARE(rows.value()[3].amount, 0.0);
        rows.setValue(rows.value());
        QCOMPARE(changed.count(), 1);
        rows.setValue({});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(rows.value(), ElementSettings{});
        QCOMPARE(finished.count(), 0);
    }

    void locksHoldAgainstPresets() {
        ElementSliders rows;
        ElementSettings first;
        first[tempo] = {ElementSource::Q4, 0.5, true};
        rows.setValue(first);
        ElementSettings preset;
        preset[tempo] = {ElementSource::Piece, 1, false};
        preset[velocity] = {ElementSource::Piece, 1, true};
        rows.setUnlocked(preset);
        QCOMPARE(rows.value()[tempo], first[tempo]);
        QCOMPARE(rows.value()[velocity].amount, 1.0);
        QVERIFY(!rows.value()[velocity].locked);
    }

    void everyControlHasAName() {
        ElementSliders rows;
        rows.show();
        int seen = 0;
        const QStringList unnamed = testing::unnamedIn(rows, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
        QVERIFY(seen >= 28);
    }
};

QTEST_MAIN(GuiElementSliders)
#include "gui_elementsliders.moc"

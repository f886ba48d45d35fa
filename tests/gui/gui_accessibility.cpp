#include "tests/gui/accessible.h"
#include "tests/gui/gallery.h"
#include "tests/testing.h"

#include <QAccessible>
#include <QApplication>

using namespace antiphon;
using testing::unnamedIn;

class GuiAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName() {
        int seen = 0;
        for (auto& [name, widget] : testing::allWidgets()) {
            widget->show();
            QCoreApplication::processEvents();
            const QStringList unnamed = unnamedIn(*widget, seen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(name + ": " + unnamed.join("; ")));
        }
        QVERIFY2(seen > 45, qPrintable(QString::number(seen)));
    }

    void anUnnamedControlIsFound() {
        QWidget top;
        auto* layout = new QVBoxLayout(&top);
        layout->addWidget(new QSlider);
        top.show();
        int seen = 0;
        QCOMPARE(unnamedIn(top, seen).size(), 1);
    }

    /// Tab reaches every control that can have the focus, and comes round again.
    void tabGoesRound() {
        for (auto& [name, widget] : testing::allWidgets()) {
            if (name == QStringLiteral("palette"))
                continue; // one field has the keyboard throughout
            widget->show();
            widget->activateWindow();
            QCoreApplication::processEvents();
            QList<QWidget*> wanted;
            for (QWidget* w : widget->findChildren<QWidget*>())
                if (w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus) &&
                    !w->focusProxy() && !w->inherits("QHeaderView"))
                    wanted << w;
            QSet<QWidget*> reached;
            QWidget* at = widget.get();
            for (int i = 0; i < 200; ++i) {
                at = at->nextInFocusChain();
                reached.insert(at);
            }
            for (QWidget* w : wanted)
                QVERIFY2(reached.contains(w), w->metaObject()->className());
        }
    }

    void stateIsTold() {
        TimeAxis axis;
        axis.setLength(100);
        WaveformView wave(&axis);
        wave.resize(400, 100);
        axis.setSelection(TimeSpan{10, 20});
        QVERIFY(wave.accessibleDescription().contains(QStringLiteral("0:10")));
        QVERIFY(wave.accessibleDescription().contains(QStringLiteral("0:20")));
        LabelStrip strip(&axis);
        strip.setSegments(testing::someSegments());
        strip.setCurrent(2);
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("locked")));
    }
};

QTEST_MAIN(GuiAccessibility)
#include "gui_accessibility.moc"

#include "tests/app/windowbench.h"
#include "tests/gui/looks.h"
#include "widgets/boxstyle.h"

#include <QSet>

using namespace antiphon;
using namespace antiphon::testing;

/// Every layout and panel drawn in light and dark, in English and in overlong texts, at one and two
/// pixels a point. The pictures are kept in the folder ANTIPHON_SHOTS where that is set.
class TestLooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(paletteOf(Scheme::Light)); }

    void draw_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("overlong");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light-long") << false << true;
        QTest::newRow("dark-long") << true << true;
    }
    void draw() {
        QFETCH(bool, dark);
        QFETCH(bool, overlong);
        QApplication::setStyle(new BoxStyle);
        QApplication::setPalette(paletteOf(dark ? Scheme::Dark : Scheme::Light));
        LongTexts longTexts;
        if (overlong)
            QCoreApplication::installTranslator(&longTexts);
        WindowBench bench;
        check(*bench.window, QStringLiteral("first"));
        QVERIFY(bench.openProject());
        const auto ids = bench.import({bench.sound("one"), bench.sound("two")});
        bench.session->setCurrent(ids[0]);
        QTRY_VERIFY(bench.session->player().length() > 0);
        for (const Layout& layout : layouts()) {
            bench.window->setLayoutId(layout.id);
            QTest::qWait(100);
            check(*bench.window, QStringLiteral("layout-") + layout.id);
        }
        for (const PanelSpec& spec : panelSpecs()) {
            bench.window->showPanel(spec.id);
            QTest::qWait(50);
            check(*bench.window->panel(spec.id), QStringLiteral("panel-") + spec.id);
        }
    }

    void atTwiceTheScale() {
        if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
            QSKIP("already scaled");
        const QByteArray faults = drawAtTwiceTheScale();
        QVERIFY2(faults.isEmpty(), faults.constData());
        const QImage one(shotFolder() + QStringLiteral("/panel-library-light-100.png"));
        const QImage two(shotFolder() + QStringLiteral("/panel-library-light-200.png"));
        QVERIFY(one.width() > 0 && two.width() > one.width() * 3 / 2);
    }

private:
    static void check(QWidget& widget, const QString& name) {
        const QImage image = widget.grab().toImage();
        QVERIFY2(colorsIn(image) > 5, qPrintable(name));
        QVERIFY(image.save(QStringLiteral("%1/%2-%3-%4.png")
                               .arg(shotFolder(), name, QLatin1String(QTest::currentDataTag()))
                               .arg(qRound(widget.devicePixelRatioF() * 100))));
        // Docks find their places over some turns of the event loop.
        QTRY_VERIFY2_WITH_TIMEOUT(clippedTexts(widget).isEmpty(),
                                  qPrintable(name + ": " + clippedTexts(widget).join("; ")), 3000);
    }
};

QTEST_MAIN(TestLooks)
#include "app_looks.moc"

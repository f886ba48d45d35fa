#include "tests/gui/samples.h"
#include "tests/testing.h"

#include <QApplication>
#include <QSignalSpy>

using namespace antiphon;

class GuiSpectrogram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frequencyScale() {
        TimeAxis axis;
        axis.setLength(10);
        SpectrogramView view(&axis);
        view.setSource(testing::sweepSource(10));
        view.resize(600, 300);
        QSignalSpy spy(&view, &SpectrogramView::logFrequencyChanged);
        for (const bool log : {true, false}) {
            view.setLogFrequency(log);
            for (const double hz : {50.0, 440.0, 5000.0})
                QVERIFY(std::abs(view.hzAt(view.yOf(hz)) / hz - 1) < 1e-9);
            QVERIFY(std::abs(view.hzAt(0) - 11025) < 1e-6);
        }
        QCOMPARE(spy.count(), 1);
        QTest::keyClick(&view, Qt::Key_F);
        QVERIFY(view.logFrequency());
    }

    /// A steady tone must be drawn at its frequency, in both scales.
    void toneIsWhereItSounds() {
        QApplication::setPalette(paletteOf(Scheme::Dark));
        TimeAxis axis;
        axis.setLength(4);
        SpectrogramView view(&axis);
        SpectrogramSource source;
        source.seconds = 4;
        source.maxHz = 8000;
        source.tile = [](TimeSpan, int columns) {
            SpectrogramTile tile{columns, 1025, {}};
            tile.db.assign(std::size_t(columns) * 1025, -120.F);
            for (int c = 0; c < columns; ++c)
                tile.db[std::size_t(c) * 1025 + 256] = -6; // 2 kHz
            return std::optional(tile);
        };
        view.setSource(source);
        view.resize(500, 400);
        for (const bool log : {true, false}) {
            view.setLogFrequency(log);
            const QImage image = view.grab().toImage();
            const double ratio = image.devicePixelRatio();
            const int x = int(300 * ratio);
            int brightest = 0;
            for (int y = 0; y < image.height(); ++y)
                if (qGray(image.pixel(x, y)) > qGray(image.pixel(x, brightest)))
                    brightest = y;
            QVERIFY2(std::abs(brightest / ratio - view.yOf(2000)) < 4,
                     qPrintable(QString::number(brightest)));
        }
        QApplication::setPalette(paletteOf(Scheme::Light));
    }

    void tilesAreCachedAndAwaited() {
        TimeAxis axis;
        axis.setLength(64);
        SpectrogramView view(&axis);
        auto source = testing::sweepSource(64);
        int asked = 0;
        bool ready = false;
        source.tile = [&, inner = source.tile](TimeSpan span, int columns) {
            ++asked;
            return ready ? inner(span, columns) : std::nullopt;
        };
        view.setSource(source);
        view.resize(700, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage waiting = view.grab().toImage();
        QVERIFY(asked > 0);
        ready = true;
        view.tileReady({0, 64});
        QCoreApplication::processEvents();
        const QImage there = view.grab().toImage();
        QVERIFY(waiting != there);
        asked = 0;
        view.tileReady({0, 64});
        QCoreApplication::processEvents();
        view.grab();
        QCOMPARE(asked, 0);
        // A closer look shows the coarse tile until the fine one is there: no blank.
        ready = false;
        axis.setVisible({10, 20});
        QCoreApplication::processEvents();
        QVERIFY(asked > 0);
        const QImage coarse = view.grab().toImage();
        QSet<QRgb> colors;
        for (int y = 0; y < coarse.height(); y += 2)
            colors.insert(coarse.pixel(int(400 * coarse.devicePixelRatio()), y));
        QVERIFY(colors.size() > 10);
        // Outdated data is asked for again.
        axis.setVisible({0, 64});
        ready = true;
        QCoreApplication::processEvents();
        asked = 0;
        view.dataChanged({0, 64});
        QCoreApplication::processEvents();
        QVERIFY(asked > 0);
    }

    /// Damaged tiles are refused, strange numbers drawn as nothing.
    void oddTiles() {
        TimeAxis axis;
        axis.setLength(4);
        SpectrogramView view(&axis);
        SpectrogramSource source;
        source.seconds = 4;
        source.maxHz = 8000;
        source.tile = [](TimeSpan, int) {
            return std::optional(SpectrogramTile{10, 10, {1, 2, 3}});
        };
        view.setSource(source);
        view.resize(300, 100);
        view.grab();
        source.tile = [](TimeSpan, int columns) {
            return std::optional(
                SpectrogramTile{columns, 3,
                                std::vector<float>(std::size_t(columns) * 3,
                                                   std::numeric_limits<float>::quiet_NaN())});
        };
        view.setSource(source);
        view.grab();
        view.resize(20, 3);
        view.grab();
    }
};

QTEST_MAIN(GuiSpectrogram)
#include "gui_spectrogram.moc"

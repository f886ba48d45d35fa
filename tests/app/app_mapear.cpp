#include "tests/app/mapbench.h"

#include "app/panels/maphand.h"
#include "core/maps/lookup.h"

#include <QElapsedTimer>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

/// What is heard of a point.
class AppMapEar : public MapTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// A row that is ready is heard with the next block, 60 ms after the pointer came to rest.
    void aReadyRowIsHeardAtOnce() {
        build();
        m_bench->session->player().open();
        view().setDwell(0);
        qint64 best = 1000;
        for (int i = 0; i < 20 && best >= 30; ++i) {
            const int point = i % 2 ? 4 : 22;
            QTest::mouseMove(&view(), QPoint(2, 2));
            m_bench->play(0.1);
            m_panel->ear().prefetch({point});
            QTRY_VERIFY(m_panel->ear().isReady(point));
            QElapsedTimer clock;
            hover(point);
            clock.start();
            while (peakOf(m_bench->play(0.005).samples) == 0 && clock.elapsed() < 1000)
                QCoreApplication::processEvents();
            best = std::min(best, clock.elapsed());
        }
        QVERIFY2(best < 30, qPrintable(QString::number(best)));
        // Leaving fades out.
        QTest::mouseMove(&view(), QPoint(2, 2));
        QTRY_COMPARE(m_panel->ear().playing(), -1);
        m_bench->play(0.05);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
        // And nothing is heard by pointing where that is switched off.
        action("hover")->setChecked(false);
        hover(4);
        QTest::qWait(100);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
    }

    /// A row that was not measured yet is played about as loud as it will be.
    void gainsAreNearBeforeTheyAreKnown() {
        build();
        MapEar& ear = m_panel->ear();
        for (const int row : {0, 13, 26}) {
            QVERIFY(!ear.isReady(row));
            const float before = ear.gain(row);
            ear.prefetch({row});
            QTRY_VERIFY(ear.isReady(row));
            QVERIFY2(std::abs(20 * std::log10(ear.gain(row) / before)) < 6,
                     qPrintable(QStringLiteral("%1 %2").arg(before).arg(ear.gain(row))));
        }
        // What is held follows.
        QVERIFY(!ear.isReady(8));
        const float before = ear.gain(8);
        view().setLatched(8);
        QCOMPARE(m_panel->hand().gain(), before);
        QTRY_VERIFY(ear.isReady(8));
        QVERIFY(ear.gain(8) != before);
        QCOMPARE(m_panel->hand().gain(), ear.gain(8));
        action("matched")->setChecked(false);
        QCOMPARE(m_panel->hand().gain(), 1.0f);
        action("matched")->setChecked(true);

        // Without a column of loudness the most similar row that is known is taken.
        const fs::path made = m_panel->model().files().front();
        fs::copy_file(lookupSideFile(made), m_bench->folder / "bare.json");
        std::string text;
        for (const auto& row : {"param-0,param-1,param-2", "0,0,0", "0,0,0.1", "1,1,1"})
            text += row + std::string("\n");
        writeFile(m_bench->folder / "bare.csv", text);
        open(m_bench->folder / "bare.csv");
        QTRY_COMPARE(view().points(), 3);
        QTRY_VERIFY(ear.renderer(0));
        QVERIFY(ear.gain(1) < 0.5f);
        ear.prefetch({0, 2});
        QTRY_VERIFY(ear.isReady(0) && ear.isReady(2));
        QCOMPARE(ear.gain(1), ear.gain(0));
    }

    void tablesWithoutSoundSaySo() {
        build();
        const fs::path made = m_panel->model().files().front();
        // A table whose patch is gone.
        Json side = Json::parse(readFile(lookupSideFile(made)));
        side["synth"]["name"] = (m_bench->folder / "gone").string();
        writeFile(m_bench->folder / "patch.csv", readFile(made));
        writeFile(m_bench->folder / "patch.json", side.dump());
        open(m_bench->folder / "patch.csv");
        QTRY_COMPARE(m_panel->ear().troubles().size(), 1);
        QVERIFY(m_panel->ear().troubles()[0].contains("gone"));
        QCOMPARE(view().points(), 27);
        hover(3);
        QTest::qWait(150);
        QCOMPARE(m_panel->ear().playing(), -1);
        view().setSelection(std::vector<int>{1});
        QVERIFY(!action("exportSounds")->isEnabled());

        // One without a side file is heard once somebody says what played it.
        writeFile(m_bench->folder / "old.csv", readFile(made));
        open(m_bench->folder / "old.csv");
        QTRY_COMPARE(m_panel->ear().troubles().size(), 1);
        m_panel->ear().setChosenSynth("fm3");
        QTRY_VERIFY(m_panel->ear().renderer(0) && m_panel->ear().troubles().isEmpty());
        m_panel->ear().play(5);
        QTRY_VERIFY(m_panel->ear().isReady(5));
    }
};

QTEST_MAIN(AppMapEar)
#include "app_mapear.moc"

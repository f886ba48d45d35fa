#include "tests/app/mapbench.h"

#include "app/panels/maphand.h"
#include "app/panels/mapmarking.h"
#include "app/panels/rowexport.h"
#include "core/maps/tablemarks.h"

#include <QClipboard>

using namespace antiphon;
using namespace antiphon::testing;

/// What is done with selected points.
class AppMapSelect : public MapTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// Keys do all that the pointer does.
    void keysHearHoldAndSelect() {
        build();
        m_bench->session->player().open();
        view().setFocus();
        view().setCurrent(13);
        QTRY_COMPARE(m_panel->ear().playing(), 13);
        QTRY_VERIFY(m_panel->ear().isReady(13));
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(view().current() != 13 && view().current() >= 0);
        QTRY_COMPARE(m_panel->ear().playing(), view().current());
        m_bench->play(2);
        QTest::keyClick(&view(), Qt::Key_Space);
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        m_bench->play(2);

        QTest::keyClick(&view(), Qt::Key_L);
        QTRY_VERIFY(m_panel->hand().sounding());
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        QVERIFY(peakOf(m_bench->play(3).samples) > 0); // goes on
        QTest::keyClick(&view(), Qt::Key_Escape);
        QVERIFY(!m_panel->hand().sounding());
        m_bench->play(0.2);
        QCOMPARE(peakOf(m_bench->play(0.2).samples), 0.0f);

        QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(view().selectedCount() >= 2);
        QApplication::clipboard()->clear();
        action("copyCsv")->trigger();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith("param-0,param-1,param-2,"));
        QCOMPARE(QApplication::clipboard()->text().count('\n'), view().selectedCount() + 1);
        action("copyJson")->trigger();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith("["));
        const Json json = Json::parse(QApplication::clipboard()->text().toStdString());
        QCOMPARE(int(json.size()), view().selectedCount());
        QCOMPARE(json[0]["parameters"].size(), std::size_t(3));
    }

    void nothingIsSelectedAfterSelectNone() {
        build();
        QVERIFY(!action("selectNone")->isEnabled());
        view().setSelection(std::vector<int>{3, 4});
        QVERIFY(action("selectNone")->isEnabled());
        action("selectNone")->trigger();
        QCOMPARE(view().selectedCount(), 0);
        QVERIFY(!action("selectNone")->isEnabled());
    }

    /// One file of many sounds is what the files of each would be, with the gap between them.
    void joinedSoundsAreWrittenAsTheyCome() {
        build();
        RowExport what;
        what.rows = m_panel->shownRows();
        what.list = {1, 5, 20};
        what.sounds = {m_panel->ear().renderer(0)->sound()};
        what.folder = m_bench->folder / "out";
        what.format = SampleFormat::Float32;
        what.gap = 0.1;
        std::vector<std::vector<fs::path>> written(2);
        for (const bool joined : {false, true}) {
            what.joined = joined;
            const Jobs::Id job =
                m_bench->session->jobs().work(QStringLiteral("export"), [&](JobControl& control) {
                    written[joined] = exportRows(what, control);
                });
            QTRY_VERIFY(m_bench->session->jobs().job(job)->ended());
        }
        QCOMPARE(written[0].size(), std::size_t(3));
        QCOMPARE(written[1].size(), std::size_t(1));
        std::vector<float> wanted;
        for (const fs::path& file : written[0]) {
            if (!wanted.empty())
                wanted.resize(wanted.size() + 4410);
            const Sound one = readSound(file);
            wanted.insert(wanted.end(), one.samples.begin(), one.samples.end());
        }
        QVERIFY(readSound(written[1][0]).samples == wanted);
        const Json note = Json::parse(readProvenance(written[1][0]).comment);
        QCOMPARE(note["sounds"].size(), std::size_t(3));
        QCOMPARE(note["sounds"][2]["start"].get<double>(), 2 * (0.5 + 0.1));
    }

    void marksCanBeUndoneAndStay() {
        build();
        const fs::path table = m_panel->model().files().front();
        view().setSelection(std::vector<int>{0, 1, 3, 9, 12});
        QTRY_VERIFY(action("forbid")->isEnabled());
        action("forbid")->trigger();
        QTRY_VERIFY(fs::exists(tableMarksFile(table)));
        QCOMPARE(m_panel->marking().of(3), MapMarking::Mark::Forbidden);
        QCOMPARE(readTableMarks(table).forbidden.at(0).points.size(), std::size_t(5));
        view().setSelection(std::vector<int>{26});
        action("starts")->trigger();
        QCOMPARE(m_panel->marking().of(26), MapMarking::Mark::Start);
        m_bench->session->undo().undo();
        QCOMPARE(m_panel->marking().of(26), MapMarking::Mark::None);
        m_bench->session->undo().undo();
        QCOMPARE(m_panel->marking().of(3), MapMarking::Mark::None);
        QTRY_VERIFY(!fs::exists(tableMarksFile(table)));
        m_bench->session->undo().redo();
        QTRY_VERIFY(fs::exists(tableMarksFile(table)));
        open(table);
        QTRY_COMPARE(m_panel->marking().of(12), MapMarking::Mark::Forbidden);
        view().setSelection(std::vector<int>{12});
        action("unmark")->trigger();
        QCOMPARE(m_panel->marking().of(0), MapMarking::Mark::None);
    }
};

QTEST_MAIN(AppMapSelect)
#include "app_mapselect.moc"

#include "tests/app/workbench.h"
#include "tests/idmsignals.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/idmclips.h"
#include "app/panels/idmlanes.h"
#include "app/panels/idmpanel.h"
#include "app/panels/idmscore.h"
#include "app/panels/soundslot.h"
#include "models/idm/builddataset.h"
#include "models/idm/synthesize.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/affinitymatrix.h"
#include "widgets/intervalplot.h"
#include "widgets/map.h"
#include "widgets/radarplot.h"
#include "widgets/valuestrip.h"

#include <QLabel>
#include <QTabWidget>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;

class AppIdm : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<IdmPanel> m_panel;

    fs::path clip(const std::string& name, const idm::ClipPlan& plan, std::uint64_t seed = 1) {
        const fs::path file = m_bench->folder / "clips" / name;
        fs::create_directories(file.parent_path());
        writeSound(file, idm::synthesize(plan, seed).sound, SampleFormat::Int16);
        return file;
    }
    QTabWidget* scoreTabs() const {
        return qobject_cast<QTabWidget*>(m_panel->score().parentWidget()->parentWidget());
    }
    bool measured() const {
        return QTest::qWaitFor([&] { return m_panel->report().has_value(); }, patience);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<IdmPanel>(*m_bench->session);
        m_panel->resize(1280, 480);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void measuresAndSaysWhy() {
        QVERIFY(m_panel->hint().contains(QStringLiteral("Drop a recording")));
        const fs::path even = m_bench->folder / "even.wav";
        writeSound(even,
                   {24000, 1, clicks({0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75}, 96000)});
        m_bench->session->useAs(QStringLiteral("idm"), even);
        QVERIFY(measured());
        QCOMPARE(m_panel->report()->onsets.size(), std::size_t(8));
        const QTreeWidget& table = m_panel->score().table();
        QVERIFY(table.topLevelItem(1)->text(1).startsWith(QStringLiteral("2.000")));
        QVERIFY(m_panel->score().reason(1).contains(QStringLiteral("8 onset")));
        QVERIFY(m_panel->intervals().slotCount() > 0);
        QVERIFY(!std::isnan(m_panel->lanes().entropy()->valueAt(1)));
        QVERIFY(std::isnan(m_panel->lanes().entropy()->valueAt(99)));
        // A stretch of it alone.
        m_panel->lanes().axis()->setSelection(TimeSpan{1, 3});
        m_panel->measure();
        QVERIFY(QTest::qWaitFor([&] { return m_panel->report()->seconds < 3; }, patience));
        QCOMPARE(m_panel->report()->seconds, 2.0);
        QVERIFY(m_panel->hint().contains(QStringLiteral("2.0 s")));
    }

    void saysWhatIsWrong() {
        writeFile(m_bench->folder / "text.wav", "no sound");
        m_panel->recording().setFile(m_bench->folder / "text.wav");
        QVERIFY(QTest::qWaitFor(
            [&] { return m_panel->hint().contains(QStringLiteral("text.wav")); }, patience));
        QVERIFY(!m_panel->report());
        writeSound(m_bench->folder / "silence.wav", {24000, 1, std::vector<float>(48000)});
        m_panel->recording().setFile(m_bench->folder / "silence.wav");
        QVERIFY(measured());
        for (std::size_t measure : {0, 1, 3})
            QVERIFY(m_panel->score().reason(measure).contains(QStringLiteral("by rule")));
    }

    /// Cells of the matrix play both of their places.
    void playsBothPlaces() {
        writeSound(m_bench->folder / "noise.wav", {24000, 1, *idmSignal("noise_lcg2")});
        m_panel->recording().setFile(m_bench->folder / "noise.wav");
        QVERIFY(measured());
        AffinityMatrix& matrix = m_panel->matrix();
        scoreTabs()->setCurrentWidget(&matrix);
        QSignalSpy played(&matrix, &AffinityMatrix::played);
        matrix.setFocus();
        QTest::keyClick(&matrix, Qt::Key_Right);
        QCOMPARE(matrix.row(), 0);
        QTest::keyClick(&matrix, Qt::Key_Down);
        QVERIFY(matrix.row() > 0);
        QTest::keyClick(&matrix, Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(matrix.valueOf(matrix.row(), matrix.column()) > 0);
        QVERIFY(matrix.accessibleDescription().contains(QStringLiteral("s and")));
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(played.count(), 1);
        QVERIFY(QTest::qWaitFor([&] { return m_bench->device != nullptr; }, patience));
        QVERIFY(QTest::qWaitFor([&] { return peakOf(m_bench->play(0.1).samples) > 0; }, patience));
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.rect().center());
        QCOMPARE(played.count(), 2);
    }

    void ranksAmongClips() {
        std::vector<fs::path> files;
        for (int i = 0; i < 6; ++i)
            files.push_back(clip("clip" + std::to_string(i) + ".wav",
                                 {.seconds = 3, .beats = 6.0 + i, .filled = 1},
                                 std::uint64_t(i) + 1));
        const fs::path out = m_bench->folder / "set";
        JobControl control;
        JobContext context(control, 1, out, out);
        const idm::DatasetReport report =
            idm::buildDataset(files, out, {.seconds = 2, .step = 1}, {}, context);
        m_panel->clips().choice().setPath(out / "scores.csv");
        QVERIFY(QTest::qWaitFor([&] { return m_panel->clips().ranks().has_value(); }, patience));
        QCOMPARE(m_panel->clips().view().points(), int(report.clips()));
        QVERIFY(report.clips() > 6);
        m_panel->recording().setFile(files.back());
        QVERIFY(measured());
        const QTreeWidget& table = m_panel->score().table();
        QVERIFY(table.topLevelItem(1)->text(2) != QStringLiteral("–"));
        QVERIFY(
            m_panel->score().radar().accessibleDescription().contains(QStringLiteral("Density")));
        // A clip that is asked for is looked at.
        Q_EMIT m_panel->clips().view().activated(0);
        QVERIFY(QTest::qWaitFor(
            [&] { return m_panel->report() && m_panel->report()->seconds == 2; }, patience));
        scoreTabs()->setCurrentWidget(&m_panel->clips());
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
        QVERIFY(seen > 8);
    }

    void comesBack() {
        const fs::path file = clip("again.wav", {.seconds = 2});
        m_panel->recording().setFile(file);
        QVERIFY(measured());
        const Json state = m_panel->state();
        IdmPanel other(*m_bench->session);
        other.restore(state);
        QCOMPARE(other.recording().file(), file);
        QVERIFY(QTest::qWaitFor([&] { return other.report().has_value(); }, patience));
        other.restore(Json{{"recording", 5}, {"tab", "x"}, {"mode", {}}});
    }
};

QTEST_MAIN(AppIdm)
#include "app_idm.moc"

#include "tests/app/mapbench.h"

#include <QComboBox>
#include <QFileDialog>
#include <QPushButton>
#include <QToolButton>

using namespace antiphon;
using namespace antiphon::testing;

/// Tables that are built, go on and are refined.
class AppMapBuild : public MapTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// A build that was cancelled shows what there is and goes on where it was.
    void cancelledBuildsGoOn() {
        MapBuildPage& page = m_panel->builder();
        page.restore({{"synth", "fm3"},
                      {"detail", int(TableDetail::Custom)},
                      {"subdivisions", 12},
                      {"seconds", 2.0}});
        page.start();
        QTRY_VERIFY_WITH_TIMEOUT(view().points() > 20, 20000); // seen while it grows
        QVERIFY(page.job() != 0 && m_panel->model().following());
        page.cancel();
        QTRY_COMPARE(page.job(), Jobs::Id(0));
        QTRY_VERIFY(!m_panel->model().following() && !m_panel->model().reading());
        const int there = view().points();
        QVERIFY(there > 20 && there < 12 * 12 * 12);
        auto* goOn = m_panel->findChild<QToolButton*>(QStringLiteral("map.goOn"));
        QVERIFY(goOn && goOn->isVisible());
        QTest::mouseClick(goOn, Qt::LeftButton);
        QVERIFY(page.job() != 0);
        QTRY_COMPARE_WITH_TIMEOUT(view().points(), 12 * 12 * 12, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(page.job(), Jobs::Id(0), 60000);
        // It has joined the library.
        QTRY_VERIFY(std::ranges::any_of(m_bench->session->store().items(), [](const auto& item) {
            return item.second.kind == ItemKind::Table;
        }));
    }

    void theDialogForAPatchLeavesTheChoiceAlone() {
        MapBuildPage& page = m_panel->builder();
        page.setSynth("fm3");
        auto* box = named<QComboBox>(&page, "Synthesizer");
        const int folder = box->findText("Pure Data folder…");
        box->setCurrentIndex(folder);
        Q_EMIT box->activated(folder);
        auto* dialog = page.findChild<QFileDialog*>();
        QVERIFY(dialog);
        QCOMPARE(page.settings().synth, std::string("fm3"));
        dialog->reject();
        QCOMPARE(page.settings().synth, std::string("fm3"));
        QCOMPARE(box->currentData().toString(), QStringLiteral("fm3"));
    }

    void measuresThePitchToo() {
        MapBuildPage& page = m_panel->builder();
        page.restore({{"synth", "sin"},
                      {"detail", int(TableDetail::Custom)},
                      {"subdivisions", 2},
                      {"seconds", 0.3},
                      {"pitch", true}});
        page.start();
        QTRY_COMPARE_WITH_TIMEOUT(page.job(), Jobs::Id(0), 20000);
        QTRY_COMPARE(view().points(), 4);
        // The rows may still be those of before the last one came.
        const auto rises = [&] {
            const auto& rows = *m_panel->shownRows();
            const int pitch = rows.find("pitch-hz");
            return pitch >= 0 &&
                   rows.value(3, std::size_t(pitch)) > rows.value(0, std::size_t(pitch)) + 100;
        };
        QTRY_VERIFY(rises());
        QCOMPARE(page.state().value("pitch", false), true);
    }

    /// What the button says comes and goes, the button stays.
    void theButtonStaysWhileTheForecastChanges() {
        MapBuildPage& page = m_panel->builder();
        QPushButton* start = nullptr;
        for (auto* button : page.findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Build"))
                start = button;
        QVERIFY(start);
        QTest::qWait(50);
        const QPoint at = start->pos();
        auto* box = named<QComboBox>(&page, "Detail");
        for (const int detail : {0, 1, 2}) {
            box->setCurrentIndex(detail);
            for (int i = 0; i < 10; ++i) {
                QTest::qWait(20);
                QCOMPARE(start->pos(), at);
            }
        }
        // Neither does it move for a synthesizer that needs more words, or below the edge.
        auto* synth = named<QComboBox>(&page, "Synthesizer");
        for (int i = 0; i < synth->count() - 1; ++i) {
            synth->setCurrentIndex(i);
            QTest::qWait(50);
            QCOMPARE(start->pos(), at);
        }
        m_panel->resize(900, 420);
        QTest::qWait(50);
        QVERIFY(page.rect().contains(start->geometry()));
        QVERIFY(!start->visibleRegion().isEmpty());
    }

    void refinesWhereItIsSelected() {
        build();
        view().setSelection(std::vector<int>{13});
        QVERIFY(action("refineFew")->isEnabled());
        action("refineFew")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(view().points() > 27 + 20, 30000);
        const auto rows = m_panel->model().rows();
        for (std::size_t r = 0; r < rows->rows(); ++r)
            for (const double value : rows->point(r))
                QVERIFY(value == 0 || value == 1 || (value >= 0.25 && value <= 0.75));
    }
};

QTEST_MAIN(AppMapBuild)
#include "app_mapbuild.moc"

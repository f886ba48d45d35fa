#pragma once

#include "app/panels/mapbuildpage.h"
#include "app/panels/mapear.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "tests/app/workbench.h"
#include "widgets/map.h"

#include <QAction>
#include <QApplication>

namespace antiphon::testing {

template <class T>
T* named(QWidget* in, const QString& name) {
    for (T* widget : in->findChildren<T*>())
        if (widget->accessibleName() == name)
            return widget;
    return nullptr;
}

/// The map panel in a window of its own, on a bench with an open project.
class MapTest : public QObject {
protected:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MapPanel> m_panel;

    void setUp() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        makePanel();
    }
    void tearDown() {
        m_panel.reset();
        m_bench.reset();
    }
    MapView& view() const { return m_panel->view(); }
    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("map.") + QLatin1String(name));
    }
    void makePanel() {
        m_panel = std::make_unique<MapPanel>(*m_bench->session);
        m_panel->resize(1100, 720);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QApplication::setActiveWindow(m_panel.get());
    }
    /// A coarse table of fm3 built through the panel.
    void build(int steps = 3, double seconds = 0.5) {
        MapBuildPage& page = m_panel->builder();
        page.restore({{"synth", "fm3"},
                      {"detail", int(TableDetail::Custom)},
                      {"subdivisions", steps},
                      {"seconds", seconds}});
        QVERIFY2(page.obstacle().isEmpty(), qPrintable(page.obstacle()));
        m_panel->setFocus();
        action("build")->trigger();
        QVERIFY(page.job() != 0);
        QTRY_COMPARE_WITH_TIMEOUT(page.job(), Jobs::Id(0), 60000);
        QTRY_VERIFY(!m_panel->model().following() && !m_panel->model().reading());
        QTRY_VERIFY(!m_panel->model().rows()->tables().at(0)->hash.empty());
        QTRY_COMPARE(m_panel->shownRows(), m_panel->model().rows());
        QCOMPARE(view().points(), steps * steps * steps);
        view().setSelection(std::vector<int>{0});
        QTRY_VERIFY(action("exportSounds")->isEnabled()); // it is known how it sounds
        view().clearSelection();
    }
    void open(const fs::path& file) {
        m_panel->openTables({file});
        QTRY_VERIFY(!m_panel->model().reading());
    }
    QPoint pixelOf(int point) const {
        const QPointF at = view().position(point);
        return QPointF(view().xAxis->coordToPixel(at.x()), view().yAxis->coordToPixel(at.y()))
            .toPoint();
    }
    void hover(int point) {
        QTest::mouseMove(&view(), pixelOf(point));
        // Events of the pointer come twice in life, too.
        QTest::mouseMove(&view(), pixelOf(point) + QPoint(1, 0));
    }
    /// What the device plays while a row is hovered, until it is silent again.
    Sound heardOf(int point, double seconds) {
        m_bench->session->player().open();
        QTest::mouseMove(&view(), QPoint(2, 2));
        m_bench->play(0.1);
        m_bench->device->take();
        hover(point);
        if (!QTest::qWaitFor(
                [&] { return m_panel->ear().playing() == point && m_panel->ear().isReady(point); },
                5000))
            return {};
        QCoreApplication::processEvents();
        return m_bench->play(seconds);
    }
};

} // namespace antiphon::testing

#include "tests/app/mapbench.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/mapsong.h"
#include "core/rng.h"

#include <QComboBox>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

/// Maps that are computed, stopped and kept.
class AppMapPlaces : public MapTest {
    Q_OBJECT

    /// Rows of six columns that t-SNE takes a moment for.
    std::shared_ptr<const MapRows> cloud(int count = 300) {
        std::string text = "a,b,c,d,e,f\n";
        Rng rng(5);
        for (int r = 0; r < count; ++r)
            for (int c = 0; c < 6; ++c)
                text += std::to_string(rng.uniform() + (r % 3)) + (c < 5 ? ',' : '\n');
        writeFile(m_bench->folder / "cloud.csv", text);
        return std::make_shared<const MapRows>(std::vector{
            std::make_shared<const MapTable>(readMapTable(m_bench->folder / "cloud.csv"))});
    }

    static int filesIn(const fs::path& folder) {
        return fs::exists(folder) ? int(std::distance(fs::directory_iterator(folder), {})) : 0;
    }

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// What was seen of a map that takes its time is seen again.
    void theViewOfATsneMapComesBack() {
        build();
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("t-SNE");
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        const QPointF middle = view().position(13);
        view().setVisibleArea({middle.x() - 0.25, middle.y() - 0.2, 0.5, 0.4});
        QTest::qWait(50);
        const QRectF area = view().visibleArea();
        const Json state = m_panel->state();
        m_panel.reset();
        makePanel();
        m_panel->restore(state);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        QTest::qWait(50);
        const QRectF again = view().visibleArea();
        QVERIFY(std::abs(again.center().x() - area.center().x()) < 0.02);
        QVERIFY(std::abs(again.center().y() - area.center().y()) < 0.02);
        QVERIFY(std::abs(again.width() / area.width() - 1) < 0.05);
    }

    /// A finished map comes back without being computed again.
    void finishedMapsAreKept() {
        build();
        const fs::path table = m_panel->model().files().front();
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("t-SNE");
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        const std::vector<float> places = m_panel->projector().positions();
        QTRY_VERIFY(fs::exists(m_bench->session->store().folder() / "cache" / "maps"));
        const Json state = m_panel->state();
        m_panel.reset();
        makePanel();
        m_panel->projector().setCache(m_bench->session->store().folder() / "cache" / "maps");
        int runs = 0;
        connect(&m_panel->projector(), &MapProjector::stateChanged, m_panel.get(),
                [&] { runs += m_panel->projector().running(); });
        m_panel->restore(state);
        QTRY_VERIFY(m_panel->projector().figures().kl.has_value());
        QVERIFY(m_panel->projector().positions() == places);
        QCOMPARE(runs, 0);
        // Another seed is another map.
        MapAxes axes = m_panel->axesPage().axes();
        axes.seed = 2;
        m_panel->axesPage().setAxes(axes);
        Q_EMIT m_panel->axesPage().restartWanted();
        QTRY_VERIFY(runs > 0);
    }

    /// What was stopped is not taken for the finished map, and "again" computes it.
    void onlyFinishedMapsAreKept() {
        const auto rows = cloud(4000); // long enough to be stopped on a busy machine, too
        const fs::path kept = m_bench->folder / "kept";
        MapProjector projector;
        projector.setCache(kept);
        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        int runs = 0;
        bool pauses = true; // before it can come to its end
        connect(&projector, &MapProjector::stateChanged, &projector, [&] {
            runs += projector.running();
            if (projector.running() && std::exchange(pauses, false))
                projector.setPaused(true);
        });
        const auto finished = [&] { return projector.figures().trustworthiness.has_value(); };
        projector.show(rows, axes);
        QTRY_VERIFY(projector.paused());
        projector.stop();
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QTest::qWait(100);
        QCOMPARE(filesIn(kept), 0);

        projector.show(rows, axes, true);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QTRY_COMPARE(filesIn(kept), 1);
        runs = 0;
        projector.show(rows, axes, true);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(runs > 0);
    }

    /// While t-SNE moves the rows a song goes through those most like it, then between them.
    void aSongRunsBetweenTheRowsOfAFinishedMap() {
        constexpr int count = 3000, frames = 13; // so many frames of a corpus make a place
        std::string names, table, song;
        for (int c = 0; c < 6; ++c)
            names += ",mfcc-" + std::to_string(c);
        Rng rng(5);
        for (int r = 0; r < count; ++r) {
            std::string row;
            for (int c = 0; c < 6; ++c)
                row += ',' + std::to_string(rng.uniform() + (r % 3));
            table += std::to_string(r) + row + '\n';
            for (int f = 0; r < 200 && f < frames; ++f)
                song += std::to_string(r * frames + f) + row + '\n';
        }
        writeFile(m_bench->folder / "rows.csv", names + '\n' + table);
        writeFile(m_bench->folder / "song.csv", names + '\n' + song);
        const auto rows = std::make_shared<const MapRows>(std::vector{
            std::make_shared<const MapTable>(readMapTable(m_bench->folder / "rows.csv"))});
        MapProjector projector;
        MapSong laid(*m_bench->session);
        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        bool pauses = true; // before it can come to its end
        connect(&projector, &MapProjector::stateChanged, &projector, [&] {
            if (projector.running() && std::exchange(pauses, false))
                projector.setPaused(true);
        });
        connect(&projector, &MapProjector::positionsChanged, &laid, [&](bool settled) {
            laid.setMap(rows, axes, projector.space(),
                        settled ? projector.positions() : std::vector<float>());
        });
        projector.show(rows, axes);
        laid.lay(m_bench->folder / "song.csv");
        QTRY_VERIFY(projector.paused());
        QTRY_VERIFY(laid.way() && !laid.busy());
        QCOMPARE(laid.way()->points.size(), std::size_t(200));
        for (int i = 0; i < 200; ++i)
            QCOMPARE(laid.way()->points[std::size_t(i)], i);
        projector.setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(!projector.running() && laid.way()->points.empty(), 20000);
        const std::vector<float>& map = projector.positions();
        QCOMPARE(laid.way()->xy.size(), std::size_t(400));
        for (std::size_t i = 0; i < 400; ++i)
            QVERIFY(std::abs(laid.way()->xy[i] - map[i]) < 0.01f);
        // What is under way when the map moves again is forgotten.
        laid.setMap(rows, axes, projector.space(), map);
        laid.setMap(rows, axes, projector.space(), {});
        QTRY_VERIFY(!laid.busy());
        QCOMPARE(laid.way()->points.size(), std::size_t(200));
        laid.lay({});
        QVERIFY(!laid.busy() && !laid.way());
    }

    /// The same seed gives the same map, whatever was shown before it.
    void theSameSeedGivesTheSameMap() {
        const auto rows = cloud();
        const fs::path kept = m_bench->folder / "kept";
        MapProjector projector;
        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        const auto finished = [&] { return projector.figures().trustworthiness.has_value(); };
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        const std::vector<float> first = projector.positions();
        axes.seed = 2;
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(projector.positions() != first);
        axes.seed = 1;
        projector.setCache(kept);
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(projector.positions() == first);
        QTRY_COMPARE(filesIn(kept), 1);
        // Another perplexity goes on from there: seen, but not kept.
        axes.perplexity = 10;
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(projector.positions() != first);
        QTest::qWait(100);
        QCOMPARE(filesIn(kept), 1);
    }
};

QTEST_MAIN(AppMapPlaces)
#include "app_mapplaces.moc"

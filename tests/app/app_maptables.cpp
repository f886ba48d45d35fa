#include "tests/app/mapbench.h"
#include "tests/models/agentrig.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/maplooks.h"
#include "app/window/livebus.h"

#include <QLabel>
#include <QListWidget>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

/// Tables on the map, however strange, and what is kept of them.
class AppMapTables : public MapTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// Who plays may have brought a table that nobody has opened: it comes onto an empty map, once.
    void theTableOfAPerformanceComes() {
        const fs::path table = sineTable(m_bench->folder / "tables" / "sine.csv", 4);
        Session& session = *m_bench->session;
        const LivePlaces places{table, 16, 3, 5};
        LiveBus::of(session).tell(places);
        QTRY_COMPARE_WITH_TIMEOUT(session.mapTables(), std::vector<fs::path>{table}, patience);
        QTRY_VERIFY(m_panel->shownRows() && m_panel->shownRows()->rows() == 16);
        const QImage still = view().grab().toImage();
        LiveBus::of(session).tell(places);
        QVERIFY(view().grab().toImage() != still); // both cursors are on it
        LiveBus::of(session).tell({});
        m_panel->openTables({});
        LiveBus::of(session).tell(places);
        QTest::qWait(50);
        QVERIFY(session.mapTables().empty()); // taken away, it stays away
    }

    /// What is taken out while it is read does not come, nor say that it could not.
    void tablesCanBeTakenOutWhileTheyAreRead() {
        writeFile(m_bench->folder / "a.csv", "a,b\n1,2\n3,1\n");
        MapModel model;
        int failures = 0;
        connect(&model, &MapModel::failed, &model, [&] { ++failures; });
        model.open({m_bench->folder / "a.csv"});
        QTRY_COMPARE(model.rows()->rows(), std::size_t(2));
        writeFile(m_bench->folder / "b.csv", "a,b\n7,8\n");
        model.add({m_bench->folder / "b.csv", m_bench->folder / "none.csv"});
        QVERIFY(model.reading());
        model.open({});
        QTRY_VERIFY(!model.reading());
        QVERIFY(model.rows()->empty());
        QCOMPARE(failures, 0);
        QVERIFY(model.trouble().isEmpty());
        // One that is wanted again by then is there.
        model.add({m_bench->folder / "a.csv", m_bench->folder / "b.csv"});
        model.remove(m_bench->folder / "b.csv");
        model.add({m_bench->folder / "b.csv"});
        QTRY_VERIFY(!model.reading());
        QCOMPARE(model.rows()->rows(), std::size_t(3));
    }

    /// One table goes and the others stay; what is built comes alone or beside them, as chosen.
    void tablesComeAndGoOneByOne() {
        writeFile(m_bench->folder / "a.csv", "a,b\n1,2\n3,1\n");
        writeFile(m_bench->folder / "b.csv", "a,b\n7,8\n");
        m_panel->openTables({m_bench->folder / "a.csv", m_bench->folder / "b.csv"});
        QTRY_COMPARE(view().points(), 3);
        auto* list = named<QListWidget>(m_panel.get(), "Tables on the map");
        QCOMPARE(list->count(), 2);
        list->setCurrentRow(0);
        QVERIFY(action("takeOut")->isEnabled());
        action("takeOut")->trigger();
        QTRY_COMPARE(view().points(), 1);
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->currentRow(), 0);
        QCOMPARE(m_panel->model().files(), std::vector<fs::path>{m_bench->folder / "b.csv"});

        m_panel->builder().restore({{"synth", "fm3"},
                                    {"detail", int(TableDetail::Custom)},
                                    {"subdivisions", 2},
                                    {"seconds", 0.1},
                                    {"beside", true}});
        const auto ended = [this] {
            return m_panel->builder().job() == 0 && !m_panel->model().following() &&
                   !m_panel->model().reading();
        };
        m_panel->builder().start();
        QVERIFY(m_panel->builder().job() != 0);
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 20000);
        QTRY_COMPARE(view().points(), 9);
        QTRY_COMPARE(list->count(), 2);
        m_panel->builder().restore({{"beside", false}});
        m_panel->builder().start();
        QVERIFY(m_panel->builder().job() != 0);
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 20000);
        QTRY_COMPARE(view().points(), 8);
        QTRY_COMPARE(list->count(), 1);
        action("takeOut")->trigger();
        QTRY_COMPARE(view().points(), 0);
        QVERIFY(!action("takeOut")->isEnabled());
        // One that is taken out while it grows does not come back when it is complete.
        m_panel->builder().restore({{"subdivisions", 8}, {"seconds", 2}});
        m_panel->builder().start();
        QTRY_VERIFY_WITH_TIMEOUT(view().points() > 0, 20000);
        QVERIFY(m_panel->model().following());
        action("takeOut")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 60000);
        QTest::qWait(50);
        QCOMPARE(view().points(), 0);
        QCOMPARE(list->count(), 0);
    }

    /// Clusters are of the descriptors, whatever the axes show.
    void clustersColourAnyAxes() {
        writeFile(m_bench->folder / "t.csv", "param-0,a,b\n0,1,1\n0.3,9,9\n0.6,1.1,1\n1,9,9.1\n");
        MapAxes axes;
        axes.method = MapAxes::Method::Parameters;
        m_panel->axesPage().setAxes(axes);
        open(m_bench->folder / "t.csv");
        QTRY_COMPARE(view().points(), 4);
        MapLooks looks;
        looks.color = MapLooks::Color::Cluster;
        looks.clusters = 2;
        m_panel->looksPage().setLooks(looks);
        Q_EMIT m_panel->looksPage().changed();
        QTRY_COMPARE(m_panel->clusters().size(), std::size_t(4));
        QCOMPARE(m_panel->clusters()[0], m_panel->clusters()[2]);
        QCOMPARE(m_panel->clusters()[1], m_panel->clusters()[3]);
        QVERIFY(m_panel->clusters()[0] != m_panel->clusters()[1]);
    }

    void strangeTablesAreExplained_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("points");
        QTest::addColumn<bool>("says");
        QTest::newRow("empty") << QByteArray("") << 0 << true;
        QTest::newRow("texts") << QByteArray("a,b\nx,y\n") << 0 << true;
        QTest::newRow("header") << QByteArray("param-0,loudness-dBFS\n") << 0 << false;
        QTest::newRow("one row") << QByteArray("a,b\n1,2\n") << 1 << true;
        QTest::newRow("same rows") << QByteArray("a,b\n1,2\n1,2\n1,2\n") << 3 << true;
        QTest::newRow("holes") << QByteArray("a,b\n1,2\n3,\n5,1\n") << 3 << true;
        QTest::newRow("no whole row") << QByteArray("a,b\n1,\n,2\n") << 2 << true;
        QTest::newRow("one column") << QByteArray("a\n1\n2\n5\n") << 3 << false;
        QTest::newRow("infinite") << QByteArray("a,b\n1,inf\n3,4\n5,1\n") << 3 << true;
        QTest::newRow("plain") << QByteArray("a,b,c\n1,2,3\n3,4,1\n5,1,9\n2,2,2\n") << 4 << false;
    }

    void strangeTablesAreExplained() {
        QFETCH(QByteArray, text);
        QFETCH(int, points);
        QFETCH(bool, says);
        writeFile(m_bench->folder / "t.csv", text.toStdString());
        for (const auto method : {MapAxes::Method::Pca, MapAxes::Method::Tsne,
                                  MapAxes::Method::Parameters, MapAxes::Method::Columns}) {
            MapAxes axes;
            axes.method = method;
            m_panel->axesPage().setAxes(axes);
            open(m_bench->folder / "t.csv");
            QTRY_COMPARE(view().points(), points);
            if (axes.embeds() && says)
                QTRY_VERIFY(named<QLabel>(m_panel.get(), "What is wrong")->isVisible());
            QTRY_VERIFY(!m_panel->projector().running());
            if (points > 0 && !axes.embeds())
                QVERIFY(std::isfinite(view().position(0).x()));
        }
        for (int k = 0; k < 4; ++k) {
            MapLooks looks;
            looks.color = MapLooks::Color(k);
            looks.clusters = 5;
            looks.column = "a";
            looks.size = "b";
            looks.filters = {{"a", 0, 3}};
            m_panel->looksPage().setLooks(looks);
            Q_EMIT m_panel->looksPage().changed();
            QTest::qWait(30);
        }
        m_panel->ear().play(0); // plain rows have no sound, and that is all
        QTest::qWait(30);
    }

    void severalTablesAndAllThatIsKept() {
        build();
        const fs::path made = m_panel->model().files().front();
        writeFile(m_bench->folder / "b.csv", "param-0,loudness-dBFS,extra\n0.5,-20,1\n1,-12,2\n");
        m_panel->model().add({m_bench->folder / "b.csv"});
        QTRY_COMPARE(view().points(), 29);
        const auto rows = m_panel->model().rows();
        QCOMPARE(rows->place(28).table, std::size_t(1));
        QVERIFY(std::isnan(rows->value(0, std::size_t(rows->find("extra")))));
        QCOMPARE(rows->value(28, std::size_t(rows->find("extra"))), 2.0);

        MapLooks looks;
        looks.color = MapLooks::Color::Column;
        looks.column = "loudness-dBFS";
        looks.filters = {{"param-0", 0.4, 1}};
        m_panel->looksPage().setLooks(looks);
        Q_EMIT m_panel->looksPage().changed();
        QCOMPARE(view().shownCount(), 18); // the others lack columns that PCA needs
        MapAxes axes;
        axes.method = MapAxes::Method::Columns;
        axes.x = "param-0";
        axes.y = "loudness-dBFS";
        m_panel->axesPage().setAxes(axes);
        Q_EMIT m_panel->axesPage().changed();
        QTRY_COMPARE(view().position(28), QPointF(1, -12));
        QCOMPARE(view().shownCount(), 20);
        view().setSelection(std::vector<int>{2, 28});

        const Json state = m_panel->state();
        QVERIFY(!state["view"].contains("area")); // all of it is seen, in a dock of any shape
        m_panel.reset();
        makePanel();
        m_panel->restore(state);
        QTRY_COMPARE(view().points(), 29);
        QTRY_COMPARE(view().position(28), QPointF(1, -12));
        QCOMPARE(view().selection(), (std::vector<int>{2, 28}));
        QCOMPARE(view().shownCount(), 20);
        QVERIFY(m_panel->looksPage().looks() == looks);
        QCOMPARE(m_panel->state(), state);
        QVERIFY(m_panel->model().files().front() == made);
        m_panel->restore(
            Json::parse(R"({"tables":[],"axes":{"method":7},"looks":{"filters":[1]}})"));
        QTRY_COMPARE(view().points(), 0);
    }
};

QTEST_MAIN(AppMapTables)
#include "app_maptables.moc"

#include "tests/app/emotionrig.h"
#include "tests/app/mapbench.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/mappieces.h"

#include <QTabBar>

using namespace antiphon;
using namespace antiphon::testing;

/// The map dock with a table whose rows are pieces: it is heard, seen and walked element by
/// element.
class AppMapPieces : public MapTest {
    Q_OBJECT

    fs::path m_folder;

    /// As emotion.explore writes them, with three pieces.
    void write(const std::string& element) const {
        std::string text = "title,quadrant,pca_x,pca_y,tsne_x,tsne_y,s0,file\n";
        for (int i = 0; i < 3; ++i)
            text += "Piece " + std::to_string(i) + "," + std::to_string(i + 1) + "," +
                    std::to_string(i) + "," + std::to_string((i * 2) % 3) + ",0,0,0.5," +
                    (m_bench->folder / ("p" + std::to_string(i) + ".mid")).string() + "\n";
        writeFile(m_folder / (element + ".csv"), text);
    }
    QPoint away() const { return {2, 2}; }

private Q_SLOTS:
    void init() {
        setUp();
        for (int i = 0; i < 3; ++i)
            writeNotes(m_bench->folder / ("p" + std::to_string(i) + ".mid"), melody(60 + 10 * i));
        m_folder = m_bench->folder / "maps";
        fs::create_directories(m_folder);
        write("velocity");
        write("all");
        writeFile(m_folder / "silhouettes.csv", "element,pair,space,pca,tsne\n");
    }
    void cleanup() { tearDown(); }

    void piecesAreHeardAndSeen() {
        open(m_folder / "velocity.csv");
        QTRY_COMPARE(view().points(), 3);
        QTRY_VERIFY(m_panel->ear().renderer(0));
        QVERIFY(m_panel->ear().troubles().isEmpty());
        // They lie where the table says, each with its quadrant.
        QCOMPARE(int(m_panel->axesPage().axes().method), int(MapAxes::Method::Columns));
        QTRY_COMPARE(view().position(1), QPointF(1, 2));
        QCOMPARE(int(m_panel->looksPage().looks().color), int(MapLooks::Color::Column));

        Player& player = m_bench->session->player();
        hover(1);
        QTRY_COMPARE(m_panel->ear().playing(), 1);
        QTRY_VERIFY(player.auditioning());
        view().setCurrent(1);
        QVERIFY2(view().currentText().contains(QStringLiteral("Piece 1")),
                 qPrintable(view().currentText()));
        const fs::path piece = m_bench->folder / "p1.mid";
        QTRY_VERIFY(!m_panel->pieces()
                         .thumbnail(piece, m_panel->palette(), m_panel->devicePixelRatioF())
                         .isNull());
        // What was clicked goes on while the pointer is elsewhere, until it is let go.
        QTest::mouseClick(&view(), Qt::LeftButton, {}, pixelOf(1));
        QCOMPARE(view().latched(), 1);
        QTest::mouseMove(&view(), away());
        QTest::qWait(200);
        QCOMPARE(m_panel->ear().playing(), 1);
        view().setLatched(-1);
        QCOMPARE(m_panel->ear().playing(), -1);
    }

    void aTabForEachElement() {
        QTabBar* tabs = m_panel->pieces().elements();
        QVERIFY(!tabs->isVisible());
        open(m_folder / "velocity.csv");
        QTRY_VERIFY(tabs->isVisible());
        QCOMPARE(tabs->count(), 8);
        QCOMPARE(tabs->currentIndex(), 6);
        tabs->setCurrentIndex(7);
        QTRY_COMPARE(m_panel->model().files(), std::vector<fs::path>{m_folder / "all.csv"});
        QTRY_COMPARE(view().points(), 3);
        QCOMPARE(tabs->currentIndex(), 7);
        // Another table has no elements, and axes of its own.
        writeFile(m_bench->folder / "other.csv", "a,b\n1,2\n3,4\n5,7\n");
        open(m_bench->folder / "other.csv");
        QTRY_VERIFY(!tabs->isVisible());
        QTRY_COMPARE(int(m_panel->axesPage().axes().method), int(MapAxes::Method::Pca));
        QVERIFY(m_panel->looksPage().looks() == MapLooks());
    }
};

QTEST_MAIN(AppMapPieces)
#include "app_mappieces.moc"

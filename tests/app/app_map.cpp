#include "tests/app/mapbench.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/mapsong.h"
#include "app/panels/rowexportpage.h"
#include "core/soundfile.h"
#include "tests/app/likeness.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

/// The way of the issue, the menu, and how all of it looks.
class AppMap : public MapTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// The way of the issue: build, t-SNE, hear, lasso, export, compare.
    void fromNothingToSounds() {
        build();
        QTRY_VERIFY(std::isfinite(view().position(0).x()));
        const auto rows = m_panel->model().rows();

        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        auto* method = named<QComboBox>(m_panel.get(), "Axes");
        method->setCurrentIndex(method->findText("t-SNE"));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        QVERIFY(!m_panel->projector().running());
        view().showAll();
        QTest::qWait(400);

        for (const int point : {0, 13, 26}) {
            const Sound wanted = rendered("fm3", rows->point(std::size_t(point)), 0.5, 48000);
            const Sound heard = heardOf(point, 0.6);
            const Likeness like = likeness(heard, wanted);
            QVERIFY2(like.rest < 1e-5,
                     qPrintable(QStringLiteral("point %1: %2").arg(point).arg(like.rest)));
            const float match = matchOf(wanted);
            QVERIFY2(std::abs(20 * std::log10(like.gain / double(match))) < 0.1,
                     qPrintable(QString::number(like.gain)));
        }

        view().setSelection(std::vector<int>{1, 5, 20});
        QVERIFY(action("exportSounds")->isEnabled());
        action("exportSounds")->trigger();
        auto* page = m_panel->findChild<RowExportPage*>();
        QVERIFY(page);
        const fs::path target = m_bench->folder / "sounds";
        named<QLineEdit>(page, "Folder")->setText(QString::fromStdString(target));
        named<QComboBox>(page, "Bit depth")->setCurrentIndex(2);
        for (QPushButton* button : page->findChildren<QPushButton*>())
            if (button->text() == "Export")
                QTest::mouseClick(button, Qt::LeftButton);
        for (const int point : {1, 5, 20}) {
            const fs::path file = target / (rowFileName(*rows, std::size_t(point)) + ".wav");
            QTRY_VERIFY2(fs::exists(file), file.c_str());
            const Sound written = readSound(file);
            const Sound wanted = rendered("fm3", rows->point(std::size_t(point)), 0.5, 44100);
            QVERIFY(written.samples == wanted.samples);
            QVERIFY(readProvenance(file).comment.find("\"fm3\"") != std::string::npos);
        }
    }

    void theMenuActsOnThePoint() {
        build();
        m_bench->session->player().open();
        const QPoint at = pixelOf(13);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, view().mapToGlobal(at));
        QApplication::sendEvent(&view(), &event);
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
        const auto entry = [&](const QString& text) {
            for (QAction* one : menu->actions())
                if (one->text() == text)
                    return one;
            return static_cast<QAction*>(nullptr);
        };
        QVERIFY(entry("Play") && entry("Hold"));
        entry("Play")->trigger();
        menu->close();
        QTRY_COMPARE(m_panel->ear().playing(), view().pointAt(at));
    }

    void everythingHasRoomAndAName_data() {
        QTest::addColumn<bool>("longTexts");
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << false << QSize(1200, 760);
        QTest::newRow("long texts") << true << QSize(1200, 760);
        QTest::newRow("narrow") << false << QSize(560, 420);
    }

    void everythingHasRoomAndAName() {
        QFETCH(bool, longTexts);
        QFETCH(QSize, size);
        LongTexts translator;
        if (longTexts)
            QCoreApplication::installTranslator(&translator);
        m_panel.reset();
        makePanel();
        build(6);
        m_panel->resize(size);
        view().setSelection(std::vector<int>{2, 3, 9});
        QTest::qWait(50);
        QVERIFY(view().height() > size.height() / 2);
        // Where the settings were folded for want of room they can be had all the same.
        for (auto* button : m_panel->findChildren<QToolButton*>())
            if (button->text() == QLatin1String("Settings"))
                button->setChecked(true);
        m_panel->song().lay(m_bench->sound("one"));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->song().way().has_value(), 20000);
        const QString tag = QString(QTest::currentDataTag()).remove(QLatin1Char(','));
        auto* side = m_panel->findChild<QTabWidget*>();
        for (int page = 0; page < side->count(); ++page) {
            side->setCurrentIndex(page);
            QTest::qWait(200);
            m_panel->grab().save(
                QStringLiteral("%1/map-%2-%3.png").arg(shotFolder(), tag).arg(page));
            const QStringList clipped = clippedTexts(*m_panel);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join("; ")));
            int seen = 0;
            const QStringList unnamed = unnamedIn(*m_panel, seen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("; ")));
            QVERIFY(seen > 5);
        }
        QTRY_VERIFY(action("exportSounds")->isEnabled());
        action("exportSounds")->trigger();
        auto* dialog = m_panel->findChild<RowExportPage*>();
        dialog->grab().save(QStringLiteral("%1/map-export-%2.png").arg(shotFolder(), tag));
        const QStringList clipped = clippedTexts(*dialog);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join("; ")));
    }
};

QTEST_MAIN(AppMap)
#include "app_map.moc"

#include "tests/app/guiderig.h"

#include "app/panels/answerslot.h"
#include "app/panels/comparisonfile.h"
#include "app/panels/exportpage.h"
#include "app/panels/guidelanes.h"
#include "app/panels/guidepanel.h"
#include "app/panels/modelcompare.h"
#include "app/panels/takeeditor.h"
#include "app/panels/takelist.h"
#include "core/music/midifile.h"
#include "core/soundfile.h"
#include "core/table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;

/// What is done with models and takes in the guide panel: compared, continued, exported, looked
/// into.
class AppGuideCompare : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<GuideRig> m_rig;
    std::unique_ptr<GuidePanel> m_panel;

    bool generate() {
        GuideRig::button(*m_panel, "Generate")->click();
        return QTest::qWaitFor([&] { return m_panel->editor().response() != nullptr; }, 20000);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        m_rig = std::make_unique<GuideRig>(*m_bench);
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<GuidePanel>(*m_bench->session);
        m_panel->resize(1200, 760);
        m_panel->show();
        m_panel->restore({{"options", {{"segment", 0.25}, {"vocab", 4}}}});
        m_bench->session->useAs("guide", m_rig->recording(false));
        m_bench->session->useAs("memory", m_rig->recording(true));
    }
    void cleanup() {
        m_panel.reset();
        m_rig.reset();
        m_bench.reset();
    }

    void modelsAreHeardSideBySide() {
        const fs::path model = m_rig->learn();
        QVERIFY(!model.empty());
        m_panel->showComparison();
        ModelCompare& page = m_panel->comparison();
        QTRY_COMPARE(page.choices()->count(), 2); // the guide itself, and the model
        page.compare();
        QTRY_COMPARE_WITH_TIMEOUT(page.table()->topLevelItemCount(), 2, 5000);
        const auto text = [&](int row, int column) {
            return page.table()->topLevelItem(row)->text(column);
        };
        QTRY_VERIFY_WITH_TIMEOUT(!text(1, 3).isEmpty() && !text(0, 4).isEmpty(), 30000);
        QVERIFY(text(1, 1).contains('%')); // what it was evaluated with
        QVERIFY(text(0, 1).isEmpty());
        QVERIFY(text(0, 3).isEmpty()); // the guide itself has no perplexity

        // A click plays one; another switches at the same place and at equal loudness.
        Player& player = m_bench->session->player();
        const auto click = [&](int row) {
            QTreeWidgetItem* item = page.table()->topLevelItem(row);
            QTest::mouseClick(page.table()->viewport(), Qt::LeftButton, {},
                              page.table()->visualItemRect(item).center());
        };
        click(0);
        QTRY_COMPARE(player.deck().tracks.size(), std::size_t(2));
        QVERIFY(player.matched());
        QVERIFY(!player.deck().tracks[0].muted && player.deck().tracks[1].muted);
        click(1);
        QVERIFY(player.deck().tracks[0].muted && !player.deck().tracks[1].muted);

        GuideRig::button(page, "Open the take")->click();
        QTRY_VERIFY(m_panel->editor().take() && m_panel->editor().take()->learned());
        QVERIFY(m_panel->lanes().isVisible());
        QCOMPARE(m_panel->answer().path(), model);
    }

    /// Nothing says what is what until one is preferred; that is kept with the takes.
    void comparedBlind() {
        QVERIFY(!m_rig->learn().empty());
        m_panel->showComparison();
        ModelCompare& page = m_panel->comparison();
        QTRY_COMPARE(page.choices()->count(), 2);
        const QString model = page.choices()->item(1)->text();
        page.blind()->setChecked(true);
        page.compare();
        QCOMPARE(page.table()->topLevelItemCount(), 2);
        auto* prefer = GuideRig::button(page, "Prefer this");
        const auto titles = [&] {
            QStringList list;
            for (int row = 0; row < 2; ++row)
                list << page.table()->topLevelItem(row)->text(0);
            return list;
        };
        const auto shown = [&] {
            for (int row = 0; row < 2; ++row)
                if (page.table()->topLevelItem(row)->icon(0).isNull())
                    return false;
            return GuideRig::button(page, "Compare")->isVisible();
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), 30000);
        QCOMPARE(titles(), QStringList({"Answer A", "Answer B"}));
        for (int row = 0; row < 2; ++row)
            for (int column = 1; column < page.table()->columnCount(); ++column)
                QVERIFY(page.table()->topLevelItem(row)->text(column).isEmpty());
        QVERIFY(!prefer->isEnabled()); // which one?
        QTreeWidgetItem* second = page.table()->topLevelItem(1);
        QTest::mouseClick(page.table()->viewport(), Qt::LeftButton, {},
                          page.table()->visualItemRect(second).center());
        Player& player = m_bench->session->player();
        QTRY_COMPARE(player.deck().tracks.size(), std::size_t(2));
        QCOMPARE(player.deck().tracks[1].title, "Answer B");
        QVERIFY(!player.deck().tracks[1].muted);
        const fs::path chosen = player.deck().tracks[1].file.parent_path(),
                       other = player.deck().tracks[0].file.parent_path();
        QVERIFY(!GuideRig::button(page, "Open the take")->isEnabled());
        QSignalSpy kept(&page, &ModelCompare::choiceKept);
        prefer->click();
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, 20000);
        QVERIFY(titles()[1].startsWith("★"));
        QVERIFY(titles()[0] == model || titles()[0] == "The guide itself");
        QVERIFY(wasPreferred(chosen) && !wasPreferred(other));
        const Json file = readJson(chosen / "comparison.json");
        QVERIFY(file["blind"].get<bool>());
        QCOMPARE(file["compared_with"].size(), std::size_t(1));
        QVERIFY(
            titles()[1].endsWith(QString::fromStdString(file["answered_by"].get<std::string>())));
        // The take says so where takes are listed.
        auto* takes = m_panel->findChild<TakeList*>();
        const auto marked = [&] {
            QStringList list;
            for (int i = 0; i < takes->count(); ++i)
                if (takes->item(i)->text().contains("preferred"))
                    list << takes->item(i)->data(Qt::UserRole).toString();
            return list;
        };
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList(QString::fromStdString(chosen.string())),
                                  20000);
        // Another choice takes its place.
        page.prefer(0);
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 2, 20000);
        QVERIFY(!wasPreferred(chosen) && wasPreferred(other));
    }

    void aModelThatContinuesGoesOn() {
        const fs::path model = m_rig->learn("completion");
        QVERIFY(!model.empty());
        // It answers no guide.
        m_panel->answer().setPath(model);
        QTRY_VERIFY(m_panel->answer().obstacle().contains("continues"));
        m_panel->answer().setPath({});
        QSignalSpy shown(m_bench->session.get(), &Session::panelRequested);
        Q_EMIT m_panel->answer().continueRequested(model);
        auto* asked = m_panel->findChild<QInputDialog*>();
        QVERIFY(asked);
        asked->setDoubleValue(3.5);
        asked->accept();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->session->player().auditioning(), 20000);
        // Guide and continuation come to the centre.
        QTRY_VERIFY(m_bench->session->current() != 0);
        const LibraryItem* item = m_bench->session->store().item(m_bench->session->current());
        QVERIFY(item && m_bench->session->store().fileOf(*item).filename() == "continued.wav");
        QCOMPARE(shown.last().first().toString(), QStringLiteral("inspector"));
        const Sound guide = readSound(m_rig->recording(false));
        QCOMPARE(readSound(m_bench->session->store().fileOf(*item)).seconds(),
                 guide.seconds() + 3.5);
    }

    void labelsAreExportedAsTheyAreNow() {
        QVERIFY(generate());
        m_panel->editor().paint({3}, guide::silent);
        QTRY_COMPARE(m_panel->editor().state().labels[3], guide::silent);
        m_panel->findChild<QAction*>("guide.export")->trigger();
        auto* page = m_panel->findChild<ExportPage*>();
        QVERIFY(page);
        auto* what = page->findChildren<QComboBox*>().front();
        auto* file = page->findChild<QLineEdit*>();
        const auto write = [&](const char* choice, const fs::path& to) {
            what->setCurrentIndex(what->findText(QLatin1String(choice)));
            file->setText(QString::fromStdString(to.string()));
            GuideRig::button(*page, "Export")->click();
            return QTest::qWaitFor(
                [&] {
                    return fs::exists(to) && GuideRig::button(*page, "Show in folder")->isEnabled();
                },
                patience);
        };
        file->setText(QString::fromStdString((m_bench->folder / "labels.wav").string()));
        what->setCurrentIndex(what->findText("Labels as MIDI notes"));
        QVERIFY(file->text().endsWith("labels.mid"));
        QVERIFY(write("Labels as MIDI notes", m_bench->folder / "labels.mid"));
        QVERIFY(write("Cue list", m_bench->folder / "cues.csv"));
        const Table cues = readTable(m_bench->folder / "cues.csv");
        QCOMPARE(cues.rows, std::size_t(GuideRig::segments));
        QCOMPARE(cues.numbers("label")[3], -1.0);
        // Every file says what was edited, though the take is not saved.
        const auto edits = [](const std::string& comment) {
            const Json told = parseJson(comment, "comment").value("edits", Json::array());
            return told.size() == 1 ? told[0].value("labels", "") : std::string();
        };
        QCOMPARE(edits(provenanceOf(readMidi(m_bench->folder / "labels.mid")).comment),
                 std::string("3=-1"));
        QVERIFY(write("Response", m_bench->folder / "heard.wav"));
        QCOMPARE(edits(readProvenance(m_bench->folder / "heard.wav").comment), std::string("3=-1"));
        QVERIFY(write("Runs of the memory as sounds", m_bench->folder / "runs"));
        QVERIFY(!fs::is_empty(m_bench->folder / "runs"));
        // A folder is never written into a second time.
        GuideRig::button(*page, "Export")->click();
        QTRY_VERIFY(GuideRig::button(*page, "Export")->isEnabled());
        what->setCurrentIndex(0);
        QVERIFY(file->text().endsWith(".wav"));
    }

    void theMemoryShowsWhereItCanGoOn() {
        QVERIFY(generate());
        GuideLanes& lanes = m_panel->lanes();
        QVERIFY(!lanes.links()->isVisible());
        lanes.linkSwitch()->click();
        QVERIFY(lanes.links()->isVisible());
        // All but the first of each label have an earlier one.
        const std::set<std::int32_t> labels(m_panel->editor().take()->memoryTrack().labels.begin(),
                                            m_panel->editor().take()->memoryTrack().labels.end());
        QCOMPARE(lanes.links()->links().size(), std::size_t(GuideRig::segments) - labels.size());
        for (const TimeLink& link : lanes.links()->links())
            QVERIFY(link.to < link.from);
    }
};

QTEST_MAIN(AppGuideCompare)
#include "app_guidecompare.moc"

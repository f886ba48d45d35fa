#include "app/panels/firstpage.h"
#include "app/window/demoproject.h"
#include "app/window/recent.h"
#include "tests/app/workbench.h"

#include <QApplication>
#include <QCommandLinkButton>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

void drop(QWidget& page, const fs::path& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page, &event);
    QVERIFY(event.isAccepted());
}

/// The button whose explanation is this folder.
QCommandLinkButton* recentButton(const QWidget& page, const fs::path& folder) {
    for (auto* button : page.findChildren<QCommandLinkButton*>())
        if (button->description() == QString::fromStdString(folder.string()))
            return button;
    return nullptr;
}

QCommandLinkButton* buttonFor(const QWidget& page, const QString& text) {
    for (auto* button : page.findChildren<QCommandLinkButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class TestFirstPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDroppedFolderBecomesAProject() {
        Workbench bench;
        const fs::path takes = bench.folder / "takes";
        fs::create_directories(takes);
        for (const char* name : {"one", "two"})
            fs::rename(bench.sound(name), takes / (std::string(name) + ".wav"));
        FirstPage page(*bench.session);
        page.show();
        drop(page, takes);
        QTRY_COMPARE(bench.session->store().items().size(), std::size_t(2));
        QCOMPARE(bench.session->store().folder(), bench.folder / "takes (Antiphon)");
        QVERIFY(bench.session->store().idOf(takes / "one.wav") != 0);
        QVERIFY(fs::is_regular_file(takes / "one.wav"));

        // The name is taken now: the next one is another project, and this one stays as it is.
        drop(page, takes);
        QTRY_COMPARE(bench.session->store().folder(), bench.folder / "takes (Antiphon 2)");
        QTRY_COMPARE(bench.session->store().items().size(), std::size_t(2));
        QVERIFY(Project::isProject(bench.folder / "takes (Antiphon)"));
    }

    void aDroppedProjectIsOpened_data() {
        QTest::addColumn<bool>("byFile");
        QTest::newRow("folder") << false;
        QTest::newRow("file") << true;
    }
    void aDroppedProjectIsOpened() {
        QFETCH(bool, byFile);
        Workbench bench;
        const fs::path studio = bench.folder / "studio";
        { Project::create(studio); }
        FirstPage page(*bench.session);
        page.show();
        drop(page, byFile ? studio / "studio.antiphon" : studio);
        QTRY_VERIFY(bench.session->store().isOpen());
        QCOMPARE(bench.session->store().folder(), studio);
        QVERIFY(!fs::exists(bench.folder / "studio (Antiphon)"));
    }

    void recentProjectsAreOffered() {
        Workbench bench;
        const fs::path kept = bench.folder / "kept & safe", gone = bench.folder / "gone";
        for (const fs::path& folder : {kept, gone}) {
            { Project::create(folder); }
            rememberProject(bench.session->settings(), QString::fromStdString(folder.string()));
        }
        fs::remove_all(gone);
        FirstPage page(*bench.session);
        page.show();
        QVERIFY(!recentButton(page, gone));
        auto* button = recentButton(page, kept);
        QVERIFY(button);
        QCOMPARE(button->text(), QStringLiteral("kept && safe")); // one & would be a shortcut
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(bench.session->store().isOpen());
        QCOMPARE(bench.session->store().folder(), kept);
    }

    void whatCannotBeOpenedIsSaid() {
        Workbench bench;
        const fs::path broken = bench.folder / "broken";
        { Project::create(broken); }
        writeFile(broken / "project.json", R"({"version": "9.0"})");
        FirstPage page(*bench.session);
        page.show();
        drop(page, broken);
        const auto said = [&] {
            for (const QLabel* label : page.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QLatin1String("version 9.0")))
                    return true;
            return false;
        };
        QTRY_VERIFY(said());
        QVERIFY(!bench.session->store().isOpen());
    }

    /// Whoever left while the demo was composed gets it the next time.
    void anEmptyDemoIsComposed() {
        Workbench bench;
        { Project::create(bench.folder / "demo"); }
        for (int i = 1; i <= 2; ++i) {
            openDemo(*bench.session, bench.folder / "demo");
            QTRY_COMPARE(bench.session->jobs().ids().size(), std::size_t(i));
            const Jobs::Id job = bench.session->jobs().ids().back();
            QVERIFY(!bench.session->jobs().job(job)->ended());
            bench.session->closeProject();
            QTRY_VERIFY(bench.session->jobs().job(job)->ended());
        }
    }

    void waysToBegin() {
        Workbench bench;
        FirstPage page(*bench.session);
        page.show();
        QSignalSpy fresh(&page, &FirstPage::newRequested), open(&page, &FirstPage::openRequested);
        auto* newButton = buttonFor(page, QStringLiteral("New project…"));
        auto* openButton = buttonFor(page, QStringLiteral("Open…"));
        QVERIFY(newButton && openButton);
        QTest::keyClick(newButton, Qt::Key_Space);
        QCOMPARE(fresh.size(), 1);
        QTest::mouseClick(openButton, Qt::LeftButton);
        QCOMPARE(open.size(), 1);
        QCOMPARE(fresh.size(), 1);
    }
};

QTEST_MAIN(TestFirstPage)
#include "app_firstpage.moc"

#include "models/systems.h"
#include "tests/app/workbench.h"

using namespace antiphon;

/// The store thread and the session's edits: what the window sees is what is on the disk.
class TestStore : public QObject {
    Q_OBJECT

    static Jobs::Id generate(testing::Workbench& bench) {
        const Task* task = findTask(systems(), "guide.generate");
        const Inputs inputs = {{"guide", {{ItemKind::Audio, bench.sound("guide"), "guide"}}},
                               {"memory", {{ItemKind::Audio, bench.sound("memory"), "memory"}}}};
        return bench.session->start(*task, inputs, task->options(), 7);
    }

private Q_SLOTS:
    void importsAndFinds() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        const fs::path file = bench.sound("one");
        const auto ids = bench.import({file, bench.sound("two")});
        QCOMPARE(ids.size(), 2u);
        QVERIFY(ids[0] > 0 && ids[1] > 0);
        const Store& store = bench.session->store();
        QCOMPARE(store.items().size(), 2u);
        QCOMPARE(store.fileOf(*store.item(ids[0])), file);
        QVERIFY(std::abs(store.item(ids[0])->seconds.value() - 4) < 1e-6);
    }

    void editsAreOnDiskAndCanBeUndone() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        const auto id = bench.import({bench.sound("one")}).front();
        LibraryItem item = *session.store().item(id);
        item.rating = 4;
        item.tags = {"dark"};
        session.edit(QStringLiteral("Rate"), {item});
        QTRY_COMPARE(session.store().item(id)->rating, 4);
        {
            const Project other = Project::open(bench.folder / "project", Project::Access::Read);
            QCOMPARE(other.library().item(id)->rating, 4);
        }
        session.undo().undo();
        QTRY_COMPARE(session.store().item(id)->rating, 0);
        session.undo().redo();
        QTRY_COMPARE(session.store().item(id)->rating, 4);
        // Nothing changed: no step to undo.
        const int steps = session.undo().count();
        session.edit(QStringLiteral("Rate"), {*session.store().item(id)});
        QCOMPARE(session.undo().count(), steps);
    }

    void removedItemsComeBackWithTheirId() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        const auto id = bench.import({bench.sound("one")}).front();
        const LibraryItem before = *session.store().item(id);
        session.setCurrent(id);
        session.setSelection({id});
        session.remove(QStringLiteral("Remove"), {id});
        QTRY_VERIFY(!session.store().item(id));
        QCOMPARE(session.current(), 0);
        QVERIFY(session.selection().isEmpty());
        session.undo().undo();
        QTRY_VERIFY(session.store().item(id));
        QVERIFY(*session.store().item(id) == before);
    }

    void closesWhileImporting() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        std::vector<fs::path> files;
        for (int i = 0; i < 60; ++i)
            files.push_back(bench.sound("tone" + std::to_string(i)));
        const Jobs::Id job = session.import(files);
        QTRY_VERIFY(!session.store().items().empty());
        session.closeProject();
        QTRY_VERIFY(session.jobs().job(job)->ended());
        session.store().open(bench.folder / "project");
        QTRY_VERIFY(session.store().isOpen());
        // What had been taken in is there, whole, and the rest can be taken in again.
        QVERIFY(!session.store().items().empty());
        bench.import(files);
        QCOMPARE(session.store().items().size(), files.size());
    }

    void reportsWhatCannotBeOpened() {
        testing::Workbench bench;
        QSignalSpy told(bench.session.get(), &Session::told);
        bench.session->store().open(bench.folder / "nothing");
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().contains(QLatin1String("nothing")));
        QVERIFY(told[0][1].toBool());
        QVERIFY(!bench.session->store().isOpen());
    }

    void badFilesCostASentenceEach() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        writeFile(bench.folder / "broken.wav", "RIFF and nothing else");
        const Jobs::Id job =
            bench.session->import({bench.folder / "broken.wav", bench.sound("good")});
        QTRY_VERIFY(bench.session->jobs().job(job)->ended());
        QCOMPARE(int(bench.session->jobs().job(job)->row.state), int(JobState::Done));
        QVERIFY(
            bench.session->jobs().job(job)->log.join(u' ').contains(QLatin1String("broken.wav")));
        QCOMPARE(bench.session->store().items().size(), 1u);
    }

    void resultsOfTasksJoinTheLibrary() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        const Jobs::Id job = generate(bench);
        QTRY_VERIFY_WITH_TIMEOUT(session.jobs().job(job)->ended(), 20000);
        const JobInfo& info = *session.jobs().job(job);
        QVERIFY2(info.row.state == JobState::Done, info.row.error.c_str());
        QCOMPARE(info.record.seed, 7u);
        QTRY_VERIFY(session.store().idOf(info.run / "out" / "response.wav") != 0);
        QVERIFY(session.store().idOf(info.run / "out" / "guide.wav") == 0);
        QTRY_COMPARE(session.jobs().runs().size(), 1u);
    }

    void resultsStayWithTheirProject() {
        testing::Workbench bench;
        QVERIFY(bench.openProject());
        Session& session = *bench.session;
        const Jobs::Id job = generate(bench);
        session.jobs().pause(job);
        session.closeProject();
        session.store().create(bench.folder / "other");
        QTRY_VERIFY(session.store().isOpen());
        session.jobs().resume(job);
        QTRY_VERIFY_WITH_TIMEOUT(session.jobs().job(job)->ended(), 20000);
        const JobInfo& info = *session.jobs().job(job);
        QVERIFY2(info.row.state == JobState::Done, info.row.error.c_str());
        QCOMPARE(info.run.parent_path(), bench.folder / "project" / "runs");
        QTest::qWait(100);
        QVERIFY(session.store().items().empty());
        session.closeProject();
        session.store().open(bench.folder / "project");
        QTRY_VERIFY(session.store().idOf(info.run / "out" / "response.wav") != 0);
    }
};

QTEST_MAIN(TestStore)
#include "app_store.moc"

#pragma once

#include "tests/app/windowbench.h"

#include "core/rng.h"

#include <QProcess>

#include <csignal>
#include <cstdio>

// kill -9 in the middle of a scripted session of the window, shared by the short and the long test.
namespace antiphon::testing {

/// The session that is killed: rates one item after the other, retitles it, shows it and plays it,
/// and says "done N" on standard output once action N has been taken over by the library. Never
/// returns.
inline int scriptedSession(const fs::path& project) {
    WindowBench bench;
    bench.window->openProject(project);
    if (!QTest::qWaitFor([&] { return bench.session->store().isOpen(); }, 20000))
        return 1;
    Session& session = *bench.session;
    const Store& store = session.store();
    std::vector<std::int64_t> ids;
    for (const auto& [id, item] : store.items())
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    int number = 0;
    for (const auto id : ids)
        number = std::max(number, QString::fromStdString(store.item(id)->notes).toInt());
    std::printf("ready\n");
    std::fflush(stdout);
    for (;;) {
        LibraryItem item = *store.item(ids[std::size_t(number) % ids.size()]);
        ++number;
        item.notes = std::to_string(number);
        item.rating = number % 6;
        session.edit(QStringLiteral("Step"), {item});
        session.setCurrent(item.id);
        if (number % 7 == 0)
            bench.window->setLayoutId(layouts()[number / 7 % layouts().size()].id);
        if (!QTest::qWaitFor([&] { return store.item(item.id)->notes == item.notes; }, 20000))
            return 1;
        std::printf("done %d\n", number);
        std::fflush(stdout);
    }
}

/// The highest action number in the project; throws what opening throws.
inline int highestAction(const fs::path& project, QString& fault) {
    const Project opened = Project::open(project);
    if (!opened.notices().empty())
        fault = QString::fromStdString(opened.notices().front());
    int highest = 0;
    for (const LibraryItem& item : opened.library().list()) {
        const int number = QString::fromStdString(item.notes).toInt();
        if (item.rating != number % 6)
            fault = QStringLiteral("an action was kept by half");
        highest = std::max(highest, number);
    }
    return highest;
}

inline void killSessions(int kills, std::uint64_t seed) {
    Workbench bench;
    const fs::path project = bench.folder / "project";
    {
        QVERIFY(bench.openProject());
        std::vector<fs::path> files;
        for (int i = 0; i < 6; ++i)
            files.push_back(bench.sound("tone" + std::to_string(i)));
        bench.import(files);
        bench.session->closeProject();
        QTest::qWait(50);
        bench.session.reset();
    }
    Rng rng(seed);
    int last = 0, inTheMiddle = 0;
    for (int kill = 0; kill < kills; ++kill) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--victim"), QString::fromStdString(project.string())});
        QVERIFY(process.waitForStarted());
        // A third of them while the program starts, the others while it works.
        QByteArray said;
        const bool early = kill % 3 == 0;
        QElapsedTimer sinceStart;
        sinceStart.start();
        while (!early && !said.contains("ready") && sinceStart.elapsed() < 30000) {
            process.waitForReadyRead(50);
            said += process.readAllStandardOutput();
        }
        QTest::qSleep(int(rng.below(early ? 900 : 400)));
        ::kill(pid_t(process.processId()), SIGKILL);
        process.waitForFinished(10000);
        said += process.readAllStandardOutput();
        for (const QByteArray& line : said.split('\n'))
            if (line.startsWith("done "))
                last = std::max(last, line.mid(5).toInt());
        QString fault;
        const int found = highestAction(project, fault);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        QVERIFY2(found >= last, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(last)));
        inTheMiddle += found > last;
        last = found;
    }
    qInfo("%d kills, %d actions, %d kills between writing and saying so", kills, last, inTheMiddle);
    QVERIFY(last > kills);
}

} // namespace antiphon::testing

/// The test program is its own victim: with --victim it is the window.
#define ANTIPHON_KILLING_MAIN(TestClass)                                                           \
    int main(int argc, char** argv) {                                                              \
        QApplication app(argc, argv);                                                              \
        if (argc == 3 && QLatin1String(argv[1]) == QLatin1String("--victim"))                     \
            return antiphon::testing::scriptedSession(argv[2]);                                    \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }

#pragma once

#include "tests/cli/clirun.h"
#include "tests/store/librarytesting.h"

#include "core/rng.h"

#include <QElapsedTimer>

// kill -9 in the middle of imports by the command line, shared by the short and the long test.
namespace antiphon::testing {

/// When to kill: once the import holds the project and its journal has grown by so many bytes, so
/// many milliseconds later.
struct Moment {
    std::uintmax_t bytes = 0;
    int milliseconds = 0;
};

/// Starts an import and sends SIGKILL at that moment. The exit code, -2 where it was killed.
inline int importUntil(const std::vector<std::string>& words, const fs::path& place,
                       const Moment& moment) {
    QProcess process;
    startCli(process, words);
    if (!process.waitForStarted())
        return -1;
    const std::string holder = std::to_string(process.processId());
    const fs::path journal = place / "library.jsonl";
    const std::uintmax_t size = fs::file_size(journal) + moment.bytes;
    QElapsedTimer patience;
    patience.start();
    while (patience.elapsed() < 60000 && !process.waitForFinished(1) &&
           (readFile(place / ".lock") != holder || fs::file_size(journal) < size)) {
    }
    if (process.state() == QProcess::Running && !process.waitForFinished(moment.milliseconds))
        ::kill(pid_t(process.processId()), SIGKILL);
    return resultOf(process).exit;
}

/// What must hold of a project however its import ended. Empty if it does.
inline std::string faultOf(const fs::path& folder, std::int64_t atLeast) {
    const Project project = Project::open(folder);
    if (!project.notices().empty())
        return "notice: " + project.notices().front();
    if (project.library().count() < atLeast)
        return "items were lost";
    for (const LibraryItem& item : project.library().list())
        if (contentHash(project.library().fileOf(item)) != item.hash)
            return item.path + " is not what was taken in";
    return {};
}

/// Imports over and over, killed `kills` times at random moments, going on after each.
inline void killImports(int kills, int files, std::uint64_t seed) {
    TemporaryFolder folder;
    makeManyFiles(folder / "m", files);
    Rng rng(seed);
    int inTheMiddle = 0;
    const int total = kills;
    for (int round = 0; kills > 0; ++round) {
        const std::string name = "p" + std::to_string(round);
        const std::string place = (folder / name).string();
        const bool copy = round % 2 == 0;
        { Project::create(place); }
        std::vector<std::string> words = {"project", "import", place, (folder / "m").string()};
        if (copy)
            words.push_back("--copy");
        std::int64_t reached = 0;
        for (;;) {
            // Half of them at any time, half where at most half of the rest is in.
            constexpr std::uint64_t lineBytes = 200;
            const std::uint64_t rest = lineBytes * std::uint64_t(files - reached) / 2 + 1;
            Moment moment{0, 120000};
            if (kills > 0)
                moment = kills % 2 ? Moment{0, int(rng.below(300))}
                                   : Moment{1 + rng.below(rest), int(rng.below(20))};
            const int exit = importUntil(words, place, moment);
            const std::string fault = faultOf(place, reached);
            QVERIFY2(fault.empty(), fault.c_str());
            reached = Project::open(place).library().count();
            if (exit == 0)
                break;
            QCOMPARE(exit, -2);
            --kills;
            inTheMiddle += reached > 0 && reached < files;
        }
        QCOMPARE(reached, std::int64_t(files));
        Project project = Project::open(place);
        const ImportSummary summary =
            importAll(project, {folder / "m"}, {copy ? MediaPolicy::Copy : MediaPolicy::Link});
        QCOMPARE(summary.unchanged, std::int64_t(files));
        if (copy) {
            int media = 0;
            for (const char* kind : {"audio", "notes"})
                for (const auto& entry : fs::recursive_directory_iterator(fs::path(place) / kind))
                    media += entry.is_regular_file();
            QCOMPARE(media, files); // no second copies, no temporary files
        }
    }
    qInfo("%d of the kills came in the middle of an import", inTheMiddle);
    QVERIFY(inTheMiddle > total / 4);
}

} // namespace antiphon::testing

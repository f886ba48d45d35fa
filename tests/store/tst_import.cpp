#include "tests/store/librarytesting.h"

#include "core/soundfile.h"

#include <QElapsedTimer>

#include <set>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

std::string counts(const ImportSummary& s) {
    return "added " + std::to_string(s.added) + " changed " + std::to_string(s.changed) +
           " moved " + std::to_string(s.moved) + " unchanged " + std::to_string(s.unchanged) +
           " duplicates " + std::to_string(s.duplicates) + " failed " + std::to_string(s.failed) +
           " ignored " + std::to_string(s.ignored) + " missing " + std::to_string(s.missing);
}

#define COMPARE_COUNTS(summary, text)                                                              \
    QCOMPARE(QString::fromStdString(counts(summary)), QString(text))

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mixedFolder() {
        TemporaryFolder folder;
        writeFile(folder / "m" / "a.wav", wavBytes(440, 8000));
        writeFile(folder / "m" / "deep" / "er" / "b.mid", midiBytesOf(60));
        writeFile(folder / "m" / "README.md", "words");
        writeFile(folder / "m" / "cover.jpg", "\xFF\xD8\xFF");
        writeFile(folder / "m" / ".hidden.wav", wavBytes(1));
        writeFile(folder / "m" / ".hidden" / "c.wav", wavBytes(2));
        writeFile(folder / "m" / "t.csv", "a,b\n1,2\n");
        writeFile(folder / "m" / "renamed.dat", wavBytes(3));
        Project project = Project::create(folder / "p");
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}),
            "added 4 changed 0 moved 0 unchanged 0 duplicates 0 failed 0 ignored 2 missing 0");
        const auto items = byPath(project);
        const fs::path root = fs::canonical(folder / "m");
        const LibraryItem& wav = items.at(root / "a.wav");
        QVERIFY(wav.kind == ItemKind::Audio);
        QCOMPARE(wav.seconds.value(), 1.0);
        QCOMPARE(wav.title, std::string("a"));
        QCOMPARE(wav.hash, contentHash(root / "a.wav"));
        QVERIFY(wav.split != Split::None);
        QVERIFY(items.at(root / "deep/er/b.mid").kind == ItemKind::Notes);
        QVERIFY(items.at(root / "deep/er/b.mid").seconds.value() > 0.1);
        QVERIFY(items.at(root / "t.csv").kind == ItemKind::Table);
        QVERIFY(items.at(root / "t.csv").split == Split::None);
        QVERIFY(items.at(root / "renamed.dat").kind == ItemKind::Audio);
    }

    void again_data() {
        QTest::addColumn<bool>("copy");
        QTest::newRow("linked") << false;
        QTest::newRow("copied") << true;
    }
    void again() {
        QFETCH(bool, copy);
        TemporaryFolder folder;
        makeManyFiles(folder / "m", 30);
        writeFile(folder / "m" / "twin.wav", readFile(folder / "m" / "part0" / "f1.wav"));
        const ImportOptions options{copy ? MediaPolicy::Copy : MediaPolicy::Link};
        std::map<std::string, LibraryItem> before;
        {
            Project project = Project::create(folder / "p");
            COMPARE_COUNTS(
                importAll(project, {folder / "m"}, options),
                "added 30 changed 0 moved 0 unchanged 0 duplicates 1 failed 0 ignored 0 missing 0");
            COMPARE_COUNTS(
                importAll(project, {folder / "m"}, options),
                "added 0 changed 0 moved 0 unchanged 30 duplicates 1 failed 0 ignored 0 missing 0");
            before = byPath(project);
            for (const auto& [path, item] : before) {
                QCOMPARE(fs::path(path).is_relative(), copy);
                QCOMPARE(contentHash(project.library().fileOf(item)), item.hash);
            }
        }
        fs::remove(folder / "p" / "index.sqlite");
        Project project = Project::open(folder / "p");
        QCOMPARE(byPath(project), before);
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}, options),
            "added 0 changed 0 moved 0 unchanged 30 duplicates 1 failed 0 ignored 0 missing 0");
        QCOMPARE(byPath(project), before);
    }

    void changedMovedMissing() {
        TemporaryFolder folder;
        makeManyFiles(folder / "m", 6);
        Project project = Project::create(folder / "p");
        importAll(project, {folder / "m"});
        const fs::path part = fs::canonical(folder / "m" / "part0");
        LibraryItem noted = byPath(project).at(part / "f1.wav");
        noted.tags = {"mine"};
        noted.rating = 3;
        project.library().put(noted);
        LibraryItem changed = byPath(project).at(part / "f2.wav");
        changed.rating = 2;
        project.library().put(changed);
        project.library().flush();

        fs::create_directories(part / "new place");
        fs::rename(part / "f1.wav", part / "new place" / "x.wav");
        writeFile(part / "f2.wav", wavBytes(999, 16000));
        fs::remove(part / "f3.wav");
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}),
            "added 0 changed 1 moved 1 unchanged 3 duplicates 0 failed 0 ignored 0 missing 1");
        const LibraryItem moved = project.library().item(noted.id).value();
        QCOMPARE(moved.path, (part / "new place" / "x.wav").string());
        QCOMPARE(moved.tags, noted.tags);
        QCOMPARE(moved.rating, 3);
        const LibraryItem rewritten = project.library().item(changed.id).value();
        QCOMPARE(rewritten.seconds.value(), 2.0);
        QCOMPARE(rewritten.rating, 2);
        QVERIFY(byPath(project).at(part / "f3.wav").missing);

        // It comes back.
        writeFile(part / "f3.wav", wavBytes(100 + 3 * 0.5, 203));
        importAll(project, {folder / "m"});
        QVERIFY(!byPath(project).at(part / "f3.wav").missing);
    }

    void twinWhoseOriginalGoes() {
        TemporaryFolder folder;
        writeFile(folder / "m" / "a.wav", wavBytes(1));
        writeFile(folder / "m" / "b.wav", wavBytes(1));
        Project project = Project::create(folder / "p");
        importAll(project, {folder / "m"});
        QCOMPARE(project.library().count(), std::int64_t(1));
        fs::remove(folder / "m" / "a.wav");
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}),
            "added 0 changed 0 moved 1 unchanged 0 duplicates 0 failed 0 ignored 0 missing 0");
        QVERIFY(project.library().list()[0].path.ends_with("/m/b.wav"));
    }

    void guideEqualsMemory() {
        TemporaryFolder folder;
        for (const char* name : {"song/guide.wav", "song/memory.wav", "copy of guide.wav"})
            writeFile(folder / "m" / name, wavBytes(5));
        Project project = Project::create(folder / "p");
        // Sorted: the plain copy comes first and stays; guide and memory say more than it does.
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}),
            "added 3 changed 0 moved 0 unchanged 0 duplicates 0 failed 0 ignored 0 missing 0");
        QCOMPARE(project.library().find({.role = "guide", .song = "song"}).size(), std::size_t(1));
        QCOMPARE(project.library().find({.role = "memory", .song = "song"}).size(), std::size_t(1));
    }

    void sameSongNames() {
        TemporaryFolder folder;
        for (const char* set : {"one", "two"})
            for (const char* role : {"guide", "memory"})
                writeFile(folder / set / "song" / (std::string(role) + ".wav"),
                          wavBytes(set[0] + role[0]));
        Project project = Project::create(folder / "p");
        importAll(project, {folder / "one"});
        importAll(project, {folder / "two"});
        importAll(project, {folder / "two"});
        QCOMPARE(project.library().ofSong("song").size(), std::size_t(2));
        QCOMPARE(project.library().ofSong("two/song").size(), std::size_t(2));
        for (const char* song : {"song", "two/song"}) {
            const auto items = project.library().ofSong(song);
            QVERIFY(items[0].split == items[1].split);
        }
    }

    void theUsersWordStays() {
        TemporaryFolder folder;
        for (const char* name : {"song/bass/1.wav", "song/drums/1.wav"})
            writeFile(folder / "m" / name, wavBytes(name[5]));
        Project project = Project::create(folder / "p");
        // The first alone is a plain file; with its company it becomes a stem.
        const fs::path bass = folder / "m" / "song" / "bass" / "1.wav";
        fs::create_directories(folder / "else");
        fs::rename(bass, folder / "else" / "1.wav");
        fs::rename(folder / "m" / "song" / "drums", folder / "m" / "drums");
        importAll(project, {folder / "else"});
        QVERIFY(project.library().list()[0].song.empty());
        fs::rename(folder / "m" / "drums", folder / "m" / "song" / "drums");
        fs::rename(folder / "else" / "1.wav", bass);
        importAll(project, {folder / "m"});
        QCOMPARE(project.library().find({.role = "bass", .song = "song"}).size(), std::size_t(1));

        LibraryItem item = project.library().list({.role = "bass"}).front();
        item.role = "synth bass";
        item.split = Split::Test;
        item.splitFixed = true;
        project.library().put(item);
        importAll(project, {folder / "m"});
        QCOMPARE(project.library().item(item.id).value(), item);
    }

    void badFiles() {
        TemporaryFolder folder;
        const fs::path m = folder / "m";
        const std::string good = wavBytes(440, 8000);
        writeFile(m / "good.wav", good);
        writeFile(m / "truncated.wav", good.substr(0, 9000));
        writeFile(m / "empty.wav", "");
        writeFile(m / "header only.wav", good.substr(0, 20));
        writeFile(m / "zero length.wav", wavBytes(1, 0));
        writeFile(m / "text.wav", "these are only words\n");
        writeFile(m / "eight channels.wav", wavBytes(2, 500, 8));
        writeFile(m / "8 kHz.wav", wavBytes(3, 500, 1, 8000));
        writeFile(m / "192 kHz.wav", wavBytes(4, 500, 2, 192000));
        writeFile(m / "empty.mid", "");
        writeFile(m / "cut.mid", "MThd");
        writeFile(m / "text.csv", std::string("a\0b", 3));
        writeFile(m / "not.npy", "hello");
        Sound wave{8000, 1, std::vector<float>(30000)};
        for (std::size_t i = 0; i < wave.samples.size(); ++i)
            wave.samples[i] = float(std::sin(0.05 * double(i))) * 0.3f;
        writeNanFile(m / "nan.wav");
        writeSound(m / "whole.flac", wave, SampleFormat::Flac16);
        const std::string flac = readFile(m / "whole.flac");
        writeFile(m / "truncated.flac", flac.substr(0, flac.size() / 2));
        fs::create_directories(m / "a folder.wav");
        ::mkfifo((m / "pipe.wav").c_str(), 0600);
        fs::create_symlink("nowhere", m / "dangling.wav");

        Project project = Project::create(folder / "p");
        const ImportSummary summary = importAll(project, {m, folder / "does not exist"});
        std::set<std::string> failed;
        for (const std::string& problem : summary.problems) {
            QVERIFY2(problem.ends_with('.'), problem.c_str());
            const std::string path = problem.substr(0, problem.find(": "));
            QVERIFY2(failed.insert(fs::path(path).filename()).second, problem.c_str());
        }
        QCOMPARE(failed, (std::set<std::string>{"truncated.wav", "empty.wav", "header only.wav",
                                                "zero length.wav", "text.wav", "empty.mid",
                                                "cut.mid", "text.csv", "not.npy", "nan.wav",
                                                "truncated.flac", "does not exist"}));
        QCOMPARE(summary.failed, std::int64_t(failed.size()));
        std::set<std::string> titles;
        for (const LibraryItem& item : project.library().list())
            titles.insert(item.title);
        QCOMPARE(titles,
                 (std::set<std::string>{"good", "eight channels", "8 kHz", "192 kHz", "whole"}));
    }

    void linksInCircles() {
        TemporaryFolder folder;
        writeFile(folder / "m" / "a" / "x.wav", wavBytes(1));
        fs::create_directory_symlink("..", folder / "m" / "a" / "up");
        fs::create_directory_symlink(folder / "m", folder / "m" / "self");
        fs::create_symlink("loop.wav", folder / "m" / "loop.wav");
        fs::create_symlink("a/x.wav", folder / "m" / "y.wav");
        Project project = Project::create(folder / "p");
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}),
            "added 1 changed 0 moved 0 unchanged 0 duplicates 1 failed 0 ignored 0 missing 0");
    }

    void theProjectItselfIsNotImported() {
        TemporaryFolder folder;
        writeFile(folder / "m" / "x.wav", wavBytes(1));
        Project project = Project::create(folder / "m" / "p");
        const ImportOptions copy{MediaPolicy::Copy};
        importAll(project, {folder / "m"}, copy);
        COMPARE_COUNTS(
            importAll(project, {folder / "m"}, copy),
            "added 0 changed 0 moved 0 unchanged 1 duplicates 0 failed 0 ignored 0 missing 0");
    }

    void withoutPermission() {
        if (::getuid() != 0)
            QSKIP("needs root, to become nobody");
        TemporaryFolder folder;
        writeFile(folder / "m" / "open" / "x.wav", wavBytes(1));
        writeFile(folder / "m" / "closed" / "y.wav", wavBytes(2));
        writeFile(folder / "m" / "open" / "secret.wav", wavBytes(3));
        ::chmod((folder / "m" / "closed").c_str(), 0);
        ::chmod((folder / "m" / "open" / "secret.wav").c_str(), 0);
        ::chmod(folder.path().c_str(), 0777);
        const pid_t child = ::fork();
        if (child == 0) {
            int result = 1;
            try {
                if (::setuid(65534) == 0) {
                    Project project = Project::create(folder / "p");
                    const ImportSummary s = importAll(project, {folder / "m"});
                    const bool named =
                        s.problems.size() == 2 &&
                        s.problems[0].find("/m/closed: ") != std::string::npos &&
                        s.problems[1].find("/m/open/secret.wav: ") != std::string::npos;
                    result = s.added == 1 && s.failed == 2 && named ? 0 : 2;
                }
            } catch (...) {
                result = 3;
            }
            ::_exit(result);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        ::chmod((folder / "m" / "closed").c_str(), 0700);
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void cancelAndGoOn() {
        TemporaryFolder folder;
        makeManyFiles(folder / "m", 200);
        Project project = Project::create(folder / "p");
        int steps = 0;
        {
            Importer importer(project, {folder / "m"}, {}, [&] {
                if (++steps > 150)
                    throw Cancelled{};
            });
            bool cancelled = false;
            try {
                while (importer.step())
                    QVERIFY(importer.progress() >= 0 && importer.progress() <= 1);
            } catch (const Cancelled&) {
                cancelled = true;
            }
            QVERIFY(cancelled);
        }
        const std::int64_t half = project.library().count();
        QVERIFY(half > 20 && half < 150);
        project.library().discard();
        QCOMPARE(project.library().count(), half); // all that was taken in had been made durable
        const ImportSummary summary = importAll(project, {folder / "m"});
        QCOMPARE(summary.unchanged, half);
        QCOMPARE(summary.added, 200 - half);
    }

    void copies() {
        TemporaryFolder folder;
        writeFile(folder / "one" / "song" / "guide.wav", wavBytes(1));
        writeFile(folder / "one" / "song" / "memory.wav", wavBytes(2));
        writeFile(folder / "two" / "one" / "song" / "guide.wav", wavBytes(3));
        Project project = Project::create(folder / "p", {.media = MediaPolicy::Copy});
        importAll(project, {folder / "one"});
        importAll(project, {folder / "two" / "one"}); // the same place, another content
        std::set<std::string> paths;
        for (const auto& [path, item] : byPath(project)) {
            paths.insert(path);
            QCOMPARE(contentHash(folder / "p" / path), item.hash);
            FoundFile file;
            QVERIFY(lookAt((folder / "p" / path).string(), file));
            QCOMPARE(file.mtime, item.mtime);
        }
        QCOMPARE(paths,
                 (std::set<std::string>{"audio/one/song/guide.wav", "audio/one/song/memory.wav",
                                        "audio/one/song/guide (2).wav"}));
        QCOMPARE(temporaryFilesIn(folder / "p"), 0);

        // The sources go, the copies stay; a copy goes and is made again.
        fs::remove(folder / "p" / "audio" / "one" / "song" / "memory.wav");
        COMPARE_COUNTS(
            importAll(project, {folder / "one"}),
            "added 0 changed 0 moved 0 unchanged 2 duplicates 0 failed 0 ignored 0 missing 0");
        QVERIFY(fs::exists(folder / "p" / "audio" / "one" / "song" / "memory.wav"));
        fs::remove_all(folder / "one");
        COMPARE_COUNTS(
            importAll(project, {folder / "one"}),
            "added 0 changed 0 moved 0 unchanged 0 duplicates 0 failed 1 ignored 0 missing 0");
    }

    /// A model's records come with its weights, however the models are called.
    void modelsAreCopiedWhole() {
        TemporaryFolder folder;
        Project project = Project::create(folder / "p", {.media = MediaPolicy::Copy});
        const auto weights = [](char what) {
            return std::string("\x20\0\0\0\0\0\0\0", 8) + "{\"__metadata__\":{\"a\":\"" + what +
                   "\"}}  ";
        };
        for (const char* run : {"a", "b"}) {
            fs::create_directories(folder / run / "model");
            writeFile(folder / run / "model/model.safetensors", weights(run[0]));
            writeFile(folder / run / "model/model.json", std::string("{\"run\": \"") + run + "\"}");
            writeFile(folder / run / "model/dictionary.json", "{}");
            QCOMPARE(importAll(project, {folder / run / "model"}).added, std::int64_t(1));
        }
        writeFile(folder / "loose.safetensors", weights('c'));
        QCOMPARE(importAll(project, {folder / "loose.safetensors"}).added, std::int64_t(1));
        const fs::path models = folder / "p/models";
        QVERIFY(readFile(models / "model/model.json").find("\"a\"") != std::string::npos);
        QVERIFY(readFile(models / "model (2)/model.json").find("\"b\"") != std::string::npos);
        for (const char* place :
             {"model/dictionary.json", "model/model.safetensors", "model (2)/dictionary.json",
              "model (2)/model.safetensors", "loose.safetensors"})
            QVERIFY2(fs::is_regular_file(models / place), place);
        // Again after it was trained on: both are new.
        writeFile(folder / "a/model/model.safetensors", weights('d') + "  ");
        writeFile(folder / "a/model/model.json", "{\"run\": \"d\"}");
        QCOMPARE(importAll(project, {folder / "a/model"}).changed, std::int64_t(1));
        QVERIFY(readFile(models / "model/model.json").find("\"d\"") != std::string::npos);
    }

    void rebuildFromTheFilesAlone() {
        TemporaryFolder folder;
        writeFile(folder / "one" / "song" / "guide.wav", wavBytes(1));
        writeFile(folder / "one" / "song" / "memory.wav", wavBytes(2));
        writeFile(folder / "one" / "Q2" / "x.mid", midiBytesOf(60));
        {
            Project project = Project::create(folder / "p", {.media = MediaPolicy::Copy});
            importAll(project, {folder / "one"});
        }
        fs::remove(folder / "p" / "index.sqlite");
        fs::remove(folder / "p" / "library.jsonl");
        Project project = Project::open(folder / "p");
        QCOMPARE(project.library().count(), std::int64_t(0));
        QCOMPARE(rebuildProject(project).added, std::int64_t(3));
        const auto items = byPath(project);
        QCOMPARE(items.at("audio/one/song/guide.wav").role, std::string("guide"));
        QCOMPARE(items.at("audio/one/song/guide.wav").song, std::string("song"));
        QCOMPARE(items.at("notes/one/Q2/x.mid").emotion, 2);
    }

    void rebuildKeepsWhatWasNoted() {
        TemporaryFolder folder;
        makeManyFiles(folder / "m", 20);
        std::map<std::string, LibraryItem> before;
        {
            Project project = Project::create(folder / "p");
            importAll(project, {folder / "m"});
            LibraryItem item = project.library().list()[4];
            item.tags = {"mine"};
            item.split = Split::Test;
            item.splitFixed = true;
            project.library().put(item);
            project.library().flush();
            before = byPath(project);
        }
        fs::remove(folder / "p" / "index.sqlite");
        Project project = Project::open(folder / "p");
        rebuildProject(project);
        QCOMPARE(byPath(project), before);
    }

    void emotionData() {
        const fs::path data = testing::data() / "midi-emotion";
        if (!fs::exists(data))
            QSKIP("no midi-emotion data here");
        TemporaryFolder folder;
        Project project = Project::create(folder / "p");
        const ImportSummary summary = importAll(project, {data});
        QCOMPARE(summary.added + summary.duplicates, std::int64_t(400));
        QCOMPARE(summary.failed, std::int64_t(0));
        std::map<int, int> quadrants;
        std::map<std::string, std::set<Split>> songs;
        for (const LibraryItem& item : project.library().list()) {
            ++quadrants[item.emotion];
            songs[item.song].insert(item.split);
            QVERIFY(item.seconds.value() > 5);
        }
        for (int q = 1; q <= 4; ++q)
            QVERIFY(quadrants[q] > 95);
        QVERIFY(songs.size() > 100 && songs.size() < 400);
        for (const auto& [song, parts] : songs)
            QCOMPARE(parts.size(), std::size_t(1));
    }

    void pairData() {
        const fs::path data = testing::data() / "audio" / "pairs";
        if (!fs::exists(data))
            QSKIP("no audio data here");
        TemporaryFolder folder;
        Project project = Project::create(folder / "p");
        const ImportSummary summary = importAll(project, {data});
        QCOMPARE(summary.added, std::int64_t(18));
        QCOMPARE(project.library().find({.role = "guide"}).size(), std::size_t(6));
        QCOMPARE(project.library().find({.role = "memory"}).size(), std::size_t(6));
        QCOMPARE(project.library().ofSong("04f2").size(), std::size_t(3));
    }

    void fiveThousand_data() {
        QTest::addColumn<bool>("copy");
        QTest::newRow("linked") << false;
        QTest::newRow("copied") << true;
    }
    void fiveThousand() {
        QFETCH(bool, copy);
        TemporaryFolder folder;
        makeManyFiles(folder / "m", 5000);
        Project project = Project::create(folder / "p");
        const ImportOptions options{copy ? MediaPolicy::Copy : MediaPolicy::Link};
        QElapsedTimer timer;
        timer.start();
        const ImportSummary first = importAll(project, {folder / "m"}, options);
        const qint64 fresh = timer.restart();
        QCOMPARE(first.added + first.duplicates, std::int64_t(5000));
        QVERIFY(first.added > 4900);
        const ImportSummary second = importAll(project, {folder / "m"}, options);
        const qint64 again = timer.elapsed();
        QCOMPARE(second.unchanged, first.added);
        QCOMPARE(second.duplicates, first.duplicates);
        qInfo("5000 files: %lld ms, again %lld ms", static_cast<long long>(fresh),
              static_cast<long long>(again));
        QVERIFY(again < 20000);
    }
};

QTEST_APPLESS_MAIN(TestImport)
#include "tst_import.moc"

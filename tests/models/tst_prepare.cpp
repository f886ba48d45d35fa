#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/pairs.h"
#include "models/guide/prepare.h"
#include "models/guide/prepareoptions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

/// A tone with an offset, so that files differ.
void put(const fs::path& file, float level, double seconds = 1, int rate = 16000,
         int channels = 1) {
    Sound sound{rate, channels,
                std::vector<float>(std::size_t(seconds * rate) * std::size_t(channels))};
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = level * (0.5f + 0.5f * float(std::sin(0.1 * double(i))));
    fs::create_directories(file.parent_path());
    writeSound(file, sound, SampleFormat::Int16);
}

Outcome run(const std::string& id, const fs::path& dataset, const fs::path& out,
            std::optional<Options> options = {}, std::uint64_t seed = 3) {
    const auto tasks = preparationTasks();
    const auto task = std::ranges::find(tasks, id, &Task::id);
    fs::create_directories(out);
    JobControl control;
    JobContext context(control, seed, out, out);
    return task->run({{"dataset", {{ItemKind::Corpus, dataset, "dataset"}}}},
                     options ? *options : task->options(), context);
}

/// Names and content of all files, to see that originals stay.
std::string contentOf(const fs::path& folder) {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            lines.push_back(entry.path().string() + " " + contentHash(entry.path()));
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

} // namespace

class TestPrepare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void combinesStems() {
        const TemporaryFolder root, out;
        put(root / "train/s/bass/1.wav", 0.4f, 1);
        put(root / "train/s/bass/2.wav", 0.2f, 2);
        put(root / "train/s/drums/1.wav", 0.5f, 1, 16000, 2);
        const std::string before = contentOf(root.path());
        const Outcome outcome = run("guide.combine-stems", root.path(), out.path());
        QCOMPARE(outcome.figures["tracks"].get<int>(), 2);
        QCOMPARE(contentOf(root.path()), before);
        const Sound bass = readSound(out / "train/s/bass.wav");
        QCOMPARE(bass.channels, 2);
        QCOMPARE(bass.seconds(), 2.0);
        const Sound one = readSound(root / "train/s/bass/1.wav"),
                    two = readSound(root / "train/s/bass/2.wav");
        for (const std::size_t i : {std::size_t(7), std::size_t(9000), std::size_t(20000)}) {
            const float first = i < one.samples.size() ? one.samples[i] : 0;
            QVERIFY(std::abs(bass.at(i, 0) - (first + two.samples[i]) / 2) < 1e-6f); // same scale
            QCOMPARE(bass.at(i, 1), bass.at(i, 0));
        }
        QCOMPARE(readDataset(out.path(), {.ignored = {}})[0].split, Split::Train);
    }

    void splits() {
        const TemporaryFolder root, out, shares;
        std::vector<std::string> songs;
        for (int i = 0; i < 10; ++i) {
            songs.push_back("x" + std::to_string(i));
            put(root / ("A1/" + songs.back() + ".wav"), 0.3f);
            put(root / ("A2/" + songs.back() + ".wav"), 0.2f);
        }
        const Outcome outcome = run("guide.split", root.path(), out.path());
        QCOMPARE(outcome.figures["train"].get<int>(), 8);
        // Both folders are divided alike, and as the published rule does.
        const auto groups = readDataset(out.path());
        const auto wanted = numpySplit(songs);
        QCOMPARE(groups.size(), std::size_t(10));
        for (const TrackGroup& group : groups) {
            const auto at = std::ranges::find(songs, group.song) - songs.begin();
            QCOMPARE(group.split, wanted[std::size_t(at)]);
            QCOMPARE(group.stems.size(), std::size_t(2));
        }
        QCOMPARE(readTable(out / "split.csv").rows, std::size_t(10));
        QVERIFY_THROWS_EXCEPTION(UserError, run("guide.split", out.path(), shares / "again"));
        run("guide.split", root.path(), shares / "linked",
            Options(
                SplitOptions{.rule = "shares", .validation = 0.2, .test = 0.3, .files = "link"}));
        QVERIFY(fs::is_symlink(shares / "linked/test/A1" / fs::path(songs[0] + ".wav")) ||
                fs::is_symlink(shares / "linked/validation/A1" / fs::path(songs[0] + ".wav")) ||
                fs::is_symlink(shares / "linked/train/A1" / fs::path(songs[0] + ".wav")));
        std::map<Split, int> counts;
        for (const TrackGroup& group : readDataset(shares / "linked"))
            ++counts[group.split];
        QCOMPARE(counts[Split::Validation], 2);
        QCOMPARE(counts[Split::Test], 3);
        const Outcome list = run("guide.split", root.path(), shares / "list",
                                 Options(SplitOptions{.files = "list"}));
        QCOMPARE(list.items.size(), std::size_t(1));
        QVERIFY(!fs::exists(shares / "list/train"));
    }

    void duos() {
        const TemporaryFolder root, out;
        for (const char* file : {"b.wav", "a.wav", "d.wav", "c.wav", "e.wav"})
            put(root / file, 0.3f);
        QCOMPARE(run("guide.duo", root.path(), out.path()).figures["pairs"].get<int>(), 2);
        const auto groups = readDataset(out.path());
        QCOMPARE(groups.size(), std::size_t(2));
        QVERIFY(groups[0].ordered);
        QCOMPARE(contentHash(groups[0].stems[0].file), contentHash(root / "a.wav"));
        QVERIFY(fs::is_regular_file(out / "A2/0002-c.wav"));
        const TemporaryFolder empty;
        QVERIFY_THROWS_EXCEPTION(UserError, run("guide.duo", empty.path(), out / "none"));
    }

    void rescales() {
        const TemporaryFolder root, out;
        put(root / "in/quiet.wav", 0.1f);
        writeSound(root / "still.wav", {8000, 1, std::vector<float>(100, 0.25f)});
        const Outcome outcome = run("guide.rescale", root.path(), out.path());
        QCOMPARE(outcome.figures["silent"].get<int>(), 1);
        const Sound quiet = readSound(out / "in/quiet.wav");
        double sum = 0;
        for (const float sample : quiet.samples)
            sum += sample;
        QVERIFY(std::abs(sum / double(quiet.samples.size())) < 1e-5);
        QVERIFY(std::abs(peakOf(quiet.samples) - 1) < 1e-5f);
        QCOMPARE(peakOf(readSound(out / "still.wav").samples), 0.0f);
    }

    void evaluationFolders() {
        const TemporaryFolder root, out, again;
        for (const char* song : {"s", "t", "u"})
            for (const char* stem : {"bass", "piano", "vocals"})
                put(root / song / (std::string(stem) + ".wav"), 0.2f + 0.1f * float(song[0] - 's'),
                    2.5, 22050);
        const Options options = EvalFolderOptions{.seconds = 2};
        run("guide.eval-folders", root.path(), out.path(), options);
        for (const char* song : {"s.wav", "t.wav", "u.wav"}) {
            const Sound right = readSound(out / "true" / song);
            QCOMPARE(right.rate, 16000);
            QCOMPARE(right.channels, 1);
            QCOMPARE(right.seconds(), 2.0);
            QVERIFY(readSound(out / "misaligned" / song).samples.size() == right.samples.size());
        }
        const Sound track = readSound(out / "tracks/t-piano.wav");
        QCOMPARE(track.rate, 48000);
        QCOMPARE(track.channels, 2);
        const Table table = readTable(out / "misaligned.csv");
        QCOMPARE(table.rows, std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(!table.column("added").texts[i].starts_with(table.column("song").texts[i]));
        run("guide.eval-folders", root.path(), again.path(), options);
        QCOMPARE(contentHash(again / "misaligned/s.wav"), contentHash(out / "misaligned/s.wav"));
    }
};

QTEST_APPLESS_MAIN(TestPrepare)
#include "tst_prepare.moc"

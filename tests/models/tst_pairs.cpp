#include "tests/testing.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/guide/pairs.h"
#include "models/guide/windows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

namespace {

void put(const fs::path& file, double seconds = 0.5, float value = 0.25f, int rate = 8000) {
    writeSound(file, {rate, 1, std::vector<float>(std::size_t(seconds * rate), value)},
               *formatForName(file));
}

std::string told(const fs::path& folder, const DatasetSettings& settings = {}) {
    try {
        readDataset(folder, settings);
    } catch (const UserError& error) {
        return error.what();
    }
    return "nothing";
}

std::vector<std::string> namesOf(const TrackGroup& group) {
    std::vector<std::string> names;
    for (const Stem& stem : group.stems)
        names.push_back(stem.name);
    return names;
}

/// dBFS of half seconds.
std::vector<double> levels(const fs::path& file) {
    const Sound sound = readSound(file);
    const std::size_t half = std::size_t(sound.rate) / 2;
    std::vector<double> result;
    for (std::size_t begin = 0; begin < sound.samples.size(); begin += half) {
        const std::size_t end = std::min(begin + half, sound.samples.size());
        double sum = 1e-12;
        for (std::size_t i = begin; i < end; ++i)
            sum += double(sound.samples[i]) * sound.samples[i];
        result.push_back(10 * std::log10(sum / double(end - begin)));
    }
    return result;
}

using Names = std::vector<std::string>;

} // namespace

class TestPairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stems() {
        const TemporaryFolder root;
        for (const char* file :
             {"train/a/bass/1.wav", "train/a/piano/left.wav", "train/a/piano/right.wav",
              "train/a/drums/kit.wav", "train/a/percussion/x.wav", "train/a/mixed.wav",
              "test/b/guitar.wav", "test/b/vocals.wav", "val/c/bass.wav", "val/c/drums.wav"})
            put(root / file);
        writeFile(root / "train/a/data.json", R"({"song": "Alpha", "stems": []})");
        std::vector<std::string> log;
        const auto groups =
            readDataset(root.path(), {}, [&](const std::string& line) { log.push_back(line); });
        QCOMPARE(groups.size(), std::size_t(2)); // c has one stem left
        const auto a = std::ranges::find(groups, "a", &TrackGroup::song);
        const auto b = std::ranges::find(groups, "b", &TrackGroup::song);
        QVERIFY(a != groups.end() && b != groups.end());
        QCOMPARE(namesOf(*a), (Names{"bass/1", "piano/left", "piano/right"}));
        QCOMPARE(a->title, std::string("Alpha"));
        QCOMPARE(a->split, Split::Train);
        QVERIFY(!a->ordered);
        QCOMPARE(a->stems[2].instrument, std::string("piano"));
        QCOMPARE(namesOf(*b), (Names{"guitar", "vocals"}));
        QCOMPARE(b->split, Split::Test);
        QVERIFY(std::ranges::any_of(
            log, [](const std::string& line) { return line.starts_with("c:"); }));
        // Drums on request.
        QCOMPARE(readDataset(root.path(), {.ignored = {}}).size(), std::size_t(3));
    }

    void pairedFolders() {
        const TemporaryFolder root;
        for (const char* file : {"A1/x.wav", "A1/y.wav", "A1/z.wav", "A2/x.wav", "A2/y.flac"})
            put(root / file);
        auto groups = readDataset(root.path());
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].song, std::string("x"));
        QVERIFY(groups[0].ordered);
        QCOMPARE(namesOf(groups[0]), (Names{"A1", "A2"}));
        QCOMPARE(groups[1].stems[1].file.filename(), fs::path("y.flac"));
        put(root / "A3/x.wav");
        groups = readDataset(root.path());
        QCOMPARE(groups[0].stems.size(), std::size_t(3));
        QVERIFY(!groups[0].ordered);
    }

    void guideAndMemory() {
        const TemporaryFolder root;
        for (const char* file : {"harmonic/s/Mem_bass.wav", "harmonic/s/Guide_piano.wav",
                                 "harmonic/s/Mem2_strings.wav", "special/s/guide.wav",
                                 "special/s/memory.wav", "special/s/original.wav"})
            put(root / file);
        const auto groups = readDataset(root.path());
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].song, std::string("harmonic/s"));
        QCOMPARE(namesOf(groups[0]), (Names{"guide", "memory"}));
        QCOMPARE(groups[0].foreign.size(), std::size_t(1));
        QCOMPARE(namesOf(groups[1]), (Names{"guide", "memory"}));
        QVERIFY(groups[1].ordered);
    }

    void twoRecordings() {
        const TemporaryFolder root;
        put(root / "first.wav");
        put(root / "second.wav", 0.75);
        std::string log;
        const auto groups =
            readDataset(root.path(), {}, [&](const std::string& line) { log = line; });
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(namesOf(groups[0]), (Names{"first", "second"}));
        QVERIFY(log.find("cut to the shorter") != std::string::npos);
        put(root / "third.wav");
        QVERIFY(told(root.path()).find("Understood are") != std::string::npos);
    }

    void refusals() {
        const TemporaryFolder root;
        QVERIFY(told(root.path()).find("no pairs of tracks") != std::string::npos);
        QVERIFY(told(root / "absent").find("no folder") != std::string::npos);
        put(root / "s/bass.wav", 2);
        put(root / "s/piano.wav", 2);
        QCOMPARE(told(root.path()), std::string("nothing"));
        QVERIFY(told(root.path(), {.longest = 1}).find("two usable tracks") != std::string::npos);
        writeFile(root / "s/piano.wav", "no sound");
        QVERIFY(told(root.path()).find("two usable tracks") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(UserError, pairOf(root / "s/bass.wav", root / "s/piano.wav"));
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 pairOf(root / "s/bass.wav", root / "s/bass.wav", {}, 1));
    }

    void tags() {
        const TemporaryFolder root;
        for (const char* file : {"s/bass.wav", "s/piano.wav", "t/bass.wav", "t/piano.wav"})
            put(root / file);
        writeFile(root / "pairs.json", R"({"t": ["harmonic", "special"]})");
        QCOMPARE(readDataset(root.path()).size(), std::size_t(2));
        const auto groups = readDataset(root.path(), {.tag = "harmonic"});
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0].song, std::string("t"));
        std::string log;
        const auto all = readDataset(root.path(), {.tag = "intensity"},
                                     [&](const std::string& line) { log = line; });
        QCOMPARE(all.size(), std::size_t(2));
        QVERIFY(log.find("No song is tagged as 'intensity'") != std::string::npos);
        QVERIFY(told(root.path(), {.tag = "loud"}).find("question-answer") != std::string::npos);
        writeFile(root / "pairs.json", R"({"t": ["loud"]})");
        QVERIFY(told(root.path()).find("\"loud\"") != std::string::npos);
        writeFile(root / "pairs.json", "[]");
        QVERIFY(told(root.path()).find("pairs.json") != std::string::npos);
    }

    /// What is left out is named with what would change it.
    void leftOut() {
        const TemporaryFolder root;
        put(root / "s/bass.wav", 3);
        put(root / "s/drums.wav");
        put(root / "s/piano.wav");
        const std::string longer = told(root.path(), {.longest = 2});
        for (const char* part : {"drums (1 file)", "'ignore'", "bass.wav (3.0 s)", "'longest'"})
            QVERIFY2(longer.find(part) != std::string::npos, longer.c_str());
        std::vector<std::string> lines;
        const auto groups =
            readDataset(root.path(), {}, [&](auto& line) { lines.push_back(line); });
        QCOMPARE(groups[0].stems.size(), std::size_t(2));
        QVERIFY(lines.back().find("drums (1 file)") != std::string::npos);
        QCOMPARE(readDataset(root.path(), {.ignored = {}})[0].stems.size(), std::size_t(3));
    }

    void everyOrderedPair() {
        std::vector<TrackGroup> groups(2);
        groups[0].stems.resize(4);
        groups[1].stems.resize(2);
        groups[1].ordered = true;
        Rng rng(3);
        for (const Relation relation : {Relation::Stem, Relation::Mix}) {
            const auto pairs = everyPair(groups, {.relation = relation}, rng);
            std::set<std::pair<std::size_t, std::size_t>> different;
            for (const TrackPair& pair : pairs)
                if (pair.group == 0)
                    different.emplace(pair.guide[0], pair.target[0]);
            QCOMPARE(different.size(), std::size_t(12));
            QCOMPARE(pairs.size(), std::size_t(13)); // an ordered group goes one way
        }
        QCOMPARE(everyPair(groups, {.bothWays = true}, rng).size(), std::size_t(14));
        const auto mixed = everyPair(groups, {.others = Others::Mixed}, rng);
        QCOMPARE(mixed.size(), std::size_t(5));
        QCOMPARE(mixed[1], (TrackPair{0, {0, 2, 3}, {1}}));
        const auto backing = everyPair(groups, {Relation::Mix, Others::Mixed, false}, rng);
        QCOMPARE(backing[1], (TrackPair{0, {1}, {0, 2, 3}}));
        // Random guides: each target once, another guide from draw to draw.
        std::set<std::size_t> guides;
        for (int draw = 0; draw < 40; ++draw) {
            const auto drawn = everyPair(groups, {.others = Others::Random}, rng);
            QCOMPARE(drawn.size(), std::size_t(5));
            QCOMPARE(drawn[1].target, (std::vector<std::size_t>{1}));
            guides.insert(drawn[1].guide[0]);
        }
        QCOMPARE(guides, (std::set<std::size_t>{0, 2, 3}));
    }

    void mixes() {
        const Sound a{8000, 1, {0.5f, 0.5f, -0.5f}}, b{8000, 2, {0.25f, 0.75f, -0.25f, 0.25f}};
        QCOMPARE(mixOfStems({a, b}, MixUse::Training).samples, (std::vector<float>{0.5f, 0.25f}));
        QCOMPARE(mixOfStems({a, b}, MixUse::Generation).samples, (std::vector<float>{1, 0.5f}));
        const Sound silence{8000, 1, {0, 0}};
        QCOMPARE(mixOfStems({silence, silence}, MixUse::Generation).samples,
                 (std::vector<float>{0, 0}));
        // Different rates meet at the higher one, and the shorter decides.
        const Sound slow{4000, 1, std::vector<float>(400, 0.5f)};
        const Sound fast{8000, 1, std::vector<float>(1000, 0.5f)};
        const Sound both = mixOfStems({slow, fast}, MixUse::Training);
        QCOMPARE(both.rate, 8000);
        QCOMPARE(both.samples.size(), std::size_t(800));
        QVERIFY(std::abs(both.samples[400] - 0.5f) < 1e-3f);
    }

    void listening() {
        const TemporaryFolder root;
        put(root / "s/bass.wav", 0.5, 0.5f);
        put(root / "s/piano.wav", 0.5, 0.25f);
        const auto groups = readDataset(root.path());
        const Listen one = listenTo(groups[0], {0}), both = listenTo(groups[0], {0, 1});
        QCOMPARE(one.hash, contentHash(root / "s/bass.wav"));
        QVERIFY(both.hash != one.hash && !both.hash.empty());
        QVERIFY(listenTo(groups[0], {0, 1}, MixUse::Generation).hash != both.hash);
        QVERIFY(std::abs(both.sound().samples[10] - 0.375f) < 1e-4f);
        QCOMPARE(nameOf({0, {0, 1}, {1}}, groups), std::string("s: bass + piano > piano"));
    }

    void publicPairs() {
        const fs::path folder = data() / "audio/pairs";
        if (!fs::is_directory(folder))
            QSKIP("The recordings are absent; set ANTIPHON_DATA.");
        const auto groups = readDataset(folder);
        QCOMPARE(groups.size(), std::size_t(6));
        // Where both play: music and not the silent tails, as their README says.
        const std::map<std::string, std::pair<double, double>> music = {
            {"04f2", {0, 30}}, {"0611", {0, 15}}, {"524a", {0, 30}},
            {"747d", {5, 60}}, {"9efa", {0, 30}}, {"ea29", {0, 30}}};
        for (const TrackGroup& group : groups) {
            QCOMPARE(namesOf(group), (Names{"guide", "memory"}));
            QVERIFY(group.ordered);
            const SegmentRange both = overlapOf(soundingRange(levels(group.stems[0].file), -60),
                                                soundingRange(levels(group.stems[1].file), -60));
            const auto [begin, end] = music.at(group.song);
            const double from = double(both.begin) / 2, to = double(both.end) / 2;
            QVERIFY2(from >= begin && from < begin + 5 && to > end - 5 && to <= end + 2,
                     qPrintable(QString("%1 to %2").arg(from).arg(to)));
        }
    }
};

QTEST_APPLESS_MAIN(TestPairs)
#include "tst_pairs.moc"

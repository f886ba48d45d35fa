#include "tests/models/stemrig.h"

#include "tests/badfiles.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "models/stem/songbeats.h"
#include "models/stem/songlist.h"
#include "models/stem/stemnames.h"

#include <cstring>
#include <limits>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

std::string thrown(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& error) {
        return error.what();
    }
    return "nothing thrown";
}

bool says(const std::string& text, const std::string& part) {
    const bool found = text.find(part) != std::string::npos;
    if (!found)
        qWarning("'%s' lacks '%s'", text.c_str(), part.c_str());
    return found;
}

RawTensor doubles(std::string name, const std::vector<double>& values) {
    RawTensor tensor{std::move(name), DType::F64, {std::int64_t(values.size())}, {}};
    tensor.bytes.resize(values.size() * sizeof(double));
    if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

std::vector<Song> named(const std::vector<std::string>& names) {
    std::vector<Song> songs;
    for (const std::string& name : names) {
        songs.emplace_back().name = name;
        songs.back().range = {0, 1000};
    }
    return songs;
}

} // namespace

class TestStemSongs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names() {
        QCOMPARE(stemNamed("DRUMS"), std::string("drums"));
        QCOMPARE(stemNamed("drums_mixed"), std::string("drums"));
        QCOMPARE(stemNamed("other_keys"), std::string("keyboard"));
        QCOMPARE(stemNamed("Keyboard"), std::string("keyboard"));
        QCOMPARE(stemNamed("strings"), std::string("strings"));
        QCOMPARE(stemNamed("bowed_strings"), std::string("strings"));
        QCOMPARE(stemNamed("Percussion"), std::string("percussion"));
        QCOMPARE(stemNamed("Kazoo"), std::string("kazoo"));
        QCOMPARE(stemNamed("ANY"), std::string(anyStem));
        QVERIFY(!isUsualContext("vocals") && isUsualContext("bass"));
    }

    void referenceLayout() {
        TemporaryFolder root;
        for (const char* song : {"b", "a"})
            putSong(root / song, 120, 4);
        putSound(root / "a" / "drums_mixed" / "drums.wav", clickSound(120, 4));
        putSound(root / "a" / "mixed.wav", clickSound(120, 4));
        writeFile(root / "a" / "features.json",
                  R"({"genres": "Rock, Indie", "moods": "happy", "bpm": 120, "key": "A",
                      "sample_rate": 44100, "num_frames": 176000, "other": null})");
        const std::vector<RawTensor> arrays{doubles("beats", {0.25, 0.75, 1.25}),
                                            doubles("downbeats", {0.25})};
        writeNpz(root / "a" / "beatthis.npz", arrays);
        writeFile(root / "sync.json", R"({"a": [100, 2000000], "nobody": []})");
        Told told;
        const std::vector<Song> songs = readSongs(root.path(), told.log());
        QCOMPARE(songs.size(), std::size_t(2));
        const Song& a = songs[0];
        QCOMPARE(a.name, std::string("a"));
        QCOMPARE(a.stems.size(), std::size_t(4));
        QCOMPARE(a.find("drums")->takes.size(), std::size_t(1)); // the sum, not its parts
        QCOMPARE(songs[1].find("drums")->takes.size(), std::size_t(2));
        QCOMPARE(a.find("piano")->takes.size(), std::size_t(2));
        QCOMPARE(a.rate, 44100);
        QCOMPARE(a.frames, std::int64_t(176000));
        QCOMPARE(a.tags, (SongTags{{"Rock", "Indie"}, {"happy"}, 120, "A"}));
        QCOMPARE(a.beats, (BeatGrid{{0.25, 0.75, 1.25}, {0.25}}));
        QCOMPARE(a.sync, std::vector<std::int64_t>{100});
        QVERIFY(!a.ordered);
        QVERIFY2(told.has("nobody", "sync.json"), qPrintable(told.text()));
        QVERIFY2(told.has("beyond its end", "sync.json"), qPrintable(told.text()));
        QVERIFY2(told.has("b/features.json", "missing"), qPrintable(told.text()));
        QVERIFY2(told.has("b/beats.json", "missing"), qPrintable(told.text()));
    }

    /// beats.json wins over the tracker's, and features may be lists.
    void ownFiles() {
        TemporaryFolder root;
        putSong(root / "a", 120, 4);
        writeFile(root / "a" / "features.json", R"({"genres": ["Folk, World, & Country"]})");
        writeNpz(root / "a" / "beatthis.npz",
                 std::vector{doubles("beats", {1, 2}), doubles("downbeats", {1})});
        writeBeats(root / "a" / "beats.json", {{0.5, 1, 1.5}, {0.5}}, true);
        const auto songs = readSongs(root.path());
        QCOMPARE(songs[0].tags.genres, std::vector<std::string>{"Folk, World, & Country"});
        QCOMPARE(songs[0].beats.beats, (std::vector<double>{0.5, 1, 1.5}));
        QCOMPARE(songs[0].frames, std::int64_t(4 * 44100));
    }

    void otherLayouts() {
        TemporaryFolder root;
        putSound(root / "pairs/x/guide.wav", sineSound(220, 2));
        putSound(root / "pairs/x/memory.wav", sineSound(330, 2));
        putSound(root / "pairs/x/original.wav", sineSound(330, 2));
        putSound(root / "gen/bass/s1/context.wav", sineSound(220, 2));
        putSound(root / "gen/bass/s1/gen.wav", sineSound(110, 3));
        putSound(root / "gen/bass/s1/mix.wav", sineSound(110, 3));
        putSound(root / "files/validation/y/Bass.wav", sineSound(110, 2));
        putSound(root / "files/validation/y/piano.wav", sineSound(220, 2));
        const auto songs = readSongs(root.path());
        QCOMPARE(songs.size(), std::size_t(3));
        const Song& gen = songs[0];
        QCOMPARE(gen.name, std::string("gen/bass/s1"));
        QVERIFY(gen.ordered && gen.stems[0].name == "context" && gen.stems[1].name == "gen");
        const Song& pair = songs[1];
        QCOMPARE(pair.name, std::string("x"));
        QVERIFY(pair.ordered && pair.stems[0].name == "guide" && pair.stems[1].name == "memory");
        QCOMPARE(songs[2].split, Split::Validation);
        QVERIFY(songs[2].find("bass") && songs[2].find("piano") && !songs[2].ordered);

        QCOMPARE(songsWith(songs, "any").size(), std::size_t(3));
        Told told;
        QCOMPARE(songsWith(songs, "BASS", told.log()).size(), std::size_t(2)); // gen's folder
        QVERIFY(told.has("left out: x"));
        QCOMPARE(songsWith(songs, "memory").size(), std::size_t(1));
        QVERIFY(says(thrown([&] { songsWith(songs, "flute"); }), "there are bass, context"));
    }

    void badInputs() {
        TemporaryFolder root;
        QVERIFY(says(thrown([&] { readSongs(root / "none"); }), "is no folder"));
        QVERIFY(says(thrown([&] { readSongs(root.path()); }), "no songs of stems"));
        putSong(root / "good", 120, 3);
        writeFile(root / "good" / "bass" / "broken.wav", "RIFF but no more");
        putSound(root / "single" / "bass" / "bass.wav", sineSound(110, 2));
        putSound(root / "tiny" / "bass" / "bass.wav", sineSound(110, 0.1));
        putSound(root / "tiny" / "piano" / "piano.wav", sineSound(110, 0.1));
        putSong(root / "odd", 120, 3);
        writeFile(root / "odd" / "features.json", R"({"genres": 7})");
        writeFile(root / "odd" / "beats.json", R"({"beats": [1, 0.5]})");
        putSong(root / "torn", 120, 3);
        writeFile(root / "torn" / "features.json", "{");
        writeFile(root / "torn" / "beatthis.npz", "PK");
        writeFile(root / "sync.json", R"({"good": [-1]})");
        Told told;
        const auto songs = readSongs(root.path(), told.log());
        QCOMPARE(songs.size(), std::size_t(3)); // good, odd, torn
        QVERIFY2(told.has("broken.wav", "left out"), qPrintable(told.text()));
        QVERIFY2(told.has("single", "one stem (bass)"), qPrintable(told.text()));
        QVERIFY2(told.has("tiny/bass/bass.wav", "0.1 s"), qPrintable(told.text()));
        QVERIFY2(told.has("odd/features.json", "'genres'"), qPrintable(told.text()));
        QVERIFY2(told.has("odd/beats.json", "rising"), qPrintable(told.text()));
        QVERIFY2(told.has("torn/features.json"), qPrintable(told.text()));
        QVERIFY2(told.has("torn/beatthis.npz"), qPrintable(told.text()));
        QVERIFY2(told.has("sync.json", "'good'"), qPrintable(told.text()));
        QVERIFY(songs[1].beats.empty());
    }

    void featureValues_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("part");
        for (const auto& [json, part] : {std::pair{"[]", "must be an object"},
                                         {R"({"bpm": "fast"})", "'bpm'"},
                                         {R"({"bpm": -3})", "'bpm'"},
                                         {R"({"sample_rate": 5})", "'sample_rate'"},
                                         {R"({"num_frames": 1e99})", "'num_frames'"},
                                         {R"({"key": 3})", "'key'"},
                                         {R"({"moods": [1]})", "'moods'"},
                                         {R"({"sounding_frames": [1]})", "'sounding_"}})
            QTest::addRow("%s", json) << json << part;
    }
    void featureValues() {
        QFETCH(QString, json);
        QFETCH(QString, part);
        TemporaryFolder root;
        const fs::path file = root / "features.json";
        writeFile(file, json.toStdString());
        const std::string message = thrown([&] { readFeatures(file); });
        QVERIFY(says(message, part.toStdString()) && says(message, "features.json"));
    }

    void beatFiles() {
        TemporaryFolder root;
        const fs::path file = root / "beats.json";
        writeBeats(file, {{0.123456, 1.5}, {0.123456}}, false);
        SavedBeats saved = readBeats(file);
        QVERIFY(!saved.edited);
        QCOMPARE(saved.grid, (BeatGrid{{0.1235, 1.5}, {0.1235}}));
        // Changed by hand in an editor.
        std::string text = readFile(file);
        text.replace(text.find("1.5"), 3, "1.6");
        writeFile(file, text);
        saved = readBeats(file);
        QVERIFY(saved.edited);
        QCOMPARE(saved.grid.beats[1], 1.6);
        writeFile(file, R"({"beats": [0, 1, 2]})");
        QVERIFY(readBeats(file).edited);
        for (const char* bad : {"[]", "{}", R"({"beats": 3})", R"({"beats": ["x"]})",
                                R"({"beats": [2, 1]})", R"({"beats": [-1]})"}) {
            writeFile(file, bad);
            QVERIFY(says(thrown([&] { readBeats(file); }), "beats.json"));
        }
        const fs::path npz = root / "beatthis.npz";
        writeNpz(npz, std::vector{doubles("beats", {1, 2})});
        QVERIFY(says(thrown([&] { readBeatThis(npz); }), "downbeats"));
        writeNpz(npz, std::vector{doubles("beats", {2, 1}), doubles("downbeats", {})});
        QVERIFY(says(thrown([&] { readBeatThis(npz); }), "rising"));
        writeNpz(npz, std::vector{RawTensor::of("beats", {2}, std::vector{1.f, 2.f}),
                                  RawTensor::of("downbeats", {0}, {})});
        QCOMPARE(readBeatThis(npz).beats, (std::vector<double>{1, 2}));
    }

    void tagTables() {
        TemporaryFolder root;
        const fs::path file = root / "tags.csv";
        writeFile(file, "\xEF\xBB\xBFsong,genres,moods,bpm,key\n001,\"Rock, Pop\",happy,120,A "
                        "minor\n002,Jazz;Bop,,,\n");
        const auto rows = readTagTable(file);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].first, std::string("001"));
        QCOMPARE(rows[0].second, (SongTags{{"Rock", "Pop"}, {"happy"}, 120, "A minor"}));
        QCOMPARE(rows[1].second, (SongTags{{"Jazz", "Bop"}, {}, std::nullopt, ""}));
        writeFile(file, "name,bpm\nx,1\n");
        QVERIFY(says(thrown([&] { readTagTable(file); }), "no column 'song'"));
        writeFile(file, "song,bpm\nx,quick\n");
        QVERIFY(says(thrown([&] { readTagTable(file); }), "line 2, column 'bpm'"));
        writeFile(file, "song,bpm\n,3\n");
        QVERIFY(says(thrown([&] { readTagTable(file); }), "column 'song'"));
        writeFile(file, "");
        QVERIFY(says(thrown([&] { readTagTable(file); }), "tags.csv"));
    }

    void splits() {
        std::vector<std::string> names;
        for (char c = 'a'; c < 'a' + 20; ++c)
            names.emplace_back(1, c);
        const auto songs = named(names);
        Told told;
        const SongList list = splitSongs(songs, {}, told.log());
        QCOMPARE(list.validation.size(), std::size_t(2));
        QCOMPARE(list.train.size(), std::size_t(18));
        QVERIFY(told.lines.empty());
        QCOMPARE(splitSongs(songs, {}), list);
        QVERIFY(splitSongs(songs, {.seed = 2}) != list);
        // Some of the songs: those that are held back of all are of these, too.
        auto some = songs;
        std::erase_if(some, [&](const Song& song) { return song.name == list.train[3]; });
        QCOMPARE(splitSongs(some, {}).validation, list.validation);
        const SongList last = splitSongs(songs, {.by = SplitBy::Last, .last = 3});
        QCOMPARE(last.validation, (std::vector<std::string>{"r", "s", "t"}));
        QVERIFY(
            says(thrown([&] { splitSongs(songs, {.by = SplitBy::Last}); }), "none for training"));

        const auto few = named({"a", "b"});
        QCOMPARE(splitSongs(few, {}, told.log()).validation.size(), std::size_t(1));
        QVERIFY(told.has("fewer than 10"));
        QCOMPARE(splitSongs(named({"a"}), {}).train.size(), std::size_t(1));

        auto placed = named({"a", "b", "c"});
        placed[0].split = Split::Validation;
        QCOMPARE(splitSongs(placed, {}), (SongList{{"b", "c"}, {"a"}}));

        TemporaryFolder root;
        const fs::path file = root / "splits.json";
        writeSongList(file, list);
        QCOMPARE(readSongList(file), list);
        told.lines.clear();
        const SplitSongs parts = applySplit(named({"a", "new"}), {{"gone"}, {"a"}}, told.log());
        QCOMPARE(parts.validation.size(), std::size_t(1));
        QCOMPARE(parts.train.front().name, std::string("new"));
        QVERIFY(told.has("new") && told.has("gone"));
        writeFile(file, R"({"train": ["a"], "validation": ["a"]})");
        QVERIFY(says(thrown([&] { readSongList(file); }), "both"));
        writeFile(file, R"({"train": 3})");
        QVERIFY(says(thrown([&] { readSongList(file); }), "lists"));

        const SplitSongs halves = heldBackTime(songs, 0.2);
        QCOMPARE(halves.train[0].range, (FrameRange{0, 800}));
        QCOMPARE(halves.validation[0].range, (FrameRange{800, 1000}));
    }

    void theRecordings() {
        const fs::path audio = data() / "audio";
        if (!fs::is_directory(audio))
            QSKIP("no recordings");
        Told told;
        const auto songs = readSongs(audio, told.log());
        QCOMPARE(songs.size(), std::size_t(10));
        for (const Song& song : songs) {
            qInfo("%s: %s -> %s, %.1f s", song.name.c_str(), song.stems[0].name.c_str(),
                  song.stems[1].name.c_str(), song.seconds());
            QVERIFY(song.ordered && song.rate == 32000);
        }
        QCOMPARE(songsWith(songs, "drums").size(), std::size_t(2));
        QCOMPARE(songsWith(songs, "memory").size(), std::size_t(6));
    }
};

QTEST_APPLESS_MAIN(TestStemSongs)
#include "tst_stemsongs.moc"

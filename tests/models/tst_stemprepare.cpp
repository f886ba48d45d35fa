#include "tests/models/stemrig.h"

#include "core/dsp/beatmeasures.h"
#include "core/error.h"
#include "models/stem/prepare.h"
#include "models/stem/songbeats.h"
#include "models/stem/songtags.h"

#include <map>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

struct Prepared {
    PrepareReport report;
    Told told;
};

Prepared prepare(const fs::path& root, const PrepareSettings& settings = {}) {
    TemporaryFolder work;
    JobControl control;
    JobContext context(control, 1, work.path(), work.path());
    Prepared result{prepareSongs(root, settings, context), {}};
    for (const Event& event : control.drain())
        if (event.type == Event::Type::Log)
            result.told.lines.push_back(event.text);
    return result;
}

/// Hashes and times of all files below.
std::map<std::string, std::string> stateOfAll(const fs::path& root) {
    std::map<std::string, std::string> state;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            state[entry.path().string()] =
                contentHash(entry.path()) +
                std::to_string(entry.last_write_time().time_since_epoch().count());
    return state;
}

} // namespace

class TestStemPrepare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesEverything() {
        TemporaryFolder root;
        putSong(root / "Rock/calm/a", 120);
        const Prepared prepared = prepare(root.path());
        QVERIFY2(prepared.report.failures.empty(), qPrintable(prepared.told.text()));
        const PreparedSong& song = prepared.report.songs.at(0);
        QCOMPARE(song.name, std::string("a"));
        QCOMPARE(song.stems, std::size_t(4));
        QCOMPARE(song.seconds, 24.0);
        QVERIFY(std::abs(song.bpm - 120) < 1.5);
        QCOMPARE(song.beats, std::string("estimated"));
        QVERIFY(song.confidence > 0.2);
        QCOMPARE(song.tags.genres, std::vector<std::string>{"rock"});
        QCOMPARE(song.tags.moods, std::vector<std::string>{"calm"});
        QVERIFY(song.to > 23 && song.from == 0);

        const fs::path folder = root / "Rock/calm/a";
        const Sound drums = readSound(folder / "drums_mixed/drums.wav");
        const Sound kick = readSound(folder / "drums/kick.wav");
        const Sound hat = readSound(folder / "drums/hat.wav");
        QCOMPARE(drums.frames(), kick.frames()); // the longer
        for (std::size_t i = 0; i < kick.frames(); i += 97)
            QCOMPARE(drums.samples[i],
                     kick.samples[i] + (i < hat.frames() ? hat.samples[i] : 0.0f));
        QVERIFY(peakOf(readSound(folder / "mixed.wav").samples) > 1); // not clipped
        const SongFeatures features = readFeatures(folder / "features.json");
        QCOMPARE(features.rate, 44100);
        QCOMPARE(features.frames, std::int64_t(24 * 44100));
        const auto beats = readBeats(folder / "beats.json");
        QVERIFY(!beats.edited);
        QVERIFY(compareBeats(steadyBeats(120, 4, 0.25, 24).beats, beats.grid.beats, 0.03).f > 0.9);
        // And all of it is read again as one song.
        Told told;
        const auto songs = readSongs(root.path(), told.log());
        QCOMPARE(songs.size(), std::size_t(1));
        QCOMPARE(songs[0].stems.size(), std::size_t(4));
        QVERIFY2(told.lines.empty(), qPrintable(told.text()));
        QCOMPARE(tableOf(prepared.report).rows, std::size_t(1));
    }

    void changesNothingTwice() {
        TemporaryFolder root;
        putSong(root / "a", 120, 8);
        putSong(root / "b", 90, 8);
        prepare(root.path());
        const auto before = stateOfAll(root.path());
        prepare(root.path());
        QCOMPARE(stateOfAll(root.path()), before);
        prepare(root.path(), {.again = true});
        for (const auto& [file, state] : stateOfAll(root.path()))
            QCOMPARE(state.substr(0, 32), before.at(file).substr(0, 32));
    }

    /// A run that was stopped leaves whole files and goes on where it was.
    void stopsAndGoesOn() {
        TemporaryFolder root, work;
        putSong(root / "a", 120, 8);
        putSong(root / "b", 90, 8);
        JobControl control;
        control.cancel();
        JobContext context(control, 1, work.path(), work.path());
        bool stopped = false;
        try {
            prepareSongs(root.path(), {}, context);
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QVERIFY(!fs::exists(root / "a/mixed.wav"));
        prepare(root.path());
        const auto whole = stateOfAll(root.path());
        fs::remove(root / "b/mixed.wav");
        fs::remove(root / "b/features.json");
        fs::remove(root / "b/beats.json");
        prepare(root.path());
        const auto again = stateOfAll(root.path());
        QCOMPARE(again.size(), whole.size());
        for (const auto& [file, state] : whole)
            QCOMPARE(again.at(file).substr(0, 32), state.substr(0, 32));
    }

    void keepsWhatPeopleMade() {
        TemporaryFolder root;
        putSong(root / "a", 120, 12);
        writeFile(root / "a/features.json", R"({"genres": "My own", "bpm": 77, "key": "B"})");
        writeFile(root / "a/beats.json", R"({"beats": [1, 2, 3]})");
        putSound(root / "a/mixed.wav", clickSound(100, 12));
        const auto mix = contentHash(root / "a/mixed.wav");
        const Prepared prepared = prepare(root.path(), {.again = true});
        const PreparedSong& song = prepared.report.songs.at(0);
        QCOMPARE(song.tags.genres, std::vector<std::string>{"My own"});
        QCOMPARE(song.bpm, 77.0);
        QCOMPARE(song.key, std::string("B"));
        QCOMPARE(song.beats, std::string("edited"));
        QCOMPARE(readFile(root / "a/beats.json"), std::string(R"({"beats": [1, 2, 3]})"));
        QCOMPARE(contentHash(root / "a/mixed.wav"), mix);
        putSong(root / "b", 120, 12);
        writeFile(root / "b/features.json", R"({"sounding_frames": [16000, 64000]})");
        prepare(root.path());
        QCOMPARE(readJson(root / "b/features.json").at("sounding_frames").dump(),
                 std::string("[16000,64000]"));
        QVERIFY2(prepared.told.has("mixed.wav", "is kept"), qPrintable(prepared.told.text()));
    }

    /// The tempo that was estimated follows beats that were mended.
    void tempoFollowsBeats() {
        TemporaryFolder root;
        putSong(root / "a", 120, 12);
        prepare(root.path());
        const fs::path file = root / "a/beats.json";
        writeBeats(file, halved(readBeats(file).grid), true);
        const Prepared prepared = prepare(root.path(), {.again = true});
        QVERIFY(std::abs(prepared.report.songs[0].bpm - 60) < 1);
        QCOMPARE(prepared.report.songs[0].beats, std::string("edited"));
    }

    void newRecordingsMakeNewSums() {
        TemporaryFolder root;
        putSong(root / "a", 120, 6);
        prepare(root.path());
        putSound(root / "a/drums/more.wav", sineSound(60, 9));
        const Prepared prepared = prepare(root.path());
        QVERIFY(prepared.report.failures.empty());
        QCOMPARE(readSound(root / "a/drums_mixed/drums.wav").seconds(), 9.0);
        QCOMPARE(readSound(root / "a/mixed.wav").seconds(), 9.0);
        QCOMPARE(readFeatures(root / "a/features.json").frames, std::int64_t(9 * 44100));
        QVERIFY2(prepared.told.has("num_frames"), qPrintable(prepared.told.text()));
    }

    void tagsOfATable() {
        TemporaryFolder root;
        putSong(root / "a", 120, 4);
        putSong(root / "b", 120, 4);
        writeFile(root / "b/data.json", R"({"genre": "singer_songwriter"})");
        writeFile(root / "tags.csv", "song,genres,moods,bpm,key\na,\"Jazz, Bop\",dark,133,D minor\n"
                                     "nobody,x,,,\n");
        const Prepared prepared = prepare(root.path(), {.tags = root / "tags.csv"});
        QCOMPARE(prepared.report.songs[0].tags,
                 (SongTags{{"Jazz", "Bop"}, {"dark"}, 133, "D minor"}));
        QCOMPARE(prepared.report.songs[1].tags.genres,
                 std::vector<std::string>{"singer songwriter"});
        QVERIFY2(prepared.told.has("nobody", "tags.csv"), qPrintable(prepared.told.text()));
    }

    void tagsThatAPersonGives_data() {
        using Words = std::vector<std::string>;
        QTest::addColumn<QString>("before");
        QTest::addColumn<Words>("seen");
        QTest::addColumn<Words>("given");
        QTest::addColumn<QString>("after"); // of genres
        const auto row = [](const char* name, const char* before, Words seen, Words given,
                            const char* after) {
            QTest::newRow(name) << QString(before) << seen << given << QString(after);
        };
        row("none there", "", {}, {"Rock", "r&b"}, R"("Rock, r&b")");
        row("added", R"({"genres": "rock"})", {"rock"}, {"rock", "pop"}, R"("rock, pop")");
        row("emptied", R"({"genres": "rock"})", {"rock"}, {}, R"("")");
        row("a list", R"({"genres": ["rock"]})", {"rock"}, {"pop"}, R"(["pop"])");
        row("commas", R"({"genres": ["Folk, World"]})", {"Folk, World"}, {"Folk, World", "a"},
            R"(["Folk, World","a"])");
        row("no text", R"({"genres": null})", {}, {"a"}, R"("a")");
    }
    /// They are read as they were given, all else in the file stays, and preparation leaves them
    /// alone, even where there are none any more.
    void tagsThatAPersonGives() {
        QFETCH(QString, before);
        QFETCH(std::vector<std::string>, seen);
        QFETCH(std::vector<std::string>, given);
        QFETCH(QString, after);
        TemporaryFolder root;
        const fs::path song = root / "Jazz/calm/a", file = song / "features.json";
        putSong(song, 120, 4, 8000);
        if (!before.isEmpty()) {
            Json features = parseJson(before.toStdString(), "before");
            features["other"] = {{"kept", 1}};
            writeJson(file, features);
        }
        writeTags(song, TagKind::Genre, seen, given);
        QCOMPARE(readFeatures(file).tags.genres, given);
        QCOMPARE(QString::fromStdString(readJson(file).at("genres").dump()), after);
        QVERIFY(before.isEmpty() || readJson(file).at("other").at("kept") == 1);
        QVERIFY(!readJson(file).contains("moods"));
        QVERIFY(prepare(root.path(), {.beats = false, .key = false}).report.failures.empty());
        QCOMPARE(readFeatures(file).tags.genres, given);
        QCOMPARE(readFeatures(file).tags.moods, std::vector<std::string>{"calm"}); // as found
        // Once more, and back.
        writeTags(song, TagKind::Genre, given, {"else"});
        writeTags(song, TagKind::Genre, {"else"}, given);
        QCOMPARE(readJson(file).at("given").dump(), std::string(R"(["genres"])"));
    }

    void tagsThatCannotBeGiven() {
        TemporaryFolder root;
        const fs::path song = root / "a", file = song / "features.json";
        const auto refused = [&](const char* content, const char* word) {
            writeFile(file, content);
            try {
                writeTags(song, TagKind::Mood, {"calm"}, {"sad"});
            } catch (const UserError& error) {
                const std::string text = error.what();
                return readFile(file) == content && text.find(word) != std::string::npos &&
                       text.find("features.json") != std::string::npos;
            }
            return false;
        };
        QVERIFY(refused("{", "features.json"));
        QVERIFY(refused("[]", "object"));
        QVERIFY(refused(R"({"moods": 7})", "moods"));
        QVERIFY(refused(R"({"moods": "happy"})", "changed elsewhere"));
        QVERIFY(refused(R"({})", "changed elsewhere"));
    }

    /// What a person gives while a song is listened to is not lost.
    void whatWasChangedMeanwhileWins() {
        const Json before = {{"genres", "rock"}, {"bpm", 100}};
        Json features = {{"genres", "rock"}, {"bpm", 120}, {"key", "A"}};
        takeOver(features, before, {{"genres", "pop"}, {"bpm", 100}, {"given", {"genres"}}});
        const Json wanted = {{"genres", "pop"}, {"bpm", 120}, {"key", "A"}, {"given", {"genres"}}};
        QVERIFY2(features == wanted, features.dump().c_str());
    }

    /// One bad song does not stop the others, and is named.
    void failures() {
        TemporaryFolder root;
        putSong(root / "good", 120, 4);
        putSong(root / "mixed rates", 120, 4);
        putSound(root / "mixed rates/drums/other.wav", clickSound(120, 4, 22050));
        putSong(root / "torn", 120, 4);
        writeFile(root / "torn/features.json", "{");
        putSong(root / "flat", 120, 4);
        writeFile(root / "flat/beats.json", "7");
        const Prepared prepared = prepare(root.path());
        QCOMPARE(prepared.report.songs.size(), std::size_t(1));
        QCOMPARE(prepared.report.failures.size(), std::size_t(3));
        QVERIFY2(prepared.told.has("mixed rates is not prepared", "22050 Hz"),
                 qPrintable(prepared.told.text()));
        QVERIFY2(prepared.told.has("torn is not prepared", "features.json"),
                 qPrintable(prepared.told.text()));
        QVERIFY2(prepared.told.has("flat is not prepared", "beats.json"),
                 qPrintable(prepared.told.text()));
        QCOMPARE(readFile(root / "torn/features.json"), std::string("{"));
    }

    void pairsAndRates() {
        TemporaryFolder root;
        putSound(root / "x/guide.wav", clickSound(100, 12, 32000));
        Sound late = sineSound(220, 12, 48000, 2);
        std::fill(late.samples.begin(), late.samples.begin() + 6 * 48000 * 2, 0.0f);
        putSound(root / "x/memory.wav", late);
        for (const char* voice : {"A1", "A2"})
            for (const char* song : {"one", "two"})
                putSound(root / "duo" / voice / (std::string(song) + ".wav"),
                         sineSound(220, 4, 16000));
        const Prepared prepared = prepare(root.path());
        QVERIFY2(prepared.report.failures.empty(), qPrintable(prepared.told.text()));
        const auto songs = readSongs(root.path());
        QCOMPARE(songs.size(), std::size_t(3));
        const auto x = std::ranges::find(songs, "x", &Song::name);
        QCOMPARE(x->rate, 48000);
        QVERIFY(std::abs(double(x->range.begin) / 48000 - 6) <= 0.5);
        QVERIFY(x->ordered);
        // Songs of one pair of folders keep their files apart.
        QVERIFY(songs[0].folder != songs[1].folder);
        QCOMPARE(readSound(songs[0].folder / "mixed.wav").rate, 16000);
        // Silent beats: none are invented.
        QVERIFY2(prepared.told.has("no beats are found"), qPrintable(prepared.told.text()));
        // Prepared once, read twice alike.
        const Prepared again = prepare(root.path());
        QCOMPARE(again.report.songs.size(), std::size_t(3));
    }

    /// A folder that cannot be written is told for each song (root may write anywhere).
    void readOnly() {
        TemporaryFolder root;
        putSong(root / "a", 120, 4);
        fs::create_directories(root / "a/mixed.wav"); // a folder where the mix should be
        const Prepared prepared = prepare(root.path());
        QCOMPARE(prepared.report.failures.size(), std::size_t(1));
        QVERIFY2(prepared.told.has("mixed.wav"), qPrintable(prepared.told.text()));
    }
};

QTEST_APPLESS_MAIN(TestStemPrepare)
#include "tst_stemprepare.moc"

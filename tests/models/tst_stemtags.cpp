#include "tests/models/stemrig.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/table.h"
#include "models/stem/options.h"
#include "models/stem/songfigures.h"
#include "models/stem/stem.h"
#include "models/stem/tagjudge.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

/// `count` songs, every other of them "bright", which raises a third of the figures a little.
std::vector<TaggedSong> taggedSongs(std::size_t count, std::uint64_t seed = 1) {
    Rng rng(seed);
    std::vector<TaggedSong> songs;
    for (std::size_t i = 0; i < count; ++i) {
        TaggedSong& song = songs.emplace_back();
        song.name = "song " + std::to_string(i);
        song.tags.genres = {i % 2 ? "Bright" : "dark"};
        for (std::size_t f = 0; f < songFigures; ++f)
            song.figures.push_back(
                float(rng.normal() * 3 + (i % 2 && f % 3 == 0 ? 4.0 : 0.0) - 20.0));
    }
    return songs;
}

const JudgedTag& find(const TagEstimate& estimate, const std::string& tag) {
    const auto it = std::ranges::find(estimate.judged(), tag, &JudgedTag::tag);
    if (it == estimate.judged().end())
        qFatal("no tag %s", tag.c_str());
    return *it;
}

struct Done {
    Outcome outcome;
    QString error;
    Told told;
};

class TaskRunner {
public:
    Done run(const std::string& id, const Inputs& inputs, const Json& given = Json::object()) {
        const std::vector<System> all = {stem::system()};
        const Task* task = findTask(all, id);
        if (!task)
            qFatal("no task %s", id.c_str());
        const fs::path out = m_folder / ("run" + std::to_string(++m_runs)) / "out";
        fs::create_directories(out);
        JobControl control;
        JobContext context(control, 3, out, out);
        Done done;
        try {
            Options options = task->options();
            readJson(options, given, "options");
            done.outcome = task->run(inputs, options, context);
        } catch (const UserError& e) {
            done.error = QString::fromUtf8(e.what());
        }
        for (const Event& event : control.drain())
            if (event.type == Event::Type::Log)
                done.told.lines.push_back(event.text);
        return done;
    }

private:
    TemporaryFolder m_folder;
    int m_runs = 0;
};

Item itemAt(ItemKind kind, const fs::path& path) {
    return {kind, path, "test"};
}

} // namespace

/// Tags that are learned from the sound of songs, and what is said of those that cannot be.
class TestStemTags : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areas() {
        const std::vector<double> scores = {0.1, 0.4, 0.35, 0.8}, equal(4, 0.5);
        const std::vector<int> has = {0, 0, 1, 1};
        QCOMPARE(rankArea(scores, has).auc, 0.75);
        QCOMPARE(rankArea(equal, has).auc, 0.5);
        QCOMPARE(rankArea(equal, has).p, 1.0);
        // 12 against 12, all in order: u = 144, deviation 17.32, (72 - 0.5) / 17.32 = 4.128.
        std::vector<double> rising;
        std::vector<int> upper;
        for (int i = 0; i < 24; ++i) {
            rising.push_back(i);
            upper.push_back(i >= 12);
        }
        const RankArea perfect = rankArea(rising, upper);
        QCOMPARE(perfect.auc, 1.0);
        QVERIFY(std::abs(perfect.p - 1.83e-5) < 2e-7);
    }

    void levelAndLengthDoNotMatter() {
        Rng rng(5);
        Matrix power(40, 24), louder(80, 24);
        for (std::size_t i = 0; i < power.values.size(); ++i)
            power.values[i] = float(1e-4 * (0.5 + rng.uniform()));
        for (std::size_t i = 0; i < louder.values.size(); ++i)
            louder.values[i] = 50 * power.values[i % power.values.size()];
        const std::vector<float> once = figuresOf(power), twice = figuresOf(louder);
        QCOMPARE(once.size(), songFigures);
        for (std::size_t f = 0; f < 48; ++f)
            QVERIFY(std::abs(once[f] - twice[f]) < 1e-3f);
        double level = 0;
        for (std::size_t b = 0; b < 24; ++b)
            level += once[b];
        QVERIFY(std::abs(level) < 1e-3);
        // Silence in between is not part of how it sounds.
        Matrix paused(60, 24);
        std::ranges::copy(power.values, paused.values.begin());
        const std::vector<float> rest = figuresOf(paused);
        for (std::size_t f = 0; f < songFigures; ++f)
            QVERIFY(std::abs(once[f] - rest[f]) < 1e-3f);
        QVERIFY(figuresOf(Matrix(40, 24)).empty());
        QVERIFY(figuresOf(Matrix()).empty());
    }

    void whatCanBeHeardIsLearned() {
        std::vector<TaggedSong> songs = taggedSongs(40);
        songs[1].tags.genres = {"bright"}; // the same tag
        songs[3].tags.genres = {"BRIGHT", "bright"};
        const TagEstimate estimate(songs, {});
        QCOMPARE(estimate.judged().size(), std::size_t(2));
        QCOMPARE(estimate.known(), std::size_t(2));
        const JudgedTag& bright = find(estimate, "bright");
        QCOMPARE(bright.songs, std::size_t(20));
        QCOMPARE(bright.others, std::size_t(20));
        QVERIFY2(bright.auc > 0.95, qPrintable(QString::number(bright.auc)));
        QVERIFY(bright.accuracy > 0.85 && bright.precision() > 0.85 && bright.recall() > 0.85);
        QCOMPARE(bright.baseline(), 0.5);

        // Of songs that were never met.
        int right = 0;
        const std::vector<TaggedSong> others = taggedSongs(40, 2);
        for (std::size_t i = 0; i < others.size(); ++i) {
            const auto suggested = estimate.of(others[i].figures);
            right += suggested.size() == 1 && suggested[0].tag == (i % 2 ? "bright" : "dark");
            for (const TagSuggestion& one : estimate.of(others[i].figures, 0.9))
                QVERIFY(one.probability >= 0.9);
        }
        QVERIFY2(right >= 34, qPrintable(QString::number(right)));

        // The same again from its file.
        const TagEstimate read(parseJson(estimate.json().dump(), "here"), "here");
        QCOMPARE(read.known(), std::size_t(2));
        for (const TaggedSong& song : others) {
            const auto a = estimate.of(song.figures), b = read.of(song.figures);
            QCOMPARE(a.size(), b.size());
            for (std::size_t i = 0; i < a.size(); ++i)
                QVERIFY(a[i].tag == b[i].tag && a[i].probability == b[i].probability &&
                        a[i].precision == b[i].precision);
        }
    }

    /// Of tags that say nothing of the sound, hardly ever is one let through.
    void chanceIsNotLearned() {
        int known = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            std::vector<TaggedSong> songs = taggedSongs(30, seed);
            Rng rng(seed + 100);
            for (TaggedSong& song : songs) {
                song.tags.genres.clear();
                for (const char* mood : {"warm", "cold", "wet", "dry"})
                    if (rng.uniform() < 0.4)
                        song.tags.moods.push_back(mood);
            }
            known += int(TagEstimate(songs, {.seed = seed}).known());
        }
        QVERIFY2(known <= 3, qPrintable(QString::number(known)));
    }

    void tooFewSongsAreTooFew() {
        std::vector<TaggedSong> songs = taggedSongs(24);
        songs[0].tags.genres.push_back("polka");
        for (TaggedSong& song : songs)
            song.tags.genres.push_back("music");
        for (std::size_t i = 0; i < 3; ++i)
            songs[i].tags.moods = {"calm"};
        const TagEstimate estimate(songs, {});
        for (const char* tag : {"polka", "music", "calm"}) {
            const JudgedTag& judged = find(estimate, tag);
            QVERIFY(!judged.known && std::isnan(judged.auc));
            QVERIFY2(judged.why.ends_with('.'), judged.why.c_str());
            QVERIFY(toJson(judged).at("auc").is_null());
        }
        QVERIFY(find(estimate, "polka").why.find("1 song has it") != std::string::npos);
        QVERIFY(find(estimate, "music").why.find("All songs") != std::string::npos);
        QVERIFY(find(estimate, "calm").songs == 3 && find(estimate, "calm").others == 0);
        QVERIFY(find(estimate, "Bright").known);
        // Asked to, it learns from fewer.
        QVERIFY(std::isfinite(find(TagEstimate(taggedSongs(6), {.least = 3}), "dark").auc));
    }

    void refusals() {
        std::vector<TaggedSong> songs = taggedSongs(4);
        for (TaggedSong& song : songs)
            song.tags = {};
        QVERIFY_THROWS_EXCEPTION(UserError, TagEstimate(songs, {}));
        const Json good = TagEstimate(taggedSongs(24), {}).json();
        const auto refused = [&](auto&& change) {
            Json json = good;
            change(json);
            QVERIFY_THROWS_EXCEPTION(UserError, TagEstimate(json, "here"));
        };
        refused([](Json& j) { j = Json::array(); });
        refused([](Json& j) { j["kind"] = "something"; });
        refused([](Json& j) { j["figures"]["rate"] = 16000; });
        refused([](Json& j) { j.erase("tags"); });
        refused([](Json& j) { j["scaling"]["genre"]["scale"][3] = 0; });
        refused([](Json& j) { j["scaling"].erase("genre"); });
        refused([](Json& j) { j["tags"][0]["weights"].erase(5); });
        refused([](Json& j) { j["tags"][0]["weights"][5] = nullptr; });
        refused([](Json& j) { j["tags"][0]["songs"] = "many"; });
    }

    /// From songs with tags to a table for those without, to their features.json.
    void fromSongsToSongs() {
        TemporaryFolder folder;
        const fs::path songs = folder / "songs";
        putTagged(songs, 16);
        for (const char* name : {"00", "01"})
            fs::remove(songs / name / "features.json");
        writeJson(songs / "02" / "features.json", {{"genres", "tonal, my own"}, {"moods", ""}});
        TaskRunner runner;
        const Inputs dataset = {{"dataset", {itemAt(ItemKind::Audio, songs)}}};
        const Done learned = runner.run("stem.tags", dataset);
        QVERIFY2(learned.error.isEmpty(), qPrintable(learned.error));
        QCOMPARE(learned.outcome.figures.at("songs").get<int>(), 14);
        QCOMPARE(learned.outcome.figures.at("songs_without_tags").get<int>(), 2);
        QCOMPARE(learned.outcome.figures.at("known").get<int>(), 4);
        QCOMPARE(learned.outcome.figures.at("left_out").get<int>(), 1); // "my own"
        QVERIFY2(learned.told.has("'noisy'", "is right"), qPrintable(learned.told.text()));
        QVERIFY2(learned.told.has("'my own' is left out", "1 song"),
                 qPrintable(learned.told.text()));
        const Table report = readTable(learned.outcome.items.at(1).path);
        QCOMPARE(report.rows, std::size_t(5));
        for (const char* column : {"songs", "auc", "precision", "recall", "accuracy", "baseline"})
            QVERIFY2(report.find(column), column);

        Inputs suggesting = dataset;
        suggesting["model"] = {
            itemAt(ItemKind::Model, learned.outcome.items.at(0).path.parent_path())};
        const Done suggested = runner.run("stem.suggest-tags", suggesting);
        QVERIFY2(suggested.error.isEmpty(), qPrintable(suggested.error));
        const fs::path table = suggested.outcome.items.at(0).path;
        const auto rows = readTagTable(table);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].first, std::string("00"));
        QVERIFY(rows[0].second.genres == std::vector<std::string>{"tonal"});
        QVERIFY(rows[1].second.genres == std::vector<std::string>{"noisy"});
        QVERIFY(rows[1].second.moods == std::vector<std::string>{"wild"});
        // A song keeps the genre that its owner gave it; only the mood is open.
        QCOMPARE(rows[2].first, std::string("02"));
        QVERIFY(rows[2].second.genres.empty());
        QVERIFY(rows[2].second.moods == std::vector<std::string>{"calm"});
        QVERIFY(!fs::exists(songs / "00" / "features.json")); // suggested is not given
        // And how likely each is, and how often such suggestions were right.
        const Json& words = suggested.outcome.figures.at("suggestions").at(1).at("tags");
        QCOMPARE(words.size(), std::size_t(2));
        for (const Json& word : words) {
            const bool genre = word.at("kind") == "genre";
            QCOMPARE(word.at("tag").get<std::string>(), std::string(genre ? "noisy" : "wild"));
            QVERIFY(word.at("probability").get<double>() >= 0.5);
            QVERIFY(word.at("precision").get<double>() > 0.5);
        }

        // Asked for, all songs are in it; and taking it over leaves what songs have.
        const Done all = runner.run("stem.suggest-tags", suggesting, {{"all", true}});
        QCOMPARE(readTagTable(all.outcome.items.at(0).path).size(), std::size_t(16));
        Inputs preparing = dataset;
        preparing["tags"] = {itemAt(ItemKind::Table, all.outcome.items.at(0).path)};
        const Json quick = {{"beats", false}, {"key", false}};
        QVERIFY(runner.run("stem.prepare", preparing, quick).error.isEmpty());
        QCOMPARE(readJson(songs / "01" / "features.json").at("genres").get<std::string>(),
                 std::string("noisy"));
        QCOMPARE(readJson(songs / "02" / "features.json").at("genres").get<std::string>(),
                 std::string("tonal, my own"));
        QCOMPARE(readJson(songs / "02" / "features.json").at("moods").get<std::string>(),
                 std::string("calm"));
        Json replacing = quick;
        replacing["replace"] = true;
        QVERIFY(runner.run("stem.prepare", preparing, replacing).error.isEmpty());
        QCOMPARE(readJson(songs / "02" / "features.json").at("genres").get<std::string>(),
                 std::string("tonal"));
        // All have tags now.
        const Done none = runner.run("stem.suggest-tags", suggesting);
        QVERIFY2(none.error.isEmpty(), qPrintable(none.error));
        QVERIFY(none.told.has("All songs have tags"));
        QVERIFY(readTagTable(none.outcome.items.at(0).path).empty());
    }

    void tagsOfATableAndSongsThatCannotBeHeard() {
        TemporaryFolder folder;
        const fs::path songs = folder / "songs", table = folder / "tags.csv";
        putTagged(songs, 14);
        std::string text = "song,genres\n";
        for (int i = 0; i < 12; ++i) {
            const std::string name = (i < 10 ? "0" : "") + std::to_string(i);
            fs::remove(songs / name / "features.json");
            text += name + (i % 2 ? ",noise\n" : ",tone\n");
        }
        writeFile(table, text + "gone,tone\n");
        for (const char* stem : {"bass", "piano"})
            putSound(songs / "12" / stem / "a.wav", sineSound(100, 3, 8000, 1, 0));
        TaskRunner runner;
        const Inputs inputs = {{"dataset", {itemAt(ItemKind::Audio, songs)}},
                               {"tags", {itemAt(ItemKind::Table, table)}}};
        const Done learned = runner.run("stem.tags", inputs);
        QVERIFY2(learned.error.isEmpty(), qPrintable(learned.error));
        QVERIFY(learned.told.has("no song 'gone'"));
        QVERIFY(learned.told.has("12 is left out", "silent"));
        QCOMPARE(learned.outcome.figures.at("songs").get<int>(), 13);
        QVERIFY(learned.told.has("'tone'", "is right"));

        Inputs wrong = inputs;
        wrong["model"] = {itemAt(ItemKind::Model, songs)};
        QVERIFY(runner.run("stem.suggest-tags", wrong).error.contains("tags.json"));
        writeFile(folder / "tags.json", "{");
        wrong["model"] = {itemAt(ItemKind::Model, folder.path())};
        QVERIFY(runner.run("stem.suggest-tags", wrong).error.contains("tags.json"));
    }

    void withoutTagsThereIsNothingToLearn() {
        TemporaryFolder folder;
        putSong(folder / "songs" / "one", 120, 3, 8000);
        TaskRunner runner;
        const Done none =
            runner.run("stem.tags", {{"dataset", {itemAt(ItemKind::Audio, folder / "songs")}}});
        QVERIFY2(none.error.contains("No song has tags"), qPrintable(none.error));
    }
};

QTEST_GUILESS_MAIN(TestStemTags)
#include "tst_stemtags.moc"

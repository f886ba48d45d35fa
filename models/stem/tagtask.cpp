#include "core/error.h"
#include "core/table.h"
#include "core/text.h"
#include "models/stem/options.h"
#include "models/stem/songfigures.h"
#include "models/stem/tagestimate.h"
#include "models/stem/tasks.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr const char* estimateName = "tags.json";

/// The songs with the tags of their features.json, gaps filled by the table.
std::vector<Song> songsOf(const Inputs& inputs, JobContext& context) {
    std::vector<Song> songs =
        readSongs(only(inputs, "dataset").path, [&](const std::string& line) { context.log(line); },
                  {.tellUnprepared = false});
    const auto tables = pathsOf(inputs, "tags");
    if (tables.empty())
        return songs;
    for (const auto& [name, tags] : readTagTable(tables.front())) {
        const auto song = std::ranges::find(songs, name, &Song::name);
        if (song == songs.end()) {
            context.log(display(tables.front()) + ": there is no song '" + name + "'.");
            continue;
        }
        if (song->tags.genres.empty())
            song->tags.genres = tags.genres;
        if (song->tags.moods.empty())
            song->tags.moods = tags.moods;
    }
    return songs;
}

/// How songs sound, those that can be heard; the others are told.
std::vector<TaggedSong> heard(const std::vector<Song>& songs, JobContext& context) {
    std::vector<TaggedSong> all;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        context.checkpoint();
        context.progress(0.9 * double(i) / double(songs.size()), songs[i].name);
        try {
            all.push_back({songs[i].name, songs[i].tags, figuresOf(songs[i], context)});
        } catch (const UserError& error) {
            context.log(std::string(error.what()) + " Song " + songs[i].name + " is left out.");
        }
    }
    if (all.empty() && !songs.empty())
        throw UserError("None of the songs can be heard; the log says why.");
    return all;
}

std::string percent(double share) {
    return std::isfinite(share) ? std::to_string(std::lrint(100 * share)) + " %" : "nothing";
}

std::string sentenceOf(const JudgedTag& tag) {
    const std::string called = std::string(name(tag.kind)) + " '" + tag.tag + "'";
    if (!tag.known)
        return called + " is left out: " + tag.why;
    return called + ", " + std::to_string(tag.songs) + " of " +
           std::to_string(tag.songs + tag.others) + " songs: " + percent(tag.precision()) +
           " of what is suggested is right, " + percent(tag.recall()) + " of it is found, " +
           percent(tag.accuracy) + " of all songs are judged right (" + percent(tag.baseline()) +
           " without listening).";
}

Table reportOf(const std::vector<JudgedTag>& tags) {
    Table table;
    const auto texts = [&](const char* title, auto&& of) {
        std::vector<std::string> column;
        for (const JudgedTag& tag : tags)
            column.emplace_back(of(tag));
        table.add(title, std::move(column));
    };
    const auto numbers = [&](const char* title, auto&& of) {
        std::vector<double> column;
        for (const JudgedTag& tag : tags)
            column.push_back(double(of(tag)));
        table.add(title, std::move(column));
    };
    texts("kind", [](const JudgedTag& t) { return name(t.kind); });
    texts("tag", [](const JudgedTag& t) { return t.tag; });
    texts("known", [](const JudgedTag& t) { return t.known ? "yes" : "no"; });
    numbers("songs", [](const JudgedTag& t) { return t.songs; });
    numbers("others", [](const JudgedTag& t) { return t.others; });
    numbers("auc", [](const JudgedTag& t) { return t.auc; });
    numbers("p", [](const JudgedTag& t) { return std::isfinite(t.auc) ? t.p : t.auc; });
    numbers("precision", [](const JudgedTag& t) { return t.precision(); });
    numbers("recall", [](const JudgedTag& t) { return t.recall(); });
    numbers("accuracy", [](const JudgedTag& t) { return t.accuracy; });
    numbers("baseline", [](const JudgedTag& t) { return t.baseline(); });
    texts("why", [](const JudgedTag& t) { return t.why; });
    return table;
}

/// The file of a folder, of a run, or itself.
fs::path estimateFile(const fs::path& path) {
    for (const fs::path& file : {path, path / estimateName, path / "out" / estimateName}) {
        std::error_code error;
        if (fs::is_regular_file(file, error))
            return file;
    }
    throw UserError(display(path) + ": holds no " + estimateName +
                    "; name the folder in which 'stem tags' learned.");
}

Item tableItem(const fs::path& file, const char* role, const Table& table, JobContext& context) {
    writeTable(file, table);
    const Item item{ItemKind::Table, file, role};
    context.produced(item);
    return item;
}

} // namespace

Outcome runTags(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<TagOptions>();
    std::vector<Song> songs = songsOf(inputs, context);
    const std::size_t there = songs.size();
    std::erase_if(songs, [](const Song& song) {
        return song.tags.genres.empty() && song.tags.moods.empty();
    });
    const std::vector<TaggedSong> examples = heard(songs, context);
    context.progress(0.9, "Training");
    const TagEstimate estimate(
        examples, {std::size_t(options.least), std::size_t(options.folds), context.seed()},
        [&] { context.checkpoint(); });
    Json tags = Json::array();
    for (const JudgedTag& tag : estimate.judged()) {
        tags.push_back(toJson(tag));
        context.log(sentenceOf(tag));
    }
    if (estimate.known() == 0)
        context.log("None of the tags can be suggested: it takes more songs, or tags that can be "
                    "heard.");

    Outcome outcome;
    const fs::path file = context.folder() / estimateName;
    Json saved = estimate.json();
    saved["songs"] = examples.size();
    saved["seed"] = context.seed();
    writeJson(file, saved);
    outcome.items = {{ItemKind::Model, file, "model"}};
    context.produced(outcome.items.front());
    outcome.items.push_back(
        tableItem(context.folder() / "report.csv", "report", reportOf(estimate.judged()), context));
    outcome.figures = {{"songs", examples.size()},
                       {"songs_without_tags", there - songs.size()},
                       {"known", estimate.known()},
                       {"left_out", estimate.judged().size() - estimate.known()},
                       {"tags", tags}};
    context.progress(1, "Done");
    return outcome;
}

Outcome runSuggestTags(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<SuggestOptions>();
    const fs::path file = estimateFile(only(inputs, "model").path);
    const TagEstimate estimate(readJson(file), display(file));
    if (estimate.known() == 0)
        throw UserError(display(file) + ": none of its tags can be told from the sound; learn them "
                                        "from more songs.");
    std::vector<Song> songs = songsOf(inputs, context);
    const auto wants = [&](const SongTags& tags, TagKind kind) {
        return estimate.knowsAny(kind) && (options.all || tagsOf(tags, kind).empty());
    };
    const std::size_t there = songs.size();
    std::erase_if(songs, [&](const Song& song) {
        return !wants(song.tags, TagKind::Genre) && !wants(song.tags, TagKind::Mood);
    });
    if (songs.empty())
        context.log("All songs have tags where some could be suggested; 'all' suggests some for "
                    "them, too.");

    std::vector<std::string> names, columns[2], listed[3];
    std::vector<double> probabilities, precisions;
    Json told = Json::array();
    std::size_t suggested = 0;
    for (const TaggedSong& song : heard(songs, context)) {
        std::vector<std::string> words[2];
        Json tags = Json::array();
        for (const TagSuggestion& one : estimate.of(song.figures, options.certainty)) {
            if (!wants(song.tags, one.kind))
                continue;
            words[std::size_t(one.kind)].push_back(one.tag);
            listed[0].push_back(song.name);
            listed[1].emplace_back(name(one.kind));
            listed[2].push_back(one.tag);
            probabilities.push_back(one.probability);
            precisions.push_back(one.precision);
            tags.push_back({{"kind", name(one.kind)},
                            {"tag", one.tag},
                            {"probability", one.probability},
                            {"precision", one.precision}});
        }
        names.push_back(song.name);
        for (const TagKind kind : tagKinds)
            columns[std::size_t(kind)].push_back(joinTags(words[std::size_t(kind)]));
        suggested += !words[0].empty() || !words[1].empty();
        told.push_back(
            {{"song", song.name}, {"genres", words[0]}, {"moods", words[1]}, {"tags", tags}});
    }
    Table table, list;
    table.add("song", names);
    table.add("genres", columns[0]);
    table.add("moods", columns[1]);
    list.add("song", listed[0]);
    list.add("kind", listed[1]);
    list.add("tag", listed[2]);
    list.add("probability", probabilities);
    list.add("precision", precisions);

    Outcome outcome;
    outcome.items = {tableItem(context.folder() / "tags.csv", "tags", table, context),
                     tableItem(context.folder() / "suggestions.csv", "suggestions", list, context)};
    outcome.figures = {{"songs", names.size()},
                       {"songs_with_tags", there - songs.size()},
                       {"suggested", suggested},
                       {"suggestions", told}};
    context.log(counted(suggested, "song") + " of " + std::to_string(names.size()) +
                " got suggestions; look through tags.csv and give it to 'stem prepare' as the "
                "table of tags.");
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem

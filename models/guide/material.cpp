#include "models/guide/material.h"

#include "core/error.h"
#include "core/layout.h"
#include "core/text.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>

namespace antiphon::guide {
namespace {

constexpr std::uint64_t pairing = 1; ///< what a seed is for, besides those of the training set

/// A track by itself as a group whose guide and target are the same.
TrackGroup alone(const fs::path& file) {
    const fs::path name = file.stem();
    TrackGroup group;
    group.song = group.title = name.string();
    group.stems = {{file, name.string(), "UNK", 0}};
    return group;
}

/// Where files of different folders are called alike, their whole paths tell them apart.
void nameApart(std::vector<TrackGroup>& groups) {
    std::map<std::string, int> count;
    for (const TrackGroup& group : groups)
        ++count[group.song];
    for (TrackGroup& group : groups) {
        if (count[group.song] == 1)
            continue;
        group.song.clear();
        for (Stem& stem : group.stems) {
            stem.name = display(stem.file);
            group.song += (group.song.empty() ? "" : " > ") + stem.name;
        }
    }
}

void addFiles(Material& material, const std::vector<fs::path>& files, bool completion,
              double longest, const Log& log) {
    if (completion) {
        for (const fs::path& file : files)
            material.groups.push_back(alone(file));
        nameApart(material.groups);
        return;
    }
    if (files.size() % 2 != 0)
        throw UserError("'pair' names " + counted(files.size(), "recording") +
                            "; name them two by two, the guide and what answered it.",
                        UserError::Kind::Usage);
    for (std::size_t i = 0; i + 1 < files.size(); i += 2) {
        TrackGroup group = pairOf(files[i], files[i + 1], log, longest);
        group.ordered = true;
        material.groups.push_back(std::move(group));
    }
    nameApart(material.groups);
}

void addRecordings(Material& material) {
    std::map<std::pair<std::size_t, std::vector<std::size_t>>, std::size_t> places;
    const auto place = [&](std::size_t group, const std::vector<std::size_t>& stems) {
        const auto [it, added] = places.try_emplace({group, stems}, material.recordings.size());
        if (added)
            material.recordings.push_back(listenTo(material.groups[group], stems));
        return it->second;
    };
    for (const TrackPair& pair : material.pairs)
        material.tracks.emplace_back(place(pair.group, pair.guide), place(pair.group, pair.target));
}

} // namespace

Material materialOf(const Inputs& inputs, const RelationOptions& relation, bool completion,
                    std::uint64_t seed, JobContext& context) {
    const Log log = [&context](const std::string& line) { context.log(line); };
    Material material;
    addFiles(material, pathsOf(inputs, "pair"), completion, std::max(3600.0, relation.longest),
             log);
    for (const fs::path& folder : pathsOf(inputs, "dataset")) {
        auto groups = readDataset(folder, relation.settings(), log);
        material.groups.insert(material.groups.end(), std::make_move_iterator(groups.begin()),
                               std::make_move_iterator(groups.end()));
    }
    if (material.groups.empty())
        throw UserError(completion ? "Say what to learn from: name tracks with 'pair' or a folder "
                                     "with 'dataset'."
                                   : "Say what to learn from: two recordings that were played "
                                     "together with 'pair', or a folder of them with 'dataset'.",
                        UserError::Kind::Usage);
    if (completion) {
        for (std::size_t g = 0; g < material.groups.size(); ++g)
            for (std::size_t s = 0; s < material.groups[g].stems.size(); ++s) {
                const TrackGroup& group = material.groups[g];
                material.pairs.push_back({g, {s}, {s}});
                material.names.push_back(nameIn(group, group.stems[s].name));
            }
    } else {
        Rng rng(seedFor(seed, pairing));
        material.pairs = everyPair(material.groups, relation.rule(), rng);
        for (const TrackPair& pair : material.pairs)
            material.names.push_back(nameOf(pair, material.groups));
    }
    addRecordings(material);
    return material;
}

void RelationOptions::visit(OptionVisitor& v) {
    static const std::vector<const char*> kinds = [] {
        std::vector<const char*> ids = {"any"};
        for (const RelationTag& one : relationTags())
            ids.push_back(one.id);
        return ids;
    }();
    v.choice(kind, {.key = "kind",
                    .label = "Kind of relation",
                    .help = "What one track has to do with the other; new models listen "
                            "accordingly. Of a data set with tagged songs (pairs.json) only those "
                            "of this kind are taken.",
                    .choices = kinds});
    v.choice(relation, {.key = "relation",
                        .label = "Relation",
                        .help = "With more than two tracks: each of the others leads and one stem "
                                "answers, or one stem leads and the mix of the others answers.",
                        .choices = {"stem", "mix"}});
    v.choice(others, {.key = "others",
                      .label = "The others",
                      .help = "Each by itself, all of them mixed, or a random one that the seed "
                              "draws; auto: each where a stem answers, mixed where they answer.",
                      .choices = {"auto", "each", "mixed", "random"}});
    v.flag(bothWays, {.key = "both_ways",
                      .label = "Both ways",
                      .help = "Of two recordings with known roles each also answers the other.",
                      .advanced = true});
    v.text(ignore, {.key = "ignore",
                    .label = "Instruments left out",
                    .help = "Of songs of several stems, with commas between; empty: none.",
                    .advanced = true});
    v.real(longest, {.key = "longest",
                     .label = "Longest track",
                     .help = "Longer tracks of a data set are left out.",
                     .unit = "s",
                     .min = 1,
                     .max = 36000,
                     .advanced = true});
}

PairRule RelationOptions::rule() const {
    const bool mix = relation == "mix";
    const bool together = others == "mixed" || (others == "auto" && mix);
    return {.relation = mix ? Relation::Mix : Relation::Stem,
            .others = together             ? Others::Mixed
                      : others == "random" ? Others::Random
                                           : Others::Each,
            .bothWays = bothWays};
}

DatasetSettings RelationOptions::settings() const {
    DatasetSettings settings{
        .ignored = {}, .longest = longest, .tag = kind == "any" ? std::string() : kind};
    std::stringstream list(ignore);
    for (std::string name; std::getline(list, name, ',');) {
        name.erase(0, name.find_first_not_of(' '));
        name.erase(name.find_last_not_of(' ') + 1);
        if (name.empty())
            continue;
        const std::string known(instrumentNamed(name));
        if (known == "UNK" && name != "UNK")
            throw UserError("'ignore' has '" + name +
                                "'; instruments are bass, bowed_strings, drums, guitar, other, "
                                "other_keys, other_plucked, percussion, piano, vocals and wind.",
                            UserError::Kind::Usage);
        settings.ignored.push_back(known);
    }
    return settings;
}

} // namespace antiphon::guide

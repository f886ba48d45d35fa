#include "models/guide/material.h"

#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <iterator>
#include <map>

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
              const Log& log) {
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
        TrackGroup group = pairOf(files[i], files[i + 1], log);
        group.ordered = true;
        material.groups.push_back(std::move(group));
    }
    nameApart(material.groups);
}

/// Where no song is tagged so, all stay.
void keepKind(std::vector<TrackGroup>& groups, const std::string& kind, const Log& log) {
    const auto other = [&](const TrackGroup& group) {
        return std::ranges::find(group.tags, kind) == group.tags.end();
    };
    const auto others = std::ranges::count_if(groups, other);
    if (others == std::ssize(groups) || others == 0)
        return;
    log(std::to_string(others) + " of " + std::to_string(groups.size()) +
        " songs are not tagged as '" + kind + "' and are left out.");
    std::erase_if(groups, other);
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

Material materialOf(const Inputs& inputs, const std::string& relation, bool completion,
                    std::uint64_t seed, JobContext& context, const std::string& kind) {
    const Log log = [&context](const std::string& line) { context.log(line); };
    Material material;
    addFiles(material, pathsOf(inputs, "pair"), completion, log);
    for (const fs::path& folder : pathsOf(inputs, "dataset")) {
        auto groups = readDataset(folder, {}, log);
        keepKind(groups, kind, log);
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
        material.pairs = everyPair(material.groups,
                                   {.relation = relation == "mix" ? Relation::Mix : Relation::Stem,
                                    .others = relation == "mix" ? Others::Mixed : Others::Each},
                                   rng);
        for (const TrackPair& pair : material.pairs)
            material.names.push_back(nameOf(pair, material.groups));
    }
    addRecordings(material);
    return material;
}

void RelationOptions::visit(OptionVisitor& v) {
    v.choice(relation, {.key = "relation",
                        .label = "Relation",
                        .help = "With more than two tracks: each of the others leads and one stem "
                                "answers, or one stem leads and the mix of the others answers.",
                        .choices = {"stem", "mix"}});
}

} // namespace antiphon::guide

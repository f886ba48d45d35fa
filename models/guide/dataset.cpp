#include "models/guide/pairs.h"

#include "core/error.h"
#include "core/songfolders.h"
#include "core/soundfile.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace antiphon::guide {

namespace {

using Layout = Placement::Layout;

constexpr const char* understood =
    "Understood are: <song>/<instrument>/<stem>.wav or <song>/<instrument>.wav, A1/<name>.wav with "
    "A2/<name>.wav, <song>/guide.wav with memory.wav (or Guide_* with Mem_*), and a folder with "
    "two recordings; each also inside folders called train, validation and test.";

std::string seconds(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", value);
    return text;
}

class Reader {
public:
    Reader(const DatasetSettings& settings, const Log& log) : m_settings(settings), m_log(log) {}

    void tell(const std::string& line) const {
        if (m_log)
            m_log(line);
    }

    TrackGroup groupOf(const SongFolder& song) {
        TrackGroup group;
        group.song = group.title = song.name;
        group.split = song.split;
        bool guide = false, memory = false;
        for (const auto& [file, role] : song.files) {
            Stem stem{file, role, std::string(instrumentNamed(role)), 0};
            if (song.layout == Layout::Stems) {
                if (stem.instrument == "UNK")
                    stem.instrument = instrumentNamed(file.stem().string());
                const bool inFolder = file.parent_path() != fs::path(song.folder);
                const std::string own = file.stem().string();
                stem.name = !inFolder || own == role ? own : role + "/" + own;
                if (std::ranges::find(m_settings.ignored, stem.instrument) !=
                    m_settings.ignored.end()) {
                    ++m_ignored[stem.instrument];
                    continue;
                }
            }
            if (song.layout == Layout::GuideMemory && role.empty())
                continue;
            if (!measure(stem))
                continue;
            guide |= role == "guide";
            memory |= role == "memory";
            if (role == "memory2")
                group.foreign.push_back(std::move(stem));
            else if (role == "guide")
                group.stems.insert(group.stems.begin(), std::move(stem));
            else
                group.stems.push_back(std::move(stem));
        }
        if (song.layout == Layout::GuideMemory && !(guide && memory))
            group.stems.clear();
        if (song.layout == Layout::Paired) // A1 before A2, whatever their files are called
            std::ranges::sort(group.stems, {}, &Stem::name);
        if (song.layout == Layout::Stems)
            readTitle(group, fs::path(song.folder) / "data.json");
        group.ordered = song.layout != Layout::Stems && group.stems.size() == 2;
        return group;
    }

    /// What the settings leave out and how to change that; empty: nothing.
    std::string leftOut() const {
        std::string text;
        for (const auto& [instrument, files] : m_ignored)
            text += (text.empty() ? " Left out are the instruments " : ", ") + instrument + " (" +
                    std::to_string(files) + (files == 1 ? " file)" : " files)");
        if (!text.empty())
            text += "; name fewer of them to be ignored ('ignore') to use them.";
        if (!m_long.empty())
            text += " Left out for their length: " + m_long.front() +
                    (m_long.size() > 1 ? " and " + std::to_string(m_long.size() - 1) + " more"
                                       : std::string()) +
                    "; raise the longest length ('longest') to use " +
                    (m_long.size() > 1 ? "them." : "it.");
        return text;
    }

    void tellLengths(const TrackGroup& group) const {
        const auto [least, most] = std::ranges::minmax_element(group.stems, {}, &Stem::seconds);
        if (most->seconds - least->seconds > 0.05)
            tell(group.song + ": its tracks last " + seconds(least->seconds) + " to " +
                 seconds(most->seconds) + "; pairs are cut to the shorter.");
    }

private:
    bool measure(Stem& stem) {
        try {
            stem.seconds = SoundReader(stem.file).info().seconds();
        } catch (const UserError& error) {
            tell(std::string(error.what()) + " It is left out.");
            return false;
        }
        if (stem.seconds <= m_settings.longest)
            return true;
        m_long.push_back(display(stem.file) + " (" + seconds(stem.seconds) + ")");
        tell(display(stem.file) + ": lasts " + seconds(stem.seconds) +
             ", longer than the longest length of " + seconds(m_settings.longest) +
             ", and is left out.");
        return false;
    }

    /// MoisesDB describes its songs; nothing depends on it.
    void readTitle(TrackGroup& group, const fs::path& file) const {
        if (!fs::is_regular_file(file))
            return;
        try {
            const Json json = readJson(file);
            if (json.is_object() && json.contains("song") && json["song"].is_string())
                group.title = json["song"].get<std::string>();
        } catch (const UserError& error) {
            tell(std::string(error.what()) + " The song keeps its folder's name.");
        }
    }

    const DatasetSettings& m_settings;
    const Log& m_log;
    std::map<std::string, int> m_ignored; ///< instrument -> files
    std::vector<std::string> m_long;      ///< files with their lengths
};

std::string knownTags() {
    std::string text;
    for (const RelationTag& tag : relationTags())
        text += std::string(text.empty() ? "" : ", ") + tag.id;
    return text;
}

bool isTag(const std::string& id) {
    return std::ranges::any_of(relationTags(), [&](const RelationTag& t) { return t.id == id; });
}

void readTags(std::vector<TrackGroup>& groups, const fs::path& file) {
    if (!fs::is_regular_file(file))
        return;
    const Json json = readJson(file);
    if (!json.is_object())
        throw UserError(display(file) + ": must be an object of songs and their relations: {\"" +
                        groups.front().song + "\": [\"harmonic\"]}.");
    for (const auto& [song, tags] : json.items()) {
        const auto group = std::ranges::find(groups, song, &TrackGroup::song);
        if (!tags.is_array())
            throw UserError(display(file) + ": '" + song +
                            "' must be a list of relations: " + knownTags() + ".");
        for (const Json& tag : tags) {
            if (!tag.is_string() || !isTag(tag.get<std::string>()))
                throw UserError(display(file) + ": '" + song + "': " + tag.dump() +
                                " is no relation; there are " + knownTags() + ".");
            if (group != groups.end())
                group->tags.push_back(tag.get<std::string>());
        }
    }
}

} // namespace

std::vector<TrackGroup> readDataset(const fs::path& folder, const DatasetSettings& settings,
                                    const Log& log) {
    if (!fs::is_directory(folder))
        throw UserError(display(folder) + ": is no folder; a data set is one. " + understood);
    if (!settings.tag.empty() && !isTag(settings.tag))
        throw UserError("'" + settings.tag + "' is no relation; there are " + knownTags() + ".",
                        UserError::Kind::Usage);
    FolderScan scan({folder});
    while (scan.step()) {
    }
    Reader reader(settings, log);
    for (const std::string& problem : scan.problems)
        reader.tell(problem);
    const std::vector<SongFolder> songs = songFolders(scan);
    std::vector<TrackGroup> groups;
    for (const SongFolder& song : songs) {
        TrackGroup group = reader.groupOf(song);
        if (group.stems.size() < 2) {
            reader.tell(song.name + ": has no two tracks to be paired and is left out.");
            continue;
        }
        reader.tellLengths(group);
        groups.push_back(std::move(group));
    }
    if (groups.empty())
        throw UserError(display(folder) + ": " +
                        (songs.empty() ? "no pairs of tracks are found in it. "
                                       : "none of its songs has two usable tracks. ") +
                        (reader.leftOut().empty() ? understood : reader.leftOut().substr(1)));
    if (const std::string left = reader.leftOut(); !left.empty())
        reader.tell(display(folder) + ":" + left);
    readTags(groups, folder / "pairs.json");
    const auto other = [&](const TrackGroup& group) {
        return std::ranges::find(group.tags, settings.tag) == group.tags.end();
    };
    const auto others = std::ranges::count_if(groups, other);
    if (!settings.tag.empty() && others > 0 && others < std::ssize(groups)) {
        reader.tell(std::to_string(others) + " of " + counted(groups.size(), "song") +
                    " are not tagged as '" + settings.tag + "' and are left out.");
        std::erase_if(groups, other);
    } else if (!settings.tag.empty() && others == std::ssize(groups) &&
               std::ranges::any_of(groups, [](const auto& group) { return !group.tags.empty(); })) {
        reader.tell("No song is tagged as '" + settings.tag + "'; all " +
                    counted(groups.size(), "song") + " are taken.");
    }
    return groups;
}

} // namespace antiphon::guide

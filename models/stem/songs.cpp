#include "models/stem/songs.h"

#include "core/error.h"
#include "core/foldtext.h"
#include "core/resample.h"
#include "core/scan.h"
#include "core/songfolders.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "models/stem/songbeats.h"
#include "models/stem/stemnames.h"

#include <algorithm>
#include <map>
#include <set>

namespace antiphon::stem {

namespace {

using Layout = Placement::Layout;

constexpr const char* understood =
    "Understood are: <song>/<stem>/<take>.wav (drums_mixed, bass, guitar, piano and so on; a "
    "features.json makes folders of any name stems), <song>/<stem>.wav, <song>/guide.wav with "
    "memory.wav, A1/<name>.wav with A2/<name>.wav, and <song>/context.wav with gen.wav.";

/// A file that was found, and how long it is at its own rate.
struct Take {
    fs::path file;
    SoundInfo info;
};

class Reader {
public:
    Reader(const fs::path& root, const Log& log) : m_root(root), m_log(log) {}

    void tell(const std::string& line) const {
        if (m_log)
            m_log(line);
    }

    Song songOf(const SongFolder& found) const {
        Song song;
        song.name = found.name;
        // Songs of paired folders share theirs; what belongs to one lies in a folder of its name.
        song.folder = found.layout == Layout::Paired
                          ? fs::path(found.folder) / found.files[0].first.stem()
                          : fs::path(found.folder);
        song.split = found.split;
        std::map<std::pair<std::string, std::string>, std::vector<Take>> stems; // name and folder
        for (const auto& [file, role] : found.files) {
            const bool inFolder =
                found.layout == Layout::Stems && file.parent_path() != song.folder;
            const std::string folder =
                inFolder ? file.parent_path().filename().string() : std::string();
            const std::string name = role.empty() ? file.stem().string() : role;
            if (role == "memory2" || (found.layout != Layout::Stems && role.empty()))
                continue;
            const std::string stem = found.layout == Layout::Paired ? name : stemNamed(name);
            try {
                stems[{stem, folder}].push_back({file, SoundReader(file).info()});
            } catch (const UserError& error) {
                tell(std::string(error.what()) + " It is left out of the song " + song.name + ".");
            }
        }
        // The sum of the drums stands for its parts.
        const auto mixed = stems.find({"drums", "drums_mixed"});
        if (mixed != stems.end())
            std::erase_if(stems, [&](const auto& entry) {
                return entry.first.first == "drums" && entry.first.second != "drums_mixed";
            });
        for (const auto& [key, takes] : stems)
            for (const Take& take : takes)
                song.rate = std::max(song.rate, take.info.rate);
        addFacts(song);
        for (const auto& [key, takes] : stems) {
            StemTrack track{key.first, key.second, {}, 0};
            for (const Take& take : takes) {
                track.takes.push_back(take.file);
                track.frames = std::max(
                    track.frames, resampledFrames(take.info.frames, take.info.rate, song.rate));
            }
            if (!song.stems.empty() && song.stems.back().name == track.name) { // two folders
                song.stems.back().frames = std::max(song.stems.back().frames, track.frames);
                std::ranges::copy(track.takes, std::back_inserter(song.stems.back().takes));
            } else {
                song.stems.push_back(std::move(track));
            }
        }
        order(song, found.layout);
        return song;
    }

    /// Lengths, where the features are silent or wrong.
    void settle(Song& song) const {
        std::int64_t longest = 0;
        for (const StemTrack& stem : song.stems)
            longest = std::max(longest, stem.frames);
        if (song.frames > longest)
            tell(display(song.folder / "features.json") + ": promises " +
                 std::to_string(song.frames) + " frames, but the longest stem has " +
                 std::to_string(longest) + "; the rest of the song is left out.");
        song.frames = song.frames == 0 ? longest : std::min(song.frames, longest);
        song.range.begin = std::clamp<std::int64_t>(song.range.begin, 0, song.frames);
        song.range.end =
            song.range.size() > 0 ? std::min(song.range.end, song.frames) : song.frames;
        for (const std::int64_t start : song.sync)
            if (start >= song.frames) {
                tell(display(m_root / "sync.json") + ": '" + song.name + "' has the start " +
                     std::to_string(start) + " beyond its end; such starts are left out.");
                break;
            }
        std::erase_if(song.sync, [&](std::int64_t start) { return start >= song.frames; });
    }

private:
    /// What the song's own files say.
    void addFacts(Song& song) const {
        const fs::path features = song.folder / "features.json";
        if (fs::exists(features)) {
            guarded("The song " + song.name + " is used without tags.", [&] {
                const SongFeatures facts = readFeatures(features);
                song.tags = facts.tags;
                song.range = facts.sounding;
                song.rate = facts.rate > 0 ? facts.rate : song.rate;
                song.frames = facts.frames;
            });
        }
        guarded("The song " + song.name + " has no beats.", [&] {
            if (auto beats = beatsOfSong(song.folder))
                song.beats = std::move(*beats);
        });
    }

    template <class Work>
    void guarded(const std::string& consequence, Work&& work) const {
        try {
            work();
        } catch (const UserError& error) {
            tell(std::string(error.what()) + " " + consequence);
        }
    }

    /// Songs whose roles are given: what leads comes first.
    void order(Song& song, Layout layout) const {
        if (layout == Layout::Stems || song.stems.size() != 2)
            return;
        song.ordered = true;
        if (song.find("guide") && song.stems.front().name != "guide")
            std::swap(song.stems[0], song.stems[1]);
    }

    fs::path m_root;
    const Log& m_log;
};

/// One sentence for all songs that lack any of the files.
void tellMissing(std::span<const Song> songs, std::initializer_list<const char*> files,
                 const char* consequence, const Log& log) {
    const Song* first = nullptr;
    std::size_t count = 0;
    for (const Song& song : songs)
        if (std::ranges::none_of(
                files, [&](const char* file) { return fs::exists(song.folder / file); })) {
            first = first ? first : &song;
            ++count;
        }
    if (count > 0)
        log(display(first->folder / *files.begin()) + ": is missing" +
            (count > 1 ? ", and of " + counted(count - 1, "other song") + ", too; they are "
                       : "; the song is ") +
            consequence + ". Prepare the data set to make it.");
}

/// Folders with a context.* and a gen.* file, which core/layout.h does not know.
std::vector<SongFolder> contextFolders(const FolderScan& scan) {
    std::map<std::string, SongFolder> folders;
    for (const FoundFile& file : scan.files) {
        const fs::path path = file.path;
        const std::string stem = foldText(path.stem().string());
        if (!namesSound(path) || (stem != "context" && stem != "gen"))
            continue;
        SongFolder& song = folders[path.parent_path().string()];
        song.folder = path.parent_path().string();
        song.name = fs::path(song.folder).lexically_relative(scan.roots[0]).generic_string();
        if (song.name == ".")
            song.name = fs::path(song.folder).filename().string();
        song.layout = Layout::GuideMemory;
        song.files.emplace_back(path, stem); // "context" before "gen", as their names
    }
    std::vector<SongFolder> songs;
    for (auto& [folder, song] : folders)
        if (song.files.size() == 2 && song.files[0].second != song.files[1].second)
            songs.push_back(std::move(song));
    return songs;
}

/// The names under which a stem of a song may be asked for.
bool answersTo(const Song& song, const StemTrack& stem, const std::string& target) {
    return stem.name == target ||
           (song.ordered && &stem == &song.stems[1] &&
            (stemNamed(song.folder.parent_path().filename().string()) == target ||
             foldText(stem.name) == target));
}

} // namespace

const StemTrack* Song::find(std::string_view stem) const {
    const auto found = std::ranges::find(stems, stem, &StemTrack::name);
    return found == stems.end() ? nullptr : &*found;
}

std::vector<Song> readSongs(const fs::path& root, const Log& log, const ReadSettings& settings) {
    if (!fs::is_directory(root))
        throw UserError(display(root) + ": is no folder; a data set is one. " + understood);
    FolderScan scan({root});
    while (scan.step()) {
    }
    const Reader reader(scan.roots[0], log);
    for (const std::string& problem : scan.problems)
        reader.tell(problem);
    std::vector<SongFolder> folders = songFolders(scan);
    const std::vector<SongFolder> contexts = contextFolders(scan);
    if (!contexts.empty()) {
        // Two recordings alone in a folder are a guess; these are named.
        std::erase_if(folders, [](const SongFolder& f) { return f.layout == Layout::Plain; });
        folders.insert(folders.end(), contexts.begin(), contexts.end());
    }

    std::map<std::string, std::vector<std::int64_t>> sync;
    if (const fs::path file = fs::path(scan.roots[0]) / "sync.json"; fs::exists(file)) {
        try {
            for (auto& [song, starts] : readSync(file))
                sync[song] = std::move(starts);
        } catch (const UserError& error) {
            reader.tell(std::string(error.what()) + " Chunks begin anywhere.");
        }
    }

    std::vector<Song> songs;
    for (const SongFolder& folder : folders) {
        Song song = reader.songOf(folder);
        if (const auto starts = sync.find(song.name); starts != sync.end()) {
            song.sync = std::move(starts->second);
            sync.erase(starts);
        }
        reader.settle(song);
        if (song.stems.size() < 2) {
            reader.tell(display(song.folder) + ": has " +
                        (song.stems.empty() ? "no stem" : "one stem (" + song.stems[0].name + ")") +
                        ", but a song needs two; it is left out.");
            continue;
        }
        if (song.seconds() < settings.leastSeconds) {
            reader.tell(display(song.stems[0].takes[0]) + ": the song lasts " +
                        numberText(song.seconds()) + " s, less than " +
                        numberText(settings.leastSeconds) + " s, and is left out.");
            continue;
        }
        songs.push_back(std::move(song));
    }
    for (const auto& [song, starts] : sync)
        reader.tell(display(root / "sync.json") + ": there is no song '" + song + "'.");
    if (settings.tellUnprepared && log) {
        tellMissing(songs, {"features.json"}, "used without tags", log);
        tellMissing(songs, {"beats.json", "beatthis.npz"}, "used without a click track", log);
    }
    if (songs.empty())
        throw UserError(display(root) + ": " +
                        (folders.empty() ? "no songs of stems are found in it. "
                                         : "none of its songs can be used; the log says why. ") +
                        understood);
    std::ranges::sort(songs, {}, &Song::name);
    return songs;
}

std::vector<Song> songsWith(std::vector<Song> songs, const std::string& target, const Log& log) {
    const std::string wanted = stemNamed(target);
    if (wanted == anyStem)
        return songs;
    std::set<std::string> known;
    std::string dropped;
    std::size_t count = 0;
    std::erase_if(songs, [&](const Song& song) {
        for (const StemTrack& stem : song.stems) {
            if (answersTo(song, stem, wanted))
                return false;
            known.insert(stem.name);
        }
        dropped += (dropped.empty() ? "" : ", ") + song.name;
        ++count;
        return true;
    });
    if (songs.empty()) {
        std::string names;
        for (const std::string& name : known)
            names += (names.empty() ? "" : ", ") + name;
        throw UserError("No song has the stem '" + target + "'; there are " + names +
                            ", or choose any.",
                        UserError::Kind::Usage);
    }
    if (count > 0 && log)
        log(counted(count, "song") + " without the stem '" + target + "' left out: " + dropped +
            ".");
    return songs;
}

} // namespace antiphon::stem

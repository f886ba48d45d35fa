#include "core/songfolders.h"

#include "core/soundfile.h"

#include <map>

namespace antiphon {

namespace {

using Layout = Placement::Layout;

/// Songs of the same name in different folders are told apart by the folders above them.
void makeUnique(std::vector<SongFolder>& songs, const fs::path& root) {
    std::map<std::string, int> uses;
    for (const SongFolder& song : songs)
        ++uses[song.name];
    for (SongFolder& song : songs) {
        if (uses[song.name] < 2)
            continue;
        const fs::path folder = fs::path(song.folder).lexically_relative(root);
        song.name = (song.layout == Layout::Paired ? folder / song.name : folder).generic_string();
    }
}

} // namespace

std::vector<SongFolder> songFolders(const FolderScan& scan) {
    std::vector<std::string> paths;
    for (const FoundFile& file : scan.files)
        paths.push_back(file.path);
    const auto places = recogniseLayouts(paths, scan.roots);
    std::map<std::pair<std::string, std::string>, SongFolder> songs;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const Placement& place = places[i];
        if (!namesSound(paths[i]) || place.role == "original" || place.role == "mixed" ||
            place.layout == Layout::Plain || place.layout == Layout::Emotion)
            continue;
        // The song of paired folders is a file's name; all others are folders.
        const std::string key = place.layout == Layout::Paired ? place.song : "";
        SongFolder& song = songs[{place.folder, key}];
        song.name = place.song;
        song.folder = place.folder;
        song.layout = place.layout;
        song.split = place.split;
        song.files.emplace_back(paths[i], place.role);
    }
    std::vector<SongFolder> result;
    for (auto& [key, song] : songs)
        result.push_back(std::move(song));
    if (result.empty()) { // two recordings alone in a folder
        SongFolder alone;
        for (const std::string& path : paths)
            if (namesSound(path) && fs::path(path).parent_path() == scan.roots[0])
                alone.files.emplace_back(path, fs::path(path).stem().string());
        alone.folder = scan.roots[0];
        alone.name = fs::path(alone.folder).filename().string();
        if (alone.files.size() == 2)
            result.push_back(std::move(alone));
    }
    makeUnique(result, scan.roots[0]);
    return result;
}

} // namespace antiphon

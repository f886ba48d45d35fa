#include "core/layout.h"

#include "core/foldtext.h"
#include "core/soundfile.h"

#include <algorithm>
#include <map>
#include <set>

namespace antiphon {

namespace {

struct InstrumentName {
    std::string_view name, instrument;
};
constexpr InstrumentName instrumentNames[] = {
    {"bass", "bass"},
    {"bowed_strings", "bowed_strings"},
    {"strings", "bowed_strings"},
    {"drums", "drums"},
    {"drum", "drums"},
    {"drums_mixed", "drums"},
    {"guitar", "guitar"},
    {"guitars", "guitar"},
    {"other", "other"},
    {"other_keys", "other_keys"},
    {"keys", "other_keys"},
    {"keyboard", "other_keys"},
    {"keyboards", "other_keys"},
    {"other_plucked", "other_plucked"},
    {"percussion", "percussion"},
    {"percussions", "percussion"},
    {"piano", "piano"},
    {"vocals", "vocals"},
    {"vocal", "vocals"},
    {"voice", "vocals"},
    {"wind", "wind"},
    {"winds", "wind"},
};

std::string_view parentOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos || slash == 0 ? std::string_view()
                                                         : path.substr(0, slash);
}

std::string_view nameOf(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

std::string_view stemOf(std::string_view path) {
    const std::string_view name = nameOf(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string extensionOf(std::string_view path) {
    const std::string_view name = nameOf(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : foldText(name.substr(dot + 1));
}

/// Text and picture files lie about in all data sets and take no part in recognising.
bool isMusicName(std::string_view path) {
    return namesSound(path) || namesMidi(path);
}

bool named(std::string_view stem, std::string_view word) {
    return stem == word ||
           (stem.size() > word.size() && stem.starts_with(word) && stem[word.size()] == '_');
}

std::string_view guideRole(std::string_view foldedStem) {
    if (named(foldedStem, "guide"))
        return "guide";
    if (named(foldedStem, "mem2") || named(foldedStem, "memory2"))
        return "memory2";
    if (named(foldedStem, "mem") || named(foldedStem, "memory"))
        return "memory";
    return {};
}

/// 1 ... 4 for "Q1" ... "Q4".
int quadrant(std::string_view text) {
    const bool good =
        text.size() == 2 && (text[0] == 'Q' || text[0] == 'q') && text[1] >= '1' && text[1] <= '4';
    return good ? text[1] - '0' : 0;
}

/// "A" and 1 of "A1".
struct PairName {
    char letter = 0;
    int number = 0;
};
PairName pairName(std::string_view folder) {
    if (folder.size() != 2 || folder[1] < '1' || folder[1] > '9')
        return {};
    const char letter = folder[0];
    const bool good = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    return good ? PairName{letter, folder[1] - '0'} : PairName{};
}

struct Folder {
    std::set<std::string> stems;           ///< of music files, folded
    std::vector<std::string_view> folders; ///< that hold files
    bool described = false;                ///< has a features.json or data.json
};

class Recogniser {
public:
    Recogniser(std::span<const std::string> files, std::span<const std::string> roots)
        : m_roots(roots) {
        for (const std::string& file : files) {
            const std::string_view parent = parentOf(file);
            const auto [entry, fresh] = m_folders.try_emplace(parent);
            if (isMusicName(file))
                entry->second.stems.insert(foldText(stemOf(file)));
            const std::string_view name = nameOf(file);
            if (name == "features.json" || name == "data.json")
                entry->second.described = true;
            if (fresh) {
                // Node-based map: the reference survives further insertions.
                Folder& above = m_folders[parentOf(parent)];
                above.folders.push_back(parent);
            }
        }
    }

    Placement placeOf(std::string_view file) const {
        Placement place;
        const std::string_view folder = parentOf(file);
        if (!guideMemory(file, folder, place) && !emotion(file, folder, place) &&
            !stems(file, folder, place))
            paired(file, folder, place);
        const bool apart = place.layout == Placement::Layout::Plain ||
                           place.layout == Placement::Layout::Emotion ||
                           place.layout == Placement::Layout::Paired;
        place.split = splitAbove(apart ? folder : parentOf(place.folder));
        return place;
    }

private:
    const Folder* find(std::string_view folder) const {
        const auto found = m_folders.find(folder);
        return found == m_folders.end() ? nullptr : &found->second;
    }

    bool guideMemory(std::string_view file, std::string_view folder, Placement& place) const {
        const Folder* here = find(folder);
        bool guide = false, memory = false;
        for (const std::string& stem : here->stems) {
            const std::string_view role = guideRole(stem);
            guide = guide || role == "guide";
            memory = memory || role == "memory" || role == "memory2";
        }
        if (!guide || !memory)
            return false;
        const std::string stem = foldText(stemOf(file));
        place.layout = Placement::Layout::GuideMemory;
        place.song = nameOf(folder);
        place.folder = folder;
        place.role = guideRole(stem);
        if (place.role.empty() && named(stem, "original"))
            place.role = "original";
        return true;
    }

    static bool emotion(std::string_view file, std::string_view folder, Placement& place) {
        if (!namesMidi(file))
            return false;
        std::string_view stem = stemOf(file);
        int q = 0;
        if (stem.size() > 3 && stem[2] == '_')
            q = quadrant(stem.substr(0, 2));
        if (q > 0) {
            stem.remove_prefix(3);
            const std::size_t end = stem.rfind('_');
            if (end != std::string_view::npos && end > 0 && end + 1 < stem.size() &&
                stem.find_first_not_of("0123456789", end + 1) == std::string_view::npos)
                stem = stem.substr(0, end);
        } else {
            q = quadrant(nameOf(folder));
        }
        if (q == 0)
            return false;
        place.layout = Placement::Layout::Emotion;
        place.emotion = q;
        place.song = stem;
        return true;
    }

    bool isSong(std::string_view folder) const {
        const Folder* song = find(folder);
        if (!song || folder.empty())
            return false;
        return std::any_of(song->folders.begin(), song->folders.end(), [&](std::string_view stem) {
            const Folder* content = find(stem);
            return content && !content->stems.empty() &&
                   (song->described || instrumentNamed(nameOf(stem)) != "UNK");
        });
    }

    bool stems(std::string_view file, std::string_view folder, Placement& place) const {
        const std::string stem = foldText(stemOf(file));
        const auto take = [&](std::string_view song, std::string role) {
            place.layout = Placement::Layout::Stems;
            place.song = nameOf(song);
            place.folder = song;
            place.role = std::move(role);
            return true;
        };
        const bool mix = stem == "mixed" || stem == "mix" || stem == "mixture";
        if (isSong(folder)) // a file beside the stems' folders
            return take(folder, mix ? "mixed" : instrumentNamed(stem) != "UNK" ? stem : "");
        if (isSong(parentOf(folder)))
            return take(parentOf(folder), foldText(nameOf(folder)));
        const Folder* here = find(folder);
        const auto known =
            std::count_if(here->stems.begin(), here->stems.end(),
                          [](const std::string& name) { return instrumentNamed(name) != "UNK"; });
        if (known < 2)
            return false;
        return take(folder, mix ? "mixed" : instrumentNamed(stem) != "UNK" ? stem : "");
    }

    void paired(std::string_view file, std::string_view folder, Placement& place) const {
        const PairName own = pairName(nameOf(folder));
        const Folder* above = find(parentOf(folder));
        if (own.number == 0 || !above)
            return;
        const std::string stem = foldText(stemOf(file));
        bool partner = false;
        for (const std::string_view other : above->folders) {
            const PairName pair = pairName(nameOf(other));
            if (pair.letter != own.letter)
                continue;
            if (pair.number > 3)
                return; // a series of folders, not a pair or trio
            partner = partner || (pair.number != own.number && find(other)->stems.contains(stem));
        }
        if (!partner)
            return;
        place.layout = Placement::Layout::Paired;
        place.song = stemOf(file);
        place.folder = parentOf(folder);
        place.role = nameOf(folder);
    }

    Split splitAbove(std::string_view folder) const {
        for (; !folder.empty() && isInside(folder); folder = parentOf(folder))
            if (const Split split = splitNamed(nameOf(folder)); split != Split::None)
                return split;
        return Split::None;
    }

    bool isInside(std::string_view folder) const {
        return std::any_of(m_roots.begin(), m_roots.end(), [&](const std::string& root) {
            return folder == root || (folder.starts_with(root) && folder.size() > root.size() &&
                                      (root.ends_with('/') || folder[root.size()] == '/'));
        });
    }

    std::span<const std::string> m_roots;
    std::map<std::string_view, Folder> m_folders;
};

} // namespace

bool namesMidi(std::string_view path) {
    const std::string extension = extensionOf(path);
    return extension == "mid" || extension == "midi";
}

std::string_view instrumentNamed(std::string_view name) {
    const std::string folded = foldText(name);
    for (const InstrumentName& known : instrumentNames)
        if (known.name == folded)
            return known.instrument;
    return "UNK";
}

std::vector<Placement> recogniseLayouts(std::span<const std::string> files,
                                        std::span<const std::string> roots) {
    const Recogniser recogniser(files, roots);
    std::vector<Placement> places;
    places.reserve(files.size());
    for (const std::string& file : files)
        places.push_back(recogniser.placeOf(file));
    return places;
}

} // namespace antiphon

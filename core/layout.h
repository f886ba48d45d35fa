#pragma once

#include "core/splits.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// What the place of a file among others says of it.
struct Placement {
    enum class Layout { Plain, Stems, GuideMemory, Paired, Emotion };
    Layout layout = Layout::Plain;
    std::string song;   ///< what belongs together; empty for a file that stands alone
    std::string folder; ///< the folder that the song is; another folder is another song
    std::string
        role; ///< "guide", "memory", "memory2", "original", "mixed", a stem's folder in lower case
    int emotion = 0;           ///< quadrant 1 ... 4
    Split split = Split::None; ///< named by a folder
    bool operator==(const Placement&) const = default;
};

/// Recognises the layouts of music data from the names of all files (absolute, '/'-separated; the
/// ones that are no music included) found under `roots`. Names decide, so moving a data set changes
/// nothing:
///  - guide/memory: a folder with Guide_* or guide.* and Mem_*, Memory_* or memory.*; also Mem2_*;
///  - emotion: MIDI files called Q1_* ... Q4_* or in folders Q1 ... Q4. `Q1_<piece>_<number>`: the
///    song is the piece, so that its clips stay in one part;
///  - stems: <song>/<stem>/<take>, where one of the song's folders has the name of an instrument or
///    the song has a features.json or data.json; a mixed.* beside the stems belongs to the song;
///    also <song>/<instrument>.*, two or more of them in a folder;
///  - paired: X1/name and X2/name (and X3/name), X a single letter: the song is the name;
///  - plain: everything else.
/// A folder called train, validation or test (or the like) between root and song names the split.
std::vector<Placement> recogniseLayouts(std::span<const std::string> files,
                                        std::span<const std::string> roots);

/// The class that a stem's folder or file name stands for: bass, bowed_strings, drums, guitar,
/// other, other_keys, other_plucked, percussion, piano, vocals, wind; "UNK" when it is none of
/// them.
std::string_view instrumentNamed(std::string_view name);

/// Whether a file is called as MIDI files are: .mid or .midi, in any case.
bool namesMidi(std::string_view path);

} // namespace antiphon

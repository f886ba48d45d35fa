#include "core/audio/soundfont.h"

#include "core/error.h"

#include <cstdlib>
#include <fstream>

namespace antiphon {

namespace {

/// `source` says how the file came to be chosen.
void check(const fs::path& file, const std::string& source) {
    std::error_code error;
    if (!fs::exists(file, error))
        throw UserError(display(file) + ": this SoundFont" + source +
                        " does not exist; name another .sf2 file.");
    std::ifstream in(file, std::ios::binary);
    char head[12] = {};
    in.read(head, sizeof head);
    if (fs::is_directory(file, error) || !in ||
        std::string_view(head, 4) != "RIFF" || std::string_view(head + 8, 4) != "sfbk")
        throw UserError(display(file) + ": this file" + source +
                        " is no SoundFont (RIFF sfbk at byte 0) or cannot be read; name a .sf2 file.");
}

} // namespace

std::vector<fs::path> soundFontPlaces() {
    const fs::path debian = "/usr/share/sounds/sf2", others = "/usr/share/soundfonts";
    return {debian / "TimGM6mb.sf2",   debian / "FluidR3_GM.sf2", debian / "default-GM.sf2",
            others / "TimGM6mb.sf2",   others / "FluidR3_GM.sf2", others / "default.sf2",
            "/usr/local/share/soundfonts/default.sf2"};
}

fs::path findSoundFont(const fs::path& wanted, const std::vector<fs::path>& places) {
    if (!wanted.empty()) {
        check(wanted, "");
        return wanted;
    }
    if (const char* named = std::getenv("ANTIPHON_SOUNDFONT"); named && *named) {
        check(named, " (named by ANTIPHON_SOUNDFONT)");
        return named;
    }
    std::error_code error;
    for (const fs::path& place : places)
        if (fs::exists(place, error)) {
            check(place, "");
            return place;
        }
    throw UserError("No SoundFont was found; install the package timgm6mb-soundfont or name a .sf2 "
                    "file with --soundfont or in the environment's ANTIPHON_SOUNDFONT.");
}

} // namespace antiphon

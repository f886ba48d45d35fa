#pragma once

#include "tests/app/workbench.h"

#include "core/music/notes.h"

namespace antiphon::testing {

/// Sixteen notes, half a second each unless `rate` says otherwise.
inline std::vector<Note> melody(int velocity = 64, double rate = 1, int lowest = 60,
                                int notes = 16) {
    std::vector<Note> list;
    for (int i = 0; i < notes; ++i)
        list.push_back({.start = i * 0.5 / rate,
                        .end = (i * 0.5 + 0.45) / rate,
                        .pitch = lowest + (i * 5) % 12,
                        .velocity = velocity});
    return list;
}

inline fs::path writeNotes(const fs::path& file, const std::vector<Note>& notes) {
    Score score;
    score.parts = {{.name = "piano"}};
    fs::create_directories(file.parent_path());
    writeMidi(file, fromNotes(notes, score));
    return file;
}

/// A folder of small pieces of all four emotions: loud or soft, in major or in minor.
inline fs::path labelledPieces(const fs::path& folder, int each = 3) {
    for (int quadrant = 1; quadrant <= 4; ++quadrant)
        for (int piece = 0; piece < each; ++piece) {
            std::vector<Note> notes =
                melody(quadrant <= 2 ? 100 : 40, quadrant <= 2 ? 1.25 : 0.75, 52 + piece, 20);
            constexpr int major[] = {0, 4, 7, 12}, minor[] = {0, 3, 7, 12};
            const bool bright = quadrant == 1 || quadrant == 4;
            for (std::size_t i = 0; i < notes.size(); ++i)
                notes[i].pitch = 52 + piece + (bright ? major : minor)[(i * (i / 4 + 1)) % 4];
            writeNotes(folder / ("Q" + std::to_string(quadrant)) /
                           ("piece" + std::to_string(quadrant) + std::to_string(piece) + ".mid"),
                       notes);
        }
    return folder;
}

} // namespace antiphon::testing

#pragma once

#include "tests/badfiles.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/store/import.h"

#include <cmath>
#include <fstream>
#include <functional>
#include <map>

// What the tests of the store share: small media made on the spot.
namespace antiphon::testing {

/// A 16-bit WAV of a sine; other pitches are other contents.
inline std::string wavBytes(double pitch, int frames = 400, int channels = 1, int rate = 8000) {
    std::string bytes = wavHeader(rate, channels, 16, std::uint32_t(frames * channels * 2));
    for (int i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            bytes += littleEndian(
                std::uint16_t(std::int16_t(8000 * std::sin(6.2832 * pitch * i / rate))), 2);
    return bytes;
}

/// One note of 480 ticks, which are that many beats at 120 bpm.
inline std::string midiBytesOf(int key, int beats = 2) {
    const std::string track = std::string("\x00\x90", 2) + char(key) + "\x64\x83\x60\x80" +
                              char(key) + std::string("\x00\x00\xFF\x2F\x00", 5);
    const int ticks = 480 / beats;
    return std::string("MThd\0\0\0\x06\0\0\0\x01", 12) + char(ticks >> 8) + char(ticks & 0xFF) +
           "MTrk" + std::string(3, '\0') + char(track.size()) + track;
}

/// `n` tiny files, each fifth a MIDI file, in folders of 100; all contents differ.
inline void makeManyFiles(const fs::path& folder, int n) {
    for (int i = 0; i < n; ++i) {
        const fs::path sub = folder / ("part" + std::to_string(i / 100));
        if (i % 100 == 0)
            fs::create_directories(sub);
        std::ofstream out(sub / ("f" + std::to_string(i) + (i % 5 ? ".wav" : ".mid")),
                          std::ios::binary);
        out << (i % 5 ? wavBytes(100 + i * 0.5, 200 + i % 50)
                      : midiBytesOf(1 + i / 5 % 120, 1 + i / 5 / 120));
    }
}

/// Temporary files anywhere below.
inline int temporaryFilesIn(const fs::path& folder) {
    int n = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        n += entry.path().filename().string().starts_with(".tmp");
    return n;
}

inline ImportSummary importAll(Project& project, const std::vector<fs::path>& sources,
                               ImportOptions options = {}) {
    Importer importer(project, sources, options);
    while (importer.step()) {
    }
    return importer.summary();
}

/// Everything that is known, without the paths' common start.
inline std::map<std::string, LibraryItem> byPath(const Project& project) {
    std::map<std::string, LibraryItem> items;
    for (const LibraryItem& item : project.library().list())
        items[item.path] = item;
    return items;
}

inline std::string errorOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace antiphon::testing

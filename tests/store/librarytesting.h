#pragma once

#include "tests/testing.h"

#include "core/error.h"
#include "core/store/import.h"

#include <cmath>
#include <map>

// What the tests of the store share: small media made on the spot.
namespace antiphon::testing {

inline std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += char(value >> (8 * i) & 0xFF);
    return text;
}

/// A 16-bit WAV of a sine; other pitches are other contents.
inline std::string wavBytes(double pitch, int frames = 400, int channels = 1, int rate = 8000) {
    std::string data;
    for (int i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            data += little(std::uint16_t(std::int16_t(8000 * std::sin(6.2832 * pitch * i / rate))), 2);
    const auto block = std::uint64_t(2 * channels);
    return "RIFF" + little(36 + data.size(), 4) + "WAVEfmt " + little(16, 4) + little(1, 2) +
           little(std::uint64_t(channels), 2) + little(std::uint64_t(rate), 4) +
           little(std::uint64_t(rate) * block, 4) + little(block, 2) + little(16, 2) + "data" +
           little(data.size(), 4) + data;
}

/// A 32-bit float WAV in which no sample is a number.
inline std::string nanWavBytes(int frames) {
    std::string data;
    for (int i = 0; i < frames; ++i)
        data += little(0x7FC00000, 4);
    return "RIFF" + little(36 + data.size(), 4) + "WAVEfmt " + little(16, 4) + little(3, 2) +
           little(1, 2) + little(8000, 4) + little(32000, 4) + little(4, 2) + little(32, 2) + "data" +
           little(data.size(), 4) + data;
}

/// One note of 480 ticks, which are that many beats at 120 bpm.
inline std::string midiBytesOf(int key, int beats = 2) {
    const std::string track = std::string("\x00\x90", 2) + char(key) + "\x64\x83\x60\x80" +
                              char(key) + std::string("\x00\x00\xFF\x2F\x00", 5);
    const int ticks = 480 / beats;
    return std::string("MThd\0\0\0\x06\0\0\0\x01", 12) + char(ticks >> 8) + char(ticks & 0xFF) + "MTrk" +
           std::string(3, '\0') + char(track.size()) + track;
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

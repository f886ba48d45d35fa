#pragma once

#include "core/files.h"
#include "core/soundfile.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

// The files that users really have: whole ones of every kind, and broken ones. Signals are made,
// not stored.
namespace antiphon::testing {

/// A sine of a different pitch in each channel, and a little deterministic noise that keeps
/// compression honest.
inline Sound tone(double seconds, int rate = 44100, int channels = 2, double hertz = 440,
                  double amplitude = 0.5) {
    Sound sound{rate, channels, {}};
    const auto frames = std::size_t(std::llround(seconds * rate));
    sound.samples.resize(frames * std::size_t(channels));
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c) {
            noise = noise * 1664525u + 1013904223u;
            const double phase = 2 * std::numbers::pi * hertz * (c + 1) * double(i) / rate;
            sound.at(i, c) = float(amplitude * std::sin(phase) +
                                   0.01 * (double(noise >> 8) / double(1 << 24) - 0.5));
        }
    return sound;
}

/// Little-endian bytes of a number.
inline std::string littleEndian(std::uint64_t value, int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes += char(value >> (8 * i) & 255);
    return bytes;
}

/// The header of a WAV file; `dataBytes` is what it claims to hold. `tag` 1: whole numbers, 3:
/// float.
inline std::string wavHeader(int rate, int channels, int bits, std::uint32_t dataBytes,
                             int tag = 1) {
    const int frameBytes = channels * bits / 8;
    return "RIFF" + littleEndian(std::uint64_t(dataBytes) + 36, 4) + "WAVEfmt " +
           littleEndian(16, 4) + littleEndian(std::uint64_t(tag), 2) +
           littleEndian(std::uint64_t(channels), 2) + littleEndian(std::uint64_t(rate), 4) +
           littleEndian(std::uint64_t(rate) * std::uint64_t(frameBytes), 4) +
           littleEndian(std::uint64_t(frameBytes), 2) + littleEndian(std::uint64_t(bits), 2) +
           "data" + littleEndian(dataBytes, 4);
}

/// The first `fraction` of a file.
inline void cutFile(const fs::path& from, const fs::path& to, double fraction) {
    const std::string bytes = readFile(from);
    writeFile(to, std::string_view(bytes).substr(0, std::size_t(double(bytes.size()) * fraction)));
}

/// A float WAV in which nothing (or, with `every` > 1, each such sample) is a number.
inline void writeNanFile(const fs::path& file, std::size_t frames = 44100, std::size_t every = 1) {
    std::vector<float> samples(frames, 0.25f);
    for (std::size_t i = 0; i < frames; i += every)
        samples[i] = i % (2 * every) ? std::numeric_limits<float>::infinity()
                                     : std::numeric_limits<float>::quiet_NaN();
    writeFile(file, wavHeader(44100, 1, 32, std::uint32_t(frames * 4), 3) +
                        std::string(reinterpret_cast<const char*>(samples.data()), frames * 4));
}

/// A file and what a reader should make of it.
struct OddFile {
    fs::path path;
    bool usable;      ///< opens as sound
    std::string says; ///< part of the sentence otherwise
};

/// Makes one of each kind in `folder`.
inline std::vector<OddFile> makeOddFiles(const fs::path& folder) {
    std::vector<OddFile> files;
    const auto add = [&](const char* name, bool usable, const char* says = "") {
        files.push_back({folder / name, usable, says});
        return folder / name;
    };
    const fs::path whole = folder / "whole.wav", flac = folder / "whole.flac",
                   ogg = folder / "whole.ogg";
    writeSound(whole, tone(2), SampleFormat::Int16);
    writeSound(flac, tone(2), SampleFormat::Flac24);
    writeSound(ogg, tone(2), SampleFormat::Vorbis);

    cutFile(whole, add("truncated.wav", false, "breaks off after"), 0.5);
    cutFile(flac, add("truncated.flac", false, "breaks off after"), 0.5);
    cutFile(ogg, add("truncated.ogg", false, "breaks off after"), 0.5);
    writeFile(add("header only.wav", false, "breaks off after 0 of"),
              wavHeader(44100, 2, 16, 352800));
    writeFile(add("empty.wav", false, "is empty (0 bytes)"), "");
    writeFile(add("zero length.wav", false, "holds no sound"), wavHeader(44100, 2, 16, 0));
    writeFile(add("never finished.wav", false, "holds no sound"),
              wavHeader(44100, 2, 16, 0) + std::string(4000, '\1'));
    writeFile(add("claims 4 GiB.wav", false, "breaks off after"),
              wavHeader(44100, 2, 16, 0xFFFFE000) + std::string(4000, '\1'));
    writeSound(add("eight channels.wav", true), tone(1, 44100, 8, 100), SampleFormat::Int24);
    writeSound(add("8 kHz.wav", true), tone(1, 8000, 1, 200), SampleFormat::Int16);
    writeSound(add("192 kHz.wav", true), tone(1, 192000, 2), SampleFormat::Float32);
    writeNanFile(add("not numbers.wav", false, "is a finite number"));
    writeNanFile(add("some not numbers.wav", true), 44100, 100);
    fs::copy_file(flac, add("flac renamed.wav", true));
    fs::copy_file(whole, add("wav renamed.mp3", true));
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += "this is no sound\n";
    writeFile(add("text renamed.wav", false, "is no sound file of a known kind"), text);
    writeFile(add("text renamed.gsm", false, "is no sound file of a known kind"), text);
    fs::create_directory(add("folder.wav", false, "is a folder"));
    add("missing.wav", false, "cannot be opened");
    return files;
}

} // namespace antiphon::testing

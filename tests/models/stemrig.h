#pragma once

#include "tests/testing.h"

#include "core/dsp/clicktrack.h"
#include "core/json.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "models/stem/songs.h"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

// Small data sets of stems, made on the spot.
namespace antiphon::testing {

inline Sound sineSound(double hertz, double seconds, int rate = 44100, int channels = 1,
                       float level = 0.3f) {
    Sound sound{rate, channels, {}};
    sound.samples.resize(std::size_t(seconds * rate) * std::size_t(channels));
    for (std::size_t i = 0; i < sound.frames(); ++i)
        for (int c = 0; c < channels; ++c)
            sound.at(i, c) =
                level * float(std::sin(2 * std::numbers::pi * hertz * double(i) / rate));
    return sound;
}

inline Sound clickSound(double bpm, double seconds, int rate = 44100, double offset = 0.25) {
    std::vector<float> samples =
        clickTrack(steadyBeats(bpm, 4, offset, seconds), rate, std::size_t(seconds * rate));
    for (float& sample : samples)
        sample *= 0.5f;
    return {rate, 1, std::move(samples)};
}

inline void putSound(const fs::path& file, const Sound& sound,
                     SampleFormat format = SampleFormat::Float32) {
    fs::create_directories(file.parent_path());
    writeSound(file, sound, format);
}

/// A song as the reference has them: drums in two parts, bass, piano and vocals.
inline void putSong(const fs::path& folder, double bpm = 120, double seconds = 24,
                    int rate = 44100) {
    putSound(folder / "drums" / "kick.wav", clickSound(bpm, seconds, rate));
    putSound(folder / "drums" / "hat.wav", clickSound(2 * bpm, seconds / 2, rate));
    putSound(folder / "bass" / "bass.wav", sineSound(110, seconds, rate));
    putSound(folder / "piano" / "left.wav", sineSound(220, seconds, rate));
    putSound(folder / "piano" / "right.wav", sineSound(330, seconds, rate, 2));
    putSound(folder / "vocals" / "voice.wav", sineSound(440, seconds, rate));
}

inline Sound noiseSound(std::uint64_t seed, double seconds, int rate) {
    Rng rng(seed);
    Sound sound{rate, 1, std::vector<float>(std::size_t(seconds * rate))};
    for (float& sample : sound.samples)
        sample = float(0.2 * rng.normal());
    return sound;
}

/// Songs of two stems: of noise ("noisy", "wild") or of tones ("tonal", "calm").
inline void putTagged(const fs::path& root, int count) {
    for (int i = 0; i < count; ++i) {
        const fs::path song = root / ((i < 10 ? "0" : "") + std::to_string(i));
        const bool noisy = i % 2;
        putSound(song / "bass" / "a.wav", sineSound(80 + 7 * i, 3, 8000));
        putSound(song / "piano" / "a.wav", noisy ? noiseSound(std::uint64_t(i) + 1, 3, 8000)
                                                 : sineSound(300 + 20 * i, 3, 16000, 2));
        writeJson(song / "features.json",
                  {{"genres", noisy ? "noisy" : "tonal"}, {"moods", noisy ? "wild" : "calm"}});
    }
}

/// What a log was told.
struct Told {
    std::vector<std::string> lines;
    stem::Log log() {
        return [this](const std::string& line) { lines.push_back(line); };
    }
    bool has(const std::string& part, const std::string& also = {}) const {
        for (const std::string& line : lines)
            if (line.find(part) != std::string::npos && line.find(also) != std::string::npos)
                return true;
        return false;
    }
    QString text() const {
        std::string all;
        for (const std::string& line : lines)
            all += line + "\n";
        return QString::fromStdString(all);
    }
};

} // namespace antiphon::testing

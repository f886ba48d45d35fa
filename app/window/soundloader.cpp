#include "app/window/soundloader.h"

#include "core/audio/control.h"
#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/loudness.h"
#include "core/resample.h"
#include "core/soundfile.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace antiphon {

namespace {

bool isMidi(const fs::path& file) {
    char head[4] = {};
    std::ifstream(file, std::ios::binary).read(head, sizeof head);
    const std::string extension = file.extension().string();
    // A damaged file of that name too: the reader of notes says what is wrong.
    return std::string_view(head, 4) == "MThd" || extension == ".mid" || extension == ".midi";
}

float matchOf(const Loudness& loudness) {
    if (!loudness.integrated)
        return 1;
    return matchingGain(*loudness.integrated, loudness.truePeak.value_or(-INFINITY));
}

LoadedSound renderNotes(const fs::path& file, int rate, const SoundLoader::Progress& progress) {
    RenderOptions options;
    options.rate = rate;
    options.longest = SoundLoader::longest;
    Rendering made = renderMidi(readMidi(file), options, [&] { progress(0); });
    return SoundLoader::prepare(std::make_shared<const Sound>(std::move(made.sound)), rate);
}

constexpr std::size_t piece = 32768; // frames read at once

/// The first seconds from `from` on. Begins at a frame that is whole at both rates, so that it lies
/// exactly on the whole sound.
SoundHead decodeHead(const fs::path& file, int rate, double from,
                     const std::function<void()>& checkpoint) {
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    const int common = std::gcd(info.rate, rate);
    const std::int64_t step = std::int64_t(from * common);
    reader.seek(std::min(step * (info.rate / common), info.frames));
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->channels = info.channels;
    Resampler resampler(info.rate, rate, info.channels);
    std::vector<float> in(piece * std::size_t(info.channels));
    while (sound->seconds() < SoundLoader::headSeconds) {
        const std::size_t frames = reader.read(in);
        if (frames == 0)
            break;
        checkpoint();
        resampler.process(std::span(in).first(frames * std::size_t(info.channels)), sound->samples);
    }
    const float match = matchOf(loudnessOf(*sound));
    return {{std::move(sound), match}, step * (rate / common)};
}

LoadedSound decode(const fs::path& file, int rate, const SoundLoader::Progress& progress) {
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    if (info.seconds() > SoundLoader::longest)
        throw UserError("The sound " + display(file) + " lasts longer than an hour (" +
                        std::to_string(std::llround(info.seconds() / 60)) +
                        " minutes); cut it into shorter files to play it.");
    auto sound = std::make_shared<Sound>();
    sound->rate = rate;
    sound->channels = info.channels;
    Resampler resampler(info.rate, rate, info.channels);
    LoudnessMeter meter(rate, info.channels);
    std::vector<float> in(piece * std::size_t(info.channels));
    std::size_t measured = 0;
    const auto measure = [&] {
        meter.add(std::span(sound->samples).subspan(measured));
        measured = sound->samples.size();
    };
    std::int64_t done = 0;
    while (const std::size_t frames = reader.read(in)) {
        resampler.process(std::span(in).first(frames * std::size_t(info.channels)), sound->samples);
        measure();
        done += std::int64_t(frames);
        progress(std::min(1.0, double(done) / double(std::max<std::int64_t>(1, info.frames))));
    }
    resampler.finish(sound->samples);
    measure();
    return {sound, matchOf(meter.result())};
}

} // namespace

LoadedSound SoundLoader::load(const fs::path& file, int rate, const Progress& progress,
                              const Head& head, double from) {
    const Progress told = progress ? progress : [](double) {};
    std::error_code error; // a missing file: reading says so in a sentence
    const Key key{file, rate, fs::last_write_time(file, error).time_since_epoch().count(),
                  fs::file_size(file, error)};
    if (LoadedSound found = kept(key); found.sound)
        return found;
    const bool notes = isMidi(file);
    if (head && !notes && SoundReader(file).info().seconds() > headSeconds) {
        SoundHead first = decodeHead(file, rate, from, [&] { told(0); });
        if (const std::optional<float> match = knownMatch(key))
            first.match = *match;
        head(std::move(first));
    }
    const LoadedSound loaded = notes ? renderNotes(file, rate, told) : decode(file, rate, told);
    keep(key, loaded);
    return loaded;
}

LoadedSound SoundLoader::prepare(std::shared_ptr<const Sound> sound, int rate) {
    if (sound->rate != rate)
        sound = std::make_shared<const Sound>(resample(*sound, rate));
    const float match = matchOf(loudnessOf(*sound));
    return {std::move(sound), match};
}

LoadedSound SoundLoader::kept(const Key& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find(m_kept, key, &Kept::key);
    if (found == m_kept.end())
        return {};
    m_kept.splice(m_kept.begin(), m_kept, found);
    return found->loaded;
}

std::optional<float> SoundLoader::knownMatch(const Key& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_matches.find(key.file);
    if (found == m_matches.end() || found->second.first != key)
        return {};
    return found->second.second;
}

void SoundLoader::keep(const Key& key, const LoadedSound& loaded) {
    const auto bytesOf = [](const Kept& kept) {
        return kept.loaded.sound->samples.size() * sizeof(float);
    };
    const std::lock_guard lock(m_mutex);
    m_matches[key.file] = {key, loaded.match};
    m_kept.push_front({key, loaded});
    m_bytes += bytesOf(m_kept.front());
    while (!m_kept.empty() && m_bytes > memory) {
        m_bytes -= bytesOf(m_kept.back());
        m_kept.pop_back();
    }
}

} // namespace antiphon

#include "app/window/soundloader.h"

#include "core/audio/control.h"
#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/layout.h"
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
    // A damaged file of that name too: the reader of notes says what is wrong.
    return std::string_view(head, 4) == "MThd" || namesMidi(file.string());
}

float matchOf(const Loudness& loudness) {
    if (!loudness.integrated)
        return 1;
    return matchingGain(*loudness.integrated, loudness.truePeak.value_or(-INFINITY));
}

LoadedSound renderNotes(const fs::path& file, int rate, const SoundLoader::Progress& progress) {
    RenderOptions options;
    options.rate = rate;
    options.longest = 3600;
    Rendering made = renderMidi(readMidi(file), options, [&] { progress(0); });
    return SoundLoader::prepare(std::make_shared<const Sound>(std::move(made.sound)), rate);
}

/// Hands at most `seconds` of a file from `from` on to `take`, resampled, piece by piece; returns
/// the frame where they begin. That one is whole at both rates, so that parts lie exactly on the
/// whole.
std::int64_t readPieces(const fs::path& file, int rate, double from, double seconds,
                        const SoundLoader::Progress& progress,
                        const std::function<void(const Sound&)>& take) {
    constexpr std::size_t piece = 32768; // frames read at once
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    const int common = std::gcd(info.rate, rate);
    const std::int64_t step = std::int64_t(from * common);
    const std::int64_t first = std::min(step * (info.rate / common), info.frames);
    if (first > 0)
        reader.seek(first);
    const double wanted = std::min(seconds * info.rate, double(info.frames - first));
    Sound out{rate, info.channels, {}};
    Resampler resampler(info.rate, rate, info.channels);
    std::vector<float> in(piece * std::size_t(info.channels));
    std::int64_t done = 0;
    while (double(done) < seconds * info.rate) {
        const std::size_t frames = reader.read(in);
        if (frames == 0) {
            resampler.finish(out.samples);
            take(out);
            break;
        }
        resampler.process(std::span(in).first(frames * std::size_t(info.channels)), out.samples);
        take(out);
        out.samples.clear();
        done += std::int64_t(frames);
        progress(std::min(1.0, double(done) / std::max(1.0, wanted)));
    }
    return step * (rate / common);
}

LoadedSound decode(const fs::path& file, int rate, double from, double seconds,
                   const SoundLoader::Progress& progress) {
    auto sound = std::make_shared<Sound>();
    std::optional<LoudnessMeter> meter;
    const std::int64_t first =
        readPieces(file, rate, from, seconds, progress, [&](const Sound& piece) {
            sound->rate = rate;
            sound->channels = piece.channels;
            sound->samples.insert(sound->samples.end(), piece.samples.begin(), piece.samples.end());
            if (!meter)
                meter.emplace(rate, piece.channels);
            meter->add(piece.samples);
        });
    return {sound, meter ? matchOf(meter->result()) : 1, first};
}

} // namespace

SoundLoader::Key SoundLoader::keyOf(const fs::path& file, int rate) {
    std::error_code error; // a missing file: reading says so in a sentence
    return {file, rate, fs::last_write_time(file, error).time_since_epoch().count(),
            fs::file_size(file, error)};
}

bool SoundLoader::isLong(const fs::path& file) {
    return !isMidi(file) && SoundReader(file).info().seconds() > longest;
}

float SoundLoader::match(const fs::path& file, int rate, const Progress& progress) {
    const Key key = keyOf(file, rate);
    if (const auto known = knownMatch(key))
        return *known;
    SoundReader reader(file); // at its own rate: quicker, and as loud
    const SoundInfo& info = reader.info();
    LoudnessMeter meter(info.rate, info.channels);
    std::vector<float> samples(std::size_t(info.channels) * 32768);
    std::int64_t done = 0;
    while (const std::size_t frames = reader.read(samples)) {
        meter.add(std::span(samples).first(frames * std::size_t(info.channels)));
        done += std::int64_t(frames);
        progress(double(done) / double(std::max<std::int64_t>(1, info.frames)));
    }
    const float match = matchOf(meter.result());
    const std::lock_guard lock(m_mutex);
    m_matches[key.file] = {key, match};
    return match;
}

LoadedSound SoundLoader::load(const fs::path& file, int rate, const Progress& progress,
                              const Head& head, double from) {
    const Progress told = progress ? progress : [](double) {};
    const Key key = keyOf(file, rate);
    if (LoadedSound found = kept(key); found.sound)
        return found;
    if (isMidi(file)) {
        const LoadedSound loaded = renderNotes(file, rate, told);
        keep(key, loaded);
        return loaded;
    }
    const double seconds = SoundReader(file).info().seconds();
    const auto atKnownLevel = [&](LoadedSound part) {
        part.match = knownMatch(key).value_or(part.match);
        return part;
    };
    if (head && seconds > headSeconds)
        head(atKnownLevel(decode(file, rate, from, headSeconds, told)));
    if (seconds > longest)
        return atKnownLevel(decode(file, rate, from, longest, told));
    const LoadedSound loaded = decode(file, rate, 0, seconds + 1, told);
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

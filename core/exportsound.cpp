#include "core/exportsound.h"

#include "core/error.h"
#include "core/loudness.h"
#include "core/resample.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace antiphon {

namespace {

constexpr double fullScale = 32767.0 / 32768;

bool wholeNumbers(SampleFormat format) {
    return format == SampleFormat::Int16 || format == SampleFormat::Int24 ||
           format == SampleFormat::Flac16 || format == SampleFormat::Flac24;
}

/// Hands the whole sound at another rate to `use`, piece by piece.
template <class Use>
void eachPiece(Frames& sound, int rate, const std::function<void(double)>& progress,
               const Use& use) {
    constexpr std::int64_t pieceFrames = 65536;
    const SoundInfo& info = sound.info();
    Resampler resampler(info.rate, rate, info.channels);
    std::vector<float> in(std::size_t(pieceFrames) * std::size_t(info.channels)), out;
    for (std::int64_t at = 0; at < info.frames; at += pieceFrames) {
        if (progress)
            progress(double(at) / double(info.frames));
        const auto got = std::size_t(sound.read(at, in));
        out.clear();
        resampler.process(std::span(in).first(got * std::size_t(info.channels)), out);
        use(std::span<const float>(out));
    }
    out.clear();
    resampler.finish(out);
    use(std::span<const float>(out));
}

} // namespace

SampleFormat exportFormat(const fs::path& file, int bits) {
    const auto usual = formatForName(file);
    if (!usual)
        throw UserError(display(file) +
                            ": the name tells no format; let it end in .wav, .flac, .ogg or .opus.",
                        UserError::Kind::Usage);
    const bool wav = *usual == SampleFormat::Int24, flac = *usual == SampleFormat::Flac24;
    if (!wav && !flac)
        return *usual;
    if (bits == 16)
        return wav ? SampleFormat::Int16 : SampleFormat::Flac16;
    if (bits == 24)
        return *usual;
    if (bits == 32 && wav)
        return SampleFormat::Float32;
    throw UserError(display(file) + ": cannot hold " + std::to_string(bits) +
                        " bits; choose 16 or 24 bits" + (wav ? ", or 32 (float)." : "."),
                    UserError::Kind::Usage);
}

int exportRate(SampleFormat format, int rate, int soundRate) {
    const int wanted = rate > 0 ? rate : soundRate;
    if (format != SampleFormat::Opus)
        return wanted;
    for (const int admitted : {8000, 12000, 16000, 24000})
        if (wanted == admitted)
            return wanted;
    return 48000;
}

std::int64_t exportBytes(SampleFormat format, int rate, int channels, std::int64_t frames) {
    const double samples = double(frames) * channels;
    const double seconds = rate > 0 ? double(frames) / rate : 0;
    switch (format) {
    case SampleFormat::Int16:
        return std::int64_t(samples * 2) + 44;
    case SampleFormat::Int24:
        return std::int64_t(samples * 3) + 44;
    case SampleFormat::Float32:
        return std::int64_t(samples * 4) + 58;
    case SampleFormat::Flac16:
        return std::int64_t(samples * 2 * 0.6);
    case SampleFormat::Flac24:
        return std::int64_t(samples * 3 * 0.7);
    case SampleFormat::Vorbis:
        return std::int64_t(seconds * channels * 96000 / 8);
    case SampleFormat::Opus:
        return std::int64_t(seconds * channels * 64000 / 8);
    }
    return 0;
}

fs::path stemFile(const fs::path& file, const std::string& role) {
    return file.parent_path() / (file.stem().string() + "-" + role + file.extension().string());
}

ExportReport exportSound(const fs::path& file, Frames sound, const ExportSettings& settings,
                         const Provenance& provenance,
                         const std::function<void(double)>& progress) {
    const SoundInfo& info = sound.info();
    const SampleFormat format = exportFormat(file, settings.bits);
    if (settings.lufs && !(*settings.lufs >= -70 && *settings.lufs <= 0))
        throw UserError("The target loudness must lie between -70 and 0 LUFS.",
                        UserError::Kind::Usage);
    if (!settings.replace && fs::exists(file))
        throw UserError(display(file) + ": exists already; choose another name.",
                        UserError::Kind::Usage);
    const int rate = exportRate(format, settings.rate, info.rate);

    LoudnessMeter meter(rate, info.channels);
    float peak = 0;
    const auto half = [&](double from) -> std::function<void(double)> {
        if (!progress)
            return {};
        return [&progress, from](double fraction) { progress(from + fraction / 2); };
    };
    eachPiece(sound, rate, half(0), [&](std::span<const float> piece) {
        meter.add(piece);
        peak = std::max(peak, peakOf(piece));
    });
    const Loudness loudness = meter.result();
    ExportReport report;
    report.rate = rate;
    report.channels = info.channels;
    double gain = 1;
    if (settings.lufs) {
        const double wanted = loudness.integrated ? *settings.lufs - *loudness.integrated : 0;
        const double room = loudness.truePeak ? exportCeiling - *loudness.truePeak : wanted;
        report.limited = room < wanted;
        // A hair below: the samples are rounded after the gain.
        gain = std::pow(10, std::min(wanted, room - 1e-3) / 20);
    } else if (wholeNumbers(format) && peak > 1) {
        gain = fullScale / double(peak);
        report.limited = true;
    }
    report.gainDb = 20 * std::log10(gain);
    if (loudness.integrated)
        report.lufs = *loudness.integrated + report.gainDb;
    if (loudness.truePeak)
        report.truePeak = *loudness.truePeak + report.gainDb;

    SoundWriter writer(file, rate, info.channels, format,
                       settings.provenance ? provenance : Provenance{},
                       resampledFrames(info.frames, info.rate, rate));
    std::vector<float> scaled;
    eachPiece(sound, rate, half(0.5), [&](std::span<const float> piece) {
        scaled.assign(piece.begin(), piece.end());
        if (gain != 1)
            for (float& x : scaled)
                x = float(x * gain);
        writer.write(scaled);
        report.frames += std::int64_t(piece.size()) / info.channels;
    });
    writer.close();
    return report;
}

} // namespace antiphon

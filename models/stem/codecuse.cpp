#include "models/stem/codecuse.h"

#include "core/resample.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "models/stem/melloss.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr int judgedScales[] = {8, 11}; ///< as codecTrainee() judges

at::Tensor tensorOf(Sound& sound) {
    return at::from_blob(sound.samples.data(), {std::int64_t(sound.frames()), sound.channels})
        .t()
        .unsqueeze(0)
        .contiguous();
}

} // namespace

Sound soundFor(const Sound& sound, const CodecConfig& config) {
    Sound fitting = resample(sound, int(config.rate));
    if (fitting.channels == config.channels)
        return fitting;
    const std::vector<float> mono = monoOf(fitting);
    fitting = {int(config.rate), int(config.channels), {}};
    for (const float sample : mono)
        fitting.samples.insert(fitting.samples.end(), std::size_t(config.channels), sample);
    return fitting;
}

void tellNonFinite(const fs::path& file, std::size_t count, const Log& log) {
    if (count > 0)
        log(display(file) + ": holds " + counted(count, "sample") +
            " that are no numbers; they count as silence.");
}

Sound readSoundFor(const fs::path& file, const CodecConfig& config, const Log& log) {
    std::size_t nonFinite = 0;
    const Sound sound = readSound(file, longestRead, &nonFinite);
    tellNonFinite(file, nonFinite, log);
    return soundFor(sound, config);
}

RoundTrip roundTrip(const Codec& codec, const Sound& sound,
                    const std::function<void(double)>& progress) {
    const CodecConfig& config = codec.config();
    RoundTrip trip;
    trip.original = soundFor(sound, config);
    const Codes codes =
        codec.encode(trip.original.samples, [&](double done) { progress(done / 2); });
    trip.decoded = {int(config.rate), int(config.channels),
                    codec.decode(codes, [&](double done) { progress(0.5 + done / 2); })};
    trip.decoded.samples.resize(trip.original.samples.size());
    trip.difference = trip.original;
    double sum = 0;
    for (std::size_t i = 0; i < trip.decoded.samples.size(); ++i) {
        trip.difference.samples[i] -= trip.decoded.samples[i];
        sum += std::abs(double(trip.difference.samples[i]));
    }
    trip.samples = sum / double(std::max<std::size_t>(1, trip.decoded.samples.size()));
    const at::NoGradGuard noGradient;
    // As long as the longest window, at least.
    Sound original = trip.original, decoded = trip.decoded;
    const std::size_t least = (std::size_t(1) << judgedScales[1]) * std::size_t(config.channels);
    original.samples.resize(std::max(original.samples.size(), least));
    decoded.samples.resize(original.samples.size());
    trip.logMel = MelDistance(config.rate, judgedScales[0], judgedScales[1])
                      .logarithmic(tensorOf(decoded), tensorOf(original))
                      .item<double>();
    for (std::int64_t k = 0; k < codes.books; ++k) {
        std::vector<std::int64_t> counts(std::size_t(config.card));
        for (std::int64_t t = 0; t < codes.frames; ++t)
            ++counts[std::size_t(codes.values[std::size_t(k * codes.frames + t)])];
        const auto unused = std::ranges::count(counts, std::int64_t(0));
        trip.used.push_back(1 - double(unused) / double(config.card));
        trip.counts.push_back(std::move(counts));
    }
    return trip;
}

} // namespace antiphon::stem

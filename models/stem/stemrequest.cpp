#include "models/stem/stemrequest.h"

#include "core/dsp/beattracker.h"
#include "core/dsp/clicktrack.h"
#include "core/error.h"
#include "core/text.h"
#include "models/stem/codecuse.h"
#include "models/stem/songbeats.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon::stem {

namespace {

constexpr double usualSeconds = 10;
constexpr double leastContext = 1; ///< seconds, below which it is said
/// A loop's end and beginning overlap for so long.
constexpr double fadeSeconds = 0.05;

/// The sum of recordings, as long as the longest, from a second on.
Sound sumFrom(const std::vector<fs::path>& files, double from, const CodecConfig& shape,
              const Log& log) {
    Sound sum{int(shape.rate), int(shape.channels), {}};
    for (const fs::path& file : files) {
        const Sound sound = readSoundFor(file, shape, log);
        sum.samples.resize(std::max(sum.samples.size(), sound.samples.size()));
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sum.samples[i] += sound.samples[i];
    }
    const auto skipped = std::size_t(std::llround(from * double(shape.rate)));
    if (skipped > 0 && skipped >= sum.frames())
        throw UserError(display(files.front()) + ": ends after " + numberText(sum.seconds()) +
                            " s, but is to be played along to from " + numberText(from) +
                            " s on; choose an earlier place.",
                        UserError::Kind::Usage);
    sum.samples.erase(sum.samples.begin(),
                      sum.samples.begin() + std::ptrdiff_t(skipped * std::size_t(sum.channels)));
    return sum;
}

BeatGrid cutAt(BeatGrid grid, double seconds) {
    for (std::vector<double>* times : {&grid.beats, &grid.downbeats})
        std::erase_if(*times, [&](double time) { return time >= seconds; });
    return grid;
}

/// The first bar's length; as long as four beats, or half a second, where there is none.
double barOf(const BeatGrid& grid) {
    if (grid.downbeats.size() >= 2)
        return grid.downbeats[1] - grid.downbeats[0];
    const double bpm = bpmOf(grid.beats);
    return bpm > 0 ? 4 * 60 / bpm : 0.5;
}

/// The same once more behind the end, for `extra` samples.
void goRound(StemRequest& request, std::int64_t extra, int rate, int channels) {
    const double seconds = double(request.samples) / rate;
    std::vector<float>& context = request.context.samples;
    if (!context.empty()) {
        const auto round = std::size_t(request.samples * channels);
        context.resize(round);
        for (std::size_t i = 0; i < std::size_t(extra * channels); ++i)
            context.push_back(context[i % round]);
    }
    BeatGrid& beats = request.beats;
    const double end = seconds + double(extra) / rate;
    for (std::vector<double>* times : {&beats.beats, &beats.downbeats})
        for (std::size_t i = 0, count = times->size(); i < count; ++i)
            if (const double again = (*times)[i] + seconds; again < end)
                times->push_back(again);
    request.samples += extra;
}

Codes beginningOf(const fs::path& file, double seconds, const Codec& codec,
                  const std::string& codecHash, const Log& log) {
    const CodecConfig& shape = codec.config();
    Codes codes;
    if (file.extension() == ".npz" || file.extension() == ".json") {
        const CodesFile saved = readCodes(file);
        if (!saved.codec.empty() && saved.codec != codecHash)
            throw UserError(display(file) + ": holds codes of another codec than the model's; "
                                            "begin with a recording instead.");
        codes = saved.codes;
    } else {
        Sound sound = readSoundFor(file, shape, log);
        if (seconds > 0)
            sound.samples.resize(
                std::min(sound.samples.size(),
                         std::size_t(std::llround(seconds * double(shape.rate)) * shape.channels)));
        codes = codec.encode(sound.samples);
    }
    if (seconds > 0)
        codes =
            framesOf(codes, 0, std::min(codes.frames, std::int64_t(seconds * shape.frameRate())));
    return codes;
}

} // namespace

AskedStems askedStems(const Inputs& inputs, const StemGenerateOptions& options,
                      const StemWriter& writer, const std::string& codecHash, JobContext& context) {
    const CodecConfig& shape = writer.codec().config();
    const int rate = int(shape.rate), channels = int(shape.channels);
    const Log log = [&](const std::string& line) { context.log(line); };
    AskedStems asked;
    StemRequest& request = asked.request;
    asked.contexts = pathsOf(inputs, "context");
    const auto beats = pathsOf(inputs, "beats"), begin = pathsOf(inputs, "begin");
    request.context = asked.contexts.empty() ? Sound{rate, channels, {}}
                                             : sumFrom(asked.contexts, options.from, shape, log);
    asked.seconds = options.seconds > 0            ? options.seconds
                    : request.context.frames() > 0 ? request.context.seconds()
                                                   : usualSeconds;
    asked.samples = std::max<std::int64_t>(1, std::llround(asked.seconds * double(rate)));
    request.samples = asked.samples;
    if (!beats.empty())
        request.beats = cutAt(shifted(readBeats(beats.front()).grid, -options.from), asked.seconds);
    else if (!asked.contexts.empty()) {
        BeatTrackerSettings settings;
        settings.bpm = options.bpm;
        request.beats =
            trackBeats(monoOf(request.context), rate, settings, [&] { context.checkpoint(); }).grid;
    } else if (options.bpm > 0)
        request.beats =
            steadyBeats(options.bpm, std::size_t(options.meter), options.offset, asked.seconds);
    if (asked.contexts.empty() && !request.beats.empty())
        request.context = soundFor(
            {rate, 1, clickTrack(request.beats, rate, std::size_t(request.samples))}, shape);
    if (const double heard = request.context.seconds(); heard > 0 && heard < leastContext)
        context.log("There is hardly anything to play along to: " + numberText(heard) +
                    " s; a model needs a few seconds of context.");
    if (request.context.frames() == 0 && options.text.empty())
        context.log("There is nothing to play along to: name a context, or a tempo.");
    request.context.samples.resize(
        std::min(request.context.samples.size(), std::size_t(request.samples * channels)));
    asked.beats = request.beats;
    if (options.loop)
        goRound(request,
                std::min(request.samples,
                         std::int64_t(std::llround(barOf(request.beats) * double(rate)))),
                rate, channels);
    if (!begin.empty())
        request.prompt =
            beginningOf(begin.front(), options.beginSeconds, writer.codec(), codecHash, log);
    request.count = options.count;
    request.guidance = options.draw.guidance;
    request.sampling = {options.draw.topK, options.draw.topP, {options.draw.temperature}};
    request.seed = context.seed();
    return asked;
}

void closeLoop(Sound& stem, std::int64_t samples) {
    const auto channels = std::size_t(stem.channels), kept = std::size_t(samples);
    const std::size_t beyond = stem.frames() > kept ? stem.frames() - kept : 0;
    const std::size_t fade = std::min({beyond, kept, std::size_t(fadeSeconds * stem.rate)});
    for (std::size_t i = 0; i < fade; ++i) {
        const double way = std::numbers::pi / 2 * (double(i) + 0.5) / double(fade);
        const auto in = float(std::sin(way)), out = float(std::cos(way));
        for (std::size_t c = 0; c < channels; ++c) {
            float& sample = stem.samples[i * channels + c];
            sample = in * sample + out * stem.samples[(kept + i) * channels + c];
        }
    }
    stem.samples.resize(std::min(stem.samples.size(), kept * channels));
}

} // namespace antiphon::stem

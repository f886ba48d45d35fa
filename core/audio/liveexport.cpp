#include "core/audio/liveexport.h"

#include "core/audio/livereplay.h"
#include "core/error.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/workshop.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace antiphon {

namespace {

void append(std::string& line, double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    line.append(text, end);
}

double secondsOf(const LivePerformanceLog& log, const LiveMoment& moment) {
    return double(std::max<std::int64_t>(0, moment.clock - log.first)) / log.rate;
}

} // namespace

MidiFile midiOf(const LivePerformanceLog& log, const std::vector<int>& controllers, int channel) {
    if (controllers.size() < log.parameters)
        throw std::invalid_argument("fewer controllers than parameters");
    MidiFile file;
    file.format = 0;
    file.division = 480;
    MidiTrack track;
    track.events.push_back(
        metaEvent(0, meta::tempo, std::string("\x07\xA1\x20", 3))); // 120 a minute
    std::vector<int> last(log.parameters, -1);
    std::int64_t tick = 0;
    for (const LiveLogItem& item : log.items) {
        const auto* moment = std::get_if<LiveMoment>(&item);
        if (!moment)
            continue;
        tick = std::max(tick, std::int64_t(std::llround(secondsOf(log, *moment) * 960)));
        for (std::size_t p = 0; p < log.parameters; ++p) {
            const int value =
                int(std::lround(127 * std::clamp(double(moment->sounding[p]), 0.0, 1.0)));
            if (value != last[p])
                track.events.push_back(
                    channelEvent(tick, MidiKind::Control, channel, controllers[p], value));
            last[p] = value;
        }
    }
    track.events.push_back(metaEvent(tick, meta::endOfTrack, {}));
    file.tracks.push_back(std::move(track));
    return file;
}

std::string csvOf(const LivePerformanceLog& log) {
    std::string text = "seconds";
    for (std::size_t p = 0; p < log.parameters; ++p)
        text += ",param-" + std::to_string(p);
    for (std::size_t p = 0; p < log.parameters; ++p)
        text += ",agent-" + std::to_string(p);
    text += ",action,rmse\n";
    for (const LiveLogItem& item : log.items) {
        const auto* moment = std::get_if<LiveMoment>(&item);
        if (!moment)
            continue;
        append(text, secondsOf(log, *moment));
        for (const auto* values : {&moment->sounding, &moment->agentPoint})
            for (std::size_t p = 0; p < log.parameters; ++p) {
                text += ',';
                append(text, double((*values)[p]));
            }
        text += ',';
        if (moment->action >= 0)
            text += std::to_string(moment->action);
        text += ',';
        append(text, moment->rmse);
        text += '\n';
    }
    return text;
}

Sound liveStretch(const fs::path& log, LiveTrack track, double from, double to) {
    SoundReader reader(liveSoundOf(log));
    const SoundInfo& info = reader.info();
    const auto frameAt = [&](double seconds) {
        return std::int64_t(std::clamp(seconds * info.rate, 0.0, double(info.frames)));
    };
    if (to > 0 && to <= from)
        throw UserError("The stretch ends at " + numberText(to) +
                        " s, before it begins; choose an end after " + numberText(from) + " s.");
    const std::int64_t begin = frameAt(from), end = to > from ? frameAt(to) : info.frames;
    if (begin >= end)
        throw UserError(display(log) +
                        ": nothing was heard in that stretch of the performance; choose another.");
    const auto channels = std::size_t(info.channels),
               channel = track == LiveTrack::Heard ? 0 : channels - 1;
    Sound stretch{info.rate, 1, {}};
    stretch.samples.reserve(std::size_t(end - begin));
    std::vector<float> block(channels << 16);
    reader.seek(begin);
    while (const std::size_t frames = reader.read(block))
        for (std::size_t i = 0; i < frames; ++i) {
            stretch.samples.push_back(block[i * channels + channel]);
            if (stretch.samples.size() == std::size_t(end - begin))
                return stretch;
        }
    return stretch; // of a recording that was broken off
}

Corpus liveCorpus(const fs::path& file, double from, double to,
                  const std::function<void()>& checkpoint) {
    const LivePerformanceLog log = readLiveLog(file);
    CorpusSettings settings;
    try {
        settings.analysis = analysisOf(log.header.at("analysis"));
    } catch (const Json::exception&) {
        throw UserError(display(file) + ": does not say how the performance was analysed.");
    }
    settings.rate = settings.analysis.rate;
    settings.analysis.framing = DescriptorSettings::Framing::File;
    const Sound heard = liveStretch(file, LiveTrack::Heard, from, to);
    const Workshop workshop("antiphon-corpus-");
    const fs::path stretch = workshop.folder() / liveSoundOf(file).filename();
    writeSound(stretch, heard, SampleFormat::Float32);
    Corpus corpus = analyseCorpus(stretch, settings, checkpoint);
    corpus.side["stretch"] = {{"from", std::max(0.0, from)},
                              {"to", std::max(0.0, from) + heard.seconds()}};
    return corpus;
}

} // namespace antiphon

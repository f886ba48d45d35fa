#include "core/audio/gesture.h"

#include "core/audio/voicecore.h"
#include "core/denormals.h"
#include "core/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace antiphon {

namespace {

/// Runs through a gesture, a tick at a time; `heard(frame, core, samples)` gets each.
template <class Heard>
void replay(const Gesture& gesture, VoiceCore& core, const Heard& heard) {
    const std::int64_t origin = gesture.events.empty() ? 0 : gesture.events.front().frame;
    const auto tick = std::int64_t(VoiceCore::tick);
    std::array<float, VoiceCore::tick> samples;
    std::size_t next = 0;
    const auto& events = gesture.events;
    for (std::int64_t frame = 0; frame < gesture.from + gesture.frames; frame += tick) {
        for (; next < events.size() && events[next].frame - origin <= frame; ++next)
            if (events[next].panic)
                core.silence();
            else
                core.take(events[next].controls);
        core.render(samples);
        // Controls come at the beginning of a tick; panic does not wait for it.
        for (; next < events.size() && events[next].panic &&
               events[next].frame - origin < frame + tick;
             ++next) {
            core.silence();
            std::fill(samples.begin() + (events[next].frame - origin - frame), samples.end(), 0.0f);
        }
        heard(frame, core, samples);
    }
}

void append(std::string& line, double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    line.append(text, end);
}

int controllerValue(float value) {
    return int(std::lround(127 * double(std::clamp(value, 0.0f, 1.0f))));
}

} // namespace

Sound renderGesture(const Gesture& gesture, const std::function<void()>& checkpoint) {
    const DenormalsOff off; // as on the audio thread
    const auto synth = makeSynth(gesture.synth, gesture.settings);
    synth->prepare(gesture.rate, VoiceCore::tick);
    VoiceCore core(synth.get(), gesture.parameters, gesture.rate);
    Sound sound{gesture.rate, 1, std::vector<float>(std::size_t(gesture.frames))};
    std::int64_t announced = 0;
    replay(gesture, core,
           [&](std::int64_t frame, const VoiceCore&, std::span<const float> samples) {
               if (checkpoint && frame >= announced) {
                   checkpoint();
                   announced = frame + gesture.rate;
               }
               const std::int64_t first = std::max(frame, gesture.from);
               const std::int64_t end =
                   std::min(frame + std::int64_t(samples.size()), gesture.from + gesture.frames);
               for (std::int64_t f = first; f < end; ++f)
                   sound.samples[std::size_t(f - gesture.from)] = samples[std::size_t(f - frame)];
           });
    return sound;
}

std::vector<GesturePoint> curveOf(const Gesture& gesture) {
    std::vector<GesturePoint> curve;
    VoiceCore core(nullptr, gesture.parameters, gesture.rate);
    replay(gesture, core, [&](std::int64_t frame, const VoiceCore& now, std::span<const float>) {
        const auto tick = std::int64_t(VoiceCore::tick);
        if (frame + tick <= gesture.from)
            return;
        const GesturePoint point{std::max<std::int64_t>(0, frame - gesture.from), now.parameters(),
                                 now.controls().level, !now.silent()};
        const bool same = !curve.empty() && curve.back().parameters == point.parameters &&
                          curve.back().level == point.level && curve.back().sounds == point.sounds;
        if (!same)
            curve.push_back(point);
    });
    return curve;
}

MidiFile midiOf(const Gesture& gesture, const std::vector<int>& controllers, int channel) {
    if (controllers.size() < gesture.parameters)
        throw std::invalid_argument("fewer controllers than parameters");
    MidiFile file;
    file.format = 0;
    auto& events = file.tracks.emplace_back().events;
    events.push_back(metaEvent(0, meta::trackName, gesture.synth));
    events.push_back(metaEvent(0, meta::tempo, std::string("\x07\xA1\x20", 3)));
    const auto tickAt = [&](std::int64_t frame) {
        return std::int64_t(std::llround(960.0 * double(frame) / gesture.rate));
    };
    std::vector<int> last(gesture.parameters, -1);
    int level = -1;
    bool sounds = false;
    for (const GesturePoint& point : curveOf(gesture)) {
        const std::int64_t tick = tickAt(point.frame);
        if (sounds && !point.sounds)
            events.push_back(channelEvent(tick, MidiKind::NoteOff, channel, 60));
        for (std::size_t i = 0; i < gesture.parameters; ++i)
            if (const int value = controllerValue(point.parameters[i]); value != last[i]) {
                events.push_back(
                    channelEvent(tick, MidiKind::Control, channel, controllers[i], value));
                last[i] = value;
            }
        if (const int value = controllerValue(point.level); value != level) {
            events.push_back(channelEvent(tick, MidiKind::Control, channel, 7, value));
            level = value;
        }
        if (!sounds && point.sounds)
            events.push_back(channelEvent(tick, MidiKind::NoteOn, channel, 60, 100));
        sounds = point.sounds;
    }
    const std::int64_t end = tickAt(gesture.frames);
    if (sounds)
        events.push_back(channelEvent(end, MidiKind::NoteOff, channel, 60));
    events.push_back(metaEvent(end, meta::endOfTrack, {}));
    return file;
}

std::string csvOf(const Gesture& gesture, const std::vector<std::string>& names) {
    std::string text = "seconds";
    for (std::size_t i = 0; i < gesture.parameters; ++i) {
        std::string name = i < names.size() ? names[i] : "param-" + std::to_string(i);
        std::erase_if(name, [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
        text += "," + name;
    }
    text += ",level,sounds\n";
    for (const GesturePoint& point : curveOf(gesture)) {
        append(text, double(point.frame) / gesture.rate);
        for (std::size_t i = 0; i < gesture.parameters; ++i) {
            text += ',';
            append(text, double(point.parameters[i]));
        }
        text += ',';
        append(text, double(point.level));
        text += point.sounds ? ",1\n" : ",0\n";
    }
    return text;
}

} // namespace antiphon

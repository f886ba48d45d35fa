#include "core/audio/livereplay.h"

#include "core/audio/livesound.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace antiphon {

namespace {

/// What happens to the sound, in order.
class Replay {
public:
    Replay(const LivePerformanceLog& log) : m_log(log), m_sound(log.rate) {}

    void apply(const LiveLogItem& item) {
        if (const auto* voice = std::get_if<logged::Voice>(&item)) {
            std::unique_ptr<Synth> synth;
            if (!voice->synth.name.empty())
                synth = synthOf(*voice);
            m_sound.lend(voice->slot, synth.get(), voice->synth.parameters);
            if (synth)
                m_synths.push_back(std::move(synth));
        } else if (const auto* state = std::get_if<logged::State>(&item)) {
            m_sound.take(state->snapshot);
            if (!m_begun) // the recording began with everything silent, in this very state
                m_sound.begin();
            m_begun = true;
        }
    }

    LiveSound& sound() { return m_sound; }

    /// Silence of now is none of then. Throws UserError.
    void check() const {
        for (const Patch& patch : m_patches)
            if (patch.voice->missed() > patch.gaps * PdVoice::chunk)
                throw UserError(patch.name + ": could not be rendered again. " +
                                    patch.voice->trouble(),
                                UserError::Kind::System);
    }

private:
    struct Patch {
        const PdVoice* voice;
        std::string name;
        std::size_t gaps; ///< that were heard when it was played
    };

    std::unique_ptr<Synth> synthOf(const logged::Voice& voice) {
        const LiveSynth& what = voice.synth;
        if (!what.hash.empty() && synthHash(what.name) != what.hash)
            throw UserError(what.name + ": a file in the folder of this Pure Data patch has been "
                                        "changed since it was played, so that it would not sound "
                                        "the same; put back what was there then.");
        auto synth = makeLiveSynth(what.name, what.settings);
        auto* const patch = dynamic_cast<PdVoice*>(synth.get());
        if (patch)
            patch->setPatient(true);
        synth->prepare(m_log.rate, LiveSound::tick);
        if (patch) {
            std::vector<PdVoice::Gap> gaps = gapsOf(voice.number);
            m_patches.push_back({patch, what.name, gaps.size()});
            patch->relive(voice.starts, std::move(gaps));
        }
        return synth;
    }

    std::vector<PdVoice::Gap> gapsOf(std::uint32_t number) const {
        std::vector<PdVoice::Gap> gaps;
        for (const LiveLogItem& item : m_log.items)
            if (const auto* gap = std::get_if<logged::Gap>(&item); gap && gap->number == number)
                gaps.push_back(gap->gap);
        return gaps;
    }

    const LivePerformanceLog& m_log;
    LiveSound m_sound;
    std::vector<std::unique_ptr<Synth>> m_synths;
    std::vector<Patch> m_patches;
    bool m_begun = false;
};

std::int64_t clockOf(const LiveLogItem& item) {
    return std::visit([](const auto& what) { return what.clock; }, item);
}

bool isSound(const LiveLogItem& item) {
    return std::holds_alternative<logged::Voice>(item) ||
           std::holds_alternative<logged::State>(item);
}

} // namespace

float replayDifference(const LivePerformanceLog& log, const Sound& recording, const Sound& mix) {
    if (recording.frames() < mix.frames() || (log.complete && recording.frames() > mix.frames()))
        throw UserError("The recording and what was rendered from its log are not equally long; "
                        "they do not belong together.");
    float most = 0;
    for (std::size_t i = 0; i < mix.frames(); ++i)
        most = std::max(most, std::abs(recording.at(i, recording.channels - 1) - mix.samples[i]));
    return most;
}

fs::path liveSoundOf(const fs::path& log) {
    fs::path sound = log;
    return sound.replace_extension(".wav");
}

Sound replayPerformance(const LivePerformanceLog& log, const Sound& heard,
                        const std::function<void()>& checkpoint) {
    if (heard.rate != log.rate)
        throw UserError("The recording is at " + std::to_string(heard.rate) +
                        " Hz, but its log at " + std::to_string(log.rate) +
                        " Hz; they do not belong together.");
    for (const LiveLogItem& item : log.items)
        if (const auto* end = std::get_if<logged::End>(&item); end && end->lost > 0)
            throw UserError("The log of this performance has gaps; it cannot be rendered again.");
    Replay replay(log);
    std::size_t frames = heard.frames();
    if (!log.complete) { // what was played after its last line it does not say
        std::int64_t last = log.first;
        for (const LiveLogItem& item : log.items)
            if (isSound(item))
                last = std::max(last, clockOf(item));
        frames = std::min(frames, std::size_t(last - log.first));
    }
    Sound mix{log.rate, 1, std::vector<float>(frames)};
    std::vector<float> input(frames);
    for (std::size_t i = 0; i < frames; ++i)
        input[i] = heard.at(i, 0);
    std::size_t at = 0, announced = 0;
    const auto play = [&](std::size_t until) {
        while (at < until) {
            const std::size_t count = std::min<std::size_t>(until - at, std::size_t(log.rate));
            replay.sound().replay(input.data() + at, mix.samples.data() + at, count);
            at += count;
            if (checkpoint && at >= announced) {
                checkpoint();
                announced = at + std::size_t(log.rate);
            }
        }
    };
    for (const LiveLogItem& item : log.items) {
        if (!isSound(item))
            continue;
        const std::int64_t clock = clockOf(item) - log.first;
        play(std::size_t(std::clamp<std::int64_t>(clock, 0, std::int64_t(frames))));
        replay.apply(item);
    }
    play(frames);
    replay.check();
    return mix;
}

} // namespace antiphon

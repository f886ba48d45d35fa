#include "models/idm/synthesize.h"

#include "core/dsp/lscore.h"
#include "core/synth/drumkit.h"
#include "core/synth/patch.h"
#include "core/synth/synth.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon::idm {

namespace {

constexpr double leastGap = 0.06; ///< s
constexpr double peak = 0.7;

/// What each stream of random numbers of a clip is for.
enum Purpose : std::uint64_t { rhythm = 1, palette, strokes, bed };

struct Stroke {
    double time;
    std::size_t voice;
    double level;
};

/// A place of the pattern: silent, or a voice at a level, a little before or after its time.
struct Place {
    bool struck = false;
    std::size_t voice = 0;
    double level = 0, shift = 0;
};

Place drawPlace(const ClipPlan& plan, std::size_t position, Rng& rng) {
    Place place;
    // Every voice has its own odds, so that even dense patterns have a shape.
    place.struck = rng.uniform() < plan.filled;
    place.voice = std::size_t(rng.below(std::uint64_t(plan.voices)));
    place.level = (position % 4 == 0 ? 1.0 : 0.5) + 0.4 * (rng.uniform() - 0.5);
    place.shift = plan.jitter * 0.5 * (2 * rng.uniform() - 1);
    return place;
}

struct Pattern {
    std::vector<Stroke> strokes;
    double repetition = 0;
};

Pattern patternOf(const ClipPlan& plan, Rng& rng) {
    Pattern result;
    const auto places = std::size_t(plan.seconds * plan.beats);
    const auto bar = std::size_t(std::max<std::int64_t>(1, plan.bar));
    std::vector<Place> now(bar);
    std::vector<bool> kept(bar);
    std::size_t again = 0;
    double last = -1;
    for (std::size_t i = 0; i < places; ++i) {
        const std::size_t in = i % bar;
        kept[in] = i >= bar && rng.uniform() >= plan.change;
        if (!kept[in])
            now[in] = drawPlace(plan, in, rng);
        const Place& place = now[in];
        // The first place leaves room for strokes that come early.
        const double time = (double(i) + 0.5 + place.shift) / plan.beats;
        if (!place.struck || time - last < leastGap || time > plan.seconds - 0.1)
            continue;
        result.strokes.push_back({time, place.voice, place.level});
        again += kept[in];
        last = time;
    }
    if (!result.strokes.empty())
        result.repetition = double(again) / double(result.strokes.size());
    return result;
}

/// A short sound of one kind, mono, with a hard beginning.
struct Voice {
    std::string name;
    std::vector<float> samples;
};

void fadeOut(std::vector<float>& samples, double seconds, int rate) {
    for (std::size_t n = 0; n < samples.size(); ++n)
        samples[n] *= float(std::exp(-double(n) / (seconds * rate)));
}

Voice drumVoice(int rate, Rng& rng) {
    constexpr int keys[] = {36, 37, 38, 42, 45, 46, 50, 70};
    const int key = keys[rng.below(std::size(keys))];
    Sound sound{rate, 2, std::vector<float>(std::size_t(rate) * 2)};
    addDrum(sound, {.start = 0, .end = 0.2, .pitch = key, .velocity = 110}, rng);
    return {"drum " + std::to_string(key), monoOf(sound)};
}

Voice patchVoice(int rate, Rng& rng) {
    struct Choice {
        const char* name;
        const Patch* patch;
        int low, high;
    };
    const Choice choices[] = {{"pluck", &patches::pluck, 48, 84},
                              {"bass", &patches::bass, 28, 48},
                              {"keys", &patches::keys, 48, 84}};
    const Choice& choice = choices[rng.below(std::size(choices))];
    const int pitch = choice.low + int(rng.below(std::uint64_t(choice.high - choice.low)));
    const Note note{.start = 0, .end = 0.15, .pitch = pitch, .velocity = 110};
    return {choice.name, monoOf(playNotes({&note, 1}, choice.patch, rate, 0.5))};
}

Voice synthVoice(int rate, Rng& rng) {
    constexpr const char* names[] = {"sin", "fm3", "fm4"};
    const char* const name = names[rng.below(std::size(names))];
    const auto synth = makeSynth(name);
    std::vector<float> parameters(synth->parameters());
    for (float& value : parameters)
        value = float(0.1 + 0.8 * rng.uniform());
    if (std::string_view(name) != "fm3")
        parameters.back() = 1; // loudness
    Voice voice{name, std::vector<float>(std::size_t(0.5 * rate))};
    synth->prepare(rate, 4096);
    renderVoice(*synth, parameters, synthInfo(name).preRoll, rate, voice.samples);
    fadeOut(voice.samples, 0.02 + 0.08 * rng.uniform(), rate);
    return voice;
}

Voice drawVoice(int rate, Rng& rng) {
    const double which = rng.uniform();
    Voice voice = which < 0.5    ? drumVoice(rate, rng)
                  : which < 0.75 ? patchVoice(rate, rng)
                                 : synthVoice(rate, rng);
    const float top = std::max(1e-6f, peakOf(voice.samples));
    for (float& sample : voice.samples)
        sample /= top;
    return voice;
}

void addBed(const ClipPlan& plan, std::vector<float>& to, Rng& rng) {
    SynthSettings settings;
    settings.seed = rng.next();
    settings.jitter = 0.5;
    const auto synth = makeSynth("granular", settings);
    synth->prepare(plan.rate, 4096);
    const float parameters[] = {float(rng.uniform()), float(rng.uniform()), float(rng.uniform()),
                                float(0.3 + 0.4 * rng.uniform())};
    std::vector<float> grains(to.size());
    renderVoice(*synth, parameters, 1, plan.rate, grains);
    const float top = std::max(1e-6f, peakOf(grains));
    for (std::size_t n = 0; n < to.size(); ++n)
        to[n] += float(plan.noise) * grains[n] / top;
}

double deviationOf(const std::vector<double>& gaps) {
    if (gaps.empty())
        return 0;
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / double(gaps.size());
    double squares = 0;
    for (const double gap : gaps)
        squares += (gap - mean) * (gap - mean);
    return std::sqrt(squares / double(gaps.size()));
}

} // namespace

ClipPlan drawPlan(Rng& rng) {
    ClipPlan plan;
    plan.beats = std::exp2(1 + 3 * rng.uniform()); // 2 ... 16 places a second
    plan.filled = 0.3 + 0.7 * rng.uniform();
    plan.jitter = rng.uniform() < 0.4 ? 0 : rng.uniform();
    plan.bar = std::int64_t(2) << rng.below(4);
    plan.change = rng.uniform() < 0.4 ? 0 : rng.uniform();
    plan.voices = 1 + std::int64_t(rng.below(8));
    plan.noise = rng.uniform() < 0.6 ? 0 : 0.15 * rng.uniform();
    return plan;
}

SyntheticClip synthesize(const ClipPlan& plan, std::uint64_t seed,
                         const std::function<void()>& checkpoint) {
    SyntheticClip clip;
    clip.plan = plan;
    Rng timing(seedFor(seed, rhythm));
    const Pattern pattern = patternOf(plan, timing);
    std::vector<float> samples(std::size_t(std::llround(plan.seconds * plan.rate)));
    for (std::int64_t i = 0; i < plan.voices; ++i) {
        if (checkpoint)
            checkpoint();
        Rng rng(seedFor(seed, palette, std::uint64_t(i)));
        const Voice voice = drawVoice(plan.rate, rng);
        clip.sounds.push_back(voice.name);
        for (const Stroke& stroke : pattern.strokes) {
            if (stroke.voice != std::size_t(i))
                continue;
            const auto from = std::size_t(std::llround(stroke.time * plan.rate));
            for (std::size_t n = 0; n < voice.samples.size() && from + n < samples.size(); ++n)
                samples[from + n] += float(stroke.level) * voice.samples[n];
        }
    }
    if (plan.noise > 0) {
        Rng rng(seedFor(seed, bed));
        addBed(plan, samples, rng);
    }
    const float top = peakOf(samples);
    if (top > 0)
        for (float& sample : samples)
            sample *= float(peak) / top;
    for (const Stroke& stroke : pattern.strokes)
        clip.onsets.push_back(stroke.time);
    clip.density = double(clip.onsets.size()) / plan.seconds;
    clip.irregularity = deviationOf(intervalsOf(clip.onsets));
    clip.repetition = pattern.repetition;
    clip.sound = {plan.rate, 1, std::move(samples)};
    return clip;
}

} // namespace antiphon::idm

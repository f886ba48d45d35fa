#pragma once

#include "core/synth/synth.h"
#include "tests/testing.h"

namespace antiphon::testing {

/// What the built-in synthesizer gives for these parameters.
inline Sound rendered(const std::string& name, const std::vector<double>& parameters,
                      double seconds, int rate, bool settled = true) {
    const std::unique_ptr<Synth> synth = makeSynth(name);
    synth->prepare(rate, 512);
    const std::vector<float> values(parameters.begin(), parameters.end());
    Sound sound{rate, 1, std::vector<float>(std::size_t(seconds * rate))};
    renderVoice(*synth, values, settled ? synthInfo(name).preRoll : 0, rate, sound.samples);
    return sound;
}

/// The factor between what was heard on the left and what should have been, by least squares, and
/// how much of it is something else (0: nothing). `heard` begins with silence.
struct Likeness {
    double gain = 0, rest = 1;
};
inline Likeness likeness(const Sound& heard, const Sound& wanted) {
    std::size_t begin = 0;
    while (begin < heard.frames() && heard.at(begin, 0) == 0)
        ++begin;
    // The first sample fades in from 0, and may be 0 itself.
    Likeness best;
    for (std::size_t shift = 0; shift < 3 && shift <= begin; ++shift) {
        double both = 0, power = 0, all = 0;
        const std::size_t from = std::size_t(heard.rate) / 50; // behind the fade
        const std::size_t frames = std::min(heard.frames() - begin, wanted.frames() - shift) -
                                   from; // nor the one at the end
        for (std::size_t i = from; i < frames; ++i) {
            const double h = heard.at(begin + i, 0), w = wanted.samples[i + shift];
            both += h * w;
            power += w * w;
            all += h * h;
        }
        if (power <= 0 || all <= 0)
            continue;
        const double gain = both / power, rest = 1 - both * both / (power * all);
        if (rest < best.rest)
            best = {gain, rest};
    }
    return best;
}

} // namespace antiphon::testing

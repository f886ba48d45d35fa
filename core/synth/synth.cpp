#include "core/synth/synth.h"

#include "core/error.h"
#include "core/synth/fmsynth.h"
#include "core/synth/granularsynth.h"
#include "core/synth/puredata.h"
#include "core/synth/sinesynth.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {

struct Entry {
    SynthInfo info;
    std::unique_ptr<Synth> (*make)(const SynthSettings& settings);
};

std::unique_ptr<Synth> makeSine(const SynthSettings& settings) {
    return std::make_unique<SineSynth>(settings.parity);
}

template <std::size_t Parameters>
std::unique_ptr<Synth> makeFm(const SynthSettings& settings) {
    return std::make_unique<FmSynth>(Parameters, FmSynth::Formula{}, settings.parity);
}

std::unique_ptr<Synth> makeShippedFm(const SynthSettings& settings) {
    return std::make_unique<FmSynth>(3, FmSynth::shipped, settings.parity);
}

template <int Duration, int Pitch>
std::unique_ptr<Synth> makeGranular(const SynthSettings& settings) {
    return std::make_unique<GranularSynth>(
        GranularSynth::Layout{.duration = Duration, .pitch = Pitch}, settings);
}

const std::vector<Entry>& entries() {
    static const std::vector<Entry> all{
        {{.name = "sin",
          .title = "Sine",
          .help = "One sine from 20 to 2520 Hz",
          .parameters = {"Frequency", "Amplitude"},
          .preRoll = 0.002},
         makeSine},
        {{.name = "fm3",
          .title = "Frequency modulation",
          .help = "Two sines, one bending the other: carrier 400 to 800 Hz, modulator up to five "
                  "times as high",
          .parameters = {"Carrier", "Modulator", "Depth"},
          .preRoll = 0.002},
         makeFm<3>},
        {{.name = "fm3-legacy",
          .title = "Frequency modulation, as published",
          .help =
              "The fm3 of the original patches with its wrong constants: carrier 560 to 960 Hz, "
              "modulator up to 1.4 times as high",
          .parameters = {"Carrier", "Modulator", "Depth"},
          .preRoll = 0.002},
         makeShippedFm},
        {{.name = "fm4",
          .title = "Frequency modulation with amplitude",
          .help = "fm3 whose loudness is the fourth parameter",
          .parameters = {"Carrier", "Modulator", "Depth", "Amplitude"},
          .preRoll = 0.002},
         makeFm<4>},
        {{.name = "granular",
          .title = "Granular",
          .help = "Grains of a sound: 1 to 40 a second of 25 to 1025 ms, at up to eight times its "
                  "speed",
          .parameters = {"Density", "Start", "Duration", "Pitch"},
          .granular = true,
          .preRoll = 1},
         makeGranular<2, 3>},
        {{.name = "granular3-dur",
          .title = "Granular, own pitch",
          .help = "granular at the sound's own speed",
          .parameters = {"Density", "Start", "Duration"},
          .granular = true,
          .preRoll = 1},
         makeGranular<2, -1>},
        {{.name = "granular3-pitch",
          .title = "Granular, even grains",
          .help = "granular with grains of 225 ms",
          .parameters = {"Density", "Start", "Pitch"},
          .granular = true,
          .preRoll = 1},
         makeGranular<-1, 2>},
    };
    return all;
}

const Entry& entryOf(const std::string& name) {
    const auto& all = entries();
    const auto found =
        std::ranges::find(all, name, [](const Entry& entry) { return entry.info.name; });
    if (found != all.end())
        return *found;
    const auto nearest = std::ranges::min_element(
        all, {}, [&](const Entry& entry) { return letterDistance(entry.info.name, name); });
    throw UserError("There is no synthesizer '" + name + "'; did you mean '" + nearest->info.name +
                        "'? A Pure Data patch is named by its folder, with a '/' in it.",
                    UserError::Kind::Usage);
}

} // namespace

const std::vector<SynthInfo>& synths() {
    static const std::vector<SynthInfo> infos = [] {
        std::vector<SynthInfo> list;
        for (const Entry& entry : entries())
            list.push_back(entry.info);
        return list;
    }();
    return infos;
}

bool isPatchName(const std::string& nameOrFolder) {
    if (std::ranges::find(synths(), nameOrFolder, &SynthInfo::name) != synths().end())
        return false;
    std::error_code error;
    return nameOrFolder.find('/') != std::string::npos || fs::is_directory(nameOrFolder, error);
}

std::unique_ptr<Synth> makeSynth(const std::string& name, const SynthSettings& settings) {
    if (isPatchName(name))
        throw UserError(name + ": is the folder of a Pure Data patch, which is not played live; "
                               "choose a built-in synthesizer, such as 'sin'.",
                        UserError::Kind::Usage);
    return entryOf(name).make(settings);
}

SynthInfo synthInfo(const std::string& nameOrFolder) {
    if (!isPatchName(nameOrFolder))
        return entryOf(nameOrFolder).info;
    const PdSynth patch = openPdSynth(nameOrFolder);
    fs::path folder = patch.folder.lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    return {.name = nameOrFolder,
            .title = display(folder.filename()),
            .help = "Pure Data patch",
            .parameters = patch.parameters,
            .preRoll = PdRender{}.preRoll};
}

std::string unheardSettings(const std::string& nameOrFolder, const SynthSettings& settings) {
    const bool patch = isPatchName(nameOrFolder);
    if (!patch && synthInfo(nameOrFolder).granular)
        return {};
    std::string unheard;
    for (const auto& [set, what] :
         {std::pair(!settings.grains.empty(), "a grain source"),
          std::pair(settings.jitter != 0, "jitter"), std::pair(settings.semitones, "semitones"),
          std::pair(!settings.levelled, "grains left unlevelled"),
          std::pair(patch && settings.parity, "parity")})
        if (set)
            unheard += (unheard.empty() ? "" : ", ") + std::string(what);
    if (unheard.empty())
        return {};
    return "'" + nameOrFolder + "' " + (patch ? "is a patch" : "plays no grains") +
           " and does not know: " + unheard + "; leave that out.";
}

void renderVoice(Synth& synth, std::span<const float> parameters, double preRoll, int rate,
                 std::span<float> out) {
    synth.setParameters(parameters);
    synth.reset();
    std::array<float, 1024> skipped;
    auto left = std::size_t(std::llround(std::max(0.0, preRoll) * rate));
    while (left > 0) {
        const std::size_t count = std::min(left, skipped.size());
        synth.render(std::span(skipped).first(count));
        left -= count;
    }
    synth.render(out);
}

} // namespace antiphon

#include "core/synth/synthrender.h"

#include "core/error.h"
#include "core/jsonwords.h"
#include "core/synth/grainsource.h"
#include "core/synth/puredata.h"
#include "core/version.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double longest = 600; // seconds

[[noreturn]] void refuse(const std::string& sentence) {
    throw UserError(sentence, UserError::Kind::Usage);
}

/// The names of a synthesizer's parameters; of a patch that does not say how many they are, as many
/// as there are values.
std::vector<std::string> namesOf(const SynthRequest& request) {
    if (!isPatchName(request.synth))
        return synthInfo(request.synth).parameters;
    std::error_code error;
    const bool declared = fs::exists(fs::path(request.synth) / "synth.json", error);
    return openPdSynth(request.synth, declared ? 0 : int(request.parameters.size())).parameters;
}

std::vector<float> narrowed(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

} // namespace

double SynthRequest::skipped() const {
    if (preRoll >= 0)
        return preRoll;
    return isPatchName(synth) ? PdRender{}.preRoll : synthInfo(synth).preRoll;
}

void check(const SynthRequest& request) {
    const auto names = namesOf(request);
    if (request.parameters.size() != names.size()) {
        std::string list;
        for (const std::string& name : names)
            list += (list.empty() ? "" : ", ") + name;
        refuse("The synthesizer '" + request.synth + "' has " + std::to_string(names.size()) +
               " parameters (" + list + "), but " + std::to_string(request.parameters.size()) +
               " values were given.");
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!(request.parameters[i] >= 0 && request.parameters[i] <= 1))
            refuse("Parameter " + std::to_string(i + 1) + " (" + names[i] + ") is " +
                   inWords(request.parameters[i]) + " but must be from 0 to 1.");
    if (!(request.seconds > 0 && request.seconds <= longest))
        refuse("The length is " + inWords(request.seconds, " s") +
               " but must be above 0 and at most " + inWords(longest) + ".");
    if (!(request.preRoll <= longest))
        refuse("The pre-roll is " + inWords(request.preRoll, " s") + " but must be at most " +
               inWords(longest) + ".");
}

Sound renderSynth(const SynthRequest& request, const std::function<void()>& checkpoint,
                  const std::function<void(const std::string&)>& said) {
    check(request);
    const auto frames = std::max(1LL, std::llround(request.seconds * request.rate));
    Sound sound{request.rate, 1, {}};
    if (isPatchName(request.synth)) {
        const std::vector<float> point = narrowed(request.parameters);
        PdRender render{.rate = request.rate,
                        .seconds = request.seconds,
                        .preRoll = request.skipped(),
                        .checkpoint = checkpoint,
                        .said = said};
        renderPdPoints(openPdSynth(request.synth, int(point.size())), std::span(&point, 1), render,
                       [&](std::size_t, std::span<const float> samples) {
                           sound.samples.assign(samples.begin(), samples.end());
                       });
        return sound;
    }
    const auto mayStop = [&checkpoint] {
        if (checkpoint)
            checkpoint();
    };
    // Minutes of grains may take seconds to ready: done here, where they can be stopped, and shared
    // with the synthesizer.
    std::shared_ptr<const GrainSource> source;
    if (synthInfo(request.synth).granular)
        source = GrainSource::shared(readGrains(request.settings.grains, checkpoint), request.rate,
                                     !request.settings.parity, checkpoint);
    const auto synth = makeSynth(request.synth, request.settings);
    synth->prepare(request.rate, std::size_t(request.rate));
    mayStop();
    sound.samples.resize(std::size_t(frames));
    const std::span<float> all(sound.samples);
    const auto second = std::size_t(request.rate);
    renderVoice(*synth, narrowed(request.parameters), request.skipped(), request.rate,
                all.first(std::min(second, all.size())));
    for (std::size_t done = second; done < all.size(); done += second) {
        mayStop();
        synth->render(all.subspan(done, std::min(second, all.size() - done)));
    }
    mayStop(); // what is cancelled is not written
    return sound;
}

Provenance provenanceOf(const SynthRequest& request) {
    Json comment = {{"task", "synth render"},
                    {"synth", request.synth},
                    {"hash", synthHash(request.synth, request.settings)},
                    {"parameters", request.parameters},
                    {"seconds", request.seconds},
                    {"pre_roll", request.skipped()},
                    {"rate", request.rate}};
    if (isPatchName(request.synth))
        return {software(), comment.dump()};
    const SynthSettings& settings = request.settings;
    comment["parity"] = settings.parity;
    if (synthInfo(request.synth).granular) {
        comment["grains"] = display(settings.grains);
        comment["jitter"] = settings.jitter;
        comment["semitones"] = settings.semitones;
        comment["levelled"] = settings.levelled;
        comment["seed"] = settings.seed;
    }
    return {software(), comment.dump()};
}

} // namespace antiphon

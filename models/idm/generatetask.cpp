#include "core/rng.h"
#include "core/version.h"
#include "models/device.h"
#include "models/idm/generator.h"
#include "models/idm/modeloptions.h"
#include "models/idm/render.h"
#include "models/idm/soundtable.h"
#include "models/idm/tasks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace antiphon::idm {

Outcome runGenerate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<IdmGenerateOptions>();
    context.progress(0, "Reading the model");
    const IdmModel model = readIdm(only(inputs, "model").path);
    const Generator generator(model, context.device());
    const std::vector<fs::path> vocoder = pathsOf(inputs, "vocoder");
    Renderer renderer(model.audio, model.reference, chosenThreads(),
                      givenVocoder(vocoder, model, context.device()));
    const GenerateSettings settings{options.draw.steps, options.draw.guidance,
                                    options.draw.wanted(model.scores)};
    const std::string hash = tensorHash(model.weights);
    const auto samples = std::int64_t(std::llround(options.seconds * double(model.audio.rate)));
    const std::int64_t frames = std::max<std::int64_t>(8, samples / model.audio.hop + 1);

    SoundTable table;
    Outcome outcome;
    for (std::int64_t i = 0; i < options.count; ++i) {
        const std::uint64_t seed = seedFor(context.seed(), 1, std::uint64_t(i));
        char name[64];
        std::snprintf(name, sizeof name, "generated_sample_%03lld.wav",
                      static_cast<long long>(i + 1));
        const auto tell = [&](double from, double to) {
            return [&, from, to](double part) {
                context.checkpoint();
                context.progress((double(i) + from + (to - from) * part) / double(options.count),
                                 name);
            };
        };
        const std::vector<float> spectrogram = generator.draw(frames, seed, settings, tell(0, 0.7));
        std::vector<float> sound =
            renderer.sound(spectrogram, std::size_t(frames),
                           {.iterations = options.draw.iterations, .polish = options.draw.polish},
                           seed, {}, tell(0.7, 0.95));
        finishLevel(sound, options.draw.keepLevel);
        const Json how = {{"task", "idm.generate"},
                          {"options", antiphon::toJson(given)},
                          {"seed", context.seed()},
                          {"clip", i + 1},
                          {"model", hash}};
        const fs::path file = context.folder() / name;
        writeSound(file, {int(model.audio.rate), 1, sound}, sampleFormat(options.draw.format),
                   {software(), how.dump()});
        const Scores scores = scoresOf(measureLScore(sound).score);
        for (std::size_t d = 0; d < scoreNames.size(); ++d)
            context.metric(std::string("lscore/") + scoreNames[d], i + 1, scores[d]);
        table.add({std::to_string(i + 1), scores, 0, seed, name});
        outcome.items.push_back({ItemKind::Audio, file, "clip"});
        context.produced(outcome.items.back());
    }
    const Table rows = table.drawn();
    writeTable(context.folder() / "table.csv", rows);
    Json json = {{"model", hash},
                 {"seed", context.seed()},
                 {"wanted", settings.wanted ? Json(*settings.wanted) : Json()},
                 {"rows", toJson(rows)}};
    writeJson(context.folder() / "table.json", json);
    outcome.items.push_back({ItemKind::Table, context.folder() / "table.csv", "table"});
    context.produced(outcome.items.back());
    outcome.figures = std::move(json);
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm

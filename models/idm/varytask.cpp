#include "core/error.h"
#include "core/resampleonce.h"
#include "core/rng.h"
#include "core/text.h"
#include "core/version.h"
#include "models/device.h"
#include "models/idm/chunkplaces.h"
#include "models/idm/generator.h"
#include "models/idm/modeloptions.h"
#include "models/idm/render.h"
#include "models/idm/soundtable.h"
#include "models/idm/tasks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace antiphon::idm {

namespace {

/// So many samples of a recording at the model's rate; short ones are repeated.
std::vector<float> seedSound(const fs::path& file, int rate, double from, std::size_t samples) {
    Frames frames(file);
    const double seconds = frames.info().seconds();
    const std::int64_t first = std::llround(from * rate),
                       left = std::llround(seconds * rate) - first;
    if (left <= 0)
        throw UserError(display(file) + ": lasts " + numberText(seconds) +
                            " s, so that nothing is left from " + numberText(from) +
                            " s on; begin earlier.",
                        UserError::Kind::Usage);
    const std::vector<float> part =
        resampledStretch(frames, rate, first, std::min(samples, std::size_t(left)));
    if (peakOf(part) < 1e-6f)
        throw UserError(display(file) + ": is silent there; take another stretch.");
    std::vector<float> sound(samples);
    for (std::size_t i = 0; i < samples; ++i)
        sound[i] = part[i % part.size()];
    return sound;
}

/// Numbers spread over `count` places, linear between.
std::vector<double> curve(const std::string& text, const char* key, std::size_t count) {
    std::vector<double> values(count, 1.0);
    if (text.empty())
        return values;
    const std::vector<double> points = numbersOf(text, key, 0, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const double place =
            count > 1 ? double(i) / double(count - 1) * double(points.size() - 1) : 0;
        const auto below = std::size_t(place);
        const std::size_t above = std::min(below + 1, points.size() - 1);
        values[i] = std::lerp(points[below], points[above], place - double(below));
    }
    return values;
}

} // namespace

Outcome runVary(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<IdmVaryOptions>();
    const bool published = options.mode == "reference";
    const std::vector<double> levels = published ? numbersOf(options.noiseDb, "noise_db", 0, 80)
                                                 : numbersOf(options.strength, "strength", 0, 1);
    context.progress(0, "Reading the model");
    const IdmModel model = readIdm(only(inputs, "model").path);
    if (!published && model.objective != "denoise")
        throw UserError(display(model.origin) +
                            ": only learned to reconstruct; take --mode reference.",
                        UserError::Kind::Usage);
    const Generator generator(model, context.device());
    const std::vector<fs::path> vocoder = pathsOf(inputs, "vocoder");
    Renderer renderer(model.audio, model.reference, chosenThreads(),
                      givenVocoder(vocoder, model, context.device()));
    const GenerateSettings settings{options.draw.steps, options.draw.guidance,
                                    options.draw.wanted(model.scores)};
    const std::string hash = tensorHash(model.weights);
    const double seconds = options.seconds > 0 ? options.seconds : model.audio.seconds;
    const auto samples = std::size_t(std::llround(seconds * double(model.audio.rate)));
    const fs::path seedFile = only(inputs, "seed_audio").path;
    double begin = options.from;
    if (options.snap)
        begin = ChunkSearch(generator, renderer, model.audio, seedFile).nearest(begin);
    const auto take = [&](const fs::path& file, double from) {
        return seedSound(file, int(model.audio.rate), from,
                         std::max(samples, std::size_t(model.audio.rate / 2)));
    };
    const std::vector<float> seed = take(seedFile, begin);
    const std::vector<float> spectrogram = renderer.spectrogram(seed);
    const std::size_t bands = std::size_t(model.audio.bands);
    const std::size_t frames = spectrogram.size() / bands;
    std::vector<float> other;
    if (const auto second = pathsOf(inputs, "other"); !second.empty())
        other = renderer.spectrogram(take(second.front(), options.from));
    else if (options.blend > 0)
        throw UserError("To blend two seeds name the second one with --other.",
                        UserError::Kind::Usage);
    const std::vector<double> overBands = curve(options.mixBands, "mix_bands", bands),
                              overTime = curve(options.mixTimes, "mix_times", frames);

    SoundTable table;
    Outcome outcome;
    const auto write = [&](std::vector<float> sound, const std::string& name, SoundTable::Row row,
                           const Json& more) {
        finishLevel(sound, options.draw.keepLevel);
        Json how = {{"task", "idm.vary"},
                    {"options", antiphon::toJson(given)},
                    {"seed", context.seed()},
                    {"from", begin},
                    {"model", hash}};
        how.update(more);
        const fs::path file = context.folder() / name;
        writeSound(file, {int(model.audio.rate), 1, sound}, sampleFormat(options.draw.format),
                   {software(), how.dump()});
        row.scores = scoresOf(measureLScore(sound).score);
        row.file = name;
        for (std::size_t d = 0; d < scoreNames.size(); ++d)
            context.metric(std::string("lscore/") + scoreNames[d],
                           std::int64_t(table.rows().size()), row.scores[d]);
        table.add(std::move(row));
        outcome.items.push_back({ItemKind::Audio, file, "variation"});
        context.produced(outcome.items.back());
    };
    write(seed, "seed_original.wav", {"Seed", {}, 0, 0, ""}, Json::object());

    const auto shares = published ? sharedOutPublished(options.count, levels.size())
                                  : sharedOut(options.count, levels.size());
    std::int64_t number = 0;
    for (std::size_t l = 0; l < levels.size(); ++l)
        for (std::int64_t i = 0; i < shares[l]; ++i, ++number) {
            const std::uint64_t own =
                seedFor(context.seed(), 1, std::uint64_t(options.grid ? i : number));
            char name[80];
            std::snprintf(name, sizeof name, "variation_%03lld_noise%.2f.wav",
                          static_cast<long long>(number + 1), levels[l]);
            const auto tell = [&](double from, double to) {
                return [&, from, to](double part) {
                    context.checkpoint();
                    context.progress(
                        (double(number) + from + (to - from) * part) / double(options.count), name);
                };
            };
            std::vector<float> varied =
                published ? generator.varyOnce(spectrogram, std::int64_t(frames), levels[l], own)
                          : generator.vary(spectrogram, std::int64_t(frames), levels[l], own,
                                           settings, other, options.blend, tell(0, 0.7));
            for (std::size_t band = 0; band < bands; ++band)
                for (std::size_t t = 0; t < frames; ++t) {
                    const double m = options.mix * overBands[band] * overTime[t];
                    float& x = varied[band * frames + t];
                    x = float(std::lerp(double(spectrogram[band * frames + t]), double(x), m));
                }
            const std::vector<float> sound = renderer.sound(
                varied, frames,
                {.iterations = options.draw.iterations, .polish = options.draw.polish}, own,
                options.seedPhases ? std::span<const float>(seed) : std::span<const float>(),
                tell(0.7, 0.95));
            write(sound, name, {"Var" + std::to_string(number + 1), {}, levels[l], own, ""},
                  {{"variation", number + 1}, {"level", levels[l]}, {"mix", options.mix}});
        }
    const Table rows = table.varied();
    writeTable(context.folder() / "table.csv", rows);
    std::vector<double> chunks;
    for (const std::int64_t frame : generator.chunkStarts(spectrogram, std::int64_t(frames)))
        chunks.push_back(double(frame * model.audio.hop) / double(model.audio.rate));
    Json json = {{"model", hash},
                 {"seed", context.seed()},
                 {"from", begin},
                 {"chunks", chunks},
                 {"rows", toJson(rows)}};
    writeJson(context.folder() / "table.json", json);
    outcome.items.push_back({ItemKind::Table, context.folder() / "table.csv", "table"});
    context.produced(outcome.items.back());
    outcome.figures = std::move(json);
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm

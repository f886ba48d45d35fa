#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "core/version.h"
#include "models/device.h"
#include "models/idm/clipsounds.h"
#include "models/idm/modeloptions.h"
#include "models/idm/render.h"
#include "models/idm/tasks.h"
#include "models/idm/vocodercompare.h"
#include "models/idm/vocodernet.h"
#include "models/idm/vocodertrainingoptions.h"

#include <chrono>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr std::uint64_t untrainedSeed = 1, phasesSeed = 2;

/// A way from a spectrogram to sound, and what it did so far.
struct SoundingWay {
    std::string name;
    RenderSettings settings;
    std::unique_ptr<Renderer> renderer;
    bool heard = true; ///< has sound files
    SoundGaps sum = {};
    double seconds = 0, sounded = 0;
};

SoundingWay searchingFor(const char* name, std::int64_t iterations, const Dataset& dataset) {
    return {name,
            {.iterations = iterations},
            std::make_unique<Renderer>(dataset.settings(), dataset.reference(), chosenThreads())};
}

SoundingWay vocodingWith(const char* name, const VocoderModel& model, const Dataset& dataset,
                         const std::string& device, std::int64_t polish) {
    return {name,
            {.polish = polish},
            std::make_unique<Renderer>(dataset.settings(), dataset.reference(), chosenThreads(),
                                       std::make_shared<Vocoder>(model, device))};
}

/// The table's columns, a number each.
std::vector<std::pair<std::string, double>> gapFigures(const SoundGaps& gaps, double speed) {
    std::vector<std::pair<std::string, double>> all = {{"mel_db", gaps.melDb},
                                                       {"convergence", gaps.convergence}};
    for (std::size_t d = 0; d < gaps.scores.size(); ++d)
        all.emplace_back(std::string("delta_") + scoreNames[d], gaps.scores[d]);
    all.emplace_back("times_real_time", speed);
    return all;
}

SoundGaps& operator+=(SoundGaps& sum, const SoundGaps& one) {
    sum.melDb += one.melDb;
    sum.convergence += one.convergence;
    for (std::size_t d = 0; d < sum.scores.size(); ++d)
        sum.scores[d] += one.scores[d];
    return sum;
}

SoundGaps meanGaps(SoundGaps sum, double count) {
    sum.melDb /= count;
    sum.convergence /= count;
    for (double& score : sum.scores)
        score /= count;
    return sum;
}

/// Clips to compare by, evenly spread over those held back.
std::vector<std::size_t> comparedClips(const Dataset& dataset, std::size_t most) {
    std::vector<std::size_t> all = dataset.of(Split::Test);
    if (all.empty())
        all = dataset.of(Split::Validation);
    if (all.empty())
        throw UserError(display(dataset.folder()) +
                        ": holds back no clips to compare by; prepare more recordings.");
    std::vector<std::size_t> some;
    const std::size_t count = std::min(most, all.size());
    for (std::size_t i = 0; i < count; ++i)
        some.push_back(all[i * all.size() / count]);
    return some;
}

} // namespace

Outcome runEvaluateVocoder(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<VocoderEvaluateOptions>();
    context.progress(0, "Reading the model");
    const VocoderModel model = readVocoder(only(inputs, "vocoder").path);
    const auto dataset = std::make_shared<const Dataset>(only(inputs, "data").path);
    checkVocoderFits(model, dataset->settings(), dataset->folder());
    const std::vector<std::size_t> clips = comparedClips(*dataset, std::size_t(options.clips));
    // The same shape with nothing learned.
    VocoderModel untrained = model;
    untrained.weights = weightsOf(
        VocoderNet(model.config, model.reference, seedFor(context.seed(), untrainedSeed)).model());

    std::vector<SoundingWay> ways;
    ways.push_back(searchingFor("griffin-lim-32", 32, *dataset));
    ways.push_back(searchingFor("griffin-lim-64", 64, *dataset));
    ways.push_back(vocodingWith("vocoder", model, *dataset, context.device(), 0));
    ways.push_back(vocodingWith("vocoder-polished", model, *dataset, context.device(),
                                IdmDrawOptions{}.polish));
    ways.push_back(vocodingWith("untrained", untrained, *dataset, context.device(), 0));
    ways.back().heard = false;

    Outcome outcome;
    const int rate = int(dataset->settings().rate);
    const auto keep = [&](std::size_t clip, const std::string& name, std::vector<float> sound) {
        const Json how = {{"task", "idm.evaluate-vocoder"},
                          {"clip", clip},
                          {"way", name},
                          {"vocoder", tensorHash(model.weights)}};
        const fs::path file = context.folder() / (std::to_string(clip) + "-" + name + ".wav");
        writeSound(file, {rate, 1, std::move(sound)}, SampleFormat::Int16,
                   {software(), how.dump()});
        outcome.items.push_back({ItemKind::Audio, file, name});
        context.produced(outcome.items.back());
    };
    ClipSounds sounds(dataset);
    std::vector<float> original(std::size_t(dataset->settings().samples()));
    std::vector<float> x(dataset->bands() * dataset->frames());
    std::vector<std::string> names, files;
    std::vector<double> numbers;
    std::vector<std::vector<double>> columns(gapFigures({}, 0).size());
    for (std::size_t i = 0; i < clips.size(); ++i) {
        sounds.read(clips[i], 0, original);
        dataset->normalised(clips[i], x);
        const bool heard = std::int64_t(i) < options.heard;
        if (heard)
            keep(i + 1, "original", original);
        for (SoundingWay& way : ways) {
            context.checkpoint();
            const double part = double(&way - ways.data()) / double(ways.size());
            context.progress((double(i) + part) / double(clips.size()), "Comparing clips");
            const auto start = std::chrono::steady_clock::now();
            const std::vector<float> made = way.renderer->sound(
                x, dataset->frames(), way.settings, seedFor(context.seed(), phasesSeed, i), {},
                [&](double) { context.checkpoint(); });
            const double seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            const SoundGaps gaps = gapsOf(original, made, x, way.renderer->spectrogram(made), rate);
            way.sum += gaps;
            way.seconds += seconds;
            way.sounded += double(made.size()) / rate;
            names.push_back(way.name);
            numbers.push_back(double(i + 1));
            files.push_back(dataset->clips()[clips[i]].source);
            const auto row = gapFigures(gaps, double(made.size()) / rate / seconds);
            for (std::size_t column = 0; column < row.size(); ++column)
                columns[column].push_back(row[column].second);
            if (heard && way.heard)
                keep(i + 1, way.name, made);
        }
    }

    Table table;
    table.rows = names.size();
    table.add("clip", std::move(numbers));
    table.add("source", std::move(files));
    table.add("way", std::move(names));
    const auto titles = gapFigures({}, 0);
    for (std::size_t column = 0; column < titles.size(); ++column)
        table.add(titles[column].first, std::move(columns[column]));
    writeTable(context.folder() / "comparison.csv", table);
    outcome.items.push_back({ItemKind::Table, context.folder() / "comparison.csv", "comparison"});
    context.produced(outcome.items.back());
    for (const SoundingWay& way : ways) {
        Json& json = outcome.figures["ways"][way.name];
        for (const auto& [name, value] :
             gapFigures(meanGaps(way.sum, double(clips.size())), way.sounded / way.seconds))
            json[name] = value;
    }
    outcome.figures["clips"] = clips.size();
    outcome.figures["threads"] = chosenThreads();
    writeJson(context.folder() / "comparison.json", outcome.figures);
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm

#include "core/error.h"
#include "core/oracle/segmentation.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/version.h"
#include "models/guide/labelcache.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/modeltasks.h"
#include "models/guide/result.h"
#include "models/guide/specify.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {
namespace {

/// The labels that follow, window after window: each reads the last ones that there are.
std::vector<std::int32_t> continuation(const Model& model, const DecisionDecoder& decoder,
                                       std::vector<std::int32_t> labels, std::size_t count,
                                       std::span<const std::int32_t> allowed,
                                       const AnswerOptions& options, std::uint64_t seed,
                                       const std::function<void()>& checkpoint) {
    DecodeSettings settings = decodeSettings(options);
    const auto given = std::size_t(
        model.training.value("given", std::max<std::int64_t>(1, model.decision.maxSegments / 2)));
    const std::size_t rest = std::size_t(model.decision.maxSegments) - given;
    const std::size_t before = labels.size();
    for (std::uint64_t window = 0; labels.size() < before + count; ++window) {
        checkpoint();
        const std::span source = std::span(labels).last(std::min(given, labels.size()));
        settings.length = std::min(rest, before + count - labels.size());
        Rng rng(seedFor(seed, window));
        for (const AnsweredLabel& label : decoder.answer(source, settings, rng, allowed).labels)
            labels.push_back(label.label);
    }
    labels.erase(labels.begin(), labels.begin() + std::ptrdiff_t(before));
    return labels;
}

} // namespace

void ContinueOptions::visit(OptionVisitor& v) {
    v.real(seconds, {.key = "seconds",
                     .label = "Length",
                     .help = "How long the track goes on.",
                     .unit = "s",
                     .min = 0.1,
                     .max = 3600});
    answer.visit(v);
    render.visit(v);
}

Outcome runContinue(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<ContinueOptions>();
    const auto checkpoint = [&context] { context.checkpoint(); };
    context.progress(0, "Reading the model");
    const Model model = readModel(only(inputs, "model").path);
    requireTask(model, "completion");
    const fs::path file = only(inputs, "track").path;
    const Sound sound = readSound(file);
    context.progress(0.1, "Listening");
    const CodedTrack track =
        model.perception->label(listenTo(file, checkpoint), labelCacheFolder(), checkpoint);
    const PerceptionSettings& heard = model.perception->settings();
    requireSound(track.track, display(file), track.track, display(file), heard.segment,
                 heard.silence);
    if (options.render.fade > heard.segment)
        throw UserError("'fade' is longer than the model's segment of " +
                            numberText(heard.segment) + " s; make it shorter.",
                        UserError::Kind::Usage);
    const auto allowed = labelsIn(track.track);
    // It goes on from the end of the music, not from the silence behind it.
    const auto whole = std::size_t(
        soundingRange(std::span(track.track.levels).first(track.track.wholeSegments), heard.silence)
            .end);
    const auto count = std::size_t(std::ceil(options.seconds / heard.segment - 1e-9));
    context.progress(0.4, "Continuing");
    const DecisionDecoder decoder = decoderOf(model, options.answer.weightType, context.device());
    std::vector<std::int32_t> labels = continuation(
        model, decoder, {track.codes.begin(), track.codes.begin() + std::ptrdiff_t(whole)}, count,
        allowed, options.answer, context.seed(), checkpoint);
    standIn(labels, allowed, model.perception->codebook());

    // What there is stays, and the memory's navigator goes on from its end.
    std::vector<std::int32_t> specification(track.track.labels.begin(),
                                            track.track.labels.begin() + std::ptrdiff_t(whole));
    Kept kept;
    for (std::size_t i = 0; i < whole; ++i)
        kept.query.push_back(std::int32_t(i));
    specification.insert(specification.end(), labels.begin(), labels.end());
    kept.query.resize(specification.size(), anew);
    kept.codebook = &model.perception->codebook();
    const auto query =
        recompose(specification, track.track, heard.segment, {}, context.seed(), checkpoint, kept);
    context.progress(0.7, "Rendering");
    const auto boundary = segmentGrid(std::int64_t(sound.frames()), heard.segment, sound.rate);
    const auto start = std::size_t(boundary[whole]);
    const auto frames = start + std::size_t(std::llround(options.seconds * sound.rate));
    const Sound length{sound.rate, 1, std::vector<float>(frames)};
    const std::size_t needed =
        segmentGrid(std::int64_t(frames), heard.segment, sound.rate).size() - 1;
    std::vector<std::int32_t> played = query;
    played.resize(needed, silent);
    const Response response =
        Renderer(length, sound, heard.segment, false).render(played, options.render);
    Sound alone{sound.rate, response.sound.channels, {}};
    alone.samples.assign(response.sound.samples.begin() +
                             std::ptrdiff_t(start * std::size_t(sound.channels)),
                         response.sound.samples.end());

    const fs::path folder = context.folder();
    writeIntegers(folder / "specification.txt", labels);
    const Provenance provenance{software(), Json({{"task", "guide.continue"},
                                                  {"options", antiphon::toJson(given)},
                                                  {"seed", context.seed()}})
                                                .dump()};
    writeSound(folder / "continued.wav", response.sound, SampleFormat::Int24, provenance);
    writeSound(folder / "continuation.wav", alone, SampleFormat::Int24, provenance);
    Outcome outcome;
    outcome.items = {{ItemKind::Audio, folder / "continued.wav", "continued"},
                     {ItemKind::Audio, folder / "continuation.wav", "continuation"},
                     {ItemKind::Table, folder / "specification.txt", "specification"}};
    for (const Item& item : outcome.items)
        context.produced(item);
    outcome.figures = {{"seconds", alone.seconds()},
                       {"segments", labels.size()},
                       {"decoder", toldOf(model, decoder)}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

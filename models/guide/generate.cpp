#include "models/guide/generate.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/result.h"
#include "models/guide/specify.h"

#include <future>
#include <optional>

namespace antiphon::guide {

namespace {

Source load(const fs::path& path, JobContext& context) {
    const auto checkpoint = [](void* c) { static_cast<JobContext*>(c)->checkpoint(); };
    std::size_t nonFinite = 0;
    std::string hash = contentHash(path, checkpoint, &context);
    Source source{path, std::move(hash),
                  readSound(path, std::int64_t(4) * 3600 * 48000, &nonFinite)};
    if (nonFinite > 0)
        context.log(display(path) + ": " + std::to_string(nonFinite) +
                    " samples are no numbers and count as silence.");
    return source;
}

Listen listenTo(const Source& source) {
    return {display(source.path), source.hash, [&source] { return source.sound; }};
}

/// What was found so far, segment by segment, for whoever watches.
void tell(JobContext& context, const char* what, const std::vector<std::int32_t>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        context.metric(what, std::int64_t(i), values[i]);
}

/// Both recordings' labels and what is asked of the memory.
struct Plan {
    LabelledTrack guide, memory;
    Matrix codebook;
    std::vector<std::int32_t> specification;
    std::size_t substituted = 0;
    Json details;
};

/// The guide's own labels, as the memory can follow them.
Plan followed(const Source& guide, const Source& memory, const GenerateOptions& options,
              JobContext& context) {
    Labelling labelling =
        labelTracks({guide.sound, display(guide.path)}, {memory.sound, display(memory.path)},
                    options, context.seed(), [&context] { context.checkpoint(); });
    // The published rules have no stand-ins: what the memory lacks becomes silence.
    if (options.compat) {
        labelling.specification = labelling.guide.labels;
        labelling.substituted = 0;
    }
    if (labelling.codebook.rows < std::size_t(options.vocab))
        context.log("Only " + std::to_string(labelling.codebook.rows) + " different segments for " +
                    std::to_string(options.vocab) +
                    " labels; fewer labels ('vocab') or shorter segments would match better.");
    Json details = detailsOf(labelling);
    return {std::move(labelling.guide),    std::move(labelling.memory),
            std::move(labelling.codebook), std::move(labelling.specification),
            labelling.substituted,         std::move(details)};
}

/// Both recordings as a Perception hears them.
std::pair<CodedTrack, CodedTrack> heardBy(const Perception& perception, const Source& guide,
                                          const Source& memory, const GenerateOptions& options,
                                          JobContext& context) {
    const auto listen = [&](const Source& source) {
        return perception.label(listenTo(source), {}, [&context] { context.checkpoint(); });
    };
    std::pair tracks(listen(guide), listen(memory));
    requireSound(tracks.first.track, display(guide.path), tracks.second.track, display(memory.path),
                 options.segment, options.silence);
    return tracks;
}

/// As followed(), for what only a Perception can hear with: wav2vec 2.0.
Plan followedByEar(const Source& guide, const Source& memory, const GenerateOptions& options,
                   JobContext& context) {
    const Perception perception = Perception::learn(
        perceptionSettings(options), {listenTo(guide), listenTo(memory)}, context.seed(),
        [&context] { context.checkpoint(); }, [](double, const std::string&) {});
    auto [guideCodes, memoryCodes] = heardBy(perception, guide, memory, options, context);
    Plan plan;
    plan.codebook = perception.codebook();
    plan.specification = guideCodes.track.labels;
    if (!options.compat)
        plan.substituted = standIn(plan.specification, labelsIn(memoryCodes.track), plan.codebook);
    plan.guide = std::move(guideCodes.track);
    plan.memory = std::move(memoryCodes.track);
    plan.details = {{"mode", "identity"}, {"perception", perception.hash()}};
    return plan;
}

/// What a trained partner would play to the guide.
Plan answered(const Source& guide, const Source& memory, const Model& model,
              const GenerateOptions& options, JobContext& context) {
    const auto checkpoint = [&context] { context.checkpoint(); };
    auto [guideCodes, memoryCodes] = heardBy(*model.perception, guide, memory, options, context);
    Plan plan;
    plan.codebook = model.perception->codebook();
    const auto allowed = labelsIn(memoryCodes.track);
    const DecisionDecoder decoder = decoderOf(model, options.answer.weightType, context.device());
    Specification specification =
        answer(model, decoder, guideCodes, allowed, options.answer, context.seed(), checkpoint,
               [&](std::size_t segment, std::int32_t label) {
                   context.metric("answer label", std::int64_t(segment), label);
               });
    plan.details = detailsOf(model, specification);
    plan.details["answer_decoder"] = toldOf(model, decoder);
    plan.specification = std::move(specification.labels);
    if (!options.compat)
        plan.substituted = standIn(plan.specification, allowed, plan.codebook);
    plan.guide = std::move(guideCodes.track);
    plan.memory = std::move(memoryCodes.track);
    return plan;
}

} // namespace

Outcome runGenerate(const Inputs& inputs, const Options& given, JobContext& context) {
    GenerateOptions options = given.as<GenerateOptions>();
    std::optional<Model> model;
    if (const auto path = pathsOf(inputs, "model"); !path.empty()) {
        context.progress(0, "Reading the model");
        model = readModel(path.front());
        requireTask(*model, "answer");
        // The model decides how recordings are heard.
        static_cast<ListeningOptions&>(options) = listeningOptions(model->perception->settings());
    }
    context.progress(0, "Reading");
    auto other =
        std::async(std::launch::async, [&] { return load(only(inputs, "memory").path, context); });
    const Source guide = load(only(inputs, "guide").path, context);
    const Source memory = other.get();
    context.checkpoint();

    context.progress(0.1, "Listening");
    Plan plan = model                            ? answered(guide, memory, *model, options, context)
                : options.frontend == "wav2vec2" ? followedByEar(guide, memory, options, context)
                                                 : followed(guide, memory, options, context);
    context.progress(0.5, "Recomposing");
    tell(context, "guide label", model ? plan.guide.labels : plan.specification);
    tell(context, "memory label", plan.memory.labels);
    const auto query = recompose(plan.specification, plan.memory, plan.guide.lastSeconds, options,
                                 context.seed(), [&context] { context.checkpoint(); });
    if (plan.substituted > 0)
        context.log(std::to_string(plan.substituted) + " of " + std::to_string(query.size()) +
                    " guide segments carry a label that the memory lacks; the nearest label it has "
                    "stands in.");

    tell(context, "response segment", query);
    context.progress(0.6, "Rendering");
    const Json info = infoOf(guide, memory, options, context.seed(),
                             {plan.guide, plan.memory, plan.codebook, plan.specification,
                              plan.substituted, std::move(plan.details)},
                             query);
    Outcome outcome =
        writeTake(context.folder(), info, guide.sound, memory.sound, options.render, context);
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

#include "models/guide/generate.h"

#include "core/oracle/segmentation.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "models/guide/result.h"

#include <algorithm>
#include <cmath>
#include <future>

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

/// What was found so far, segment by segment, for whoever watches.
void tell(JobContext& context, const char* what, const std::vector<std::int32_t>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        context.metric(what, std::int64_t(i), values[i]);
}

} // namespace

Outcome runGenerate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<GenerateOptions>();
    const auto checkpoint = [&context] { context.checkpoint(); };

    context.progress(0, "Reading");
    auto other =
        std::async(std::launch::async, [&] { return load(only(inputs, "memory").path, context); });
    const Source guide = load(only(inputs, "guide").path, context);
    const Source memory = other.get();
    context.checkpoint();

    context.progress(0.1, "Listening");
    Labelling labelling =
        labelTracks({guide.sound, display(guide.path)}, {memory.sound, display(memory.path)},
                    options, context.seed(), checkpoint);
    context.progress(0.5, "Recomposing");
    // The published rules have no stand-ins: what the memory lacks becomes silence.
    if (options.compat) {
        labelling.specification = labelling.guide.labels;
        labelling.substituted = 0;
    }
    tell(context, "guide label", labelling.specification);
    tell(context, "memory label", labelling.memory.labels);
    const auto query = recompose(labelling.specification, labelling.memory,
                                 labelling.guide.lastSeconds, options, context.seed(), checkpoint);
    if (labelling.codebook.rows < std::size_t(options.vocab))
        context.log("Only " + std::to_string(labelling.codebook.rows) + " different segments for " +
                    std::to_string(options.vocab) +
                    " labels; fewer labels ('vocab') or shorter segments would match better.");
    if (labelling.substituted > 0)
        context.log(std::to_string(labelling.substituted) + " of " + std::to_string(query.size()) +
                    " guide segments carry a label that the memory lacks; the nearest label it has "
                    "stands in.");

    tell(context, "response segment", query);
    context.progress(0.6, "Rendering");
    const Json info = infoOf(guide, memory, options, context.seed(), labelling, query);
    Outcome outcome =
        writeTake(context.folder(), info, guide.sound, memory.sound, options.render, context);
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

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
    Source source{path, std::move(hash), readSound(path, std::int64_t(4) * 3600 * 48000, &nonFinite)};
    if (nonFinite > 0)
        context.log(display(path) + ": " + std::to_string(nonFinite) +
                    " samples are no numbers and count as silence.");
    return source;
}

/// Guide and memory played together, as long as the guide; scaled down only if it would clip.
Sound together(const Sound& guide, const Sound& memory) {
    const Sound left = resample({guide.rate, 1, monoOf(guide)}, memory.rate);
    const std::vector<float> right = monoOf(memory);
    Sound sum = left;
    float peak = 1;
    for (std::size_t i = 0; i < sum.samples.size(); ++i) {
        if (i < right.size())
            sum.samples[i] += right[i];
        peak = std::max(peak, std::abs(sum.samples[i]));
    }
    for (float& sample : sum.samples)
        sample /= peak;
    return sum;
}

std::string lines(const std::vector<std::int32_t>& values) {
    std::string text;
    for (const std::int32_t value : values)
        text += std::to_string(value) + "\n";
    return text;
}

} // namespace

Outcome runGenerate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<GenerateOptions>();
    const auto checkpoint = [&context] { context.checkpoint(); };

    context.progress(0, "Reading");
    auto other = std::async(std::launch::async, [&] { return load(only(inputs, "memory").path, context); });
    const Source guide = load(only(inputs, "guide").path, context);
    const Source memory = other.get();
    context.checkpoint();

    context.progress(0.1, "Listening");
    Labelling labelling =
        labelTracks({guide.sound, display(guide.path)}, {memory.sound, display(memory.path)}, options,
                    context.seed(), checkpoint);
    context.progress(0.5, "Recomposing");
    // The published rules have no stand-ins: what the memory lacks becomes silence.
    if (options.compat) {
        labelling.specification = labelling.guide.labels;
        labelling.substituted = 0;
    }
    const auto query = recompose(labelling.specification, labelling.memory,
                                 labelling.guide.lastSeconds, options, context.seed(), checkpoint);
    if (labelling.codebook.rows < std::size_t(options.vocab))
        context.log("Only " + std::to_string(labelling.codebook.rows) +
                    " different segments for " + std::to_string(options.vocab) +
                    " labels; fewer labels ('vocab') or shorter segments would match better.");
    if (labelling.substituted > 0)
        context.log(std::to_string(labelling.substituted) + " of " + std::to_string(query.size()) +
                    " guide segments carry a label that the memory lacks; the nearest label it has "
                    "stands in.");

    context.progress(0.6, "Rendering");
    const fs::path& folder = context.folder();
    const Json info =
        infoOf(guide, memory, options, context.seed(), labelling, query);
    Outcome outcome = writeResponse(folder, info, guide.sound, memory.sound, options.render,
                                    context.seed(), context);
    const auto put = [&](ItemKind kind, const std::string& role, const fs::path& file) {
        outcome.items.push_back({kind, file, role});
        context.produced(outcome.items.back());
        context.checkpoint();
    };
    const auto putSound = [&](const std::string& role, const Sound& sound) {
        const fs::path file = folder / (role + ".wav");
        writeSound(file, sound);
        put(ItemKind::Audio, role, file);
    };
    context.progress(0.8, "Writing");
    putSound("guide", guide.sound);
    putSound("memory", memory.sound);
    putSound("original", together(guide.sound, memory.sound));
    writeFile(folder / "query.txt", lines(query));
    put(ItemKind::Table, "query", folder / "query.txt");
    writeFile(folder / "specification.txt", lines(labelling.specification));
    put(ItemKind::Table, "specification", folder / "specification.txt");
    outcome.items.push_back({ItemKind::Table, folder / "info.json", "info"});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

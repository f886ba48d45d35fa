#include "models/guide/result.h"

#include "core/error.h"
#include "core/oracle/metrics.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/version.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace antiphon::guide {

namespace {

Json describe(const Source& source) {
    return {{"path", display(source.path)},
            {"hash", source.hash},
            {"sample_rate", source.sound.rate},
            {"channels", source.sound.channels},
            {"frames", source.sound.frames()}};
}

Json statistics(const std::vector<std::int32_t>& specification,
                const std::vector<std::int32_t>& query,
                const std::vector<std::int32_t>& memoryLabels, int vocab) {
    const std::vector<int> runs = soundingRuns(query);
    const RunStatistics run = runStatistics(runs);
    const auto silentSegments = std::count(query.begin(), query.end(), silent);
    std::vector<std::int32_t> asked;
    std::copy_if(specification.begin(), specification.end(), std::back_inserter(asked),
                 [](std::int32_t label) { return label != silent; });
    return {{"segments", query.size()},
            {"vocab_used", std::set<std::int32_t>(asked.begin(), asked.end()).size()},
            {"mean_run", run.mean},
            {"median_run", run.median},
            {"max_run", run.longest},
            {"run_histogram", runHistogram(runs)},
            {"share_silent", query.empty() ? 0.0 : double(silentSegments) / double(query.size())},
            {"entropy_bits", entropyBits(asked)},
            {"memory_share", vocabularyShare(memoryLabels, vocab)}};
}

} // namespace

std::vector<int> soundingRuns(const std::vector<std::int32_t>& query) {
    std::vector<int> sounding;
    std::size_t position = 0;
    for (const int run : continuityRuns(query)) {
        if (query[position] != silent)
            sounding.push_back(run);
        position += std::size_t(run);
    }
    return sounding;
}

std::vector<std::int32_t> integers(const Json& info, const char* key, const fs::path& file) {
    try {
        return info.at(key).get<std::vector<std::int32_t>>();
    } catch (const Json::exception&) {
        throw UserError(display(file) + ": '" + key +
                        "' is missing or no list of whole numbers; generate this result again.");
    }
}

Provenance provenanceOf(const Json& info) {
    // No path in here: the same request gives the same bytes wherever it lies.
    Json options = info.value("options", Json::object());
    options.erase("weights");
    Json origin = {{"task", "guide.generate"},
                   {"options", std::move(options)},
                   {"seed", info.value("seed", std::uint64_t(0))}};
    if (info.contains("model"))
        origin["model"] = info["model"].value("hash", "");
    if (info.contains("edits"))
        origin["edits"] = info["edits"];
    return {software(), origin.dump()};
}

Sound mixOf(const Sound& guide, const Sound& response) {
    const std::vector<float> left = resample({guide.rate, 1, monoOf(guide)}, response.rate).samples;
    const std::vector<float> right = monoOf(response);
    Sound mix{response.rate, 2, std::vector<float>(2 * right.size())};
    for (std::size_t i = 0; i < right.size(); ++i) {
        mix.at(i, 0) = i < left.size() ? left[i] : 0.0f;
        mix.at(i, 1) = right[i];
    }
    const float scale = float(1 / std::max(1.0, double(peakOf(mix.samples))));
    if (scale < 1)
        for (float& sample : mix.samples)
            sample *= scale;
    return mix;
}

Json detailsOf(const Labelling& labelling) {
    Json nearest = Json::array();
    for (const auto& labels : labelling.nearest) {
        Json row = Json::array();
        for (const NearLabel& near : labels)
            row.push_back({near.label, near.distance});
        nearest.push_back(row);
    }
    return {{"mode", "identity"},
            {"guide_nearest", nearest},
            {"guide_scale",
             {{"offset", labelling.guideScale.offset}, {"scale", labelling.guideScale.scale}}},
            {"memory_scale",
             {{"offset", labelling.memoryScale.offset}, {"scale", labelling.memoryScale.scale}}},
            {"frontend", labelling.frontend.state()}};
}

Json detailsOf(const Model& model, const Specification& specification) {
    Json details = {{"mode", "learned"},
                    {"model",
                     {{"path", display(model.origin)},
                      {"hash", tensorHash(model.weights)},
                      {"perception", model.perception->hash()}}}};
    details.update(toJson(specification));
    return details;
}

Json infoOf(const Source& guide, const Source& memory, const GenerateOptions& options,
            std::uint64_t seed, const Heard& heard, const std::vector<std::int32_t>& query) {
    Json codebook = Json::array();
    for (std::size_t i = 0; i < heard.codebook.rows; ++i) {
        const auto row = heard.codebook.row(i);
        codebook.push_back(std::vector<float>(row.begin(), row.end()));
    }
    Json info = {{"antiphon", version()},
                 {"task", "guide.generate"},
                 {"seed", seed},
                 {"options", antiphon::toJson(Options(options))},
                 {"guide", describe(guide)},
                 {"memory", describe(memory)},
                 {"query", query},
                 {"specification", heard.specification},
                 {"substituted", heard.substituted},
                 {"guide_labels", heard.guide.labels},
                 {"memory_labels", heard.memory.labels},
                 {"memory_distances", heard.memory.distances},
                 {"codebook", codebook}};
    info.update(heard.details);
    return info;
}

Outcome writeResponse(const fs::path& folder, Json info, const Sound& guide, const Sound& memory,
                      const RenderOptions& render, JobContext& context) {
    const fs::path infoFile = folder / "info.json";
    const auto query = integers(info, "query", infoFile);
    const auto specification = integers(info, "specification", infoFile);
    const auto memoryLabels = integers(info, "memory_labels", infoFile);
    Options options = GenerateOptions{};
    readJson(options, info.value("options", Json::object()), display(infoFile));
    GenerateOptions wanted = options.as<GenerateOptions>();
    wanted.render = render;

    if (render.fade > wanted.segment)
        throw UserError("'fade' is " + numberText(render.fade) +
                            " s but must not exceed the segment of " + numberText(wanted.segment) +
                            " s.",
                        UserError::Kind::Usage);
    const Response response =
        Renderer(guide, memory, wanted.segment, wanted.compat).render(query, render);
    context.checkpoint();
    info["options"] = antiphon::toJson(Options(wanted));
    info["gain"] = response.gain;
    info["statistics"] = statistics(specification, query, memoryLabels, int(wanted.vocab));

    Outcome outcome;
    outcome.figures["seconds"] = response.sound.seconds();
    for (const char* key : {"segments", "vocab_used", "mean_run", "max_run", "share_silent"})
        outcome.figures[key] = info["statistics"][key];
    outcome.figures["peak"] = double(peakOf(response.sound.samples));
    info["statistics"]["peak"] = outcome.figures["peak"];

    const Provenance provenance = provenanceOf(info);
    const auto put = [&](const char* role, const Sound& sound) {
        const fs::path file = folder / (std::string(role) + ".wav");
        writeSound(file, sound, SampleFormat::Int24, provenance);
        outcome.items.push_back({ItemKind::Audio, file, role});
        context.produced(outcome.items.back());
        context.checkpoint();
    };
    put("response", response.sound);
    put("mix", mixOf(guide, response.sound));
    writeJson(infoFile, info);
    return outcome;
}

} // namespace antiphon::guide

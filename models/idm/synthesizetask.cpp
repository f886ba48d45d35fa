#include "core/soundfile.h"
#include "core/table.h"
#include "core/version.h"
#include "models/idm/dataoptions.h"
#include "models/idm/synthesize.h"
#include "models/idm/tasks.h"

#include <cstdio>

namespace antiphon::idm {

namespace {

std::string nameOf(std::size_t number) {
    char text[32];
    std::snprintf(text, sizeof text, "clip_%05zu.wav", number + 1);
    return text;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string result;
    for (const std::string& text : texts)
        result += (result.empty() ? "" : ", ") + text;
    return result;
}

std::string timesOf(const std::vector<double>& onsets) {
    std::string result;
    char text[32];
    for (const double onset : onsets) {
        std::snprintf(text, sizeof text, "%s%.4f", result.empty() ? "" : " ", onset);
        result += text;
    }
    return result;
}

} // namespace

Outcome runSynthesize(const Inputs&, const Options& given, JobContext& context) {
    const auto& options = given.as<SynthesizeOptions>();
    const auto count = std::size_t(options.count);
    std::vector<std::string> files, seeds, sounds, onsets;
    std::vector<double> density, irregularity, repetition, beats, jitter, voices;
    const auto checkpoint = [&] { context.checkpoint(); };
    for (std::size_t i = 0; i < count; ++i) {
        context.checkpoint();
        context.progress(double(i) / double(count), nameOf(i));
        const std::uint64_t seed = seedFor(context.seed(), 1, i);
        Rng rng(seed);
        ClipPlan plan = drawPlan(rng);
        plan.seconds = options.seconds;
        plan.rate = int(options.rate);
        const SyntheticClip clip = synthesize(plan, seed, checkpoint);
        writeSound(
            context.folder() / nameOf(i), clip.sound, SampleFormat::Int16,
            {software(),
             Json{{"task", "idm.synthesize"}, {"seed", context.seed()}, {"number", i + 1}}.dump()});
        files.push_back(nameOf(i));
        seeds.push_back(std::to_string(seed));
        sounds.push_back(joined(clip.sounds));
        onsets.push_back(timesOf(clip.onsets));
        density.push_back(clip.density);
        irregularity.push_back(clip.irregularity);
        repetition.push_back(clip.repetition);
        beats.push_back(plan.beats);
        jitter.push_back(plan.jitter);
        voices.push_back(double(plan.voices));
    }
    Table table;
    table.rows = count;
    table.add("file", std::move(files));
    table.add("density", std::move(density));
    table.add("irregularity", std::move(irregularity));
    table.add("repetition", std::move(repetition));
    table.add("places_per_second", std::move(beats));
    table.add("jitter", std::move(jitter));
    table.add("voices", std::move(voices));
    table.add("sounds", std::move(sounds));
    table.add("seed", std::move(seeds));
    table.add("onsets", std::move(onsets));
    const fs::path manifest = context.folder() / "manifest.csv";
    writeTable(manifest, table);
    Outcome outcome;
    outcome.items = {{ItemKind::Table, manifest, "manifest"}};
    context.produced(outcome.items.front());
    outcome.figures = {{"clips", count},
                       {"seconds", double(count) * options.seconds},
                       {"files", {{"manifest", display(manifest)}}}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm

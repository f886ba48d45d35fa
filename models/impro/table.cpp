#include "models/impro/table.h"

#include "core/error.h"
#include "models/device.h"

namespace antiphon::impro {

LookupSettings settingsOf(const TableOptions& options, std::uint64_t seed) {
    LookupSettings settings;
    settings.synth = options.patch.empty() ? options.synth : options.patch;
    settings.parameters = options.patch.empty() ? 0 : int(options.parameters);
    settings.sound.parity = options.original;
    settings.sound.seed = seed;
    settings.sound.grains = options.grains;
    settings.sound.jitter = options.jitter;
    settings.sound.semitones = options.semitones;
    settings.sound.levelled = options.levelled;
    settings.plan.kind = planKind(options.grid);
    settings.plan.subdivisions = int(options.subdiv);
    settings.plan.points = std::size_t(options.points);
    settings.plan.seed = seed;
    settings.seconds = options.seconds;
    settings.preRoll = options.preRoll;
    settings.analysis.rate = int(options.rate);
    settings.analysis.window = int(options.window);
    settings.analysis.hop = int(options.hop);
    settings.analysis.loudnessWindow = int(options.loudnessWindow);
    settings.analysis.mode = options.mode == "clean" ? DescriptorSettings::Mode::Clean
                                                     : DescriptorSettings::Mode::Parity;
    settings.analysis.pitch = options.pitch;
    settings.statistics = options.statistics;
    settings.threads = chosenThreads();
    return settings;
}

Outcome runTable(const Inputs&, const Options& options, JobContext& context) {
    LookupSettings settings = settingsOf(options.as<TableOptions>(), context.seed());
    settings.said = [&](const std::string& line) { context.log(line); };
    if (const std::string unheard = unheardSettings(settings.synth, settings.sound);
        !unheard.empty())
        context.log(unheard);
    const fs::path growing = context.work() / "table.csv";
    context.progress(0, "Rendering and analysing");
    // A folder may hold what a run with other options has left.
    const LookupTable table = buildLookup(
        growing, settings, lookupResumes(growing, settings), [&] { context.checkpoint(); },
        [&](const LookupProgress& now) {
            context.progress(double(now.done) / double(now.total), "Rendering and analysing");
        });
    const fs::path file = context.folder() / "table.csv";
    writeLookup(file, table);
    std::error_code ignored;
    fs::remove(growing, ignored);
    fs::remove(lookupSideFile(growing), ignored);

    Outcome outcome;
    outcome.items = {{ItemKind::Table, file, "table"}};
    outcome.figures = {{"synth", table.side["synth"]["name"]},
                       {"rows", table.rows},
                       {"parameters", table.parameters},
                       {"columns", table.descriptors.size()}};
    context.produced(outcome.items.front());
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::impro

#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/synth/synthrender.h"

#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

struct SynthOptions {
    SynthRequest request;
    fs::path out;
    bool unlevelled = false;
    bool force = false;
};

void list(const Session& session) {
    Json all = Json::array();
    for (const SynthInfo& info : synths()) {
        all.push_back({{"name", info.name},
                       {"title", info.title},
                       {"parameters", info.parameters},
                       {"help", info.help},
                       {"granular", info.granular},
                       {"pre_roll", info.preRoll}});
        if (session.json)
            continue;
        std::string parameters;
        for (const std::string& name : info.parameters)
            parameters += (parameters.empty() ? "" : ", ") + name;
        std::printf("%-16s %s\n%-16s %s\n", info.name.c_str(), parameters.c_str(), "",
                    info.help.c_str());
    }
    if (session.json)
        session.print({{"synths", all}});
}

/// Floats where that is what the name allows: overlapping grains may go beyond full scale.
SampleFormat formatOf(const fs::path& out) {
    const auto format = formatForName(out);
    if (!format)
        throw UserError(display(out) + ": name a sound file, such as one ending in .wav.",
                        UserError::Kind::Usage);
    return *format == SampleFormat::Int24 ? SampleFormat::Float32 : *format;
}

void render(const SynthOptions& options, const Session& session, JobControl& control) {
    std::error_code error;
    if (!options.force && fs::exists(fs::symlink_status(options.out, error)))
        throw UserError(display(options.out) +
                        ": exists already; name another file or add --force to replace it.");
    SynthRequest request = options.request;
    request.settings.levelled = !options.unlevelled;
    if (const std::string unheard = unheardSettings(request.synth, request.settings);
        !unheard.empty())
        throw UserError(unheard, UserError::Kind::Usage);
    if (request.settings.jitter > 0)
        request.settings.seed = session.seed > 0 ? session.seed : drawSeed();
    const SampleFormat format = formatOf(options.out);
    const Sound sound = renderSynth(
        request, [&control] { control.checkpoint(); },
        [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); });
    const std::size_t beyond = writeSound(options.out, sound, format, provenanceOf(request));
    // Floats keep what is beyond full scale.
    const std::size_t clipped = format == SampleFormat::Float32 ? 0 : beyond;
    if (clipped > 0)
        std::fprintf(stderr,
                     "antiphon-cli: %s: %zu samples were beyond full scale and are clipped.\n",
                     display(options.out).c_str(), clipped);
    if (session.json)
        session.print({{"synth", request.synth},
                       {"hash", synthHash(request.synth, request.settings)},
                       {"parameters", request.parameters},
                       {"seconds", sound.seconds()},
                       {"sample_rate", sound.rate},
                       {"peak", peakOf(sound.samples)},
                       {"clipped_samples", clipped},
                       {"seed", request.settings.seed},
                       {"files", {{"sound", display(options.out)}}}});
}

} // namespace

void addSynthVerbs(CLI::App& app, Session& session) {
    CLI::App* verbs = group(app, "synth", "Synthesizers played by parameters from 0 to 1");

    CLI::App* one = verbs->add_subcommand("list", "The built-in synthesizers");
    one->callback([&session] {
        session.action = [&session] {
            list(session);
            return 0;
        };
    });

    const auto options = std::make_shared<SynthOptions>(); // kept alive by the verb's callback
    SynthRequest& request = options->request;
    CLI::App* two = verbs->add_subcommand("render", "One sound into a file");
    two->add_option("--synth", request.synth, "Name, or folder of a Pure Data patch (with a '/')")
        ->required();
    two->add_option("--params", request.parameters, "Values from 0 to 1, with commas in between")
        ->required()
        ->delimiter(',');
    two->add_option("--seconds", request.seconds, "Length")->required();
    two->add_option("--rate", request.rate, "Frames per second")->check(CLI::Range(8000, 192000));
    two->add_option("--pre-roll", request.preRoll,
                    "Seconds that are skipped; not given: as a lookup table does")
        ->check(CLI::NonNegativeNumber);
    two->add_option("--grains", request.settings.grains, "Sound that granular synthesizers cut");
    two->add_flag("--parity", request.settings.parity, "As the original patches sound, faults too");
    two->add_option("--jitter", request.settings.jitter,
                    "Granular: share of the period by which onsets vary (--seed)")
        ->check(CLI::Range(0.0, 1.0));
    two->add_flag("--semitones", request.settings.semitones, "Granular: whole semitones");
    two->add_flag("--unlevelled", options->unlevelled, "Granular: overlapping grains add up");
    two->add_option("--out", options->out, "Sound file to write")->required();
    two->add_flag("--force", options->force, "Replace a file that is there");
    two->callback([options, &session] {
        session.action = [options, &session] {
            runJob("synth render",
                   [&](JobControl& control) { render(*options, session, control); });
            return 0;
        };
    });
}

} // namespace antiphon::cli

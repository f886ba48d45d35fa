#include "app/cli/jobs.h"

#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/music/notes.h"
#include "core/soundfile.h"
#include "core/version.h"

#include <cmath>
#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

struct MidiOptions {
    std::vector<fs::path> files;
    fs::path out;
    fs::path soundFont;
    int rate = 44100;
    bool force = false;
};

void say(const std::string& sentence) {
    std::fprintf(stderr, "antiphon-cli: %s\n", sentence.c_str());
}

void tell(const MidiFile& file, const fs::path& path) {
    for (const MidiWarning& warning : file.warnings)
        say(display(path) + ": at byte " + std::to_string(warning.offset) + ", " + warning.text +
            ".");
}

/// Throws when a file is there and nobody allowed to replace it, or when it is one of the inputs.
void checkOut(const MidiOptions& options) {
    std::error_code error;
    if (fs::equivalent(options.out, options.files.front(), error))
        throw UserError(display(options.out) +
                        ": is the input itself; name another file with --out.");
    if (!options.force && fs::exists(fs::symlink_status(options.out, error)))
        throw UserError(display(options.out) +
                        ": exists already; name another file or add --force to replace it.");
}

Json describe(const fs::path& path) {
    const MidiFile file = readMidi(path);
    tell(file, path);
    const TempoMap tempo(file);
    Json tempos = Json::array(), signatures = Json::array();
    for (const TempoChange& change : tempo.changes())
        tempos.push_back({{"time", change.seconds}, {"bpm", change.bpm()}});
    for (const TimeSignature& s : timeSignatures(file, tempo))
        signatures.push_back(
            {{"time", s.seconds}, {"numerator", s.numerator}, {"denominator", s.denominator}});
    return {{"path", display(path)},
            {"seconds", secondsOf(file)},
            {"tracks", file.tracks.size()},
            {"notes", notesOf(file).size()},
            {"ticks_per_beat", file.isSmpte() ? Json() : Json(file.ticksPerBeat())},
            {"tempos", tempos},
            {"time_signatures", signatures}};
}

int describeAll(const MidiOptions& options, const Session& session) {
    int code = 0;
    for (const fs::path& path : options.files) {
        try {
            const Json line = describe(path);
            if (session.json) {
                session.print(line);
                continue;
            }
            std::printf("%s: %.3f s, %d tracks, %d notes\n", display(path).c_str(),
                        line["seconds"].get<double>(), line["tracks"].get<int>(),
                        line["notes"].get<int>());
        } catch (const UserError& e) { // the others go on
            say(e.what());
            code = 3;
        }
    }
    return code;
}

void render(const MidiOptions& options, const Session& session, JobControl& control) {
    checkOut(options);
    const auto format = formatForName(options.out);
    if (!format)
        throw UserError(display(options.out) + ": name a sound file, such as one ending in .wav.",
                        UserError::Kind::Usage);
    const fs::path& in = options.files.front();
    const MidiFile file = readMidi(in);
    tell(file, in);
    Rendering rendering = renderMidi(file, {.rate = options.rate, .soundFont = options.soundFont},
                                     [&control] { control.checkpoint(); });
    // Turned down where it would clip, and only there.
    const double highest = std::pow(10.0, -0.1 / 20);
    double gain = 1;
    if (rendering.peak > highest) {
        gain = highest / rendering.peak;
        for (float& s : rendering.sound.samples)
            s *= float(gain);
        say(display(options.out) + ": turned down by " +
            std::to_string(-20 * std::log10(gain)).substr(0, 4) + " dB to keep it from clipping.");
    }
    const Json comment = {{"task", "midi render"},
                          {"source", display(in.filename())},
                          {"soundfont", display(rendering.soundFont.filename())}};
    writeSound(options.out, rendering.sound, *format, {software(), comment.dump()});
    if (session.json)
        session.print({{"seconds", rendering.sound.seconds()},
                       {"sample_rate", rendering.sound.rate},
                       {"notes", notesOf(file).size()},
                       {"peak", rendering.peak * gain},
                       {"gain_db", 20 * std::log10(gain)},
                       {"soundfont", display(rendering.soundFont)},
                       {"files", {{"sound", display(options.out)}}}});
}

int rewrite(const MidiOptions& options, const Session& session) {
    checkOut(options);
    const fs::path& in = options.files.front();
    const MidiFile file = readMidi(in);
    tell(file, in);
    writeMidi(options.out, file);
    if (session.json)
        session.print({{"tracks", file.tracks.size()},
                       {"notes", notesOf(file).size()},
                       {"warnings", file.warnings.size()},
                       {"files", {{"midi", display(options.out)}}}});
    return 0;
}

void addOut(CLI::App& verb, MidiOptions& options, const char* help) {
    verb.add_option("file", options.files, "MIDI file")->required()->expected(1);
    verb.add_option("--out", options.out, help)->required();
    verb.add_flag("--force", options.force, "Replace a file that is there");
}

} // namespace

void addMidiVerbs(CLI::App& app, Session& session) {
    auto* group = app.add_subcommand("midi", "MIDI files");
    group->require_subcommand(1);
    const auto options = std::make_shared<MidiOptions>(); // kept alive by the verbs' callbacks

    auto* one =
        group->add_subcommand("describe", "Length, tracks, notes, tempos and time signatures");
    one->add_option("files", options->files, "MIDI files")->required();
    one->callback([options, &session] {
        session.action = [options, &session] { return describeAll(*options, session); };
    });

    auto* two =
        group->add_subcommand("render", "Play a file through a SoundFont into a sound file");
    addOut(*two, *options, "Sound file to write");
    two->add_option("--rate", options->rate, "Frames per second")->check(CLI::Range(8000, 96000));
    two->add_option("--soundfont", options->soundFont,
                    "SoundFont (.sf2) instead of the default one");
    two->callback([options, &session] {
        session.action = [options, &session] {
            runJob("render", [&](JobControl& control) { render(*options, session, control); });
            return 0;
        };
    });

    auto* three =
        group->add_subcommand("rewrite", "Read a file, mend its faults and write it again");
    addOut(*three, *options, "MIDI file to write");
    three->callback([options, &session] {
        session.action = [options, &session] { return rewrite(*options, session); };
    });
}

} // namespace antiphon::cli

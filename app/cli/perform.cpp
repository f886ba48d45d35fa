#include "app/cli/perform.h"

#include "app/cli/jobs.h"
#include "core/audio/livesnapshot.h"
#include "core/audio/output.h"
#include "core/error.h"
#include "core/programdata.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/workshop.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <thread>

// Agents on stage, without a window.
namespace antiphon::cli {

namespace {

using namespace impro;
using namespace std::chrono_literals;

constexpr double step = 0.1; ///< seconds of a simulation between two looks at Ctrl+C

struct Figures {
    LiveMeters meters;
    std::optional<LiveRecording> recording;
    std::vector<std::string> agents;
    std::string synth;
    int rate = 0;
    double mixDelay = 0;          ///< seconds
    std::optional<double> output; ///< seconds to the loudspeaker, as the device states it
    std::optional<report::Health> health;
    double callback99 = 0;
    std::string device;
    bool deviceLost = false;
};

std::string restOf(const std::string& text, const std::string& prefix) {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string();
}

double lengthOf(const fs::path& file) {
    const Sound sound = readSound(file);
    return sound.seconds();
}

void apply(LivePerformance& performance, const PerformRequest& request) {
    if (request.scene > 0) { // what is set by hand comes on top of it
        if (!performance.scenes().slots[std::size_t(request.scene - 1)])
            throw UserError("There is no scene " + std::to_string(request.scene) +
                                "; name a file that has it with --scenes.",
                            UserError::Kind::Usage);
        performance.recall(request.scene);
    }
    for (const std::string& text : request.controls) {
        const auto equals = text.find('=');
        double value = 0;
        const char* const end = text.data() + text.size();
        const auto parsed = equals == std::string::npos
                                ? std::from_chars_result{text.data(), std::errc::invalid_argument}
                                : std::from_chars(text.data() + equals + 1, end, value);
        if (parsed.ec != std::errc() || parsed.ptr != end)
            throw UserError("--set is '" + text + "' but must be NAME=NUMBER.",
                            UserError::Kind::Usage);
        const std::string name = text.substr(0, equals);
        const LiveControl& control = performance.controls()[performance.controls().index(name)];
        if (!(value >= control.low && value <= control.high))
            throw UserError("--set is '" + text + "', but " + name + " goes from " +
                                numberText(control.low) + " to " + numberText(control.high) + ".",
                            UserError::Kind::Usage);
        performance.set(name, value);
    }
}

/// Before anything is opened. Throws UserError (Usage) for an input of no known kind, and for a
/// channel of what is no device.
void checkInput(const PerformRequest& request) {
    const std::string& input = request.input;
    const bool named = !restOf(input, "file:").empty() || !restOf(input, "synth:").empty();
    if (!named && input != "table" && input != "device" && !input.starts_with("device:"))
        throw UserError("--input is '" + input +
                            "' but must be device, device:N, file:X, synth:NAME or table.",
                        UserError::Kind::Usage);
    if (request.channel > 0 && !input.starts_with("device"))
        throw UserError("--channel is one of a device's, but --input is '" + input +
                            "'; a file is heard as the mean of its channels.",
                        UserError::Kind::Usage);
}

/// What the agent hears.
void chooseInput(LivePerformance& performance, const PerformRequest& request) {
    if (const std::string file = restOf(request.input, "file:"); !file.empty()) {
        performance.openFile(file);
        performance.set("input", int(LiveInput::File));
    } else if (const std::string synth = restOf(request.input, "synth:"); !synth.empty()) {
        performance.openLeader(synth);
        performance.set("input", int(LiveInput::Synth));
    } else if (request.input == "table") {
        performance.set("input", int(LiveInput::Table));
    }
}

class Stage {
public:
    Stage(const PerformRequest& request, std::uint64_t seed, JobContext& context)
        : m_request(request), m_seed(seed), m_context(context) {}

    Figures play() {
        openCast();
        return m_request.simulate ? simulate() : onStage();
    }

private:
    void openCast() {
        m_context.progress(0, "Opening the agents");
        LiveCastSettings settings = m_request.cast;
        for (const std::string& agent : m_request.agents)
            settings.policies.push_back({agent});
        m_tables = cacheFolder("tables");
        if (m_tables.empty()) {
            m_workshop.emplace("antiphon-table-");
            m_tables = m_workshop->folder();
        }
        m_told = {.checkpoint = [this] { m_context.checkpoint(); },
                  .progress =
                      [this](double fraction) {
                          m_context.progress(fraction, "Building the table (only this once)");
                      },
                  .remark = [this](const std::string& line) { m_context.log(line); }};
        m_cast = impro::openCast(settings, m_tables, m_told);
        m_figures.agents = m_request.agents;
        m_figures.synth = m_cast->synth;
    }

    std::unique_ptr<LivePerformance> performance(int rate) {
        auto made = std::make_unique<LivePerformance>(
            m_cast, LivePerformanceSettings{.rate = rate,
                                            .inputChannel = m_request.channel - 1,
                                            .seed = m_seed,
                                            .tables = m_tables});
        m_figures.rate = rate;
        m_figures.mixDelay = double(made->mixDelay()) / rate;
        chooseInput(*made, m_request);
        if (!m_request.scenes.empty())
            made->setScenes(readLiveScenes(m_request.scenes), m_told);
        made->set("record", m_request.record.empty() ? 0 : 1);
        apply(*made, m_request);
        for (const PerformPort& port : m_request.ports) {
            m_ports.push_back(port(*made));
            made->addTap(*m_ports.back());
        }
        return made;
    }

    void tell(LivePerformance& performance) {
        for (const std::string& sentence : performance.takeRemarks())
            m_context.log(sentence);
    }

    /// The control "record", which a pedal or a controller may move, too.
    void followRecord(LivePerformance& performance) {
        const bool wanted = performance.value("record") > 0.5;
        if (wanted == m_records)
            return;
        if (wanted && m_request.record.empty()) {
            performance.set("record", 0);
            m_context.log("Nothing is recorded: name a folder with --record.");
            return;
        }
        m_records = wanted;
        if (!wanted) {
            performance.stopRecording();
            if (const auto recording = performance.recording();
                recording && !recording->error.empty())
                m_context.log(recording->error); // at once; the end says it again
            return;
        }
        try {
            performance.startRecording(m_request.record);
        } catch (const UserError& error) {
            if (!m_plays)
                throw;
            // A pedal that cannot record must not end what is being played.
            m_records = false;
            performance.set("record", 0);
            m_context.log(error.what());
        }
    }

    Figures simulate() {
        if (m_request.input.starts_with("device"))
            throw UserError("--simulate plays without a sound device; name --input file:X.wav.",
                            UserError::Kind::Usage);
        const std::string file = restOf(m_request.input, "file:");
        double seconds = m_request.seconds;
        if (seconds <= 0 && file.empty())
            throw UserError("--simulate needs --seconds where no file is played.",
                            UserError::Kind::Usage);
        if (seconds <= 0)
            seconds = lengthOf(file);
        const int rate = m_request.rate > 0 ? m_request.rate : m_cast->control.analysis.rate;
        const auto live = performance(rate);
        followRecord(*live);
        m_plays = true;
        const auto frames = std::int64_t(std::llround(seconds * rate));
        for (std::int64_t done = 0; done < frames;) {
            m_context.checkpoint();
            const auto count = std::min<std::int64_t>(frames - done, std::int64_t(step * rate));
            live->advance(std::size_t(count));
            done += count;
            followRecord(*live);
            tell(*live);
            m_context.progress(double(done) / double(frames), "Playing");
        }
        return finish(*live);
    }

    Figures onStage() {
        DeviceSettings device;
        device.id = m_request.output;
        device.buffer = m_request.buffer;
        device.inputs = m_request.input.starts_with("device") ? std::max(2, m_request.channel) : 0;
        device.outputs = 2;
        const int rate = chooseDevice(device);
        const auto live = performance(rate);
        AudioOutput output(rate, device);
        output.retryEvery(2s);
        output.open();
        if (!output.audible())
            throw UserError(withoutDevice(output.banner()), UserError::Kind::System);
        m_figures.device = output.deviceName();
        m_figures.output = output.latency();
        const auto source = output.control().addSource(
            live->source(), std::shared_ptr<const void>(live.get(), [](const void*) {}));
        live->start();
        followRecord(*live);
        m_plays = true;
        m_context.log("Playing on " + output.deviceName() + "; Ctrl+C ends it.");
        double seconds = m_request.seconds;
        if (const std::string file = restOf(m_request.input, "file:");
            seconds <= 0 && !file.empty())
            seconds = lengthOf(file);
        const auto begin = std::chrono::steady_clock::now();
        const auto now = [&] {
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        };
        std::string banner;
        while ((seconds <= 0 || now() < seconds) && !m_context.interrupted()) {
            output.update();
            live->poll();
            followRecord(*live);
            tell(*live);
            if (output.banner() != banner) {
                banner = output.banner();
                m_context.log(banner.empty() ? "Playing on " + output.deviceName() + " again."
                                             : banner);
            }
            m_figures.deviceLost = m_figures.deviceLost || !output.audible();
            std::this_thread::sleep_for(10ms);
        }
        live->set("play", 0); // fades out
        wait(output, *live, 100ms);
        finishRecording(output, *live);
        if (source)
            output.control().removeSource(*source);
        wait(output, *live, 50ms);
        m_figures.health = output.control().status().health;
        m_figures.callback99 = double(output.engine().loadQuantile(0.99));
        live->stop();
        const Figures figures = finish(*live);
        output.close();
        return figures;
    }

    template <class Time>
    static void wait(AudioOutput& output, LivePerformance& live, Time time) {
        const auto until = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < until) {
            output.update();
            live.poll();
            std::this_thread::sleep_for(5ms);
        }
    }

    static void finishRecording(AudioOutput& output, LivePerformance& live) {
        live.stopRecording();
        output.update();
        live.finishRecording();
    }

    static std::string withoutDevice(const std::string& reason) {
        return reason + " Without a sound device an agent plays from a file: add --input "
                        "file:X.wav --simulate.";
    }

    /// Its rate; `device.id` and `inputId` become what was asked for.
    int chooseDevice(DeviceSettings& device) const {
        const std::vector<AudioDeviceInfo> all = audioDevices();
        if (all.empty())
            throw UserError(withoutDevice("This machine has no sound device."),
                            UserError::Kind::System);
        if (const std::string number = restOf(m_request.input, "device:"); !number.empty()) {
            std::size_t index = all.size();
            const auto parsed =
                std::from_chars(number.data(), number.data() + number.size(), index);
            if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size() ||
                index >= all.size())
                throw UserError(
                    "--input is '" + m_request.input + "', but there are the devices 0 to " +
                        std::to_string(all.size() - 1) + "; see 'antiphon-cli devices'.",
                    UserError::Kind::Usage);
            device.inputId = all[index].id;
            if (device.id.empty() && all[index].outputs > 0)
                device.id = all[index].id;
        }
        if (m_request.rate > 0)
            return m_request.rate;
        for (const AudioDeviceInfo& info : all)
            if (device.id.empty() ? info.isDefault : info.id == device.id)
                return int(info.defaultRate);
        return 48000;
    }

    Figures finish(LivePerformance& live) {
        live.finishRecording();
        tell(live);
        m_figures.meters = live.meters();
        m_figures.recording = live.recording();
        if (m_figures.recording && !m_figures.recording->error.empty())
            throw UserError(m_figures.recording->error, UserError::Kind::System);
        return m_figures;
    }

    const PerformRequest& m_request;
    std::uint64_t m_seed;
    JobContext& m_context;
    std::optional<Workshop> m_workshop;
    fs::path m_tables;
    SceneTold m_told;
    std::shared_ptr<const LiveCast> m_cast;
    std::vector<std::unique_ptr<LiveTap>> m_ports;
    Figures m_figures;
    bool m_records = false;
    bool m_plays = false;
};

Json timesJson(const LiveTimes& times, double unit) {
    return {{"median", double(times.median) * unit},
            {"p99", double(times.high) * unit},
            {"max", double(times.most) * unit}};
}

Json jsonOf(const Figures& figures, const PerformRequest& request, std::uint64_t seed) {
    const LiveMeters& m = figures.meters;
    Json files = Json::object();
    if (figures.recording)
        files = {{"sound", display(figures.recording->sound)},
                 {"log", display(figures.recording->log)}};
    Json callback;
    if (figures.health)
        callback = {{"mean", double(figures.health->load)}, {"p99", figures.callback99}};
    return {{"agents", figures.agents},
            {"synth", figures.synth},
            {"input", request.input},
            {"simulated", request.simulate},
            {"device", figures.device.empty() ? Json() : Json(figures.device)},
            {"device_lost", figures.deviceLost},
            {"sample_rate", figures.rate},
            {"seconds", m.seconds},
            {"rmse", m.frames > 0 ? Json(m.rmseMean) : Json()},
            {"frames", m.frames},
            {"decisions", m.decisions},
            {"dropped_frames", m.droppedFrames},
            {"input_lost", m.inputLost},
            {"xruns", figures.health ? Json(figures.health->xruns) : Json()},
            {"callback", callback},
            {"latency",
             {{"reaction_ms", timesJson(m.reaction, 1e3)},
              // A simulation says the same every time; what it takes on this machine is not that.
              {"decision_us", request.simulate ? Json() : timesJson(m.decision, 1e6)},
              {"limiter_ms", figures.mixDelay * 1e3},
              {"output_ms", figures.output ? Json(*figures.output * 1e3) : Json()}}},
            {"faults", m.faults},
            {"patch_missed_frames", m.patchMissed},
            {"recorded_frames", figures.recording ? Json(figures.recording->frames) : Json()},
            {"recording_dropped", figures.recording ? Json(figures.recording->dropped) : Json()},
            {"seed", seed},
            {"files", std::move(files)}};
}

int perform(const Session& session, const PerformRequest& request) {
    checkInput(request);
    const std::uint64_t seed = session.seed ? session.seed : request.simulate ? 1 : drawSeed();
    Figures figures;
    runJob("Performance", [&](JobControl& control) {
        JobContext context(control, seed, ".", ".");
        figures = Stage(request, seed, context).play();
    });
    const Json json = jsonOf(figures, request, seed);
    if (session.json) {
        session.print(json);
        return 0;
    }
    std::printf("%.1f s, rmse %.3f, %lld decisions, %lld frames left out\n", figures.meters.seconds,
                figures.meters.rmseMean, static_cast<long long>(figures.meters.decisions),
                static_cast<long long>(figures.meters.droppedFrames));
    std::printf("heard to played: median %.1f ms, 99 %% %.1f ms\n",
                double(figures.meters.reaction.median) * 1e3,
                double(figures.meters.reaction.high) * 1e3);
    if (figures.recording)
        std::printf("%s\n%s\n", display(figures.recording->sound).c_str(),
                    display(figures.recording->log).c_str());
    return 0;
}

} // namespace

void addPerformVerbs(CLI::App& app, Session& session) {
    const auto request = std::make_shared<PerformRequest>();
    CLI::App* verb =
        app.add_subcommand("perform", "Let agents play, live or from a file faster than that");
    verb->add_option("--agent", request->agents,
                     "Folder of an agent or run, zip of Stable-Baselines3, the name of one that "
                     "comes along, or nearest, random, stay; up to four play together")
        ->required();
    verb->add_option("--synth", request->cast.synth,
                     "Synthesizer, if not the one that the agent was trained on");
    verb->add_option("--table", request->cast.table, "Lookup table; else the agent's own");
    verb->add_option("--input", request->input,
                     "device, device:N (see 'devices', from 0), file:X.wav, synth:NAME or table");
    verb->add_option("--channel", request->channel, "Of the input, from 1; 0: the mean of all")
        ->check(CLI::Range(0, 8));
    verb->add_option("--output", request->output, "Id of the device to play on; see 'devices'");
    verb->add_option("--rate", request->rate, "Frames per second")->check(CLI::Range(8000, 192000));
    verb->add_option("--buffer", request->buffer, "Frames at a time")->check(CLI::Range(16, 8192));
    verb->add_option("--seconds", request->seconds,
                     "Length; else that of the file, or until Ctrl+C")
        ->check(CLI::Range(0.1, 86400.0));
    verb->add_flag("--simulate", request->simulate,
                   "On a clock of its own, without a sound device, the same every time");
    verb->add_option("--record", request->record,
                     "Folder for tracks and log; at once, unless --set record=0");
    verb->add_option("--scenes", request->scenes, "File of scenes");
    verb->add_option("--scene", request->scene, "Which of them, from 1")
        ->check(CLI::Range(1, LiveControls::sceneSlots));
    verb->add_option("--set", request->controls, "NAME=NUMBER, a control; any number of them");
    addPortOptions(*verb, *request);
    verb->callback([request, &session] {
        session.action = [request, &session] { return perform(session, *request); };
    });
}

} // namespace antiphon::cli

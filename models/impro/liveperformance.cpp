#include "models/impro/liveperformance.h"

#include "core/audio/pdvoice.h"
#include "core/audio/recorder.h"
#include "core/error.h"
#include "core/maps/corpus.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/version.h"
#include "models/impro/livestage.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <thread>
#include <utility>

#include <pthread.h>

using namespace std::chrono_literals;

namespace antiphon::impro {

namespace {

constexpr std::size_t block = 128;                   ///< frames of a simulation
constexpr auto nap = std::chrono::microseconds(500); ///< of the live thread

/// The live thread is more urgent than what computes, where the system lets it; else as it is.
void beUrgent() noexcept {
    sched_param param{};
    param.sched_priority = 10;
    pthread_setschedparam(pthread_self(), SCHED_RR, &param);
}

/// "<name>-1", or with the first number that neither file has.
fs::path freeName(const fs::path& folder, const std::string& name) {
    std::error_code error;
    for (int n = 1;; ++n) {
        const fs::path base = folder / (name + "-" + std::to_string(n));
        const auto taken = [&](const char* ending) {
            return fs::exists(fs::symlink_status(base.string() + ending, error));
        };
        if (!taken(".wav") && !taken(".jsonl"))
            return base;
    }
}

} // namespace

struct LivePerformance::State {
    State(std::shared_ptr<const LiveCast> first, const LivePerformanceSettings& wanted)
        : settings(wanted), controls(first->parameters), stage(controls, wanted.rate, wanted.seed) {
        stage.setChannel(wanted.inputChannel);
        set(controls.index("step"), first->members.front().environment.stepSize);
        set(controls.index("period"), double(first->control.decimation));
        install(std::move(first), 0, {});
    }

    void set(std::size_t control, double value) {
        stage.give(order::Change{control, controls[control].admitted(value)});
    }

    std::uint32_t lend(std::shared_ptr<const void> owner) {
        const std::uint32_t id = nextId++;
        lent.emplace(id, std::move(owner));
        return id;
    }

    /// Ready for the audio thread.
    struct Made {
        std::shared_ptr<Synth> synth;
        PdVoice* patch = nullptr; ///< the same, where it is one
    };
    Made synthOf(const std::string& name, const SynthSettings& sound) {
        if (settings.admit && isPatchName(name))
            settings.admit(name);
        std::shared_ptr<Synth> synth = makeLiveSynth(name, sound);
        if (const auto patch = std::dynamic_pointer_cast<PdVoice>(synth)) {
            patch->setPatient(simulated);
            patches.push_back(patch);
        }
        synth->prepare(settings.rate, LiveSound::tick);
        return {synth, dynamic_cast<PdVoice*>(synth.get())};
    }

    /// Nobody waits for a sound device: patches are waited for.
    void simulate() {
        if (std::exchange(simulated, true))
            return;
        for (const auto& patch : patches)
            if (const auto there = patch.lock())
                there->setPatient(true);
    }

    void install(std::shared_ptr<const LiveCast> next, int scene, const std::string& name) {
        const auto [synth, patch] = synthOf(next->synth, next->sound);
        LiveSynth what{next->synth, next->sound, next->parameters};
        if (patch) {
            what.name = fs::absolute(next->synth).lexically_normal().string();
            what.hash = synthHash(next->synth);
        }
        const auto ear = std::make_shared<LiveEar>(next->control, settings.rate);
        cast = next;
        stage.give(order::Install{std::move(next), ear, synth.get(), lend(synth), std::move(what),
                                  patch, scene, name});
    }

    void free() {
        for (const std::uint32_t id : stage.takeReleased())
            lent.erase(id);
    }

    void recallWanted() {
        const int slot = wantedScene.exchange(0);
        if (slot <= 0)
            return;
        try {
            recall(slot);
        } catch (const UserError& e) {
            stage.remark(e.what());
        }
    }

    void recall(int slot) {
        const auto& scene = scenes.slots[std::size_t(slot - 1)];
        const auto& plays = sceneCasts[std::size_t(slot - 1)];
        try {
            if (!scene)
                throw UserError("it is empty.", UserError::Kind::Usage);
            if (!plays)
                throw UserError(sceneTroubles[std::size_t(slot - 1)]);
            install(plays, slot, scene->name);
        } catch (const UserError& e) {
            throw UserError("Scene " + std::to_string(slot) + " is not played: " + e.what(),
                            e.kind());
        }
        stage.give(order::Change{controls.index("scene"), double(slot)});
        for (const auto& [name, value] : scene->controls)
            if (const auto control = controls.find(name); control && controls[*control].inScene)
                set(*control, value);
    }

    /// A recording that a full disk breaks off ends now, so that everybody sees it.
    void watchRecording() {
        if (!recording || (recorder->status().error.empty() && log->error().empty()))
            return;
        if (const std::size_t record = controls.index("record"); stage.value(record) > 0.5)
            set(record, 0);
    }

    Json header() const {
        Json columns = Json::array(), parameters = Json::array(), values = Json::object();
        const DescriptorSettings& analysis = cast->control.analysis;
        for (std::size_t c = 0; c < analysis.columns(); ++c)
            columns.push_back(descriptorColumns()[c].name);
        for (std::size_t p = 0; p < controls.parameters(); ++p)
            parameters.push_back("param-" + std::to_string(p));
        const std::vector<double> now = stage.values();
        for (std::size_t i = 0; i < controls.size(); ++i)
            values[controls[i].name] = now[i];
        return {{"type", "performance"},
                {"version", 1},
                {"software", software()},
                {"rate", settings.rate},
                {"seed", settings.seed},
                {"tracks", {"input", "agent 1", "agent 2", "mix"}},
                {"mix_delay", stage.sound().mixDelay()},
                {"parameters", std::move(parameters)},
                {"columns", std::move(columns)},
                {"analysis", analysisJson(analysis)},
                {"smoothing", cast->control.smoothing},
                {"cast", toJson(cast->settings)},
                {"controls", std::move(values)}};
    }

    void run() {
        beUrgent();
        while (!stopping.load(std::memory_order_acquire)) {
            stage.turn(true);
            std::this_thread::sleep_for(nap);
        }
    }

    const LivePerformanceSettings settings;
    const LiveControls controls;
    mutable LiveStage stage;
    std::shared_ptr<const LiveCast> cast;
    LiveScenes scenes;
    /// Of each scene that cannot be played, why.
    std::vector<std::string> sceneTroubles =
        std::vector<std::string>(std::size_t(LiveControls::sceneSlots));
    std::vector<std::shared_ptr<const LiveCast>> sceneCasts =
        std::vector<std::shared_ptr<const LiveCast>>(std::size_t(LiveControls::sceneSlots));
    std::atomic<int> wantedScene{0};
    std::atomic<double> fileSeconds{0};
    std::map<std::uint32_t, std::shared_ptr<const void>> lent;
    std::uint32_t nextId = 1;
    std::shared_ptr<Recorder> recorder;
    std::shared_ptr<LiveLog> log;
    bool recording = false;
    bool simulated = false;
    std::vector<std::weak_ptr<PdVoice>> patches;
    std::vector<LiveTap*> taps;
    std::atomic<bool> stopping{false};
    std::thread thread;
};

LivePerformance::LivePerformance(std::shared_ptr<const LiveCast> cast,
                                 const LivePerformanceSettings& settings)
    : m_state(std::make_unique<State>(std::move(cast), settings)) {}

LivePerformance::~LivePerformance() {
    stop();
    if (m_state->recorder)
        m_state->recorder->close();
}

const LiveControls& LivePerformance::controls() const noexcept {
    return m_state->controls;
}

void LivePerformance::set(std::string_view name, double value) {
    const std::size_t control = m_state->controls.index(name);
    if (name == "scene")
        m_state->wantedScene = int(m_state->controls[control].admitted(value));
    else
        m_state->set(control, value);
}

double LivePerformance::value(std::string_view name) const {
    return m_state->stage.value(m_state->controls.index(name));
}

std::vector<double> LivePerformance::values() const {
    return m_state->stage.values();
}

LiveMeters LivePerformance::meters() const {
    return m_state->stage.meters();
}

std::vector<std::string> LivePerformance::takeRemarks() {
    return m_state->stage.takeRemarks();
}

void LivePerformance::openFile(const fs::path& file) {
    const Sound read = readSound(file);
    const auto mono = std::make_shared<Sound>(
        resample(Sound{read.rate, 1, monoOf(read)}, m_state->settings.rate));
    if (mono->samples.empty())
        throw UserError(display(file) + ": holds no sound.");
    const std::uint32_t id = m_state->lend(mono);
    m_state->fileSeconds = mono->seconds();
    m_state->stage.give(order::File{id, mono.get()});
}

void LivePerformance::openLeader(const std::string& synth, const SynthSettings& sound) {
    const auto [made, patch] = m_state->synthOf(synth, sound);
    if (const std::size_t led = m_state->controls.parameters(); made->parameters() > led)
        m_state->stage.remark(synth + ": has " + std::to_string(made->parameters()) +
                              " parameters and the agents' synthesizer " + std::to_string(led) +
                              "; those beyond stay in the middle.");
    const std::uint32_t id = m_state->lend(made);
    m_state->stage.give(order::Leader{id, made.get(), made->parameters(), patch});
}

const LiveScenes& LivePerformance::scenes() const noexcept {
    return m_state->scenes;
}

void LivePerformance::setScenes(LiveScenes scenes, const SceneTold& told) {
    std::vector<std::shared_ptr<const LiveCast>> casts(scenes.slots.size());
    m_state->sceneTroubles.assign(scenes.slots.size(), {});
    for (std::size_t i = 0; i < scenes.slots.size(); ++i) {
        if (!scenes.slots[i])
            continue;
        const LiveCastSettings& wanted = scenes.slots[i]->cast;
        for (const auto& known : m_state->sceneCasts)
            if (known && known->settings == wanted)
                casts[i] = known;
        for (std::size_t other = 0; other < i; ++other)
            if (casts[other] && casts[other]->settings == wanted)
                casts[i] = casts[other];
        if (m_state->cast->settings == wanted)
            casts[i] = m_state->cast;
        try {
            if (!casts[i])
                casts[i] = openCast(wanted, m_state->settings.tables, told);
            if (casts[i]->parameters != m_state->controls.parameters())
                throw UserError("it is of " + std::to_string(casts[i]->parameters) +
                                " parameters, the performance of " +
                                std::to_string(m_state->controls.parameters()) +
                                "; begin another performance for it.");
        } catch (const UserError& e) {
            // The others are played all the same, and this one is kept.
            casts[i] = nullptr;
            m_state->sceneTroubles[i] = e.what();
            m_state->stage.remark("Scene " + std::to_string(i + 1) +
                                  " cannot be played here: " + e.what());
            continue;
        }
        for (const auto& [name, value] : scenes.slots[i]->controls) {
            const auto control = m_state->controls.find(name);
            const bool known = control && m_state->controls[*control].inScene;
            if (known && value >= m_state->controls[*control].low &&
                value <= m_state->controls[*control].high)
                continue;
            m_state->stage.remark("Scene " + std::to_string(i + 1) + ": '" + name + "' is " +
                                  (known ? "beyond its range and set to the nearest value."
                                         : "no control that a scene sets and left out."));
        }
    }
    m_state->scenes = std::move(scenes);
    m_state->sceneCasts = std::move(casts);
}

LiveScene LivePerformance::present(const std::string& name) const {
    LiveScene scene{name, m_state->cast->settings, {}};
    const std::vector<double> values = m_state->stage.values();
    for (std::size_t i = 0; i < m_state->controls.size(); ++i)
        if (m_state->controls[i].inScene)
            scene.controls[m_state->controls[i].name] = values[i];
    return scene;
}

void LivePerformance::store(int slot, const std::string& name) {
    if (slot < 1 || slot > LiveControls::sceneSlots)
        throw UserError("There are 8 scenes, 1 to 8.", UserError::Kind::Usage);
    m_state->scenes.slots[std::size_t(slot - 1)] = present(name);
    m_state->sceneCasts[std::size_t(slot - 1)] = m_state->cast;
}

void LivePerformance::recall(int slot) {
    if (slot < 1 || slot > LiveControls::sceneSlots)
        throw UserError("There are 8 scenes, 1 to 8.", UserError::Kind::Usage);
    m_state->recall(slot);
}

std::shared_ptr<const LiveCast> LivePerformance::cast() const noexcept {
    return m_state->cast;
}

LiveRecording LivePerformance::startRecording(const fs::path& folder, const std::string& name) {
    finishRecording();
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path base = freeName(folder, name);
    const auto recorder = std::make_shared<Recorder>(
        fs::path(base.string() + ".wav"), m_state->settings.rate, int(LiveSound::tracks));
    const auto log =
        std::make_shared<LiveLog>(fs::path(base.string() + ".jsonl"), m_state->header());
    m_state->recorder = recorder;
    m_state->log = log;
    m_state->recording = true;
    const std::uint32_t id = m_state->lend(recorder);
    m_state->stage.give(order::Record{id, &recorder->ring(), log});
    return *recording();
}

void LivePerformance::stopRecording() {
    if (!m_state->recording)
        return;
    m_state->recording = false;
    m_state->stage.give(order::StopRecord{});
}

std::optional<LiveRecording> LivePerformance::recording() const {
    if (!m_state->recorder)
        return std::nullopt;
    const Recorder::Status status = m_state->recorder->status();
    LiveRecording recording;
    recording.sound = m_state->recorder->file();
    recording.log = m_state->log->file();
    recording.frames = status.frames;
    recording.dropped = status.dropped;
    recording.finished = status.finished;
    recording.error = status.error.empty() ? m_state->log->error() : status.error;
    return recording;
}

void LivePerformance::finishRecording() {
    stopRecording();
    if (!m_state->recorder)
        return;
    // Where nobody calls the audio thread any more the file is closed all the same.
    const auto patience = std::chrono::steady_clock::now() + 2s;
    const bool simulated = !m_state->thread.joinable();
    while (!m_state->recorder->status().finished || m_state->log.use_count() > 1) {
        if (simulated)
            advance(0);
        if (std::chrono::steady_clock::now() > patience)
            m_state->recorder->close();
        if (std::chrono::steady_clock::now() > patience + 1s)
            break;
        std::this_thread::sleep_for(1ms);
    }
    m_state->log->finish();
}

void LivePerformance::addTap(LiveTap& tap) {
    m_state->taps.push_back(&tap);
    m_state->stage.addTap(tap);
}

Source LivePerformance::source() noexcept {
    return m_state->stage.sound().source();
}

void LivePerformance::start() {
    if (m_state->thread.joinable())
        return;
    m_state->stopping = false;
    m_state->thread = std::thread([state = m_state.get()] { state->run(); });
}

void LivePerformance::stop() {
    if (!m_state->thread.joinable())
        return;
    m_state->stopping = true;
    m_state->thread.join();
}

void LivePerformance::poll() {
    for (LiveTap* tap : m_state->taps)
        tap->poll();
    m_state->recallWanted();
    m_state->watchRecording();
    m_state->free();
}

void LivePerformance::advance(std::size_t frames, std::span<const float> in,
                              std::vector<float>* out) {
    LiveStage& stage = m_state->stage;
    std::array<float, block> mix;
    m_state->simulate();
    poll();
    stage.turn(false);
    for (std::size_t done = 0; done < frames;) {
        const std::size_t count = std::min(block, frames - done);
        // The disk must not lag behind a clock that runs faster than real time.
        while (m_state->recording &&
               m_state->recorder->ring().samples.space() < count * LiveSound::tracks)
            std::this_thread::sleep_for(1ms);
        const std::size_t given = std::min(count, in.size() - std::min(in.size(), done));
        std::array<float, block> heard{};
        std::copy_n(in.data() + (given > 0 ? done : 0), given, heard.begin());
        const float* const channel = heard.data();
        stage.sound().process(std::span(&channel, 1), mix.data(), count);
        if (out)
            out->insert(out->end(), mix.begin(), mix.begin() + std::ptrdiff_t(count));
        poll();
        stage.turn(false);
        done += count;
    }
    if (frames == 0) {
        stage.sound().process({}, mix.data(), 0);
        stage.turn(false);
    }
    stage.publish();
}

std::size_t LivePerformance::mixDelay() const noexcept {
    return m_state->stage.sound().mixDelay();
}

double LivePerformance::fileSeconds() const noexcept {
    return m_state->fileSeconds;
}

bool LivePerformance::fileEnded() const noexcept {
    return m_state->stage.sound().fileEnded();
}

} // namespace antiphon::impro

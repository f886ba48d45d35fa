#include "models/impro/livestage.h"

#include "models/impro/livemoment.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace antiphon::impro {

namespace {

constexpr double calibration = 2;    ///< seconds
constexpr double gateAboveFloor = 6; ///< dB
constexpr double reachPatience = 5;  ///< seconds
constexpr double mostLate = 0.05;    ///< seconds of sound that may wait
constexpr double lowestDb = -59.9;   ///< of levels: at or below it nothing is heard
constexpr int publishedPerSecond = 60;

double linear(double decibels) {
    return std::pow(10.0, decibels / 20);
}
float level(double decibels) {
    return decibels <= lowestDb ? 0.0f : float(linear(decibels));
}

LiveTimes timesOf(const TimeHistogram& times) {
    return {float(times.quantile(0.5)), float(times.quantile(0.99)), float(times.most())};
}

} // namespace

LiveStage::LiveStage(const LiveControls& controls, int rate, std::uint64_t seed)
    : m_controls(controls), m_rate(rate), m_sound(rate), m_brain(controls, seed),
      m_shared(controls.initial()), m_values(m_shared), m_at(controls) {
    m_samples.resize(m_sound.heard().capacity());
    m_meters.parameters = controls.parameters();
}

LiveStage::Places::Places(const LiveControls& c)
    : play(c.index("play")), mute(c.index("mute")), gain(c.index("gain")), input(c.index("input")),
      inputGain(c.index("input/gain")), monitor(c.index("input/monitor")),
      filePlays(c.index("file/play")), fileLoops(c.index("file/loop")), rest(c.index("rest")),
      ramp(c.index("ramp")), fade(c.index("scene/fade")), back(c.index("return")),
      period(c.index("period")) {
    for (std::size_t p = 0; p < c.parameters(); ++p) {
        const std::string number = std::to_string(p + 1);
        ownRamp[p] = c.index("param/" + number + "/ramp");
        latch[p] = c.index("param/" + number + "/latch");
        target[p] = c.index("target/" + number);
    }
}

void LiveStage::give(LiveOrder order) {
    const std::lock_guard lock(m_mutex);
    if (const auto* change = std::get_if<order::Change>(&order);
        change && m_controls[change->control].kind != LiveControl::Kind::Trigger)
        m_shared[change->control] = change->value;
    m_orders.push_back(std::move(order));
}

std::vector<double> LiveStage::values() const {
    const std::lock_guard lock(m_mutex);
    return m_shared;
}

double LiveStage::value(std::size_t control) const {
    const std::lock_guard lock(m_mutex);
    return m_shared[control];
}

LiveMeters LiveStage::meters() const {
    const std::lock_guard lock(m_mutex);
    return m_published;
}

std::vector<std::uint32_t> LiveStage::takeReleased() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_released, {});
}

std::vector<std::string> LiveStage::takeRemarks() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_remarks, {});
}

void LiveStage::addTap(LiveTap& tap) {
    const std::lock_guard lock(m_mutex);
    m_taps.push_back(&tap);
}

void LiveStage::remark(const std::string& sentence) {
    const std::lock_guard lock(m_mutex);
    m_remarks.push_back(sentence);
}

void LiveStage::log(LiveLogItem item) {
    if (m_log)
        m_log->add(std::move(item));
}

void LiveStage::turn(bool late) {
    takeOrders();
    takeReports();
    watchPatches();
    listen(late);
    tell();
    publish(false);
}

void LiveStage::takeOrders() {
    {
        const std::lock_guard lock(m_mutex);
        std::swap(m_taken, m_orders);
        m_liveTaps = m_taps;
    }
    m_news = m_news || !m_taken.empty();
    for (const LiveOrder& order : m_taken)
        std::visit([this](const auto& o) { on(o); }, order);
    m_taken.clear();
}

/// By itself, so that everybody sees it.
void LiveStage::set(const char* control, double value) {
    const std::size_t index = m_controls.index(control);
    m_values[index] = m_controls[index].admitted(value);
    const std::lock_guard lock(m_mutex);
    m_shared[index] = m_values[index];
}

/// After a panic nothing sounds until somebody asks for it again, the input neither.
void LiveStage::beSilent() {
    set("play", 0);
    set("input/monitor", m_controls[m_at.monitor].low);
}

void LiveStage::on(const order::Change& o) {
    const LiveControl& control = m_controls[o.control];
    log(logged::Control{m_sound.clock(), control.name, o.value});
    trigger(control.name, o);
    if (o.control == m_at.play && o.value > 0.5 && m_values[m_at.play] < 0.5) {
        ++m_attack;
        m_meters.fault = false;
    }
    if (control.kind != LiveControl::Kind::Trigger)
        m_values[o.control] = o.value;
}

/// What happens once when a control is set.
void LiveStage::trigger(const std::string& name, const order::Change& change) {
    if (name == "file/seek") {
        ++m_snapshot.seek;
        m_snapshot.seekTo = std::int64_t(std::llround(change.value * m_rate));
        return;
    }
    if (name.starts_with("param/")) {
        const auto slash = name.find('/', 6);
        const std::size_t parameter = std::stoul(name.substr(6)) - 1;
        if (slash == std::string::npos)
            m_brain.hold(parameter, change.value, m_values[m_at.back]);
        else if (name.substr(slash) == "/release" && change.value > 0)
            m_brain.release(parameter);
        return;
    }
    if (m_controls[change.control].kind != LiveControl::Kind::Trigger || !(change.value > 0))
        return;
    if (name == "panic") {
        ++m_snapshot.panic;
        beSilent();
    } else if (name == "input/calibrate") {
        m_calibrating = calibration;
        m_loudest = -120;
    }
}

void LiveStage::on(const order::Install& o) {
    const std::size_t former = m_active;
    m_active = 1 - m_active;
    m_synths[o.id] = o.what;
    if (o.patch)
        m_patches[o.id].voice = o.patch;
    m_brain.setCast(o.cast);
    m_ear = o.ear;
    m_ear->skip(m_listened); // so that its frames are counted from the performance's beginning
    m_frames = 0;
    m_meters.scene = o.scene;
    const auto fade = float(m_values[m_at.fade]);
    m_snapshot.voice[former].fade = fade;
    m_snapshot.voice[former].gate = false;
    m_snapshot.voice[m_active].fade = fade;
    m_snapshot.voice[m_active].attack = ++m_attack;
    m_sound.send(live::LendVoice{int(m_active), o.id, o.synth, o.cast->parameters});
    if (o.scene > 0)
        log(logged::Scene{m_sound.clock(), o.scene, o.name});
}

void LiveStage::on(const order::File& o) {
    m_sound.send(live::LendFile{o.id, o.sound});
}

void LiveStage::on(const order::Leader& o) {
    if (o.patch)
        m_patches[o.id].voice = o.patch;
    m_sound.send(live::LendVoice{int(LiveSound::voices), o.id, o.synth, o.parameters});
}

void LiveStage::on(const order::Record& o) {
    m_waitingLog = o.log;
    m_gapsLost = 0;
    m_recordId = o.id;
    m_ring = o.ring;
    m_sound.send(live::Record{o.id, o.ring});
}

void LiveStage::on(const order::StopRecord&) {
    m_sound.send(live::StopRecord{});
}

void LiveStage::takeReports() {
    LiveReport next;
    while (m_sound.receive(next))
        std::visit([this](const auto& r) { on(r); }, next);
}

void LiveStage::on(const live::Taken& r) {
    if (r.snapshot.heardUpTo > m_lastHeard) {
        m_lastHeard = r.snapshot.heardUpTo;
        m_reaction.add(double(r.clock - r.snapshot.heardUpTo) / m_rate);
    }
    if (r.snapshot.panic > m_snapshot.panic) { // the engine's
        m_snapshot.panic = r.snapshot.panic;
        m_news = true;
        beSilent();
    }
    log(logged::State{r.clock, r.snapshot});
}

void LiveStage::on(const live::VoiceIn& r) {
    if (r.slot >= int(m_installed.size()))
        return;
    m_installed[std::size_t(r.slot)] = {m_synths[r.id], r.id};
    log(logged::Voice{r.clock, r.slot, m_synths[r.id], r.id});
}

void LiveStage::on(const live::Released& r) {
    watchPatches(); // what they still have to say belongs before the end
    m_synths.erase(r.id);
    m_patches.erase(r.id);
    if (m_recordId != 0 && r.id == m_recordId) {
        const std::uint64_t lost =
            m_sound.reportsLost() - m_lostBefore + m_gapsLost + m_ring->dropped.load();
        log(logged::End{m_sound.clock(), lost});
        if (m_log)
            m_log->close();
        m_log.reset();
        m_waitingLog.reset();
        m_ring = nullptr;
        m_recordId = 0;
        m_meters.recording = false;
    }
    const std::lock_guard lock(m_mutex);
    m_released.push_back(r.id);
}

void LiveStage::on(const live::Began& r) {
    m_log = std::move(m_waitingLog);
    m_lostBefore = m_sound.reportsLost();
    m_meters.recording = true;
    log(logged::Begin{r.clock});
    for (std::size_t v = 0; v < m_installed.size(); ++v)
        log(logged::Voice{r.clock, int(v), m_installed[v].synth, m_installed[v].number,
                          r.starts[v]});
    for (const logged::Gap& gap : m_early)
        log(gap);
    m_early.clear();
}

void LiveStage::on(const live::Fault& r) {
    ++m_meters.faults;
    if (r.slot == int(m_active))
        m_meters.fault = true;
    log(logged::Fault{r.clock, r.slot});
    remark("The synthesizer gave something that is no number and has been silenced; stop and start "
           "the agent to hear it again.");
}

void LiveStage::on(const live::Levels& r) {
    m_meters.input = r.input;
    m_meters.agent = r.agent;
    m_meters.mix = r.mix;
}

void LiveStage::listen(bool late) {
    if (!m_ear)
        return;
    SpscQueue<float>& heard = m_sound.heard();
    const std::size_t waiting = heard.size();
    const double frames = m_values[m_at.period] * m_ear->frameSeconds();
    const auto most = std::size_t(std::max(mostLate, 3 * frames) * m_rate);
    if (late && waiting > most) {
        const std::size_t left = heard.pop(std::span(m_samples).first(waiting - most / 2));
        m_ear->skip(std::int64_t(left));
        m_listened += std::int64_t(left);
        m_meters.droppedFrames += std::int64_t(double(left) / m_rate / m_ear->frameSeconds());
    }
    if (waiting == 0)
        return;
    const std::size_t count = heard.pop(m_samples);
    m_listened += std::int64_t(count);
    m_ear->push(std::span<const float>(m_samples).first(count),
                [this](std::span<const float> row, std::int64_t clock) { frame(row, clock); });
}

/// A frame of descriptors is complete.
void LiveStage::frame(std::span<const float> row, std::int64_t clock) {
    ++m_meters.frames;
    if (++m_frames < std::int64_t(m_values[m_at.period]))
        return;
    const auto before = std::chrono::steady_clock::now();
    const double seconds = double(m_frames) * m_ear->frameSeconds();
    m_frames = 0;
    LiveMoment moment = m_brain.turn(row, m_values, seconds);
    moment.clock = clock;
    moment.columns = row.size();
    const std::chrono::duration<double> used = std::chrono::steady_clock::now() - before;
    m_decision.add(used.count());
    m_snapshot.heardUpTo = clock;
    m_news = true;
    m_resting = moment.resting;
    m_meters.decisions += moment.action >= 0;
    m_meters.heard = moment.heard;
    m_meters.columns = moment.columns;
    m_meters.agentPoint = moment.agentPoint;
    m_meters.sounding = moment.sounding;
    m_meters.rmse = moment.rmse;
    m_rmseSum += moment.rmse;
    m_meters.rmseMean = m_rmseSum / double(++m_rmseCount);
    calibrate(moment);
    watchReach();
    log(moment);
    for (LiveTap* tap : m_liveTaps)
        tap->decided(moment);
}

/// Gaps of Pure Data's voices are part of what was played; that one has come to its end is said.
void LiveStage::watchPatches() {
    for (auto& [id, patch] : m_patches) {
        PdVoice::Gap gap;
        while (patch.voice->takeGap(gap)) {
            const logged::Gap item{m_sound.clock(), id, gap};
            if (m_log)
                m_log->add(item);
            else if (m_waitingLog) // it may have begun just now
                m_early.push_back(item);
        }
        const std::uint64_t missed = patch.voice->missed();
        m_meters.patchMissed += missed - std::exchange(patch.missed, missed);
        const std::uint64_t lost = patch.voice->gapsLost();
        m_gapsLost += lost - std::exchange(patch.lost, lost);
        if (!patch.voice->broken())
            continue;
        if (const std::string trouble = patch.voice->trouble(); trouble != patch.told) {
            patch.told = trouble;
            remark(trouble);
        }
    }
}

/// Says once that the input has left what the table holds.
void LiveStage::watchReach() {
    const bool beyond = m_brain.beyondReach() > reachPatience;
    if (beyond && !m_meters.outOfReach)
        remark("For five seconds the input has been beyond most of what the synthesizer can sound "
               "like; the agent cannot follow it there.");
    m_meters.outOfReach = beyond;
}

/// The noise floor is the loudest of two seconds in which nobody plays.
void LiveStage::calibrate(const LiveMoment& moment) {
    m_meters.calibrating = m_calibrating > 0;
    if (!m_meters.calibrating)
        return;
    m_loudest = std::max(m_loudest, double(moment.heard[0]));
    m_calibrating -= m_values[m_at.period] * m_ear->frameSeconds();
    if (m_calibrating > 0)
        return;
    m_meters.calibrating = false;
    m_meters.floorDb = m_loudest;
    set("input/gate", m_loudest + gateAboveFloor);
}

/// Tells the audio thread what is new.
void LiveStage::tell() {
    if (!std::exchange(m_news, false))
        return;
    const auto of = [this](std::size_t control) { return m_values[control]; };
    LiveSnapshot& s = m_snapshot;
    s.input = LiveInput(int(of(m_at.input)));
    s.inputGain = float(linear(of(m_at.inputGain)));
    s.monitor = level(of(m_at.monitor));
    s.gain = level(of(m_at.gain));
    s.muted = of(m_at.mute) > 0.5;
    s.filePlays = of(m_at.filePlays) > 0.5;
    s.fileLoops = of(m_at.fileLoops) > 0.5;
    const bool silent = m_resting && of(m_at.rest) > 1.5;
    LiveVoiceState& voice = s.voice[m_active];
    voice.target = m_brain.sounding();
    voice.gate = of(m_at.play) > 0.5 && !silent;
    voice.attack = m_attack;
    s.leader.gate = s.input == LiveInput::Synth;
    for (std::size_t p = 0; p < m_controls.parameters(); ++p) {
        const double own = of(m_at.ownRamp[p]);
        voice.ramp[p] = float(own < 0 ? of(m_at.ramp) : own);
        s.leader.target[p] = float(of(m_at.target[p]));
        s.leader.ramp[p] = float(rampSeconds);
    }
    if (m_toldAny && s == m_told)
        return;
    m_sound.write(s);
    m_told = s;
    m_toldAny = true;
}

void LiveStage::publish(bool now) {
    const std::int64_t clock = m_sound.clock();
    if (!now && clock - m_meters.clock < m_rate / publishedPerSecond)
        return;
    LiveMeters& m = m_meters;
    m.clock = clock;
    m.seconds = double(m.clock) / m_rate;
    m.playing = m_values[m_at.play] > 0.5;
    m.resting = m_resting;
    m.muted = m_snapshot.muted;
    m.inputLost = m_sound.inputLost();
    m.filePosition = double(m_sound.filePosition()) / m_rate;
    for (std::size_t p = 0; p < m.parameters; ++p)
        m.held[p] = m_brain.held(p) || m_values[m_at.latch[p]] > 0.5;
    m.reaction = timesOf(m_reaction);
    m.decision = timesOf(m_decision);
    const std::lock_guard lock(m_mutex);
    m_published = m;
}

} // namespace antiphon::impro

#include "core/audio/pdvoice.h"

#include "core/audio/pdprocess.h"
#include "core/audio/ramp.h"
#include "core/error.h"
#include "core/synth/pdscore.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace antiphon {

namespace {

constexpr auto firstSound = std::chrono::seconds(10);
constexpr auto anySound = std::chrono::seconds(3);
constexpr auto patience = 2 * anySound; // by then the process has been given up

/// As pdScore() makes a voice anew, in the running process.
std::string newVoice(const PdSynth& patch) {
    const std::string inlet = pdText(patch.inlet), outlet = pdText(patch.outlet);
    std::string lines;
    for (const std::string& message :
         {std::string("clear"), std::string("obj 10 10 r antiphon-parameters"),
          std::string("obj 10 40 voice/synth"), std::string("obj 10 70 tabwrite~ antiphon-take"),
          std::string("obj 99 10 r antiphon-record"), "connect 0 0 1 " + inlet,
          "connect 1 " + outlet + " 2 0", std::string("connect 3 0 2 0"), std::string("loadbang")})
        lines += "pd-antiphon-voice " + message + ";\n";
    return lines + "antiphon-take const 0;\n";
}

std::string parameterMessage(std::span<const float> values) {
    std::string line = "antiphon-parameters list";
    for (const float value : values)
        line += " " + pdText(value);
    return line + ";\n";
}

} // namespace

PdVoice::PdVoice(PdSynth patch, std::string program)
    : m_patch(std::move(patch)), m_program(std::move(program)) {
    if (m_patch.parameters.size() > ParameterBox::capacity)
        throw UserError(display(m_patch.patch()) + " has " + pdText(m_patch.parameters.size()) +
                        " parameters; at most " + pdText(ParameterBox::capacity) +
                        " can be played live.");
}

PdVoice::~PdVoice() = default;

void PdVoice::prepare(int rate, std::size_t) {
    m_feeder = {};
    Request asked;
    while (m_requests.pop(asked)) {
    }
    while (m_chunks.pop(m_now)) {
    }
    m_broken = false;
    m_process = std::make_unique<Process>(m_patch, m_program, rate);
    // The first chunk is that of no voice; missing objects are said before the second one is there.
    Chunk silent;
    m_process->command(newVoice(m_patch));
    m_process->take(silent.samples, firstSound, {});
    m_box.refresh();
    m_process->command(parameterMessage(std::span(m_box.values()).first(parameters())));
    m_process->take(silent.samples, firstSound, {});
    m_fadeIn = framesOf(rampSeconds, rate);
    m_known.clear();
    m_voice = 0;
    m_waits = false;
    reset();
    m_feeder = std::jthread([this](const std::stop_token& stop) { feed(stop); });
}

void PdVoice::relive(std::uint32_t voices, std::vector<Gap> gaps) {
    m_voice += voices;
    m_newest.store(m_voice, std::memory_order_release);
    m_known = std::move(gaps);
    std::ranges::sort(m_known);
}

/// A voice is made for every reset(), also for those that nobody heard: the seeds of a process
/// follow each other. What was asked for a voice that has given its place is left out.
void PdVoice::feed(const std::stop_token& stop) {
    try {
        std::uint32_t made = 0;
        ParameterBox::Values sent{};
        std::optional<Gap> computed; ///< what Pure Data is at, or has waiting
        Request asked;
        while (!stop.stop_requested()) {
            if (!m_requests.pop(asked)) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                continue;
            }
            if (asked.place.voice != m_newest.load(std::memory_order_acquire))
                continue;
            std::string commands;
            const bool fresh = made != asked.place.voice;
            for (; made != asked.place.voice; ++made)
                commands += newVoice(m_patch);
            if (fresh || asked.parameters != sent)
                commands += parameterMessage(std::span(asked.parameters).first(parameters()));
            sent = asked.parameters;
            m_process->command(commands);
            Chunk next; // what comes now was computed before the commands
            m_process->take(next.samples, anySound, stop);
            if (computed) {
                next.place = *computed;
                deliver(next, stop);
            }
            computed = asked.place;
        }
    } catch (const Cancelled&) {
    } catch (const std::exception& e) {
        const std::lock_guard lock(m_mutex);
        m_trouble = e.what();
        m_broken.store(true, std::memory_order_release);
    }
}

void PdVoice::deliver(const Chunk& next, const std::stop_token& stop) {
    while (!m_chunks.push(next) && !stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

std::string PdVoice::trouble() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

void PdVoice::reset() noexcept {
    m_newest.store(++m_voice, std::memory_order_release);
    m_asked = 0;
    m_left = 0;
    m_heard = 0;
}

/// The chunk of the present voice, if it is there; older ones are left out.
bool PdVoice::fetch(std::int64_t due) noexcept {
    for (;; m_waits = false) {
        if (!m_waits && !m_chunks.pop(m_now))
            return false;
        m_waits = true;
        if (m_now.place.voice != m_voice || std::int64_t(m_now.place.number) < due)
            continue;
        if (std::int64_t(m_now.place.number) > due)
            return false;
        m_waits = false;
        return true;
    }
}

bool PdVoice::wait(std::int64_t due) noexcept {
    if (fetch(due))
        return true;
    if (!m_patient.load(std::memory_order_relaxed))
        return false;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!broken() && !m_waits && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        if (fetch(due))
            return true;
    }
    return false;
}

void PdVoice::miss(std::uint32_t due) noexcept {
    m_missed.fetch_add(chunk, std::memory_order_relaxed);
    if (!m_gaps.push(Gap{m_voice, due}))
        m_gapsLost.fetch_add(1, std::memory_order_relaxed);
}

/// Asks for one and begins the one that is due.
void PdVoice::nextChunk() noexcept {
    m_box.refresh();
    if (!broken() && !m_requests.push(Request{{m_voice, m_asked}, m_box.values()}))
        m_gapsLost.fetch_add(1, std::memory_order_relaxed); // its time is missing in all that comes
    const std::int64_t due = std::int64_t(m_asked++) - std::int64_t(ahead);
    m_left = chunk;
    m_sounds = false;
    if (due < 0) {
        fetch(due);
        return;
    }
    const Gap place{m_voice, std::uint32_t(due)};
    m_sounds = !std::ranges::binary_search(m_known, place) && wait(due);
    if (!m_sounds)
        miss(place.number);
}

void PdVoice::render(std::span<float> out) noexcept {
    while (!out.empty()) {
        if (m_left == 0)
            nextChunk();
        const std::size_t count = std::min(m_left, out.size());
        if (m_sounds)
            std::copy_n(m_now.samples.end() - std::ptrdiff_t(m_left), count, out.begin());
        else
            std::ranges::fill(out.first(count), 0.0f);
        // A voice comes in as softly as all others do, although it is late.
        for (std::size_t i = 0; m_sounds && i < count && m_heard < m_fadeIn; ++i)
            out[i] *= float(m_heard++) / float(m_fadeIn);
        m_left -= count;
        out = out.subspan(count);
    }
}

std::unique_ptr<Synth> makeLiveSynth(const std::string& nameOrFolder,
                                     const SynthSettings& settings) {
    if (isPatchName(nameOrFolder))
        return std::make_unique<PdVoice>(openPdSynth(nameOrFolder));
    return makeSynth(nameOrFolder, settings);
}

} // namespace antiphon

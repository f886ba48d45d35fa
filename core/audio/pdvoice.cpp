#include "core/audio/pdvoice.h"

#include "core/audio/pdprocess.h"
#include "core/error.h"
#include "core/synth/pdscore.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr auto firstSound = std::chrono::seconds(10);
constexpr auto anySound = std::chrono::seconds(3);
constexpr auto patience = std::chrono::seconds(1);

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
    m_chunks.pop(std::span(std::array<Chunk, ahead>().data(), ahead));
    m_left = 0;
    m_broken = false;
    m_process = std::make_unique<Process>(m_patch, m_program, rate);
    // The first chunk is that of no voice; missing objects are said before the second one is there.
    Chunk silent;
    m_process->command(newVoice(m_patch));
    m_process->take(silent.samples, firstSound, {});
    m_box.refresh();
    m_process->command(parameterMessage(std::span(m_box.values()).first(parameters())));
    m_process->take(silent.samples, firstSound, {});
    reset();
    m_feeder = std::jthread([this](const std::stop_token& stop) { feed(stop); });
}

void PdVoice::feed(const std::stop_token& stop) {
    try {
        std::uint32_t made = m_voice.load(std::memory_order_acquire) - 1;
        while (!stop.stop_requested()) {
            if (m_chunks.space() == 0) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                continue;
            }
            const std::uint32_t wanted = m_voice.load(std::memory_order_acquire);
            const bool moved = m_box.refresh();
            std::string commands;
            if (wanted != made)
                commands = newVoice(m_patch);
            if (moved || wanted != made)
                commands += parameterMessage(std::span(m_box.values()).first(parameters()));
            m_process->command(commands);
            Chunk next;
            next.voice = made; // what comes now was computed before the commands
            m_process->take(next.samples, anySound, stop);
            made = wanted;
            m_chunks.push(next);
        }
    } catch (const Cancelled&) {
    } catch (const std::exception& e) {
        const std::lock_guard lock(m_mutex);
        m_trouble = e.what();
        m_broken.store(true, std::memory_order_release);
    }
}

std::string PdVoice::trouble() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

void PdVoice::reset() noexcept {
    m_voice.fetch_add(1, std::memory_order_release);
    m_left = 0;
}

/// False when there is none of the present voice.
bool PdVoice::nextChunk() noexcept {
    while (m_chunks.pop(m_now)) {
        if (m_now.voice != m_voice.load(std::memory_order_relaxed))
            continue;
        m_left = chunk;
        return true;
    }
    return false;
}

void PdVoice::render(std::span<float> out) noexcept {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!out.empty()) {
        while (m_left == 0 && !nextChunk()) {
            if (!m_patient.load(std::memory_order_relaxed) ||
                m_broken.load(std::memory_order_acquire) ||
                std::chrono::steady_clock::now() > end) {
                m_missed.fetch_add(out.size(), std::memory_order_relaxed);
                std::ranges::fill(out, 0.0f);
                return;
            }
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        const std::size_t count = std::min(m_left, out.size());
        std::copy_n(m_now.samples.end() - std::ptrdiff_t(m_left), count, out.begin());
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

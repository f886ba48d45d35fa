#pragma once

#include "core/audio/spsc.h"
#include "core/synth/parameterbox.h"
#include "core/synth/puredata.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace antiphon {

/// A Pure Data abstraction that is played live. A headless `pd` computes chunks of 256 frames ahead
/// of the sound device, each only when there is room for it, so that neither clock runs away from
/// the other; what it misses is heard as silence and counted. Parameters and new voices are heard
/// delay() frames later.
///
/// Threads: as Synth says; trouble() and missed() from any.
class PdVoice final : public Synth {
public:
    static constexpr std::size_t chunk = 256;
    static constexpr std::size_t ahead = 4; ///< chunks that wait

    explicit PdVoice(PdSynth patch, std::string program = "pd");
    ~PdVoice() override; ///< the process is gone afterwards

    /// render() waits for the process, a second at most: for everything that is no sound device.
    void setPatient(bool patient) noexcept { m_patient = patient; }
    static constexpr std::size_t delay() noexcept { return (ahead + 2) * chunk; }
    /// Why there is silence, in Pure Data's own words; empty while all is well.
    std::string trouble() const;
    std::uint64_t missed() const noexcept { return m_missed.load(std::memory_order_relaxed); }

    std::size_t parameters() const noexcept override { return m_patch.parameters.size(); }
    /// Starts the process and waits for its first sound. Throws UserError in Pure Data's own words:
    /// not installed, an object or file that is missing, nothing within 10 s.
    void prepare(int rate, std::size_t maxBlock) override;
    void setParameters(std::span<const float> values) noexcept override { m_box.set(values); }
    void render(std::span<float> out) noexcept override;
    void reset() noexcept override;

private:
    struct Chunk {
        std::uint32_t voice = 0; ///< that it belongs to
        std::array<float, chunk> samples{};
    };
    class Process;
    void feed(const std::stop_token& stop);
    bool nextChunk() noexcept;

    const PdSynth m_patch;
    const std::string m_program;
    std::unique_ptr<Process> m_process;
    ParameterBox m_box{0.5f};
    std::atomic<std::uint32_t> m_voice{0}; ///< that is wanted
    std::atomic<std::uint64_t> m_missed{0};
    SpscQueue<Chunk> m_chunks{ahead};
    std::atomic<bool> m_patient{false}, m_broken{false};
    mutable std::mutex m_mutex; ///< of m_trouble; never taken by render()
    std::string m_trouble;

    // Audio thread.
    Chunk m_now;
    std::size_t m_left = 0; ///< frames of m_now that are not heard yet

    std::jthread m_feeder; ///< last: uses the above
};

/// A synthesizer to be played live: a built-in one, or the folder of a patch. Throws UserError as
/// makeSynth() and openPdSynth() do.
std::unique_ptr<Synth> makeLiveSynth(const std::string& nameOrFolder,
                                     const SynthSettings& settings = {});

} // namespace antiphon

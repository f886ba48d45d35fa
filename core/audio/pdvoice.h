#pragma once

#include "core/audio/spsc.h"
#include "core/synth/parameterbox.h"
#include "core/synth/puredata.h"

#include <array>
#include <atomic>
#include <compare>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace antiphon {

/// A Pure Data abstraction that is played live. A headless `pd` computes chunks of 256 frames, each
/// when it is asked for, with the parameters of the moment at which it is asked; it is heard
/// delay() frames later. A chunk that is not there by then is heard as silence, and never later. So
/// what is heard follows from the calls and from the gaps alone, and can be rendered again to the
/// bit, as long as the patch itself asks for nothing else (the time of day, a network, files that
/// change): its noise and random numbers begin with how many voices the process has made.
///
/// Threads: as Synth says; trouble(), broken() and missed() from any, takeGap() from one.
class PdVoice final : public Synth {
public:
    static constexpr std::size_t chunk = 256;
    static constexpr std::size_t ahead = 6; ///< chunks between asking for one and hearing it

    explicit PdVoice(PdSynth patch, std::string program = "pd");
    ~PdVoice() override; ///< the process is gone afterwards

    /// render() waits for the process: for everything that is no sound device.
    void setPatient(bool patient) noexcept { m_patient = patient; }
    static constexpr std::size_t delay() noexcept { return ahead * chunk; }
    /// Why there is silence, in Pure Data's own words; empty while all is well.
    std::string trouble() const;
    bool broken() const noexcept { return m_broken.load(std::memory_order_acquire); }
    std::uint64_t missed() const noexcept { return m_missed.load(std::memory_order_relaxed); }

    /// A chunk that was not there in time.
    struct Gap {
        std::uint32_t voice = 0; ///< 1 after prepare(), one more with each reset()
        std::uint32_t number = 0;
        auto operator<=>(const Gap&) const = default;
    };
    /// The next one that has not been told yet; false: there is none.
    bool takeGap(Gap& next) noexcept { return m_gaps.pop(next); }
    /// Those that found no room to be told.
    std::uint64_t gapsLost() const noexcept { return m_gapsLost.load(std::memory_order_relaxed); }
    /// Once, between prepare() and what follows it: as if there had been so many calls of reset(),
    /// and with these gaps, in any order; meant for one that is patient.
    void relive(std::uint32_t voices, std::vector<Gap> gaps);

    std::size_t parameters() const noexcept override { return m_patch.parameters.size(); }
    /// Starts the process and waits for its first sound. Throws UserError in Pure Data's own words:
    /// not installed, an object or file that is missing, nothing within 10 s.
    void prepare(int rate, std::size_t maxBlock) override;
    void setParameters(std::span<const float> values) noexcept override { m_box.set(values); }
    void render(std::span<float> out) noexcept override;
    void reset() noexcept override;

private:
    struct Request { ///< for a chunk
        Gap place;
        ParameterBox::Values parameters{};
    };
    struct Chunk {
        Gap place;
        std::array<float, chunk> samples{};
    };
    class Process;
    void feed(const std::stop_token& stop);
    void deliver(const Chunk& next, const std::stop_token& stop);
    void nextChunk() noexcept;
    bool fetch(std::int64_t due) noexcept;
    bool wait(std::int64_t due) noexcept;
    void miss(std::uint32_t due) noexcept;

    const PdSynth m_patch;
    const std::string m_program;
    std::unique_ptr<Process> m_process;
    ParameterBox m_box{0.5f};
    SpscQueue<Request> m_requests{4096}; ///< longer than a process may be silent
    SpscQueue<Chunk> m_chunks{4 * ahead};
    SpscQueue<Gap> m_gaps{1024};
    std::atomic<std::uint32_t> m_newest{0}; ///< voice that is wanted
    std::atomic<std::uint64_t> m_missed{0}, m_gapsLost{0};
    std::atomic<bool> m_patient{false}, m_broken{false};
    mutable std::mutex m_mutex; ///< of m_trouble; never taken by render()
    std::string m_trouble;
    std::vector<Gap> m_known; ///< gaps to be lived again, in order

    // Audio thread.
    Chunk m_now;
    std::uint32_t m_voice = 0;
    std::uint32_t m_asked = 0;     ///< chunks of this voice
    std::size_t m_left = 0;        ///< frames of the present chunk that are not heard yet
    int m_fadeIn = 0, m_heard = 0; ///< frames: how long a voice comes in, and has been heard
    bool m_waits = false;          ///< m_now is one that is heard later
    bool m_sounds = false;         ///< m_now is heard, not silence

    std::jthread m_feeder; ///< last: uses the above
};

/// A synthesizer to be played live: a built-in one, or the folder of a patch. Throws UserError as
/// makeSynth() and openPdSynth() do.
std::unique_ptr<Synth> makeLiveSynth(const std::string& nameOrFolder,
                                     const SynthSettings& settings = {});

} // namespace antiphon

#pragma once

#include "core/files.h"
#include "core/sound.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

/// A synthesizer that is played by a few parameters between 0 and 1. Live and offline run the same
/// code: the same calls give the same samples.
class Synth {
public:
    virtual ~Synth() = default;

    virtual std::size_t parameters() const noexcept = 0;
    /// Readies it for a rate and blocks of at most this many frames, and begins a new voice. May
    /// allocate; not on the audio thread.
    virtual void prepare(int rate, std::size_t maxBlock) = 0;
    /// From any one thread, also while another renders; lock-free. Values are clipped to 0 ... 1,
    /// missing ones stay.
    virtual void setParameters(std::span<const float> values) noexcept = 0;
    /// The next samples, mono. Neither allocates, locks nor throws.
    virtual void render(std::span<float> out) noexcept = 0;
    /// Begins a new voice: the next sample is the first, with the parameters in force.
    virtual void reset() noexcept = 0;
};

struct SynthSettings {
    bool parity = false;    ///< the behaviour of the original patches instead of the mended one
    std::uint64_t seed = 1; ///< of onset jitter
    fs::path grains = {};   ///< sound that the granular family reads; empty: our own
    double jitter = 0;      ///< granular, mended: share of the period by which onsets vary, 0 ... 1
    bool semitones = false; ///< granular, mended: speed in whole semitones
    bool levelled = true; ///< granular, mended: a grain's level falls with the root of the overlap
    bool operator==(const SynthSettings&) const = default;
};

struct SynthInfo {
    std::string name;                    ///< stable: "sin", "fm3", ... or a folder of a patch
    std::string title;                   ///< English source text
    std::string help;                    ///< one line
    std::vector<std::string> parameters; ///< English source texts: "Frequency", ...
    bool granular = false;               ///< reads SynthSettings::grains
    double preRoll = 0;                  ///< seconds before a table's sound is taken
};

/// The built-in synthesizers.
const std::vector<SynthInfo>& synths();

/// Whether no built-in synthesizer is meant but the folder of a Pure Data patch: there is a '/' in
/// it, or there is a folder of that name.
bool isPatchName(const std::string& nameOrFolder);

/// The built-in one of this name, or what the folder of a Pure Data patch declares. Throws
/// UserError naming the nearest name, or what is wrong with the folder.
SynthInfo synthInfo(const std::string& nameOrFolder);

/// Which settings the synthesizer does not listen to, though they are not at their defaults, as a
/// sentence; empty: there are none. Throws as synthInfo() does.
std::string unheardSettings(const std::string& nameOrFolder, const SynthSettings& settings);

/// A built-in synthesizer, not yet prepared (a patch is played by renderPdPoints() instead). Throws
/// UserError naming the nearest name, or the grain file that cannot be read.
std::unique_ptr<Synth> makeSynth(const std::string& name, const SynthSettings& settings = {});

/// Changes with what it sounds like: name, version of its code, settings, content of the grain
/// source or of a patch's folder. For provenance and caches.
std::string synthHash(const std::string& nameOrFolder, const SynthSettings& settings = {});

/// A new voice of a prepared synthesizer held at `parameters`: skips `preRoll` seconds, then fills
/// `out`.
void renderVoice(Synth& synth, std::span<const float> parameters, double preRoll, int rate,
                 std::span<float> out);

} // namespace antiphon

#pragma once

#include "core/dsp/lscore.h"
#include "core/files.h"
#include "core/splits.h"
#include "models/idm/clipcache.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon::idm {

/// What clips are cut and measured by. Part of every cache's name.
struct DatasetSettings {
    std::int64_t rate = 24000;
    std::int64_t window = 1024, hop = 256, bands = 128; ///< of the mel spectrograms
    double seconds = 8;                                 ///< of a clip
    double step = 4;                                    ///< from a clip's begin to the next one's
    bool operator==(const DatasetSettings&) const = default;

    std::int64_t samples() const; ///< of a clip
    std::int64_t frames() const;  ///< of a clip's spectrogram, 1 + floor(samples / hop): 751
};

/// One clip of a data set.
struct Clip {
    std::string source; ///< path of its file as the scan found it, below the folder
    fs::path file;      ///< the same, absolute
    double start = 0;   ///< s, where in its file it begins
    double sound = 0;   ///< s of it that are of the file; the rest is silence that fills it up
    Split split = Split::None;
    LScore score; ///< of the clip's audio, by the reference's definitions
    LScoreFlags flags;
};

/// A folder that idm.dataset made:
///
///     dataset.json      format, settings, reference, sources: of each its path below the scanned
///                       folder, the file, the name of its cache and its part
///     scores.csv        a row a clip: source, start, sound, split, timbral, density, irregularity,
///                       structural, flags (with blanks between), row (of its cache)
///     cache/<hash>.safetensors   of each source, see ClipCache; named after the content of the
///                       source and the settings
///
/// Torch-free. Const members may be called from several threads at once. Spectrograms stay on disk
/// and are read when asked for.
class Dataset {
public:
    /// \param place its folder, or a file in it: what a library knows of it is its table
    /// Throws UserError naming the file, what is wrong with it and the mend.
    explicit Dataset(const fs::path& place);

    const fs::path& folder() const noexcept { return m_folder; }
    const DatasetSettings& settings() const noexcept { return m_settings; }
    std::size_t bands() const { return std::size_t(m_settings.bands); }
    std::size_t frames() const { return std::size_t(m_settings.frames()); }
    std::span<const Clip> clips() const noexcept { return m_clips; }
    /// Numbers of the clips of one part, rising.
    std::vector<std::size_t> of(Split split) const;
    /// Mel power that is 0 dB: the 99.9th percentile over the training clips, above 0.
    double reference() const noexcept { return m_reference; }

    /// bands x frames powers, low band first, of a clip; valid as long as this object lives.
    std::span<const float> mel(std::size_t clip) const;
    /// The same as a network has it: X = dB / 40 + 1 with dB = 10 log10(power / reference), kept in
    /// -80 ... 0; silence is -1. `out` has bands x frames values.
    void normalised(std::size_t clip, std::span<float> out) const;

private:
    fs::path m_folder;
    DatasetSettings m_settings;
    double m_reference = 1;
    std::vector<Clip> m_clips;
    struct Place {
        std::size_t cache, row;
    };
    std::vector<Place> m_places;
    std::vector<std::unique_ptr<const ClipCache>> m_caches;
};

/// Powers as the network has them, and back: P = 10^((X - 1) 4) reference. In place.
void normalise(std::span<float> powers, double reference);
void denormalise(std::span<float> values, double reference);

} // namespace antiphon::idm

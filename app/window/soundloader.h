#pragma once

#include "core/files.h"
#include "core/sound.h"

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace antiphon {

/// A sound as the engine takes it.
struct LoadedSound {
    std::shared_ptr<const Sound> sound = {}; ///< at the rate that was asked for
    float match = 1;                         ///< brings it to -18 LUFS; see matchingGain()
    std::int64_t from = 0; ///< frame of the file where it begins; 0 unless it is a part of it
};

/// Makes files and sounds ready for the engine: decodes (MIDI through the SoundFont), resamples and
/// measures. Keeps what was last used, up to `memory` bytes, as long as the file does not change.
/// Any thread, several at a time; none of it for the GUI thread.
class SoundLoader {
public:
    static constexpr std::size_t memory = std::size_t(256) << 20;
    /// Files up to this long (in seconds) are held in memory as a whole; others are better
    /// streamed, and an audition reads this much.
    static constexpr double longest = 600;
    static constexpr double headSeconds = 10;

    /// Called often, with 0 ... 1; may throw to stop.
    using Progress = std::function<void(double)>;
    /// Called where a file that must be read is longer than headSeconds: what is heard first.
    using Head = std::function<void(LoadedSound)>;

    /// The head begins at `from` seconds, and so does what is read of a file longer than `longest`.
    /// Throws UserError for a file that cannot be read.
    LoadedSound load(const fs::path& file, int rate, const Progress& progress = {},
                     const Head& head = {}, double from = 0);
    static bool isLong(const fs::path& file);
    /// The factor that brings the whole of a file to the common loudness. Reads it all, once.
    float match(const fs::path& file, int rate, const Progress& progress);
    /// The same as load() for a sound in memory, which is not kept.
    static LoadedSound prepare(std::shared_ptr<const Sound> sound, int rate);

private:
    struct Key {
        fs::path file;
        int rate = 0;
        std::int64_t modified = 0;
        std::uintmax_t bytes = 0;
        bool operator==(const Key&) const = default;
    };
    struct Kept {
        Key key;
        LoadedSound loaded;
    };
    static Key keyOf(const fs::path& file, int rate);
    LoadedSound kept(const Key& key);
    std::optional<float> knownMatch(const Key& key);
    void keep(const Key& key, const LoadedSound& loaded);

    std::mutex m_mutex;                                  ///< the following
    std::list<Kept> m_kept;                              ///< the last used one first
    std::map<fs::path, std::pair<Key, float>> m_matches; ///< outlives what was kept
    std::size_t m_bytes = 0;
};

} // namespace antiphon

#pragma once

#include "core/soundfile.h"

#include <memory>
#include <optional>
#include <span>

namespace antiphon {

/// Frames of a sound file or of a sound in memory, from any place. One thread at a time.
class Frames {
public:
    /// Throws UserError as SoundReader does.
    explicit Frames(const fs::path& file);
    explicit Frames(std::shared_ptr<const Sound> sound);
    Frames(Sound sound); // a sound is frames

    const SoundInfo& info() const { return m_info; }

    /// Fills whole interleaved frames from `first` on; what lies outside the sound becomes 0.
    /// Returns how many frames lay inside. Throws UserError as SoundReader does.
    std::int64_t read(std::int64_t first, std::span<float> interleaved);

private:
    std::int64_t readFile(std::int64_t first, std::span<float> interleaved);

    std::shared_ptr<const Sound> m_sound;
    std::optional<SoundReader> m_reader;
    SoundInfo m_info;
    std::int64_t m_at = 0;        ///< the reader's position
    std::vector<float> m_skipped; ///< scratch
};

SoundInfo infoOf(const Sound& sound);

} // namespace antiphon

#pragma once

#include "core/dsp/lscore.h"
#include "core/formats/mappedfile.h"
#include "core/json.h"
#include "core/matrix.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::idm {

/// What is kept of one clip beside its spectrogram.
struct CachedClip {
    double start = 0, sound = 0; ///< s
    LScore score;
    LScoreFlags flags;
};

/// The clips of one recording, as measured: a .safetensors file with the tensor "mel" (clips x
/// bands x frames, F32, power) and the clips' places and scores as JSON in its metadata. Mapped:
/// what is read of it comes from disk when it is touched. Const members may be called from several
/// threads.
class ClipCache {
public:
    /// Throws UserError naming the file and what is wrong with it.
    ClipCache(const fs::path& file, std::size_t bands, std::size_t frames);

    std::span<const CachedClip> clips() const noexcept { return m_clips; }
    std::size_t leftOut() const noexcept { return m_leftOut; } ///< clips that were silent
    std::span<const float> mel(std::size_t clip) const;        ///< bands x frames

private:
    MappedFile m_file;
    std::vector<CachedClip> m_clips;
    std::size_t m_leftOut = 0, m_size = 0;
    const float* m_values = nullptr;
};

/// `mel`: clips x bands x frames powers. Written atomically. Throws UserError (System).
void writeClipCache(const fs::path& file, std::span<const CachedClip> clips, std::size_t leftOut,
                    std::size_t bands, std::size_t frames, std::span<const float> mel);

/// Scores as files and the command line have them.
Json toJson(const LScore& score);

} // namespace antiphon::idm

#pragma once

#include "core/files.h"
#include "core/sound.h"

#include <memory>
#include <string>

namespace antiphon {

/// What a sound file says of itself, without decoding it.
struct SoundInfo {
    int rate = 0;
    int channels = 0;
    std::int64_t frames = 0; ///< as declared by the file
    std::string format;      ///< "WAV", "FLAC", ...
    double seconds() const { return rate > 0 ? double(frames) / rate : 0.0; }
};

/// Streams frames out of WAV, RF64, AIFF, FLAC, Ogg, Opus and MP3. One thread at a time.
class SoundReader {
public:
    /// Throws UserError when the file is missing, unreadable, empty or of no known format.
    explicit SoundReader(const fs::path& file);
    ~SoundReader();
    SoundReader(SoundReader&&) noexcept;
    SoundReader& operator=(SoundReader&&) noexcept;

    const SoundInfo& info() const noexcept { return m_info; }
    /// Fills whole interleaved frames; returns how many, 0 at the end. NaN and infinite samples
    /// become 0 and are counted. Throws UserError where decoding breaks off.
    std::size_t read(std::span<float> interleaved);
    /// Positions at a frame. Throws UserError if the file cannot seek.
    void seek(std::int64_t frame);
    /// Samples that were not finite, so far.
    std::size_t nonFinite() const noexcept { return m_nonFinite; }

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    fs::path m_file;
    SoundInfo m_info;
    std::size_t m_nonFinite = 0;
};

/// Whole file. Throws UserError as SoundReader does, and for a file without any frame, one in
/// which no sample is finite, and one of more than `maxFrames` frames (default: 4 h at 48 kHz).
Sound readSound(const fs::path& file, std::int64_t maxFrames = std::int64_t(4) * 3600 * 48000);

enum class SampleFormat { Int16, Int24, Float32, Flac16, Flac24, Vorbis, Opus };

/// Text that travels with an exported file: what made it (design section 2, provenance).
struct Provenance {
    std::string software; ///< "Antiphon 0.1.0"
    std::string comment;  ///< JSON of task, options, seed and model hash
    bool empty() const { return software.empty() && comment.empty(); }
};

/// Writes atomically. Values beyond full scale are clipped to it in the integer formats; the result
/// says how many.
/// Opus files exist at 8, 12, 16, 24 and 48 kHz: other rates are resampled to 48 kHz first.
/// Throws UserError (System) when the disk is full; nothing half-written remains.
std::size_t writeSound(const fs::path& file, const Sound& sound,
                       SampleFormat format = SampleFormat::Int24, const Provenance& provenance = {});

/// The provenance that writeSound() put into a file; empty if there is none.
Provenance readProvenance(const fs::path& file);

} // namespace antiphon

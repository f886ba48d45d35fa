#pragma once

#include "core/files.h"
#include "core/sound.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace antiphon {

/// What a sound file says of itself, without decoding it.
struct SoundInfo {
    int rate = 0;
    int channels = 0;
    std::int64_t frames = 0; ///< as declared by the file; counted where it declares nothing
    std::string format;      ///< "WAV", "FLAC", ...
    double seconds() const { return rate > 0 ? double(frames) / rate : 0.0; }
};

/// Whether a file is named as sound files are (.wav, .flac, .mp3 ..., also in capitals): what to
/// look at in a folder. What it is only its content says.
bool namesSound(const fs::path& file);

/// Streams frames out of WAV, RF64, AIFF, FLAC, Ogg, Opus and MP3, told apart by their content, not
/// by their names. One thread at a time; several readers may read one file.
///
/// A cut file is an error, not a shorter sound: one that holds less than 99 % of the frames that it
/// declares is refused, by the constructor where the header tells (WAV, RF64, AIFF, MP3 with a Xing
/// frame, Ogg without its last page), else by the read() that finds out (FLAC). MP3 files without a
/// Xing frame declare nothing: what is there is read.
class SoundReader {
public:
    /// Throws UserError when the file is missing, unreadable, empty, cut, without a frame or of no
    /// known format.
    explicit SoundReader(const fs::path& file);
    ~SoundReader();
    SoundReader(SoundReader&&) noexcept;
    SoundReader& operator=(SoundReader&&) noexcept;

    const SoundInfo& info() const noexcept { return m_info; }
    /// Fills whole interleaved frames; returns how many, 0 at the end. NaN and infinite samples
    /// become 0 and are counted. Throws UserError where decoding breaks off, and at the end of a
    /// file in which nothing was finite.
    std::size_t read(std::span<float> interleaved);
    /// Positions at a frame, at most the end. Throws UserError if the file cannot seek.
    void seek(std::int64_t frame);
    /// Samples that were not finite, so far.
    std::size_t nonFinite() const noexcept { return m_nonFinite; }

private:
    struct Handle;
    void open();
    void countFrames();

    std::unique_ptr<Handle> m_handle;
    fs::path m_file;
    SoundInfo m_info;
    std::size_t m_nonFinite = 0;
};

/// Whole file. Throws UserError as SoundReader does (so for a file without any frame and one in
/// which no sample is finite), and for more than `maxFrames` frames (default: 4 h at 48 kHz).
/// `nonFinite` receives the number of samples that were not finite and became 0.
inline constexpr std::int64_t longestRead = std::int64_t(4) * 3600 * 48000;
Sound readSound(const fs::path& file, std::int64_t maxFrames = longestRead,
                std::size_t* nonFinite = nullptr);

/// Int16 to Float32 are WAV (RF64 where 4 GiB do not suffice). File names end in .wav, .flac, .ogg
/// or .oga (Vorbis) and .opus; other names are refused.
enum class SampleFormat { Int16, Int24, Float32, Flac16, Flac24, Vorbis, Opus };

/// The usual format for a file of that name (24 bits where there is a choice); nullopt for names
/// that fit none.
std::optional<SampleFormat> formatForName(const fs::path& file);

/// Text that travels with an exported file: what made it (design section 2, provenance).
struct Provenance {
    std::string software; ///< "Antiphon 0.1.0"
    std::string comment;  ///< JSON of task, options, seed and model hash
    bool empty() const { return software.empty() && comment.empty(); }
};

/// Writes a sound piece by piece; the file appears when close() has put it in place, whole. WAV and
/// FLAC samples are rounded to the nearest step, so that reading and writing at the same depth
/// changes nothing. The same sound gives the same bytes, except in Ogg and Opus files, whose
/// streams bear a random number. One thread at a time.
class SoundWriter {
public:
    /// `expectedFrames`: how many will come, if known (-1); a WAV that could outgrow 4 GiB is
    /// begun as RF64 and, if it stays smaller, becomes an ordinary WAV with a spare chunk.
    /// Opus files exist at 8, 12, 16, 24 and 48 kHz: other rates are resampled to 48 kHz.
    /// Throws UserError: Usage for a name or a rate or number of channels that the format does not
    /// have, System where the file cannot be made.
    SoundWriter(const fs::path& file, int rate, int channels, SampleFormat format,
                const Provenance& provenance = {}, std::int64_t expectedFrames = -1);
    ~SoundWriter();
    SoundWriter(SoundWriter&&) noexcept;
    SoundWriter& operator=(SoundWriter&&) noexcept;

    /// Takes whole interleaved frames. Throws UserError: System when the disk is full, Input for a
    /// sample that is not finite.
    void write(std::span<const float> interleaved);
    /// Samples beyond full scale, so far; the integer formats clip them to it.
    std::size_t clipped() const noexcept;
    /// Finishes and puts the file in place. Throws UserError (System); without close() nothing
    /// remains.
    void close();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Writes atomically through SoundWriter. Values beyond full scale are clipped to it in the integer
/// formats; the result says how many there are. Throws UserError as SoundWriter does, and for a
/// sound without any frame.
std::size_t writeSound(const fs::path& file, const Sound& sound,
                       SampleFormat format = SampleFormat::Int24,
                       const Provenance& provenance = {});

/// The provenance that writeSound() put into a file; empty if there is none. Throws UserError as
/// SoundReader does.
Provenance readProvenance(const fs::path& file);

/// The genre that a file's own description names (RIFF INFO, FLAC and Ogg comments, ID3); empty if
/// there is none. Throws UserError as SoundReader does.
std::string readGenre(const fs::path& file);

/// Name and version of the library that reads the files: "libsndfile-1.2.0".
std::string soundFileLibrary();

} // namespace antiphon

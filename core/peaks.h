#pragma once

#include "core/files.h"
#include "core/soundfile.h"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace antiphon {

/// What a waveform display draws in one column.
struct Peak {
    float min = 0;
    float max = 0;
    float rms = 0;
    bool operator==(const Peak&) const = default;
};

/// What tells that a file is still the one that a cache was made from.
struct SourceStamp {
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< ns since 1970
    std::uint64_t sample = 0;  ///< XXH3-64 of the first, middle and last 64 KiB: catches a replaced
                               ///< file that kept its size and time, and costs next to nothing
    bool operator==(const SourceStamp&) const = default;
};

/// Minima, maxima and energies of a sound at several zooms: bins of 256 frames, and five levels of
/// four times the bin of the one before. Grows at its end, so a sound that is still being read or
/// recorded can be shown. About 16 bytes for each 256 frames of a channel (3 h of stereo: 60 MB).
/// A value; not to be changed in one thread while another reads it.
class PeakPyramid {
public:
    static constexpr std::int64_t finestBin = 256;
    static constexpr int levels = 6;

    PeakPyramid() = default;
    explicit PeakPyramid(int channels);

    /// Whole interleaved finite frames, of any number.
    void append(std::span<const float> interleaved);

    int channels() const noexcept { return m_channels; }
    std::int64_t frames() const noexcept { return m_frames; }

    /// Frames [first, last) of a channel in `columns` equal columns. A column takes in all bins
    /// that it touches, so no peak is missed; bins are at most a quarter of a column wide, except
    /// below 1024 frames a column, where the finest are used (see peaksOf() for those). Columns
    /// outside the sound are zero.
    std::vector<Peak> peaks(int channel, std::int64_t first, std::int64_t last, int columns) const;

private:
    friend std::optional<PeakPyramid> loadPeaks(const fs::path&, const SourceStamp&);
    friend void savePeaks(const fs::path&, const SourceStamp&, const PeakPyramid&);

    struct Bin {
        float min;
        float max;
        float energy; ///< sum of squares
    };
    static constexpr std::int64_t binFrames(int level) { return finestBin << (2 * level); }
    std::vector<Bin>& bins(int level, int channel) {
        return m_bins[std::size_t(level) * std::size_t(m_channels) + std::size_t(channel)];
    }
    const std::vector<Bin>& bins(int level, int channel) const {
        return m_bins[std::size_t(level) * std::size_t(m_channels) + std::size_t(channel)];
    }
    static void merge(std::vector<Bin>& level, std::size_t index, const Bin& bin);

    int m_channels = 0;
    std::int64_t m_frames = 0;
    std::vector<std::vector<Bin>> m_bins; ///< level by level, channel by channel
};

/// Frames [first, last) at any zoom: from the pyramid where its bins are fine enough (256 frames a
/// column and more), else from the samples, exactly. The reader's position changes. Throws
/// UserError as SoundReader does.
std::vector<Peak> peaksOf(const PeakPyramid& pyramid, SoundReader& reader, int channel,
                          std::int64_t first, std::int64_t last, int columns);

/// The same from samples alone: `interleaved` holds the sound from frame `begin` on; columns outside
/// it are zero.
std::vector<Peak> peaksOf(std::span<const float> interleaved, int channels, std::int64_t begin,
                          int channel, std::int64_t first, std::int64_t last, int columns);

/// Builds the peaks of a file in slices: a running algorithm as a value. One thread at a time.
class PeakBuilder {
public:
    /// Throws UserError as SoundReader does.
    explicit PeakBuilder(const fs::path& sound);

    /// Reads up to `frames` more frames. Throws UserError as SoundReader does.
    void step(std::int64_t frames);
    bool done() const noexcept { return m_done; }
    double fraction() const noexcept;
    const PeakPyramid& pyramid() const noexcept { return m_pyramid; }
    PeakPyramid take() { return std::move(m_pyramid); }
    /// Of the file as it was when building began.
    const SourceStamp& stamp() const noexcept { return m_stamp; }

private:
    SourceStamp m_stamp;
    SoundReader m_reader;
    PeakPyramid m_pyramid;
    std::vector<float> m_block;
    bool m_done = false;
};

/// Throws UserError if the file cannot be read.
SourceStamp stampOf(const fs::path& sound);

/// The pyramid that was saved for exactly this file; nullopt if the cache is missing, of another
/// version, of another file, or damaged in any byte: then build anew. Never throws for what a cache
/// holds.
std::optional<PeakPyramid> loadPeaks(const fs::path& cache, const SourceStamp& stamp);

/// Writes a cache file (atomically). Throws UserError (System).
void savePeaks(const fs::path& cache, const SourceStamp& stamp, const PeakPyramid& pyramid);

} // namespace antiphon

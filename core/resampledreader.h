#pragma once

#include "core/resample.h"
#include "core/soundfile.h"

#include <optional>

namespace antiphon {

/// A sound file as if it were at another rate, read from any frame on. One thread at a time.
///
/// What is read from one frame on, or by seeks, is what resample() makes of the whole file: to the
/// bit where the rates are equal, else within 1e-6. Compressed formats whose decoders cannot seek
/// exactly (MP3) may differ for a moment after a seek.
class ResampledReader {
public:
    /// Throws UserError as SoundReader and Resampler do. May count the frames of a file that does
    /// not declare them, which takes as long as decoding it.
    ResampledReader(const fs::path& file, int rate);

    int rate() const noexcept { return m_rate; }
    int channels() const noexcept { return m_reader.info().channels; }
    std::int64_t frames() const noexcept { return m_frames; } ///< at rate()
    /// Samples that were not finite and became 0, of all that was read so far.
    std::size_t nonFinite() const noexcept { return m_reader.nonFinite(); }

    /// Fills whole interleaved frames from `frame` on, with silence beyond the end. Reading on
    /// where the last call ended is cheapest. Throws UserError as SoundReader's seek() and read().
    void read(std::int64_t frame, std::span<float> interleaved);

private:
    void start(std::int64_t frame);
    bool produce();

    SoundReader m_reader;
    int m_rate;
    std::int64_t m_frames;
    std::optional<Resampler> m_resampler; ///< none: start() must be called first
    std::vector<float> m_block;
    std::vector<float> m_ready; ///< resampled, the first of it is frame m_at
    std::size_t m_taken = 0;    ///< values of m_ready that are used up
    std::int64_t m_at = 0;
    bool m_ended = false;
};

} // namespace antiphon

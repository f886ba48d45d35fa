#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace antiphon {

/// What a sound file's header announces and what the file really holds.
struct SoundExtent {
    std::uint64_t declaredBytes = 0;
    std::uint64_t presentBytes = 0;
    std::int64_t declaredFrames = -1; ///< -1: the header does not say

    /// Less than 99 % is there: the file was cut, not merely padded wrongly.
    bool truncated() const;
    std::int64_t presentFrames() const; ///< -1 where declaredFrames is
};

/// Reads the headers of WAV, RF64, AIFF and of MP3 files with a Xing or Info frame, which
/// libsndfile silently adapts to the size that it finds. nullopt for all other kinds and where the
/// header says nothing (streamed files). Reads only headers; `fd` is seekable and keeps its
/// position.
std::optional<SoundExtent> soundExtent(int fd);

/// The text of a RIFF INFO entry such as "ICMT", up to 1 MiB, of a WAV or RF64 file (libsndfile
/// itself reads no more than 2 KiB); empty if there is none.
std::string riffInfo(int fd, const char* id);

} // namespace antiphon

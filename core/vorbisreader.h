#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace antiphon {

/// Reads Ogg Vorbis from any frame, exactly, through libvorbisfile: libsndfile's seek lands a block
/// beside its target now and then (its issue 885). One thread at a time.
class VorbisReader {
public:
    /// Null if the file does not open as Vorbis with this number of channels. `fd` stays the
    /// caller's, must outlive the reader and keeps its position.
    static std::unique_ptr<VorbisReader> open(int fd, int channels);
    ~VorbisReader();

    bool seek(std::int64_t frame);
    /// Fills whole interleaved frames; returns how many, fewer only at the end or where decoding
    /// breaks off.
    std::size_t read(std::span<float> interleaved);

private:
    VorbisReader();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace antiphon

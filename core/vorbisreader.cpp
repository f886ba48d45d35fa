#include "core/vorbisreader.h"

#include <algorithm>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

#define OV_EXCLUDE_STATIC_CALLBACKS
#include <vorbis/vorbisfile.h>

namespace antiphon {

struct VorbisReader::State {
    int fd = -1;
    int channels = 0;
    ogg_int64_t position = 0; ///< in bytes
    OggVorbis_File file{};
    bool open = false;

    ~State() {
        if (open)
            ov_clear(&file);
    }

    static std::size_t readBytes(void* to, std::size_t size, std::size_t count, void* source) {
        auto& state = *static_cast<State*>(source);
        const ssize_t got = ::pread(state.fd, to, size * count, state.position);
        state.position += std::max<ssize_t>(0, got);
        return got > 0 ? std::size_t(got) / size : 0;
    }
    static int seekBytes(void* source, ogg_int64_t offset, int whence) {
        auto& state = *static_cast<State*>(source);
        struct stat status {};
        if (whence == SEEK_CUR)
            offset += state.position;
        else if (whence == SEEK_END)
            offset += ::fstat(state.fd, &status) == 0 ? status.st_size : 0;
        if (offset < 0)
            return -1;
        state.position = offset;
        return 0;
    }
    static long tellBytes(void* source) { return long(static_cast<State*>(source)->position); }
};

VorbisReader::VorbisReader() : m_state(std::make_unique<State>()) {}
VorbisReader::~VorbisReader() = default;

std::unique_ptr<VorbisReader> VorbisReader::open(int fd, int channels) {
    std::unique_ptr<VorbisReader> reader(new VorbisReader);
    State& s = *reader->m_state;
    s.fd = fd;
    s.channels = channels;
    const ov_callbacks callbacks{State::readBytes, State::seekBytes, nullptr, State::tellBytes};
    s.open = ov_open_callbacks(&s, &s.file, nullptr, 0, callbacks) == 0;
    const vorbis_info* info = s.open ? ov_info(&s.file, -1) : nullptr;
    if (!info || info->channels != channels)
        return nullptr;
    return reader;
}

bool VorbisReader::seek(std::int64_t frame) {
    return ov_pcm_seek(&m_state->file, frame) == 0;
}

std::size_t VorbisReader::read(std::span<float> interleaved) {
    State& s = *m_state;
    const auto channels = std::size_t(s.channels);
    const std::size_t wanted = interleaved.size() / channels;
    std::size_t done = 0;
    while (done < wanted) {
        float** planes = nullptr;
        int section = 0;
        const long got = ov_read_float(
            &s.file, &planes, int(std::min<std::size_t>(wanted - done, 1 << 16)), &section);
        if (got == OV_HOLE) // lost data; what follows is whole again
            continue;
        const vorbis_info* info = got > 0 ? ov_info(&s.file, section) : nullptr;
        if (!info || info->channels != s.channels) // the end, or a chained stream of another kind
            break;
        for (std::size_t i = 0; i < std::size_t(got); ++i)
            for (std::size_t c = 0; c < channels; ++c)
                interleaved[(done + i) * channels + c] = planes[c][i];
        done += std::size_t(got);
    }
    return done;
}

} // namespace antiphon

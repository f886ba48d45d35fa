#include "core/peaks.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <new>
#include <sys/stat.h>
#include <type_traits>
#include <unistd.h>
#include <xxhash.h>

// A cache file: the header below, then the finest bins channel by channel; the coarser levels
// follow from them. Little endian like every machine we run on; another one sees a foreign version.

namespace antiphon {

namespace {

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t channels;
    std::int64_t frames;
    SourceStamp source;
    std::uint64_t checksum; ///< XXH3-64 of the bins, seeded with that of the header before it
};
static_assert(sizeof(Header) == 56 && std::is_trivially_copyable_v<Header>);

constexpr char magic[8] = {'a', 'p', 'h', 'p', 'e', 'a', 'k', 's'};
constexpr std::uint32_t version = 1;

struct StateDelete {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};
using State = std::unique_ptr<XXH3_state_t, StateDelete>;

State hashOfHeader(const Header& header) {
    State state(XXH3_createState());
    if (!state)
        throw std::bad_alloc();
    XXH3_64bits_reset(state.get());
    XXH3_64bits_update(state.get(), &header, offsetof(Header, checksum));
    return state;
}

template <class T>
std::string_view bytesOf(const T* values, std::size_t count) {
    return {reinterpret_cast<const char*>(values), count * sizeof(T)};
}

bool readAll(int fd, void* to, std::size_t size) {
    auto* at = static_cast<char*>(to);
    while (size > 0) {
        const ssize_t got = ::read(fd, at, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= std::size_t(got);
    }
    return true;
}

struct Open {
    int fd;
    ~Open() {
        if (fd >= 0)
            ::close(fd);
    }
};

} // namespace

SourceStamp stampOf(const fs::path& sound) {
    const Open file{openForReading(sound, true)};
    struct stat status {};
    ::fstat(file.fd, &status);
    SourceStamp stamp;
    stamp.size = std::uint64_t(status.st_size);
    stamp.modified = std::int64_t(status.st_mtim.tv_sec) * 1000000000 + status.st_mtim.tv_nsec;
    constexpr std::size_t piece = 1 << 16;
    std::vector<char> bytes(3 * piece);
    std::size_t filled = 0;
    const off_t last = std::max<off_t>(0, status.st_size - off_t(piece));
    for (const off_t offset : {off_t(0), last / 2, last}) {
        const ssize_t got = ::pread(file.fd, bytes.data() + filled, piece, offset);
        filled += std::size_t(std::max<ssize_t>(0, got));
    }
    stamp.sample = XXH3_64bits(bytes.data(), filled);
    return stamp;
}

void savePeaks(const fs::path& cache, const SourceStamp& stamp, const PeakPyramid& pyramid) {
    using Bin = PeakPyramid::Bin;
    static_assert(sizeof(Bin) == 12 && std::endian::native == std::endian::little);
    Header header{{}, version, std::uint32_t(pyramid.m_channels), pyramid.m_frames, stamp, 0};
    std::memcpy(header.magic, magic, sizeof magic);
    const State state = hashOfHeader(header);
    for (int c = 0; c < pyramid.m_channels; ++c) {
        const std::vector<Bin>& bins = pyramid.bins(0, c);
        XXH3_64bits_update(state.get(), bins.data(), bins.size() * sizeof(Bin));
    }
    header.checksum = XXH3_64bits_digest(state.get());

    AtomicFile file(cache);
    file.write(bytesOf(&header, 1));
    for (int c = 0; c < pyramid.m_channels; ++c)
        file.write(bytesOf(pyramid.bins(0, c).data(), pyramid.bins(0, c).size()));
    file.commit();
}

std::optional<PeakPyramid> loadPeaks(const fs::path& cache, const SourceStamp& stamp) {
    using Bin = PeakPyramid::Bin;
    const Open file{::open(cache.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    Header header{};
    struct stat status {};
    if (file.fd < 0 || ::fstat(file.fd, &status) != 0 || !S_ISREG(status.st_mode) ||
        !readAll(file.fd, &header, sizeof header))
        return {};
    if (std::memcmp(header.magic, magic, sizeof magic) != 0 || header.version != version ||
        header.source != stamp || header.channels < 1 || header.channels > 1024 ||
        header.frames < 0)
        return {};
    // The size of the file, not what the header claims, decides how much is read.
    const std::uint64_t perChannel = std::uint64_t(header.frames) / PeakPyramid::finestBin +
                                     (header.frames % PeakPyramid::finestBin != 0 ? 1 : 0);
    if (perChannel > std::uint64_t(status.st_size) / sizeof(Bin) ||
        std::uint64_t(status.st_size) != sizeof header + perChannel * header.channels * sizeof(Bin))
        return {};

    PeakPyramid pyramid(int(header.channels));
    pyramid.m_frames = header.frames;
    const State state = hashOfHeader(header);
    for (int c = 0; c < pyramid.m_channels; ++c) {
        std::vector<Bin>& bins = pyramid.bins(0, c);
        bins.resize(std::size_t(perChannel));
        if (!readAll(file.fd, bins.data(), bins.size() * sizeof(Bin)))
            return {};
        XXH3_64bits_update(state.get(), bins.data(), bins.size() * sizeof(Bin));
        for (const Bin& bin : bins)
            if (!(std::isfinite(bin.min) && std::isfinite(bin.max) && bin.energy >= 0))
                return {};
    }
    if (XXH3_64bits_digest(state.get()) != header.checksum)
        return {};
    for (int level = 1; level < PeakPyramid::levels; ++level)
        for (int c = 0; c < pyramid.m_channels; ++c) {
            std::vector<Bin>& coarse = pyramid.bins(level, c);
            const std::vector<Bin>& fine = pyramid.bins(level - 1, c);
            coarse.reserve(fine.size() / 4 + 1);
            for (std::size_t i = 0; i < fine.size(); ++i)
                PeakPyramid::merge(coarse, i / 4, fine[i]);
        }
    return pyramid;
}

} // namespace antiphon

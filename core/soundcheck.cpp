#include "core/soundcheck.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr int maxChunks = 10000; // a file of nothing but tiny chunks ends the walk

/// Bytes of a file by offset; whatever lies beyond the end reads as nothing.
class Bytes {
public:
    explicit Bytes(int fd) : m_fd(fd) {
        struct stat status {};
        m_size = ::fstat(fd, &status) == 0 ? std::uint64_t(std::max<off_t>(0, status.st_size)) : 0;
    }
    std::uint64_t size() const { return m_size; }

    std::string at(std::uint64_t offset, std::size_t count) const {
        if (offset >= m_size)
            return {};
        std::string bytes(std::size_t(std::min<std::uint64_t>(count, m_size - offset)), '\0');
        const ssize_t got = ::pread(m_fd, bytes.data(), bytes.size(), off_t(offset));
        bytes.resize(got > 0 ? std::size_t(got) : 0);
        return bytes;
    }

private:
    int m_fd;
    std::uint64_t m_size = 0;
};

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count, bool bigEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t k = at + (bigEndian ? i : count - 1 - i);
        value = value << 8 | (k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0u);
    }
    return value;
}

struct Chunk {
    std::string id;
    std::uint64_t size;   ///< as declared
    std::uint64_t offset; ///< of its content
};

/// Calls `visit(chunk)` for each chunk of a RIFF or IFF file until it returns false.
template <class Visit>
void walkChunks(const Bytes& file, bool bigEndian, Visit visit) {
    std::uint64_t offset = 12;
    for (int n = 0; n < maxChunks; ++n) {
        const std::string head = file.at(offset, 8);
        if (head.size() < 8)
            return;
        const Chunk chunk{head.substr(0, 4), number(head, 4, 4, bigEndian), offset + 8};
        if (!visit(chunk))
            return;
        offset = chunk.offset + chunk.size + (chunk.size & 1);
    }
}

std::optional<SoundExtent> riffExtent(const Bytes& file, bool bigEndian, bool wide) {
    std::uint64_t wideSize = 0, frameBytes = 0;
    std::optional<SoundExtent> found;
    walkChunks(file, bigEndian, [&](const Chunk& chunk) {
        if (chunk.id == "ds64") {
            wideSize = number(file.at(chunk.offset, 16), 8, 8, false);
        } else if (chunk.id == "fmt ") {
            const std::string format = file.at(chunk.offset, 16);
            const std::uint64_t tag = number(format, 0, 2, bigEndian);
            if (tag == 1 || tag == 3 || tag == 0xFFFE) // PCM, float, extensible: one block a frame
                frameBytes = number(format, 12, 2, bigEndian);
        } else if (chunk.id == "data") {
            std::uint64_t declared = chunk.size;
            if (wide && declared == 0xFFFFFFFF)
                declared = wideSize;
            // Programs that write into a pipe leave one of these instead of a size.
            else if (declared >= 0xFFFFF000 || (declared >= 0x7FFFF000 && declared <= 0x7FFFFFFF))
                declared = 0;
            if (declared > 0) {
                found.emplace();
                found->declaredBytes = declared;
                found->presentBytes =
                    std::min(declared, file.size() - std::min(file.size(), chunk.offset));
                if (frameBytes > 0)
                    found->declaredFrames = std::int64_t(declared / frameBytes);
            }
            return false;
        }
        return true;
    });
    return found;
}

std::optional<SoundExtent> aiffExtent(const Bytes& file) {
    SoundExtent extent;
    bool found = false;
    walkChunks(file, true, [&](const Chunk& chunk) {
        if (chunk.id == "COMM") {
            extent.declaredFrames = std::int64_t(number(file.at(chunk.offset, 6), 2, 4, true));
        } else if (chunk.id == "SSND" && chunk.size > 8) { // it begins with offset and block size
            extent.declaredBytes = chunk.size - 8;
            const std::uint64_t start = std::min(file.size(), chunk.offset + 8);
            extent.presentBytes = std::min(extent.declaredBytes, file.size() - start);
            found = true;
        }
        return true;
    });
    return found ? std::optional(extent) : std::nullopt;
}

/// The frame of an MP3 file's first header that tells its length (Xing: VBR, Info: CBR).
std::optional<SoundExtent> mpegExtent(const Bytes& file, std::string_view head) {
    std::uint64_t start = 0;
    if (head.starts_with("ID3")) { // four times seven bits, then a footer of the header's size
        for (std::size_t i = 6; i < 10; ++i)
            start = start << 7 | (number(head, i, 1, true) & 127);
        start += (number(head, 5, 1, true) & 16) ? 20 : 10;
    }
    const std::string frame = file.at(start, 64);
    const std::uint64_t header = number(frame, 0, 4, true);
    if (frame.size() < 64 || (header >> 21) != 0x7FF || ((header >> 17) & 3) != 1) // layer III
        return {};
    const bool version1 = ((header >> 19) & 3) == 3, mono = ((header >> 6) & 3) == 3;
    const std::size_t side = version1 ? (mono ? 17 : 32) : (mono ? 9 : 17);
    const std::size_t tag = 4 + side;
    const std::string name = frame.substr(tag, 4);
    const std::uint64_t flags = number(frame, tag + 4, 4, true);
    if ((name != "Xing" && name != "Info") || (flags & 3) != 3)
        return {};
    SoundExtent extent;
    extent.declaredFrames = std::int64_t(number(frame, tag + 8, 4, true)) * (version1 ? 1152 : 576);
    extent.declaredBytes = number(frame, tag + 12, 4, true);
    extent.presentBytes = std::min(extent.declaredBytes, file.size() - start);
    return extent.declaredBytes > 0 ? std::optional(extent) : std::nullopt;
}

} // namespace

bool SoundExtent::truncated() const {
    return double(presentBytes) < 0.99 * double(declaredBytes);
}

std::int64_t SoundExtent::presentFrames() const {
    if (declaredFrames < 0 || declaredBytes == 0)
        return -1;
    return std::int64_t(
        std::floor(double(declaredFrames) * (double(presentBytes) / double(declaredBytes))));
}

std::optional<SoundExtent> soundExtent(int fd) {
    const Bytes file(fd);
    const std::string head = file.at(0, 12);
    if (head.size() < 12)
        return {};
    const std::string form = head.substr(8, 4);
    if (form == "WAVE" && (head.starts_with("RIFF") || head.starts_with("RIFX")))
        return riffExtent(file, head.starts_with("RIFX"), false);
    if (form == "WAVE" && (head.starts_with("RF64") || head.starts_with("BW64")))
        return riffExtent(file, false, true);
    if (head.starts_with("FORM") && (form == "AIFF" || form == "AIFC"))
        return aiffExtent(file);
    return mpegExtent(file, head);
}

std::string riffInfo(int fd, const char* id) {
    constexpr std::uint64_t limit = 1 << 20;
    const Bytes file(fd);
    const std::string head = file.at(0, 12);
    const bool riff = head.starts_with("RIFF") || head.starts_with("RF64");
    if (head.size() < 12 || !riff || head.substr(8, 4) != "WAVE")
        return {};
    std::string text;
    walkChunks(file, false, [&](const Chunk& chunk) {
        if (chunk.id == "data" && chunk.size == 0xFFFFFFFF)
            return false; // our files have their text before the sound
        if (chunk.id != "LIST" || chunk.size < 4 || file.at(chunk.offset, 4) != "INFO")
            return true;
        const std::string list =
            file.at(chunk.offset + 4, std::size_t(std::min(chunk.size, limit)));
        for (std::size_t at = 0; at + 8 <= list.size();) {
            const std::uint64_t size = number(list, at + 4, 4, false);
            if (list.compare(at, 4, id) == 0) {
                text = list.substr(at + 8, std::size_t(std::min(size, limit)));
                text.erase(std::min(text.find('\0'), text.size()));
                return false;
            }
            at += 8 + std::size_t(size) + std::size_t(size & 1);
        }
        return true;
    });
    return text;
}

} // namespace antiphon

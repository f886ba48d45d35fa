#include "core/files.h"

#include "core/error.h"

#include <xxhash.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace antiphon {

namespace {

std::string reason(int error) {
    return std::strerror(error);
}

struct Descriptor {
    int fd = -1;
    ~Descriptor() {
        if (fd >= 0)
            ::close(fd);
    }
};

int openForReading(const fs::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        throw UserError(display(file) + ": cannot be opened (" + reason(errno) +
                        "); check the name and your permission to read it.");
    struct stat status {};
    if (::fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        ::close(fd);
        throw UserError(display(file) + ": is a folder where a file was expected.");
    }
    return fd;
}

std::string hex(XXH128_hash_t hash) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace

AtomicFile::AtomicFile(fs::path target) : m_target(std::move(target)) {
    static std::atomic<unsigned> counter{0};
    const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    std::error_code error;
    fs::create_directories(folder, error);
    if (error && !fs::is_directory(folder))
        throw UserError(display(folder) + ": this folder cannot be created (" + error.message() +
                            "); choose another place.",
                        UserError::Kind::System);
    fs::path name = ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + "-";
    name += m_target.filename();
    m_temporary = folder / name;
    const int fd = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        throw UserError(display(m_target) + ": cannot be written (" + reason(errno) +
                            "); choose a folder that you may write to.",
                        UserError::Kind::System);
    ::close(fd);
}

AtomicFile::~AtomicFile() {
    if (!m_committed)
        ::unlink(m_temporary.c_str());
}

void AtomicFile::commit() {
    {
        Descriptor file{::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC)};
        if (file.fd < 0 || ::fsync(file.fd) != 0)
            throw UserError(display(m_target) + ": could not be saved (" + reason(errno) +
                                "); make room on the disk and try again.",
                            UserError::Kind::System);
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        throw UserError(display(m_target) + ": could not be replaced (" + reason(errno) + ").",
                        UserError::Kind::System);
    m_committed = true;
}

std::string readFile(const fs::path& file, std::uint64_t limit) {
    const Descriptor in{openForReading(file)};
    std::string bytes;
    // The size that the system reports may be wrong (pipes, /proc): it only sizes the first read.
    std::vector<char> block(1 << 20);
    for (;;) {
        const ssize_t got = ::read(in.fd, block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw UserError(display(file) + ": reading broke off (" + reason(errno) + ").");
        if (got == 0)
            return bytes;
        bytes.append(block.data(), std::size_t(got));
        if (bytes.size() > limit)
            throw UserError(display(file) + ": is larger than the " +
                            std::to_string(limit >> 20) + " MiB that such a file may have.");
    }
}

void writeFile(const fs::path& file, std::string_view bytes) {
    AtomicFile atomic(file);
    {
        Descriptor out{::open(atomic.temporary().c_str(), O_WRONLY | O_CLOEXEC)};
        std::size_t done = 0;
        while (out.fd >= 0 && done < bytes.size()) {
            const ssize_t put = ::write(out.fd, bytes.data() + done, bytes.size() - done);
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                break;
            done += std::size_t(put);
        }
        if (out.fd < 0 || done < bytes.size())
            throw UserError(display(file) + ": could not be written (" + reason(errno) +
                                "); make room on the disk and try again.",
                            UserError::Kind::System);
    }
    atomic.commit();
}

std::string contentHash(const fs::path& file, void (*checkpoint)(void*), void* context) {
    const Descriptor in{openForReading(file)};
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                               XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<char> block(4 << 20);
    for (;;) {
        if (checkpoint)
            checkpoint(context);
        const ssize_t got = ::read(in.fd, block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw UserError(display(file) + ": reading broke off (" + reason(errno) + ").");
        if (got == 0)
            return hex(XXH3_128bits_digest(state.get()));
        XXH3_128bits_update(state.get(), block.data(), std::size_t(got));
    }
}

std::string contentHash(std::string_view bytes) {
    return hex(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string display(const fs::path& path) {
    // File names are bytes; JSON and messages need UTF-8.
    std::string text;
    const std::string bytes = path.string();
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const std::size_t length = lead < 0x80                    ? 1
                                   : lead >= 0xC2 && lead <= 0xDF ? 2
                                   : lead >= 0xE0 && lead <= 0xEF ? 3
                                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                                  : 0;
        bool good = length > 0 && i + length <= bytes.size();
        for (std::size_t k = 1; good && k < length; ++k)
            good = (static_cast<unsigned char>(bytes[i + k]) & 0xC0) == 0x80;
        if (good) {
            text.append(bytes, i, length);
            i += length;
        } else {
            text += "\xEF\xBF\xBD";
            ++i;
        }
    }
    return text;
}

} // namespace antiphon

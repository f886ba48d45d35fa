#include "core/files.h"

#include "core/error.h"

#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <new>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace antiphon {

namespace {

constexpr std::string_view temporaryPrefix = ".tmp-";

std::string reason(int error) {
    return std::error_code(error, std::generic_category()).message();
}

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int operator*() const { return m_fd; }

private:
    int m_fd;
};

[[noreturn]] void refuseWrite(const fs::path& file, int error) {
    throw UserError(writeFailure(file, error), UserError::Kind::System);
}

/// Reads what is left, at most `size` bytes; 0 at the end.
std::size_t readSome(int fd, const fs::path& file, char* to, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(fd, to, size);
        if (got >= 0)
            return std::size_t(got);
        if (errno != EINTR)
            throw UserError(display(file) + ": reading broke off (" + reason(errno) +
                            "); check the disk or take another copy.");
    }
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

/// Makes the missing ones of `folder` and its parents; returns those that it made, outermost first.
std::vector<fs::path> makeFolders(const fs::path& folder) {
    std::vector<fs::path> missing, made;
    std::error_code error;
    for (fs::path f = folder; !f.empty() && !fs::exists(f, error) && !error; f = f.parent_path())
        missing.push_back(f);
    for (auto f = missing.rbegin(); f != missing.rend(); ++f) {
        if (::mkdir(f->c_str(), 0777) == 0)
            made.push_back(*f);
        else if (errno != EEXIST) {
            const int failure = errno;
            for (auto m = made.rbegin(); m != made.rend(); ++m)
                ::rmdir(m->c_str());
            throw UserError(display(*f) + ": this folder cannot be created (" + reason(failure) +
                                "); choose another place.",
                            UserError::Kind::System);
        }
    }
    return made;
}

} // namespace

std::string writeFailure(const fs::path& file, int error) {
    const char* mend = "choose another place and try again";
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        mend = "make room on the disk and try again";
        break;
    case EFBIG:
        mend = "the disk takes no file of that size: make it shorter or choose another disk";
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        mend = "choose a folder that you may write to";
        break;
    default:
        break;
    }
    return display(file) + ": cannot be written (" + reason(error) + "); " + mend + ".";
}

AtomicFile::AtomicFile(fs::path target) : m_target(std::move(target)) {
    if (!m_target.has_filename() || m_target.filename() == "." || m_target.filename() == "..")
        throw UserError("'" + display(m_target) + "' names no file to write; add a file name.",
                        UserError::Kind::System);
    struct stat status {};
    const bool exists = ::stat(m_target.c_str(), &status) == 0;
    // Renaming over a device or a pipe would remove it from the system.
    if (exists && !S_ISREG(status.st_mode))
        throw UserError(
            display(m_target) +
                (S_ISDIR(status.st_mode) ? ": is a folder" : ": is not an ordinary file") +
                "; choose another name to write to.",
            UserError::Kind::System);
    if (exists && ::access(m_target.c_str(), W_OK) != 0)
        throw UserError(display(m_target) + ": is write-protected (" + reason(errno) +
                            "); choose another name or change its permissions.",
                        UserError::Kind::System);

    const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    m_newFolders = makeFolders(folder);

    static std::atomic<unsigned> counter{0};
    // File names may have 255 bytes; the end of the name is kept for its extension.
    std::string name = m_target.filename().string();
    name.erase(0, name.size() - std::min<std::size_t>(name.size(), 200));
    const std::string prefix = std::string(temporaryPrefix) + std::to_string(::getpid()) + "-";
    do { // an earlier process of the same number may have left a file
        m_temporary = folder / (prefix + std::to_string(counter++) + "-" + name);
        m_descriptor =
            ::open(m_temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    } while (m_descriptor < 0 && errno == EEXIST);
    if (m_descriptor < 0) {
        const int error = errno;
        discard();
        refuseWrite(m_target, error);
    }
    if (exists) // the new content keeps the permissions of the old; harmless where it cannot
        (void)!::fchmod(m_descriptor, status.st_mode & 07777);
}

AtomicFile::~AtomicFile() {
    if (!m_committed)
        discard();
}

void AtomicFile::discard() noexcept {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
        ::unlink(m_temporary.c_str());
    }
    for (auto folder = m_newFolders.rbegin(); folder != m_newFolders.rend(); ++folder)
        ::rmdir(folder->c_str()); // fails, as it should, when something else moved in
    m_newFolders.clear();
}

void AtomicFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(m_descriptor, bytes.data(), bytes.size());
        if (put > 0)
            bytes.remove_prefix(std::size_t(put));
        else if (put == 0 || errno != EINTR)
            refuseWrite(m_target, put == 0 ? ENOSPC : errno);
    }
}

void AtomicFile::commit() {
    if (m_committed)
        return;
    {
        // By name: a library may have put another file in the place of ours.
        const Descriptor file(::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC));
        if (*file < 0 || ::fsync(*file) != 0)
            refuseWrite(m_target, errno);
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0 ||
        ::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
        const int error = errno;
        ::unlink(m_temporary.c_str());
        refuseWrite(m_target, error);
    }
    m_committed = true;
    // The name itself is safe only once the folder is.
    syncFolder(m_target.has_parent_path() ? m_target.parent_path() : fs::path("."));
}

void syncFolder(const fs::path& folder) noexcept {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (*opened >= 0)
        ::fsync(*opened);
}

std::size_t removeAbandoned(const fs::path& folder) {
    std::size_t removed = 0;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with(temporaryPrefix))
            continue;
        const char* digits = name.data() + temporaryPrefix.size();
        const char* const last = name.data() + name.size();
        int process = 0;
        const auto [rest, fault] = std::from_chars(digits, last, process);
        if (fault != std::errc() || rest == last || *rest != '-' || process <= 0)
            continue;
        if (::kill(process, 0) == 0 || errno != ESRCH)
            continue;
        std::error_code ignored;
        removed += fs::remove(it->path(), ignored) ? 1 : 0;
    }
    return removed;
}

int openForReading(const fs::path& file, bool seekable) {
    // Without O_NONBLOCK, opening a pipe waits for its other end.
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | (seekable ? O_NONBLOCK : 0));
    if (fd < 0)
        throw UserError(display(file) + ": cannot be opened (" + reason(errno) +
                        "); check the name and your permission to read it.");
    struct stat status {};
    if (::fstat(fd, &status) == 0) {
        const char* what = S_ISDIR(status.st_mode)
                               ? ": is a folder where a file was expected; name "
                                 "a file in it."
                           : seekable && !S_ISREG(status.st_mode)
                               ? ": is not an ordinary file; save it as one first."
                               : nullptr;
        if (what) {
            ::close(fd);
            throw UserError(display(file) + what);
        }
    }
    return fd;
}

std::string readFile(const fs::path& file, std::uint64_t limit) {
    const Descriptor in(openForReading(file));
    const auto tooLarge = [&] {
        return UserError(display(file) + ": is larger than the " +
                         (limit >= 1 << 20 ? std::to_string(limit >> 20) + " MiB"
                                           : std::to_string(limit) + " bytes") +
                         " that such a file may have; check that it is the right one.");
    };
    // The size that the system reports may be wrong (pipes, /proc): it only saves work.
    struct stat status {};
    std::string bytes;
    try {
        if (::fstat(*in, &status) == 0 && S_ISREG(status.st_mode)) {
            if (std::uint64_t(status.st_size) > limit)
                throw tooLarge();
            bytes.reserve(std::size_t(status.st_size));
        }
        std::vector<char> block(1 << 18);
        while (const std::size_t got = readSome(*in, file, block.data(), block.size())) {
            if (bytes.size() + got > limit)
                throw tooLarge();
            bytes.append(block.data(), got);
        }
    } catch (const std::bad_alloc&) {
        throw UserError(display(file) + ": does not fit into memory; close other programs.",
                        UserError::Kind::System);
    }
    return bytes;
}

void writeFile(const fs::path& file, std::string_view bytes) {
    AtomicFile atomic(file);
    atomic.write(bytes);
    atomic.commit();
}

std::string contentHash(const fs::path& file, void (*checkpoint)(void*), void* context) {
    // Ordinary files only: a device may never end.
    const Descriptor in(openForReading(file, true));
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                                XXH3_freeState);
    if (!state)
        throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    // Not a vector: clearing 4 MiB costs more than reading a small file.
    constexpr std::size_t blockSize = 4 << 20;
    const auto block = std::make_unique_for_overwrite<char[]>(blockSize);
    for (;;) {
        if (checkpoint)
            checkpoint(context);
        const std::size_t got = readSome(*in, file, block.get(), blockSize);
        if (got == 0)
            return hex(XXH3_128bits_digest(state.get()));
        XXH3_128bits_update(state.get(), block.get(), got);
    }
}

std::string contentHash(std::string_view bytes) {
    return hex(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string display(const fs::path& path) {
    // File names are bytes; JSON and messages need UTF-8 (RFC 3629: no overlong forms, no
    // surrogates).
    std::string text;
    const std::string bytes = path.string();
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const auto second = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0u;
        const std::size_t length = lead < 0x80                    ? 1
                                   : lead >= 0xC2 && lead <= 0xDF ? 2
                                   : lead >= 0xE0 && lead <= 0xEF ? 3
                                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                                  : 0;
        bool good = length > 0 && i + length <= bytes.size();
        for (std::size_t k = 1; good && k < length; ++k)
            good = (static_cast<unsigned char>(bytes[i + k]) & 0xC0) == 0x80;
        good = good && !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F) &&
               !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second > 0x8F);
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

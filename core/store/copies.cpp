#include "core/store/copies.h"

#include "core/error.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon {

namespace {

UserError refused(const fs::path& file, int error) {
    return UserError(writeFailure(file, error), UserError::Kind::System);
}

struct Descriptor {
    int fd;
    ~Descriptor() {
        if (fd >= 0)
            ::close(fd);
    }
};

} // namespace

void CopyBatch::add(const std::string& target, const std::string& source, const std::string& hash,
                    std::int64_t mtime, const std::function<void()>& checkpoint) {
    const fs::path whole = m_folder / target;
    std::error_code error;
    fs::create_directories(whole.parent_path(), error);
    if (error)
        throw refused(whole.parent_path(), error.value());
    // Named as AtomicFile names its files, so that removeAbandoned() knows whose they are.
    static std::atomic<unsigned> counter{0};
    Copy copy;
    do {
        copy.temporary = whole.parent_path() / (".tmp-" + std::to_string(::getpid()) + "-copy" +
                                                std::to_string(counter++));
        copy.descriptor = ::open(copy.temporary.c_str(),
                                 O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    } while (copy.descriptor < 0 && errno == EEXIST);
    if (copy.descriptor < 0)
        throw refused(whole, errno);
    try {
        write(copy, source, checkpoint);
        if (contentHash(copy.temporary) != hash)
            throw UserError(display(source) + ": changed while it was being copied; import it "
                                              "again when it is finished.");
    } catch (...) {
        ::close(copy.descriptor);
        ::unlink(copy.temporary.c_str());
        throw;
    }
    const timespec times[2] = {{0, UTIME_OMIT},
                               {time_t(mtime / 1'000'000'000), long(mtime % 1'000'000'000)}};
    ::futimens(copy.descriptor, times);
    m_open.insert_or_assign(target, copy);
}

void CopyBatch::write(Copy& copy, const std::string& source,
                      const std::function<void()>& checkpoint) {
    const Descriptor in{openForReading(source, true)};
    std::string block(1 << 20, '\0');
    for (;;) {
        checkpoint();
        const ssize_t got = ::read(in.fd, block.data(), block.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw UserError(display(source) +
                            ": reading broke off; check the disk or the connection to it.");
        if (got == 0)
            return;
        for (std::size_t done = 0; done < std::size_t(got);) {
            const ssize_t put =
                ::write(copy.descriptor, block.data() + done, std::size_t(got) - done);
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                throw refused(copy.temporary, put < 0 ? errno : ENOSPC);
            done += std::size_t(put);
        }
    }
}

void CopyBatch::flush() const {
    // Each fsync waits for the disk's own cache: for many small files one call for all of the
    // file system is ten times as fast, for a few large ones it would wait for other programs'
    // data.
    constexpr std::size_t few = 8;
    if (m_open.size() > few) {
        if (::syncfs(m_open.begin()->second.descriptor) != 0)
            throw refused(m_folder, errno);
        return;
    }
    for (const auto& [target, copy] : m_open)
        if (::fsync(copy.descriptor) != 0)
            throw refused(m_folder / target, errno);
}

void CopyBatch::commit() {
    std::set<fs::path> folders;
    try {
        flush();
        for (const auto& [target, copy] : m_open) {
            const fs::path whole = m_folder / target;
            if (::rename(copy.temporary.c_str(), whole.c_str()) != 0)
                throw refused(whole, errno);
            folders.insert(whole.parent_path());
        }
    } catch (...) {
        discard();
        throw;
    }
    for (const auto& [target, copy] : m_open)
        ::close(copy.descriptor);
    m_open.clear();
    // The names are safe only once their folders are; some file systems cannot, which is no error.
    for (const fs::path& folder : folders) {
        const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (opened.fd >= 0)
            ::fsync(opened.fd);
    }
}

void CopyBatch::discard() noexcept {
    for (const auto& [target, copy] : m_open) {
        ::close(copy.descriptor);
        ::unlink(copy.temporary.c_str());
    }
    m_open.clear();
}

void removeAbandonedBelow(const fs::path& folder) {
    removeAbandoned(folder);
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error), end;
    while (!error && entry != end) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored))
            removeAbandoned(entry->path());
        entry.increment(error);
    }
}

} // namespace antiphon

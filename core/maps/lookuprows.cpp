#include "core/maps/lookuprows.h"

#include "core/error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon {

GrowingLookup::GrowingLookup(fs::path file, const std::string& header, Begin begin,
                             const fs::path& aside)
    : m_file(std::move(file)) {
    open();
    try {
        if (begin == Begin::Fresh && !aside.empty())
            writeFile(aside, readFile(m_file)); // before anything is cut, and while it is locked
        m_size = begin == Begin::Fresh ? 0 : keptBytes(header);
        if (::ftruncate(m_descriptor, off_t(m_size)) != 0)
            refuse(errno);
        if (m_size == 0)
            add(header);
    } catch (...) {
        ::close(m_descriptor);
        throw;
    }
}

GrowingLookup::~GrowingLookup() {
    ::close(m_descriptor);
}

void GrowingLookup::refuse(int error) const {
    throw UserError(writeFailure(m_file, error), UserError::Kind::System);
}

void GrowingLookup::open() {
    std::error_code error;
    if (m_file.has_parent_path())
        fs::create_directories(m_file.parent_path(), error); // open() says what is wrong
    m_descriptor = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (m_descriptor < 0)
        refuse(errno);
    struct stat status {};
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        throw UserError(display(m_file) + ": is not an ordinary file; choose another name.",
                        UserError::Kind::System);
    }
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(m_descriptor);
        throw UserError(display(m_file) +
                        ": another program is building this table; wait for it, or stop it.");
    }
}

std::uint64_t GrowingLookup::keptBytes(const std::string& header) const {
    const std::string bytes = readFile(m_file);
    const std::size_t end = bytes.rfind('\n');
    if (end == std::string::npos)
        return 0; // not even the header is whole
    if (!bytes.starts_with(header))
        throw UserError(display(m_file) +
                        ": has other columns than the rows that are to be added; build it anew.");
    return end + 1;
}

void GrowingLookup::add(std::string_view lines) {
    const std::uint64_t before = m_size;
    while (!lines.empty()) {
        const ssize_t put = ::write(m_descriptor, lines.data(), lines.size());
        if (put > 0) {
            lines.remove_prefix(std::size_t(put));
            m_size += std::uint64_t(put);
        } else if (put == 0 || errno != EINTR) {
            const int error = put == 0 ? ENOSPC : errno;
            (void)!::ftruncate(m_descriptor, off_t(before));
            m_size = before;
            refuse(error);
        }
    }
}

} // namespace antiphon

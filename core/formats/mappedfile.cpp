#include "core/formats/mappedfile.h"

#include "core/error.h"

#include <cerrno>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace antiphon {

MappedFile::MappedFile(const fs::path& file) {
    const int fd = openForReading(file, true);
    struct stat status {};
    void* start = nullptr;
    bool failed = ::fstat(fd, &status) != 0;
    const auto size = std::size_t(status.st_size);
    if (!failed && size > 0) {
        start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
        failed = start == MAP_FAILED;
    }
    const int error = errno;
    ::close(fd);
    if (failed)
        throw UserError(display(file) + ": cannot be read (" +
                        std::generic_category().message(error) +
                        "); check the disk or take another copy.");
    m_bytes = {static_cast<const std::byte*>(start), size};
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

} // namespace antiphon

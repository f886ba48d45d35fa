#include "core/tabletail.h"

#include "core/error.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr std::size_t blockBytes = std::size_t(1) << 20;

struct Descriptor {
    int value;
    ~Descriptor() {
        if (value >= 0)
            ::close(value);
    }
};

double numberOf(const char* begin, const char* end) {
    double value = 0;
    const auto result = std::from_chars(begin, end, value);
    return result.ec == std::errc() && result.ptr == end ? value
                                                         : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

void TableTail::restart() {
    if (m_read > 0)
        ++m_generation;
    m_read = 0;
    m_names.clear();
    m_values.clear();
}

void TableTail::takeLine(const char* begin, const char* end) {
    if (end > begin && end[-1] == '\r')
        --end;
    if (begin == end)
        return;
    const bool header = m_names.empty();
    const std::size_t width = m_names.size();
    std::size_t field = 0;
    for (const char* at = begin; at <= end && (header || field < width); ++field) {
        const char* stop = std::find(at, end, ',');
        if (header)
            m_names.emplace_back(at, stop);
        else
            m_values.push_back(numberOf(at, stop));
        at = stop + 1;
    }
    for (; !header && field < width; ++field)
        m_values.push_back(std::numeric_limits<double>::quiet_NaN());
}

bool TableTail::poll() {
    const Descriptor file{::open(m_file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.value < 0) {
        if (errno == ENOENT)
            return false;
        throw UserError(display(m_file) + ": cannot be read (" + std::strerror(errno) + ").",
                        UserError::Kind::System);
    }
    struct stat facts {};
    if (::fstat(file.value, &facts) != 0 || !S_ISREG(facts.st_mode))
        throw UserError(display(m_file) + ": is no ordinary file; choose a table.",
                        UserError::Kind::System);
    const auto size = std::uint64_t(facts.st_size);
    if (size < m_read || m_device != facts.st_dev || m_node != facts.st_ino) {
        restart();
        m_device = facts.st_dev;
        m_node = facts.st_ino;
    }
    const std::size_t before = rows();
    std::string pending;
    std::vector<char> block(std::size_t(std::min<std::uint64_t>(blockBytes, size - m_read + 1)));
    for (std::uint64_t at = m_read;;) {
        const ssize_t got = ::pread(file.value, block.data(), block.size(), off_t(at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        at += std::uint64_t(got);
        pending.append(block.data(), std::size_t(got));
        const char* line = pending.data();
        const char* const end = line + pending.size();
        for (const char* stop; (stop = std::find(line, end, '\n')) != end; line = stop + 1)
            takeLine(line, stop);
        m_read += std::uint64_t(line - pending.data());
        pending.erase(0, std::size_t(line - pending.data()));
    }
    return rows() != before;
}

} // namespace antiphon

#include "core/store/journal.h"

#include "core/json.h"
#include "core/rng.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr int formatVersion = 1;
constexpr std::size_t longestHeader = 4096;

std::string headerLine(const std::string& generation, std::int64_t firstFreeId) {
    return Json{{"antiphon_library", formatVersion},
                {"generation", generation},
                {"first_free_id", firstFreeId}}
               .dump() +
           "\n";
}

std::string freshGeneration() {
    return std::to_string(drawSeed());
}

UserError systemError(const fs::path& file, const char* what) {
    return UserError(display(file) + ": " + what + " (" + std::strerror(errno) +
                         "); check your permission and the room on the disk.",
                     UserError::Kind::System);
}

std::uint64_t endOfLastLine(int fd, std::uint64_t size) {
    char block[4096];
    while (size > 0) {
        const std::uint64_t start = size > sizeof block ? size - sizeof block : 0;
        const ssize_t got = ::pread(fd, block, std::size_t(size - start), off_t(start));
        if (got <= 0)
            return 0;
        for (std::size_t i = std::size_t(got); i > 0; --i)
            if (block[i - 1] == '\n')
                return start + i;
        size = start;
    }
    return 0;
}

} // namespace

JournalHeader parseJournalHeader(std::string_view line, const std::string& origin) {
    Json header;
    try {
        header = parseJson(line, origin);
    } catch (const UserError&) {
        header = nullptr;
    }
    const auto version = header.is_object() ? header.find("antiphon_library") : header.end();
    if (version == header.end() || !version->is_number_integer())
        throw BrokenJournal(origin + ": the first line is not a library header; restore the file "
                                     "from a copy.");
    if (*version > formatVersion)
        throw UserError(origin + ": was written by a newer version of this program; open the "
                                 "project with that version.");
    JournalHeader result;
    if (const auto value = header.find("generation"); value != header.end() && value->is_string())
        result.generation = value->get<std::string>();
    if (const auto value = header.find("first_free_id"); value != header.end() &&
                                                         value->is_number_integer() && *value > 0 &&
                                                         *value < (std::int64_t(1) << 53))
        result.firstFreeId = value->get<std::int64_t>();
    return result;
}

std::uint64_t forEachLine(std::string_view text, std::uint64_t offset,
                          const std::function<void(std::string_view, std::size_t)>& use) {
    std::size_t start = 0;
    std::size_t number = 1;
    for (;; ++number) {
        const std::size_t end = text.find('\n', start);
        if (end == std::string_view::npos)
            return start;
        if (number > 1 && start >= offset && end > start)
            use(text.substr(start, end - start), number);
        start = end + 1;
    }
}

LibraryJournal::LibraryJournal(fs::path file) : m_file(std::move(file)) {
    open();
}

LibraryJournal::~LibraryJournal() {
    close();
}

void LibraryJournal::close() {
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

void LibraryJournal::open() {
    std::error_code error;
    if (!fs::exists(m_file, error) && !error)
        writeFile(m_file, headerLine(freshGeneration(), 1));
    m_fd = ::open(m_file.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
    if (m_fd < 0)
        throw systemError(m_file, "cannot be opened");
    struct stat status {};
    if (::fstat(m_fd, &status) != 0) {
        close();
        throw systemError(m_file, "cannot be read");
    }
    m_size = endOfLastLine(m_fd, std::uint64_t(status.st_size));
    if (m_size < std::uint64_t(status.st_size) && ::ftruncate(m_fd, off_t(m_size)) != 0) {
        close();
        throw systemError(m_file, "its torn last line cannot be cut off");
    }
    std::string head(longestHeader, '\0');
    const ssize_t got = ::pread(m_fd, head.data(), head.size(), 0);
    head.resize(got > 0 ? std::size_t(got) : 0);
    try {
        const JournalHeader header =
            parseJournalHeader(head.substr(0, head.find('\n')), display(m_file));
        m_generation = header.generation;
        m_firstFreeId = header.firstFreeId;
    } catch (...) {
        close();
        throw;
    }
}

void LibraryJournal::append(std::string_view lines) {
    std::size_t done = 0;
    while (done < lines.size()) {
        const ssize_t put = ::write(m_fd, lines.data() + done, lines.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            break;
        done += std::size_t(put);
    }
    if (done < lines.size() || ::fdatasync(m_fd) != 0) {
        const UserError error = systemError(m_file, "cannot be written");
        if (::ftruncate(m_fd, off_t(m_size)) != 0)
            throw systemError(m_file, "cannot be written nor cut back");
        throw error;
    }
    m_size += lines.size();
}

void LibraryJournal::rewrite(std::string_view lines, std::int64_t firstFreeId) {
    std::string text = headerLine(freshGeneration(), firstFreeId);
    text += lines;
    writeFile(m_file, text);
    close();
    open();
}

} // namespace antiphon

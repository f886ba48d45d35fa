#include "core/error.h"
#include "core/formats/eventrecords.h"
#include "core/formats/littleendian.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr std::size_t bufferSize = 64 << 10;

void varint(std::string& bytes, std::uint64_t value) {
    for (; value >= 128; value >>= 7)
        bytes += char(value | 128);
    bytes += char(value);
}

/// A field of wire type 2.
void field(std::string& bytes, int number, std::string_view content) {
    bytes += char(number << 3 | 2);
    varint(bytes, content.size());
    bytes += content;
}

/// An `Event` with this time, step and field (3: file version, 5: summary).
std::string eventOf(double wallTime, std::int64_t step, int number, std::string_view content) {
    std::string event = "\x09";
    appendLittle(event, wallTime);
    if (step != 0) { // protobuf leaves zeros out
        event += '\x10';
        varint(event, std::uint64_t(step));
    }
    field(event, number, content);
    return event;
}

bool isEventFile(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_regular_file(error) &&
           entry.path().filename().string().starts_with("events.out.tfevents.");
}

std::vector<fs::path> eventFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (isEventFile(*it))
            files.push_back(it->path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string newName() {
    using namespace std::chrono;
    char host[256] = "localhost";
    ::gethostname(host, sizeof host - 1);
    return "events.out.tfevents." +
           std::to_string(duration_cast<seconds>(system_clock::now().time_since_epoch()).count()) +
           "." + host;
}

/// The first record, which tells the version, and those of steps below `keepBelow`, up to the first
/// one that is torn or damaged.
std::string keptRecords(std::string_view all, std::int64_t keepBelow) {
    std::string kept;
    auto rest = bytesOf(all);
    for (;;) {
        const EventRecord record = firstRecord(rest);
        if (record.state != EventRecord::State::Whole)
            return kept;
        EventHead head;
        readEvent(record.payload, head, [](const ScalarEvent&) {});
        if (kept.empty() || head.step < keepBelow)
            kept += textOf(rest.first(record.size));
        rest = rest.subspan(record.size);
    }
}

} // namespace

struct EventWriter::Data {
    fs::path file;
    int fd = -1;
    std::string buffer;

    void open(int flags) {
        fd = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | flags, 0666);
        if (fd < 0)
            throw UserError(writeFailure(file, errno), UserError::Kind::System);
    }
    ~Data() {
        if (fd >= 0)
            ::close(fd);
    }
    void summary(std::string_view tag, std::int64_t step, double wallTime,
                 std::string_view content) {
        std::string value;
        field(value, 1, tag);
        value += content;
        std::string message;
        field(message, 1, value);
        appendRecord(buffer, eventOf(wallTime, step, 5, message));
    }
};

EventWriter::EventWriter(const fs::path& folder, bool resume, std::int64_t keepBelow)
    : m_data(std::make_unique<Data>()) {
    const std::vector<fs::path> existing = resume ? eventFiles(folder) : std::vector<fs::path>();
    for (const fs::path& file : existing) {
        const std::string all = readFile(file, UINT64_MAX);
        const std::string kept = keptRecords(all, keepBelow);
        if (kept != all)
            writeFile(file, kept);
    }
    std::error_code error;
    if (existing.empty()) {
        fs::create_directories(folder, error); // open() tells when this failed
        const fs::path base = folder / newName();
        m_data->file = base;
        for (int i = 1; fs::exists(m_data->file, error); ++i) // two within a second
            m_data->file = base.string() + "." + std::to_string(i);
        m_data->open(O_CREAT | O_EXCL);
    } else {
        m_data->file = existing.back();
        m_data->open(0);
    }
    if (existing.empty() || fs::file_size(m_data->file, error) == 0) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        appendRecord(m_data->buffer,
                     eventOf(std::chrono::duration<double>(now).count(), 0, 3, "brain.Event:2"));
        flush();
    }
}

EventWriter::~EventWriter() {
    try {
        flush();
    } catch (const UserError&) { // whoever wants to know calls flush()
    }
}

void EventWriter::scalar(std::string_view tag, std::int64_t step, double value, double wallTime) {
    std::string content = "\x15"; // simple_value
    appendLittle(content, float(value));
    m_data->summary(tag, step, wallTime, content);
    if (m_data->buffer.size() > bufferSize)
        flush();
}

void EventWriter::text(std::string_view tag, std::int64_t step, std::string_view value,
                       double wallTime) {
    std::string plugin, metadata, tensor, content;
    field(plugin, 1, "text");
    field(metadata, 1, plugin);
    field(content, 9, metadata);
    tensor += std::string_view("\x08\x07\x12\x04\x12\x02\x08\x01", 8); // strings, of shape [1]
    field(tensor, 8, value);
    field(content, 8, tensor);
    m_data->summary(tag, step, wallTime, content);
}

void EventWriter::flush() {
    std::string_view rest = m_data->buffer;
    while (!rest.empty()) {
        const ssize_t put = ::write(m_data->fd, rest.data(), rest.size());
        if (put > 0)
            rest.remove_prefix(std::size_t(put));
        else if (put == 0 || errno != EINTR) {
            const int error = put == 0 ? ENOSPC : errno;
            // What is left goes first the next time, so that no record is torn for good.
            m_data->buffer.erase(0, m_data->buffer.size() - rest.size());
            throw UserError(writeFailure(m_data->file, error), UserError::Kind::System);
        }
    }
    m_data->buffer.clear();
}

const fs::path& EventWriter::file() const {
    return m_data->file;
}

} // namespace antiphon

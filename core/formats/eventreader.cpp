#include "core/error.h"
#include "core/formats/eventrecords.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr std::uint64_t pieceSize = std::uint64_t(1) << 20;
/// Longer records hold sounds, pictures or graphs; they are passed over unread.
constexpr std::uint64_t longestRecord = std::uint64_t(16) << 20;

/// Open during one read() only: there are more runs than a program may have files open.
class OpenFile {
public:
    explicit OpenFile(const fs::path& file) : m_file(file), m_fd(openForReading(file, true)) {
        struct stat status {};
        if (::fstat(m_fd, &status) == 0) {
            size = std::uint64_t(status.st_size);
            identity = status.st_ino;
        }
    }
    ~OpenFile() { ::close(m_fd); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    std::size_t read(std::byte* to, std::size_t count, std::uint64_t at) const {
        for (;;) {
            const ssize_t got = ::pread(m_fd, to, count, off_t(at));
            if (got >= 0)
                return std::size_t(got);
            if (errno != EINTR)
                throw UserError(display(m_file) + ": reading broke off (" +
                                std::generic_category().message(errno) +
                                "); check the disk or take another copy.");
        }
    }

    std::uint64_t size = 0;
    ino_t identity = 0;

private:
    const fs::path& m_file;
    int m_fd;
};

} // namespace

struct EventReader::Data {
    fs::path file;
    std::uint64_t position = 0;
    ino_t identity = 0;
    int restarts = 0;
    std::string damage;
};

EventReader::EventReader(fs::path file) : m_data(std::make_unique<Data>()) {
    m_data->file = std::move(file);
}
EventReader::~EventReader() = default;
EventReader::EventReader(EventReader&&) noexcept = default;
EventReader& EventReader::operator=(EventReader&&) noexcept = default;

bool EventReader::read(const std::function<void(const ScalarEvent&)>& scalar, std::uint64_t limit) {
    Data& data = *m_data;
    const OpenFile in(data.file);
    if (data.identity != 0 && (in.identity != data.identity || in.size < data.position)) {
        data.position = 0;
        data.damage.clear();
        ++data.restarts;
    }
    data.identity = in.identity;
    if (!data.damage.empty() || data.position >= in.size)
        return false;

    const std::uint64_t stop = limit < in.size - data.position ? data.position + limit : in.size;
    std::size_t capacity = 0;
    std::unique_ptr<std::byte[]> buffer;
    std::size_t wanted = std::size_t(std::min(pieceSize, in.size - data.position));
    while (data.position < stop) {
        if (capacity < wanted) {
            buffer = std::make_unique_for_overwrite<std::byte[]>(wanted);
            capacity = wanted;
        }
        const std::uint64_t there = std::min<std::uint64_t>(capacity, in.size - data.position);
        const std::size_t got = in.read(buffer.get(), there, data.position);
        if (got < there)
            return false; // it was shortened meanwhile
        std::span<const std::byte> bytes(buffer.get(), got);
        EventRecord record;
        std::size_t used = 0;
        while (data.position + used < stop) {
            record = firstRecord(bytes);
            if (record.state != EventRecord::State::Whole)
                break;
            EventHead head;
            readEvent(record.payload, head, scalar);
            bytes = bytes.subspan(record.size);
            used += record.size;
        }
        data.position += used;
        if (data.position >= stop)
            break;
        if (record.state == EventRecord::State::Damaged) {
            data.damage = display(data.file) + ": the record at byte " +
                          std::to_string(data.position) +
                          " is damaged; what comes before it is shown, the rest is not.";
            return false;
        }
        if (in.size - data.position < std::max<std::uint64_t>(record.size, 12))
            return false; // torn: its rest may come
        if (record.size > longestRecord)
            data.position += record.size;
        else
            wanted = std::max<std::size_t>(pieceSize, record.size);
    }
    return data.position < in.size;
}

const std::string& EventReader::damage() const {
    return m_data->damage;
}

std::uint64_t EventReader::position() const {
    return m_data->position;
}

int EventReader::restarts() const {
    return m_data->restarts;
}

} // namespace antiphon

#include "core/formats/eventrecords.h"

#include "core/formats/crc32c.h"
#include "core/formats/littleendian.h"

#include <optional>

namespace antiphon {

namespace {

constexpr std::size_t frameSize = 16; // u64 length, its checksum, the payload's checksum

/// One field of a protobuf message.
struct Field {
    std::uint32_t number = 0;
    std::uint32_t wire = 0;           ///< 0: varint, 1: 64 bits, 2: bytes, 5: 32 bits
    std::uint64_t value = 0;          ///< of the numeric ones, raw
    std::span<const std::byte> bytes; ///< of wire type 2
};

/// Walks the fields of a message. After the last one or a damaged one next() is false.
class Message {
public:
    explicit Message(std::span<const std::byte> bytes) : m_rest(bytes) {}

    bool next(Field& field) {
        if (m_rest.empty())
            return false;
        std::uint64_t tag = 0;
        if (!varint(tag) || tag >> 3 == 0 || tag >> 32 != 0)
            return fail();
        field.number = std::uint32_t(tag >> 3);
        field.wire = tag & 7;
        switch (field.wire) {
        case 0:
            return varint(field.value) || fail();
        case 1:
            return fixed<std::uint64_t>(field.value) || fail();
        case 2: {
            std::uint64_t size = 0;
            if (!varint(size) || size > m_rest.size())
                return fail();
            field.bytes = m_rest.first(size);
            m_rest = m_rest.subspan(size);
            return true;
        }
        case 5:
            return fixed<std::uint32_t>(field.value) || fail();
        default:
            return fail();
        }
    }
    bool damaged() const { return m_damaged; }

private:
    bool fail() {
        m_damaged = true;
        return false;
    }
    bool varint(std::uint64_t& value) {
        value = 0;
        for (std::size_t i = 0; i < m_rest.size() && i < 10; ++i) {
            const auto byte = std::uint64_t(m_rest[i]);
            value |= (byte & 127) << (7 * i);
            if (byte < 128) {
                m_rest = m_rest.subspan(i + 1);
                return true;
            }
        }
        return false;
    }
    template <class Number>
    bool fixed(std::uint64_t& value) {
        if (m_rest.size() < sizeof(Number))
            return false;
        value = loadLittle<Number>(m_rest, 0);
        m_rest = m_rest.subspan(sizeof(Number));
        return true;
    }

    std::span<const std::byte> m_rest;
    bool m_damaged = false;
};

/// A TensorProto of one float or double, as TensorFlow 2 and its followers write scalars.
std::optional<double> numberOf(std::span<const std::byte> tensor) {
    enum : std::uint64_t { Float = 1, Double = 2 };
    std::uint64_t type = 0;
    std::span<const std::byte> content; // of field 4, or of a packed list
    Field field, single;                // an unpacked list of one
    int values = 0;
    Message message(tensor);
    while (message.next(field)) {
        if (field.number == 1 && field.wire == 0)
            type = field.value;
        else if (field.number == 4 || field.number == 5 || field.number == 6) {
            ++values;
            if (field.wire == 2)
                content = field.bytes;
            else
                single = field;
        }
    }
    if (message.damaged() || values != 1)
        return std::nullopt;
    if (type == Float) {
        if (content.size() == sizeof(float))
            return double(loadLittle<float>(content, 0));
        if (single.number == 5 && single.wire == 5)
            return double(std::bit_cast<float>(std::uint32_t(single.value)));
    } else if (type == Double) {
        if (content.size() == sizeof(double))
            return loadLittle<double>(content, 0);
        if (single.number == 6 && single.wire == 1)
            return std::bit_cast<double>(single.value);
    }
    return std::nullopt;
}

/// A Summary.Value.
bool readValue(std::span<const std::byte> bytes, ScalarEvent& event,
               const std::function<void(const ScalarEvent&)>& scalar) {
    std::optional<double> number;
    event.tag = {};
    Field field;
    Message message(bytes);
    while (message.next(field)) {
        if (field.number == 1 && field.wire == 2)
            event.tag = textOf(field.bytes);
        else if (field.number == 2 && field.wire == 5)
            number = double(std::bit_cast<float>(std::uint32_t(field.value)));
        else if (field.number == 8 && field.wire == 2)
            number = numberOf(field.bytes);
    }
    if (message.damaged())
        return false;
    if (number && !event.tag.empty()) {
        event.value = *number;
        scalar(event);
    }
    return true;
}

} // namespace

EventRecord firstRecord(std::span<const std::byte> bytes) {
    EventRecord record;
    if (bytes.size() < 12)
        return record;
    const auto length = loadLittle<std::uint64_t>(bytes, 0);
    if (maskedCrc32c(bytes.first(8)) != loadLittle<std::uint32_t>(bytes, 8) ||
        length > UINT64_MAX - frameSize) {
        record.state = EventRecord::State::Damaged;
        return record;
    }
    record.size = length + frameSize;
    if (bytes.size() < record.size)
        return record;
    record.payload = bytes.subspan(12, length);
    record.state = maskedCrc32c(record.payload) == loadLittle<std::uint32_t>(bytes, 12 + length)
                       ? EventRecord::State::Whole
                       : EventRecord::State::Damaged;
    return record;
}

void appendRecord(std::string& bytes, std::string_view payload) {
    const std::size_t start = bytes.size();
    appendLittle(bytes, std::uint64_t(payload.size()));
    appendLittle(bytes, maskedCrc32c(bytesOf(bytes).subspan(start, 8)));
    bytes += payload;
    appendLittle(bytes, maskedCrc32c(bytesOf(payload)));
}

bool readEvent(std::span<const std::byte> payload, EventHead& head,
               const std::function<void(const ScalarEvent&)>& scalar) {
    head = {};
    std::span<const std::byte> summary;
    Field field;
    Message message(payload);
    while (message.next(field)) {
        if (field.number == 1 && field.wire == 1)
            head.wallTime = std::bit_cast<double>(field.value);
        else if (field.number == 2 && field.wire == 0)
            head.step = std::int64_t(field.value);
        else if (field.number == 5 && field.wire == 2)
            summary = field.bytes; // step and time may follow
    }
    if (message.damaged())
        return false;
    ScalarEvent event{{}, head.step, head.wallTime, 0};
    Message values(summary);
    while (values.next(field))
        if (field.number == 1 && field.wire == 2 && !readValue(field.bytes, event, scalar))
            return false;
    return !values.damaged();
}

} // namespace antiphon

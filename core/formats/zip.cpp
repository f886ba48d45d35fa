#include "core/formats/zip.h"

#include "core/error.h"
#include "core/formats/littleendian.h"

#include <algorithm>
#include <memory>
#include <new>
#include <zlib.h>

namespace antiphon {

namespace {

constexpr std::uint32_t localMark = 0x04034B50, entryMark = 0x02014B50, endMark = 0x06054B50,
                        end64Mark = 0x06064B50, locatorMark = 0x07064B50;
constexpr std::size_t localSize = 30, entrySize = 46, endSize = 22, end64Size = 56,
                      locatorSize = 20;
constexpr std::uint64_t maxEntries = 100000;
constexpr std::uint64_t ratioFree = std::uint64_t(64) << 20, ratioLimit = 200;

/// The 64-bit numbers that replace, in this order, those of 32 bits that are all ones.
class Zip64Field {
public:
    explicit Zip64Field(std::span<const std::byte> extra) {
        while (extra.size() >= 4) {
            const auto id = loadLittle<std::uint16_t>(extra, 0);
            const std::size_t size = loadLittle<std::uint16_t>(extra, 2);
            if (size > extra.size() - 4)
                return;
            if (id == 1) {
                m_numbers = extra.subspan(4, size);
                return;
            }
            extra = extra.subspan(4 + size);
        }
    }
    std::uint64_t widen(std::uint32_t value) {
        if (value != UINT32_MAX || m_numbers.size() < 8)
            return value;
        const auto wide = loadLittle<std::uint64_t>(m_numbers, 0);
        m_numbers = m_numbers.subspan(8);
        return wide;
    }

private:
    std::span<const std::byte> m_numbers;
};

std::uint32_t crcOf(std::span<const std::byte> bytes) {
    return std::uint32_t(::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

struct InflateEnd {
    void operator()(z_stream* stream) const {
        inflateEnd(stream);
        delete stream;
    }
};

/// Unpacks to `size` bytes; shorter when the data are damaged. Memory grows with what really comes.
std::vector<std::byte> unpack(std::span<const std::byte> packed, std::uint64_t size) {
    const std::unique_ptr<z_stream, InflateEnd> stream(new z_stream{});
    if (inflateInit2(stream.get(), -15) != Z_OK)
        throw std::bad_alloc();
    constexpr std::size_t piece = 1 << 20;
    std::vector<std::byte> result;
    std::size_t used = 0, got = 0;
    int code = Z_OK;
    while (code == Z_OK && got < size) {
        if (stream->avail_in == 0) {
            const std::size_t next = std::min<std::size_t>(packed.size() - used, 1 << 30);
            // zlib does not write through next_in; its interface predates const.
            stream->next_in =
                reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data() + used));
            stream->avail_in = uInt(next);
            used += next;
        }
        result.resize(std::size_t(std::min<std::uint64_t>(size, got + piece)));
        stream->next_out = reinterpret_cast<Bytef*>(result.data() + got);
        stream->avail_out = uInt(result.size() - got);
        code = inflate(stream.get(), Z_NO_FLUSH);
        got = result.size() - stream->avail_out;
    }
    result.resize(got);
    return result;
}

} // namespace

bool isZip(std::span<const std::byte> bytes) {
    if (bytes.size() < 4)
        return false;
    const auto mark = loadLittle<std::uint32_t>(bytes, 0);
    return mark == localMark || mark == endMark;
}

Zip::Zip(std::span<const std::byte> bytes, std::string origin, std::uint64_t stored)
    : m_bytes(bytes), m_origin(std::move(origin)) {
    readDirectory(std::min<std::uint64_t>(stored, bytes.size()));
    sortNames();
    checkOverlaps();
}

void Zip::refuse(const std::string& why) const {
    throw UserError(m_origin + ": " + why);
}

void Zip::readDirectory(std::uint64_t stored) {
    if (!isZip(m_bytes))
        refuse("is not a zip archive; choose another file.");
    // The end record is followed by a comment of at most 64 KiB.
    std::size_t end = m_bytes.size();
    const std::size_t first = end - std::min<std::size_t>(end, endSize + 65535);
    bool found = false;
    for (std::size_t at = m_bytes.size() - std::min(m_bytes.size(), endSize) + 1; at-- > first;)
        if (at + endSize <= m_bytes.size() && loadLittle<std::uint32_t>(m_bytes, at) == endMark &&
            at + endSize + loadLittle<std::uint16_t>(m_bytes, at + 20) == m_bytes.size()) {
            end = at;
            found = true;
            break;
        }
    if (!found)
        refuse("the archive breaks off: its table of contents is missing; copy the file again.");
    std::uint64_t count = loadLittle<std::uint16_t>(m_bytes, end + 10);
    std::uint64_t size = loadLittle<std::uint32_t>(m_bytes, end + 12);
    std::uint64_t start = loadLittle<std::uint32_t>(m_bytes, end + 16);
    if (end >= locatorSize &&
        loadLittle<std::uint32_t>(m_bytes, end - locatorSize) == locatorMark) {
        const auto at = loadLittle<std::uint64_t>(m_bytes, end - locatorSize + 8);
        if (at > m_bytes.size() || m_bytes.size() - at < end64Size ||
            loadLittle<std::uint32_t>(m_bytes, at) != end64Mark)
            refuse("its table of contents is damaged; copy the file again.");
        count = loadLittle<std::uint64_t>(m_bytes, at + 32);
        size = loadLittle<std::uint64_t>(m_bytes, at + 40);
        start = loadLittle<std::uint64_t>(m_bytes, at + 48);
    }
    if (count > maxEntries)
        refuse("has " + std::to_string(count) + " members where at most " +
               std::to_string(maxEntries) + " are expected; this is no model of ours.");
    if (start > end || size > end - start)
        refuse("the archive breaks off or its table of contents is damaged; copy the file again.");

    std::span<const std::byte> directory = m_bytes.subspan(start, size);
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (directory.size() < entrySize || loadLittle<std::uint32_t>(directory, 0) != entryMark)
            refuse("its table of contents is damaged at member " + std::to_string(i + 1) +
                   "; copy the file again.");
        const auto flags = loadLittle<std::uint16_t>(directory, 8);
        const auto method = loadLittle<std::uint16_t>(directory, 10);
        const std::size_t name = loadLittle<std::uint16_t>(directory, 28);
        const std::size_t extra = loadLittle<std::uint16_t>(directory, 30);
        const std::size_t whole =
            entrySize + name + extra + loadLittle<std::uint16_t>(directory, 32);
        if (directory.size() < whole)
            refuse("its table of contents is damaged at member " + std::to_string(i + 1) +
                   "; copy the file again.");
        Zip64Field wide(directory.subspan(entrySize + name, extra));
        ZipEntry entry;
        entry.name = textOf(directory.subspan(entrySize, name));
        entry.crc = loadLittle<std::uint32_t>(directory, 16);
        entry.size = wide.widen(loadLittle<std::uint32_t>(directory, 24));
        entry.packed = wide.widen(loadLittle<std::uint32_t>(directory, 20));
        const std::uint64_t local = wide.widen(loadLittle<std::uint32_t>(directory, 42));
        directory = directory.subspan(whole);

        if (flags & 1)
            refuse("the member '" + entry.name + "' is encrypted; unpack and pack it again.");
        if (method != 0 && method != 8)
            refuse("the member '" + entry.name + "' is packed by method " + std::to_string(method) +
                   "; pack it again with 'deflate'.");
        entry.deflated = method == 8;
        if (!entry.deflated && entry.packed != entry.size)
            refuse("the member '" + entry.name + "' has contradicting sizes; copy the file again.");
        if (local > start || start - local < localSize ||
            loadLittle<std::uint32_t>(m_bytes, local) != localMark)
            refuse("the member '" + entry.name +
                   "' is not where it should be; copy the file again.");
        entry.data = local + localSize + loadLittle<std::uint16_t>(m_bytes, local + 26) +
                     loadLittle<std::uint16_t>(m_bytes, local + 28);
        if (entry.data > start || entry.packed > start - entry.data)
            refuse("the member '" + entry.name + "' breaks off; copy the file again.");
        if (__builtin_add_overflow(total, entry.size, &total) ||
            (total > ratioFree && total / ratioLimit > stored))
            refuse("unpacks to more than " + std::to_string(ratioLimit) +
                   " times its size; this is no model of ours.");
        m_entries.push_back(std::move(entry));
    }
}

void Zip::sortNames() {
    for (std::uint32_t i = 0; i < m_entries.size(); ++i)
        m_byName.push_back(i);
    std::sort(m_byName.begin(), m_byName.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_entries[a].name < m_entries[b].name;
    });
    for (std::size_t i = 1; i < m_byName.size(); ++i)
        if (m_entries[m_byName[i]].name == m_entries[m_byName[i - 1]].name)
            refuse("has two members '" + m_entries[m_byName[i]].name + "'; pack it again.");
}

void Zip::checkOverlaps() const {
    std::vector<const ZipEntry*> sorted;
    for (const ZipEntry& entry : m_entries)
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(),
              [](const ZipEntry* a, const ZipEntry* b) { return a->data < b->data; });
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i - 1]->data + sorted[i - 1]->packed > sorted[i]->data)
            refuse("the members '" + sorted[i - 1]->name + "' and '" + sorted[i]->name +
                   "' share bytes; this is no model of ours.");
}

const ZipEntry* Zip::find(std::string_view name) const {
    const auto found = std::lower_bound(
        m_byName.begin(), m_byName.end(), name,
        [&](std::uint32_t i, std::string_view wanted) { return m_entries[i].name < wanted; });
    return found == m_byName.end() || m_entries[*found].name != name ? nullptr : &m_entries[*found];
}

std::string Zip::place(const ZipEntry& entry) const {
    return m_origin + ", " + entry.name;
}

ZipContent Zip::read(const ZipEntry& entry, std::uint64_t limit) const {
    if (entry.size > limit)
        throw UserError(place(entry) + ": has " + std::to_string(entry.size) +
                        " bytes where at most " + std::to_string(limit) +
                        " are expected; this is no model of ours.");
    const auto packed = m_bytes.subspan(entry.data, entry.packed);
    ZipContent content =
        entry.deflated ? ZipContent(unpack(packed, entry.size)) : ZipContent(packed);
    if (content.bytes().size() != entry.size || crcOf(content.bytes()) != entry.crc)
        throw UserError(place(entry) + ": its data are damaged; copy the file again.");
    return content;
}

void ZipWriter::add(std::string_view name, std::span<const std::byte> content,
                    std::size_t alignment) {
    std::size_t padding = 0;
    if (alignment > 1) { // an extra field of 4 bytes and as many as are needed
        const std::size_t at = m_bytes.size() + localSize + name.size() + 4;
        padding = 4 + (alignment - at % alignment) % alignment;
    }
    const std::uint64_t local = m_bytes.size();
    if (local + localSize + name.size() + padding + content.size() + m_directory.size() +
                entrySize + name.size() + endSize >=
            UINT32_MAX ||
        m_count == UINT16_MAX)
        throw UserError("An archive of more than 4 GiB cannot be written; export fewer tensors or "
                        "as safetensors.",
                        UserError::Kind::System);
    std::string common; // both headers have these 24 bytes
    appendLittle(common, std::uint16_t(20));
    appendLittle(common, std::uint16_t(0x800)); // names are UTF-8
    appendLittle(common, std::uint16_t(0));     // stored
    appendLittle(common, std::uint16_t(0));     // midnight ...
    appendLittle(common, std::uint16_t(0x21));  // ... of 1980-01-01
    appendLittle(common, crcOf(content));
    appendLittle(common, std::uint32_t(content.size()));
    appendLittle(common, std::uint32_t(content.size()));
    appendLittle(common, std::uint16_t(name.size()));

    appendLittle(m_bytes, localMark);
    m_bytes += common;
    appendLittle(m_bytes, std::uint16_t(padding));
    m_bytes += name;
    if (padding) { // as PyTorch marks its own
        m_bytes += "FB";
        appendLittle(m_bytes, std::uint16_t(padding - 4));
        m_bytes.append(padding - 4, 'Z');
    }
    m_bytes += textOf(content);

    appendLittle(m_directory, entryMark);
    appendLittle(m_directory, std::uint16_t(20));
    m_directory += common;
    m_directory.append(12, '\0'); // no extra field, no comment, first disk, no attributes
    appendLittle(m_directory, std::uint32_t(local));
    m_directory += name;
    ++m_count;
}

std::vector<std::byte> ZipWriter::finish() {
    const auto start = std::uint32_t(m_bytes.size());
    m_bytes += m_directory;
    appendLittle(m_bytes, endMark);
    appendLittle(m_bytes, std::uint32_t(0)); // one disk
    appendLittle(m_bytes, m_count);
    appendLittle(m_bytes, m_count);
    appendLittle(m_bytes, std::uint32_t(m_directory.size()));
    appendLittle(m_bytes, start);
    appendLittle(m_bytes, std::uint16_t(0)); // no comment
    const auto bytes = bytesOf(m_bytes);
    return {bytes.begin(), bytes.end()};
}

} // namespace antiphon

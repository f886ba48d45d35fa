#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

struct ZipEntry {
    std::string name;
    bool deflated = false;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0, size = 0; ///< bytes in the file and unpacked
    std::uint64_t data = 0;             ///< where its bytes begin
};

/// The content of a member: borrowed from the archive when it is stored as it is.
class ZipContent {
public:
    explicit ZipContent(std::span<const std::byte> borrowed) : m_bytes(borrowed) {}
    explicit ZipContent(std::vector<std::byte> owned)
        : m_owned(std::move(owned)), m_bytes(m_owned) {}
    ZipContent(ZipContent&&) = default;
    ZipContent& operator=(ZipContent&&) = default;

    std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_owned;
    std::span<const std::byte> m_bytes; ///< of m_owned, whose place moves along
};

/// A zip archive in memory, also a large one (zip64); members are stored or deflated. Not libzip:
/// stored members of mapped gigabytes are not copied, overlaps and ratios are refused at once, and
/// where a member's content begins in a written archive (PyTorch aligns it) is ours to choose.
/// Borrows the bytes.
class Zip {
public:
    /// Reads the directory. Throws UserError naming `origin` when it is damaged or encrypted, when
    /// two members have one name or share bytes, at more than 100 000 members, and when all
    /// together would unpack to over 64 MiB that are 200 times the archive's size. `stored`: the
    /// size to measure by where the archive was itself unpacked: that of the file around it.
    Zip(std::span<const std::byte> bytes, std::string origin, std::uint64_t stored = UINT64_MAX);

    const std::vector<ZipEntry>& entries() const { return m_entries; }
    /// Null when there is none.
    const ZipEntry* find(std::string_view name) const;
    /// Throws UserError naming the member when its data are damaged or longer than `limit`.
    ZipContent read(const ZipEntry& entry, std::uint64_t limit = UINT64_MAX) const;
    /// "origin, member": for messages.
    std::string place(const ZipEntry& entry) const;

private:
    void readDirectory(std::uint64_t stored);
    void sortNames();
    // Members that share bytes are how small archives unpack to endless ones.
    void checkOverlaps() const;
    [[noreturn]] void refuse(const std::string& why) const;

    std::span<const std::byte> m_bytes;
    std::string m_origin;
    std::vector<ZipEntry> m_entries;
    std::vector<std::uint32_t> m_byName;
};

bool isZip(std::span<const std::byte> bytes);

/// Makes an archive of stored members. The same members give the same bytes: times are 1980-01-01.
class ZipWriter {
public:
    /// `alignment`: the content begins at a multiple of it. Throws UserError (System) where the
    /// archive would exceed 4 GiB.
    void add(std::string_view name, std::span<const std::byte> content, std::size_t alignment = 1);
    std::vector<std::byte> finish();

private:
    std::string m_bytes, m_directory;
    std::uint16_t m_count = 0;
};

} // namespace antiphon

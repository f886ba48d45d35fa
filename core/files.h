#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace antiphon {

namespace fs = std::filesystem;

/// A file that exists only when it is whole: bytes go to a temporary file in the same folder, which
/// commit() flushes to disk and renames over `target`. Without commit() the destructor removes it.
/// One thread at a time.
class AtomicFile {
public:
    /// Creates missing parent folders. Throws UserError (System) when the folder is not writable.
    explicit AtomicFile(fs::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Where to write meanwhile; a library may open it by name. Keeps the target's extension.
    const fs::path& temporary() const noexcept { return m_temporary; }

    /// Flushes and renames. Throws UserError (System), for instance on a full disk.
    void commit();

private:
    fs::path m_target;
    fs::path m_temporary;
    bool m_committed = false;
};

/// Whole content of a file up to `limit` bytes; more is refused. Throws UserError.
std::string readFile(const fs::path& file, std::uint64_t limit = std::uint64_t(1) << 32);

/// Replaces a file atomically (see AtomicFile). Throws UserError.
void writeFile(const fs::path& file, std::string_view bytes);

/// XXH3-128 of a file's content as 32 hexadecimal digits: names content, is no signature.
/// `checkpoint` is called about every 4 MiB and may throw to stop. Throws UserError.
std::string contentHash(const fs::path& file, void (*checkpoint)(void*) = nullptr,
                        void* context = nullptr);

/// XXH3-128 of bytes in memory.
std::string contentHash(std::string_view bytes);

/// A path as text for messages and JSON: UTF-8, invalid bytes replaced.
std::string display(const fs::path& path);

} // namespace antiphon

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

namespace fs = std::filesystem;

/// A file that exists only when it is whole: bytes go to a temporary file in the same folder, which
/// commit() flushes to disk and renames over `target`. Without commit() the destructor removes it,
/// and the folders that were made for it. One thread at a time.
class AtomicFile {
public:
    /// Creates missing parent folders. Throws UserError (System) when the folder is not writable or
    /// the target is a folder, a device or a file that is write-protected.
    explicit AtomicFile(fs::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Where to write meanwhile; a library may open it by name. Keeps the target's extension.
    const fs::path& temporary() const noexcept { return m_temporary; }
    /// The same, open for reading and writing until commit().
    int descriptor() const noexcept { return m_descriptor; }

    /// Appends bytes. Throws UserError (System), for instance on a full disk.
    void write(std::string_view bytes);

    /// Flushes and renames. Throws UserError (System), for instance on a full disk.
    void commit();

private:
    void discard() noexcept;

    fs::path m_target;
    fs::path m_temporary;
    std::vector<fs::path> m_newFolders; ///< outermost first
    int m_descriptor = -1;
    bool m_committed = false;
};

/// The sentence for a write to `file` that the system refused with the error number `error`.
std::string writeFailure(const fs::path& file, int error);

/// Makes names in a folder safe (fsync), after files in it were renamed. Some file systems cannot,
/// which is no error.
void syncFolder(const fs::path& folder) noexcept;

/// Removes temporary files that an AtomicFile of a killed program left in `folder` (not below it);
/// those of running programs stay. Returns how many. Never throws for what it cannot remove.
std::size_t removeAbandoned(const fs::path& folder);

/// Whole content of a file up to `limit` bytes; more is refused. Throws UserError.
std::string readFile(const fs::path& file, std::uint64_t limit = std::uint64_t(1) << 32);

/// Replaces a file atomically (see AtomicFile). Throws UserError.
void writeFile(const fs::path& file, std::string_view bytes);

/// Opens an existing file for reading. Folders are refused, and so are pipes and devices when
/// `seekable` is asked for. The caller closes the descriptor. Throws UserError.
int openForReading(const fs::path& file, bool seekable = false);

/// XXH3-128 of a file's content as 32 hexadecimal digits: names content, is no signature.
/// Ordinary files only. `checkpoint` is called about every 4 MiB and may throw to stop. Throws UserError.
std::string contentHash(const fs::path& file, void (*checkpoint)(void*) = nullptr,
                        void* context = nullptr);

/// XXH3-128 of bytes in memory.
std::string contentHash(std::string_view bytes);

/// A path as text for messages and JSON: UTF-8, invalid bytes replaced.
std::string display(const fs::path& path);

} // namespace antiphon

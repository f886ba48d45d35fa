#pragma once

#include "core/files.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace antiphon {

/// Copies of files that come into being together: written under temporary names at once, flushed
/// to the disk and renamed by commit(). Many small ones then cost little more than one, where
/// an AtomicFile each would wait for the disk each time. One thread.
class CopyBatch {
public:
    /// Targets are relative to `folder`.
    explicit CopyBatch(fs::path folder) : m_folder(std::move(folder)) {}
    ~CopyBatch() { discard(); }
    CopyBatch(const CopyBatch&) = delete;
    CopyBatch& operator=(const CopyBatch&) = delete;

    /// Copies `source`, whose content must have the contentHash `hash`; the copy gets the time
    /// `mtime` (ns). `checkpoint` is called every MiB and may throw. Throws UserError: Input where
    /// the source cannot be read or has changed, System where the copy cannot be written.
    void add(const std::string& target, const std::string& source, const std::string& hash,
             std::int64_t mtime, const std::function<void()>& checkpoint);

    /// Is that copy written but not yet committed?
    bool contains(const std::string& target) const { return m_open.contains(target); }

    /// Makes all copies last, under their names. Throws UserError (System) and discards the rest.
    void commit();
    void discard() noexcept;

private:
    struct Copy {
        fs::path temporary;
        int descriptor = -1;
    };
    void flush() const;
    void write(Copy& copy, const std::string& source, const std::function<void()>& checkpoint);

    fs::path m_folder;
    std::map<std::string, Copy> m_open; ///< by target
};

/// Removes, in `folder` and all below it, what killed programs left half-written.
void removeAbandonedBelow(const fs::path& folder);

} // namespace antiphon

#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "core/files.h"
#include "core/json.h"

#include <cstdlib>

#if defined(__SANITIZE_THREAD__)
// Qt is not instrumented, so its own locks look like races; QProcess starts programs by vfork, after
// which the sanitizer would not let the parent make threads.
extern "C" {
__attribute__((weak)) const char* __tsan_default_suppressions() {
    return "race:libQt6Core.so\nrace:libQt6Test.so\n";
}
__attribute__((weak)) const char* __tsan_default_options() { return "die_after_fork=0"; }
}
#endif

// What the tests share: where things are, and Qt Test's missing conveniences.
namespace antiphon::testing {

inline fs::path environmentPath(const char* name) {
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

/// Reference numbers, recordings, the checkout and the built programs (see tests/CMakeLists.txt).
inline fs::path golden() { return environmentPath("ANTIPHON_GOLDEN"); }
inline fs::path data() { return environmentPath("ANTIPHON_DATA"); }
inline fs::path source() { return environmentPath("ANTIPHON_SOURCE"); }
inline fs::path programs() { return environmentPath("ANTIPHON_BIN"); }

/// A folder that is gone after the test.
class TemporaryFolder {
public:
    fs::path path() const { return m_folder.path().toStdString(); }
    fs::path operator/(const fs::path& name) const { return path() / name; }

private:
    QTemporaryDir m_folder;
};

} // namespace antiphon::testing

#include "core/programdata.h"

#include <cstdlib>

namespace antiphon {

fs::path programData(const fs::path& name) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = program.parent_path().parent_path() / "share" / "antiphon" / name;
    return fs::exists(installed, error) ? installed : fs::path(ANTIPHON_ASSETS) / name;
}

fs::path cacheFolder(const char* name) {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return fs::path(cache) / "antiphon" / name;
    const char* home = std::getenv("HOME");
    return home && *home ? fs::path(home) / ".cache" / "antiphon" / name : fs::path();
}

} // namespace antiphon

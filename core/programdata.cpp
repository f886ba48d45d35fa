#include "core/programdata.h"

namespace antiphon {

fs::path programData(const fs::path& name) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = program.parent_path().parent_path() / "share" / "antiphon" / name;
    return fs::exists(installed, error) ? installed : fs::path(ANTIPHON_ASSETS) / name;
}

} // namespace antiphon

#include "core/version.h"

namespace antiphon {

std::string version() {
    return ANTIPHON_VERSION;
}

std::string software() {
    return "Antiphon " + version();
}

} // namespace antiphon

#include "core/version.h"

namespace antiphon {

std::string version() {
    return ANTIPHON_VERSION;
}

} // namespace antiphon

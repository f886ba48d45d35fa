#include "models/systems.h"

namespace antiphon {

const std::vector<System>& systems() {
    static const std::vector<System> all = {};
    return all;
}

} // namespace antiphon

#include "models/systems.h"

#include "models/guide/guide.h"

namespace antiphon {

const std::vector<System>& systems() {
    static const std::vector<System> all = {
        guide::system(),
    };
    return all;
}

} // namespace antiphon

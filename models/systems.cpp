#include "models/systems.h"

#include "models/emotion/emotion.h"
#include "models/guide/guide.h"
#include "models/idm/idm.h"
#include "models/impro/impro.h"
#include "models/stem/stem.h"

namespace antiphon {

const std::vector<System>& systems() {
    static const std::vector<System> all = {
        guide::system(), emotion::system(), impro::system(), stem::system(), idm::system(),
    };
    return all;
}

} // namespace antiphon

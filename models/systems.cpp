#include "models/systems.h"

#include "models/emotion/emotion.h"
#include "models/guide/guide.h"
#include "models/idm/idm.h"
#include "models/impro/impro.h"
#include "models/stem/stem.h"
#include "models/tensormemory.h"

namespace antiphon {

namespace {

std::vector<System> allSystems() {
    std::vector<System> all = {
        guide::system(), emotion::system(), impro::system(), stem::system(), idm::system(),
    };
    for (System& system : all)
        for (Task& task : system.tasks)
            if (task.heavy)
                task.run = [run = std::move(task.run)](const Inputs& inputs, const Options& options,
                                                       JobContext& context) {
                    const KeptTensorMemory kept;
                    return run(inputs, options, context);
                };
    return all;
}

} // namespace

const std::vector<System>& systems() {
    static const std::vector<System> all = allSystems();
    return all;
}

} // namespace antiphon

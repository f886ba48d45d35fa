#include "core/task.h"

#include "core/error.h"

namespace antiphon {

const Item& only(const Inputs& inputs, const std::string& slot) {
    const auto found = inputs.find(slot);
    if (found == inputs.end() || found->second.empty())
        throw UserError("The input '" + slot + "' is missing; give it a file.",
                        UserError::Kind::Usage);
    return found->second.front();
}

const Task* findTask(const std::vector<System>& systems, const std::string& id) {
    for (const System& system : systems)
        for (const Task& task : system.tasks)
            if (task.id == id)
                return &task;
    return nullptr;
}

} // namespace antiphon

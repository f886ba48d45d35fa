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

std::vector<fs::path> pathsOf(const Inputs& inputs, const std::string& slot) {
    std::vector<fs::path> paths;
    if (const auto found = inputs.find(slot); found != inputs.end())
        for (const Item& item : found->second)
            paths.push_back(item.path);
    return paths;
}

const Task* findTask(const std::vector<System>& systems, const std::string& id) {
    for (const System& system : systems)
        for (const Task& task : system.tasks)
            if (task.id == id)
                return &task;
    return nullptr;
}

} // namespace antiphon

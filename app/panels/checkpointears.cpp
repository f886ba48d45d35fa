#include "app/panels/checkpointears.h"

#include <map>

namespace antiphon {

namespace {

std::map<std::string, CheckpointEar>& ears() {
    static std::map<std::string, CheckpointEar> all;
    return all;
}

} // namespace

void setCheckpointEar(const std::string& task, CheckpointEar ear) {
    ears()[task] = std::move(ear);
}

CheckpointEar checkpointEar(const std::string& task) {
    const auto it = ears().find(task);
    return it == ears().end() ? CheckpointEar() : it->second;
}

} // namespace antiphon

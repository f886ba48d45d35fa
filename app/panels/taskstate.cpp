#include "app/panels/taskstate.h"

#include "core/store/libraryitem.h"

namespace antiphon {

Json taskState(const RunRecord& record) {
    Json inputs = Json::object();
    for (const auto& [slot, items] : record.inputs)
        for (const Item& item : items)
            inputs[slot].push_back({{"kind", name(item.kind)}, {"path", display(item.path)}});
    return {{"task", record.task},
            {"options", record.options},
            {"inputs", inputs},
            {"seed", record.seed}};
}

std::optional<RunRecord> recordOf(const Json& state) {
    try {
        RunRecord record;
        record.task = state.at("task").get<std::string>();
        record.options = state.at("options");
        record.seed = state.at("seed").get<std::uint64_t>();
        for (const auto& [slot, items] : state.at("inputs").items())
            for (const Json& item : items)
                if (const auto kind = itemKindNamed(item.at("kind").get<std::string>()))
                    record.inputs[slot].push_back(
                        {*kind, item.at("path").get<std::string>(), slot});
        return record;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

} // namespace antiphon

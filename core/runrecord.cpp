#include "core/runrecord.h"

#include "core/error.h"
#include "core/version.h"

#include <algorithm>
#include <array>

namespace antiphon {

namespace {

constexpr std::array allKinds = {ItemKind::Audio, ItemKind::Notes, ItemKind::Corpus,
                                 ItemKind::Table, ItemKind::Model, ItemKind::Embedding};

const Json& member(const Json& object, const char* key, const std::string& origin) {
    const auto it = object.find(key);
    if (it == object.end())
        throw UserError(origin + ": '" + key + "' is missing; this is no run of Antiphon.");
    return *it;
}

} // namespace

Json itemToJson(const Item& item, const fs::path& folder) {
    const fs::path relative = item.path.lexically_relative(folder);
    // Two levels up is the project when the run lies in <project>/runs/<n>-<task>.
    const bool near = !relative.empty() && relative.string().rfind("../../../", 0) != 0;
    return {{"kind", name(item.kind)},
            {"path", near ? relative.string() : item.path.string()},
            {"role", item.role}};
}

Item itemFromJson(const Json& json, const std::string& origin, const fs::path& folder) {
    const auto text = [&](const char* key) {
        const auto it = json.find(key);
        return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    Item item;
    const std::string kind = text("kind");
    const auto found =
        std::find_if(allKinds.begin(), allKinds.end(), [&](ItemKind k) { return name(k) == kind; });
    if (found == allKinds.end() || text("path").empty())
        throw UserError(origin + ": an input needs a 'kind' (audio, notes, corpus, table, model, "
                                 "embedding) and a 'path'.");
    item.kind = *found;
    item.path = (folder / text("path")).lexically_normal();
    item.role = text("role");
    return item;
}

Json toJson(const RunRecord& record, const fs::path& folder) {
    Json inputs = Json::object();
    for (const auto& [slot, items] : record.inputs) {
        inputs[slot] = Json::array();
        for (const Item& item : items)
            inputs[slot].push_back(itemToJson(item, folder));
    }
    return {{"antiphon", version()},   {"task", record.task}, {"options", record.options},
            {"inputs", inputs},        {"seed", record.seed}, {"threads", record.threads},
            {"device", record.device}, {"out", record.out}};
}

RunRecord parseRun(std::string_view text, const std::string& origin, const fs::path& folder) {
    const Json json = parseJson(text, origin);
    if (!json.is_object())
        throw UserError(origin + ": a run is a JSON object.");
    RunRecord record;
    const Json& task = member(json, "task", origin);
    if (!task.is_string())
        throw UserError(origin + ": 'task' must be a text such as \"guide.generate\".");
    record.task = task.get<std::string>();
    if (const auto it = json.find("options"); it != json.end()) {
        if (!it->is_object())
            throw UserError(origin + ": 'options' must be a JSON object.");
        record.options = *it;
    }
    const Json& inputs = member(json, "inputs", origin);
    if (!inputs.is_object())
        throw UserError(origin + ": 'inputs' must be a JSON object of slots.");
    for (const auto& [slot, items] : inputs.items()) {
        if (!items.is_array())
            throw UserError(origin + ": input '" + slot + "' must be a list of items.");
        for (const Json& item : items) {
            if (!item.is_object())
                throw UserError(origin + ": input '" + slot + "' must be a list of items.");
            record.inputs[slot].push_back(itemFromJson(item, origin, folder));
        }
    }
    const auto whole = [&](const char* key, std::uint64_t limit) -> std::uint64_t {
        const auto it = json.find(key);
        if (it == json.end())
            return 0;
        if (!it->is_number_unsigned() || it->get<std::uint64_t>() > limit)
            throw UserError(origin + ": '" + key + "' must be a whole number from 0 to " +
                            std::to_string(limit) + ".");
        return it->get<std::uint64_t>();
    };
    record.seed = whole("seed", ~std::uint64_t(0));
    record.threads = int(whole("threads", 1024));
    if (const auto it = json.find("device"); it != json.end() && it->is_string())
        record.device = it->get<std::string>();
    if (const auto it = json.find("out"); it != json.end() && it->is_string())
        record.out = it->get<std::string>();
    const fs::path out = fs::path(record.out).lexically_normal();
    if (out.is_absolute() || out.empty() || *out.begin() == "..")
        throw UserError(origin + ": 'out' must be a folder inside the run's own, such as \"out\".");
    return record;
}

} // namespace antiphon

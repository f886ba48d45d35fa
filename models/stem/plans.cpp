#include "models/stem/items.h"

#include "core/error.h"

namespace antiphon::stem {

namespace {

template <class T>
T valueAt(const Json& json, const char* key, const std::string& origin) {
    try {
        return json.at(key).get<T>();
    } catch (const Json::exception&) {
        throw UserError(origin + ": '" + key +
                        "' of an item is missing or of the wrong kind; make the list anew.");
    }
}

} // namespace

Json toJson(const ItemPlan& plan) {
    return {{"song", plan.song},
            {"start", plan.start},
            {"factor", plan.factor},
            {"pitch", plan.pitch},
            {"targets", plan.targets},
            {"contexts", plan.contexts},
            {"context_samples", plan.contextSamples},
            {"style_start", plan.styleStart}};
}

ItemPlan planOf(const Json& json, const std::string& origin) {
    return {valueAt<std::string>(json, "song", origin),
            valueAt<std::int64_t>(json, "start", origin),
            valueAt<double>(json, "factor", origin),
            valueAt<int>(json, "pitch", origin),
            valueAt<std::vector<std::string>>(json, "targets", origin),
            valueAt<std::vector<std::string>>(json, "contexts", origin),
            valueAt<std::int64_t>(json, "context_samples", origin),
            valueAt<std::int64_t>(json, "style_start", origin)};
}

void writePlans(const fs::path& file, const std::vector<ItemPlan>& plans) {
    Json items = Json::array();
    for (const ItemPlan& plan : plans)
        items.push_back(toJson(plan));
    writeJson(file, {{"items", items}});
}

std::vector<ItemPlan> readPlans(const fs::path& file) {
    const Json json = readJson(file);
    if (!json.is_object() || !json.contains("items") || !json.at("items").is_array())
        throw UserError(display(file) + ": must be an object with a list of 'items'.");
    std::vector<ItemPlan> plans;
    for (const Json& item : json.at("items"))
        plans.push_back(planOf(item, display(file)));
    return plans;
}

} // namespace antiphon::stem

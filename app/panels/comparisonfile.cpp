#include "app/panels/comparisonfile.h"

#include "core/error.h"
#include "core/text.h"

namespace antiphon {

namespace {

fs::path fileOf(const fs::path& take) {
    return take / "comparison.json";
}

} // namespace

void keepChoice(const std::vector<ComparedTake>& takes, std::size_t preferred, bool blind) {
    const std::string date = timestamp();
    for (std::size_t i = 0; i < takes.size(); ++i) {
        Json others = Json::array();
        for (std::size_t j = 0; j < takes.size(); ++j)
            if (j != i)
                others.push_back(takes[j].name);
        writeJson(fileOf(takes[i].folder), {{"preferred", i == preferred},
                                            {"blind", blind},
                                            {"date", date},
                                            {"answered_by", takes[i].name},
                                            {"compared_with", std::move(others)}});
    }
}

bool wasPreferred(const fs::path& take) {
    std::error_code error;
    if (!fs::is_regular_file(fileOf(take), error))
        return false;
    try {
        const Json json = readJson(fileOf(take));
        return json.is_object() && json.value("preferred", Json(false)) == Json(true);
    } catch (const UserError&) {
        return false;
    }
}

} // namespace antiphon

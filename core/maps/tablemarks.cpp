#include "core/maps/tablemarks.h"

#include "core/error.h"
#include "core/json.h"

namespace antiphon {

fs::path tableMarksFile(const fs::path& table) {
    fs::path base = table;
    if (base.extension() == ".gz")
        base.replace_extension();
    return base.replace_extension(".marks.json");
}

TableMarks readTableMarks(const fs::path& table) {
    const fs::path file = tableMarksFile(table);
    TableMarks marks;
    std::error_code none;
    if (!fs::exists(file, none))
        return marks;
    try {
        const Json json = Json::parse(readFile(file, std::uint64_t(64) << 20));
        for (const Json& region : json.at("forbidden"))
            marks.forbidden.push_back({region.value("label", std::string()),
                                       region.at("points").get<std::vector<std::vector<double>>>(),
                                       region.value("map", std::string()),
                                       region.value("outline", std::vector<double>())});
        marks.starts = json.at("starts").get<std::vector<std::vector<double>>>();
    } catch (const Json::exception& e) {
        throw UserError(display(file) + ": is no list of marks (" + e.what() +
                        "); mend or remove it.");
    }
    return marks;
}

void writeTableMarks(const fs::path& table, const TableMarks& marks) {
    const fs::path file = tableMarksFile(table);
    if (marks.empty()) {
        std::error_code ignored;
        fs::remove(file, ignored);
        return;
    }
    Json regions = Json::array();
    for (const TableMarks::Region& region : marks.forbidden)
        regions.push_back({{"label", region.label},
                           {"points", region.points},
                           {"map", region.map},
                           {"outline", region.outline}});
    writeFile(
        file,
        Json{{"kind", "table marks"}, {"forbidden", regions}, {"starts", marks.starts}}.dump(1) +
            "\n");
}

} // namespace antiphon

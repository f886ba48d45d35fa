#include "core/dsp/descriptors.h"
#include "core/error.h"
#include "core/text.h"
#include "models/impro/scaling.h"

#include <algorithm>

namespace antiphon::impro {

std::vector<std::size_t> placesOf(std::span<const std::string> columns,
                                  std::span<const std::string> available,
                                  const std::string& origin) {
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        const auto found = std::ranges::find(available, column);
        if (found == available.end()) {
            const auto nearest = std::ranges::min_element(
                available, {}, [&](const auto& other) { return letterDistance(column, other); });
            throw UserError(
                origin + ": has no column '" + column.substr(0, 60) + "'" +
                (nearest == available.end() ? "." : "; the nearest is '" + *nearest + "'."));
        }
        places.push_back(std::size_t(found - available.begin()));
    }
    return places;
}

std::vector<std::string> resolveColumns(std::span<const std::string> names,
                                        std::span<const std::string> available,
                                        const std::string& origin) {
    const auto& known = descriptorColumns();
    std::vector<bool> chosen(known.size(), false);
    for (const std::string& name : names) {
        std::vector<std::size_t> meant;
        try {
            meant = selectDescriptors({&name, 1});
        } catch (const UserError& e) {
            throw UserError(origin + ": " + e.what());
        }
        const auto missing = [&](std::size_t d) {
            return std::ranges::find(available, known[d].name) == available.end();
        };
        const bool one = meant.size() == 1 && name == known[meant.front()].name;
        std::erase_if(meant, missing);
        if (meant.empty() && one)
            placesOf({&name, 1}, available, origin); // throws
        if (meant.empty())
            throw UserError(origin + ": there are no columns of '" + name +
                            "' in the lookup table; choose others.");
        for (const std::size_t d : meant)
            chosen[d] = true;
    }
    std::vector<std::string> columns;
    for (std::size_t d = 0; d < known.size(); ++d)
        if (chosen[d])
            columns.emplace_back(known[d].name);
    if (columns.empty())
        throw UserError(origin + ": names no columns; name some, or \"all\".");
    return columns;
}

} // namespace antiphon::impro

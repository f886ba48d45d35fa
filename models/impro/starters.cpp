#include "models/impro/starters.h"

#include "core/error.h"
#include "core/programdata.h"
#include "core/text.h"

#include <algorithm>

namespace antiphon::impro {
std::vector<Starter> starters() {
    std::vector<Starter> found;
    std::error_code error;
    for (fs::directory_iterator it(programData("agents"), error), end; !error && it != end;
         it.increment(error))
        if (fs::is_regular_file(it->path() / "agent.json", error))
            found.push_back({it->path().filename().string(), it->path()});
    std::ranges::sort(found, {}, &Starter::name);
    return found;
}

fs::path agentPath(const std::string& nameOrPath) {
    std::error_code error;
    if (fs::exists(nameOrPath, error))
        return nameOrPath;
    const auto known = starters();
    const auto same = std::ranges::find(known, nameOrPath, &Starter::name);
    if (same != known.end())
        return same->folder;
    const auto nearest = std::ranges::min_element(
        known, {}, [&](const Starter& s) { return letterDistance(s.name, nameOrPath); });
    throw UserError(nameOrPath + ": there is no such agent" +
                    (nearest == known.end()
                         ? std::string()
                         : "; the nearest that comes with the program is '" + nearest->name + "'") +
                    ".");
}

} // namespace antiphon::impro

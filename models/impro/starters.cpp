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

std::string agentName(const fs::path& path) {
    std::error_code error;
    for (const Starter& starter : starters())
        if (fs::equivalent(starter.folder, path, error))
            return starter.name;
    return path.string();
}

fs::path agentPath(const std::string& nameOrPath) {
    std::error_code error;
    if (fs::exists(nameOrPath, error))
        return nameOrPath;
    if (nameOrPath == "nearest" || nameOrPath == "random" || nameOrPath == "stay")
        throw UserError(nameOrPath + ": agents are measured beside it, it is none itself; name an "
                                     "agent.");
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

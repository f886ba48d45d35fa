#include "models/guide/guide.h"

#include "models/guide/result.h"
#include "models/guide/take.h"

namespace antiphon::guide {

Outcome rerender(const fs::path& folder, const Json& changes, JobContext& context) {
    const auto take = Take::load(folder, [&](const std::string& line) { context.log(line); });
    Options render = take->options().render;
    readJson(render, changes, "Rendering");
    Outcome outcome = writeResponse(folder, take->info(), take->guide(), take->memory(),
                                    render.as<RenderOptions>(), context);
    outcome.items.push_back({ItemKind::Table, folder / "info.json", "info"});
    return outcome;
}

} // namespace antiphon::guide

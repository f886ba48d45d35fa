#include "models/guide/guide.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/guide/result.h"

namespace antiphon::guide {

namespace {

/// From where it was, if its content is still the same; else the copy beside the response.
Sound recording(const Json& info, const char* role, const fs::path& folder, JobContext& context) {
    const Json& source = info.value(role, Json::object());
    const fs::path original = source.value("path", "");
    const std::string hash = source.value("hash", "");
    if (fs::is_regular_file(original) && contentHash(original) == hash)
        return readSound(original);
    const fs::path copy = folder / (std::string(role) + ".wav");
    if (!fs::is_regular_file(copy))
        throw UserError(display(original) + ": the " + role +
                        " of this result is gone or has changed, and so has its copy " +
                        display(copy) + "; put one of them back.");
    context.log(display(original) +
                " is gone or has changed; the copy in the result's folder is used.");
    return readSound(copy);
}

} // namespace

Outcome rerender(const fs::path& folder, const Json& changes, JobContext& context) {
    const fs::path file = folder / "info.json";
    const Json info = readJson(file);
    if (!info.is_object() || info.value("task", "") != "guide.generate")
        throw UserError(display(file) + ": is not the result of 'guide generate'.");
    Options options = GenerateOptions{};
    readJson(options, info.value("options", Json::object()), display(file));
    Options render = options.as<GenerateOptions>().render;
    readJson(render, changes, "Rendering");
    const Sound guide = recording(info, "guide", folder, context);
    const Sound memory = recording(info, "memory", folder, context);
    Outcome outcome = writeResponse(folder, info, guide, memory, render.as<RenderOptions>(),
                                    info.value("seed", std::uint64_t(0)), context);
    outcome.items.push_back({ItemKind::Table, file, "info"});
    return outcome;
}

} // namespace antiphon::guide

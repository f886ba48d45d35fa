#include "core/error.h"
#include "core/json.h"
#include "core/synth/synth.h"

#include <algorithm>

namespace antiphon {

namespace {

/// To be raised when a built-in synthesizer sounds different.
constexpr int codeVersion = 2;

/// Everything in a patch's folder: abstractions and sounds lie beside it.
Json contentOf(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (auto it = fs::recursive_directory_iterator(folder, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error))
        if (it->is_regular_file(error))
            files.push_back(it->path());
    if (error)
        throw UserError(display(folder) + ": cannot be read (" + error.message() +
                        "); name the folder of a Pure Data patch that may be.");
    std::ranges::sort(files);
    Json content = Json::object();
    for (const fs::path& file : files)
        content[display(fs::relative(file, folder, error))] = contentHash(file);
    return content;
}

} // namespace

std::string synthHash(const std::string& nameOrFolder, const SynthSettings& settings) {
    if (isPatchName(nameOrFolder)) {
        const fs::path named = nameOrFolder;
        std::error_code error;
        const fs::path folder = fs::is_directory(named, error) ? named : named.parent_path();
        return contentHash(std::string_view(Json{{"patch", contentOf(folder)}}.dump()));
    }
    const SynthInfo info = synthInfo(nameOrFolder);
    Json says{{"synth", nameOrFolder}, {"code", codeVersion}, {"parity", settings.parity}};
    if (info.granular) {
        says["grains"] = settings.grains.empty() ? "" : contentHash(settings.grains);
        if (!settings.parity) {
            says["semitones"] = settings.semitones;
            says["levelled"] = settings.levelled;
            says["jitter"] = settings.jitter;
            if (settings.jitter > 0)
                says["seed"] = settings.seed;
        }
    }
    return contentHash(std::string_view(says.dump()));
}

} // namespace antiphon

#include "models/modelfolder.h"

#include "core/error.h"
#include "models/checkpoint.h"

#include <algorithm>

namespace antiphon {

namespace {

bool isFile(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error);
}

ModelPlace checkpointOf(const fs::path& run, const std::string& what) {
    const fs::path folder = run / "checkpoints";
    const auto rows = listCheckpoints(folder);
    std::error_code error;
    if (rows.empty() || !isFile(folder / ModelPlace::recordName))
        throw UserError(display(run) + ": holds no " + what +
                        (fs::is_directory(folder, error)
                             ? " yet; train it for longer."
                             : "; name the folder of a model or of the run that trained it."));
    const auto best = std::ranges::find_if(rows, &CheckpointRow::best);
    return {folder, (best == rows.end() ? rows.back() : *best).weights};
}

} // namespace

ModelPlace modelPlace(const fs::path& path, const std::string& result, const std::string& what,
                      const std::string& otherwise) {
    const char* const record = ModelPlace::recordName;
    const char* const weights = ModelPlace::weightsName;
    std::error_code error;
    if (!fs::exists(path, error))
        throw UserError(display(path) + ": there is no such model; name the folder of a model or "
                                        "of the run that trained it.");
    const bool named = path.filename() == record || path.filename() == weights;
    const fs::path folder = fs::absolute(named ? path.parent_path() : path).lexically_normal();
    if (!fs::is_directory(folder, error))
        throw UserError(display(path) +
                        ": is no model; name the folder of a model or of the run that trained it." +
                        (otherwise.empty() ? "" : " " + otherwise));
    for (const fs::path& place : {folder, folder / result, folder / "out" / result})
        if (isFile(place / record) && isFile(place / weights))
            return {place, place / weights};
    if (isFile(folder / weights) && isFile(folder.parent_path() / record))
        return {folder.parent_path(), folder / weights};
    return checkpointOf(folder, what);
}

} // namespace antiphon

#include "models/guide/exporttake.h"

#include "core/error.h"
#include "core/resample.h"
#include "models/guide/result.h"

namespace antiphon::guide {

const std::vector<const char*>& exportChoices() {
    static const std::vector<const char*> choices = {"response", "mix", "stems", "guide", "memory"};
    return choices;
}

std::vector<ExportTrack> exportTracks(const Take& take, const TakeState& state,
                                      const std::string& what, const fs::path& file) {
    std::vector<ExportTrack> tracks;
    if (what == "guide") {
        tracks.push_back({what, file, Frames(take.guide())});
    } else if (what == "memory") {
        tracks.push_back({what, file, Frames(take.memory())});
    } else if (what == "response") {
        tracks.push_back({what, file, Frames(take.render(state).sound)});
    } else if (what == "mix") {
        tracks.push_back({what, file, Frames(mixOf(take.guide(), take.render(state).sound))});
    } else if (what == "stems") {
        tracks.push_back(
            {"guide", stemFile(file, "guide"), Frames(resample(take.guide(), take.memory().rate))});
        tracks.push_back({"memory", stemFile(file, "memory"), Frames(take.memory())});
        tracks.push_back(
            {"response", stemFile(file, "response"), Frames(take.render(state).sound)});
    } else {
        throw UserError("'what' is '" + what +
                            "' but must be one of: response, mix, stems, guide, memory.",
                        UserError::Kind::Usage);
    }
    return tracks;
}

} // namespace antiphon::guide

#pragma once

#include "models/impro/livecast.h"

namespace antiphon::impro {

/// Everything that one slot recalls: who plays, on what, and the controls that scenes hold. A
/// value.
struct LiveScene {
    std::string name;
    LiveCastSettings cast;
    std::map<std::string, double> controls; ///< by name; those that are missing stay as they are
    bool operator==(const LiveScene&) const = default;
};

/// Eight slots; empty ones are null.
struct LiveScenes {
    std::vector<std::optional<LiveScene>> slots =
        std::vector<std::optional<LiveScene>>(std::size_t(LiveControls::sceneSlots));
};

Json toJson(const LiveCastSettings& cast);
Json toJson(const LiveScene& scene);
Json toJson(const LiveScenes& scenes);
/// Throw UserError naming `origin` and what is wrong.
LiveCastSettings castSettingsOf(const Json& json, const std::string& origin);
LiveScene liveSceneOf(const Json& json, const std::string& origin);
LiveScenes liveScenesOf(const Json& json, const std::string& origin);
/// {"kind": "live scenes", "scenes": [...]}. Written atomically. Throw UserError.
LiveScenes readLiveScenes(const fs::path& file);
void writeLiveScenes(const fs::path& file, const LiveScenes& scenes);

} // namespace antiphon::impro

#pragma once

#include "core/json.h"
#include "core/splits.h"

#include <string>
#include <string_view>

namespace antiphon {

/// Where imported media stay: linked where they are, or copied into the project.
enum class MediaPolicy { Link, Copy };

/// What project.json says.
struct ProjectFile {
    std::string name = {};
    std::string created = {}; ///< UTC, ISO 8601
    MediaPolicy media = MediaPolicy::Link;
    SplitRule split = {};
    Json other = Json::object(); ///< the whole object as read: unknown keys are kept on writing
};

/// Throws UserError naming `origin` and the key; a newer major version is refused.
ProjectFile parseProject(std::string_view text, const std::string& origin);
/// The text of project.json.
std::string projectText(const ProjectFile& project);

} // namespace antiphon

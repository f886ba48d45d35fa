#pragma once

#include "core/files.h"

#include <string>
#include <vector>

namespace antiphon::impro {

/// An agent that comes with the program.
struct Starter {
    std::string name; ///< "sin-starter"
    fs::path folder;
};

/// By name. None where the program's data are missing.
std::vector<Starter> starters();

/// What a person who names an agent means: a path that exists, else a starter. Throws UserError
/// naming the nearest starter.
fs::path agentPath(const std::string& nameOrPath);

/// The name where the path is the folder of one that comes along, else the path: what is written so
/// is found in another installation, too.
std::string agentName(const fs::path& path);

} // namespace antiphon::impro

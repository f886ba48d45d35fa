#pragma once

#include "core/files.h"
#include "core/json.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace antiphon::cli {

/// The options that every verb understands, wherever they stand on the line, and what the parsed
/// verb will do. A verb's CLI11 callback only sets `action`; main() runs it, so that usage errors
/// come before any work.
struct Session {
    fs::path project;
    std::string device = "auto";
    int threads = 0;
    std::uint64_t seed = 0; ///< 0: draw one and record it
    bool json = false;
    std::function<int()> action; ///< returns the exit code

    /// With --json one compact line on standard output.
    void print(const Json& object) const;
};

// One function a file; each adds its group of verbs.
void addAudioVerbs(CLI::App& app, Session& session);
void addMidiVerbs(CLI::App& app, Session& session);
void addDescriptorVerbs(CLI::App& app, Session& session);
void addProjectVerbs(CLI::App& app, Session& session);
/// What changes the items of a project; after addProjectVerbs().
void addLibraryVerbs(CLI::App& app, Session& session);
void addSynthVerbs(CLI::App& app, Session& session);
void addTaskVerbs(CLI::App& app, Session& session);
void addRunVerbs(CLI::App& app, Session& session);
void addAgentVerbs(CLI::App& app, Session& session);
void addGuideVerbs(CLI::App& app, Session& session);
void addEmotionVerbs(CLI::App& app, Session& session);
void addEmotionMeasureVerbs(CLI::App& app, Session& session);
void addStemVerbs(CLI::App& app, Session& session);
void addIdmVerbs(CLI::App& app, Session& session);
void addMachineVerbs(CLI::App& app, Session& session);
void addLookupVerbs(CLI::App& app, Session& session);
void addEmbedVerbs(CLI::App& app, Session& session);
void addPerformVerbs(CLI::App& app, Session& session);
void addPerformanceVerbs(CLI::App& app, Session& session);
void addDemoVerbs(CLI::App& app, Session& session);

} // namespace antiphon::cli

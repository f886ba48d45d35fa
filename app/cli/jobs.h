#pragma once

#include "app/cli/cli.h"
#include "core/run.h"

#include <functional>

namespace antiphon::cli {

/// The group's subcommand, made on first use.
CLI::App* group(CLI::App& app, const std::string& name, const std::string& title);

/// Runs `work` as a job while this thread shows its events on standard error. The first Ctrl+C (or
/// SIGTERM) cancels the job; what the job throws, Cancelled included, is rethrown here.
void runJob(const std::string& title, const std::function<void(JobControl&)>& work);

/// Executes or resumes a run through runJob() and prints its figures and files.
int executeRun(const Session& session, Run run);

} // namespace antiphon::cli

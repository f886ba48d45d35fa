#pragma once

#include "app/cli/cli.h"
#include "core/run.h"

#include <functional>

namespace antiphon::cli {

/// The group's subcommand, made on first use.
CLI::App* group(CLI::App& app, const std::string& name, const std::string& title);

/// Runs `work` as a job while this thread shows its events on standard error. The first Ctrl+C (or
/// SIGTERM) cancels the job, a second one ends the program; what the job throws, Cancelled
/// included, is rethrown here.
void runJob(const std::string& title, const std::function<void(JobControl&)>& work,
            const std::string& queue = "light");

/// "max_run" -> "--max-run".
std::string dashed(std::string key);

/// One command line option a field of `options`; typed text goes to `set`, which applies
/// setField(), so ranges and messages are those of every other way to set options. Fields of the
/// keys in `without` get none.
void addFields(CLI::App* verb, const Options& options,
               const std::function<void(const std::string& key, const std::string& text)>& set,
               const std::vector<std::string>& without = {});

/// Prints an outcome's figures and files: one JSON object with --json, else a line each.
void printOutcome(const Session& session, const Outcome& outcome,
                  const Json& more = Json::object());

/// Executes or resumes a run of the task through runJob() and prints its figures and files; `run`
/// makes or opens it. Where this is one of several processes that were started together (torchrun,
/// srun), it throws UserError (Usage) before: a run is one process's, and no task shares one yet.
int executeRun(const Session& session, const std::string& task, const std::function<Run()>& run);

/// The same for a task whose figures say all that it finds, in a folder that is gone afterwards.
/// `file`, where it is not empty, is one of the files that the task makes, by its ending; those of
/// other endings lie beside it under the same name. Throws UserError where it exists, unless
/// `replace`, and where the task makes no such file.
int executeAside(const Session& session, const RunRecord& record, const fs::path& file,
                 bool replace);

} // namespace antiphon::cli

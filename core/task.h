#pragma once

#include "core/job.h"
#include "core/options.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace antiphon {

/// One input of a task.
struct Slot {
    const char* key; ///< stable name in run.json and, with dashes, on the command line
    const char* label;
    const char* help;
    ItemKind kind = ItemKind::Audio;
    bool required = true;
    bool many = false; ///< takes several items
    /// The option that takes what is given here and is no file, on the command line; null: none.
    const char* otherwise = nullptr;
};

/// Slot key -> items.
using Inputs = std::map<std::string, std::vector<Item>>;

/// The only item of a slot; throws UserError (Usage) naming the slot when there is none.
const Item& only(const Inputs& inputs, const std::string& slot);
/// Of all items of a slot; none where it is not given.
std::vector<fs::path> pathsOf(const Inputs& inputs, const std::string& slot);

/// What a finished task hands back: the files it made and the figures that `--json` prints.
struct Outcome {
    std::vector<Item> items;
    Json figures = Json::object();
};

/// Something a system can do. A value; `run` is called on a worker thread.
struct Task {
    std::string id;    ///< "<system>.<verb>": also the command `antiphon-cli <system> <verb>`
    std::string title; ///< English source text
    std::string help;
    std::vector<Slot> inputs;
    std::function<Options()> options;
    std::function<Outcome(const Inputs&, const Options&, JobContext&)> run;
    /// Computes on the device's queue; false: on the light queue (import, peaks, maps).
    bool heavy = true;
    bool trains = false; ///< its runs have curves, checkpoints and samples
    /// How many seconds such a run takes on this machine, found out by trying: for a background
    /// thread. Throws UserError where the run would. Empty: as long as earlier runs took.
    std::function<double(const Inputs&, const Options&)> seconds = {};
};

struct System {
    std::string id;
    std::string title;
    std::vector<Task> tasks;
};

/// Null when no system has such a task.
const Task* findTask(const std::vector<System>& systems, const std::string& id);

} // namespace antiphon

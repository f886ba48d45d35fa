#include "app/cli/jobs.h"

#include "core/audio/demo.h"
#include "core/error.h"
#include "core/music/notes.h"
#include "core/sampletones.h"
#include "core/soundfile.h"
#include "core/workshop.h"
#include "models/device.h"
#include "models/systems.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace antiphon::cli {

namespace {

const Item* itemWithRole(const std::vector<Item>& items, const std::string& role) {
    const auto it = std::find_if(items.begin(), items.end(),
                                 [&](const Item& item) { return item.role == role; });
    return it == items.end() ? nullptr : &*it;
}

/// Composes the demo, then does the program's main job on it: DIR/response answers one of its
/// guides.
int demo(const Session& session, const fs::path& folder, bool force) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    const std::uint64_t seed = session.seed ? session.seed : 1;
    std::vector<Item> items;
    runJob("Demo", [&](JobControl& control) {
        JobContext context(control, seed, whole, whole);
        items = makeDemo(whole, seed, context, force);
    });
    const Item* guide = itemWithRole(items, "guide");
    const Item* memory = itemWithRole(items, "memory");
    const Task* task = findTask(systems(), "guide.generate");
    if (!guide || !memory || !task)
        throw std::logic_error("the demo has no guide and memory");
    RunRecord record;
    record.task = task->id;
    record.inputs = {{"guide", {*guide}}, {"memory", {*memory}}};
    record.seed = seed;
    record.out = ".";
    const fs::path response = whole / "response";
    Run run = Run::create(response, record, force ? Run::Existing::Replace : Run::Existing::Refuse);
    Outcome outcome;
    runJob(task->title, [&](JobControl& control) { outcome = run.execute(*task, control); });

    Json pieces = Json::array();
    for (const Item& item : items)
        pieces.push_back({{"role", item.role}, {"path", display(item.path)}});
    printOutcome(session, outcome, {{"seed", seed}, {"pieces", pieces}});
    return 0;
}

/// Two songs of three instruments, as data sets have them.
fs::path sampleSongs(const fs::path& folder) {
    for (const char* song : {"one", "two"})
        for (const char* instrument : {"bass", "guitar", "piano"}) {
            Sound sound = sampleTones(std::string(song) + instrument);
            const std::vector<float> once = sound.samples;
            while (sound.seconds() < 12)
                sound.samples.insert(sound.samples.end(), once.begin(), once.end());
            writeSound(folder / song / instrument / "a.wav", sound);
        }
    return folder;
}

/// Songs whose genre can be heard, and two that have none.
fs::path sampleTaggedSongs(const fs::path& folder) {
    for (int song = 0; song < 14; ++song) {
        const fs::path at = folder / std::to_string(song);
        for (const char* stem : {"bass", "piano"}) {
            Sound sound = sampleTones(std::to_string(song) + stem);
            if (song % 2) // all that changes quickly is left
                for (std::size_t i = sound.samples.size(); i-- > 1;)
                    sound.samples[i] -= sound.samples[i - 1];
            writeSound(at / stem / "a.wav", sound);
        }
        if (song < 12)
            writeJson(at / "features.json", {{"genres", song % 2 ? "bright" : "dark"}});
    }
    return folder;
}

/// Two players' recordings, next to each other by name.
fs::path samplePlayers(const fs::path& folder) {
    for (const char* name : {"first", "second"})
        writeSound(folder / (std::string(name) + ".wav"), sampleTones(name));
    return folder;
}

/// Short pieces of all four emotions, three songs each.
fs::path sampleClips(const fs::path& folder) {
    fs::create_directories(folder);
    for (int quadrant = 1; quadrant <= 4; ++quadrant)
        for (int song = 0; song < 3; ++song) {
            const double step = quadrant <= 2 ? 0.25 : 0.5;
            std::vector<Note> notes;
            for (int i = 0; i < 32; ++i) {
                Note note;
                note.start = i * step;
                note.end = note.start + step;
                note.pitch = 50 + (i * (3 + song) + quadrant * 5) % 24;
                note.velocity = quadrant <= 2 ? 90 : 50;
                notes.push_back(note);
            }
            Score score;
            score.parts = {{.name = "piano"}};
            writeMidi(folder /
                          ("Q" + std::to_string(quadrant) + "_" + std::to_string(song) + "_1.mid"),
                      fromNotes(notes, score));
        }
    return folder;
}

/// Something small for every kind of input: sounds are made here, other kinds are what the tasks of
/// the same system have `made` before (what can be done without, and models, only where the task
/// names just that); nothing where there is none and the task can do without.
std::optional<Item> sampleItem(const Task& task, const Slot& slot, const fs::path& folder,
                               const std::vector<Item>& made) {
    const std::string key = slot.key;
    if (key == "dataset" && task.id == "guide.duo")
        return Item{slot.kind, samplePlayers(folder / "players"), key};
    if (key == "dataset" && task.id.ends_with("tags"))
        return Item{slot.kind, sampleTaggedSongs(folder / "tagged"), key};
    if (key == "dataset")
        return Item{slot.kind, sampleSongs(folder / "songs"), key};
    if ((slot.kind == ItemKind::Audio || key == "tags") && !slot.required)
        return std::nullopt;
    if (task.id == "idm.dataset") // of the clips that were synthesised
        return Item{slot.kind, made.back().path.parent_path(), key};
    if (slot.kind == ItemKind::Audio) {
        const fs::path file = folder / (std::string(slot.key) + ".wav");
        writeSound(file, sampleTones(slot.key));
        return Item{slot.kind, file, slot.key};
    }
    if (slot.kind == ItemKind::Notes) {
        const fs::path clips = sampleClips(folder / "clips");
        return Item{slot.kind,
                    slot.many ? clips : clips / (key == "to" ? "Q1_0_1.mid" : "Q3_0_1.mid"), key};
    }
    const auto it = std::find_if(made.rbegin(), made.rend(), [&](const Item& item) {
        const bool named = slot.kind == ItemKind::Model || !slot.required;
        return item.kind == slot.kind && (!named || item.role == key) &&
               (key != "take" || item.role == "info") &&
               (key != "data" || !task.id.starts_with("idm.") || item.role == "scores");
    });
    if (it == made.rend() && !slot.required)
        return std::nullopt;
    if (it == made.rend())
        throw std::logic_error(std::string("self-test has no sample for the input ") + slot.key);
    return Item{slot.kind, it->path, slot.key};
}

/// The defaults, but no long training.
Json tinyOptions(const Task& task) {
    Json options = toJson(task.options());
    if (options.contains("steps"))
        options["steps"] =
            std::clamp<std::int64_t>(options["steps"].get<std::int64_t>() / 100, 10, 2000);
    if (options.contains("segments"))
        options["segments"] = "0.5";
    if (options.contains("vocabs"))
        options["vocabs"] = "4";
    if (options.contains("pieces") && task.trains)
        options["pieces"] = 4;
    if (options.contains("items"))
        options["items"] = 2;
    if (task.id.starts_with("idm.")) {
        // A score needs a clip, and a model more than one on each side of the split.
        if (options.contains("seconds") && options["seconds"] > 0)
            options["seconds"] = 4;
        if (options.contains("count"))
            options["count"] = task.id == "idm.synthesize" ? 16 : 2;
        if (options.contains("steps") && !task.trains)
            options["steps"] = 2;
        if (options.contains("iterations"))
            options["iterations"] = 8;
        for (const char* share : {"validation", "test"})
            if (options.contains(share))
                options[share] = 0.25;
        for (const char* number : {"clips", "asked", "variations"})
            if (options.contains(number))
                options[number] = 8;
    }
    return options;
}

/// Tasks of other programs' files, which cannot be made here.
bool needsForeignFile(const Task& task) {
    return task.id == "guide.import-checkpoint" || task.id == "emotion.import" ||
           task.id == "stem.import";
}

/// A task that another one stands on, with options of its own.
struct Before {
    const char* task;
    Json options;
};
std::optional<Before> neededBefore(const Task& task) {
    if (task.id == "guide.continue")
        return Before{"guide.train", {{"task", "completion"}}};
    return std::nullopt;
}

/// One tiny job per task, in a temporary folder. For machines without the test suite.
int selfTest(const Session& session) {
    const Workshop workshop("antiphon-self-test-");
    const fs::path& folder = workshop.folder();
    int failed = 0;
    Json report = Json::object();
    std::vector<Item> made; // by the tasks of one system
    const auto execute = [&](const Task& task, const fs::path& run, const Json& changes) {
        RunRecord record;
        record.task = task.id;
        record.seed = 1;
        record.device = resolveDevice(session.device);
        fs::create_directories(folder / "inputs");
        record.options = tinyOptions(task);
        record.options.update(changes);
        for (const Slot& slot : task.inputs)
            if (auto item = sampleItem(task, slot, folder / "inputs", made))
                record.inputs[slot.key] = {std::move(*item)};
        Run started = Run::create(run, record);
        Outcome outcome;
        runJob(task.title, [&](JobControl& control) { outcome = started.execute(task, control); });
        made.insert(made.end(), outcome.items.begin(), outcome.items.end());
        for (const Item& item : outcome.items)
            if (!fs::exists(item.path))
                throw std::runtime_error(display(item.path) + " was promised, but is missing");
    };
    const std::vector<System> all = systems();
    for (const System& system : all) {
        made.clear();
        for (const Task& task : system.tasks) {
            std::string verdict = "ok";
            try {
                if (needsForeignFile(task))
                    verdict = "not tried: it reads a file of another program";
                else {
                    if (const auto before = neededBefore(task))
                        execute(*findTask(all, before->task),
                                folder / (task.id + "-" + before->task), before->options);
                    execute(task, folder / task.id, Json::object());
                }
            } catch (const std::exception& e) {
                verdict = e.what();
                ++failed;
            }
            report[task.id] = verdict;
            if (!session.json)
                std::printf("%-20s %s\n", task.id.c_str(), verdict.c_str());
        }
    }
    if (session.json)
        session.print({{"tasks", report}, {"failed", failed}});
    return failed ? 1 : 0;
}

} // namespace

void addDemoVerbs(CLI::App& app, Session& session) {
    struct Request {
        std::string out;
        bool force = false;
    };
    const auto request = std::make_shared<Request>();
    auto* verb = app.add_subcommand(
        "demo", "Compose and render a few pieces, and recompose one along another");
    verb->add_option("--out", request->out, "Folder for the demo")->required();
    verb->add_flag("--force", request->force, "Replace a demo that is already there");
    verb->callback([&session, request] {
        session.action = [&session, request] {
            return demo(session, request->out, request->force);
        };
    });
    app.add_subcommand("self-test", "Run one tiny job per task")->callback([&session] {
        session.action = [&session] { return selfTest(session); };
    });
}

} // namespace antiphon::cli

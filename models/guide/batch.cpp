#include "models/guide/batch.h"

#include "core/error.h"
#include "core/oracle/metrics.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/generate.h"
#include "models/guide/model.h"
#include "models/guide/preparefolders.h"
#include "models/guide/result.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace antiphon::guide {

namespace {

constexpr const char* columns[] = {"seconds", "segments",     "vocab_used", "mean_run",
                                   "max_run", "share_silent", "accuracy"};

/// A guide and a memory of a song.
struct Question {
    std::string name; ///< of takes, as a file's
    std::string song;
    std::vector<fs::path> guide, memory; ///< several are mixed
    bool foreign = false;
};

struct Cell {
    std::string name;
    const Question* question;
    std::optional<Item> model;
    std::string modelName;
    std::int64_t example;
    std::uint64_t seed;
};

bool hasRole(const TrackGroup& group, const char* role) {
    return std::ranges::find(group.stems, role, &Stem::name) != group.stems.end();
}

std::vector<fs::path> filesOf(const TrackGroup& group, const std::vector<std::size_t>& stems) {
    std::vector<fs::path> files;
    for (const std::size_t stem : stems)
        files.push_back(group.stems[stem].file);
    return files;
}

/// A guide/memory set: all guides together, each memory by itself.
void addSet(std::vector<Question>& questions, const TrackGroup& group, bool foreign) {
    std::vector<fs::path> guides;
    std::vector<const Stem*> memories;
    for (const Stem& stem : group.stems)
        if (stem.name == "guide")
            guides.push_back(stem.file);
        else
            memories.push_back(&stem);
    for (const Stem* memory : memories)
        questions.push_back(
            {flatName(group.song +
                      (memories.size() > 1 ? "-" + memory->file.stem().string() : std::string())),
             group.song,
             guides,
             {memory->file}});
    for (const Stem& memory : group.foreign)
        if (foreign)
            questions.push_back(
                {flatName(group.song + (group.foreign.size() > 1 ? "-" + memory.file.stem().string()
                                                                 : std::string())),
                 group.song,
                 guides,
                 {memory.file},
                 true});
}

std::vector<Question> questionsOf(const std::vector<TrackGroup>& groups,
                                  const BatchOptions& options, Rng& rng) {
    std::vector<Question> questions;
    for (const TrackGroup& group : groups) {
        if (hasRole(group, "guide") && hasRole(group, "memory")) {
            addSet(questions, group, options.foreign);
            continue;
        }
        for (const TrackPair& pair : everyPair({group}, options.relation.rule(), rng)) {
            std::string name = group.song;
            if (!group.ordered || options.relation.bothWays)
                for (const auto* stems : {&pair.guide, &pair.target})
                    for (std::size_t i = 0; i < stems->size(); ++i)
                        name += (i == 0 ? "-" : "+") + group.stems[(*stems)[i]].name;
            questions.push_back({flatName(name), group.song, filesOf(group, pair.guide),
                                 filesOf(group, pair.target)});
        }
    }
    return questions;
}

/// Names of models: of their folders or, where these are called as all are, of the runs above.
std::string nameOfModel(const fs::path& given) {
    fs::path path = given.lexically_normal();
    if (path.filename().empty() || path.filename() == "model.json")
        path = path.parent_path();
    while (path.filename() == "model" || path.filename() == "out")
        path = path.parent_path();
    return flatName(display(path.filename()));
}

std::vector<Cell> cellsOf(const std::vector<Question>& questions, const std::vector<Item>& models,
                          std::int64_t examples, std::uint64_t seed) {
    std::vector<std::optional<Item>> answering(models.begin(), models.end());
    if (answering.empty())
        answering.emplace_back();
    std::vector<Cell> cells;
    std::map<std::string, int> uses;
    for (const Question& question : questions)
        for (const auto& model : answering)
            for (std::int64_t example = 1; example <= examples; ++example) {
                const std::string modelName = model ? nameOfModel(model->path) : std::string();
                std::string name = question.name;
                if (models.size() > 1)
                    name += "-" + modelName;
                if (examples > 1)
                    name += "-" + std::to_string(example);
                if (question.foreign)
                    name += "_exo";
                if (const int before = uses[name]++)
                    name += "-again" + std::to_string(before);
                cells.push_back(
                    {name, &question, model, modelName, example, seedFor(seed, 1, cells.size())});
            }
    return cells;
}

class Batch {
public:
    Batch(const BatchOptions& options, JobContext& context)
        : m_options(options), m_context(context) {}

    /// What was found out of a take; null where it could not be made.
    Json make(const Cell& cell, double from, double to) {
        const fs::path folder = m_context.folder() / cell.name,
                       figuresFile = m_context.work() / (cell.name + ".json");
        // A take that was finished before the run was interrupted.
        if (std::error_code error; fs::is_regular_file(figuresFile, error) &&
                                   fs::is_regular_file(folder / "response.wav", error))
            return readJson(figuresFile);
        m_context.checkpoint();
        m_context.log(cell.name);
        try {
            Json figures = generated(cell, folder, from, to);
            writeJson(figuresFile, figures);
            return figures;
        } catch (const UserError& error) {
            if (error.kind() != UserError::Kind::Input) // the next would not fare better
                throw;
            m_context.log(cell.name + ": " + error.what() + " It is left out.");
            if (m_failure.empty())
                m_failure = error.what();
            std::error_code ignored;
            fs::remove(folder, ignored); // if nothing is in it
            return {};
        }
    }

    const std::string& failure() const { return m_failure; }

private:
    Json generated(const Cell& cell, const fs::path& folder, double from, double to) {
        fs::create_directories(folder);
        JobContext context = m_context.part(cell.seed, folder, m_context.work(), from, to);
        const Question& question = *cell.question;
        const fs::path guide = prepared(question, question.guide, "guide", m_options.maxDuration),
                       memory = prepared(question, question.memory, "memory", m_options.smaller);
        Inputs inputs = {{"guide", {{ItemKind::Audio, guide, "guide"}}},
                         {"memory", {{ItemKind::Audio, memory, "memory"}}}};
        if (cell.model)
            inputs["model"] = {*cell.model};
        Json figures = runGenerate(inputs, Options(m_options.generate), context).figures;
        figures["accuracy"] = nullptr;
        if (!question.foreign && m_options.maxDuration == 0 && m_options.smaller == 0) {
            const fs::path file = folder / "info.json";
            const Json info = readJson(file);
            figures["accuracy"] = accuracy(integers(info, "specification", file),
                                           integers(info, "memory_labels", file), silent);
        }
        return figures;
    }

    /// The recording itself or, where it must be mixed or cut, a file that the results keep.
    fs::path prepared(const Question& question, const std::vector<fs::path>& files,
                      const char* role, double longest) {
        const auto length = [&] { return SoundReader(files.front()).info().seconds(); };
        if (files.size() == 1 && (longest == 0 || length() <= longest))
            return files.front();
        const fs::path file = m_context.folder() / "inputs" /
                              (question.name + (question.foreign ? "_exo-" : "-") + role + ".wav");
        if (!m_prepared.insert(file).second)
            return file;
        std::vector<Sound> sounds;
        for (const fs::path& one : files) {
            m_context.checkpoint();
            sounds.push_back(readSound(one));
        }
        Sound sound = sounds.size() == 1 ? std::move(sounds.front())
                                         : mixOfStems(std::move(sounds), MixUse::Generation);
        if (longest > 0 && sound.seconds() > longest) {
            const auto width = std::size_t(sound.channels);
            const auto begin = std::size_t(liveliestStretch(sound, longest) * sound.rate) * width,
                       count = std::size_t(longest * sound.rate) * width;
            sound.samples.erase(sound.samples.begin(),
                                sound.samples.begin() + std::ptrdiff_t(begin));
            sound.samples.resize(std::min(sound.samples.size(), count));
        }
        writePrepared(file, sound);
        return file;
    }

    const BatchOptions& m_options;
    JobContext& m_context;
    std::string m_failure;
    std::set<fs::path> m_prepared;
};

Table tableOf(const std::vector<std::pair<Cell, Json>>& made) {
    Table table;
    table.rows = made.size();
    const auto texts = [&](const char* name, const auto& value) {
        std::vector<std::string> column;
        for (const auto& [cell, figures] : made)
            column.push_back(value(cell));
        table.add(name, std::move(column));
    };
    const auto numbers = [&](const char* name, const auto& value) {
        std::vector<double> column;
        for (const auto& [cell, figures] : made)
            column.push_back(value(cell, figures));
        table.add(name, std::move(column));
    };
    texts("take", [](const Cell& cell) { return cell.name; });
    texts("song", [](const Cell& cell) { return cell.question->song; });
    texts("guide", [](const Cell& cell) { return display(cell.question->guide.front()); });
    texts("memory", [](const Cell& cell) { return display(cell.question->memory.front()); });
    texts("model", [](const Cell& cell) { return cell.modelName; });
    numbers("example", [](const Cell& cell, const Json&) { return double(cell.example); });
    numbers("foreign", [](const Cell& cell, const Json&) { return cell.question->foreign; });
    for (const char* key : columns)
        numbers(key, [&](const Cell&, const Json& figures) {
            return figures.is_object() && figures.contains(key) && figures[key].is_number()
                       ? figures[key].get<double>()
                       : std::nan("");
        });
    return table;
}

} // namespace

double liveliestStretch(const Sound& sound, double seconds) {
    const double step = 0.5;
    const auto frames = std::size_t(std::lround(step * sound.rate));
    const std::vector<float> mono = monoOf(sound);
    std::vector<double> levels;
    for (std::size_t begin = 0; begin < mono.size(); begin += frames) {
        const std::size_t end = std::min(begin + frames, mono.size());
        double sum = 1e-12;
        for (std::size_t i = begin; i < end; ++i)
            sum += double(mono[i]) * double(mono[i]);
        levels.push_back(std::max(0.0, 60 + 10 * std::log10(sum / double(frames))));
    }
    const auto steps = std::size_t(std::ceil(seconds / step));
    double best = -1;
    std::size_t place = 0;
    for (std::size_t first = 0; first + steps <= levels.size(); ++first) {
        double sum = 0;
        for (std::size_t i = 0; i < steps; ++i)
            sum += levels[first + i];
        if (sum > best + 1e-9) {
            best = sum;
            place = first;
        }
    }
    return double(place) * step;
}

void BatchOptions::visit(OptionVisitor& v) {
    v.integer(examples, {.key = "num_examples",
                         .label = "Examples",
                         .help = "Takes of each guide and memory, drawn differently.",
                         .min = 1,
                         .max = 1000});
    v.real(maxDuration, {.key = "max_duration",
                         .label = "Longest guide",
                         .help = "Of longer guides the liveliest stretch of this length is "
                                 "answered; 0: all of it.",
                         .unit = "s",
                         .min = 0,
                         .max = 36000});
    v.real(smaller, {.key = "smaller",
                     .label = "Longest memory",
                     .help = "Of longer memories the liveliest stretch of this length is used; 0: "
                             "all of it.",
                     .unit = "s",
                     .min = 0,
                     .max = 36000});
    v.flag(foreign, {.key = "foreign",
                     .label = "Foreign memories",
                     .help = "Also answer with memories that were not played with the guide "
                             "(Mem2_*)."});
    relation.visit(v);
    generate.visit(v);
}

Outcome runBatch(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<BatchOptions>();
    context.progress(0, "Looking");
    const auto groups = readDataset(only(inputs, "dataset").path, options.relation.settings(),
                                    [&context](const std::string& line) { context.log(line); });
    Rng rng(seedFor(context.seed(), 2));
    const std::vector<Question> questions = questionsOf(groups, options, rng);
    const auto found = inputs.find("model");
    const std::vector<Item> models = found == inputs.end() ? std::vector<Item>() : found->second;
    for (const Item& model : models) // what is wrong with one is wrong for every song
        requireTask(readModelRecord(model.path), "answer");
    const std::vector<Cell> cells = cellsOf(questions, models, options.examples, context.seed());
    Batch batch(options, context);
    std::vector<std::pair<Cell, Json>> done;
    std::int64_t made = 0;
    const fs::path table = context.folder() / "batch.csv";
    Outcome outcome;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double all = double(cells.size());
        const Json figures = batch.make(cells[i], double(i) / all, double(i + 1) / all);
        done.emplace_back(cells[i], figures);
        writeTable(table, tableOf(done));
        if (figures.is_null())
            continue;
        ++made;
        outcome.items.push_back({ItemKind::Audio, context.folder() / cells[i].name / "response.wav",
                                 "response " + cells[i].name});
    }
    if (made == 0)
        throw UserError(batch.failure());
    outcome.items.insert(outcome.items.begin(), {ItemKind::Table, table, "batch"});
    context.produced(outcome.items.front());
    outcome.figures = {{"takes", made}, {"failed", std::int64_t(cells.size()) - made}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

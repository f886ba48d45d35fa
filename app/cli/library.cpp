#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/store/analysis.h"
#include "core/store/libraryfields.h"
#include "core/store/project.h"
#include "core/store/relocate.h"

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace antiphon::cli {

namespace {

using Method = Library::SplitMethod;

struct LibraryWords {
    fs::path project;
    fs::path folder;
    std::vector<std::int64_t> ids;
    std::map<LibraryField, std::string> fields;
    Method method = Method::Stable;
    std::optional<double> validation, test;
};

void tell(const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences)
        std::fprintf(stderr, "antiphon-cli: %s\n", sentence.c_str());
}

void printFigures(const Session& session, const Json& figures) {
    if (session.json)
        return session.print(figures);
    for (const auto& [key, value] : figures.items())
        std::printf("%s %s\n", key.c_str(), value.dump().c_str());
}

/// All of them or none: a wrong id must not leave half of the work done.
std::vector<LibraryItem> itemsOf(const Project& project, const std::vector<std::int64_t>& ids) {
    std::vector<LibraryItem> items;
    for (const std::int64_t id : ids) {
        auto item = project.library().item(id);
        if (!item)
            throw UserError(display(project.folder()) + ": there is no item " + std::to_string(id) +
                            "; 'project list' shows the ids.");
        items.push_back(std::move(*item));
    }
    return items;
}

int edit(const Session& session, const LibraryWords& words) {
    if (words.fields.empty())
        throw UserError("Nothing to change; give --title, --tags, --rating, --notes, --role, "
                        "--song, --split or --emotion.",
                        UserError::Kind::Usage);
    Project project = Project::open(words.project);
    tell(project.notices());
    std::vector<LibraryItem> items = itemsOf(project, words.ids);
    for (LibraryItem& item : items)
        for (const auto& [field, text] : words.fields)
            setField(item, field, text);
    for (const LibraryItem& item : items)
        project.library().put(item);
    project.library().flush();
    for (const LibraryItem& item : items) {
        if (session.json)
            session.print(toJson(item));
        else
            std::printf("%lld\t%s\n", (long long)item.id, display(item.title).c_str());
    }
    return 0;
}

int removeItems(const Session& session, const LibraryWords& words) {
    Project project = Project::open(words.project);
    tell(project.notices());
    itemsOf(project, words.ids);
    for (const std::int64_t id : words.ids)
        project.library().drop(id);
    project.library().flush();
    printFigures(session, {{"removed", words.ids.size()}});
    return 0;
}

int analyse(const Session& session, const LibraryWords& words) {
    std::int64_t analysed = 0, failed = 0;
    runJob("analyse", [&](JobControl& control) {
        Project project = Project::open(words.project);
        tell(project.notices());
        Library& library = project.library();
        const std::vector<std::int64_t> ids = unanalysed(library);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const LibraryItem item = *library.item(ids[i]);
            control.append({.type = Event::Type::Progress,
                            .text = display(item.title),
                            .value = double(i) / double(ids.size()),
                            .item = {}});
            try {
                const SoundDescription found = describeSound(
                    library.fileOf(item),
                    [](void* c) { static_cast<JobControl*>(c)->checkpoint(); }, &control);
                takeAnalysis(library, item.id, item.hash, found);
                library.flush();
                ++analysed;
            } catch (const UserError& e) {
                if (e.kind() != UserError::Kind::Input)
                    throw;
                tell({e.what()});
                ++failed;
            }
        }
    });
    printFigures(session, {{"analysed", analysed}, {"failed", failed}});
    return failed > 0 && analysed == 0 ? 3 : 0;
}

int relocate(const Session& session, const LibraryWords& words) {
    std::size_t found = 0, missing = 0;
    runJob("relocate", [&](JobControl& control) {
        Project project = Project::open(words.project);
        tell(project.notices());
        Library& library = project.library();
        Relocator relocator(
            lookForMissing(library), project.folder(), words.folder,
            [&library](const std::string& path) { return library.atPath(path).has_value(); },
            [&control] { control.checkpoint(); });
        library.flush();
        while (relocator.step())
            control.append({.type = Event::Type::Progress,
                            .text = {},
                            .value = relocator.progress(),
                            .item = {}});
        for (const LibraryItem& item : relocator.found())
            library.put(item);
        library.flush();
        tell(relocator.problems());
        found = relocator.found().size();
        missing = relocator.stillMissing();
    });
    printFigures(session, {{"found", found}, {"missing", missing}});
    return missing > 0 && found == 0 ? 3 : 0;
}

int split(const Session& session, const LibraryWords& words) {
    Project project = Project::open(words.project);
    tell(project.notices());
    ProjectFile settings = project.settings();
    SplitRule rule = settings.split;
    rule.validation = words.validation.value_or(rule.validation);
    rule.test = words.test.value_or(rule.test);
    if (rule.validation + rule.test > 1)
        throw UserError("--validation and --test together must not be more than 1.",
                        UserError::Kind::Usage);
    if (session.seed)
        rule.seed = session.seed;
    else if (words.method == Method::Numpy)
        rule.seed = 42; // the reference's
    project.library().assignSplits(words.method, rule);
    if (words.method == Method::Stable && rule != settings.split) {
        // Files that are imported later follow the same rule.
        settings.split = rule;
        project.save(settings);
    }
    std::map<std::string, int> counts{{"none", 0}, {"train", 0}, {"validation", 0}, {"test", 0}};
    for (const LibraryItem& item : project.library().list())
        ++counts[item.split == Split::None ? "none" : std::string(name(item.split))];
    printFigures(session, counts);
    return 0;
}

} // namespace

void addLibraryVerbs(CLI::App& app, Session& session) {
    const auto words = std::make_shared<LibraryWords>();
    CLI::App* project =
        group(app, "project", "A folder of work: its files and what is known of them");
    const auto verb = [&](const char* name, const char* help, auto work) {
        CLI::App* made = project->add_subcommand(name, help);
        made->fallthrough();
        made->add_option("DIR", words->project, "Folder of the project")->required();
        made->callback([&session, words, work] {
            session.action = [&session, words, work] { return work(session, *words); };
        });
        return made;
    };
    const auto idsOf = [&](CLI::App* made) {
        made->add_option("ID", words->ids, "Items, as 'project list' names them")->required();
    };

    CLI::App* edited = verb("edit", "Note something of items", edit);
    idsOf(edited);
    const auto field = [&](const char* name, LibraryField which, const char* help) {
        edited->add_option_function<std::string>(
            name, [words, which](const std::string& text) { words->fields[which] = text; }, help);
    };
    field("--title", LibraryField::Title, "Its name");
    field("--tags", LibraryField::Tags, "\"dark, loop\"; \"+dark, -loop\" adds and takes away");
    field("--rating", LibraryField::Rating, "0 to 5 stars");
    field("--notes", LibraryField::Notes, "Any text");
    field("--role", LibraryField::Role, "Stem, guide, memory, ...");
    field("--song", LibraryField::Song, "What belongs together");
    field("--split", LibraryField::Split, "train, validation, test; empty: as the rule says");
    field("--emotion", LibraryField::Emotion, "Quadrant 1 to 4; 0: unknown");

    idsOf(verb("remove", "Take items out of the library; the files stay", removeItems));
    verb("analyse", "Measure tempo, key and loudness of audio where they are not known", analyse);
    verb("relocate", "Find missing files again by their content", relocate)
        ->add_option("FOLDER", words->folder, "Where to look")
        ->required();
    CLI::App* parts = verb("split", "Assign the data to training, validation and test", split);
    static const std::map<std::string, Method> methods{
        {"stable", Method::Stable}, {"exact", Method::Exact}, {"numpy", Method::Numpy}};
    parts->add_option("--method", words->method, "stable, exact or numpy")
        ->transform(CLI::CheckedTransformer(methods).description(""));
    parts->add_option("--validation", words->validation, "Its share")->check(CLI::Range(0.0, 1.0));
    parts->add_option("--test", words->test, "Its share")->check(CLI::Range(0.0, 1.0));
}

} // namespace antiphon::cli

#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/store/import.h"
#include "core/store/libraryfields.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace antiphon::cli {

namespace {

/// What the four verbs are given.
struct ProjectWords {
    fs::path folder;
    std::vector<std::string> sources;
    std::string name;
    std::string where; ///< a filter
    bool copy = false;
    bool link = false;

    std::optional<MediaPolicy> media() const {
        if (copy)
            return MediaPolicy::Copy;
        return link ? std::optional(MediaPolicy::Link) : std::nullopt;
    }
};

void tell(const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences)
        std::fprintf(stderr, "antiphon-cli: %s\n", sentence.c_str());
}

int createProject(const Session& session, const ProjectWords& words) {
    ProjectFile settings;
    settings.name = words.name;
    settings.media = words.media().value_or(MediaPolicy::Link);
    const Project project = Project::create(words.folder, settings);
    if (session.json)
        session.print({{"path", display(project.folder())}, {"name", project.settings().name}});
    else
        std::printf("%s\n", display(project.folder()).c_str());
    return 0;
}

void printSummary(const Session& session, const ImportSummary& summary) {
    tell(summary.problems);
    const Json figures = toJson(summary);
    if (session.json) {
        session.print(figures);
        return;
    }
    for (const auto& [key, value] : figures.items())
        if (value.is_number() && value != 0)
            std::printf("%s %s\n", key.c_str(), value.dump().c_str());
}

/// Bad input where nothing at all could be taken in.
int exitCodeOf(const ImportSummary& s) {
    const bool something = s.added + s.changed + s.moved + s.unchanged + s.duplicates > 0;
    return s.failed > 0 && !something ? 3 : 0;
}

int importFiles(const Session& session, const ProjectWords& words) {
    ImportSummary summary;
    runJob("import", [&](JobControl& control) {
        Project project = Project::open(words.folder);
        tell(project.notices());
        Importer importer(project, {words.sources.begin(), words.sources.end()}, {words.media()},
                          [&control] { control.checkpoint(); });
        while (importer.step())
            control.append({.type = Event::Type::Progress,
                            .text = importer.text(),
                            .value = importer.progress(),
                            .item = {}});
        summary = importer.summary();
    });
    printSummary(session, summary);
    return exitCodeOf(summary);
}

int rebuild(const Session& session, const ProjectWords& words) {
    ImportSummary summary;
    runJob("rebuild", [&](JobControl& control) {
        Project project = Project::open(words.folder);
        summary = rebuildProject(
            project, [&control] { control.checkpoint(); },
            [&control](double fraction, const std::string& text) {
                control.append(
                    {.type = Event::Type::Progress, .text = text, .value = fraction, .item = {}});
            });
        tell(project.notices());
    });
    printSummary(session, summary);
    return exitCodeOf(summary);
}

int listItems(const Session& session, const ProjectWords& words) {
    const RowFields fields(libraryFields());
    const auto clauses = fields.compile(parseQuery(words.where));
    const Project project = Project::open(words.folder, Project::Access::Read);
    tell(project.notices());
    std::string lines;
    for (const LibraryItem& item : project.library().list()) {
        const std::vector<RowCell> cells = cellsOf(item);
        if (!fields.passes(cells, fields.fold(cells), clauses))
            continue;
        if (session.json) {
            lines += toJson(item).dump(-1, ' ', false, Json::error_handler_t::replace);
        } else {
            char seconds[32] = "";
            if (item.seconds)
                std::snprintf(seconds, sizeof seconds, "%.2f s", *item.seconds);
            lines += std::to_string(item.id) + "\t" + std::string(name(item.kind)) + "\t" +
                     seconds + "\t" + std::string(name(item.split)) + "\t" + display(item.title) +
                     "\t" + display(item.path) + (item.missing ? "\t(missing)" : "");
        }
        lines += '\n';
        if (lines.size() > 1 << 16) {
            std::fwrite(lines.data(), 1, lines.size(), stdout);
            lines.clear();
        }
    }
    std::fwrite(lines.data(), 1, lines.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

} // namespace

void addProjectVerbs(CLI::App& app, Session& session) {
    const auto words = std::make_shared<ProjectWords>();
    CLI::App* project =
        group(app, "project", "A folder of work: its files and what is known of them");

    const auto verb = [&](const char* name, const char* help, auto work) {
        CLI::App* made = project->add_subcommand(name, help);
        made->fallthrough();
        made->add_option("DIR", words->folder, "Folder of the project")->required();
        made->callback([&session, words, work] {
            session.action = [&session, words, work] { return work(session, *words); };
        });
        return made;
    };
    const auto mediaFlags = [&](CLI::App* made) {
        CLI::Option* copy = made->add_flag("--copy", words->copy, "Copy media into the project");
        made->add_flag("--link", words->link, "Leave media where they are")->excludes(copy);
    };

    CLI::App* create = verb("new", "Make a project in a new or empty folder", createProject);
    create->add_option("--name", words->name, "Its name; else that of the folder");
    mediaFlags(create);
    CLI::App* import = verb("import", "Bring in files and folders", importFiles);
    import->add_option("PATH", words->sources, "Files and folders")->required();
    mediaFlags(import);
    verb("list", "The items of a project", listItems)
        ->add_option("--where", words->where,
                     "Only those: \"bpm:>120 stem:drums tag:dark -rating:<3\"");
    verb("rebuild", "Build the index anew from the files", rebuild);
}

} // namespace antiphon::cli

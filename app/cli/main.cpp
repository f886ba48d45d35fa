#include "app/cli/osc.h"

#include "core/error.h"
#include "core/text.h"
#include "core/version.h"
#include "models/device.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <new>
#include <string_view>
#include <vector>

namespace antiphon::cli {

void Session::print(const Json& object) const {
    const std::string line = object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

namespace {

int exitCode(UserError::Kind kind) {
    switch (kind) {
    case UserError::Kind::Usage:
        return 2;
    case UserError::Kind::Input:
        return 3;
    case UserError::Kind::System:
        return 1;
    }
    return 1;
}

/// The commands that were understood, from the program down.
std::vector<const CLI::App*> understood(const CLI::App& app) {
    std::vector<const CLI::App*> commands = {&app};
    while (!commands.back()->get_subcommands().empty())
        commands.push_back(commands.back()->get_subcommands().front());
    return commands;
}

/// CLI11 only says that a command is missing.
void refuseUnknownCommand(const CLI::App& app, int argc, char** argv) {
    const std::vector<const CLI::App*> commands = understood(app);
    if (commands.back()->get_require_subcommand_min() == 0)
        return;
    std::string known;
    for (const CLI::App* command : commands.back()->get_subcommands({}))
        known += (known.empty() ? "" : ", ") + command->get_name();
    std::size_t next = 1;
    for (int i = 1; i < argc; ++i) {
        if (next < commands.size() && argv[i] == commands[next]->get_name())
            ++next;
        else if (argv[i][0] != '-' && (i == 1 || argv[i - 1][0] != '-'))
            throw UserError(std::string("Unknown command '") + argv[i] + "'; there are: " + known +
                                ".",
                            UserError::Kind::Usage);
    }
}

/// CLI11 may take the value of an option that there is not for something else, and complains of
/// that.
void refuseUnknownOption(const CLI::App& app, int argc, char** argv) {
    const std::vector<const CLI::App*> verbs = understood(app);
    for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
        const std::string word = argv[i], name = word.substr(0, word.find('='));
        if (!name.starts_with("--") || std::ranges::any_of(verbs, [&](const CLI::App* verb) {
                return verb->get_option_no_throw(name) != nullptr;
            }))
            continue;
        std::string nearest;
        for (const CLI::App* verb : verbs)
            for (const CLI::Option* option : verb->get_options())
                for (const std::string& known : option->get_lnames())
                    if (nearest.empty() ||
                        letterDistance("--" + known, name) < letterDistance(nearest, name))
                        nearest = "--" + known;
        const bool near = letterDistance(nearest, name) <= 3;
        throw UserError(
            "Unknown option '" + name + "'" +
                (near ? "; did you mean " + nearest + "?" : "; --help lists those that there are."),
            UserError::Kind::Usage);
    }
}

int run(int argc, char** argv) {
    CLI::App app{"Antiphon: music machine learning, without the window."};
    app.set_version_flag("--version", version());
    app.require_subcommand(1);
    app.fallthrough();

    Session session;
    app.add_option("--project", session.project, "Project folder");
    app.add_option("--device", session.device, "auto, cpu or cuda:N");
    app.add_option("--threads", session.threads, "Threads to compute with; 0: all cores")
        ->check(CLI::Range(0, 1024));
    app.add_option_function<std::string>(
        "--seed",
        [&session](const std::string& text) {
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), session.seed);
            if (error != std::errc() || end != text.data() + text.size())
                throw UserError("--seed is '" + text + "' but must be a whole number, 0 or more.",
                                UserError::Kind::Usage);
        },
        "Seed; 0: draw one and record it");
    app.add_flag("--json", session.json, "One JSON object on standard output and nothing else");

    addAudioVerbs(app, session);
    addMidiVerbs(app, session);
    addDescriptorVerbs(app, session);
    addProjectVerbs(app, session);
    addLibraryVerbs(app, session);
    addSynthVerbs(app, session);
    addEmotionVerbs(app, session); // before the tasks, some of whose verbs it has itself
    addEmotionMeasureVerbs(app, session);
    addStemVerbs(app, session);
    addIdmVerbs(app, session);
    addTaskVerbs(app, session);
    addRunVerbs(app, session);
    addAgentVerbs(app, session);
    addPerformVerbs(app, session);
    addPerformanceVerbs(app, session);
    addGuideVerbs(app, session);
    addLookupVerbs(app, session);
    addEmbedVerbs(app, session);
    addMachineVerbs(app, session);
    addOscVerbs(app, session);
    addDemoVerbs(app, session);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() != 0) {
            refuseUnknownCommand(app, argc, argv);
            refuseUnknownOption(app, argc, argv);
        }
        return app.exit(e) == 0 ? 0 : 2;
    }
    setThreads(session.threads);
    return session.action ? session.action() : 2;
}

} // namespace
} // namespace antiphon::cli

int main(int argc, char** argv) {
    // A file that may not grow is an error of write(), not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return antiphon::cli::run(argc, argv);
    } catch (const antiphon::UserError& e) {
        std::fprintf(stderr, "antiphon-cli: %s\n", e.what());
        return antiphon::cli::exitCode(e.kind());
    } catch (const antiphon::Cancelled&) {
        std::fprintf(stderr, "antiphon-cli: cancelled.\n");
        return 130;
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "antiphon-cli: This needs more memory than there is.\n");
        return 1;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "antiphon-cli: %s\n", e.what());
        return 1;
    }
}

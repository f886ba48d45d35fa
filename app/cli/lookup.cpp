#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/maps/lookupfacts.h"
#include "core/maps/lookupside.h"
#include "core/rng.h"
#include "models/impro/table.h"
#include "models/impro/tableoptions.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

struct BuildRequest {
    Options options; ///< of impro.table
    std::string synth;
    int parameters = 0; ///< of a patch
    fs::path out;
    bool resume = false, force = false;
};

struct RefineRequest {
    fs::path file;
    PlanSettings plan;
    std::string grid = "inclusive";
};

Json finite(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

std::string textOf(const Json& object, const char* key) {
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : "?";
}

bool scattered(PlanSettings::Kind kind) {
    return kind == PlanSettings::Kind::Sobol || kind == PlanSettings::Kind::Random;
}

PlanSettings::Kind gridOf(const std::string& text, std::size_t points) {
    const PlanSettings::Kind kind = planKind(text);
    if (points > 0 && !scattered(kind))
        throw UserError("--points is for the grids sobol and random; the others take --subdiv.",
                        UserError::Kind::Usage);
    return kind;
}

/// Runs a builder as a job with its progress on standard error, then says what came of it.
using Growing = std::function<LookupTable(JobContext&, const std::function<void()>& checkpoint,
                                          const std::function<void(const LookupProgress&)>&)>;
int grow(const Session& session, const fs::path& file, std::uint64_t seed, const Growing& build) {
    LookupTable table;
    runJob("Lookup table", [&](JobControl& control) {
        JobContext context(control, seed, file.parent_path(), file.parent_path());
        std::size_t shown = 1001;
        table = build(
            context, [&] { control.checkpoint(); },
            [&](const LookupProgress& now) {
                const std::size_t share = now.done * 1000 / std::max<std::size_t>(1, now.total);
                if (std::exchange(shown, share) != share)
                    context.progress(double(share) / 1000, std::to_string(now.done) + " of " +
                                                               std::to_string(now.total) + " rows");
            });
    });
    Outcome outcome;
    outcome.items = {{ItemKind::Table, file, "table"},
                     {ItemKind::Table, lookupSideFile(file), "side"}};
    outcome.figures = {
        {"synth", table.side["synth"]["name"]}, {"rows", table.rows},
        {"parameters", table.parameters},       {"columns", table.descriptors.size()},
        {"extra_columns", table.extra.size()},  {"seed", table.side["synth"]["seed"]}};
    printOutcome(session, outcome);
    return 0;
}

/// The seed of the line; else of the table that is resumed; else a new one.
std::uint64_t seedFor(const Session& session, const BuildRequest& request) {
    if (session.seed != 0)
        return session.seed;
    if (request.resume)
        if (const Json side = readLookupSide(request.out); !side.is_null())
            return lookupSettings(side, display(lookupSideFile(request.out))).sound.seed;
    return drawSeed();
}

int build(const Session& session, BuildRequest request) {
    if (fs::exists(request.out) && !request.resume && !request.force)
        throw UserError(display(request.out) +
                        ": is there already; go on with it by --resume, or replace it by --force.");
    LookupSettings settings =
        impro::settingsOf(request.options.as<impro::TableOptions>(), seedFor(session, request));
    settings.synth = request.synth;
    settings.parameters = request.parameters;
    settings.threads = session.threads;
    gridOf(name(settings.plan.kind), settings.plan.points);
    if (const std::string unheard = unheardSettings(settings.synth, settings.sound);
        !unheard.empty())
        throw UserError(unheard, UserError::Kind::Usage);
    return grow(session, request.out, settings.plan.seed,
                [&](JobContext& context, const auto& checkpoint, const auto& progress) {
                    settings.said = [&](const std::string& line) { context.log(line); };
                    return buildLookup(request.out, settings, request.resume && !request.force,
                                       checkpoint, progress);
                });
}

int refine(const Session& session, RefineRequest request) {
    request.plan.kind = gridOf(request.grid, request.plan.points);
    const Json side = readLookupSide(request.file);
    // Not drawn: the same line goes on with what a kill has interrupted.
    request.plan.seed = session.seed != 0 || side.is_null()
                            ? session.seed
                            : lookupSettings(side, display(request.file)).sound.seed;
    return grow(session, request.file, request.plan.seed,
                [&](JobContext&, const auto& checkpoint, const auto& progress) {
                    return refineLookup(request.file, request.plan, session.threads, checkpoint,
                                        progress);
                });
}

Json jsonOf(const fs::path& file, const LookupTable& table, const LookupFacts& facts) {
    Json statistics = Json::object();
    for (const ColumnFacts& column : facts.columns)
        statistics[column.name] = {{"min", finite(column.min)},
                                   {"max", finite(column.max)},
                                   {"mean", finite(column.mean)},
                                   {"std", finite(column.deviation)}};
    return {{"path", display(file)},
            {"rows", table.rows},
            {"parameters", table.parameters},
            {"columns", table.descriptors.size()},
            {"extra_columns", table.extra.size()},
            {"complete", facts.complete},
            {"faults",
             {{"constant_columns", facts.constant},
              {"silent_rows", facts.silentRows},
              {"unknown_values", facts.unknownValues},
              {"double_rows", facts.doubleRows}}},
            {"statistics", statistics},
            {"side", table.side}};
}

void printFacts(const fs::path& file, const LookupTable& table, const LookupFacts& facts) {
    std::printf("%s: %zu rows, %zu parameters, %zu descriptors, %zu more columns%s\n",
                display(file).c_str(), table.rows, table.parameters, table.descriptors.size(),
                table.extra.size(), facts.complete ? "" : "; not finished");
    if (!table.side.is_null()) {
        const LookupSettings settings = lookupSettings(table.side, display(lookupSideFile(file)));
        std::printf("%s at %d Hz, %g s after %g s, %s grid; %s, %s\n", settings.synth.c_str(),
                    settings.analysis.rate, settings.seconds, settings.preRoll,
                    name(settings.plan.kind), textOf(table.side, "software").c_str(),
                    textOf(table.side, "date").c_str());
    }
    for (const std::string& column : facts.constant)
        std::printf("constant: %s\n", column.c_str());
    for (const auto& [count, what] :
         {std::pair(facts.silentRows, "silent rows"),
          std::pair(facts.unknownValues, "values unknown"),
          std::pair(facts.doubleRows, "rows with the parameters of another")})
        if (count > 0)
            std::printf("%zu %s\n", count, what);
    std::printf("%-20s %12s %12s %12s %12s\n", "column", "min", "max", "mean", "std");
    for (const ColumnFacts& c : facts.columns)
        std::printf("%-20s %12.6g %12.6g %12.6g %12.6g\n", c.name.c_str(), c.min, c.max, c.mean,
                    c.deviation);
}

/// Corpora lie beside tables and look alike.
void refuseCorpus(const fs::path& file) {
    const fs::path side = lookupSideFile(file);
    std::error_code error;
    if (side == file || !fs::is_regular_file(side, error))
        return;
    const Json facts = readJson(side);
    if (facts.is_object() && facts.value("kind", Json()) == "corpus")
        throw UserError(display(file) + ": is a corpus, a recording described frame by frame; "
                                        "name a lookup table.");
}

int info(const Session& session, const fs::path& file) {
    refuseCorpus(file);
    const LookupTable table = readLookup(file);
    const LookupFacts facts = lookupFacts(table);
    if (session.json)
        session.print(jsonOf(file, table, facts));
    else
        printFacts(file, table, facts);
    return 0;
}

const CLI::IsMember grids({"inclusive", "original", "sobol", "random"});

void addBuild(CLI::App& lookup, Session& session) {
    const auto request = std::make_shared<BuildRequest>();
    request->options = impro::TableOptions{};
    CLI::App* verb = lookup.add_subcommand(
        "build", "Render and analyse a synthesizer at many points of its parameters");
    verb->add_option("--synth", request->synth, "Its name, or the folder of a Pure Data patch")
        ->required();
    verb->add_option("--params", request->parameters, "Parameters of a patch that declares none")
        ->check(CLI::Range(1, int(mostPlanParameters)));
    // The task's options, but for the two ways to name a synthesizer, which are one here.
    const auto set = [request](const std::string& key, const std::string& text) {
        setField(request->options, key, text);
    };
    addFields(verb, request->options, set, {"synth", "patch", "parameters"});
    verb->add_flag_callback(
        "--parity", [set] { set("original", "true"); }, "The same as --original");
    verb->add_flag_callback(
        "--unlevelled", [set] { set("levelled", "false"); }, "The same as --no-levelled");
    verb->add_option("--out", request->out, "Table to write (.csv)")->required();
    verb->add_flag("--resume", request->resume, "Go on with a table that was interrupted");
    verb->add_flag("--force", request->force, "Replace an existing table");
    verb->callback([request, &session] {
        session.action = [request, &session] { return build(session, *request); };
    });
}

void addRefine(CLI::App& lookup, Session& session) {
    const auto request = std::make_shared<RefineRequest>();
    CLI::App* verb = lookup.add_subcommand("refine", "Add rows in a region to a table");
    verb->add_option("TABLE", request->file, "The table, with its side file")->required();
    verb->add_option("--low", request->plan.low, "Lower bounds, one a parameter: a,b,...")
        ->delimiter(',')
        ->required();
    verb->add_option("--high", request->plan.high, "Upper bounds")->delimiter(',')->required();
    verb->add_option("--subdiv", request->plan.subdivisions, "Values of each parameter")
        ->check(CLI::Range(1, 1000000));
    verb->add_option("--grid", request->grid, "Where the points lie")->check(grids);
    verb->add_option("--points", request->plan.points, "How many, for sobol and random")
        ->check(CLI::Range(std::size_t(1), mostPlanPoints));
    verb->callback([request, &session] {
        session.action = [request, &session] { return refine(session, *request); };
    });
}

} // namespace

void addLookupVerbs(CLI::App& app, Session& session) {
    CLI::App* lookup = group(app, "lookup", "Lookup tables of synthesizers");
    addBuild(*lookup, session);
    addRefine(*lookup, session);
    const auto file = std::make_shared<fs::path>();
    CLI::App* verb = lookup->add_subcommand("info", "What a table holds, and what is odd about it");
    verb->add_option("TABLE", *file, "The table")->required();
    verb->callback(
        [file, &session] { session.action = [file, &session] { return info(session, *file); }; });
}

} // namespace antiphon::cli

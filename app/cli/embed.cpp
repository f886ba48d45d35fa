#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/maps/embedcolumns.h"
#include "core/maps/embedding.h"
#include "core/rng.h"
#include "core/version.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

namespace antiphon::cli {

namespace {

struct EmbedRequest {
    fs::path table, out;
    fs::path place, placed; ///< another table and where its rows' places go; empty: none
    std::string method = "tsne";
    EmbeddingSettings settings;
    bool force = false;
};

/// Six digits: beyond them such a measure says nothing.
Json measure(const std::optional<double>& value) {
    return value ? Json(std::round(*value * 1e6) / 1e6) : Json(nullptr);
}

fs::path sideFile(const fs::path& out) {
    fs::path side = out;
    return side.replace_extension(".json");
}

Json namesOf(const fs::path& table) {
    return {{"table", display(fs::absolute(table).lexically_normal())},
            {"table_hash", contentHash(table)}};
}

/// What the map was made of and how: enough to make it again.
Json sideOf(const EmbedRequest& request, const Embedding& embedding, const Json& figures) {
    Json side{{"kind", "map"},
              {"software", software()},
              {"method", request.method},
              {"columns", embedding.columns}};
    side.update(namesOf(request.table));
    if (!request.place.empty())
        side["placed"] = namesOf(request.place);
    if (request.method == "tsne")
        side.update({{"perplexity", request.settings.perplexity},
                     {"iterations", embedding.iterations},
                     {"seed", request.settings.seed}});
    side["figures"] = figures;
    return side;
}

/// Nothing is written over what is there, least of all over what is read.
void checkFiles(const EmbedRequest& request) {
    const fs::path side = sideFile(request.out);
    if (side == request.out)
        throw UserError(display(request.out) + ": is the name of the map's side file; let the "
                                               "map's end in .csv.",
                        UserError::Kind::Usage);
    std::vector<fs::path> made{request.out, side};
    std::vector<fs::path> given{request.table};
    if (!request.place.empty()) {
        for (const fs::path& file : made)
            if (file.lexically_normal() == request.placed.lexically_normal())
                throw UserError(display(request.placed) +
                                    ": is written with the map itself; choose another name for "
                                    "--placed.",
                                UserError::Kind::Usage);
        made.push_back(request.placed);
        given.push_back(request.place);
    }
    for (const fs::path& file : made)
        if (!request.force && fs::exists(file))
            throw UserError(display(file) +
                            ": exists already; choose another name or add --force.");
    std::error_code error;
    for (const fs::path& file : made)
        for (const fs::path& table : given)
            if (fs::equivalent(file, table, error))
                throw UserError(display(table) + ": is the table itself; choose another name.");
}

int embedTable(const Session& session, EmbedRequest request) {
    const fs::path side = sideFile(request.out);
    if (!request.place.empty() && request.placed.empty()) {
        request.placed = request.out;
        request.placed.replace_filename(request.out.stem() += "-placed.csv");
    }
    checkFiles(request);
    EmbeddingSettings& settings = request.settings;
    settings.method =
        request.method == "pca" ? EmbeddingSettings::Method::Pca : EmbeddingSettings::Method::Tsne;
    settings.seed = session.seed != 0 ? session.seed : drawSeed();
    settings.threads = session.threads;

    const auto start = std::chrono::steady_clock::now();
    Table table, others;
    Embedding embedding;
    PlacedRows placed;
    runJob("Map", [&](JobControl& control) {
        JobContext context(control, settings.seed, request.out.parent_path(),
                           request.out.parent_path());
        table = readTable(request.table);
        if (!request.place.empty()) {
            others = readTable(request.place);
            // Before the long work.
            std::vector<std::string> names;
            for (const std::size_t c :
                 finiteParts(table, embeddedColumns(table, settings.columns)).columns)
                names.push_back(table.columns[c].name);
            finiteRows(others, names);
        }
        embedding = embed(
            table, settings,
            {[&] { control.checkpoint(); },
             [&](double fraction, const std::string& text) { context.progress(fraction, text); }});
        if (!request.place.empty())
            placed = placeOthers(table, embedding, others, settings.threads,
                                 [&] { control.checkpoint(); });
    });
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    Json figures{{"rows", embedding.placed},
                 {"columns", embedding.columns.size()},
                 {"kl", measure(embedding.kl)},
                 {"trustworthiness", measure(embedding.trustworthiness)},
                 {"recall10", measure(embedding.recall)},
                 {"notes", embedding.notes}};
    if (!request.place.empty()) {
        figures["placed"] = placed.placed;
        for (const std::string& note : placed.notes)
            figures["notes"].push_back(note);
    }
    if (embedding.explained)
        figures["explained"] = {measure((*embedding.explained)[0]),
                                measure((*embedding.explained)[1])};
    writeTable(request.out, mapTable(table, embedding.positions));
    if (!request.place.empty())
        writeTable(request.placed, mapTable(others, placed.positions));
    writeJson(side, sideOf(request, embedding, figures));

    Outcome outcome;
    outcome.items = {{ItemKind::Embedding, request.out, "map"},
                     {ItemKind::Embedding, side, "side"}};
    if (!request.place.empty())
        outcome.items.push_back({ItemKind::Embedding, request.placed, "placed"});
    outcome.figures = {{"rows", figures["rows"]},
                       {"columns", figures["columns"]},
                       {"seconds", std::round(seconds * 1e4) / 1e4}};
    outcome.figures.update(figures);
    outcome.figures["method"] = request.method;
    if (request.method == "tsne") {
        outcome.figures["perplexity"] = embedding.perplexity;
        outcome.figures["iterations"] = embedding.iterations;
        outcome.figures["seed"] = settings.seed;
    }
    if (!session.json)
        for (const Json& note : figures["notes"])
            std::fprintf(stderr, "%s\n", note.get<std::string>().c_str());
    printOutcome(session, outcome);
    return 0;
}

} // namespace

void addEmbedVerbs(CLI::App& app, Session& session) {
    const auto request = std::make_shared<EmbedRequest>();
    CLI::App* verb =
        app.add_subcommand("embed", "A map of a table's rows: rows that are alike lie together");
    verb->add_option("table", request->table, "Lookup table, corpus or any other CSV")->required();
    verb->add_option("--method", request->method,
                     "pca: the directions of largest variance; tsne: neighbours stay together")
        ->check(CLI::IsMember({"pca", "tsne"}));
    verb->add_option("--columns", request->settings.columns,
                     "all, categories (loudness, mfcc, ...) or columns to compare by")
        ->delimiter(',');
    verb->add_option("--perplexity", request->settings.perplexity,
                     "Neighbours that a row effectively has")
        ->check(CLI::Range(1.0, 10000.0));
    verb->add_option("--iterations", request->settings.iterations,
                     "Of t-SNE; 0: as many as the rows need")
        ->check(CLI::Range(0, 1000000));
    verb->add_option("--out", request->out,
                     "CSV to write: parameters, x and y; its side file ends in .json")
        ->required();
    CLI::Option* place =
        verb->add_option("--place", request->place,
                         "Another table or corpus (CSV) whose rows get places among the table's, "
                         "such as the frames of a recording; it needs the columns compared by");
    verb->add_option("--placed", request->placed,
                     "CSV to write these places to; without it the name of --out with -placed")
        ->needs(place);
    verb->add_flag("--force", request->force, "Replace existing files");
    verb->callback([request, &session] {
        session.action = [request, &session] { return embedTable(session, *request); };
    });
}

} // namespace antiphon::cli

#include "app/cli/jobs.h"

#include "core/error.h"
#include "core/maps/corpusbatch.h"
#include "core/maps/reach.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <set>

namespace antiphon::cli {

namespace {

struct DescriptorOptions {
    std::vector<fs::path> inputs;
    fs::path out;
    fs::path table;
    CorpusBatch batch;
    std::vector<std::string> columns;
    std::string mode = "parity", framing = "file";
    bool summary = false;
};

/// What all files have in common once the line is read.
CorpusBatch resolved(const DescriptorOptions& options, int threads) {
    CorpusBatch batch = options.batch;
    batch.threads = threads;
    DescriptorSettings& analysis = batch.settings.analysis;
    analysis.mode = options.mode == "clean" ? DescriptorSettings::Mode::Clean
                                            : DescriptorSettings::Mode::Parity;
    analysis.framing = options.framing == "live" ? DescriptorSettings::Framing::Live
                                                 : DescriptorSettings::Framing::File;
    if (analysis.loudnessHop == 0)
        analysis.loudnessHop = analysis.hop > 0 ? analysis.hop : analysis.window / 2;
    auto& columns = batch.settings.columns;
    columns = selectDescriptors(options.columns);
    for (const std::size_t column : columns)
        analysis.pitch = analysis.pitch || column >= descriptorColumnsWithoutPitch;
    // --pitch adds its columns to those chosen.
    if (analysis.pitch && !columns.empty() && columns.back() < descriptorColumnsWithoutPitch)
        columns.insert(columns.end(),
                       {descriptorColumnsWithoutPitch, descriptorColumnsWithoutPitch + 1});
    analysis.resolved();
    return batch;
}

Json rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return std::isfinite(value) ? Json(std::strtod(text, nullptr)) : Json(nullptr);
}

Json summaryJson(const Corpus& corpus, const DescriptorSummary& summary) {
    Json all = Json::object();
    for (std::size_t c = 0; c < corpus.columns.size(); ++c)
        all[corpus.columns[c]] = {{"mean", rounded(summary.mean[c])},
                                  {"std", rounded(summary.deviation[c])},
                                  {"q10", rounded(summary.low[c])},
                                  {"q50", rounded(summary.median[c])},
                                  {"q90", rounded(summary.high[c])}};
    return all;
}

Json reachJson(const std::vector<ColumnReach>& reaches) {
    Json shares = Json::object(), keep = Json::array();
    for (const ColumnReach& reach : reaches) {
        shares[reach.column] = rounded(reach.share());
        if (reach.keep())
            keep.push_back(reach.column);
    }
    return {{"inside", shares}, {"keep", keep}};
}

void printSummary(const Corpus& corpus, const DescriptorSummary& summary) {
    std::printf("  %-20s %11s %11s %11s %11s %11s\n", "column", "mean", "std", "10 %", "50 %",
                "90 %");
    for (std::size_t c = 0; c < corpus.columns.size(); ++c)
        std::printf("  %-20s %11.5g %11.5g %11.5g %11.5g %11.5g\n", corpus.columns[c].c_str(),
                    summary.mean[c], summary.deviation[c], summary.low[c], summary.median[c],
                    summary.high[c]);
}

void printReach(const std::vector<ColumnReach>& reaches) {
    std::printf("Frames within the table's reach (its 1 to 99 %%):\n");
    std::string keep;
    for (const ColumnReach& reach : reaches) {
        std::printf("  %-20s %5.1f %%  %11.5g ... %-11.5g%s\n", reach.column.c_str(),
                    100 * reach.share(), reach.low, reach.high, reach.keep() ? "  keep" : "");
        if (reach.keep())
            keep += (keep.empty() ? "" : ",") + reach.column;
    }
    std::printf("Columns worth keeping: %s\n", keep.empty() ? "none" : keep.c_str());
}

/// Tells where a table was analysed in another way: its numbers then mean something else.
class TableMatch {
public:
    explicit TableMatch(const fs::path& file) : m_table(readTable(file)) {
        const fs::path side = corpusSideFile(file);
        std::error_code error;
        if (fs::is_regular_file(side, error))
            m_side = readJson(side);
    }

    const Table& table() const { return m_table; }

    /// Of its sounds in Hz; 0 where it does not say.
    int rate() const {
        if (!m_side.is_object() || !m_side.contains("sound") || !m_side["sound"].is_object())
            return 0;
        const Json rate = m_side["sound"].value("rate", Json());
        return rate.is_number_integer() && rate >= 1000 && rate <= 1536000 ? rate.get<int>() : 0;
    }

    /// Empty if there is nothing to warn of. How often loudness is measured is no difference:
    /// tables hold means over a sound.
    std::string warning(const DescriptorSettings& ours) const {
        if (!m_side.is_object() || !m_side.contains("analysis"))
            return {};
        Json theirs = m_side["analysis"];
        if (m_side.contains("sound") && m_side["sound"].is_object())
            theirs["rate"] = m_side["sound"].value("rate", Json());
        std::string differences;
        const Json here = analysisJson(ours);
        for (const auto& [key, value] : here.items()) {
            if (key == "pitch" || key == "framing" || key == "loudness_hop" ||
                !theirs.contains(key) || theirs[key].is_null() || theirs[key] == value)
                continue;
            differences += (differences.empty() ? "" : ", ") + key + " " + theirs[key].dump() +
                           " there and " + value.dump() + " here";
        }
        return differences.empty() ? std::string()
                                   : m_table.origin + ": was analysed in another way (" +
                                         differences + "), so its reach is only a hint.";
    }

private:
    Table m_table;
    Json m_side;
};

int analyseAll(const DescriptorOptions& options, const Session& session, JobControl& control) {
    CorpusBatch batch = resolved(options, session.threads);
    const auto files = corpusFiles(options.inputs, options.out);
    std::optional<TableMatch> match;
    if (!options.table.empty()) {
        match.emplace(options.table);
        if (batch.settings.rate == 0)
            batch.settings.rate = match->rate();
    }
    std::vector<ColumnReach> overall;
    std::set<std::string> warnings; // those given: files may differ in their rate
    int code = 0;
    const auto log = [&](std::string line) {
        control.append({.type = Event::Type::Log, .text = std::move(line), .item = {}});
    };
    const auto report = [&](std::size_t i, CorpusOutcome& outcome) {
        const std::string name = display(files[i].sound);
        control.append(
            {.type = Event::Type::Progress,
             .text = std::to_string(i + 1) + " of " + std::to_string(files.size()) + ": " + name,
             .value = double(i + 1) / double(files.size()),
             .item = {}});
        if (outcome.what == CorpusOutcome::What::Failed) {
            log("antiphon-cli: " + outcome.error);
            if (session.json)
                session.print({{"path", name}, {"error", outcome.error}});
            code = 3;
            return;
        }
        const bool kept = outcome.what == CorpusOutcome::What::Kept;
        const Corpus& corpus = outcome.corpus;
        log(name + ": " + std::to_string(corpus.frames.rows) + " frames" +
            (kept ? ", kept as they are" : ""));
        if (corpus.nonFinite > 0)
            log("antiphon-cli: " + name + ": " + std::to_string(corpus.nonFinite) +
                " samples are no finite numbers and count as silence.");
        DescriptorSummary summary;
        summarise(corpus.frames, summary);
        std::vector<ColumnReach> reaches;
        if (match) {
            reaches = reachOf(corpus.frames, corpus.columns, match->table());
            if (const auto warning = match->warning(*corpus.analysis);
                !warning.empty() && warnings.insert(warning).second)
                log("antiphon-cli: " + warning);
        }
        if (overall.empty())
            overall = reaches;
        else
            for (std::size_t c = 0; c < reaches.size(); ++c) {
                overall[c].inside += reaches[c].inside;
                overall[c].frames += reaches[c].frames;
            }
        const Json& sound = corpus.side.at("sound");
        if (session.json) {
            Json line = {{"path", name},
                         {"seconds", sound.at("seconds")},
                         {"sample_rate", sound.at("rate")},
                         {"channels", sound.at("channels")},
                         {"rows", corpus.frames.rows},
                         {"columns", corpus.columns.size()},
                         {"kept", kept},
                         {"trimmed_seconds", sound.at("trimmed_start").get<double>() +
                                                 sound.at("trimmed_end").get<double>()},
                         {"non_finite_samples", kept ? Json() : Json(corpus.nonFinite)},
                         {"files",
                          {{"corpus", display(files[i].csv)},
                           {"settings", display(corpusSideFile(files[i].csv))}}},
                         {"summary", summaryJson(corpus, summary)}};
            if (match)
                line["table"] = reachJson(reaches);
            session.print(line);
            return;
        }
        std::printf("%9zu rows %10.2f s  %s\n", corpus.frames.rows,
                    sound.at("seconds").get<double>(), display(files[i].csv).c_str());
        if (options.summary)
            printSummary(corpus, summary);
        std::fflush(stdout);
    };
    makeCorpora(
        files, batch, [&] { control.checkpoint(); }, report);
    if (match && !session.json && !overall.empty())
        printReach(overall);
    return code;
}

} // namespace

void addDescriptorVerbs(CLI::App& app, Session& session) {
    const auto options = std::make_shared<DescriptorOptions>();
    DescriptorSettings& analysis = options->batch.settings.analysis;
    analysis.loudnessHop = 0;
    CLI::App* verb = app.add_subcommand(
        "descriptors", "Recordings become corpora: a CSV with a row of descriptors a frame");
    verb->add_option("inputs", options->inputs, "Sound files, or folders of them")->required();
    verb->add_option("--out", options->out, "CSV to write, or the folder of several")->required();
    verb->add_option("--window", analysis.window, "Samples of a window")->capture_default_str();
    verb->add_option("--hop", analysis.hop, "Samples from frame to frame; 0: half the window")
        ->capture_default_str();
    verb->add_option("--loudness-window", analysis.loudnessWindow, "The same for loudness")
        ->capture_default_str();
    verb->add_option("--loudness-hop", analysis.loudnessHop, "0: as --hop")->capture_default_str();
    verb->add_option("--mode", options->mode,
                     "parity: as published corpora; clean: loudness hears each sample once, faster")
        ->check(CLI::IsMember({"parity", "clean"}))
        ->capture_default_str();
    verb->add_option("--framing", options->framing,
                     "file: frames centred on their time; live: as they come on stage")
        ->check(CLI::IsMember({"file", "live"}))
        ->capture_default_str();
    verb->add_flag("--pitch", analysis.pitch, "Also the columns pitch-hz and pitch-confidence");
    verb->add_option("--columns", options->columns,
                     "Columns or categories (loudness, mfcc, chroma, specshape, sinefeature, ...)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->default_str("all");
    verb->add_option("--rate", options->batch.settings.rate,
                     "Hz to resample to; if not given the table's, or each file's own")
        ->check(CLI::Range(1000, 1536000));
    verb->add_flag("--trim", options->batch.settings.trim,
                   "Leave out silence (below -60 dB) at both ends");
    verb->add_option("--table", options->table,
                     "Lookup table: tells which columns of the recordings it can reach");
    verb->add_flag("--summary", options->summary, "Print mean, deviation and quantiles");
    verb->add_flag("--resume", options->batch.resume,
                   "Keep finished corpora of the same sound and settings");
    verb->add_flag("--force", options->batch.force, "Replace existing files");
    verb->callback([options, &session] {
        session.action = [options, &session] {
            int code = 0;
            runJob("descriptors",
                   [&](JobControl& control) { code = analyseAll(*options, session, control); });
            return code;
        };
    });
}

} // namespace antiphon::cli

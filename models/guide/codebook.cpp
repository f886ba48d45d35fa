#include "models/guide/codebook.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/audition.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace antiphon::guide {

namespace {

void writeUsage(const fs::path& file, const CodebookReport& report) {
    Table table;
    table.rows = report.counts.size();
    std::vector<double> codes, counts, shares;
    for (const std::int64_t count : report.counts) {
        codes.push_back(double(codes.size()));
        counts.push_back(double(count));
        shares.push_back(double(count) / double(report.vectors));
    }
    table.add("code", std::move(codes));
    table.add("count", std::move(counts));
    table.add("share", std::move(shares));
    table.add("mean_distance", report.meanDistances);
    writeTable(file, table);
}

} // namespace

std::vector<fs::path> soundFilesOf(const std::vector<Item>& items) {
    std::vector<fs::path> files;
    std::set<fs::path> seen;
    const auto add = [&](const fs::path& file) {
        if (seen.insert(file.lexically_normal()).second)
            files.push_back(file);
    };
    for (const Item& item : items) {
        if (!fs::is_directory(item.path)) {
            add(item.path);
            continue;
        }
        std::vector<fs::path> inside;
        for (const auto& entry : fs::recursive_directory_iterator(
                 item.path, fs::directory_options::skip_permission_denied))
            if (entry.is_regular_file() && namesSound(entry.path()))
                inside.push_back(entry.path());
        if (inside.empty())
            throw UserError(display(item.path) +
                            ": there is no sound file in this folder; choose another one.");
        std::sort(inside.begin(), inside.end());
        std::for_each(inside.begin(), inside.end(), add);
    }
    return files;
}

fs::path codeSound(const fs::path& results, std::size_t code) {
    char name[32];
    std::snprintf(name, sizeof name, "code-%03zu.wav", code);
    return results / "codes" / name;
}

Outcome runCodebook(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<ListeningOptions>();
    const auto checkpoint = [&context] { context.checkpoint(); };
    std::vector<Listen> recordings;
    if (const auto slot = inputs.find("audio"); slot != inputs.end())
        for (const fs::path& file : soundFilesOf(slot->second))
            recordings.push_back(listenTo(file, checkpoint));
    if (recordings.empty())
        throw UserError("Say which recordings to learn from: 'audio' is empty.",
                        UserError::Kind::Usage);

    CodebookReport report;
    const Perception perception = Perception::learn(
        perceptionSettings(options), recordings, context.seed(), checkpoint,
        [&](double fraction, const std::string& text) { context.progress(0.9 * fraction, text); },
        &report);
    if (report.distinct < options.vocab)
        context.log("Only " + std::to_string(report.distinct) + " different segments for " +
                    std::to_string(options.vocab) +
                    " labels; fewer labels ('vocab') or more recordings would serve better.");

    Outcome outcome;
    const auto produced = [&](Item item) {
        context.produced(item);
        outcome.items.push_back(std::move(item));
    };
    const fs::path folder = context.folder();
    perception.save(folder / "codebook");
    produced({ItemKind::Model, folder / "codebook", "codebook"});
    writeUsage(folder / "usage.csv", report);
    produced({ItemKind::Table, folder / "usage.csv", "usage"});
    context.progress(0.9, "Writing examples");
    fs::remove_all(folder / "codes"); // of a run that this one replaces
    const auto sounds = auditionCodes(recordings, report, options.segment, checkpoint);
    for (std::size_t code = 0; code < sounds.size(); ++code) {
        // Not told as items: a library is no place for as many sounds as there are codes.
        if (!sounds[code].samples.empty())
            writeSound(codeSound(folder, code), sounds[code]);
    }
    outcome.figures = {{"recordings", recordings.size()},
                       {"inertia", report.inertia},
                       {"used", report.used},
                       {"perplexity", report.perplexity},
                       {"vectors", report.vectors},
                       {"distinct", report.distinct}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

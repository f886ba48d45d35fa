#include "core/error.h"
#include "core/table.h"
#include "models/guide/modeltasks.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace antiphon::guide {
namespace {

constexpr const char* figuresName = "figures.json";

/// Numbers of a list such as "0.25,0.5".
std::vector<double> numbersOf(const std::string& text, const char* key) {
    std::vector<double> numbers;
    std::stringstream list(text);
    for (std::string entry; std::getline(list, entry, ',');) {
        const auto first = entry.find_first_not_of(' ');
        const char* begin = entry.data() + std::min(first, entry.size());
        double value = 0;
        const auto [end, error] = std::from_chars(begin, entry.data() + entry.size(), value);
        if (error != std::errc() || end != entry.data() + entry.size() || !(value > 0))
            throw UserError("'" + std::string(key) + "' has '" + entry +
                                "'; give numbers above 0, with commas between.",
                            UserError::Kind::Usage);
        numbers.push_back(value);
    }
    if (numbers.empty())
        throw UserError("'" + std::string(key) + "' names no number.", UserError::Kind::Usage);
    return numbers;
}

struct Cell {
    double segment;
    std::int64_t vocab;
    double rate;

    std::string name() const {
        std::ostringstream text;
        text << segment << "s-A" << vocab << "-lr" << rate;
        return text.str();
    }
};

Json train(const Cell& cell, const Inputs& inputs, GuideTrainOptions options, double from,
           double to, const JobContext& whole) {
    const fs::path folder = whole.folder() / cell.name();
    // A cell that was finished before the run was interrupted.
    if (std::error_code error; fs::is_regular_file(folder / figuresName, error))
        return readJson(folder / figuresName);
    options.listening.segment = cell.segment;
    options.listening.vocab = cell.vocab;
    options.learn.training.torch.schedule.rate = cell.rate;
    const fs::path work = whole.work() / cell.name() / "checkpoints";
    fs::create_directories(folder);
    fs::create_directories(work);
    JobContext context = whole.part(whole.seed(), folder, work, from, to);
    context.log(cell.name());
    const Outcome outcome = runTrain(inputs, Options(options), context);
    writeJson(folder / figuresName, outcome.figures);
    return outcome.figures;
}

Table tableOf(const std::vector<std::pair<Cell, Json>>& cells) {
    Table table;
    table.rows = cells.size();
    const auto column = [&](const char* name, const auto& value) {
        std::vector<double> values;
        for (const auto& [cell, figures] : cells)
            values.push_back(double(value(cell, figures)));
        table.add(name, std::move(values));
    };
    // Nothing was judged where nothing was held back.
    const auto number = [](const Json& figures, const char* key) {
        return figures.value(key, std::nan(""));
    };
    column("segment", [](const Cell& cell, const Json&) { return cell.segment; });
    column("vocab", [](const Cell& cell, const Json&) { return cell.vocab; });
    column("learning_rate", [](const Cell& cell, const Json&) { return cell.rate; });
    for (const char* key : {"free_running_accuracy", "teacher_forced_accuracy"})
        column(key, [&](const Cell&, const Json& figures) { return number(figures, key); });
    for (const char* key : {"random", "majority", "repeat", "repeat_teacher_forced", "shuffled"})
        column(key, [&](const Cell&, const Json& figures) {
            return number(figures.value("baselines", Json::object()), key);
        });
    for (const auto& [name, key] :
         {std::pair{"advantage", "value"}, {"advantage_low", "low"}, {"advantage_high", "high"}})
        column(name, [&, key = key](const Cell&, const Json& figures) {
            return number(figures.value("advantage", Json::object()), key);
        });
    for (const char* key : {"lcp_mean", "perplexity", "codebook_use", "steps"})
        column(key, [&](const Cell&, const Json& figures) { return number(figures, key); });
    return table;
}

} // namespace

void GridOptions::visit(OptionVisitor& v) {
    v.text(segments, {.key = "segments",
                      .label = "Segments",
                      .help = "Lengths to try, in seconds, with commas between."});
    v.text(vocabs, {.key = "vocabs",
                    .label = "Numbers of labels",
                    .help = "Numbers to try, with commas between."});
    v.text(rates, {.key = "rates",
                   .label = "Learning rates",
                   .help = "Rates to try, with commas between; empty: the training's own."});
    train.visit(v);
}

Outcome runGrid(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<GridOptions>();
    std::vector<Cell> cells;
    const std::vector<double> rates =
        options.rates.empty() ? std::vector{options.train.learn.training.torch.schedule.rate}
                              : numbersOf(options.rates, "rates");
    for (const double segment : numbersOf(options.segments, "segments"))
        for (const double vocab : numbersOf(options.vocabs, "vocabs"))
            for (const double rate : rates)
                cells.push_back({segment, std::int64_t(vocab), rate});

    const fs::path table = context.folder() / "grid.csv";
    Outcome outcome;
    std::vector<std::pair<Cell, Json>> done;
    Json rows = Json::array();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell& cell = cells[i];
        const Json figures = train(cell, inputs, options.train, double(i) / double(cells.size()),
                                   double(i + 1) / double(cells.size()), context);
        const Json baselines = figures.value("baselines", Json::object());
        done.emplace_back(cell, figures);
        writeTable(table, tableOf(done));
        rows.push_back({{"cell", cell.name()},
                        {"free_running_accuracy", figures.value("free_running_accuracy", Json())},
                        {"shuffled", baselines.value("shuffled", Json())}});
        outcome.items.push_back(
            {ItemKind::Model, context.folder() / cell.name() / "model", "model " + cell.name()});
    }
    outcome.items.insert(outcome.items.begin(), {ItemKind::Table, table, "grid"});
    context.produced(outcome.items.front());
    outcome.figures = {{"cells", rows}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

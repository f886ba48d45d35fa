#include "core/error.h"
#include "core/table.h"
#include "models/guide/modeltasks.h"
#include "models/guide/specify.h"

namespace antiphon::guide {

Outcome runSpecify(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<SpecifyOptions>();
    const auto checkpoint = [&context] { context.checkpoint(); };
    context.progress(0, "Reading the model");
    const Model model = readModel(only(inputs, "model").path);
    requireTask(model, "answer");
    context.progress(0.1, "Listening");
    const CodedTrack guide = model.perception->label(
        listenTo(only(inputs, "guide").path, checkpoint), labelCacheFolder(), checkpoint);
    std::vector<std::int32_t> allowed;
    if (const auto memory = pathsOf(inputs, "memory"); !memory.empty()) {
        allowed = labelsIn(
            model.perception
                ->label(listenTo(memory.front(), checkpoint), labelCacheFolder(), checkpoint)
                .track);
        if (allowed.empty())
            throw UserError(display(memory.front()) +
                            ": the memory has no whole segment that sounds; choose another one.");
    } else if (options.answer.constrain != "off") {
        context.log("Without a memory there is nothing to constrain the answer by.");
    }
    context.progress(0.3, "Answering");
    const Specification specification =
        answer(model, guide, allowed, options.answer, context.seed(), checkpoint,
               [&](std::size_t segment, std::int32_t label) {
                   context.metric("answer label", std::int64_t(segment), label);
               });

    std::string text, csv = "segment,time,label,probability,entropy_bits";
    for (int k = 1; k <= 5; ++k)
        csv += ",label_" + std::to_string(k) + ",probability_" + std::to_string(k);
    csv += "\n";
    const double segment = model.perception->settings().segment;
    const auto number = [](double value) { return Json(value).dump(); };
    for (std::size_t i = 0; i < specification.labels.size(); ++i) {
        text += std::to_string(specification.labels[i]) + "\n";
        csv += std::to_string(i) + "," + number(double(i) * segment) + "," +
               std::to_string(specification.labels[i]) + "," +
               number(double(specification.probabilities[i])) + "," +
               number(double(specification.entropies[i]));
        for (std::size_t k = 0; k < 5; ++k)
            csv += k < specification.likely[i].size()
                       ? "," + std::to_string(specification.likely[i][k].label) + "," +
                             number(double(specification.likely[i][k].probability))
                       : ",,";
        csv += "\n";
    }
    const fs::path list = context.folder() / "specification.txt",
                   table = context.folder() / "specification.csv";
    writeFile(list, text);
    writeFile(table, csv);
    Outcome outcome;
    outcome.items = {{ItemKind::Table, list, "specification"}, {ItemKind::Table, table, "table"}};
    for (const Item& item : outcome.items)
        context.produced(item);
    outcome.figures = {{"segments", specification.labels.size()},
                       {"segment_seconds", segment},
                       {"specification", specification.labels},
                       {"entropies", specification.entropies},
                       {"perplexity", specification.perplexity}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

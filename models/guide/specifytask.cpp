#include "core/error.h"
#include "core/table.h"
#include "models/guide/labelcache.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/modeltasks.h"
#include "models/guide/result.h"
#include "models/guide/segmentlist.h"
#include "models/guide/specify.h"

#include <cmath>

namespace antiphon::guide {
namespace {

constexpr std::size_t shown = 5; ///< likeliest labels

Table tableOf(const Specification& specification, double segment) {
    Table table;
    table.rows = specification.labels.size();
    const auto column = [&](const std::string& name, const auto& value) {
        std::vector<double> values;
        for (std::size_t i = 0; i < table.rows; ++i)
            values.push_back(double(value(i)));
        table.add(name, std::move(values));
    };
    column("segment", [](std::size_t i) { return i; });
    column("time", [&](std::size_t i) { return double(i) * segment; });
    column("label", [&](std::size_t i) { return specification.labels[i]; });
    column("probability", [&](std::size_t i) { return specification.probabilities[i]; });
    column("entropy_bits", [&](std::size_t i) { return specification.entropies[i]; });
    for (std::size_t k = 0; k < shown; ++k) {
        const auto likely = [&, k](const auto& part) {
            return [&, k](std::size_t i) {
                const auto& all = specification.likely[i];
                return k < all.size() ? double(part(all[k])) : std::nan("");
            };
        };
        const std::string number = std::to_string(k + 1);
        column("label_" + number, likely([](const LabelChance& c) { return c.label; }));
        column("probability_" + number, likely([](const LabelChance& c) { return c.probability; }));
    }
    return table;
}

} // namespace

void SpecifyOptions::visit(OptionVisitor& v) {
    answer.visit(v);
    v.text(redraw, {.key = "redraw",
                    .label = "Draw again",
                    .help = "Stretches whose labels the model draws again: one of its segments "
                            "and a seed, such as 30=7.",
                    .advanced = true});
}

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
    const DecisionDecoder decoder = decoderOf(model, options.answer.weightType, context.device());
    Specification specification =
        answer(model, decoder, guide, allowed, options.answer, context.seed(), checkpoint,
               [&](std::size_t segment, std::int32_t label) {
                   context.metric("answer label", std::int64_t(segment), label);
               });
    const std::size_t count = specification.labels.size();
    for (const SegmentEntry& entry : segmentList(options.redraw, "redraw", true, count))
        for (std::size_t i = entry.first; i <= entry.last;) {
            const SegmentWindow window = answerWindow(model, count, i);
            specification =
                drawnAgain(model, decoder, guide, allowed, options.answer, std::move(specification),
                           i, std::uint64_t(entry.value), checkpoint);
            i = std::size_t(window.first + window.count);
        }

    const double segment = model.perception->settings().segment;
    const fs::path list = context.folder() / "specification.txt",
                   table = context.folder() / "specification.csv",
                   array = context.folder() / "specification.npy";
    writeIntegers(list, specification.labels);
    writeTable(table, tableOf(specification, segment));
    writeIntegers(array, specification.labels);
    Outcome outcome;
    outcome.items = {{ItemKind::Table, list, "specification"},
                     {ItemKind::Table, table, "table"},
                     {ItemKind::Table, array, "array"}};
    for (const Item& item : outcome.items)
        context.produced(item);
    outcome.figures = {
        {"segments", specification.labels.size()}, {"segment_seconds", segment},
        {"specification", specification.labels},   {"entropies", specification.entropies},
        {"perplexity", specification.perplexity},  {"decoder", toldOf(model, decoder)}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

#include "models/guide/labelcache.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/modeltasks.h"
#include "models/guide/predict.h"
#include "models/guide/verdict.h"

namespace antiphon::guide {

Outcome runEvaluate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<RelationOptions>();
    context.progress(0, "Reading the model");
    const Model model = readModel(only(inputs, "model").path);
    const bool completion = model.decision.task == "completion";
    const Material material = materialOf(inputs, options, completion, context.seed(), context);
    context.progress(0.1, "Listening");
    const std::int64_t beginning =
        completion ? model.training.value("given", model.decision.maxSegments / 2) : 0;
    const TrainingSet set =
        testSet(material, *model.perception, model.training.value("pairs", Json::array()),
                model.decision.maxSegments, beginning, labelCacheFolder(), context);
    context.progress(0.3, "Evaluating");
    const Evaluation evaluation = evaluate(
        set.training, set.held,
        predictionsOf(decoderOf(model, "auto", context.device()), model.perception->codebook(),
                      set.held, context.seed(), [&context] { context.checkpoint(); }),
        model.decision.codes, set.names, context.seed());
    Outcome outcome;
    const auto put = [&](const char* role, const Table& table) {
        const fs::path file = context.folder() / (std::string(role) + ".csv");
        writeTable(file, table);
        outcome.items.push_back({ItemKind::Table, file, role});
        context.produced(outcome.items.back());
    };
    put("evaluation", tableOf(evaluation));
    put("lcp", lcpTableOf(evaluation));
    outcome.figures = toJson(evaluation);
    outcome.figures["task"] = model.decision.task;
    context.log(sentenceOf(verdictOf(outcome.figures)));
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

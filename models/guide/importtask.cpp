#include "core/soundfile.h"
#include "models/guide/importmodel.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/modeltasks.h"

namespace antiphon::guide {

void ImportOptions::visit(OptionVisitor& v) {
    v.choice(positions,
             {.key = "positions",
              .label = "Positions beside relative ones",
              .help =
                  "What has fixed positions, too, in models with relative ones: guide and answer, "
                  "as when the published code answers, the guide alone or neither. It "
                  "trains them without those of the answer.",
              .choices = {"both", "guide", "none"},
              .advanced = true});
}

Outcome runImportCheckpoint(const Inputs& inputs, const Options& options, JobContext& context) {
    const auto pathOf = [&](const char* slot) {
        const auto paths = pathsOf(inputs, slot);
        return paths.empty() ? fs::path() : paths.front();
    };
    const fs::path file = only(inputs, "file").path, folder = context.folder() / "model";
    context.progress(0, "Reading");
    ImportedModel imported = importModel(file, pathOf("centers"));
    if (imported.decision.relativeCross)
        imported.decision.positions = options.as<ImportOptions>().positions;
    context.checkpoint();
    if (imported.centresLeft)
        context.log("The centres that were given are others than those in the checkpoint, with "
                    "which its network was trained; the checkpoint's own are taken.");
    fs::create_directories(folder);
    Model model;
    model.perception =
        std::make_shared<const Perception>(perceptionOf(imported, folder, pathOf("wav2vec2")));
    if (!imported.backbone && pathOf("wav2vec2").empty())
        context.log("The checkpoint holds no wav2vec 2.0 network, so the model cannot listen yet; "
                    "import it again with 'wav2vec2', a file of its weights.");
    model.decision = imported.decision;
    model.weights = std::move(imported.weights);
    model.training = {{"imported", display(file.filename())}, {"hash", contentHash(file)}};
    context.progress(0.5, "Measuring");
    model.packing = measuredLosses(model, [&context] { context.checkpoint(); });
    writeModel(folder, model);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "model"}};
    context.produced(outcome.items.front());
    std::int64_t parameters = 0;
    for (const RawTensor& tensor : model.weights)
        parameters += tensor.count();
    outcome.figures = {{"codes", model.decision.codes},
                       {"layers", model.decision.layers},
                       {"parameters", parameters},
                       {"backbone", imported.backbone.has_value()}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide

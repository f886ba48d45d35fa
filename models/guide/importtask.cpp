#include "core/soundfile.h"
#include "models/guide/importmodel.h"
#include "models/guide/modeldecoder.h"
#include "models/guide/modeltasks.h"

namespace antiphon::guide {

Outcome runImportCheckpoint(const Inputs& inputs, const Options&, JobContext& context) {
    const auto pathOf = [&](const char* slot) {
        const auto paths = pathsOf(inputs, slot);
        return paths.empty() ? fs::path() : paths.front();
    };
    const fs::path file = only(inputs, "file").path, folder = context.folder() / "model";
    context.progress(0, "Reading");
    ImportedModel imported = importModel(file, pathOf("centers"));
    context.checkpoint();
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

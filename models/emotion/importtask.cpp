#include "core/error.h"
#include "models/emotion/importmuser.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/options.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

namespace {

fs::path optional(const Inputs& inputs, const char* slot) {
    const auto paths = pathsOf(inputs, slot);
    return paths.empty() ? fs::path() : paths.front();
}

std::int64_t parametersOf(const std::vector<RawTensor>& weights) {
    std::int64_t count = 0;
    for (const RawTensor& tensor : weights)
        count += tensor.count();
    return count;
}

} // namespace

Outcome runImport(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<MuserImportOptions>();
    const fs::path file = only(inputs, "file").path, codes = optional(inputs, "codes"),
                   words = optional(inputs, "dictionary");
    const auto checkpoint = [&] { context.checkpoint(); };
    context.progress(0, "Reading");
    Outcome outcome;
    if (!codes.empty()) { // a prior speaks of the codes of a latent model
        const fs::path latent = optional(inputs, "model");
        if (latent.empty())
            throw UserError("A prior belongs to a latent model; name that with 'model', too.",
                            UserError::Kind::Usage);
        Prior prior = importPrior(file, readCodeDictionary(codes), options.heads);
        prior.muser = tensorHash(readMuser(latent).weights);
        prior.training = {{"imported", display(file.filename())}, {"hash", contentHash(file)}};
        prior.training["packing"] = antiphon::toJson(measuredLosses(prior, checkpoint));
        writePrior(context.folder() / "prior", prior);
        outcome.items = {{ItemKind::Model, context.folder() / "prior", "prior"}};
        outcome.figures = {{"codes", prior.config.codes},
                           {"parameters", parametersOf(prior.weights)}};
    } else {
        Muser model = importMuser(
            file, words.empty() ? WordDictionary::standard() : WordDictionary::read(words),
            options.heads);
        model.training = {{"imported", display(file.filename())}, {"hash", contentHash(file)}};
        model.training["packing"] = antiphon::toJson(measuredLosses(model, checkpoint));
        writeMuser(context.folder() / "model", model);
        outcome.items = {{ItemKind::Model, context.folder() / "model", "model"}};
        outcome.figures = {{"variant", model.config.variant},
                           {"length", model.config.length},
                           {"parameters", parametersOf(model.weights)}};
    }
    context.produced(outcome.items.front());
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

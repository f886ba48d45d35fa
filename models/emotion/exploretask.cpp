#include "core/error.h"
#include "core/music/wordset.h"
#include "core/text.h"
#include "models/emotion/explore.h"
#include "models/emotion/pieces.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

Outcome runExplore(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<ExploreOptions>();
    context.progress(0, "Reading the model");
    const Muser model = readMuser(only(inputs, "model").path);
    const WordSet set = readPieces(only(inputs, "data").path, model);
    const MuserEncoder encoder(model);
    const auto latents = encoder.encode(set.pieces, [&](double fraction) {
        context.checkpoint();
        context.progress(0.3 * fraction, "Listening to all pieces");
    });
    std::vector<int> quadrants;
    for (const WordPiece& piece : set.pieces)
        quadrants.push_back(piece.quadrant());
    JobContext maps = context.part(context.seed(), context.folder(), context.work(), 0.3, 1);
    const Exploration found =
        explore(latents, quadrants, model.config.quantises() ? model.config.codes : 0, options,
                context.seed(), maps);

    Outcome outcome;
    for (const fs::path& file : writeExploration(context.folder(), found, set.pieces))
        outcome.items.push_back({ItemKind::Table, file, file.stem().string()});
    for (const Item& item : outcome.items)
        context.produced(item);
    outcome.figures = {{"pieces", set.pieces.size()}};
    if (!found.times.empty()) {
        outcome.figures["codes_used"] = codesInUse(found.times).raw.size();
        outcome.figures["codebook_perplexity"] = perplexityOf(found.times);
    }
    Json silhouettes = Json::object();
    for (std::size_t element = 0; element <= elements; ++element) {
        Json& pairs = silhouettes[std::string(elementName(element))];
        pairs = Json::object();
        for (const PairSilhouette& pair : found.maps[element].space)
            pairs["Q" + std::to_string(pair.first) + "-Q" + std::to_string(pair.second)] =
                pair.value;
    }
    outcome.figures["silhouettes"] = silhouettes;
    Json axes = Json::object();
    for (std::size_t element = 0; element <= elements; ++element)
        for (std::size_t axis = 0; axis < axisNames.size(); ++axis)
            if (const SilhouetteTest& test = found.maps[element].axesOnPca[axis];
                test.permutations > 0) {
                axes[std::string(elementName(element))][axisNames[axis]] = {
                    {"silhouette", test.value}, {"p", test.p()}};
                context.log(std::string(elementName(element)) + ", " + axisNames[axis] +
                            ": silhouette " + numberText(test.value) +
                            ", p = " + numberText(test.p()));
            }
    outcome.figures["axes"] = axes;
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

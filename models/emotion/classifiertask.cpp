#include "core/error.h"
#include "core/music/wordset.h"
#include "models/emotion/classifiertraining.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

Outcome runClassifier(const Inputs& inputs, const Options& given, JobContext& context) {
    context.progress(0, "Reading the pieces");
    const fs::path file = only(inputs, "data").path;
    WordSet set = readWordSet(file);
    std::erase_if(set.pieces, [](const WordPiece& piece) {
        return piece.quadrant() < 1 || piece.quadrant() > 4;
    });
    if (set.pieces.empty())
        throw UserError(display(file) + ": no piece tells its emotion; name the files Q1_... to "
                                        "Q4_... or put them in folders Q1 to Q4.");
    const ClassifierModel model =
        trainClassifier(set.pieces, set.dictionary, given.as<ClassifierOptions>(), context);
    const fs::path folder = context.folder() / "classifier";
    writeClassifier(folder, model);
    Outcome outcome;
    outcome.items = {{ItemKind::Model, folder, "classifier"}};
    context.produced(outcome.items.front());
    outcome.figures = model.accuracy;
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

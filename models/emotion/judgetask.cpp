#include "core/error.h"
#include "core/music/wordset.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/options.h"
#include "models/emotion/pieces.h"
#include "models/emotion/tasks.h"
#include "models/emotion/transferjudge.h"
#include "models/plots.h"

#include <algorithm>

namespace antiphon::emotion {

Outcome runJudge(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<JudgeOptions>();
    context.progress(0, "Reading the model");
    const Muser model = readMuser(only(inputs, "model").path);
    const fs::path file = only(inputs, "data").path;
    const WordSet set = readPieces(file, model);
    const std::vector<WordPiece> pieces = heldBack(model, set.pieces, display(file));
    const auto which = elementsNamed(options.element);
    if (std::ranges::count(which, true) != 1)
        throw UserError("One element is judged at a time; take tempo, pitch, duration or velocity.",
                        UserError::Kind::Usage);
    JudgeSettings settings;
    settings.element = std::size_t(std::ranges::find(which, true) - which.begin());
    settings.pieces = std::size_t(options.pieces);
    settings.sampling = options.draw.sampling;
    settings.seed = context.seed();
    const MuserDecoder decoder = decoderOf(model, options.draw.weights);
    const std::vector<JudgedMove> moves = judgedMoves();
    const std::vector<JudgedGroup> groups =
        judgeTransfers(model, decoder, pieces, moves, settings, context);

    Outcome outcome;
    Json told = Json::array();
    for (const JudgedGroup& group : groups) {
        told.push_back(group.json());
        const auto percent = [](double share) { return std::to_string(int(100 * share + 0.5)); };
        context.log(group.move.name + ": of " + std::to_string(group.renders.size()) + " renders " +
                    percent(group.raised()) + " % are raised (" + percent(group.heardUp()) +
                    " % so that it is heard, " + percent(group.heardDown()) +
                    " % are heard to be lowered), " + percent(group.followed()) +
                    " % went towards the source.");
    }
    outcome.figures = {{"element", options.element}, {"pieces", pieces.size()}, {"moves", told}};
    const fs::path list = context.folder() / "judged.json",
                   table = context.folder() / "renders.csv";
    writeJson(list, outcome.figures);
    writeTable(table, renderTable(groups, pieces));
    std::vector<NamedViolin> violins;
    for (const JudgedGroup& group : groups) {
        std::vector<double> changes;
        for (const JudgedRender& render : group.renders)
            changes.push_back(render.moved - render.given);
        violins.push_back({group.move.name, violinOf(changes)});
    }
    writeFile(context.folder() / "judged.svg", violinPlot("change of " + options.element, violins));
    for (const fs::path& written : {list, table}) {
        outcome.items.push_back({ItemKind::Table, written, written.stem().string()});
        context.produced(outcome.items.back());
    }
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

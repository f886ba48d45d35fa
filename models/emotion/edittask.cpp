#include "models/emotion/editoptions.h"
#include "models/emotion/pieces.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

Outcome runEdit(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<EditOptions>();
    const WordDictionary& dictionary = WordDictionary::standard();
    const WordPiece piece = readPiece(only(inputs, "from").path, dictionary, options.sync, context);
    const PieceFigures before = figuresOf(piece, dictionary);
    const WrittenPiece written = writePiece(
        context.folder() / "1.mid", edited(piece.words, options.edit(), dictionary), dictionary,
        false, {{"task", "emotion.edit"}, {"options", antiphon::toJson(given)}});
    Json told = changeOf(before, written.figures);
    const MoodEstimate mood = builtInMood();
    told["mood_before"] = toJson(mood.of(before.features));
    told["mood_after"] = toJson(mood.of(written.figures.features));
    told["file"] = display(written.file.filename());
    told["seconds"] = written.seconds;
    Outcome outcome;
    outcome.items.push_back({ItemKind::Notes, written.file, "piece"});
    context.produced(outcome.items.back());
    outcome.figures = {{"from", piece.title}, {"pieces", {told}}};
    const fs::path list = context.folder() / "edit.json";
    writeJson(list, outcome.figures);
    outcome.items.push_back({ItemKind::Table, list, "edit"});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

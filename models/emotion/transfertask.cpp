#include "core/error.h"
#include "models/emotion/elementmoves.h"
#include "models/emotion/explore.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/moves.h"
#include "models/emotion/options.h"
#include "models/emotion/pieces.h"
#include "models/emotion/tasks.h"

#include <algorithm>

namespace antiphon::emotion {

namespace {

WordPiece read(const fs::path& file, const Muser& model, const std::string& sync,
               JobContext& context) {
    WordPiece piece = readPiece(file, model.dictionary, sync, context);
    const auto most = std::size_t(model.config.length) - 2;
    if (piece.words.size() > most) {
        context.log(display(file.filename()) + " is longer than the model reads: of " +
                    std::to_string(piece.words.size()) + " rows the first " + std::to_string(most) +
                    " are taken.");
        piece.words.resize(most);
    }
    return piece;
}

PlacedLatents placed(const WordPiece& piece, const MuserEncoder& encoder, const Muser& model) {
    return {encoder.encode(piece.words),
            barPlaces(piece.words, model.dictionary, model.config.encodesInput)};
}

/// What the piece that is written says of its emotion.
EmotionMix emotionOf(const std::string& text, int own, int target) {
    if (text != "own" && text != "target")
        return mixNamed(text);
    const int quadrant = text == "target" && target > 0 ? target : own;
    return quadrant > 0 ? mixOf(quadrant) : mixAt(0, 0);
}

} // namespace

Outcome runTransfer(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<TransferOptions>();
    context.progress(0, "Reading the model");
    const Muser model = readMuser(only(inputs, "model").path);
    const WordPiece piece = read(only(inputs, "from").path, model, options.sync, context);
    const MuserEncoder encoder(model);
    const PlacedLatents own = placed(piece, encoder, model);
    WordPiece other;
    PlacedLatents source;
    if (const auto to = pathsOf(inputs, "to"); !to.empty()) {
        other = read(to.front(), model, options.sync, context);
        source = placed(other, encoder, model);
    }
    const std::vector<WantedMove> wanted =
        options.moves.empty()
            ? wantedMoves(options.elements, options.amount,
                          options.towards.empty() ? std::string("piece") : options.towards)
            : wantedMoves(options.moves);
    MoveSettings settings;
    settings.align = alignmentNamed(options.align);
    settings.snap = snapNamed(options.snap);
    const Matrix codebook = encoder.codebook();
    settings.codebook = codebook.values;
    const auto times = model.training.value("code_times", std::vector<std::int64_t>());
    const std::vector<std::int32_t> used = codesInUse(times).raw;
    settings.used = used;

    const MuserDecoder decoder = decoderOf(model, options.draw.weights);
    const auto mood = moodEstimateOf(model.training, display(model.origin));
    const PieceFigures before = figuresOf(piece, model.dictionary);
    const std::string hash = tensorHash(model.weights);
    Outcome outcome;
    Json pieces = Json::array();
    for (std::int64_t i = 0; i < options.steps; ++i) {
        const double way = options.steps > 1 ? double(i) / double(options.steps - 1) : 1;
        int target = 0;
        const std::vector<ElementMove> moves = movesOf(
            wanted, way, model, other.words.empty() ? nullptr : &source, other.quadrant(), target);
        const PieceLatents latents = moved(own, moves, settings);
        Resynthesis resynthesis;
        if (options.draws == "moved") {
            resynthesis.piece = piece.words;
            for (const ElementMove& move : moves)
                resynthesis.moved[move.element] = true;
        }
        // One seed for all of them, so that only the movement makes the difference.
        Rng rng(context.seed());
        std::int64_t row = 0;
        const std::vector<Word> words = drawWords(
            decoder, decoder.source(latents.vectors, latents.rows),
            emotionOf(options.emotion, piece.quadrant(), target), options.draw.sampling,
            model.dictionary, rng, resynthesis, [&](const Word& word) {
                context.checkpoint();
                context.metric("word", i * wordsApart + row, packedWord(word, model.dictionary));
                if (++row % 32 == 0)
                    context.progress((double(i) + double(row) / double(piece.words.size() + 1)) /
                                         double(options.steps),
                                     "Writing");
            });
        const WrittenPiece written =
            writePiece(context.folder() / (std::to_string(i + 1) + ".mid"), words, model.dictionary,
                       options.draw.closeHoles && options.draws == "all",
                       {{"task", "emotion.transfer"},
                        {"seed", context.seed()},
                        {"model", hash},
                        {"options", antiphon::toJson(given)}});
        Json told = changeOf(before, written.figures);
        told["file"] = display(written.file.filename());
        told["way"] = way;
        told["rows"] = words.size();
        told["seconds"] = written.seconds;
        if (mood) {
            told["mood_before"] = toJson(mood->of(before.features));
            told["mood_after"] = toJson(mood->of(written.figures.features));
        }
        pieces.push_back(told);
        outcome.items.push_back({ItemKind::Notes, written.file, "piece"});
        context.produced(outcome.items.back());
    }
    const fs::path list = context.folder() / "transfer.json";
    outcome.figures = {{"from", piece.title}, {"to", other.title.empty() ? options.towards : other.title}, {"pieces", pieces}};
    writeJson(list, outcome.figures);
    outcome.items.push_back({ItemKind::Table, list, "transfer"});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

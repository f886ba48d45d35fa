#include "core/error.h"
#include "models/emotion/drawpieces.h"
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

/// How far step `i` of `steps` goes.
double wayAt(std::int64_t i, std::int64_t steps) {
    return steps > 1 ? double(i) / double(steps - 1) : 1;
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
    const auto hear = [&](const WordPiece& heard) {
        return placed(encoder.encode(heard.words), heard.words, model.dictionary, model.config);
    };
    const PlacedLatents own = hear(piece);
    WordPiece other;
    PlacedLatents source;
    if (const auto to = pathsOf(inputs, "to"); !to.empty()) {
        other = read(to.front(), model, options.sync, context);
        source = hear(other);
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
    if (const std::string loss = packingSentence("The decoder", decoder.type(), model.training);
        !loss.empty())
        context.log(loss);
    const auto mood = moodEstimateOf(model.training, display(model.origin));
    const std::string hash = tensorHash(model.weights);
    const bool all = options.draws == "all";
    // One seed for all of them, so that only the movement makes the difference.
    const auto drawn = [&](std::span<const ElementMove> moves, int target,
                           const std::function<void(const Word&)>& produced, Workers* workers) {
        const PieceLatents latents = moved(own, moves, settings);
        Resynthesis resynthesis;
        if (!all) {
            resynthesis.piece = piece.words;
            for (const ElementMove& move : moves)
                resynthesis.moved[move.element] = true;
        }
        Rng rng(context.seed());
        return drawWords(decoder, decoder.source(latents.vectors, latents.rows),
                         emotionOf(options.emotion, piece.quadrant(), target),
                         options.draw.sampling, model.dictionary, rng, resynthesis, produced,
                         workers);
    };
    const auto write = [&](const std::string& name, const std::vector<Word>& words) {
        return writePiece(context.folder() / (name + ".mid"), words, model.dictionary,
                          options.draw.closeHoles && all,
                          {{"task", "emotion.transfer"},
                           {"seed", context.seed()},
                           {"model", hash},
                           {"options", antiphon::toJson(given)}});
    };
    std::vector<std::vector<ElementMove>> moves;
    std::vector<int> targets;
    for (std::int64_t i = 0; i < options.steps; ++i)
        moves.push_back(movesOf(wanted, wayAt(i, options.steps), model,
                                other.words.empty() ? nullptr : &source, other.quadrant(),
                                targets.emplace_back(0)));

    Outcome outcome;
    Json pieces = Json::array();
    std::optional<PieceFigures> before;
    PieceDrawing drawing{.count = moves.size(),
                         .rows = all ? std::size_t(model.config.length) : piece.words.size() + 1,
                         .dictionary = model.dictionary,
                         .draw = {},
                         .done = {}};
    drawing.draw = [&](std::size_t i, const std::function<void(const Word&)>& produced,
                       Workers* workers) { return drawn(moves[i], targets[i], produced, workers); };
    drawing.done = [&](std::size_t i, const std::vector<Word>& words) {
        if (!before) // the piece as the model writes it with nothing moved: what a move is heard by
            before =
                write("unmoved", drawn(
                                     {}, 0, [&](const Word&) { context.checkpoint(); }, nullptr))
                    .figures;
        const WrittenPiece written = write(std::to_string(i + 1), words);
        Json told = changeOf(*before, written.figures);
        told["file"] = display(written.file.filename());
        told["way"] = wayAt(std::int64_t(i), options.steps);
        told["rows"] = words.size();
        told["seconds"] = written.seconds;
        if (mood) {
            told["mood_before"] = toJson(mood->of(before->features));
            told["mood_after"] = toJson(mood->of(written.figures.features));
        }
        pieces.push_back(told);
        outcome.items.push_back({ItemKind::Notes, written.file, "piece"});
        context.produced(outcome.items.back());
    };
    drawPieces(drawing, context);
    const fs::path list = context.folder() / "transfer.json";
    outcome.figures = {{"from", piece.title},
                       {"to", other.title.empty() ? options.towards : other.title},
                       {"unmoved", "unmoved.mid"},
                       {"pieces", pieces}};
    writeJson(list, outcome.figures);
    outcome.items.push_back({ItemKind::Table, list, "transfer"});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

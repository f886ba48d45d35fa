#include "core/error.h"
#include "models/emotion/drawpieces.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/options.h"
#include "models/emotion/pieces.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

Outcome runGenerate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<EmotionGenerateOptions>();
    const EmotionMix emotion = mixNamed(options.emotion);
    context.progress(0, "Reading the model");
    const Muser model = readMuser(only(inputs, "model").path);
    const Prior prior = readPrior(only(inputs, "prior").path);
    prior.require(model);
    const MuserDecoder decoder = decoderOf(model, options.draw.weights);
    const PriorDecoder codes = decoderOf(prior, options.draw.weights);
    for (const std::string& loss : {packingSentence("The prior", codes.type(), prior.training),
                                    packingSentence("The decoder", decoder.type(), model.training)})
        if (!loss.empty())
            context.log(loss);
    const std::int64_t shape[] = {model.config.codes, model.config.codeWidth()};
    const std::vector<float> codebook =
        tensorOf(model.weights, "VQ.embeddings", shape, display(model.origin)).floats();
    const auto mood = moodEstimateOf(model.training, display(model.origin));
    const std::string hash = tensorHash(model.weights);

    Outcome outcome;
    Json pieces = Json::array();
    const auto width = std::ptrdiff_t(model.config.codeWidth());
    const auto seedOf = [&](std::size_t i) { return seedFor(context.seed(), i); };
    PieceDrawing drawing{.count = std::size_t(options.count),
                         .rows = std::size_t(model.config.length),
                         .dictionary = model.dictionary,
                         .draw = {},
                         .done = {}};
    drawing.draw = [&](std::size_t i, const std::function<void(const Word&)>& produced,
                       Workers* workers) {
        Rng rng(seedOf(i));
        std::vector<float> vectors;
        for (const std::int32_t code : drawCodes(codes, emotion, options.nucleus, rng,
                                                 [&](std::int32_t) { context.checkpoint(); })) {
            const auto from = codebook.begin() + prior.codes[std::size_t(code)] * width;
            vectors.insert(vectors.end(), from, from + width);
        }
        return drawWords(decoder, decoder.source(vectors), emotion, options.draw.sampling,
                         model.dictionary, rng, {}, produced, workers);
    };
    drawing.done = [&](std::size_t i, const std::vector<Word>& words) {
        const WrittenPiece piece = writePiece(context.folder() / (std::to_string(i + 1) + ".mid"),
                                              words, model.dictionary, options.draw.closeHoles,
                                              {{"task", "emotion.generate"},
                                               {"emotion", options.emotion},
                                               {"seed", seedOf(i)},
                                               {"model", hash},
                                               {"options", antiphon::toJson(given)}});
        Json told = {{"file", display(piece.file.filename())},
                     {"seed", seedOf(i)},
                     {"rows", words.size()},
                     {"seconds", piece.seconds},
                     {"figures", toJson(piece.figures)}};
        if (mood)
            told["mood"] = toJson(mood->of(piece.figures.features));
        if (piece.figures.features.rate == 0)
            context.log("Piece " + std::to_string(i + 1) +
                        " has no notes; the model is not trained enough, or draw less daringly.");
        pieces.push_back(told);
        outcome.items.push_back({ItemKind::Notes, piece.file, "piece"});
        context.produced(outcome.items.back());
    };
    drawPieces(drawing, context);
    const fs::path list = context.folder() / "pieces.json";
    writeJson(list, {{"emotion", options.emotion}, {"pieces", pieces}});
    outcome.items.push_back({ItemKind::Table, list, "pieces"});
    outcome.figures = {{"pieces", pieces}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::emotion

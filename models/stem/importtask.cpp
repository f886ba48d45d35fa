#include "core/error.h"
#include "core/text.h"
#include "models/device.h"
#include "models/stem/importcodec.h"
#include "models/stem/lmimport.h"
#include "models/stem/options.h"
#include "models/stem/tasks.h"
#include "models/stem/textencoder.h"
#include "models/stem/weightsloss.h"

#include <functional>
#include <optional>

namespace antiphon::stem {

namespace {

/// Of what a large model writes itself, to choose the weights' type by.
constexpr std::int64_t measuredFrames = 100;

/// What became of the tensors of all files.
struct Tensors {
    std::size_t matched = 0;
    std::vector<std::string> missing, unexpected, reshaped;
    std::int64_t parameters = 0;
};

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

template <class T>
std::optional<T> tried(const std::function<T()>& read, std::string& why) {
    try {
        return read();
    } catch (const UserError& error) {
        if (error.kind() == UserError::Kind::System)
            throw;
        why = error.what();
        return std::nullopt;
    }
}

} // namespace

Outcome runImport(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<StemImportOptions>();
    CodecImport settings;
    settings.rate = options.rate;
    settings.padding = options.padding;
    std::optional<CodecModel> codec;
    std::optional<LmImport> lm;
    CodecImportReport codecReport;
    Tensors told;
    std::optional<std::vector<RawTensor>> text;
    std::optional<fs::path> tokeniser;
    const std::vector<fs::path> files = pathsOf(inputs, "file");
    for (std::size_t i = 0; i < files.size(); ++i) {
        context.checkpoint();
        context.progress(double(i) / double(files.size()), display(files[i].filename()));
        if (files[i].extension() == ".model") {
            if (tokeniser)
                throw UserError(display(files[i]) +
                                    ": is a second tokeniser; import one at a time.",
                                UserError::Kind::Usage);
            openTokeniser(files[i]);
            tokeniser = files[i];
            continue;
        }
        std::string noCodec, noLm;
        CodecImportReport report;
        const auto foundLm = tried<LmImport>(
            [&] { return importLm(files[i], options.textToMusic, context.seed()); }, noLm);
        const auto foundCodec =
            tried<CodecModel>([&] { return importCodec(files[i], settings, &report); }, noCodec);
        std::string noText;
        const auto foundText = tried<std::optional<std::vector<RawTensor>>>(
            [&] { return textTensors(files[i]); }, noText);
        const bool writes = foundText && *foundText;
        if (writes) {
            text = *foundText;
            T5Encoder(*text, display(files[i])); // whole, and of the right kind
            told.matched += text->size();
        }
        if (!foundLm && !foundCodec && !writes)
            throw UserError(noLm == noCodec ? noLm : noLm + "\n" + noCodec);
        if ((foundLm && lm) || (foundCodec && codec))
            throw UserError(display(files[i]) + ": is a second model of its kind; import one "
                                                "language model and one codec at a time.",
                            UserError::Kind::Usage);
        if (foundLm) {
            lm = foundLm;
            told.matched += lm->matched.size();
            append(told.unexpected, lm->unexpected);
            append(told.reshaped, lm->reshaped);
            told.parameters += lm->parameters;
            if (lm->knowsNoContext)
                context.log(display(files[i]) +
                            ": has never played along; train it on stems ('stem train --preset "
                            "tune') before it follows a context.");
        }
        if (foundCodec) {
            codec = foundCodec;
            codecReport = report;
            codec->training = {{"imported", display(files[i].filename())},
                               {"hash", contentHash(files[i])}};
            told.matched += report.matched;
            append(told.missing, report.missing);
            append(told.unexpected, report.unexpected);
            append(told.reshaped, report.reshaped);
            told.parameters += report.parameters;
            context.log(report.sentence());
        }
        if (foundLm)
            lm->model.training = {{"imported", display(files[i].filename())},
                                  {"hash", contentHash(files[i])}};
    }
    if (const auto beside = pathsOf(inputs, "codec"); !beside.empty() && !codec)
        codec = readCodec(beside.front());

    Outcome outcome;
    const auto made = [&](const fs::path& folder, const char* role) {
        outcome.items.push_back({ItemKind::Model, folder, role});
        context.produced(outcome.items.back());
    };
    outcome.figures = {{"matched", told.matched},
                       {"missing", told.missing},
                       {"unexpected", told.unexpected},
                       {"reshaped", told.reshaped},
                       {"parameters", told.parameters}};
    if (codec) {
        writeCodec(context.folder() / "codec", *codec);
        made(context.folder() / "codec", "codec");
        outcome.figures["codec"] = {{"scheme", codecReport.scheme},
                                    {"preset", codecReport.preset},
                                    {"rate", codec->config.rate}};
    }
    if (!lm && (text || tokeniser))
        throw UserError(
            "A text encoder is imported together with the language model that it belongs "
            "to; name its checkpoint, too.",
            UserError::Kind::Usage);
    if (lm) {
        const fs::path folder = context.folder() / "model";
        if (codec) {
            if (codec->config.books != lm->model.config.books ||
                codec->config.card != lm->model.config.card)
                throw UserError(
                    "The codec has " + std::to_string(codec->config.books) + " books of " +
                    std::to_string(codec->config.card) + " rows, the language model writes " +
                    std::to_string(lm->model.config.books) + " of " +
                    std::to_string(lm->model.config.card) + "; they do not belong together.");
            lm->model.codec = tensorHash(codec->weights);
            writeCodec(folder / "codec", *codec);
        }
        if (exactBytes(lm->model) > largestExact) {
            context.progress(1, "Measuring what fewer bits would change");
            Workers workers(chosenThreads());
            const auto checkpoint = [&] { context.checkpoint(); };
            const WeightsLoss loss =
                weightsLoss(lm->model, ownItems(lm->model, measuredFrames, &workers, checkpoint),
                            &workers, checkpoint);
            lm->model.training["packing"] = antiphon::toJson(loss.packing);
            outcome.figures["weights"] = toJson(loss);
            context.log("Cross-entropy of what it writes itself: " + numberText(loss.fp32) +
                        " nats a code with its weights as they are, " + numberText(loss.bf16) +
                        " as bf16, " + numberText(loss.int8) + " as int8.");
        }
        const bool reads = lm->model.config.description == "t5";
        if (text && reads && T5Encoder(*text, "").width() != lm->model.config.textWidth)
            throw UserError(
                "The text encoder writes " + std::to_string(T5Encoder(*text, "").width()) +
                " numbers a word, the language model reads " +
                std::to_string(lm->model.config.textWidth) + "; they do not belong together.");
        writeLm(folder, lm->model);
        if (reads && (text || tokeniser))
            writeTextEncoder(folder, text ? &*text : nullptr, tokeniser ? &*tokeniser : nullptr);
        if (reads && !(text && tokeniser))
            context.log(std::string("The model reads text, but of its T5 the ") +
                        (text        ? "tokeniser ('spiece.model')"
                         : tokeniser ? "encoder"
                                     : "encoder and the tokeniser ('spiece.model')") +
                        " did not come with it; import them together to describe stems in words.");
        outcome.figures["text"] = {{"encoder", reads && text.has_value()},
                                   {"tokeniser", reads && tokeniser.has_value()}};
        made(folder, "model");
        outcome.figures["language_model"] = {
            {"scheme", lm->scheme}, {"rung", lm->rung}, {"knows_no_context", lm->knowsNoContext}};
    }
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem

#include "core/error.h"
#include "models/stem/importcodec.h"
#include "models/stem/lmimport.h"
#include "models/stem/options.h"
#include "models/stem/tasks.h"

#include <functional>
#include <optional>

namespace antiphon::stem {

namespace {

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
    const std::vector<fs::path> files = pathsOf(inputs, "file");
    for (std::size_t i = 0; i < files.size(); ++i) {
        context.checkpoint();
        context.progress(double(i) / double(files.size()), display(files[i].filename()));
        std::string noCodec, noLm;
        CodecImportReport report;
        const auto foundLm = tried<LmImport>(
            [&] { return importLm(files[i], options.textToMusic, context.seed()); }, noLm);
        const auto foundCodec =
            tried<CodecModel>([&] { return importCodec(files[i], settings, &report); }, noCodec);
        if (!foundLm && !foundCodec)
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
        writeLm(folder, lm->model);
        made(folder, "model");
        outcome.figures["language_model"] = {
            {"scheme", lm->scheme}, {"rung", lm->rung}, {"knows_no_context", lm->knowsNoContext}};
    }
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem

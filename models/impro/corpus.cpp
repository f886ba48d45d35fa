#include "models/impro/corpus.h"

#include "core/error.h"
#include "models/device.h"

namespace antiphon::impro {

CorpusBatch batchOf(const CorpusOptions& options) {
    CorpusBatch batch;
    batch.resume = true;
    batch.threads = chosenThreads();
    batch.settings.rate = int(options.rate);
    batch.settings.trim = options.trim;
    DescriptorSettings& analysis = batch.settings.analysis;
    analysis.window = int(options.window);
    analysis.hop = int(options.hop > 0 ? options.hop : options.window / 2);
    analysis.loudnessWindow = int(options.loudnessWindow);
    analysis.loudnessHop = analysis.hop; // a row a frame of both
    analysis.mode = options.mode == "clean" ? DescriptorSettings::Mode::Clean
                                            : DescriptorSettings::Mode::Parity;
    analysis.pitch = options.pitch;
    return batch;
}

Outcome runCorpus(const Inputs& inputs, const Options& options, JobContext& context) {
    const CorpusBatch batch = batchOf(options.as<CorpusOptions>());
    std::vector<fs::path> sounds;
    for (const auto& [slot, items] : inputs)
        for (const Item& item : items)
            sounds.push_back(item.path);
    const std::vector<CorpusFile> files = corpusFiles(sounds, context.folder());
    Outcome outcome;
    std::size_t frames = 0, failed = 0;
    std::string firstError;
    context.progress(0, "Analysing recordings");
    makeCorpora(
        files, batch, [&] { context.checkpoint(); },
        [&](std::size_t index, CorpusOutcome& made) {
            context.progress(double(index + 1) / double(files.size()), "Analysing recordings");
            if (made.what == CorpusOutcome::What::Failed) {
                context.log(made.error);
                if (failed++ == 0)
                    firstError = made.error;
                return;
            }
            frames += made.corpus.frames.rows;
            outcome.items.push_back({ItemKind::Corpus, files[index].csv, "corpus"});
            context.produced(outcome.items.back());
        });
    if (outcome.items.empty())
        throw UserError(firstError);
    outcome.figures = {{"files", outcome.items.size()}, {"failed", failed}, {"frames", frames}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::impro

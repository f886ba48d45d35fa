#include "core/json.h"
#include "core/soundfile.h"
#include "core/version.h"
#include "models/device.h"
#include "models/stem/codecuse.h"
#include "models/stem/tasks.h"

#include <algorithm>

namespace antiphon::stem {

Outcome runRoundTrip(const Inputs& inputs, const Options&, JobContext& context) {
    context.progress(0, "Reading the codec");
    const CodecModel model = readCodec(only(inputs, "codec").path);
    const Codec codec(model, chosenThreads());
    const std::string hash = tensorHash(model.weights);
    const std::vector<fs::path> files = pathsOf(inputs, "audio");
    Outcome outcome;
    Json told = Json::array();
    double logMel = 0;
    std::vector<std::vector<std::int64_t>> counts(
        std::size_t(model.config.books), std::vector<std::int64_t>(std::size_t(model.config.card)));
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::size_t nonFinite = 0;
        const Sound sound = readSound(files[i], longestRead, &nonFinite);
        tellNonFinite(files[i], nonFinite, [&](const std::string& line) { context.log(line); });
        const RoundTrip trip = roundTrip(codec, sound, [&](double done) {
            context.checkpoint();
            context.progress((double(i) + done) / double(files.size()),
                             display(files[i].filename()));
        });
        const std::string stem = files.size() == 1 ? "" : std::to_string(i + 1) + "-";
        const Provenance provenance = {software(), Json{{"task", "stem.roundtrip"},
                                                        {"source", display(files[i].filename())},
                                                        {"codec", hash}}
                                                       .dump()};
        Json written = Json::object();
        const auto write = [&](const char* what, const Sound& sound) {
            const fs::path file = context.folder() / (stem + what + ".wav");
            writeSound(file, sound, SampleFormat::Float32, provenance);
            outcome.items.push_back({ItemKind::Audio, file, stem + what});
            context.produced(outcome.items.back());
            written[what] = display(file.filename());
        };
        write("original", trip.original);
        write("decoded", trip.decoded);
        write("difference", trip.difference);
        for (std::size_t k = 0; k < counts.size(); ++k)
            for (std::size_t row = 0; row < counts[k].size(); ++row)
                counts[k][row] += trip.counts[k][row];
        logMel += trip.logMel / double(files.size());
        told.push_back({{"source", display(files[i])},
                        {"seconds", trip.original.seconds()},
                        {"frames", model.config.frames(std::int64_t(trip.original.frames()))},
                        {"log_mel", trip.logMel},
                        {"samples", trip.samples},
                        {"rows_used", trip.used},
                        {"sounds", written}});
    }
    Json used = Json::array();
    for (const auto& rows : counts)
        used.push_back(1 - double(std::ranges::count(rows, std::int64_t(0))) /
                               double(model.config.card));
    outcome.figures = {{"log_mel", logMel},
                       {"rows_used", used},
                       {"bit_rate", model.config.bitRate()},
                       {"recordings", told}};
    const fs::path file = context.folder() / "roundtrip.json";
    Json saved = outcome.figures;
    saved["row_counts"] = counts;
    writeJson(file, saved);
    outcome.items.push_back({ItemKind::Table, file, "roundtrip"});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem

#include "core/error.h"
#include "models/idm/builddataset.h"
#include "models/idm/dataoptions.h"
#include "models/idm/tasks.h"

namespace antiphon::idm {

Outcome runDataset(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<DatasetOptions>();
    const std::vector<fs::path> recordings = pathsOf(inputs, "audio");
    if (recordings.empty())
        throw UserError("A data set needs recordings; name a folder that holds some.",
                        UserError::Kind::Usage);
    DatasetSettings settings;
    settings.seconds = options.seconds;
    settings.step = options.step;
    const DatasetReport report = buildDataset(
        recordings, context.folder(), settings,
        {.validation = options.validation, .test = options.test, .seed = context.seed()}, context);
    Outcome outcome;
    outcome.items = {{ItemKind::Table, context.folder() / "scores.csv", "scores"}};
    context.produced(outcome.items.front());
    outcome.figures = {{"sources", report.sources},   {"clips", report.clips()},
                       {"training", report.training}, {"validation", report.validation},
                       {"test", report.test},         {"left_out", report.silent},
                       {"cached", report.cached},     {"reference", report.reference},
                       {"failures", report.failures}};
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::idm

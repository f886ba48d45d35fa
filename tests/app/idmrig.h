#pragma once

#include "core/job.h"
#include "core/soundfile.h"
#include "models/idm/builddataset.h"
#include "models/idm/modeloptions.h"
#include "models/idm/synthesize.h"
#include "models/idm/tasks.h"
#include "tests/testing.h"

namespace antiphon::testing {

/// A few clips, measured, and a network that went over them six times: what it draws is noise, but
/// it is drawn, measured and kept as any other's.
class IdmRig {
public:
    explicit IdmRig(const fs::path& folder) : m_folder(folder) {
        std::vector<fs::path> files;
        for (int i = 0; i < 8; ++i) {
            files.push_back(folder / "clips" / ("clip" + std::to_string(i) + ".wav"));
            fs::create_directories(files.back().parent_path());
            writeSound(
                files.back(),
                idm::synthesize({.seconds = 3, .beats = 4.0 + i, .filled = 1}, std::uint64_t(i) + 1)
                    .sound,
                SampleFormat::Int16);
        }
        JobContext context(m_control, 1, data(), data());
        fs::create_directories(data());
        idm::buildDataset(files, data(), {.bands = 32, .seconds = 1, .step = 1}, {}, context);
    }

    fs::path data() const { return m_folder / "set"; }
    fs::path clip(int i) const {
        return m_folder / "clips" / ("clip" + std::to_string(i) + ".wav");
    }
    static idm::IdmTrainOptions options() {
        idm::IdmTrainOptions options;
        options.network.channels = 8;
        options.network.chunks = "quantile";
        options.network.width = 16;
        options.network.heads = 2;
        options.network.layers = 1;
        options.training.torch.device = "cpu";
        options.training.torch.batch = 2;
        options.training.torch.train.steps = 6;
        options.training.torch.train.evaluateEvery = 3;
        options.training.scoreEvery = 2;
        options.training.scored = 2;
        options.training.scoredSteps = 2;
        options.training.validation = 2;
        return options;
    }
    /// As idm.train leaves it: the run's folder.
    fs::path train() {
        const fs::path run = m_folder / "trained";
        if (fs::exists(run))
            return run;
        fs::create_directories(run / "out");
        fs::create_directories(run / "checkpoints");
        JobContext context(m_control, 3, run / "out", run / "checkpoints");
        idm::runTrain({{"data", {{ItemKind::Table, data(), "data"}}}}, Options(options()), context);
        return run;
    }
    fs::path model() { return train() / "out" / "model"; }

private:
    fs::path m_folder;
    JobControl m_control;
};

} // namespace antiphon::testing

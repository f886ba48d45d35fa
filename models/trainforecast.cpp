#include "models/trainforecast.h"

#include "models/outofmemory.h"

#include <algorithm>

namespace antiphon {

Forecast
trainForecast(const TorchOptions& torch,
              const std::function<std::unique_ptr<TorchTrainee>(const TorchOptions& torch)>& make) {
    Forecast found;
    found.piece = (torch.batch + torch.accumulate - 1) / torch.accumulate;
    try {
        found = make(torch)->forecast(false);
        if (!found.fits())
            return found;
        // Whole batches would take as long as steps of the training do.
        TorchOptions few = torch;
        few.accumulate = 1;
        few.batch = std::min<std::int64_t>(2, torch.batch);
        found.stepSeconds =
            make(few)->forecast().stepSeconds * double(torch.batch) / double(few.batch);
        found.seconds = found.stepSeconds * double(torch.train.steps);
    } catch (const std::exception& e) { // not even the weights and what the optimiser keeps
        if (!isOutOfMemory(e))
            throw;
        found.fittingPiece = 0;
    }
    return found;
}

} // namespace antiphon

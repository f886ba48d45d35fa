#pragma once

#include "models/forecast.h"
#include "models/torchtraining.h"

#include <functional>
#include <memory>

namespace antiphon {

/// What a training with these options will cost: memory of a whole batch, time of a step measured
/// on a small one. `make` gives a trainee with such options and a network of its own, and is called
/// at most twice. Where not even the network finds room, Forecast::fittingPiece is 0. Throws what
/// `make` throws but for want of memory.
Forecast
trainForecast(const TorchOptions& torch,
              const std::function<std::unique_ptr<TorchTrainee>(const TorchOptions& torch)>& make);

} // namespace antiphon

#pragma once

#include "core/files.h"
#include "models/idm/generator.h"
#include "models/idm/render.h"

#include <functional>
#include <vector>

namespace antiphon::idm {

/// Seconds at which chunks of a recording begin as a model hears it, rising: where a stretch of it
/// can be cut out whole. Of the first five minutes, window by window of the model's length; empty
/// for models that do not cut in time. `checkpoint` is called now and then. Throws UserError for
/// what is no sound.
std::vector<double> chunkPlaces(
    const Generator& generator, const Renderer& renderer, const DatasetSettings& audio,
    const fs::path& file, const std::function<void()>& checkpoint = [] {});

/// The same with a model that is read for it, on the CPU.
std::vector<double> chunkPlaces(
    const fs::path& model, const fs::path& file, const std::function<void()>& checkpoint = [] {});

/// The place nearest to `seconds`; itself where there is none.
double nearestPlace(const std::vector<double>& places, double seconds);

} // namespace antiphon::idm

#pragma once

#include "models/idm/dataset.h"
#include "models/stem/recordings.h"

#include <list>
#include <memory>
#include <span>
#include <utility>

namespace antiphon::idm {

/// The sound of a data set's clips, read from the recordings that it was made of; few of them are
/// open at a time. Torch-free. One thread at a time.
class ClipSounds {
public:
    explicit ClipSounds(std::shared_ptr<const Dataset> dataset) : m_dataset(std::move(dataset)) {}

    const Dataset& dataset() const noexcept { return *m_dataset; }
    /// Fills `out` with the clip's samples from `from` on, which may be negative, at the data set's
    /// rate: the mean of the channels; silence beyond both ends of the clip. Throws UserError
    /// naming a recording that is no longer there.
    void read(std::size_t clip, std::int64_t from, std::span<float> out);

private:
    const stem::Recording& recording(const fs::path& file);

    std::shared_ptr<const Dataset> m_dataset;
    std::list<std::pair<fs::path, stem::Recording>> m_open; ///< used last first
};

} // namespace antiphon::idm

#pragma once

#include "app/panels/soundstrip.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace antiphon {

/// Sounds of the same noise at several steps of a training. GUI thread.
class StepSounds : public SoundStrip {
    Q_OBJECT

public:
    explicit StepSounds(QWidget* parent = nullptr);
    /// In order of their steps.
    void setSounds(const std::vector<std::pair<std::int64_t, fs::path>>& sounds);

private:
    std::vector<std::pair<std::int64_t, fs::path>> m_sounds;
};

} // namespace antiphon

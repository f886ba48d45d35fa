#pragma once

#include "core/files.h"
#include "models/idm/learning.h"
#include "models/idm/scorewatch.h"

#include <chrono>
#include <fstream>

namespace antiphon::idm {

/// A training's steps and its L-Scores as lines of JSON in the run's folder. One thread at a time.
class StepLog {
public:
    /// Begins anew.
    explicit StepLog(const fs::path& run);
    /// Drops lines of later steps than this one, which is gone on from, and scores of later steps
    /// than `scored`.
    void backTo(std::int64_t step, std::int64_t scored);

    void step(std::int64_t step, const StepFacts& facts, double rate);
    void scores(const ScoreWatch::Found& found);

private:
    using Clock = std::chrono::steady_clock;

    void open();

    fs::path m_run;
    std::ofstream m_steps, m_scores;
    Clock::time_point m_start = Clock::now();
};

} // namespace antiphon::idm

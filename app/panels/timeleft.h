#pragma once

#include <optional>
#include <vector>

namespace antiphon {

/// How long a job will still take, from how its progress went so far. Robust against steps of
/// different length: the later half of the progress counts, and an estimate that has been overrun
/// gives way to the plain average. A value; times in seconds of computing.
class TimeLeft {
public:
    /// `seconds` since the job started, pauses included; call it at every news of the job.
    void update(double seconds, double fraction, bool paused);
    /// Nothing as long as too little is known (less than 1 s or 2 %).
    std::optional<double> estimate() const;

private:
    struct Sample {
        double seconds, fraction;
    };
    std::vector<Sample> m_samples; ///< one a change of the fraction, at most 64
    double m_last = 0;             ///< `seconds` of the last update
    double m_active = 0;           ///< without pauses
    bool m_paused = false;
};

} // namespace antiphon

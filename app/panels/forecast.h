#pragma once

#include "core/task.h"

#include <QSettings>

#include <optional>

namespace antiphon {

/// What a run will be given to work on.
struct InputSize {
    double seconds = 0; ///< of all sounds together
    double bytes = 0;   ///< in memory once decoded; other files as long as they are
};
/// Reads the headers of the files; what cannot be read counts nothing. For a background thread.
InputSize measureInputs(const Inputs& inputs);

/// What a run's time goes by.
struct RunAmount {
    double of = 0;
    bool steps = false; ///< of a training; else seconds of sound
};
/// Its steps, where its options say how many; else what it is given to work on.
RunAmount amountOf(const Json& options, const InputSize& size);

/// What earlier runs of a task cost on this machine, kept in the user's settings: the newest 20
/// for each task and device. GUI thread.
class RunTimes {
public:
    explicit RunTimes(QSettings& settings) : m_settings(settings) {}

    void add(const std::string& task, const std::string& device, const RunAmount& amount,
             double seconds);

    struct Forecast {
        int runs = 0; ///< that it was learned from; 0: nothing is known
        double seconds = 0;
    };
    /// The median of what a step or a second of sound took; of whole runs where there is neither.
    Forecast forecast(const std::string& task, const std::string& device,
                      const RunAmount& amount) const;

private:
    QSettings& m_settings;
};

/// A sentence on how long it will take, and one on how much memory.
QString forecastText(const RunTimes::Forecast& forecast, const InputSize& size);
QString forecastText(double seconds, const InputSize& size);

} // namespace antiphon

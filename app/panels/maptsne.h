#pragma once

#include "app/panels/mapprojector.h"

#include <condition_variable>
#include <mutex>

namespace antiphon {

/// A t-SNE under way: what the window asks of it and what it says. Shared by two threads.
struct MapProjector::Run {
    explicit Run(const MapAxes& axes) : m_seed(axes.seed), m_perplexity(axes.perplexity) {}

    // The window's side.
    /// Whether it can go on with these axes, which it then does.
    bool follow(const MapAxes& axes);
    /// It went another way than it began.
    bool followed() const { return m_followed; }
    void setPaused(bool on);
    bool paused() const { return m_paused; }
    /// Ends soon; `drop`: nobody wants what it has come to.
    void stop(bool drop);

    // The worker's side.
    /// Sleeps while paused; false: it has been stopped. Throws Cancelled if it was dropped.
    bool goOn();
    double perplexity() const { return m_perplexity; }
    std::uint64_t seed() const { return m_seed; }

    /// The last places were taken over by the window.
    std::atomic<bool> taken = true;

private:
    const std::uint64_t m_seed;
    std::atomic<double> m_perplexity;
    bool m_followed = false; ///< of the window alone
    std::atomic<bool> m_paused = false, m_stopped = false, m_dropped = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

/// A finished map as it is kept.
struct FinishedMap {
    std::vector<float> xy;
    MapFigures figures;
};
std::string mapFileText(const FinishedMap& map);
/// Nothing for what is no map of so many rows.
std::optional<FinishedMap> mapOfFile(const std::string& text, std::size_t rows);

} // namespace antiphon

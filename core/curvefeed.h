#pragma once

#include "core/curve.h"
#include "core/eventruns.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace antiphon {

/// Reads the event files of many trainings, finished and growing ones, on a thread of its own.
/// Whoever shows them pulls what is new. The newest run is read first, so its curves are there at
/// once; memory stays below about `budget` bytes whatever the number and size of the files: curves
/// get coarser (core/curve.h). Torn and damaged ends are kept up to there and told of.
///
/// All members may be called from any thread; none waits for a file.
class CurveFeed {
public:
    struct Tag {
        std::string name;                   ///< "train/loss"
        std::shared_ptr<const Curve> curve; ///< never changes; a later one replaces it
    };
    struct Run {
        std::uint32_t id = 0; ///< stable as long as it is watched
        fs::path root, folder;
        std::string name;
        double written = 0; ///< seconds since 1970, of the newest file
        std::uint64_t bytes = 0, read = 0;
        std::vector<Tag> tags; ///< by name
        std::string trouble;   ///< a sentence on what could not be read; empty: nothing
        std::uint64_t version = 0;
    };

    explicit CurveFeed(std::size_t budget = std::size_t(100) << 20);
    ~CurveFeed();
    CurveFeed(const CurveFeed&) = delete;
    CurveFeed& operator=(const CurveFeed&) = delete;

    /// The folders to look into from now on (see findEventRuns()); runs of others are forgotten.
    void watch(std::vector<fs::path> roots);
    /// Looks for new runs and data now, not only at the next turn (a quarter of a second for what
    /// grows, a few for new runs).
    void look();

    struct News {
        std::vector<Run> runs;             ///< new or changed, newest first
        std::vector<std::uint32_t> ids;    ///< all there are, newest first
        std::vector<std::string> troubles; ///< of roots
        std::uint64_t version = 0;
        double fraction = 1; ///< of all bytes that have been read
        bool searching = false;
    };
    /// What changed since `version` (0: everything).
    News since(std::uint64_t version) const;

private:
    struct Source;
    using Fresh = std::map<std::string, std::shared_ptr<Curve>, std::less<>>;
    void work();
    bool refresh(Source& source);
    void search();
    void take(std::vector<std::pair<fs::path, EventRun>> found);
    bool readOn(Source& source);
    void publish(Source& source, const Fresh& fresh);
    void startAgain(Source& source);
    void keepBudget();
    bool interrupted() const;

    const std::size_t m_budget;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    // Under the mutex. Only the worker changes the runs, so it may look at them without.
    std::vector<fs::path> m_roots;
    std::vector<std::shared_ptr<Run>> m_runs; ///< newest first
    std::vector<std::string> m_troubles;
    std::uint64_t m_version = 1;
    bool m_asked = false, m_searching = false, m_leave = false;
    // The worker's.
    std::vector<std::unique_ptr<Source>> m_sources; ///< as m_runs
    std::uint32_t m_nextId = 1;
    std::size_t m_limit = Curve::longest;
    std::size_t m_bytes = 0; ///< of all curves
    std::thread m_thread;    ///< last
};

} // namespace antiphon

#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace antiphon {

/// Threads that share the parts of one computation; between two computations they sleep. Made and
/// used by one thread at a time, which takes part in the work.
///
/// Which thread does which part is not fixed. So that results do not depend on the number of
/// threads, the division into parts must not depend on it either, and no two parts may write to one
/// place.
class Workers {
public:
    /// 0: as many threads as the machine has cores.
    explicit Workers(int threads = 1);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threads() const noexcept { return int(m_threads.size()) + 1; }

    /// Calls work(part) once for every part from 0 to parts - 1 and returns when all are done. What
    /// a part throws ends the others early and is thrown here.
    template <class Work>
    void run(std::size_t parts, Work&& work) {
        runParts(
            parts,
            [](void* function, std::size_t part) {
                (*static_cast<std::remove_reference_t<Work>*>(function))(part);
            },
            &work);
    }

private:
    using Call = void (*)(void*, std::size_t);
    void runParts(std::size_t parts, Call call, void* function);
    void takeParts();
    void wait();

    std::mutex m_mutex;
    std::condition_variable m_begin, m_end;
    Call m_call = nullptr;
    void* m_function = nullptr;
    std::size_t m_next = 0, m_parts = 0; ///< parts given out, and all
    std::size_t m_round = 0;             ///< computations begun
    std::size_t m_busy = 0;              ///< threads that have not finished this round
    std::exception_ptr m_failure;
    bool m_leave = false;
    std::vector<std::thread> m_threads; ///< last: they use all above
};

} // namespace antiphon

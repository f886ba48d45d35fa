#pragma once

#include <ctime>

namespace antiphon {

/// Processor time of all threads of this program.
inline double cpuSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

/// This thread's own time: what other programs take away in between does not count.
inline double threadSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

/// CPU milliseconds of one turn of `work`, the mean over at least 0.4 s.
template <class Work>
double millisecondsOf(const Work& work) {
    work();
    int turns = 0;
    const double start = cpuSeconds();
    double took = 0;
    do {
        work();
        ++turns;
        took = cpuSeconds() - start;
    } while (took < 0.4);
    return 1000 * took / turns;
}

} // namespace antiphon

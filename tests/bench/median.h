#pragma once

#include "tests/bench/clock.h"

#include <algorithm>
#include <vector>

namespace antiphon {

class Median {
public:
    void add(double value) { m_values.push_back(m_last = value); }
    double last() const { return m_last; }
    double value() {
        std::ranges::sort(m_values);
        return m_values[m_values.size() / 2];
    }

private:
    std::vector<double> m_values;
    double m_last = 0;
};

/// Processor time of this thread.
template <class Work>
double secondsOf(const Work& work) {
    const double start = threadSeconds();
    work();
    return threadSeconds() - start;
}

} // namespace antiphon

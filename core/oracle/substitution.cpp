#include "core/oracle/substitution.h"

#include <limits>

namespace antiphon {

Substitution::Substitution(const FactorOracle& memory, std::span<const float> codebook, int dims) {
    const auto width = std::size_t(dims), codes = width ? codebook.size() / width : 0;
    m_standIn.resize(codes);
    for (std::size_t code = 0; code < codes; ++code) {
        m_standIn[code] = Label(code);
        if (!memory.statesOf(Label(code)).empty())
            continue;
        double nearest = std::numeric_limits<double>::infinity();
        for (std::size_t other = 0; other < codes; ++other) {
            if (memory.statesOf(Label(other)).empty())
                continue;
            double distance = 0;
            for (std::size_t d = 0; d < width; ++d) {
                const double step =
                    double(codebook[code * width + d]) - double(codebook[other * width + d]);
                distance += step * step;
            }
            if (distance < nearest) {
                nearest = distance;
                m_standIn[code] = Label(other);
            }
        }
    }
}

} // namespace antiphon

#pragma once

#include "core/oracle/factororacle.h"

namespace antiphon {

/// For every code, the label that stands in for it where the memory lacks it.
class Substitution {
public:
    Substitution() = default;
    /// `codebook`: rows of `dims` numbers, row = label. A code that the memory has stands for
    /// itself, another is replaced by the nearest one that it has (squared distance; the lowest
    /// code of equals).
    Substitution(const FactorOracle& memory, std::span<const float> codebook, int dims);

    /// The label itself where there is nothing to replace it by.
    Label operator()(Label label) const {
        return label >= 0 && std::size_t(label) < m_standIn.size() ? m_standIn[std::size_t(label)]
                                                                   : label;
    }

private:
    std::vector<Label> m_standIn;
};

} // namespace antiphon

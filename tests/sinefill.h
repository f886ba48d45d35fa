#pragma once

#include "core/formats/tensors.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

// The deterministic numbers that the reference networks of spec "accompaniment" are filled with;
// the README of their folder explains them.
namespace antiphon::testing {

/// Fills the tensors in place: the p-th name in ASCII order has amp sin(0.7 (p + 1) + 0.13 i + off)
/// as its i-th number, and what `more` adds for a name.
inline void sineFill(
    std::vector<RawTensor>& tensors, double amp, double off,
    const std::function<double(const std::string&)>& more = [](const std::string&) {
        return 0.0;
    }) {
    std::ranges::sort(tensors, {}, &RawTensor::name);
    for (std::size_t p = 0; p < tensors.size(); ++p) {
        std::vector<float> values(static_cast<std::size_t>(tensors[p].count()));
        const double gain = more(tensors[p].name);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = float(amp * std::sin(0.7 * double(p + 1) + 0.13 * double(i) + off) + gain);
        tensors[p] = RawTensor::of(tensors[p].name, tensors[p].shape, values);
    }
}

} // namespace antiphon::testing

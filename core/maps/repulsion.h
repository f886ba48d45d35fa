#pragma once

#include "core/maps/exactrepulsion.h"

namespace antiphon {

/// The repulsion of a run by whichever way is cheaper.
class Repulsion {
public:
    /// `positions`: x, y of each row. Fills `forces` as ExactRepulsion does; returns Z.
    double compute(std::span<const float> positions, std::span<float> forces, Workers& workers) {
        return m_exact.compute(positions, forces, workers);
    }

private:
    ExactRepulsion m_exact;
};

} // namespace antiphon

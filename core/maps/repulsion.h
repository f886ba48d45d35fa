#pragma once

#include "core/maps/exactrepulsion.h"
#include "core/maps/gridrepulsion.h"

namespace antiphon {

/// The repulsion of a run by whichever way costs less.
class Repulsion {
public:
    enum class Way { Auto, Exact, Grid };
    explicit Repulsion(Way way = Way::Auto) : m_way(way) {}

    /// `positions`: x, y of each row. Fills `forces` as ExactRepulsion does; returns Z. The choice
    /// depends on the number of rows and the extent of the map alone, never on the clock.
    double compute(std::span<const float> positions, std::span<float> forces, Workers& workers);

private:
    Way m_way;
    ExactRepulsion m_exact;
    GridRepulsion m_grid;
};

} // namespace antiphon

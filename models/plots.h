#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

// Plots of reports as SVG drawings, for machines without a window.
namespace antiphon {

/// What a violin plot shows.
struct Violin {
    std::size_t count = 0;
    double median = 0, lower = 0, upper = 0; ///< quartiles
    double least = 0, most = 0;
    std::vector<double> at, density; ///< points of the density curve, whose area is 1
};
/// Density: a sum of Gaussians whose width is Scott's (1992) n^(-1/5) deviations, at `points`
/// places from the least to the most; where all values are equal one point of density 1. NaN are
/// left out; of none all is empty.
Violin violinOf(std::span<const double> values, std::size_t points = 100);

struct NamedViolin {
    std::string name;
    Violin violin; ///< of nothing: an empty place
};
/// Beside each other over one axis, each with its quartiles as a bar, its median as a line and its
/// count; all equally wide at their thickest. Names are broken at ", ".
std::string violinPlot(const std::string& title, std::span<const NamedViolin> violins);

} // namespace antiphon

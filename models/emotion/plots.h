#pragma once

#include <span>
#include <string>

// Plots of reports as SVG drawings, for machines without a window.
namespace antiphon::emotion {

/// Points of the quadrants (1 ... 4, told apart by colour and shape; 0: grey). `xy`: two numbers a
/// point. `caption` stands below.
std::string quadrantPlot(const std::string& title, std::span<const float> xy,
                         std::span<const int> quadrants, const std::string& caption);

} // namespace antiphon::emotion

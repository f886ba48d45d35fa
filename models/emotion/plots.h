#pragma once

#include "models/emotion/report.h"

#include <span>
#include <string>
#include <vector>

// Plots of reports as SVG drawings, for machines without a window.
namespace antiphon::emotion {

struct NamedViolin {
    std::string name;
    Violin violin; ///< of nothing: an empty place
};
/// Beside each other over one axis, each with its quartiles as a bar, its median as a line and its
/// count; all equally wide at their thickest.
std::string violinPlot(const std::string& title, std::span<const NamedViolin> violins);

/// Points of the quadrants (1 ... 4, told apart by colour and shape; 0: grey). `xy`: two numbers a
/// point. `caption` stands below.
std::string quadrantPlot(const std::string& title, std::span<const float> xy,
                         std::span<const int> quadrants, const std::string& caption);

} // namespace antiphon::emotion

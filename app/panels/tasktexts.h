#pragma once

#include <string_view>
#include <vector>

namespace antiphon {

/// The source texts of core and models that the window translates, for lupdate, which cannot see
/// them where they are: contexts "Task" (titles, help, inputs), "Options" (labels, help, units,
/// choices), "Job" (progress), "Figure" and "Role" (keys of figures and results). A test names
/// every text that is missing here.
std::vector<const char*> sourceTexts(std::string_view context);

} // namespace antiphon

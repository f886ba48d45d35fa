#pragma once

#include "core/task.h"

namespace antiphon {

/// Every system of the program, one line each: panels, command line, queue and history follow from
/// it.
const std::vector<System>& systems();

} // namespace antiphon

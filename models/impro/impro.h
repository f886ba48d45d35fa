#pragma once

#include "core/task.h"

namespace antiphon::impro {

/// Improvisation with synthesizers that are explored by ear.
System system();

} // namespace antiphon::impro

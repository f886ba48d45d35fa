#pragma once

namespace antiphon {

/// Lets screen readers find a MapView as a chart whose value is the current point. To be called
/// before the first of them is looked at; again is no harm.
void installMapAccess();

} // namespace antiphon

#pragma once

#include "models/guide/perception.h"

namespace antiphon::guide {

/// Makes a code audible: up to 0.4 s of each of its examples, softly cut, with gaps between. One
/// sound a code, mono at the first recording's rate; empty where a code has no example. Every
/// recording is read once. `checkpoint` may throw to stop.
std::vector<Sound> auditionCodes(const std::vector<Listen>& recordings,
                                 const CodebookReport& report, double segment,
                                 const std::function<void()>& checkpoint);

} // namespace antiphon::guide

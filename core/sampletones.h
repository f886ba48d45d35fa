#pragma once

#include "core/sound.h"

#include <string_view>

namespace antiphon {

/// Four seconds of decaying tones, two a second, whose pitch and level depend on the name: something
/// for self-tests to work on. The same name gives the same sound.
Sound sampleTones(std::string_view name);

} // namespace antiphon

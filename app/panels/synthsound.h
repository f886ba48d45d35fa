#pragma once

#include "core/json.h"
#include "core/synth/synth.h"

#include <QString>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace antiphon {

using SynthPoint = std::vector<float>; ///< parameters, 0 ... 1

/// What a synthesizer sounds like: a value to be undone, kept and compared.
struct SynthSound {
    std::string synth = "sin"; ///< a name, or the folder of a Pure Data patch
    SynthSettings settings = {};
    SynthPoint point = {0.5f, 0.5f};
    bool operator==(const SynthSound&) const = default;
};

/// What belongs to one synthesizer and is found again when it is chosen again.
struct SynthMemory {
    static constexpr std::size_t snapshots = 10;

    SynthPoint point;
    std::array<SynthPoint, snapshots> snapshot; ///< empty: none
    int x = 0, y = 1;                           ///< parameters of the pad
    bool operator==(const SynthMemory&) const = default;
};

/// All parameters in the middle.
SynthPoint middle(std::size_t parameters);
/// From one point to another of the same length, 0 ... 1.
SynthPoint between(const SynthPoint& from, const SynthPoint& to, double way);

/// The synthesizer's title, help and parameters' names in the user's language.
QString synthWords(const std::string& sourceText);

Json jsonOf(const SynthSound& sound);
/// Missing and wrong members are as in a sound that nobody has touched.
SynthSound synthSoundOf(const Json& json);
Json jsonOf(const SynthMemory& memory);
SynthMemory synthMemoryOf(const Json& json);

} // namespace antiphon

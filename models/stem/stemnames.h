#pragma once

#include <span>
#include <string>
#include <string_view>

namespace antiphon::stem {

/// One of the stems that the reference knows.
struct StemName {
    const char* name;   ///< as options and captions have it: "drums"
    const char* folder; ///< of a song: "drums_mixed"
};
/// drums, bass, guitar, keyboard, piano, strings, other, vocals.
std::span<const StemName> stemNames();

/// What stands for no particular stem as a target.
inline constexpr std::string_view anyStem = "any";

/// The name of a stem from any way of writing it: a name or a folder of the list above, their
/// usual relatives (core/layout.h: "keys", "bowed_strings", "Voice"), in any case. Others name
/// stems of their own and come back in lower case: every folder is a stem.
std::string stemNamed(std::string_view text);

/// Whether a stem serves as context unless the user says otherwise: all but the vocals (the
/// reference's rule), mixes and originals.
bool isUsualContext(std::string_view name);

} // namespace antiphon::stem

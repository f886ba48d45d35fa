#include "models/stem/stemnames.h"

#include "core/foldtext.h"
#include "core/layout.h"

namespace antiphon::stem {

namespace {

constexpr StemName names[] = {{"drums", "drums_mixed"}, {"bass", "bass"},
                              {"guitar", "guitar"},     {"keyboard", "other_keys"},
                              {"piano", "piano"},       {"strings", "bowed_strings"},
                              {"other", "other"},       {"vocals", "vocals"}};

} // namespace

std::span<const StemName> stemNames() {
    return names;
}

std::string stemNamed(std::string_view text) {
    const std::string_view instrument = instrumentNamed(text);
    for (const StemName& stem : names)
        if (instrument == stem.name || instrument == stem.folder)
            return stem.name;
    return instrument == "UNK" ? foldText(text) : std::string(instrument);
}

bool isUsualContext(std::string_view name) {
    return name != "vocals" && name != "original" && name != "mixed" && name != "mix";
}

} // namespace antiphon::stem

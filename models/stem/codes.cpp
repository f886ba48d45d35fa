#include "models/stem/codes.h"

#include <stdexcept>

namespace antiphon::stem {

Codes framesOf(const Codes& codes, std::int64_t first, std::int64_t frames) {
    if (first < 0 || frames < 0 || first + frames > codes.frames)
        throw std::invalid_argument("an excerpt beyond the codes");
    Codes part{codes.books, frames, {}};
    for (std::int64_t k = 0; k < codes.books; ++k) {
        const auto from = codes.values.begin() + k * codes.frames + first;
        part.values.insert(part.values.end(), from, from + frames);
    }
    return part;
}

} // namespace antiphon::stem

#include "core/jsonwords.h"

#include <cmath>

namespace antiphon {

std::string inWords(const Json& value, const char* unit) {
    if (!value.is_number())
        return value.dump();
    const auto number = value.get<double>();
    if (std::isnan(number))
        return "no number (nan)";
    if (std::isinf(number))
        return "infinite";
    return value.dump() + unit;
}

} // namespace antiphon

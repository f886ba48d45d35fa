#include "models/guide/segmentlist.h"

#include "core/error.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace antiphon::guide {

namespace {

template <class Number>
bool eat(std::string_view& text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
        return false;
    text.remove_prefix(std::size_t(end - text.data()));
    return true;
}

bool eat(std::string_view& text, char c) {
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

std::vector<SegmentEntry> segmentList(std::string_view list, const char* option, bool values,
                                      std::size_t segments) {
    std::vector<SegmentEntry> entries;
    while (!list.empty()) {
        const std::string_view word = list.substr(0, list.find(','));
        list.remove_prefix(std::min(word.size() + 1, list.size()));
        std::string_view rest = word;
        SegmentEntry entry{0, 0, 0};
        bool good = eat(rest, entry.first);
        entry.last = entry.first;
        if (good && eat(rest, '-'))
            good = eat(rest, entry.last);
        if (good && values)
            good = eat(rest, '=') && eat(rest, entry.value);
        if (!good || !rest.empty() || entry.last < entry.first || entry.last >= segments)
            throw UserError(
                "'" + std::string(option) + "': '" + std::string(word) + "' is not " +
                    (values ? "SEGMENT=NUMBER or FIRST-LAST=NUMBER" : "SEGMENT or FIRST-LAST") +
                    " with segments 0 to " + std::to_string(segments - 1) + ".",
                UserError::Kind::Usage);
        entries.push_back(entry);
    }
    return entries;
}

} // namespace antiphon::guide

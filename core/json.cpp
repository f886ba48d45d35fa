#include "core/json.h"

#include "core/error.h"
#include "core/files.h"

#include <algorithm>

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace antiphon {

namespace {

constexpr std::size_t maxDepth = 200;
constexpr std::size_t maxKeys = 10000;

std::string placeOf(std::string_view text, std::size_t byte) {
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i < std::min(byte > 0 ? byte - 1 : 0, text.size()); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++column; // a character, however many bytes it has
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Refuses shapes that would make the library slow or exhaust the stack: its values are destroyed
/// and copied recursively, and each key of an ordered object is searched among those before it.
void checkShape(std::string_view text, const std::string& origin) {
    std::vector<std::size_t> keys; // one count for each open bracket
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (keys.size() == maxDepth)
                throw UserError(origin + ": nested more than " + std::to_string(maxDepth) +
                                " levels deep at " + placeOf(text, i + 1) +
                                "; this is not a file of ours.");
            keys.push_back(0);
        } else if ((c == ']' || c == '}') && !keys.empty()) {
            keys.pop_back();
        } else if (c == ':' && !keys.empty() && ++keys.back() > maxKeys) {
            throw UserError(origin + ": more than " + std::to_string(maxKeys) +
                            " keys in one object at " + placeOf(text, i + 1) +
                            "; this is not a file of ours.");
        }
    }
}

} // namespace

Json parseJson(std::string_view text, const std::string& origin) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw UserError(origin + ": is empty; restore the file from a copy.");
    checkShape(text, origin);
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& e) {
        throw UserError(origin + ": not valid JSON at " + placeOf(text, e.byte) +
                        "; mend the text there or restore the file from a copy.");
    } catch (const Json::out_of_range&) { // 1e999; the library does not say where
        throw UserError(origin + ": a number is too large to be held; mend it or restore the file "
                                 "from a copy.");
    }
}

Json readJson(const fs::path& file) {
    return parseJson(readFile(file, std::uint64_t(256) << 20), display(file));
}

void writeJson(const fs::path& file, const Json& value) {
    // dump() writes NaN and infinities as null.
    writeFile(file, value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace antiphon

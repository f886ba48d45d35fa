#include "core/json.h"

#include "core/error.h"
#include "core/files.h"

#include <cmath>

namespace antiphon {

namespace {

constexpr int maxDepth = 200;

std::string placeOf(std::string_view text, std::size_t byte) {
    std::size_t line = 1, column = 1;
    for (std::size_t i = 0; i < std::min(byte > 0 ? byte - 1 : 0, text.size()); ++i) {
        if (text[i] == '\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// The parser of the library recurses only on destruction and copying: a limit here keeps both shallow.
bool tooDeep(std::string_view text) {
    int depth = 0;
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
            if (++depth > maxDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

} // namespace

Json parseJson(std::string_view text, const std::string& origin) {
    if (tooDeep(text))
        throw UserError(origin + ": nested more than " + std::to_string(maxDepth) +
                        " levels deep; this is not a file of ours.");
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& e) {
        throw UserError(origin + ": not valid JSON at " + placeOf(text, e.byte) +
                        "; mend the text there or restore the file from a copy.");
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

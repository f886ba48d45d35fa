#include "core/store/libraryfields.h"

#include "core/error.h"
#include "core/files.h"
#include "core/foldtext.h"

#include <algorithm>

namespace antiphon {

namespace {

[[noreturn]] void refuse(const std::string& what, std::string_view text, const std::string& must) {
    throw UserError(what + " is '" + std::string(text) + "' but must be " + must + ".",
                    UserError::Kind::Usage);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
}

RowCell number(const std::optional<double>& value) {
    return value ? RowCell(*value) : RowCell();
}
RowCell numberAboveZero(int value) {
    return value > 0 ? RowCell(double(value)) : RowCell();
}

int digitIn(const char* what, std::string_view text, int highest, const std::string& must) {
    text = trimmed(text);
    if (text.empty())
        return 0;
    if (text.size() != 1 || text[0] < '0' || text[0] > '0' + highest)
        refuse(what, text, must);
    return text[0] - '0';
}

std::vector<std::string> tagsAfter(const std::vector<std::string>& before, std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (const auto word = trimmed(text.substr(at, comma - at)); !word.empty())
            words.push_back(word);
        at = comma + 1;
    }
    const auto isChange = [](std::string_view word) { return word[0] == '+' || word[0] == '-'; };
    const auto changes = std::count_if(words.begin(), words.end(), isChange);
    if (changes != 0 && changes != std::ptrdiff_t(words.size()))
        refuse("Tags", text, "either tags, or tags that all begin with + or -");
    std::vector<std::string> tags = changes ? before : std::vector<std::string>();
    for (const std::string_view word : words) {
        const std::string tag(changes ? trimmed(word.substr(1)) : word);
        if (tag.empty())
            refuse("Tags", text, "tags separated by commas");
        const auto same = [folded = foldText(tag)](const std::string& other) {
            return foldText(other) == folded;
        };
        if (changes && word[0] == '-')
            std::erase_if(tags, same);
        else if (std::none_of(tags.begin(), tags.end(), same))
            tags.push_back(tag);
    }
    return tags;
}

void setSplit(LibraryItem& item, std::string_view text) {
    text = trimmed(text);
    item.split = splitNamed(text);
    item.splitFixed = item.split != Split::None;
    if (!item.splitFixed && !text.empty() && foldText(text) != "none")
        refuse("Split", text, "train, validation, test or empty");
}

} // namespace

const std::vector<RowField>& libraryFields() {
    static const std::vector<RowField> fields{
        {"title", {"name"}},
        {"kind", {"type"}, false},
        {"song", {}},
        {"role", {"stem"}},
        {"duration", {"length", "seconds"}},
        {"bpm", {"tempo"}},
        {"key", {}, false},
        {"lufs", {"loudness"}},
        {"tags", {"tag"}},
        {"rating", {"stars"}},
        {"split", {"part"}, false},
        {"emotion", {"quadrant"}},
        {"notes", {"note"}},
        {"path", {"file"}},
        {"missing", {}, false},
    };
    return fields;
}

std::vector<RowCell> cellsOf(const LibraryItem& item) {
    return {display(item.title),
            std::string(name(item.kind)),
            display(item.song),
            display(item.role),
            number(item.seconds),
            number(item.bpm),
            item.key,
            number(item.lufs),
            tagsText(item.tags),
            numberAboveZero(item.rating),
            std::string(name(item.split)),
            numberAboveZero(item.emotion),
            item.notes,
            display(item.path),
            std::string(item.missing ? "yes" : "")};
}

bool isEditable(LibraryField field) {
    switch (field) {
    case LibraryField::Title:
    case LibraryField::Song:
    case LibraryField::Role:
    case LibraryField::Tags:
    case LibraryField::Rating:
    case LibraryField::Split:
    case LibraryField::Emotion:
    case LibraryField::Notes:
        return true;
    default:
        return false;
    }
}

void setField(LibraryItem& item, LibraryField field, std::string_view text) {
    switch (field) {
    case LibraryField::Title:
        if (trimmed(text).empty())
            refuse("Title", text, "a text");
        item.title = trimmed(text);
        break;
    case LibraryField::Song:
        item.song = trimmed(text);
        break;
    case LibraryField::Role:
        item.role = trimmed(text);
        break;
    case LibraryField::Tags:
        item.tags = tagsAfter(item.tags, text);
        break;
    case LibraryField::Rating:
        item.rating = digitIn("Rating", text, 5, "a number of stars, 0 to 5");
        break;
    case LibraryField::Split:
        setSplit(item, text);
        break;
    case LibraryField::Emotion: {
        const std::string_view quadrant = trimmed(text);
        const bool q = quadrant.starts_with('Q') || quadrant.starts_with('q');
        item.emotion = digitIn("Emotion", quadrant.substr(q), 4, "a quadrant, Q1 to Q4, or empty");
        break;
    }
    case LibraryField::Notes:
        item.notes = text;
        break;
    default:
        throw UserError("This field is measured and cannot be written; edit the file instead.",
                        UserError::Kind::Usage);
    }
}

std::string tagsText(const std::vector<std::string>& tags) {
    std::string text;
    for (const std::string& tag : tags)
        text += (text.empty() ? "" : ", ") + display(tag);
    return text;
}

} // namespace antiphon

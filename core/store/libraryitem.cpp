#include "core/store/libraryitem.h"

#include "core/error.h"

#include <cmath>

namespace antiphon {

namespace {

constexpr std::int64_t largest = std::int64_t(1) << 53; // survives readers that use doubles

[[noreturn]] void refuse(const std::string& origin, const char* key, const char* must) {
    throw UserError(origin + ": '" + key + "' must be " + must + ".");
}

std::int64_t integerOf(const Json& value, const char* key, const std::string& origin,
                       std::int64_t low = 0, std::int64_t high = largest) {
    const std::string must =
        "a whole number, " + std::to_string(low) + " to " + std::to_string(high);
    if (!value.is_number_integer())
        refuse(origin, key, must.c_str());
    // Values above the signed range are compared as what they are.
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t(high))
        refuse(origin, key, must.c_str());
    const auto number = value.get<std::int64_t>();
    if (number < low || number > high)
        refuse(origin, key, must.c_str());
    return number;
}

const std::string& textOf(const Json& value, const char* key, const std::string& origin) {
    if (!value.is_string())
        refuse(origin, key, "a text");
    return value.get_ref<const std::string&>();
}

// Paths are bytes, JSON is UTF-8: one that is not is written as hexadecimal digits under
// "<key>_bytes".
void putPath(Json& object, const std::string& key, const std::string& path) {
    if (display(path) == path) {
        object[key] = path;
        return;
    }
    std::string digits;
    for (const char c : path) {
        digits += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        digits += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    object[key + "_bytes"] = digits;
}

std::string bytesOf(const std::string& digits, const char* key, const std::string& origin) {
    std::string bytes;
    const auto value = [&](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        refuse(origin, key, "pairs of hexadecimal digits");
    };
    if (digits.size() % 2)
        refuse(origin, key, "pairs of hexadecimal digits");
    for (std::size_t i = 0; i < digits.size(); i += 2)
        bytes += char(value(digits[i]) * 16 + value(digits[i + 1]));
    return bytes;
}

std::string pathOf(const std::string& text, const char* key, const std::string& origin) {
    if (text.find('\0') != std::string::npos)
        refuse(origin, key, "a path");
    return text;
}

std::vector<std::string> tagsOf(const Json& value, const std::string& origin) {
    if (!value.is_array())
        refuse(origin, "tags", "a list of texts");
    std::vector<std::string> tags;
    for (const Json& tag : value)
        tags.push_back(textOf(tag, "tags", origin));
    return tags;
}

std::vector<ItemMarker> markersOf(const Json& value, const std::string& origin) {
    if (!value.is_array())
        refuse(origin, "markers", "a list of {\"seconds\", \"text\"}");
    std::vector<ItemMarker> markers;
    for (const Json& marker : value) {
        if (!marker.is_object() || !marker.contains("seconds") || !marker.contains("text") ||
            !marker["seconds"].is_number() || !marker["text"].is_string())
            refuse(origin, "markers", "a list of {\"seconds\", \"text\"}");
        markers.push_back({marker["seconds"].get<double>(), marker["text"].get<std::string>()});
    }
    return markers;
}

std::optional<double> numberOf(const Json& value, const char* key, const std::string& origin) {
    if (!value.is_null() && !value.is_number())
        refuse(origin, key, "a number or null");
    return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

Json orNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

bool isHash(const std::string& text) {
    return text.empty() ||
           (text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos);
}

} // namespace

std::optional<ItemKind> itemKindNamed(std::string_view text) {
    for (const ItemKind kind : {ItemKind::Audio, ItemKind::Notes, ItemKind::Corpus, ItemKind::Table,
                                ItemKind::Model, ItemKind::Embedding})
        if (name(kind) == text)
            return kind;
    return std::nullopt;
}

const std::string& splitKey(const LibraryItem& item) {
    return item.song.empty() ? item.hash : item.song;
}

void applyFields(LibraryItem& item, const Json& fields, const std::string& origin) {
    for (const auto& [key, value] : fields.items()) {
        const char* k = key.c_str();
        if (key == "kind") {
            const auto kind = itemKindNamed(textOf(value, k, origin));
            if (!kind)
                refuse(origin, k, "audio, notes, corpus, table, model or embedding");
            item.kind = *kind;
        } else if (key == "path") {
            item.path = pathOf(textOf(value, k, origin), k, origin);
        } else if (key == "path_bytes") {
            item.path = pathOf(bytesOf(textOf(value, k, origin), k, origin), k, origin);
        } else if (key == "source") {
            item.source = pathOf(textOf(value, k, origin), k, origin);
        } else if (key == "source_bytes") {
            item.source = pathOf(bytesOf(textOf(value, k, origin), k, origin), k, origin);
        } else if (key == "title") {
            item.title = textOf(value, k, origin);
        } else if (key == "seconds") {
            if (!value.is_null() && !(value.is_number() && value.get<double>() >= 0))
                refuse(origin, k, "a length in seconds or null");
            item.seconds = numberOf(value, k, origin);
        } else if (key == "split") {
            const std::string& text = textOf(value, k, origin);
            item.split = splitNamed(text);
            if (name(item.split) != text)
                refuse(origin, k, "train, validation, test or empty");
        } else if (key == "split_fixed") {
            if (!value.is_boolean())
                refuse(origin, k, "true or false");
            item.splitFixed = value.get<bool>();
        } else if (key == "hash") {
            if (!isHash(textOf(value, k, origin)))
                refuse(origin, k, "32 hexadecimal digits");
            item.hash = value.get<std::string>();
        } else if (key == "size") {
            item.size = integerOf(value, k, origin);
        } else if (key == "mtime") {
            constexpr auto limit = std::numeric_limits<std::int64_t>::max();
            item.mtime = integerOf(value, k, origin, -limit, limit);
        } else if (key == "song") {
            item.song = textOf(value, k, origin);
        } else if (key == "role") {
            item.role = textOf(value, k, origin);
        } else if (key == "emotion") {
            item.emotion = int(integerOf(value, k, origin, 0, 4));
        } else if (key == "tags") {
            item.tags = tagsOf(value, origin);
        } else if (key == "rating") {
            item.rating = int(integerOf(value, k, origin, 0, 5));
        } else if (key == "notes") {
            item.notes = textOf(value, k, origin);
        } else if (key == "markers") {
            item.markers = markersOf(value, origin);
        } else if (key == "bpm") {
            item.bpm = numberOf(value, k, origin);
        } else if (key == "lufs") {
            item.lufs = numberOf(value, k, origin);
        } else if (key == "key") {
            item.key = textOf(value, k, origin);
        } else if (key == "analysed") {
            if (!isHash(textOf(value, k, origin)))
                refuse(origin, k, "32 hexadecimal digits");
            item.analysed = value.get<std::string>();
        }
    }
}

Json changedFields(const LibraryItem& before, const LibraryItem& item) {
    Json fields = Json::object();
    if (item.kind != before.kind || before.id == 0)
        fields["kind"] = name(item.kind);
    if (item.path != before.path)
        putPath(fields, "path", item.path);
    if (item.source != before.source)
        putPath(fields, "source", item.source);
    if (item.title != before.title)
        fields["title"] = item.title;
    if (item.seconds != before.seconds)
        fields["seconds"] = orNull(item.seconds);
    if (item.split != before.split)
        fields["split"] = name(item.split);
    if (item.splitFixed != before.splitFixed)
        fields["split_fixed"] = item.splitFixed;
    if (item.hash != before.hash)
        fields["hash"] = item.hash;
    if (item.size != before.size)
        fields["size"] = item.size;
    if (item.mtime != before.mtime)
        fields["mtime"] = item.mtime;
    if (item.song != before.song)
        fields["song"] = item.song;
    if (item.role != before.role)
        fields["role"] = item.role;
    if (item.emotion != before.emotion)
        fields["emotion"] = item.emotion;
    if (item.tags != before.tags)
        fields["tags"] = item.tags;
    if (item.rating != before.rating)
        fields["rating"] = item.rating;
    if (item.notes != before.notes)
        fields["notes"] = item.notes;
    if (item.markers != before.markers)
        fields["markers"] = toJson(item.markers);
    if (item.bpm != before.bpm)
        fields["bpm"] = orNull(item.bpm);
    if (item.lufs != before.lufs)
        fields["lufs"] = orNull(item.lufs);
    if (item.key != before.key)
        fields["key"] = item.key;
    if (item.analysed != before.analysed)
        fields["analysed"] = item.analysed;
    return fields;
}

JournalEntry parseEntry(std::string_view line, const std::string& origin) {
    Json object = parseJson(line, origin);
    if (!object.is_object())
        throw UserError(origin + ": must be a JSON object.");
    const auto numberAt = [&](const char* key) {
        return integerOf(object.at(key), key, origin, 1);
    };
    if (object.contains("drop"))
        return DropEntry{numberAt("drop")};
    if (object.contains("duplicate_of")) {
        DuplicateEntry entry;
        entry.id = numberAt("duplicate_of");
        LibraryItem file;
        applyFields(file, object, origin);
        entry.path = file.path;
        entry.size = file.size;
        entry.mtime = file.mtime;
        if (entry.path.empty())
            throw UserError(origin + ": a duplicate must have a 'path'.");
        return entry;
    }
    if (!object.contains("id"))
        throw UserError(origin + ": must have 'id', 'drop' or 'duplicate_of'.");
    PutEntry entry{numberAt("id"), {}};
    LibraryItem checked;
    applyFields(checked, object, origin);
    object.erase("id");
    entry.fields = std::move(object);
    return entry;
}

std::string toLine(const JournalEntry& entry) {
    Json object = Json::object();
    if (const auto* put = std::get_if<PutEntry>(&entry)) {
        object["id"] = put->id;
        object.update(put->fields);
    } else if (const auto* drop = std::get_if<DropEntry>(&entry)) {
        object["drop"] = drop->id;
    } else {
        const auto& duplicate = std::get<DuplicateEntry>(entry);
        object["duplicate_of"] = duplicate.id;
        putPath(object, "path", duplicate.path);
        object["size"] = duplicate.size;
        object["mtime"] = duplicate.mtime;
    }
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json toJson(const std::vector<ItemMarker>& markers) {
    Json list = Json::array();
    for (const ItemMarker& marker : markers)
        list.push_back({{"seconds", marker.seconds}, {"text", marker.text}});
    return list;
}

std::vector<ItemMarker> parseMarkers(std::string_view text, const std::string& origin) {
    return markersOf(parseJson(text, origin), origin);
}

Json toJson(const LibraryItem& item) {
    const auto known = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    Json tags = Json::array();
    for (const std::string& tag : item.tags)
        tags.push_back(tag);
    return {{"id", item.id},
            {"kind", name(item.kind)},
            {"path", display(item.path)},
            {"title", display(item.title)},
            {"seconds", orNull(item.seconds)},
            {"split", known(std::string(name(item.split)))},
            {"song", known(display(item.song))},
            {"role", known(display(item.role))},
            {"emotion", item.emotion ? Json(item.emotion) : Json()},
            {"tags", std::move(tags)},
            {"rating", item.rating ? Json(item.rating) : Json()},
            {"notes", known(display(item.notes))},
            {"markers", toJson(item.markers)},
            {"bpm", orNull(item.bpm)},
            {"lufs", orNull(item.lufs)},
            {"key", known(display(item.key))},
            {"missing", item.missing}};
}

} // namespace antiphon

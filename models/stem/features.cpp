#include "models/stem/songs.h"

#include "core/csvscanner.h"
#include "core/error.h"
#include "core/foldtext.h"
#include "core/json.h"

#include <algorithm>
#include <charconv>

namespace antiphon::stem {

namespace {

/// "a, b" or ["a", "b"].
std::vector<std::string> tagsAt(const Json& json, const char* key, const std::string& origin) {
    if (!json.contains(key) || json.at(key).is_null())
        return {};
    const Json& value = json.at(key);
    if (value.is_string())
        return splitTags(value.get<std::string>());
    const bool list = value.is_array() && std::ranges::all_of(value, [](const Json& entry) {
                          return entry.is_string();
                      });
    if (!list)
        throw UserError(origin + ": '" + key + "' must be a text with commas between the words.");
    return value.get<std::vector<std::string>>();
}

double numberAt(const Json& json, const char* key, double low, double high,
                const std::string& origin) {
    if (!json.contains(key) || json.at(key).is_null())
        return 0;
    const Json& value = json.at(key);
    if (!value.is_number() || !(value.get<double>() >= low && value.get<double>() <= high))
        throw UserError(origin + ": '" + key + "' is " + value.dump() + ", but must be a number " +
                        std::to_string(std::int64_t(low)) + " to " +
                        std::to_string(std::int64_t(high)) + ".");
    return value.get<double>();
}

constexpr double mostFrames = double(std::int64_t(1) << 40);

} // namespace

SongFeatures readFeatures(const fs::path& file) {
    const Json json = readJson(file);
    const std::string origin = display(file);
    if (!json.is_object())
        throw UserError(origin +
                        ": must be an object with genres, moods, bpm, key, sample_rate and "
                        "num_frames.");
    SongFeatures features;
    features.tags.genres = tagsAt(json, "genres", origin);
    features.tags.moods = tagsAt(json, "moods", origin);
    if (const double bpm = numberAt(json, "bpm", 0, 1000, origin); bpm > 0)
        features.tags.bpm = bpm;
    if (json.contains("key") && !json.at("key").is_null()) {
        if (!json.at("key").is_string())
            throw UserError(origin + ": 'key' must be a text such as \"A\" or \"F# minor\".");
        features.tags.key = json.at("key").get<std::string>();
    }
    features.rate = int(numberAt(json, "sample_rate", 100, 768000, origin));
    features.frames = std::int64_t(numberAt(json, "num_frames", 0, mostFrames, origin));
    if (json.contains("sounding_frames")) {
        const Json& range = json.at("sounding_frames");
        const bool good = range.is_array() && range.size() == 2 && range[0].is_number_unsigned() &&
                          range[1].is_number_unsigned();
        if (!good)
            throw UserError(origin + ": 'sounding_frames' must be two frames: the first that "
                                     "sounds, and the one after the last.");
        features.sounding = {range[0].get<std::int64_t>(), range[1].get<std::int64_t>()};
    }
    return features;
}

std::vector<std::pair<std::string, SongTags>> readTagTable(const fs::path& file) {
    // Not as a Table: a column of songs called 001, 002 ... would become numbers.
    constexpr std::uint64_t mostBytes = std::uint64_t(1) << 26;
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const std::string text = readFile(file, mostBytes);
    std::string_view body = text;
    if (body.starts_with(byteOrderMark))
        body.remove_prefix(byteOrderMark.size());
    CsvScanner scanner(body, delimiterOf(body), display(file));
    std::vector<std::string> header;
    if (scanner.next())
        for (const CsvScanner::Field& field : scanner.fields())
            header.emplace_back(foldText(field.text));
    if (std::ranges::find(header, "song") == header.end())
        throw UserError(display(file) + ": has no column 'song'; its first line must be "
                                        "song,genres,moods,bpm,key or some of these.");
    std::vector<std::pair<std::string, SongTags>> rows;
    while (scanner.next()) {
        std::string song;
        SongTags tags;
        for (std::size_t i = 0; i < std::min(header.size(), scanner.fields().size()); ++i) {
            std::string value(scanner.fields()[i].text);
            if (header[i] == "song") {
                song = value;
            } else if (header[i] == "genres" || header[i] == "moods") {
                std::ranges::replace(value, ';', ',');
                (header[i] == "genres" ? tags.genres : tags.moods) = splitTags(value);
            } else if (header[i] == "key") {
                tags.key = value;
            } else if (header[i] == "bpm" && !value.empty()) {
                double bpm = 0;
                const auto [end, error] =
                    std::from_chars(value.data(), value.data() + value.size(), bpm);
                if (error != std::errc() || end != value.data() + value.size() ||
                    !(bpm > 0 && bpm <= 1000))
                    throw UserError(display(file) + ", line " + std::to_string(scanner.line()) +
                                    ", column 'bpm': '" + value +
                                    "' is no tempo; write beats a minute or nothing.");
                tags.bpm = bpm;
            }
        }
        if (song.empty())
            throw UserError(display(file) + ", line " + std::to_string(scanner.line()) +
                            ", column 'song': is empty; name the song's folder.");
        rows.emplace_back(std::move(song), std::move(tags));
    }
    return rows;
}

} // namespace antiphon::stem

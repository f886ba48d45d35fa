#include "core/music/wordfile.h"

#include "core/error.h"
#include "core/music/wordgrid.h"

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::string_view format = "antiphon words";
constexpr std::size_t mostRows = 1'000'000;

Word wordOf(const Json& row, const WordDictionary& dictionary, const std::string& place) {
    const std::size_t columns = dictionary.hasEmotion() ? wordFamilies : wordFamilies - 1;
    if (!row.is_array() || row.size() != columns)
        throw UserError(place + " must be a list of " + std::to_string(columns) +
                        " indices; encode the piece again.");
    Word word{};
    for (std::size_t f = 0; f < columns; ++f) {
        const auto size = std::int64_t(dictionary.size(WordFamily(f)));
        const std::int64_t index =
            row[f].is_number_integer() ? row[f].get<std::int64_t>() : std::int64_t(-1);
        if (index < 0 || index >= size)
            throw UserError(place + ": its " + std::string(name(WordFamily(f))) + " is " +
                            row[f].dump() + ", but the dictionary has the indices 0 to " +
                            std::to_string(size - 1) + "; encode the piece again.");
        word[f] = std::int32_t(index);
    }
    return word;
}

std::string textAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

WordDictionary dictionaryOf(const Json& json, const std::string& origin) {
    const auto found = json.find("dictionary");
    if (found == json.end() || !found->is_object())
        throw UserError(origin + ": does not tell its dictionary; encode the piece again.");
    if (const auto entries = found->find("entries"); entries != found->end())
        return WordDictionary::parse(entries->dump(), origin + ", dictionary");
    if (textAt(*found, "name") != "standard")
        throw UserError(origin + ": its dictionary is named '" + textAt(*found, "name") +
                        "' but not given; encode the piece again.");
    return WordDictionary::standard();
}

} // namespace

Json wordJson(const WordPiece& piece, const EncodedWords& encoded,
              const WordDictionary& dictionary) {
    const bool standard = dictionary == WordDictionary::standard();
    Json sizes = Json::object(), words = Json::array(), names = Json::array(),
         markers = Json::array(), tempos = Json::array(), substitutions = Json::array();
    const std::size_t columns = dictionary.hasEmotion() ? wordFamilies : wordFamilies - 1;
    for (std::size_t f = 0; f < columns; ++f)
        sizes[std::string(name(WordFamily(f)))] = dictionary.size(WordFamily(f));
    const auto add = [&](const Word& word) {
        Json row = Json::array(), named = Json::array();
        for (std::size_t f = 0; f < columns; ++f) {
            row.push_back(word[f]);
            named.push_back(dictionary.entry(WordFamily(f), word[f]));
        }
        words.push_back(std::move(row));
        names.push_back(std::move(named));
    };
    for (const Word& word : encoded.words)
        add(word);
    add(Word{});
    for (const auto& [tick, text] : encoded.markers)
        markers.push_back({tick, text});
    for (const auto& [tick, bpm] : encoded.tempos)
        tempos.push_back({tick, bpm});
    for (const WordSubstitution& one : encoded.substitutions)
        substitutions.push_back({{"row", one.row},
                                 {"family", name(one.family)},
                                 {"wanted", one.wanted},
                                 {"used", one.used}});
    Json json{{"format", format},
              {"version", 1},
              {"title", piece.title},
              {"song", piece.song},
              {"file", display(piece.file)},
              {"sync", name(encoded.sync)},
              {"quadrant", piece.quadrant()},
              {"bars", encoded.bars},
              {"dictionary", {{"name", standard ? "standard" : "given"}, {"sizes", sizes}}},
              {"words", words},
              {"names", names},
              {"markers", markers},
              {"tempos", tempos},
              {"substitutions", substitutions},
              {"remarks", encoded.remarks}};
    if (!standard)
        json["dictionary"]["entries"] = parseJson(dictionary.json(), "dictionary");
    return json;
}

WordFile wordFileOf(const Json& json, const std::string& origin) {
    if (!json.is_object() || textAt(json, "format") != format)
        throw UserError(origin + ": holds no words of ours; choose what 'emotion encode' wrote.");
    if (const auto version = json.find("version"); version == json.end() || *version != 1)
        throw UserError(origin + ": is of a version that is not known; update the program.");
    WordFile file{dictionaryOf(json, origin), {}};
    const auto words = json.find("words");
    if (words == json.end() || !words->is_array() || words->empty() || words->size() > mostRows)
        throw UserError(origin + ": 'words' must be a list of 1 to 1 000 000 rows; encode the "
                                 "piece again.");
    const auto bar = file.dictionary.find(WordFamily::BarBeat, "Bar");
    std::int64_t bars = 0;
    for (std::size_t i = 0; i < words->size(); ++i) {
        const std::string place = origin + ": row " + std::to_string(i) + " of 'words'";
        const Word word = wordOf((*words)[i], file.dictionary, place);
        if (word == Word{})
            break;
        bars += word[std::size_t(WordFamily::BarBeat)] == bar;
        if (bars > mostWordBars)
            throw UserError(place + " begins bar " + std::to_string(bars) + ", but at most " +
                            std::to_string(mostWordBars) + " are read; cut the piece.");
        file.piece.words.push_back(word);
    }
    file.piece.title = textAt(json, "title");
    file.piece.song = textAt(json, "song");
    file.piece.file = textAt(json, "file");
    return file;
}

WordFile readWordFile(const fs::path& file) {
    return wordFileOf(readJson(file), display(file));
}

} // namespace antiphon

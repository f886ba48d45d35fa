#include "core/music/words.h"

#include "core/error.h"
#include "core/formats/pickle.h"
#include "core/json.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace antiphon {

namespace {

constexpr std::array<std::string_view, wordFamilies> familyNames{
    "tempo", "chord", "bar-beat", "type", "pitch", "duration", "velocity", "emotion"};

/// What stands before the number in an entry; empty: the family has no numbers.
constexpr std::array<std::string_view, wordFamilies> prefixes{
    "Tempo_", "", "Beat_", "", "Note_Pitch_", "Note_Duration_", "Note_Velocity_", "Q"};

/// Numbers that can be played.
constexpr std::array<std::pair<int, int>, wordFamilies> ranges{
    {{4, 1000}, {}, {0, 15}, {}, {0, 127}, {0, 19200}, {1, 127}, {1, 99}}};

constexpr std::size_t mostEntries = 100'000;

using Entries = std::vector<std::string>;

/// Entries behind "ignore", in the order of their bytes.
Entries sorted(Entries entries) {
    std::ranges::sort(entries);
    entries.insert(entries.begin(), "0");
    return entries;
}

Entries numbered(WordFamily family, int first, int last, int step, Entries more = {}) {
    for (int number = first; number <= last; number += step)
        more.push_back(WordDictionary::entryOf(family, number));
    return more;
}

Entries tempos() {
    Entries entries = numbered(WordFamily::Tempo, 32, 149, 3, {"CONTI"});
    // Faster ones only where the published data have them.
    for (const int bpm : {155, 158, 161, 167, 170, 176, 182, 188, 194, 200, 206, 215, 221, 224})
        entries.push_back(WordDictionary::entryOf(WordFamily::Tempo, bpm));
    return sorted(std::move(entries));
}

Entries chords() {
    Entries entries{"CONTI", "N_N"};
    for (const char* root : {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"})
        for (const char* quality :
             {"M", "m", "o", "+", "7", "M7", "m7", "o7", "/o7", "sus2", "sus4"})
            entries.push_back(std::string(root) + "_" + quality);
    return sorted(std::move(entries));
}

std::optional<int> numberIn(WordFamily family, std::string_view entry) {
    const std::string_view prefix = prefixes[std::size_t(family)];
    int number = 0;
    if (prefix.empty() || !entry.starts_with(prefix))
        return {};
    const char* end = entry.data() + entry.size();
    const auto [rest, error] = std::from_chars(entry.data() + prefix.size(), end, number);
    if (error != std::errc() || rest != end)
        return {};
    return number;
}

/// An entry as a dictionary file has it: text, or a whole number for "ignore" and emotions.
std::optional<std::string> textOfEntry(WordFamily family, const TorchValue& value) {
    if (const auto* text = std::get_if<std::string>(&value.value))
        return *text;
    const auto* number = std::get_if<std::int64_t>(&value.value);
    if (!number)
        return {};
    return family == WordFamily::Emotion && *number > 0 ? "Q" + std::to_string(*number)
                                                        : std::to_string(*number);
}

class Reader {
public:
    explicit Reader(const std::string& origin) : m_origin(origin) {}

    [[noreturn]] void refuse(const std::string& what) const {
        throw UserError(m_origin + ": " + what + "; choose a dictionary of compound words.");
    }

    /// One family of a pickle: entry -> index.
    Entries family(WordFamily family, const TorchValue& dict) const {
        const auto* pairs = std::get_if<std::shared_ptr<TorchDict>>(&dict.value);
        if (!pairs || (*pairs)->size() > mostEntries)
            refuse("its family '" + std::string(name(family)) + "' is no table of entries");
        Entries entries((*pairs)->size());
        std::vector<bool> found(entries.size());
        for (const auto& [key, value] : **pairs) {
            const auto entry = textOfEntry(family, key);
            const auto* index = std::get_if<std::int64_t>(&value.value);
            if (!entry || !index || *index < 0 || std::size_t(*index) >= entries.size() ||
                found[std::size_t(*index)])
                refuse("the entries of its family '" + std::string(name(family)) +
                       "' are not numbered from 0 on");
            found[std::size_t(*index)] = true;
            entries[std::size_t(*index)] = *entry;
        }
        return entries;
    }

    Entries family(WordFamily family, const Json& list) const {
        if (!list.is_array() || list.size() > mostEntries)
            refuse("its family '" + std::string(name(family)) + "' is no list of entries");
        Entries entries;
        for (const Json& item : list) {
            TorchValue value;
            if (item.is_string())
                value.value = item.get<std::string>();
            else if (item.is_number_integer())
                value.value = item.get<std::int64_t>();
            const auto entry = textOfEntry(family, value);
            if (!entry)
                refuse("an entry of its family '" + std::string(name(family)) +
                       "' is neither text nor a whole number");
            entries.push_back(*entry);
        }
        return entries;
    }

    /// What makes entries a dictionary that pieces can be read by.
    void check(const std::array<Entries, wordFamilies>& all) const {
        for (std::size_t f = 0; f < wordFamilies; ++f) {
            const std::string family(familyNames[f]);
            if (all[f].empty() && WordFamily(f) != WordFamily::Emotion)
                refuse("has no family '" + family + "'");
            for (const std::string& entry : all[f]) {
                if (!std::ranges::all_of(entry, [](char c) { return c > ' ' && c <= '~'; }))
                    refuse("its family '" + family +
                           "' has an entry with other signs than "
                           "letters, digits and marks");
                if (const auto number = numberIn(WordFamily(f), entry);
                    number && (*number < ranges[f].first || *number > ranges[f].second))
                    refuse("its family '" + family + "' has '" + entry + "', but only " +
                           std::to_string(ranges[f].first) + " to " +
                           std::to_string(ranges[f].second) + " can be played");
            }
            Entries twins = all[f];
            std::ranges::sort(twins);
            if (const auto twin = std::ranges::adjacent_find(twins); twin != twins.end())
                refuse("its family '" + family + "' has '" + *twin + "' twice");
        }
        const Entries& types = all[std::size_t(WordFamily::Type)];
        const Entries expected = all[std::size_t(WordFamily::Emotion)].empty()
                                     ? Entries{"EOS", "Metrical", "Note"}
                                     : Entries{"EOS", "Emotion", "Metrical", "Note"};
        if (types != expected)
            refuse("its types are not EOS, (Emotion,) Metrical and Note in this order");
        const Entries& emotions = all[std::size_t(WordFamily::Emotion)];
        for (std::size_t i = 1; i < emotions.size(); ++i)
            if (numberIn(WordFamily::Emotion, emotions[i]) != int(i))
                refuse("its emotions are not numbered from 1 on");
    }

private:
    const std::string& m_origin;
};

} // namespace

std::string_view name(WordFamily family) {
    return familyNames.at(std::size_t(family));
}

const WordDictionary& WordDictionary::standard() {
    static const WordDictionary dictionary = [] {
        WordDictionary made;
        made.m_entries = {tempos(),
                          chords(),
                          sorted(numbered(WordFamily::BarBeat, 0, 15, 1, {"Bar"})),
                          {"EOS", "Emotion", "Metrical", "Note"},
                          sorted(numbered(WordFamily::Pitch, 22, 107, 1)),
                          sorted(numbered(WordFamily::Duration, 0, 1920, 120)),
                          sorted(numbered(WordFamily::Velocity, 40, 120, 2)),
                          sorted(numbered(WordFamily::Emotion, 1, 4, 1))};
        return made;
    }();
    return dictionary;
}

WordDictionary WordDictionary::parse(std::string_view bytes, const std::string& origin) {
    const Reader reader(origin);
    WordDictionary made;
    if (bytes.find_first_not_of(" \t\r\n") != std::string_view::npos &&
        bytes[bytes.find_first_not_of(" \t\r\n")] == '{') {
        const Json json = parseJson(bytes, origin);
        for (std::size_t f = 0; f < wordFamilies; ++f)
            if (const auto found = json.find(familyNames[f]); found != json.end())
                made.m_entries[f] = reader.family(WordFamily(f), *found);
    } else {
        // (entry -> index, index -> entry), each by family.
        const TorchValue value = parsePickle(std::as_bytes(std::span(bytes)), origin);
        const auto* both = std::get_if<std::shared_ptr<TorchList>>(&value.value);
        if (!both || (*both)->empty())
            reader.refuse("is no pair of tables");
        for (std::size_t f = 0; f < wordFamilies; ++f)
            if (const TorchValue* family = (*both)->front().find(familyNames[f]))
                made.m_entries[f] = reader.family(WordFamily(f), *family);
    }
    reader.check(made.m_entries);
    return made;
}

WordDictionary WordDictionary::read(const fs::path& file) {
    return parse(readFile(file, std::uint64_t(16) << 20), display(file));
}

std::string WordDictionary::json() const {
    Json json = Json::object();
    for (std::size_t f = 0; f < wordFamilies; ++f) {
        if (m_entries[f].empty())
            continue;
        Json& list = json[std::string(familyNames[f])] = Json::array();
        for (std::size_t i = 0; i < m_entries[f].size(); ++i) {
            if (const auto quadrant = number(WordFamily(f), std::int32_t(i));
                quadrant && WordFamily(f) == WordFamily::Emotion)
                list.push_back(*quadrant);
            else if (m_entries[f][i] == "0")
                list.push_back(0);
            else
                list.push_back(m_entries[f][i]);
        }
    }
    return json.dump();
}

std::array<std::int64_t, wordFamilies> WordDictionary::sizes() const {
    std::array<std::int64_t, wordFamilies> sizes{};
    for (std::size_t f = 0; f < wordFamilies; ++f)
        sizes[f] = std::int64_t(m_entries[f].size());
    return sizes;
}

const std::string& WordDictionary::entry(WordFamily family, std::int32_t index) const {
    return m_entries[std::size_t(family)].at(std::size_t(index));
}

std::optional<std::int32_t> WordDictionary::find(WordFamily family, std::string_view entry) const {
    const Entries& entries = m_entries[std::size_t(family)];
    const auto found = std::ranges::find(entries, entry);
    if (found == entries.end())
        return {};
    return std::int32_t(found - entries.begin());
}

std::optional<int> WordDictionary::number(WordFamily family, std::int32_t index) const {
    return numberIn(family, entry(family, index));
}

std::optional<std::int32_t> WordDictionary::nearest(WordFamily family, int number) const {
    std::optional<std::int32_t> best;
    std::int64_t distance = 0, value = 0;
    for (std::int32_t i = 0; i < std::int32_t(size(family)); ++i) {
        const auto candidate = this->number(family, i);
        if (!candidate)
            continue;
        const std::int64_t away = std::abs(std::int64_t(*candidate) - number);
        if (!best || away < distance || (away == distance && *candidate < value)) {
            best = i;
            distance = away;
            value = *candidate;
        }
    }
    return best;
}

std::string WordDictionary::entryOf(WordFamily family, int number) {
    const std::string_view prefix = prefixes[std::size_t(family)];
    return prefix.empty() ? std::string() : std::string(prefix) + std::to_string(number);
}

} // namespace antiphon

#include "app/cli/changes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

namespace antiphon::cli {

namespace {

/// As emotion::numbersOf() names them.
struct Row {
    const char *key, *words;
    int decimals;
};
constexpr Row rows[] = {{"tempo", "Tempo, beats a minute", 1},
                        {"density", "Notes a bar", 1},
                        {"notes_per_second", "Notes a second", 2},
                        {"velocity", "Velocity", 1},
                        {"velocity_spread", "Velocity spread", 1},
                        {"duration", "Duration, beats", 2},
                        {"note_length", "Note length, seconds", 2},
                        {"note_length_spread", "Length spread, seconds", 2},
                        {"pitch", "Pitch, 60 is middle C", 1},
                        {"pitch_spread", "Pitch spread", 1},
                        {"pitch_range", "Range, semitones", 0},
                        {"mode", "Mode, above 0 major", 2},
                        {"NPC", "Pitch classes", 0},
                        {"POLY", "Pitches at once", 2},
                        {"BPR", "Range of a bar", 1},
                        {"BNPC", "Pitch classes of a bar", 1},
                        {"BPOLY", "Notes at one place of a bar", 2}};

constexpr int nameWidth = 32, numberWidth = 10;

std::string padded(const std::string& text, int width) {
    return std::string(std::size_t(std::max(0, width - int(text.size()))), ' ') + text;
}

std::optional<double> numberOf(const Json& json, const char* key) {
    const auto value = json.find(key);
    return value != json.end() && value->is_number() ? std::optional(value->get<double>())
                                                     : std::nullopt;
}

std::string fixed(std::optional<double> value, int decimals) {
    if (!value)
        return "-";
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, *value);
    // Not "-0.0".
    return std::string(text).find_first_of("123456789") == std::string::npos && text[0] == '-'
               ? text + 1
               : text;
}

std::string line(const std::string& name, const std::string& before, const std::string& after,
                 const std::string& change) {
    std::string text = "  " + name;
    text.resize(std::size_t(nameWidth), ' ');
    return text + padded(before, numberWidth) + padded(after, numberWidth) + "   " + change + "\n";
}

std::string numberLine(const char* words, std::optional<double> before, std::optional<double> after,
                       int decimals) {
    const std::string from = fixed(before, decimals), to = fixed(after, decimals);
    std::string change = "=";
    if (!before || !after)
        change.clear();
    else if (from != to)
        change = (*after > *before ? "↑ " : "↓ ") + fixed(std::abs(*after - *before), decimals);
    return line(words, from, to, change);
}

std::string titleOf(const Json& piece, const Json& figures) {
    std::string title = piece.value("file", std::string("The piece"));
    const std::string to = figures.value("to", std::string());
    if (const auto way = numberOf(piece, "way"); way && !to.empty())
        title += *way < 1 ? ", " + fixed(*way * 100, 0) + " % of the way to " + to : ", to " + to;
    return title;
}

} // namespace

std::string changesText(const Json& figures) {
    std::string text;
    const Json pieces = figures.is_object() ? figures.value("pieces", Json()) : Json();
    if (!pieces.is_array())
        return text;
    for (const Json& piece : pieces) {
        if (!piece.is_object() || !piece.contains("before") || !piece.contains("after"))
            continue;
        const Json &before = piece.at("before"), &after = piece.at("after");
        text += "\n" + titleOf(piece, figures) + "\n" + line("", "before", "after", "change");
        for (const Row& row : rows)
            text += numberLine(row.words, numberOf(before, row.key), numberOf(after, row.key),
                               row.decimals);
        const Json was = piece.value("mood_before", Json()), is = piece.value("mood_after", Json());
        if (!was.is_object() || !is.is_object())
            continue;
        const auto quadrant = [](const Json& mood) { return mood.value("quadrant", "-"); };
        text += line("Emotion, as far as it is told", quadrant(was), quadrant(is),
                     quadrant(was) == quadrant(is) ? "=" : "→ " + quadrant(is));
        text +=
            numberLine("Arousal, -1 to 1", numberOf(was, "arousal"), numberOf(is, "arousal"), 2);
        text +=
            numberLine("Valence, -1 to 1", numberOf(was, "valence"), numberOf(is, "valence"), 2);
    }
    if (!text.empty() && figures.contains("unmoved"))
        text += "\nBefore: the piece as the model writes it with nothing moved.\n";
    return text;
}

} // namespace antiphon::cli

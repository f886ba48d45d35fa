#include "models/stem/caption.h"

#include "core/error.h"
#include "core/foldtext.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon::stem {

namespace {

constexpr std::size_t mostTags = 3;

constexpr const char* moods[] = {
    "action",     "adventure",   "advertising", "background",  "ballad",    "calm",
    "children",   "christmas",   "commercial",  "cool",        "corporate", "dark",
    "deep",       "documentary", "drama",       "dramatic",    "dream",     "emotional",
    "energetic",  "epic",        "fast",        "film",        "fun",       "funny",
    "game",       "groovy",      "happy",       "heavy",       "holiday",   "hopeful",
    "inspiring",  "love",        "meditative",  "melancholic", "melodic",   "motivational",
    "movie",      "nature",      "party",       "positive",    "powerful",  "relaxing",
    "retro",      "romantic",    "sad",         "sexy",        "slow",      "soft",
    "soundscape", "space",       "sport",       "summer",      "trailer",   "travel",
    "upbeat",     "uplifting"};
static_assert(std::size(moods) == 56);

std::string clause(const char* word, const std::vector<std::string>& tags) {
    const std::size_t count = std::min(tags.size(), mostTags);
    return std::string(word) + (count > 1 ? "s: " : ": ") + joinTags(std::span(tags).first(count)) +
           ". ";
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

void addOnce(std::vector<std::string>& list, std::string_view text) {
    if (!text.empty() && std::ranges::find(list, text) == list.end())
        list.emplace_back(text);
}

} // namespace

std::vector<std::string> splitTags(std::string_view text) {
    std::vector<std::string> tags;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        addOnce(tags, trimmed(text.substr(from, comma - from)));
        from = comma + 1;
    }
    return tags;
}

std::string joinTags(std::span<const std::string> tags) {
    std::string text;
    for (const std::string& tag : tags)
        text += (text.empty() ? "" : ", ") + tag;
    return text;
}

std::string captionOf(const SongTags& tags, std::span<const std::string> instruments,
                      const CaptionOptions& options) {
    const bool own = options.form == CaptionForm::Own;
    std::string text;
    if (!own || !tags.genres.empty())
        text += clause("Genre", tags.genres);
    if (!own || !tags.moods.empty())
        text += clause("Mood", tags.moods);
    if (!instruments.empty())
        text += "Instruments: " + foldText(joinTags(instruments)) + ".";
    if (options.bpm && tags.bpm)
        text += " Bpm: " + std::to_string(std::lrint(*tags.bpm / options.factor)) + ".";
    if (!own)
        return text;
    std::string single; // one blank between the clauses
    for (const char c : trimmed(text))
        if (c != ' ' || single.back() != ' ')
            single += c;
    return single;
}

Labels labelsAbove(const Matrix& predictions, std::span<const std::string> classes,
                   double threshold) {
    if (predictions.columns != classes.size())
        throw UserError("The predictions have " + std::to_string(predictions.columns) +
                            " columns, but there are " + std::to_string(classes.size()) +
                            " classes.",
                        UserError::Kind::Usage);
    std::vector<double> means(classes.size());
    for (std::size_t i = 0; i < predictions.rows; ++i)
        for (std::size_t c = 0; c < classes.size(); ++c)
            means[c] += double(predictions.row(i)[c]) / double(predictions.rows);
    std::vector<std::size_t> order(classes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t c) { return means[c]; });
    Labels labels;
    for (const std::size_t c : order)
        if (means[c] > threshold) {
            labels.names.push_back(classes[c]);
            labels.values.push_back(means[c]);
        }
    return labels;
}

std::vector<std::string> splitGenres(std::span<const std::string> labels) {
    constexpr std::string_view between = "---";
    std::vector<std::string> genres;
    for (const std::string_view label : labels)
        for (std::size_t from = 0; from <= label.size();) {
            const std::size_t cut = std::min(label.find(between, from), label.size());
            addOnce(genres, label.substr(from, cut - from));
            from = cut + between.size();
        }
    return genres;
}

std::span<const char* const> moodWords() {
    return moods;
}

} // namespace antiphon::stem

#include "models/stem/tagestimate.h"

#include "core/error.h"
#include "core/foldtext.h"
#include "core/text.h"
#include "models/stem/songfigures.h"
#include "models/stem/tagjudge.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon::stem {

namespace {

constexpr double notJudged = std::numeric_limits<double>::quiet_NaN();
constexpr double suggestedFrom = 0.5;
constexpr const char* fileKind = "stem tags";

Json knownOrNull(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

/// Every tag that songs of a kind have, most songs first, then in the order of their names.
std::vector<JudgedTag> tagsThere(std::span<const TaggedSong> songs, TagKind kind) {
    std::vector<JudgedTag> tags;
    std::vector<std::string> folded;
    std::size_t labelled = 0;
    for (const TaggedSong& song : songs) {
        std::vector<std::string> seen;
        for (const std::string& tag : tagsOf(song.tags, kind)) {
            const std::string key = foldText(tag);
            if (std::ranges::find(seen, key) != seen.end())
                continue;
            seen.push_back(key);
            const auto at = std::size_t(std::ranges::find(folded, key) - folded.begin());
            if (at == folded.size()) {
                folded.push_back(key);
                JudgedTag& made = tags.emplace_back();
                made.kind = kind;
                made.tag = tag;
            }
            ++tags[at].songs;
        }
        labelled += !seen.empty();
    }
    for (JudgedTag& tag : tags)
        tag.others = labelled - tag.songs;
    std::ranges::sort(tags, [](const JudgedTag& a, const JudgedTag& b) {
        return a.songs != b.songs ? a.songs > b.songs : a.tag < b.tag;
    });
    return tags;
}

TagExamples examplesOf(std::span<const TaggedSong> songs, const JudgedTag& tag) {
    TagExamples examples;
    examples.rows.columns = songFigures;
    for (const TaggedSong& song : songs) {
        const auto& tags = tagsOf(song.tags, tag.kind);
        if (tags.empty())
            continue; // what it is was not said, not even what it is not
        examples.has.push_back(std::ranges::any_of(
            tags, [&](const std::string& own) { return foldText(own) == foldText(tag.tag); }));
        examples.rows.values.insert(examples.rows.values.end(), song.figures.begin(),
                                    song.figures.end());
        ++examples.rows.rows;
    }
    return examples;
}

void judge(JudgedTag& tag, const TagExamples& examples, const TagSettings& settings) {
    const std::vector<double> probabilities = outOfFold(examples, settings);
    const RankArea area = rankArea(probabilities, examples.has);
    tag.auc = area.auc;
    tag.p = area.p;
    std::size_t right = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const bool suggested = probabilities[i] >= suggestedFrom;
        tag.suggested += suggested;
        tag.right += suggested && examples.has[i];
        right += suggested == bool(examples.has[i]);
    }
    tag.accuracy = double(right) / double(probabilities.size());
}

std::vector<double> numbersOf(const Json& json, std::size_t count, const std::string& origin) {
    const auto values = json.get<std::vector<double>>();
    if (values.size() != count ||
        !std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        throw UserError(origin + ": the tags that were learned are damaged; learn them again.");
    return values;
}

} // namespace

const char* name(TagKind kind) {
    return kind == TagKind::Genre ? "genre" : "mood";
}

const std::vector<std::string>& tagsOf(const SongTags& tags, TagKind kind) {
    return kind == TagKind::Genre ? tags.genres : tags.moods;
}

double JudgedTag::precision() const {
    return suggested ? double(right) / double(suggested) : notJudged;
}

double JudgedTag::recall() const {
    return std::isfinite(auc) ? double(right) / double(songs) : notJudged;
}

double JudgedTag::baseline() const {
    return double(std::max(songs, others)) / double(songs + others);
}

Json toJson(const JudgedTag& tag) {
    return {{"kind", name(tag.kind)},
            {"tag", tag.tag},
            {"songs", tag.songs},
            {"others", tag.others},
            {"suggested", tag.suggested},
            {"right", tag.right},
            {"auc", knownOrNull(tag.auc)},
            {"p", knownOrNull(std::isfinite(tag.auc) ? tag.p : notJudged)},
            {"precision", knownOrNull(tag.precision())},
            {"recall", knownOrNull(tag.recall())},
            {"accuracy", knownOrNull(tag.accuracy)},
            {"baseline", tag.baseline()},
            {"known", tag.known},
            {"why", tag.why}};
}

TagEstimate::TagEstimate(std::span<const TaggedSong> songs, const TagSettings& settings,
                         const std::function<void()>& checkpoint) {
    const std::size_t least = std::max<std::size_t>(settings.least, 2);
    for (const TagKind kind : tagKinds)
        std::ranges::move(tagsThere(songs, kind), std::back_inserter(m_judged));
    if (m_judged.empty())
        throw UserError("No song has tags; write genres or moods into the songs' features.json, or "
                        "give a table of song, genres, moods.");
    for (JudgedTag& tag : m_judged) {
        if (checkpoint)
            checkpoint();
        tag.auc = tag.accuracy = notJudged;
        if (tag.songs < least)
            tag.why = "Only " + counted(tag.songs, "song") + (tag.songs == 1 ? " has" : " have") +
                      " it; it takes " + std::to_string(least) + ".";
        else if (tag.others < least)
            tag.why = (tag.others == 0
                           ? "All songs with a " + std::string(name(tag.kind)) + " have"
                           : "Only " + counted(tag.others, "song") + " with a " + name(tag.kind) +
                                 (tag.others == 1 ? " is" : " are") + " without") +
                      " it; it takes " + std::to_string(least) + " without.";
        else
            judge(tag, examplesOf(songs, tag), settings);
    }
    chooseKnown(m_judged);
    for (std::size_t i = 0; i < m_judged.size(); ++i) {
        if (!m_judged[i].known)
            continue;
        const TagExamples examples = examplesOf(songs, m_judged[i]);
        Scaling& scaling = m_scaling[std::size_t(m_judged[i].kind)];
        scaling = scalingOf(examples.rows);
        m_fits.push_back(
            {i, logisticRegression(scaling.apply(examples.rows), examples.has, 2, tagRidge)});
    }
}

bool TagEstimate::knowsAny(TagKind kind) const {
    return std::ranges::any_of(m_judged,
                               [&](const JudgedTag& tag) { return tag.known && tag.kind == kind; });
}

std::vector<TagSuggestion> TagEstimate::of(std::span<const float> figures, double least) const {
    Matrix row(1, songFigures);
    std::ranges::copy(figures, row.values.begin());
    std::vector<TagSuggestion> suggestions;
    for (const Fit& fit : m_fits) {
        const JudgedTag& tag = m_judged[fit.judged];
        const Matrix scaled = m_scaling[std::size_t(tag.kind)].apply(row);
        const double probability = fit.regression.probabilities(scaled.row(0))[1];
        if (probability >= std::max(least, suggestedFrom))
            suggestions.push_back({tag.kind, tag.tag, probability, tag.precision()});
    }
    std::ranges::stable_sort(suggestions, std::greater(), &TagSuggestion::probability);
    return suggestions;
}

Json TagEstimate::json() const {
    Json tags = Json::array(), scalings = Json::object();
    for (const JudgedTag& tag : m_judged)
        tags.push_back(toJson(tag));
    for (const Fit& fit : m_fits) {
        tags[fit.judged]["weights"] = fit.regression.weights;
        const Scaling& scaling = m_scaling[std::size_t(m_judged[fit.judged].kind)];
        scalings[name(m_judged[fit.judged].kind)] = {{"mean", scaling.mean},
                                                     {"scale", scaling.scale}};
    }
    return {{"kind", fileKind},
            {"figures", songFigureSettings()},
            {"scaling", scalings},
            {"tags", tags}};
}

TagEstimate::TagEstimate(const Json& json, const std::string& origin) {
    try {
        if (!json.is_object() || json.value("kind", std::string()) != fileKind)
            throw UserError(origin + ": holds no tags that were learned; name what 'stem tags' "
                                     "made.");
        if (json.at("figures") != songFigureSettings())
            throw UserError(origin + ": the tags were learned from other figures; learn them "
                                     "again.");
        for (const TagKind kind : tagKinds)
            if (json.at("scaling").contains(name(kind))) {
                const Json& scaling = json.at("scaling").at(name(kind));
                Scaling& own = m_scaling[std::size_t(kind)];
                own.mean = numbersOf(scaling.at("mean"), songFigures, origin);
                own.scale = numbersOf(scaling.at("scale"), songFigures, origin);
                if (std::ranges::any_of(own.scale, [](double scale) { return scale <= 0; }))
                    throw UserError(origin + ": the tags that were learned are damaged; learn "
                                             "them again.");
            }
        for (const Json& saved : json.at("tags")) {
            JudgedTag tag;
            tag.kind = saved.at("kind") == name(TagKind::Mood) ? TagKind::Mood : TagKind::Genre;
            tag.tag = saved.at("tag").get<std::string>();
            tag.songs = saved.at("songs").get<std::size_t>();
            tag.others = saved.at("others").get<std::size_t>();
            tag.suggested = saved.at("suggested").get<std::size_t>();
            tag.right = saved.at("right").get<std::size_t>();
            tag.auc = saved.at("auc").is_null() ? notJudged : saved.at("auc").get<double>();
            tag.p = saved.at("p").is_null() ? 1 : saved.at("p").get<double>();
            tag.accuracy =
                saved.at("accuracy").is_null() ? notJudged : saved.at("accuracy").get<double>();
            tag.known = saved.at("known").get<bool>();
            tag.why = saved.at("why").get<std::string>();
            if (tag.known) {
                if (m_scaling[std::size_t(tag.kind)].columns() != songFigures || tag.tag.empty())
                    throw UserError(origin + ": the tags that were learned are damaged; learn "
                                             "them again.");
                m_fits.push_back({m_judged.size(),
                                  {2, songFigures,
                                   numbersOf(saved.at("weights"), 2 * (songFigures + 1), origin)}});
            }
            m_judged.push_back(std::move(tag));
        }
    } catch (const Json::exception& e) {
        throw UserError(origin + ": the tags that were learned are damaged (" + e.what() + ").");
    }
}

} // namespace antiphon::stem

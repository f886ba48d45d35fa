#include "models/emotion/report.h"

#include "models/plots.h"

#include <algorithm>
#include <cmath>

namespace antiphon::emotion {

namespace {

/// Numbers as JSON has them: none is null.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// Every value of a distribution over a group.
std::vector<double> valuesOf(const FigureGroup& group, WordDistribution distribution) {
    std::vector<double> values;
    for (const PieceFigures& piece : group.pieces) {
        const std::span<const double> own = piece.words.of(distribution);
        values.insert(values.end(), own.begin(), own.end());
    }
    return values;
}

/// The numbers of each figure over a group, in the order of numbersOf().
std::vector<std::pair<std::string, std::vector<double>>> figuresOf(const FigureGroup& group) {
    std::vector<std::pair<std::string, std::vector<double>>> figures;
    for (const PieceFigures& piece : group.pieces) {
        const auto numbers = numbersOf(piece);
        figures.resize(numbers.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            figures[i].first = numbers[i].first;
            figures[i].second.push_back(numbers[i].second);
        }
    }
    return figures;
}

Json toJson(const Violin& violin) {
    return {{"count", violin.count}, {"median", violin.median},  {"lower", violin.lower},
            {"upper", violin.upper}, {"least", violin.least},    {"most", violin.most},
            {"at", violin.at},       {"density", violin.density}};
}

Json qualityCounts(std::span<const double> values) {
    Json counts = Json::object();
    for (std::size_t quality = 0; quality < chordQualities.size(); ++quality)
        counts[std::string(chordQualities[quality])] = std::ranges::count(values, double(quality));
    return counts;
}

/// Rows of a table: two names, then numbers.
struct NamedRows {
    std::vector<std::string> group, what;
    std::vector<std::vector<double>> numbers;

    void add(const std::string& groupName, std::string_view name, std::vector<double> values) {
        group.push_back(groupName);
        what.emplace_back(name);
        numbers.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            numbers[i].push_back(values[i]);
    }
    Table table(const char* whatName, std::initializer_list<const char*> names) {
        Table result;
        result.rows = group.size();
        numbers.resize(names.size());
        result.add("group", std::move(group));
        result.add(whatName, std::move(what));
        for (std::size_t i = 0; i < names.size(); ++i)
            result.add(names.begin()[i], std::move(numbers[i]));
        return result;
    }
};

} // namespace

PieceFigures figuresOf(const WordPiece& piece, std::span<const Note> notes,
                       const WordDictionary& dictionary, MetricRules rules) {
    return {piece.title, piece.quadrant(), wordMetrics(piece.words, dictionary, rules),
            pitchMetrics(notes), noteFeatures(notes)};
}

std::vector<std::pair<std::string, double>> numbersOf(const PieceFigures& figures) {
    const WordMetrics& words = figures.words;
    const auto mean = [&](WordDistribution d) { return meanDeviation(words.of(d)).mean; };
    std::vector<std::pair<std::string, double>> numbers = {
        {"PR", figures.pitches.range},
        {"NPC", figures.pitches.classes},
        {"POLY", figures.pitches.polyphony},
        {"BPR", words.barRange},
        {"BNPC", words.barClasses},
        {"BPOLY", words.barPolyphony},
        {"density", words.density},
        {"tempo", mean(WordDistribution::Tempo)},
        {"duration", mean(WordDistribution::Duration)}};
    const auto features = figures.features.values();
    for (std::size_t i = 0; i < features.size(); ++i)
        numbers.emplace_back(NoteFeatures::names[i], features[i]);
    return numbers;
}

Json toJson(const PieceFigures& figures) {
    Json json = Json::object();
    for (const auto& [name, value] : numbersOf(figures))
        json[name] = number(value);
    return json;
}

Json changeOf(const PieceFigures& before, const PieceFigures& after) {
    Json change = Json::object();
    const auto first = numbersOf(before), second = numbersOf(after);
    for (std::size_t i = 0; i < first.size(); ++i)
        change[first[i].first] = number(second[i].second - first[i].second);
    return {{"before", toJson(before)}, {"after", toJson(after)}, {"change", std::move(change)}};
}

std::vector<FigureGroup> byQuadrant(std::span<const PieceFigures> pieces) {
    std::vector<FigureGroup> groups;
    for (int quadrant = 1; quadrant <= 4; ++quadrant) {
        groups.push_back({"Q" + std::to_string(quadrant), {}});
        std::ranges::copy_if(pieces, std::back_inserter(groups.back().pieces),
                             [&](const PieceFigures& piece) { return piece.quadrant == quadrant; });
    }
    return groups;
}

Table figureTable(std::span<const FigureGroup> groups) {
    NamedRows rows;
    std::vector<std::string> texts;
    for (const FigureGroup& group : groups) {
        for (const auto& [name, values] : figuresOf(group)) {
            const MeanDeviation figure = meanDeviation(values);
            rows.add(group.name, name, {double(figure.count), figure.mean, figure.deviation});
            texts.push_back(figure.text());
        }
    }
    Table table = rows.table("figure", {"pieces", "mean", "deviation"});
    table.add("text", std::move(texts));
    return table;
}

Table distributionTable(std::span<const FigureGroup> groups) {
    NamedRows rows;
    for (const FigureGroup& group : groups) {
        for (std::size_t d = 0; d < wordDistributions; ++d) {
            const Violin v = violinOf(valuesOf(group, WordDistribution(d)), 2);
            if (v.count > 0)
                rows.add(group.name, name(WordDistribution(d)),
                         {double(v.count), v.median, v.lower, v.upper, v.least, v.most});
        }
    }
    return rows.table("distribution",
                      {"count", "median", "lower_quartile", "upper_quartile", "least", "most"});
}

Json report(std::span<const FigureGroup> groups) {
    Json json = Json::array();
    for (const FigureGroup& group : groups) {
        Json figures = Json::object(), distributions = Json::object();
        for (const auto& [name, values] : figuresOf(group)) {
            const MeanDeviation figure = meanDeviation(values);
            figures[name] = {{"mean", number(figure.mean)},
                             {"deviation", number(figure.deviation)},
                             {"count", figure.count},
                             {"text", figure.text()}};
        }
        for (std::size_t d = 0; d < wordDistributions; ++d) {
            const auto distribution = WordDistribution(d);
            const std::vector<double> values = valuesOf(group, distribution);
            Json& entry = distributions[std::string(name(distribution))];
            entry = toJson(violinOf(values));
            if (distribution == WordDistribution::ChordQuality)
                entry["counts"] = qualityCounts(values);
        }
        json.push_back({{"group", group.name},
                        {"pieces", group.pieces.size()},
                        {"figures", std::move(figures)},
                        {"distributions", std::move(distributions)}});
    }
    return json;
}

void writeReport(const fs::path& folder, std::span<const FigureGroup> groups) {
    fs::create_directories(folder);
    writeTable(folder / "figures.csv", figureTable(groups));
    writeTable(folder / "distributions.csv", distributionTable(groups));
    writeJson(folder / "report.json", report(groups));
    for (std::size_t d = 0; d < wordDistributions; ++d) {
        std::vector<NamedViolin> violins;
        for (const FigureGroup& group : groups)
            violins.push_back({group.name, violinOf(valuesOf(group, WordDistribution(d)))});
        const std::string what(name(WordDistribution(d)));
        writeFile(folder / (what + ".svg"), violinPlot(what, violins));
    }
}

} // namespace antiphon::emotion

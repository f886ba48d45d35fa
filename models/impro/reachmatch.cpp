#include "models/impro/reachmatch.h"

#include "core/error.h"
#include "core/maps/standardise.h"
#include "core/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon::impro {
namespace {

constexpr std::size_t quantileSteps = 100;

/// What describes a distribution for one kind of match.
std::vector<double> describe(std::vector<double> values, ReachMatch::Kind kind) {
    if (values.empty())
        values.push_back(0);
    if (kind == ReachMatch::Kind::Affine) {
        const auto scaling = scalingOf(values, 1);
        return {scaling.mean[0], scaling.constant.empty() ? scaling.scale[0] : 0};
    }
    std::ranges::sort(values);
    std::vector<double> quantiles;
    for (std::size_t q = 0; q <= quantileSteps; ++q)
        quantiles.push_back(quantile(values, double(q) / quantileSteps));
    return quantiles;
}

std::vector<double> valuesOf(const LookupTable& table, std::size_t column) {
    std::vector<double> values;
    for (std::size_t row = 0; row < table.rows; ++row)
        if (const double value = table.value(row)[column]; std::isfinite(value))
            values.push_back(value);
    return values;
}

} // namespace

std::string_view name(ReachMatch::Kind kind) {
    switch (kind) {
    case ReachMatch::Kind::None:
        return "none";
    case ReachMatch::Kind::Affine:
        return "affine";
    case ReachMatch::Kind::Quantile:
        return "quantile";
    }
    return {};
}

std::span<const ReachMatch::Kind> reachMatches() {
    using enum ReachMatch::Kind;
    static constexpr std::array kinds{None, Affine, Quantile};
    return kinds;
}

double ReachMatch::apply(std::size_t column, double value) const {
    const auto& a = from[column];
    const auto& b = to[column];
    if (kind == Kind::Affine)
        return b[0] + (a[1] > 0 ? (value - a[0]) * b[1] / a[1] : 0);
    // Where the corpus stays at a value for several quantiles, the middle of them.
    const auto low = std::size_t(std::ranges::lower_bound(a, value) - a.begin());
    if (low == a.size())
        return b.back();
    const auto high = std::size_t(std::ranges::upper_bound(a, value) - a.begin());
    double place = double(low);
    if (high > low)
        place = (double(low) + double(high - 1)) / 2;
    else if (low > 0)
        place = double(low - 1) + (value - a[low - 1]) / (a[low] - a[low - 1]);
    return quantile(b, place / double(a.size() - 1));
}

void ReachMatch::apply(Corpus& corpus) const {
    if (kind == Kind::None)
        return;
    for (std::size_t c = 0; c < corpus.columns.size(); ++c) {
        const auto known = std::ranges::find(columns, corpus.columns[c]);
        if (known == columns.end())
            continue;
        const auto column = std::size_t(known - columns.begin());
        for (std::size_t frame = 0; frame < corpus.frames.rows; ++frame) {
            float& value = corpus.frames.row(frame)[c];
            value = float(apply(column, double(value)));
        }
    }
}

Json ReachMatch::json() const {
    Json json = {{"reach_match", name(kind)}};
    if (kind != Kind::None)
        json.update(Json{{"columns", columns}, {"from", from}, {"to", to}});
    return json;
}

ReachMatch ReachMatch::of(const Json& json, const std::string& origin) {
    ReachMatch match;
    bool fits = false;
    try {
        const auto wanted = json.at("reach_match").get<std::string>();
        for (const Kind each : reachMatches()) {
            if (name(each) == wanted) {
                match.kind = each;
                fits = true;
            }
        }
        if (match.kind != Kind::None) {
            json.at("columns").get_to(match.columns);
            json.at("from").get_to(match.from);
            json.at("to").get_to(match.to);
        }
    } catch (const Json::exception&) {
        fits = false;
    }
    const auto damaged = [&](const std::vector<double>& numbers) {
        return numbers.size() < 2 || (match.kind == Kind::Affine && numbers.size() != 2) ||
               (match.kind == Kind::Quantile && !std::ranges::is_sorted(numbers));
    };
    if (!fits || match.from.size() != match.columns.size() ||
        match.to.size() != match.columns.size() || std::ranges::any_of(match.from, damaged) ||
        std::ranges::any_of(match.to, damaged))
        throw UserError(origin + ": does not say how the corpus is brought into the reach of the "
                                 "synthesizer; fit it anew.");
    return match;
}

ReachMatch fitReachMatch(std::span<const Corpus> songs, const LookupTable& table,
                         ReachMatch::Kind kind) {
    ReachMatch match{.kind = kind, .columns = {}, .from = {}, .to = {}};
    if (kind == ReachMatch::Kind::None)
        return match;
    if (songs.empty())
        throw UserError("There is no corpus to bring into the reach of the synthesizer; name one.");
    for (std::size_t c = 0; c < table.descriptors.size(); ++c) {
        const std::string& column = table.descriptors[c];
        std::vector<double> values;
        bool everywhere = true;
        for (const Corpus& song : songs) {
            const auto found = std::ranges::find(song.columns, column);
            everywhere = everywhere && found != song.columns.end();
            for (std::size_t frame = 0; everywhere && frame < song.frames.rows; ++frame)
                values.push_back(
                    double(song.frames.row(frame)[std::size_t(found - song.columns.begin())]));
        }
        if (!everywhere)
            continue;
        match.columns.push_back(column);
        match.from.push_back(describe(std::move(values), kind));
        match.to.push_back(describe(valuesOf(table, c), kind));
    }
    return match;
}

} // namespace antiphon::impro

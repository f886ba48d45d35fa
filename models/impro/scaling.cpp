#include "models/impro/scaling.h"

#include "core/error.h"
#include "core/maps/standardise.h"
#include "core/quantile.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace antiphon::impro {
namespace {

constexpr std::size_t quantileSteps = 100;

/// Below this a column is not heard; minus infinity for those that have no floor.
double floorOf(const std::string& column) {
    if (column == "loudness-dBFS" || column == "loudness-TP")
        return -70;
    if (column == "specshape-flatness")
        return -60;
    if (column == "mfcc-0") // orthonormal: sqrt(40) times the mean of the 40 bands
        return -100 * std::sqrt(40.0);
    return -std::numeric_limits<double>::infinity();
}

/// Share of a distribution below x; in the middle of a stretch of equal quantiles.
double rankIn(const std::vector<double>& quantiles, double x) {
    const auto last = quantiles.size() - 1;
    if (x < quantiles.front())
        return 0;
    if (x > quantiles.back())
        return 1;
    const auto low = std::size_t(std::ranges::lower_bound(quantiles, x) - quantiles.begin());
    if (quantiles[low] == x) {
        const auto high = std::size_t(std::ranges::upper_bound(quantiles, x) - quantiles.begin());
        return (double(low) + double(high - 1)) / 2 / double(last);
    }
    const double width = quantiles[low] - quantiles[low - 1];
    return (double(low - 1) + (x - quantiles[low - 1]) / width) / double(last);
}

} // namespace

std::string_view name(Scaling::Kind kind) {
    switch (kind) {
    case Scaling::Kind::Standard:
        return "standard";
    case Scaling::Kind::Robust:
        return "robust";
    case Scaling::Kind::Quantile:
        return "quantile";
    }
    return {};
}

std::span<const Scaling::Kind> scalingKinds() {
    using enum Scaling::Kind;
    static constexpr std::array kinds{Standard, Robust, Quantile};
    return kinds;
}

void Scaling::apply(std::span<const double> values, std::span<double> out) const {
    for (std::size_t c = 0; c < columns.size(); ++c) {
        double value = values[c];
        if (std::isnan(value)) {
            out[c] = 0;
            continue;
        }
        if (floors)
            value = std::max(value, floorOf(columns[c]));
        const double z = kind == Kind::Quantile
                             ? (2 * rankIn(quantiles[c], value) - 1) * std::sqrt(3.0)
                             : (value - centre[c]) / scale[c];
        out[c] = clip > 0 ? std::clamp(z, -clip, clip) : z;
    }
}

Json Scaling::json() const {
    Json json = {{"scaler", name(kind)}, {"columns", columns}, {"centre", centre},
                 {"scale", scale},       {"floors", floors},   {"clip", clip}};
    if (kind == Kind::Quantile)
        json["quantiles"] = quantiles;
    return json;
}

Scaling Scaling::of(const Json& json, const std::string& origin) {
    Scaling scaling;
    try {
        const auto wanted = json.at("scaler").get<std::string>();
        const auto kind =
            std::ranges::find_if(scalingKinds(), [&](Kind each) { return name(each) == wanted; });
        if (kind == scalingKinds().end())
            throw UserError(origin + ": there is no scaler '" + wanted.substr(0, 60) +
                            "'; there are standard, robust and quantile.");
        scaling.kind = *kind;
        json.at("columns").get_to(scaling.columns);
        json.at("centre").get_to(scaling.centre);
        json.at("scale").get_to(scaling.scale);
        json.at("floors").get_to(scaling.floors);
        json.at("clip").get_to(scaling.clip);
        if (scaling.kind == Kind::Quantile)
            json.at("quantiles").get_to(scaling.quantiles);
    } catch (const Json::exception& e) {
        throw UserError(origin + ": does not say how descriptors are scaled (" + e.what() + ").");
    }
    const std::size_t count = scaling.columns.size();
    const auto usable = [](double scale) { return std::isfinite(scale) && scale > 0; };
    const auto ordered = [](const std::vector<double>& q) {
        return q.size() > 1 && std::ranges::is_sorted(q);
    };
    if (scaling.centre.size() != count || scaling.scale.size() != count ||
        !std::ranges::all_of(scaling.scale, usable) || !(scaling.clip >= 0) ||
        (scaling.kind == Kind::Quantile &&
         (scaling.quantiles.size() != count || !std::ranges::all_of(scaling.quantiles, ordered))))
        throw UserError(origin + ": its scaling of descriptors is damaged; each of the " +
                        std::to_string(count) + " columns needs a centre and a scale above 0.");
    return scaling;
}

Scaling fitScaling(const LookupTable& table, std::span<const std::string> columns,
                   const ScalingSettings& settings) {
    const auto places = placesOf(columns, table.descriptors, "The lookup table");
    if (table.rows == 0)
        throw UserError("The lookup table has no rows; build it first.");
    Scaling scaling{.kind = settings.kind,
                    .columns = {columns.begin(), columns.end()},
                    .centre = {},
                    .scale = {},
                    .quantiles = {},
                    .floors = settings.floors,
                    .clip = settings.clip};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const double floor =
            settings.floors ? floorOf(columns[c]) : -std::numeric_limits<double>::infinity();
        std::vector<double> values;
        for (std::size_t row = 0; row < table.rows; ++row)
            if (const double value = table.value(row)[places[c]]; std::isfinite(value))
                values.push_back(std::max(value, floor));
        if (values.empty())
            values.push_back(0);
        const antiphon::Scaling standard = scalingOf(values, 1);
        scaling.centre.push_back(standard.mean[0]);
        scaling.scale.push_back(standard.scale[0]);
        if (settings.kind == Scaling::Kind::Standard)
            continue;
        std::ranges::sort(values);
        if (settings.kind == Scaling::Kind::Quantile) {
            auto& quantiles = scaling.quantiles.emplace_back();
            for (std::size_t q = 0; q <= quantileSteps; ++q)
                quantiles.push_back(quantile(values, double(q) / quantileSteps));
            continue;
        }
        constexpr double normalRange = 1.3489795003921634; // between the quartiles, in deviations
        scaling.centre.back() = quantile(values, 0.5);
        const double range = quantile(values, 0.75) - quantile(values, 0.25);
        if (range > 1e-12 * std::abs(values.back()))
            scaling.scale.back() = range / normalRange;
    }
    return scaling;
}

} // namespace antiphon::impro

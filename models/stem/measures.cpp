#include "models/stem/measures.h"

#include "core/dsp/beattracker.h"
#include "core/dsp/playalong.h"
#include "core/dsp/segmentvectors.h"
#include "core/error.h"
#include "core/maps/gaussian.h"
#include "core/maps/kerneldistance.h"
#include "core/rng.h"

#include <cmath>
#include <limits>

namespace antiphon::stem {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The figures of an item, as tables name them.
struct Figure {
    const char* name;
    double (*of)(const StemMeasures&);
};
constexpr Figure figures[] = {
    {"beat_f1", [](const StemMeasures& m) { return m.beats.f; }},
    {"beat_precision", [](const StemMeasures& m) { return m.beats.precision; }},
    {"beat_recall", [](const StemMeasures& m) { return m.beats.recall; }},
    {"beat_error", [](const StemMeasures& m) { return m.beats.meanError; }},
    {"tempo_error", [](const StemMeasures& m) { return m.beats.tempoError; }},
    {"onset_alignment", [](const StemMeasures& m) { return m.onsetAlignment; }},
    {"chroma_correlation", [](const StemMeasures& m) { return m.chroma; }},
    {"silence_ratio", [](const StemMeasures& m) { return m.silence; }},
    {"peak", [](const StemMeasures& m) { return m.peak; }},
};

Matrix vectorsOf(std::span<const Sound> sounds) {
    const Frontend frontend({.id = "mel"});
    std::vector<Matrix> parts;
    for (const Sound& sound : sounds)
        parts.push_back(segmentVectors(frontend, 1, sound));
    return joinedRows(parts);
}

/// Of the items that have the figure; unknown where none has.
double meanOf(std::span<const StemMeasures> items, double (*figure)(const StemMeasures&)) {
    double sum = 0, count = 0;
    for (const StemMeasures& item : items)
        if (const double value = figure(item); std::isfinite(value)) {
            sum += value;
            ++count;
        }
    return count > 0 ? sum / count : unknown;
}

std::vector<double> heardBeats(const Sound& sound) {
    return trackBeats(monoOf(sound), sound.rate).grid.beats;
}

} // namespace

StemMeasures measureStem(const Sound& stem, const Sound& context, const BeatGrid& contextBeats,
                         bool pitched) {
    const std::vector<double> beats =
        contextBeats.empty() ? heardBeats(context) : contextBeats.beats;
    StemMeasures m;
    m.beats = compareBeats(beats, heardBeats(stem));
    m.onsetAlignment = onsetAlignment(stem, context, contextBeats.beats).value_or(unknown);
    m.chroma = pitched ? chromaCorrelation(stem, context).value_or(unknown) : unknown;
    m.silence = silenceRatio(stem);
    m.peak = double(peakOf(stem.samples));
    return m;
}

SetMeasures measureSet(std::span<const Sound> made, std::span<const Sound> truth) {
    const Matrix a = vectorsOf(truth), b = vectorsOf(made);
    SetMeasures set{unknown, unknown, b.rows};
    if (a.rows < 2 || b.rows < 2)
        return set;
    set.frechet = frechetDistance(gaussianOf(a), gaussianOf(b));
    try {
        set.kernel = kernelDistance(a, b).value;
    } catch (const UserError&) {
        // Most seconds of the true stems are alike (silent): that distance says nothing.
    }
    return set;
}

Table summaryOf(std::span<const MeasuredWay> ways) {
    Table table;
    std::vector<std::string> names;
    std::vector<double> counts, draws, frechet, kernel;
    for (const MeasuredWay& way : ways) {
        names.push_back(way.name);
        counts.push_back(double(way.items.size() / way.draws));
        draws.push_back(double(way.draws));
        frechet.push_back(way.set.frechet);
        kernel.push_back(way.set.kernel);
    }
    table.add("way", std::move(names));
    table.add("items", std::move(counts));
    table.add("draws", std::move(draws));
    for (const Figure& figure : figures) {
        std::vector<double> means;
        for (const MeasuredWay& way : ways)
            means.push_back(meanOf(way.items, figure.of));
        table.add(figure.name, std::move(means));
    }
    table.add("internal_fad", std::move(frechet));
    table.add("internal_kad", std::move(kernel));
    return table;
}

Table itemsOf(std::span<const MeasuredWay> ways) {
    Table table;
    std::vector<std::string> names;
    std::vector<double> numbers, draws;
    for (const MeasuredWay& way : ways)
        for (std::size_t i = 0; i < way.items.size(); ++i) {
            names.push_back(way.name);
            numbers.push_back(double(i / way.draws));
            draws.push_back(double(i % way.draws));
        }
    table.add("way", std::move(names));
    table.add("item", std::move(numbers));
    table.add("draw", std::move(draws));
    for (const Figure& figure : figures) {
        std::vector<double> values;
        for (const MeasuredWay& way : ways)
            for (const StemMeasures& item : way.items)
                values.push_back(figure.of(item));
        table.add(figure.name, std::move(values));
    }
    return table;
}

double signTest(std::span<const double> differences, std::uint64_t seed) {
    constexpr std::size_t exact = 16, draws = 100000;
    constexpr double slack = 1e-12; // of sums that differ by rounding alone
    std::vector<double> known;
    double sum = 0;
    for (const double difference : differences)
        if (std::isfinite(difference)) {
            known.push_back(difference);
            sum += difference;
        }
    const bool all = known.size() <= exact;
    const std::size_t count = all ? std::size_t(1) << known.size() : draws;
    Rng rng(seed);
    std::size_t reached = 0;
    for (std::size_t draw = 0; draw < count; ++draw) {
        double other = 0;
        std::uint64_t signs = draw;
        for (std::size_t i = 0; i < known.size(); ++i, signs >>= 1) {
            if (!all && i % 64 == 0)
                signs = rng.next();
            other += signs & 1 ? -known[i] : known[i];
        }
        reached += other >= sum - slack;
    }
    // The observed signs are one of the draws.
    return all ? double(reached) / double(count) : double(reached + 1) / double(count + 1);
}

PairedTest pairedTest(const MeasuredWay& one, const MeasuredWay& other,
                      double (*figure)(const StemMeasures&)) {
    const std::size_t stretches =
        std::min(one.items.size() / one.draws, other.items.size() / other.draws);
    const auto mean = [&](const MeasuredWay& way, std::size_t stretch) {
        return meanOf(std::span(way.items).subspan(stretch * way.draws, way.draws), figure);
    };
    PairedTest test;
    std::vector<double> differences;
    double sum = 0;
    for (std::size_t i = 0; i < stretches; ++i) {
        differences.push_back(mean(one, i) - mean(other, i));
        if (std::isfinite(differences.back())) {
            sum += differences.back();
            ++test.stretches;
        }
    }
    test.difference = test.stretches > 0 ? sum / double(test.stretches) : unknown;
    test.p = signTest(differences);
    for (std::size_t d = 0; d < one.draws; ++d) {
        for (std::size_t i = 0; i < stretches; ++i)
            differences[i] = figure(one.items[i * one.draws + d]) -
                             figure(other.items[i * other.draws + std::min(d, other.draws - 1)]);
        test.drawPs.push_back(signTest(differences));
    }
    return test;
}

Json toJson(const PairedTest& test) {
    return {{"difference", std::isfinite(test.difference) ? Json(test.difference) : Json()},
            {"p", test.p},
            {"items", test.stretches},
            {"p_of_draws", test.drawPs}};
}

std::vector<MetronomeCase> metronomeCases(std::uint64_t seed, double seconds) {
    constexpr int slowest = 100, fastest = 179;
    constexpr double latest = 0.3;
    Rng rng(seed);
    std::vector<MetronomeCase> cases;
    for (int round = 0; round < 2; ++round)
        for (int bpm = slowest; bpm <= fastest; ++bpm) {
            const double offset = latest * rng.uniform();
            cases.push_back({double(bpm), offset, steadyBeats(bpm, 4, offset, seconds)});
        }
    return cases;
}

} // namespace antiphon::stem

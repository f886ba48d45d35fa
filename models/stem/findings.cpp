#include "models/stem/findings.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace antiphon::stem {

namespace {

constexpr double leastGap = 0.4, mostChance = 0.05;

std::string shortly(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

Finding entropyFinding(const Evaluated& e) {
    const std::string other = e.oneSong ? "another stretch of the only song" : "another song";
    return {e.shuffled - e.loss >= leastGap && e.dropped >= e.loss,
            "The true stems cost " + numberText(e.loss) + " nats a code with their context, " +
                numberText(e.shuffled) + " with that of " + other + " and " +
                numberText(e.dropped) + " without any; asked for is that the other context costs " +
                numberText(leastGap) + " more at least, and none not less."};
}

Finding stemsFinding(const Evaluated& e) {
    return {e.silent == 0 && e.ofWrongLength == 0,
            "Of " + std::to_string(e.written) + " stems " + std::to_string(e.silent) +
                " are silent and " + std::to_string(e.ofWrongLength) +
                " are not as long as asked for; " + std::to_string(e.turnedDown) +
                " were turned down so that none is clipped."};
}

/// Nothing where no stretch has the figure.
void addComparison(std::vector<Finding>& findings, const Evaluated& e, const char* what,
                   double (*figure)(const StemMeasures&)) {
    const PairedTest test = pairedTest(*e.way("model"), *e.way("shuffled context"), figure);
    if (test.stretches == 0)
        return;
    std::string draws;
    for (const double p : test.drawPs)
        draws += (draws.empty() ? "" : ", ") + shortly(p);
    findings.push_back(
        {test.difference > 0 && test.p < mostChance,
         std::string(what) +
             " with the true context, less that with a shuffled one: " + shortly(test.difference) +
             ", mean of " + std::to_string(test.stretches) + " stretches with " +
             std::to_string(e.draws) + " draws each; by chance with p = " + shortly(test.p) +
             " (each draw for itself: " + draws + "). Asked for is p < " + numberText(mostChance) +
             "."});
}

} // namespace

const MeasuredWay* Evaluated::way(const std::string& name) const {
    const auto found = std::ranges::find(ways, name, &MeasuredWay::name);
    return found == ways.end() ? nullptr : &*found;
}

double onsetsOf(const StemMeasures& measures) {
    return measures.onsetAlignment;
}

double chromaOf(const StemMeasures& measures) {
    return measures.chroma;
}

std::vector<Finding> findingsOf(const Evaluated& evaluated) {
    std::vector<Finding> findings = {entropyFinding(evaluated), stemsFinding(evaluated)};
    addComparison(findings, evaluated, "Onset alignment", onsetsOf);
    addComparison(findings, evaluated, "Chroma correlation", chromaOf);
    return findings;
}

Json comparisonsOf(const Evaluated& evaluated, double (*figure)(const StemMeasures&)) {
    const MeasuredWay& own = *evaluated.way("model");
    Json told = toJson(pairedTest(own, *evaluated.way("shuffled context"), figure));
    if (const MeasuredWay* retrieved = evaluated.way("retrieved stem"))
        told["retrieved"] = toJson(pairedTest(own, *retrieved, figure));
    return told;
}

Table weightsTable(const WeightsLoss& loss) {
    constexpr std::array<WeightType, 3> types = {WeightType::Fp32, WeightType::Bf16,
                                                 WeightType::Int8};
    const double entropies[] = {loss.fp32, loss.bf16, loss.int8};
    std::vector<std::string> names;
    std::vector<double> entropy, above, same, moved;
    for (std::size_t i = 0; i < types.size(); ++i) {
        const PackingLoss packing = loss.packing.of(types[i]);
        names.emplace_back(name(types[i]));
        entropy.push_back(entropies[i]);
        above.push_back(entropies[i] - loss.fp32);
        same.push_back(packing.sameLabels);
        moved.push_back(packing.probabilities);
    }
    Table table;
    table.add("weights", std::move(names));
    table.add("cross_entropy", std::move(entropy));
    table.add("above_fp32", std::move(above));
    table.add("same_likeliest", std::move(same));
    table.add("draws_moved", std::move(moved));
    return table;
}

StemReport reportOf(const Evaluated& evaluated) {
    StemReport report;
    report.title = "A model of stems, measured";
    report.findings = findingsOf(evaluated);
    report.remarks = {
        "These measures are internal ones and cannot be compared with published figures. 'shuffled "
        "context': the same model plays to the context of another song. 'retrieved stem': of the "
        "stretches that were learned from, the stem of that whose context sounds most like this "
        "one, through the codec. 'codec': the true stem through the codec, which no model that "
        "writes its codes can exceed by more than chance."};
    report.tables = {{"Ways", summaryOf(evaluated.ways)},
                     {"Weights", weightsTable(evaluated.weights)}};
    report.drawings = {wayPlot("onset alignment", evaluated.ways, onsetsOf),
                       wayPlot("chroma correlation", evaluated.ways, chromaOf)};
    report.items = evaluated.heard;
    return report;
}

} // namespace antiphon::stem

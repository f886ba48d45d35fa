#include "core/dsp/beatmeasures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace antiphon {

namespace {

/// Distance to the nearest of rising times; there is one at least.
double distanceTo(double time, std::span<const double> times) {
    const auto after = std::ranges::lower_bound(times, time);
    double distance = std::numeric_limits<double>::infinity();
    if (after != times.end())
        distance = *after - time;
    if (after != times.begin())
        distance = std::min(distance, time - *(after - 1));
    return distance;
}

/// Most pairs that can be made. On a line the greedy choice is the best: the earliest unpaired of
/// both, if they are near enough; else the earlier of the two has no partner.
std::size_t matches(std::span<const double> a, std::span<const double> b, double tolerance) {
    std::size_t count = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (std::abs(a[i] - b[j]) <= tolerance) {
            ++count, ++i, ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
}

double harmonicMean(double a, double b) {
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
}

double referenceError(std::span<const double> longer, std::span<const double> shorter) {
    // The smallest signed difference is that to the largest.
    const double largest = *std::ranges::max_element(shorter);
    double sum = 0;
    for (const double time : longer)
        sum += std::abs(time - largest);
    return sum / double(longer.size());
}

/// The area between the two distribution functions.
double earthMover(std::span<const double> a, std::span<const double> b) {
    double area = 0, at = 0;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        const bool first = j == b.size() || (i < a.size() && a[i] <= b[j]);
        const double next = first ? a[i] : b[j];
        if (i + j > 0)
            area +=
                (next - at) * std::abs(double(i) / double(a.size()) - double(j) / double(b.size()));
        at = next;
        ++(first ? i : j);
    }
    return area;
}

struct Pace {
    double period = std::numeric_limits<double>::quiet_NaN();
    double bpm = std::numeric_limits<double>::quiet_NaN();
};
Pace paceOf(std::span<const double> beats) {
    if (beats.size() < 2)
        return {};
    const auto distances = double(beats.size() - 1);
    Pace pace{(beats.back() - beats.front()) / distances, 0};
    for (std::size_t i = 1; i < beats.size(); ++i)
        pace.bpm += 60 / (beats[i] - beats[i - 1]) / distances;
    return pace;
}

double octaveError(double estimate, double reference) {
    double least = std::numeric_limits<double>::infinity();
    for (const double factor : {0.5, 1.0, 2.0})
        least = std::min(least, std::abs(factor * estimate - reference));
    return std::isnan(estimate) || std::isnan(reference) ? estimate + reference : least;
}

} // namespace

double shareNear(std::span<const double> onsets, std::span<const double> times, double tolerance) {
    if (onsets.empty() || times.empty())
        return 0;
    const auto near = std::ranges::count_if(
        onsets, [&](double onset) { return distanceTo(onset, times) <= tolerance; });
    return double(near) / double(onsets.size());
}

BeatMeasures compareBeats(std::span<const double> reference, std::span<const double> estimate,
                          double tolerance) {
    BeatMeasures m;
    if (reference.empty() || estimate.empty()) {
        m.referenceError = m.meanError = m.earthMover = m.periodError = m.tempoError =
            std::numeric_limits<double>::infinity();
        return m;
    }
    const auto pairs = double(matches(reference, estimate, tolerance));
    m.precision = pairs / double(estimate.size());
    m.recall = pairs / double(reference.size());
    m.f = harmonicMean(m.precision, m.recall);
    m.setPrecision = shareNear(estimate, reference, tolerance);
    m.setRecall = shareNear(reference, estimate, tolerance);
    m.setF = harmonicMean(m.setPrecision, m.setRecall);
    m.referenceError = estimate.size() > reference.size() ? referenceError(estimate, reference)
                                                          : referenceError(reference, estimate);
    for (const double beat : estimate)
        m.meanError += distanceTo(beat, reference) / double(estimate.size());
    m.earthMover = earthMover(reference, estimate);
    const Pace truth = paceOf(reference), found = paceOf(estimate);
    m.periodError = octaveError(found.period, truth.period);
    m.tempoError = octaveError(found.bpm, truth.bpm);
    return m;
}

} // namespace antiphon

#include "core/dsp/lscore.h"

#include "core/dsp/exactrepeat.h"
#include "core/dsp/melgram.h"
#include "core/resampleonce.h"
#include "core/sound.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace antiphon {

namespace {

constexpr std::pair<const char*, bool LScoreFlags::*> flagNames[] = {
    {"non_finite", &LScoreFlags::nonFinite},
    {"silent", &LScoreFlags::silent},
    {"too_short", &LScoreFlags::tooShort},
    {"few_onsets", &LScoreFlags::fewOnsets},
    {"no_repetition", &LScoreFlags::noRepetition},
    {"structural_ill_conditioned", &LScoreFlags::structuralIllConditioned},
    {"mostly_silent", &LScoreFlags::mostlySilent},
};

void measureRhythm(std::span<const float> mono, LScoreReport& report, bool keep,
                   const std::function<void()>& checkpoint) {
    const std::vector<float> sound = resampleOnce(mono, LScoreReport::rate, ComplexOnsets::rate);
    ComplexOnsets found = complexOnsets(sound, checkpoint);
    if (!found.function.empty())
        report.onsetFunctionPeak =
            double(*std::max_element(found.function.begin(), found.function.end()));
    report.onsets = std::move(found.times);
    if (keep)
        report.onsetFunction = std::move(found.function);
    if (report.onsets.size() < 2) {
        report.flags.fewOnsets = true;
        return;
    }
    report.score.density = double(report.onsets.size()) / report.seconds;
    const std::vector<double> gaps = intervalsOf(report.onsets);
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / double(gaps.size());
    double squares = 0;
    for (const double gap : gaps)
        squares += (gap - mean) * (gap - mean);
    report.score.irregularity = std::sqrt(squares / double(gaps.size()));
    report.intervalVariation = report.score.irregularity / mean;
}

/// Most moments sound, and most are equal to others to the bit.
bool steady(const Affinity& affinity, double soundingShare) {
    std::size_t alone = 0;
    for (std::size_t i = 0; i < affinity.frames; ++i)
        alone += affinity.begins[i] == affinity.begins[i + 1];
    return soundingShare > 0.5 && 2 * alone > affinity.frames;
}

void measureStructure(std::span<const float> mono, LScoreReport& report, bool keep,
                      const std::function<void()>& checkpoint) {
    report.flags.silent = peakOf(mono) < 1e-6f;
    report.flags.tooShort = report.seconds < 0.5;
    if (report.flags.tooShort && !keep)
        return;
    Affinity affinity = affinityOf(affinityFeatures(mono, checkpoint), checkpoint);
    if (report.flags.silent) {
        report.score.structural = 0;
    } else if (!report.flags.tooShort) {
        report.score.structural = affinity.novelty;
        report.flags.noRepetition = affinity.values.empty() || affinity.novelty >= 1;
        report.flags.structuralIllConditioned =
            affinity.illConditioned || steady(affinity, report.soundingShare) ||
            repeatsExactly(mono, LScoreReport::rate, report.onsets);
    }
    if (keep)
        report.affinity = std::move(affinity);
}

} // namespace

std::vector<std::string> LScoreFlags::names() const {
    std::vector<std::string> result;
    for (const auto& [name, flag] : flagNames)
        if (this->*flag)
            result.emplace_back(name);
    return result;
}

LScoreFlags LScoreFlags::of(std::span<const std::string> names) {
    LScoreFlags result;
    for (const auto& [name, flag] : flagNames)
        result.*flag = std::find(names.begin(), names.end(), name) != names.end();
    return result;
}

LScoreReport measureLScore(std::span<const float> mono24k, LScoreSeries series,
                           const std::function<void()>& checkpoint) {
    const bool keep = series == LScoreSeries::Kept;
    LScoreReport report;
    report.seconds = double(mono24k.size()) / LScoreReport::rate;
    if (!std::all_of(mono24k.begin(), mono24k.end(), [](float x) { return std::isfinite(x); })) {
        report.score = {0.5, 0.5, 0.5, 0.5};
        report.flags.nonFinite = true;
        return report;
    }
    if (mono24k.empty()) {
        report.flags.tooShort = report.flags.fewOnsets = report.flags.silent = true;
        return report;
    }
    TimbralEntropy entropy = timbralEntropy(melPower(mono24k, {}, checkpoint));
    report.score.timbral = entropy.mean;
    report.soundingTimbral = entropy.soundingMean;
    report.soundingShare = entropy.soundingShare;
    report.flags.mostlySilent = entropy.soundingShare < 0.5;
    if (keep)
        report.entropy = std::move(entropy);
    measureRhythm(mono24k, report, keep, checkpoint);
    measureStructure(mono24k, report, keep, checkpoint);
    return report;
}

double percentileOf(double value, std::span<const double> sorted) {
    if (sorted.empty())
        return 50;
    const auto [from, to] = std::equal_range(sorted.begin(), sorted.end(), value);
    return 100 * (double(from - sorted.begin()) + double(to - from) / 2) / double(sorted.size());
}

std::vector<double> intervalsOf(std::span<const double> onsets) {
    std::vector<double> result;
    for (std::size_t i = 1; i < onsets.size(); ++i)
        result.push_back(onsets[i] - onsets[i - 1]);
    return result;
}

} // namespace antiphon

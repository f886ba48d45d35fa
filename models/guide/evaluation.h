#pragma once

#include "core/json.h"
#include "core/table.h"
#include "models/guide/baselines.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace antiphon::guide {

/// Right ones of those that count: the heard segments of the targets.
struct Share {
    std::int64_t right = 0, counted = 0;
    double value() const { return counted ? double(right) / double(counted) : 0; }
};
/// `track`: only its windows; -1: all. A prediction that is too short is wrong beyond its end.
Share accuracyOf(const std::vector<LabelWindow>& windows, const Predictions& predictions,
                 std::int32_t track = -1);

/// A stretch of segments of one group (a pair of tracks), drawn as a whole.
struct BootstrapUnit {
    std::int32_t group = 0;
    double gain = 0;   ///< right ones more than the other predictions have
    double weight = 0; ///< segments that count
};
/// Cuts the windows into stretches of `block` segments. Several sets of `others` (several shuffles)
/// are averaged.
std::vector<BootstrapUnit> advantageUnits(const std::vector<LabelWindow>& windows,
                                          const Predictions& model,
                                          const std::vector<Predictions>& others,
                                          std::int64_t block);
/// The same units from several models (seeds of a training), gains averaged. Throws
/// std::invalid_argument when they are not the same.
std::vector<BootstrapUnit> averageUnits(const std::vector<std::vector<BootstrapUnit>>& models);

struct Interval {
    double low = 0, value = 0, high = 0;
};
struct BootstrapOptions {
    double level = 0.95;
    int draws = 10000;
    std::uint64_t seed = 1;
    /// Draws whole groups instead of units within each: wider, for conclusions about new pairs.
    bool wholeGroups = false;
};
/// Percentile interval (Efron 1979) of sum of gains / sum of weights: units are drawn with
/// replacement, as many of each group as it has. All 0 without weight. The same on every machine.
Interval bootstrapInterval(std::span<const BootstrapUnit> units,
                           const BootstrapOptions& options = {});

/// What evaluate() is given, besides the windows: the model's predictions for `test`.
struct ModelPredictions {
    Predictions freeRunning;              ///< from the guide alone
    Predictions teacherForced;            ///< knowing the true codes before each
    std::vector<Predictions> shuffled;    ///< free-running on shuffledGuides() of several seeds
    std::vector<double> logProbabilities; ///< of the codes of freeRunning; may be empty
    /// How near the likeliest codes are to the true one (TopKValidity), knowing the true codes
    /// before it; k 0: not known.
    struct {
        int k = 0;
        double mean = 0, deviation = 0;
    } validity = {};
};

/// Figures of one pair or of all.
struct EvaluationRow {
    std::string name;
    std::int64_t windows = 0, segments = 0;
    double freeRunning = 0, teacherForced = 0;
    double random = 0, majority = 0, repeat = 0, repeatTeacherForced = 0, shuffled = 0;
    double lcpMean = 0, lcpRandom = 0; ///< of the free-running predictions, of random ones
    /// How many runs of right codes have each length, likewise; index: the length, 0: a wrong code.
    std::vector<std::int64_t> lcpRuns, lcpRandomRuns;
    double entropyBits = 0;    ///< of the free-running predictions
    double codebookUse = 0;    ///< 2^entropy / A
    double divergenceBits = 0; ///< of the predictions from the true codes
    double wordErrorRate = 0;
    Interval advantage; ///< of free-running accuracy over shuffled guides; 0 without these
};

/// Section 8 of the spec: free-running accuracy is the headline, all baselines are free-running but
/// the one that says so.
struct Evaluation {
    EvaluationRow all;
    std::vector<EvaluationRow> tracks;
    double perplexity = 0; ///< of what was produced; 0: unknown
    decltype(ModelPredictions::validity) validity;
};
/// `names`: of the tracks. Throws UserError when no segment counts.
Evaluation evaluate(const std::vector<LabelWindow>& train, const std::vector<LabelWindow>& test,
                    const ModelPredictions& model, std::int64_t codes,
                    std::span<const std::string> names, std::uint64_t seed);

/// The keys of the command line's contract first: free_running_accuracy, teacher_forced_accuracy,
/// baselines, lcp_mean, perplexity, codebook_use.
Json toJson(const Evaluation& evaluation);
/// A row a pair and one for all, to be written as CSV.
Table tableOf(const Evaluation& evaluation);
/// How many runs have each length: of the model and at random, all pairs together.
Table lcpTableOf(const Evaluation& evaluation);
/// Named histograms beside each other, in a row for each "length" from 0.
Table histogramTable(
    const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& histograms);

} // namespace antiphon::guide

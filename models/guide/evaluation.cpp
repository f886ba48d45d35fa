#include "models/guide/evaluation.h"

#include "core/error.h"
#include "core/oracle/metrics.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace antiphon::guide {

namespace {

constexpr std::int64_t blockSegments = 5; ///< neighbours share their luck

bool isOf(const LabelWindow& window, std::int32_t track) {
    return track < 0 || window.track == track;
}

/// Predicted and true codes of the heard segments of a window.
struct Heard {
    std::vector<std::int32_t> predicted, truth;
};

std::vector<Heard> heardOf(const std::vector<LabelWindow>& windows, const Predictions& predictions,
                           std::int32_t track) {
    std::vector<Heard> result;
    for (std::size_t w = 0; w < windows.size(); ++w) {
        if (!isOf(windows[w], track))
            continue;
        Heard& heard = result.emplace_back();
        for (std::size_t i = 0; i < windows[w].target.size(); ++i)
            if (windows[w].counts(i)) {
                heard.predicted.push_back(i < predictions[w].size() ? predictions[w][i] : -1);
                heard.truth.push_back(windows[w].target[i]);
            }
    }
    return result;
}

PrefixStatistics prefixesOf(const std::vector<Heard>& windows) {
    std::vector<CommonPrefixes> prefixes;
    for (const Heard& heard : windows)
        prefixes.push_back(commonPrefixes(heard.predicted, heard.truth));
    return prefixStatistics(prefixes);
}

/// The predictions that evaluate() makes itself.
struct Baselines {
    Predictions random, majority, repeat, repeatTeacherForced;
};

EvaluationRow rowOf(const std::string& name, const std::vector<LabelWindow>& test,
                    const ModelPredictions& model, const Baselines& baselines, std::int64_t codes,
                    std::int32_t track, std::uint64_t seed) {
    EvaluationRow row;
    row.name = name;
    const Share share = accuracyOf(test, model.freeRunning, track);
    row.segments = share.counted;
    row.freeRunning = share.value();
    const auto accuracy = [&](const Predictions& predictions) {
        return accuracyOf(test, predictions, track).value();
    };
    row.teacherForced = accuracy(model.teacherForced);
    row.random = accuracy(baselines.random);
    row.majority = accuracy(baselines.majority);
    row.repeat = accuracy(baselines.repeat);
    row.repeatTeacherForced = accuracy(baselines.repeatTeacherForced);
    for (const Predictions& shuffled : model.shuffled)
        row.shuffled += accuracy(shuffled) / double(model.shuffled.size());

    const auto heard = heardOf(test, model.freeRunning, track);
    row.windows = std::int64_t(heard.size());
    PrefixStatistics prefixes = prefixesOf(heard);
    row.lcpMean = prefixes.overall;
    row.lcpRuns = std::move(prefixes.histogram);
    prefixes = prefixesOf(heardOf(test, baselines.random, track));
    row.lcpRandom = prefixes.overall;
    row.lcpRandomRuns = std::move(prefixes.histogram);
    std::vector<std::int32_t> predicted, truth;
    WordErrorRate words;
    for (const Heard& window : heard) {
        predicted.insert(predicted.end(), window.predicted.begin(), window.predicted.end());
        truth.insert(truth.end(), window.truth.begin(), window.truth.end());
        words.add(window.predicted, window.truth);
    }
    row.entropyBits = entropyBits(predicted);
    row.codebookUse = codebookShare(predicted, int(codes));
    row.divergenceBits = labelDivergence(predicted, truth, int(codes));
    row.wordErrorRate = words.value();

    if (model.shuffled.empty())
        return row;
    auto units = advantageUnits(test, model.freeRunning, model.shuffled, blockSegments);
    std::erase_if(units,
                  [&](const BootstrapUnit& unit) { return track >= 0 && unit.group != track; });
    row.advantage = bootstrapInterval(units, {.seed = seed});
    return row;
}

} // namespace

Share accuracyOf(const std::vector<LabelWindow>& windows, const Predictions& predictions,
                 std::int32_t track) {
    Share share;
    for (std::size_t w = 0; w < std::min(windows.size(), predictions.size()); ++w) {
        const LabelWindow& window = windows[w];
        if (!isOf(window, track))
            continue;
        for (std::size_t i = 0; i < window.target.size(); ++i) {
            if (!window.counts(i))
                continue;
            ++share.counted;
            share.right += i < predictions[w].size() && predictions[w][i] == window.target[i];
        }
    }
    return share;
}

Evaluation evaluate(const std::vector<LabelWindow>& train, const std::vector<LabelWindow>& test,
                    const ModelPredictions& model, std::int64_t codes,
                    std::span<const std::string> names, std::uint64_t seed) {
    const Baselines baselines{
        randomPredictions(test, codes, seed), majorityPredictions(train, test, codes),
        repeatPredictions(train, test, codes, false), repeatPredictions(train, test, codes, true)};
    Evaluation evaluation;
    evaluation.all = rowOf("all", test, model, baselines, codes, -1, seed);
    if (evaluation.all.segments == 0)
        throw UserError("There is nothing to evaluate: no window has a segment that sounds. Hold "
                        "back more, or choose recordings that sound longer.");
    std::set<std::int32_t> tracks;
    for (const LabelWindow& window : test)
        tracks.insert(window.track);
    for (const std::int32_t track : tracks)
        evaluation.tracks.push_back(
            rowOf(names[std::size_t(track)], test, model, baselines, codes, track, seed));
    evaluation.perplexity = perplexity(model.logProbabilities);
    evaluation.validity = model.validity;
    return evaluation;
}

Json toJson(const Evaluation& evaluation) {
    const EvaluationRow& all = evaluation.all;
    return {{"free_running_accuracy", all.freeRunning},
            {"teacher_forced_accuracy", all.teacherForced},
            {"baselines",
             {{"random", all.random},
              {"majority", all.majority},
              {"repeat", all.repeat},
              {"repeat_teacher_forced", all.repeatTeacherForced},
              {"shuffled", all.shuffled}}},
            {"lcp_mean", all.lcpMean},
            {"lcp_random", all.lcpRandom},
            {"lcp_histogram", {{"model", all.lcpRuns}, {"random", all.lcpRandomRuns}}},
            {"top_k_validity", evaluation.validity.k > 0
                                   ? Json{{"k", evaluation.validity.k},
                                          {"mean", evaluation.validity.mean},
                                          {"deviation", evaluation.validity.deviation}}
                                   : Json()},
            {"perplexity", evaluation.perplexity > 0 ? Json(evaluation.perplexity) : Json()},
            {"codebook_use", all.codebookUse},
            {"entropy_bits", all.entropyBits},
            {"divergence_bits", all.divergenceBits},
            {"word_error_rate", all.wordErrorRate},
            {"advantage",
             {{"value", all.advantage.value},
              {"low", all.advantage.low},
              {"high", all.advantage.high}}},
            {"windows", all.windows},
            {"segments", all.segments}};
}

Table tableOf(const Evaluation& evaluation) {
    std::vector<const EvaluationRow*> rows;
    for (const EvaluationRow& row : evaluation.tracks)
        rows.push_back(&row);
    rows.push_back(&evaluation.all);
    Table table;
    const auto column = [&](const char* name, const auto& value) {
        std::vector<double> values;
        for (const EvaluationRow* row : rows)
            values.push_back(double(value(*row)));
        table.add(name, std::move(values));
    };
    std::vector<std::string> names;
    for (const EvaluationRow* row : rows)
        names.push_back(row->name);
    table.rows = rows.size();
    table.add("pair", std::move(names));
    using Row = EvaluationRow;
    column("windows", [](const Row& r) { return r.windows; });
    column("segments", [](const Row& r) { return r.segments; });
    column("free_running_accuracy", [](const Row& r) { return r.freeRunning; });
    column("teacher_forced_accuracy", [](const Row& r) { return r.teacherForced; });
    column("random", [](const Row& r) { return r.random; });
    column("majority", [](const Row& r) { return r.majority; });
    column("repeat", [](const Row& r) { return r.repeat; });
    column("repeat_teacher_forced", [](const Row& r) { return r.repeatTeacherForced; });
    column("shuffled", [](const Row& r) { return r.shuffled; });
    column("advantage", [](const Row& r) { return r.advantage.value; });
    column("advantage_low", [](const Row& r) { return r.advantage.low; });
    column("advantage_high", [](const Row& r) { return r.advantage.high; });
    column("lcp_mean", [](const Row& r) { return r.lcpMean; });
    column("lcp_random", [](const Row& r) { return r.lcpRandom; });
    column("word_error_rate", [](const Row& r) { return r.wordErrorRate; });
    column("entropy_bits", [](const Row& r) { return r.entropyBits; });
    column("codebook_use", [](const Row& r) { return r.codebookUse; });
    column("divergence_bits", [](const Row& r) { return r.divergenceBits; });
    return table;
}

Table lcpTableOf(const Evaluation& evaluation) {
    return histogramTable(
        {{"runs", evaluation.all.lcpRuns}, {"random", evaluation.all.lcpRandomRuns}});
}

Table histogramTable(
    const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& histograms) {
    Table table;
    for (const auto& [name, counts] : histograms)
        table.rows = std::max(table.rows, counts.size());
    std::vector<double> lengths(table.rows);
    std::iota(lengths.begin(), lengths.end(), 0);
    table.add("length", std::move(lengths));
    for (const auto& [name, counts] : histograms) {
        std::vector<double> column(counts.begin(), counts.end());
        column.resize(table.rows);
        table.add(name, std::move(column));
    }
    return table;
}

} // namespace antiphon::guide

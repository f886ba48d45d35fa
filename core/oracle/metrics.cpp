#include "core/oracle/metrics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace antiphon {

namespace {

template <class Continues>
std::vector<int> runs(std::span<const std::int32_t> query, Continues continues) {
    std::vector<int> lengths;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (i > 0 && continues(query[i - 1], query[i]))
            ++lengths.back();
        else
            lengths.push_back(1);
    }
    return lengths;
}

} // namespace

std::vector<int> continuityRuns(std::span<const std::int32_t> query) {
    return runs(query, [](auto before, auto now) { return before >= 0 && now == before + 1; });
}

std::vector<int> identicalRuns(std::span<const std::int32_t> query) {
    return runs(query, [](auto before, auto now) { return before == now; });
}

RunStatistics runStatistics(std::span<const int> lengths) {
    if (lengths.empty())
        return {};
    std::vector<int> sorted(lengths.begin(), lengths.end());
    std::ranges::sort(sorted);
    const auto n = sorted.size();
    return {.mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / double(n),
            .median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0,
            .longest = sorted.back()};
}

double entropyBits(std::span<const Label> labels) {
    std::map<Label, std::size_t> counts;
    for (const Label label : labels)
        ++counts[label];
    double bits = 0;
    for (const auto& [label, count] : counts) {
        const double p = double(count) / double(labels.size());
        bits -= p * std::log2(p);
    }
    return bits;
}

double accuracy(std::span<const Label> predicted, std::span<const Label> truth, Label pad) {
    std::size_t right = 0, all = 0;
    for (std::size_t i = 0; i < std::min(predicted.size(), truth.size()); ++i) {
        if (truth[i] == pad)
            continue;
        ++all;
        right += predicted[i] == truth[i];
    }
    return all ? double(right) / double(all) : 0;
}

CommonPrefixes commonPrefixes(std::span<const Label> predicted, std::span<const Label> truth) {
    CommonPrefixes result;
    const auto size = std::min(predicted.size(), truth.size());
    for (std::size_t i = 0; i < size;) {
        int run = 0;
        while (i + std::size_t(run) < size &&
               predicted[i + std::size_t(run)] == truth[i + std::size_t(run)])
            ++run;
        result.runs.push_back(run);
        for (int left = run; left > 0; --left)
            result.perPosition.push_back(left);
        if (run == 0)
            result.perPosition.push_back(0);
        i += std::size_t(std::max(run, 1));
    }
    return result;
}

std::int64_t editDistance(std::span<const Label> a, std::span<const Label> b) {
    std::vector<std::int64_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::int64_t diagonal = row[0];
        ++row[0];
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] != b[j])});
            diagonal = above;
        }
    }
    return row.back();
}

std::span<const Label> upTo(std::span<const Label> labels, Label eos) {
    const auto at = std::ranges::find(labels, eos);
    return at == labels.end() ? labels : labels.first(std::size_t(at - labels.begin()) + 1);
}

void WordErrorRate::add(std::span<const Label> predicted, std::span<const Label> truth) {
    m_errors += editDistance(predicted, truth);
    m_length += std::int64_t(truth.size());
}

double vocabularyShare(std::span<const Label> labels, int codes) {
    if (codes <= 0)
        return 0;
    std::vector<bool> present(std::size_t(codes), false);
    for (const Label label : labels)
        if (label >= 0 && label < codes)
            present[std::size_t(label)] = true;
    return double(std::ranges::count(present, true)) / codes;
}

} // namespace antiphon

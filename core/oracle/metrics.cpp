#include "core/oracle/metrics.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

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

std::vector<std::int64_t> runHistogram(std::span<const int> lengths) {
    std::vector<std::int64_t> histogram;
    for (const int length : lengths) {
        if (std::size_t(length) >= histogram.size())
            histogram.resize(std::size_t(length) + 1);
        ++histogram[std::size_t(length)];
    }
    return histogram;
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

PrefixStatistics prefixStatistics(std::span<const CommonPrefixes> sequences) {
    PrefixStatistics result;
    std::vector<std::int64_t> counts;
    std::vector<double> squares;
    std::vector<int> runs;
    double sum = 0;
    std::int64_t all = 0;
    for (const CommonPrefixes& sequence : sequences) {
        const std::size_t length = sequence.perPosition.size();
        if (length > counts.size()) {
            counts.resize(length);
            result.mean.resize(length);
            squares.resize(length);
        }
        for (std::size_t i = 0; i < length; ++i) {
            const double value = sequence.perPosition[i];
            ++counts[i];
            result.mean[i] += value;
            squares[i] += value * value;
            sum += value;
        }
        all += std::int64_t(length);
        runs.insert(runs.end(), sequence.runs.begin(), sequence.runs.end());
    }
    result.histogram = runHistogram(runs);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        result.mean[i] /= double(counts[i]);
        const double variance = squares[i] / double(counts[i]) - result.mean[i] * result.mean[i];
        result.deviation.push_back(std::sqrt(std::max(variance, 0.0)));
    }
    result.overall = all ? sum / double(all) : 0;
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

double codebookShare(std::span<const Label> labels, int codes) {
    return labels.empty() || codes <= 0 ? 0 : std::exp2(entropyBits(labels)) / codes;
}

double logProbability(std::span<const float> logits, std::size_t token) {
    const double top = *std::ranges::max_element(logits);
    double total = 0;
    for (const float logit : logits)
        total += std::exp(double(logit) - top);
    return double(logits[token]) - top - std::log(total);
}

double perplexity(std::span<const double> logProbabilities) {
    if (logProbabilities.empty())
        return 0;
    const double sum = std::accumulate(logProbabilities.begin(), logProbabilities.end(), 0.0);
    return std::exp(-sum / double(logProbabilities.size()));
}

double labelDivergence(std::span<const Label> p, std::span<const Label> q, int codes,
                       double pseudo) {
    const auto distribution = [&](std::span<const Label> labels) {
        std::vector<double> shares(std::size_t(std::max(codes, 0)), pseudo);
        for (const Label label : labels)
            if (label >= 0 && label < codes)
                ++shares[std::size_t(label)];
        const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
        for (double& share : shares)
            share /= total;
        return shares;
    };
    const auto a = distribution(p), b = distribution(q);
    double bits = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] > 0)
            bits += a[i] * std::log2(a[i] / b[i]);
    return bits;
}

TopKValidity::TopKValidity(const Matrix& codebook, int k)
    : m_codebook(codebook), m_k(std::size_t(k)) {
    if (k < 1 || std::size_t(k) > codebook.rows)
        throw UserError("Top-k validity needs a whole k from 1 to the " +
                            std::to_string(codebook.rows) + " codes, not " + std::to_string(k) +
                            ".",
                        UserError::Kind::Usage);
}

void TopKValidity::add(std::span<const float> logits, std::span<const float> truth) {
    std::vector<std::size_t> codes(m_codebook.rows);
    std::iota(codes.begin(), codes.end(), std::size_t(0));
    std::ranges::stable_sort(codes, [&](auto a, auto b) { return logits[a] > logits[b]; });
    const auto dot = [](std::span<const float> a, std::span<const float> b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    };
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < m_k; ++i) {
        const auto code = m_codebook.row(codes[i]);
        const double norms = std::sqrt(dot(code, code) * dot(truth, truth));
        const double cosine = dot(code, truth) / std::max(norms, 1e-8);
        sum += cosine;
        squares += cosine * cosine;
    }
    const auto k = double(m_k);
    m_mean += sum / k;
    if (m_k > 1)
        m_deviation += std::sqrt(std::max(squares - sum * sum / k, 0.0) / (k - 1));
    ++m_positions;
}

double TopKValidity::mean() const {
    return m_positions ? m_mean / double(m_positions) : 0;
}

double TopKValidity::deviation() const {
    return m_positions ? m_deviation / double(m_positions) : 0;
}

} // namespace antiphon

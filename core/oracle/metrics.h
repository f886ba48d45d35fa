#pragma once

#include "core/matrix.h"
#include "core/oracle/label.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

/// Lengths of the runs query[i] == query[i-1] + 1; -1 never continues a run, and is one of its own.
std::vector<int> continuityRuns(std::span<const std::int32_t> query);
/// Lengths of the runs of equal entries.
std::vector<int> identicalRuns(std::span<const std::int32_t> query);

struct RunStatistics {
    double mean = 0, median = 0;
    int longest = 0;
};
RunStatistics runStatistics(std::span<const int> lengths);
/// How many runs have each length; index: the length.
std::vector<std::int64_t> runHistogram(std::span<const int> lengths);

/// Entropy of the distribution of the labels, bits; 0 for none. 2^entropy is their perplexity.
double entropyBits(std::span<const Label> labels);

/// Share of positions where both agree, of those where `truth` is not `pad`; 0 for none. Sequences
/// of different length are compared up to the shorter.
double accuracy(std::span<const Label> predicted, std::span<const Label> truth,
                Label pad = anyLabel);

/// Greedy runs of agreement from left to right, and zeros where there is none: the runs in order,
/// and for each position what remains of its run.
struct CommonPrefixes {
    std::vector<int> runs;
    std::vector<int> perPosition;
};
CommonPrefixes commonPrefixes(std::span<const Label> predicted, std::span<const Label> truth);

/// commonPrefixes() of many sequences: for each position mean and standard deviation (divided by
/// n) of what remains of the run there, over the sequences that reach it; how many runs have each
/// length; and the mean over all positions of all sequences.
struct PrefixStatistics {
    std::vector<double> mean, deviation;
    std::vector<std::int64_t> histogram; ///< index: length of a run
    double overall = 0;
};
PrefixStatistics prefixStatistics(std::span<const CommonPrefixes> sequences);

/// Fewest insertions, deletions and replacements that turn one into the other.
std::int64_t editDistance(std::span<const Label> a, std::span<const Label> b);
/// The labels up to and including the first `eos`; all if there is none.
std::span<const Label> upTo(std::span<const Label> labels, Label eos);

/// Sum of edit distances / sum of reference lengths over pairs of sequences, 0 for none.
class WordErrorRate {
public:
    void add(std::span<const Label> predicted, std::span<const Label> truth);
    double value() const { return m_length ? double(m_errors) / double(m_length) : 0; }

private:
    std::int64_t m_errors = 0, m_length = 0;
};

/// Share of the vocabulary 0 ... codes-1 that occurs among the labels.
double vocabularyShare(std::span<const Label> labels, int codes);
/// 2^entropy / codes: 1 where all codes are equally frequent; 0 for no labels.
double codebookShare(std::span<const Label> labels, int codes);

/// log softmax(logits)[token].
double logProbability(std::span<const float> logits, std::size_t token);
/// exp(-mean) of natural log-probabilities of what was produced; 0 for none.
double perplexity(std::span<const double> logProbabilities);

/// Kullback and Leibler's divergence in bits of the distributions of labels 0 ... codes - 1: what
/// telling the labels of `p` by the frequencies of `q` costs more per label. `pseudo` is added to
/// every count, so that it is finite; others than the codes are not counted. Our own addition to
/// the published metrics.
double labelDivergence(std::span<const Label> p, std::span<const Label> q, int codes,
                       double pseudo = 0.5);

/// How near the likeliest codes are to what was to be said: cosine similarity of the true vector
/// and each of the k likeliest codes.
class TopKValidity {
public:
    /// `codebook`: A x columns. Throws UserError (Usage) unless k is 1 ... A.
    TopKValidity(const Matrix& codebook, int k);
    /// One position: logits of A codes (specials behind them are left out) and the true vector.
    void add(std::span<const float> logits, std::span<const float> truth);
    double mean() const;
    /// Mean over the positions of the deviation (divided by k - 1) among the k; 0 for k = 1.
    double deviation() const;

private:
    const Matrix& m_codebook;
    std::size_t m_k;
    std::int64_t m_positions = 0;
    double m_mean = 0, m_deviation = 0;
};

} // namespace antiphon

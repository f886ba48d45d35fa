#pragma once

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

} // namespace antiphon

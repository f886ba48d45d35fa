#pragma once

#include "core/matrix.h"
#include "core/workers.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace antiphon {

/// How well classes are apart (Rousseeuw 1987): the mean over all points of (b - a) / max(a, b),
/// where a is the mean distance (Euclidean) to the others of the own class and b the smallest mean
/// distance to another class; 0 for a point that is alone in its class. -1 ... 1; NaN where there
/// are fewer than two classes. `labels`: one a row, any numbers. Throws UserError naming a number
/// that is not finite. The same bits on every processor and with any number of threads.
double silhouette(const Matrix& points, std::span<const int> labels, Workers& workers);
double silhouette(const Matrix& points, std::span<const int> labels);

/// The silhouette of the points of two classes alone.
struct PairSilhouette {
    int first = 0, second = 0;
    double value = 0;
};
/// Of every pair of classes, in ascending order of the labels.
std::vector<PairSilhouette> pairSilhouettes(const Matrix& points, std::span<const int> labels,
                                            Workers& workers);

/// How likely chance alone makes a silhouette as great: labels shuffled `permutations` times.
struct SilhouetteTest {
    double value = 0;
    std::size_t permutations = 0, asGreat = 0;
    double greatest = 0; ///< of the shuffled ones
    double p() const { return double(asGreat + 1) / double(permutations + 1); }
};
/// At most `mostTestedPoints`, as their distances are kept; else UserError. Two classes at least.
/// `checkpoint` is called many times a second on the calling thread and may throw to stop.
inline constexpr std::size_t mostTestedPoints = 8000;
SilhouetteTest testSilhouette(const Matrix& points, std::span<const int> labels,
                              std::size_t permutations, std::uint64_t seed, Workers& workers,
                              const std::function<void()>& checkpoint = {});

} // namespace antiphon

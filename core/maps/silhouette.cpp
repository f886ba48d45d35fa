#include "core/maps/silhouette.h"

#include "core/error.h"
#include "core/maps/rowdistances.h"
#include "core/maps/standardise.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t partRows = 16;

/// The classes of points as 0, 1, ... in ascending order of their labels.
struct Classes {
    std::vector<int> labels;      ///< distinct
    std::vector<std::int32_t> of; ///< of each point
    std::vector<std::size_t> counts;

    explicit Classes(std::span<const int> given) : labels(given.begin(), given.end()) {
        std::ranges::sort(labels);
        labels.erase(std::ranges::unique(labels).begin(), labels.end());
        counts.resize(labels.size());
        for (const int label : given) {
            of.push_back(std::int32_t(std::ranges::lower_bound(labels, label) - labels.begin()));
            ++counts[std::size_t(of.back())];
        }
    }
    std::size_t size() const { return labels.size(); }
};

void check(const Matrix& points, std::span<const int> labels) {
    if (labels.size() != points.rows || points.columns == 0)
        throw std::invalid_argument("a silhouette needs a label for each row");
    requireFinite(points, "points");
}

/// One point's part, from the sums of its distances to the members of each class.
template <class Sum>
double width(std::size_t own, std::span<const Sum> sums, std::span<const std::size_t> counts) {
    if (counts[own] < 2)
        return 0;
    const double a = double(sums[own]) / double(counts[own] - 1);
    double b = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < counts.size(); ++k)
        if (k != own && counts[k] > 0)
            b = std::min(b, double(sums[k]) / double(counts[k]));
    const double most = std::max(a, b);
    return most > 0 && std::isfinite(b) ? (b - a) / most : 0;
}

/// Distances of row `row` from all, in whole blocks of sixteen.
class Distances {
public:
    explicit Distances(const Matrix& points)
        : m_points(points), m_blocks(inBlocks(points.values, points.columns)),
          m_count((points.rows + lanes16 - 1) / lanes16) {}

    std::size_t size() const { return m_count * lanes16; }
    void of(std::size_t row, std::span<float> out) const {
        runWide(RowDistances{m_blocks.data(), m_count, m_points.columns, m_points.row(row).data(),
                             out.data()});
        for (float& distance : out)
            distance = std::sqrt(distance);
    }

private:
    const Matrix& m_points;
    std::vector<float> m_blocks;
    std::size_t m_count;
};

/// rows x classes: sums of distances.
std::vector<double> classSums(const Matrix& points, const Classes& classes, Workers& workers) {
    const Distances distances(points);
    std::vector<double> sums(points.rows * classes.size());
    workers.run((points.rows + partRows - 1) / partRows, [&](std::size_t part) {
        std::vector<float> row(distances.size());
        for (std::size_t i = part * partRows; i < std::min(points.rows, (part + 1) * partRows);
             ++i) {
            distances.of(i, row);
            double* to = sums.data() + i * classes.size();
            for (std::size_t j = 0; j < points.rows; ++j)
                to[classes.of[j]] += double(row[j]);
        }
    });
    return sums;
}

double meanWidth(const Classes& classes, std::span<const double> sums) {
    if (classes.size() < 2)
        return nothing;
    double total = 0;
    for (std::size_t i = 0; i < classes.of.size(); ++i)
        total += width(std::size_t(classes.of[i]), sums.subspan(i * classes.size(), classes.size()),
                       std::span<const std::size_t>(classes.counts));
    return total / double(classes.of.size());
}

/// For runWide(): of sixteen shufflings at once, the sums of one point's distances by class.
struct ShuffledSums {
    const float* distances;
    const std::int32_t* labels; ///< rows x 16
    std::size_t rows, classes;
    float* out; ///< classes x 16

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t k = 0; k < classes; ++k) {
            Lanes16 sum = {};
            for (std::size_t j = 0; j < rows; ++j) {
                const Lanes16 distance = Lanes16{} + distances[j];
                const Ints16 is =
                    *reinterpret_cast<const Ints16*>(labels + j * lanes16) == std::int32_t(k);
                sum += reinterpret_cast<const Lanes16&>(
                    static_cast<const Ints16&>(is & reinterpret_cast<const Ints16&>(distance)));
            }
            *reinterpret_cast<Lanes16*>(out + k * lanes16) = sum;
        }
    }
};

} // namespace

double silhouette(const Matrix& points, std::span<const int> labels, Workers& workers) {
    check(points, labels);
    const Classes classes(labels);
    return classes.size() < 2 ? nothing : meanWidth(classes, classSums(points, classes, workers));
}

double silhouette(const Matrix& points, std::span<const int> labels) {
    Workers alone;
    return silhouette(points, labels, alone);
}

std::vector<PairSilhouette> pairSilhouettes(const Matrix& points, std::span<const int> labels,
                                            Workers& workers) {
    check(points, labels);
    const Classes classes(labels);
    const std::vector<double> sums = classSums(points, classes, workers);
    std::vector<PairSilhouette> pairs;
    for (std::size_t a = 0; a < classes.size(); ++a) {
        for (std::size_t b = a + 1; b < classes.size(); ++b) {
            const std::array<std::size_t, 2> counts = {classes.counts[a], classes.counts[b]};
            double total = 0;
            for (std::size_t i = 0; i < points.rows; ++i) {
                const auto own = std::size_t(classes.of[i]);
                if (own != a && own != b)
                    continue;
                const std::array<double, 2> both = {sums[i * classes.size() + a],
                                                    sums[i * classes.size() + b]};
                total += width(std::size_t(own == b), std::span<const double>(both),
                               std::span<const std::size_t>(counts));
            }
            pairs.push_back(
                {classes.labels[a], classes.labels[b], total / double(counts[0] + counts[1])});
        }
    }
    return pairs;
}

SilhouetteTest testSilhouette(const Matrix& points, std::span<const int> labels,
                              std::size_t permutations, std::uint64_t seed, Workers& workers,
                              const std::function<void()>& checkpoint) {
    check(points, labels);
    if (points.rows > mostTestedPoints)
        throw UserError("A silhouette can be tested over at most " +
                        std::to_string(mostTestedPoints) + " points; these are " +
                        std::to_string(points.rows) + ".");
    const Classes classes(labels);
    SilhouetteTest test;
    test.value = silhouette(points, labels, workers);
    test.greatest = -1;
    if (classes.size() < 2)
        return test;
    const Distances distances(points);
    std::vector<float> rows(points.rows * distances.size());
    workers.run(points.rows, [&](std::size_t i) {
        distances.of(i, std::span(rows).subspan(i * distances.size(), distances.size()));
    });
    Rng rng(seed);
    std::vector<std::int32_t> shuffled = classes.of;
    std::vector<std::int32_t> lanes(points.rows * lanes16);
    std::vector<double> widths(points.rows * lanes16); // of each point in each shuffling
    while (test.permutations < permutations) {
        if (checkpoint)
            checkpoint();
        for (std::size_t lane = 0; lane < lanes16; ++lane) {
            rng.shuffle(std::span(shuffled));
            for (std::size_t j = 0; j < points.rows; ++j)
                lanes[j * lanes16 + lane] = shuffled[j];
        }
        workers.run((points.rows + partRows - 1) / partRows, [&](std::size_t part) {
            std::vector<float> sums(classes.size() * lanes16), own(classes.size());
            for (std::size_t i = part * partRows; i < std::min(points.rows, (part + 1) * partRows);
                 ++i) {
                runWide(ShuffledSums{rows.data() + i * distances.size(), lanes.data(), points.rows,
                                     classes.size(), sums.data()});
                for (std::size_t lane = 0; lane < lanes16; ++lane) {
                    for (std::size_t k = 0; k < classes.size(); ++k)
                        own[k] = sums[k * lanes16 + lane];
                    widths[i * lanes16 + lane] =
                        width(std::size_t(lanes[i * lanes16 + lane]), std::span<const float>(own),
                              std::span<const std::size_t>(classes.counts));
                }
            }
        });
        for (std::size_t lane = 0; lane < lanes16 && test.permutations < permutations; ++lane) {
            double total = 0;
            for (std::size_t i = 0; i < points.rows; ++i)
                total += widths[i * lanes16 + lane];
            total /= double(points.rows);
            ++test.permutations;
            test.asGreat += total >= test.value;
            test.greatest = std::max(test.greatest, total);
        }
    }
    return test;
}

} // namespace antiphon

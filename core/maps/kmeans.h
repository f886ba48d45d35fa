#pragma once

#include "core/rng.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antiphon {

struct KMeansOptions {
    int codes = 16;      ///< wanted; fewer are found when fewer distinct rows exist
    int maxEpochs = 100; ///< passes over the rows after seeding, a restart
    /// Stops when the centres' mean squared movement falls to this share of the rows' variance.
    double tolerance = 1e-8;
    int restarts = 1; ///< runs from different seedings; the one with the least inertia is kept
    std::uint64_t seed = 1;
};

/// K-means by full passes (Lloyd 1982) from k-means++ seeding (Arthur and Vassilvitskii 2007), as a
/// running value: step() until done(). Squared Euclidean distance; the lowest code wins ties; a
/// code that loses all rows moves to the row farthest from its own code. Deterministic for a seed.
/// One thread at a time.
class KMeans {
public:
    /// `rows`: row-major, `dims` numbers each; borrowed until done(). Throws UserError when there
    /// is no row, a row has a NaN or an infinity, or the options make no sense.
    KMeans(std::span<const float> rows, int dims, const KMeansOptions& options);

    /// Works through about this many rows (one row of seeding or of a pass costs codes x dims or
    /// less) and returns; does nothing when done.
    void step(std::size_t rows);
    /// The rest at once.
    void finish();
    bool done() const { return m_phase == Phase::Done; }
    /// Passes completed in the present restart, and restarts completed.
    int epoch() const { return m_epoch; }
    int restart() const { return m_restart; }
    /// Rough share of the work that is done, 0 ... 1.
    double progress() const;

    /// The best so far. Rows of `dims` numbers; once done, `labels` and `distances` (squared) are
    /// those of exactly these centres.
    struct Result {
        std::vector<float> centres;
        std::vector<std::int32_t> labels;
        std::vector<float> distances;
        double inertia = 0; ///< sum of squared distances
        int epochs = 0;
    };
    const Result& result() const { return m_best; }
    /// Centres of the present restart, for display; empty while seeding.
    std::span<const float> centres() const { return m_centres; }
    /// Codes found: fewer than wanted where rows are identical.
    int codes() const { return int(m_best.centres.size() / m_dims); }

private:
    enum class Phase { Seed, Assign, Done };

    void beginRestart();
    std::size_t seedRows(std::size_t count);
    void chooseSeed();
    std::size_t assignRows(std::size_t count);
    void endPass();
    void reseedEmpty();
    double moveCentres();
    void endRestart();
    std::span<const float> row(std::size_t index) const {
        return m_rows.subspan(index * m_dims, m_dims);
    }

    std::span<const float> m_rows;
    std::size_t m_dims, m_count;
    KMeansOptions m_options;
    Rng m_rng;
    double m_variance = 0; ///< mean over the dimensions

    Phase m_phase = Phase::Seed;
    int m_restart = 0, m_epoch = 0;
    std::size_t m_cursor = 0; ///< rows done in this pass
    std::vector<float> m_centres;
    std::vector<std::int32_t> m_labels;
    std::vector<float> m_distances;
    std::vector<double> m_sums;
    std::vector<std::int64_t> m_sizes;
    bool m_changed = false; ///< some label, in this pass
    bool m_last = false;    ///< this pass only assigns
    Result m_best;
};

/// Update rule of mini-batch k-means (Sculley 2010, batch form): centres are running means of all
/// rows they ever won.
class MiniBatch {
public:
    MiniBatch(std::vector<float> centres, int dims);
    /// Assigns the rows of a batch to the nearest centres, then moves these.
    void update(std::span<const float> batch);
    const std::vector<float>& centres() const { return m_centres; }
    const std::vector<std::int64_t>& counts() const { return m_counts; }

private:
    std::vector<float> m_centres;
    std::size_t m_dims;
    std::vector<std::int64_t> m_counts;
};

/// How much of a codebook a labelling uses.
struct CodebookUse {
    int used = 0;          ///< codes that occur
    double perplexity = 0; ///< 2^entropy of the labels: `used` if all were equally frequent
};
CodebookUse codebookUse(std::span<const std::int32_t> labels);

} // namespace antiphon

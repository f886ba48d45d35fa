#pragma once

#include "core/maps/affinities.h"
#include "core/maps/neighbours.h"
#include "core/maps/repulsion.h"
#include "core/matrix.h"
#include "core/workers.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

struct TsneOptions {
    /// How many neighbours a row effectively has: small shows detail, large shows the whole.
    /// Reduced (and noted) where there are fewer than three times as many rows.
    double perplexity = 30;
    int iterations = 0; ///< 0: as many as the number of rows needs
    /// Factor of the attraction in the first part of the run, which lets groups find their places.
    double exaggeration = 12;
    /// 0: max(rows / exaggeration / 4, 50) as in scikit-learn, less for fewer than 800 rows; the
    /// exaggeration in this is 1 after the first part of the run.
    double learningRate = 0;
    /// How the push of all rows on all others is computed. Auto: whichever costs less, by the
    /// number of rows and the size of the map.
    Repulsion::Way repulsion = Repulsion::Way::Auto;
    std::uint64_t seed = 1; ///< of the small displacements that part equal rows
    int threads = 1;        ///< 0: all cores. Results do not depend on it.
    /// Called many times a second while the neighbours are searched; may throw to stop.
    std::function<void()> checkpoint = {};
};

/// A map of rows in two dimensions that keeps neighbours together: t-SNE (van der Maaten and Hinton
/// 2008), as a running value: step() until done(); not to step is to pause. Exact nearest
/// neighbours, a start from principal components, and repulsion either by all pairs or through a
/// grid (see GridRepulsion). The same rows, options and order of calls give the same bits on every
/// processor and with any number of threads. One thread at a time.
class Tsne {
public:
    /// Finds the neighbours: 0.5 s or so for 50 000 rows of 40 columns that are groups, 5 s for
    /// rows without any order. `start`: empty, or x and y of every row; the run then begins there,
    /// without exaggeration. Throws UserError when a number of the rows or of the start is not
    /// finite or beyond 1e15, or an option makes no sense. Standardise the rows first.
    explicit Tsne(const Matrix& rows, const TsneOptions& options = {},
                  std::span<const float> start = {});

    std::size_t rows() const { return m_rows; }

    /// Does so many iterations, or fewer if it is done before. 50 000 rows: about 10 ms each.
    void step(int iterations = 1);
    /// Iterates for about so long, at least once if not done.
    void stepFor(double seconds);

    int iteration() const { return m_iteration; } ///< done so far
    int iterations() const { return m_end; }      ///< planned
    bool done() const { return m_iteration >= m_end; }

    /// x, y of every row, centred on 0.
    std::vector<float> positions() const;
    /// Kullback-Leibler divergence of the map from the affinities, in nats; costs about an
    /// iteration. 0 where there are too few rows for a map.
    double kl();

    double perplexity() const { return m_perplexity; } ///< in effect
    /// Goes on from where the map is with another perplexity, for at least half a run.
    void setPerplexity(double perplexity);

    /// Whole sentences on what was done differently from what was asked.
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    void calibrate(double perplexity);
    void placeByComponents(const Matrix& rows);
    void placeAt(std::span<const float> start);
    void iterate();
    double repel();
    void move(double exaggeration, double momentum, double rate, double z);

    TsneOptions m_options;
    std::size_t m_rows;
    std::unique_ptr<Workers> m_workers;
    std::optional<NeighbourSearch> m_search; ///< none where there are too few rows for a map
    Neighbours m_neighbours;
    Affinities m_affinities;
    Repulsion m_repulsion;
    double m_perplexity = 0;

    // By place in the search's order, x and y of each; near rows are near each other in memory.
    std::vector<std::int32_t> m_place; ///< row -> place
    std::vector<float> m_positions, m_velocities, m_gains, m_pull, m_push;
    int m_iteration = 0, m_end = 0;
    int m_exaggerated = 0; ///< iterations with exaggeration
    std::vector<std::string> m_notes;
};

} // namespace antiphon

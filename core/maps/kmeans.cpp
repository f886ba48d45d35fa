#include "core/maps/kmeans.h"

#include "core/error.h"
#include "core/maps/nearestcode.h"
#include "core/oracle/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>

namespace antiphon {

namespace {

/// Rows labelled at a time.
constexpr std::size_t chunk = 1024;

void requireUsable(std::span<const float> rows, int dims, const KMeansOptions& options) {
    if (dims < 1 || options.codes < 1 || options.maxEpochs < 1 || options.restarts < 1)
        throw UserError(
            "K-means needs at least one dimension, code, pass and run; check its settings.",
            UserError::Kind::Usage);
    if (rows.size() < std::size_t(dims))
        throw UserError(
            "There is no segment to learn codes from; choose a longer or louder sound.");
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!std::isfinite(rows[i]))
            throw UserError("Row " + std::to_string(i / std::size_t(dims)) + ", column " +
                            std::to_string(i % std::size_t(dims)) +
                            " of the features is not a finite number; remove that segment or check "
                            "the sound for invalid samples.");
}

float squaredDistance(std::span<const float> a, std::span<const float> b) {
    float sums[8] = {}; // independent, so that the compiler can use vectors
    std::size_t d = 0;
    for (; d + 8 <= a.size(); d += 8)
        for (std::size_t k = 0; k < 8; ++k)
            sums[k] += (a[d + k] - b[d + k]) * (a[d + k] - b[d + k]);
    for (; d < a.size(); ++d)
        sums[d % 8] += (a[d] - b[d]) * (a[d] - b[d]);
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

} // namespace

KMeans::KMeans(std::span<const float> rows, int dims, const KMeansOptions& options)
    : m_rows(rows), m_dims(std::size_t(std::max(dims, 1))), m_count(rows.size() / m_dims),
      m_options(options), m_rng(options.seed) {
    requireUsable(rows, dims, options);
    for (std::size_t d = 0; d < m_dims; ++d) {
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < m_count; ++i)
            sum += double(row(i)[d]);
        const double mean = sum / double(m_count);
        for (std::size_t i = 0; i < m_count; ++i)
            squares += (double(row(i)[d]) - mean) * (double(row(i)[d]) - mean);
        m_variance += squares / double(m_count) / double(m_dims);
    }
    beginRestart();
}

void KMeans::beginRestart() {
    m_phase = Phase::Seed;
    m_epoch = 0;
    m_cursor = 0;
    m_last = false;
    m_labels.assign(m_count, -1);
    m_distances.assign(m_count, std::numeric_limits<float>::infinity());
    const auto first = row(std::size_t(m_rng.below(m_count)));
    m_centres.assign(first.begin(), first.end());
}

void KMeans::step(std::size_t rows) {
    while (rows > 0 && m_phase != Phase::Done)
        rows -= m_phase == Phase::Seed ? seedRows(rows) : assignRows(rows);
}

void KMeans::finish() {
    while (!done())
        step(m_count);
}

double KMeans::progress() const {
    if (done())
        return 1;
    const double pass = (m_epoch + double(m_cursor) / double(m_count)) / m_options.maxEpochs;
    return (m_restart + (m_phase == Phase::Seed ? 0.0 : std::min(pass, 1.0))) / m_options.restarts;
}

/// Distances to the centre that was chosen last; at the end of the rows the next one is chosen.
std::size_t KMeans::seedRows(std::size_t count) {
    count = std::min(count, m_count - m_cursor);
    const auto newest = std::span<const float>(m_centres).last(m_dims);
    for (const std::size_t end = m_cursor + count; m_cursor < end; ++m_cursor)
        m_distances[m_cursor] =
            std::min(m_distances[m_cursor], squaredDistance(row(m_cursor), newest));
    if (m_cursor == m_count) {
        m_cursor = 0;
        chooseSeed();
    }
    return count;
}

/// The next centre is a row, drawn in proportion to its squared distance from the nearest so far.
void KMeans::chooseSeed() {
    double total = 0;
    for (const float d : m_distances)
        total += double(d);
    const bool enough = m_centres.size() / m_dims == std::size_t(m_options.codes);
    if (enough || total == 0) { // every distinct row is a centre already
        m_phase = Phase::Assign;
        m_sums.assign(m_centres.size(), 0.0);
        m_sizes.assign(m_centres.size() / m_dims, 0);
        return;
    }
    double left = m_rng.uniform() * total;
    std::size_t chosen = m_count; // rounding may leave a little over: then the last row that counts
    for (std::size_t i = 0; i < m_count && left >= 0; ++i) {
        if (m_distances[i] > 0)
            chosen = i;
        left -= double(m_distances[i]);
    }
    const auto seed = row(chosen);
    m_centres.insert(m_centres.end(), seed.begin(), seed.end());
}

std::size_t KMeans::assignRows(std::size_t count) {
    count = std::min({count, m_count - m_cursor, chunk * 64});
    const NearestCode nearest(m_centres, m_dims);
    std::vector<std::int32_t> labels(std::min(count, chunk));
    const std::size_t end = m_cursor + count;
    while (m_cursor < end) {
        const std::size_t here = std::min(chunk, end - m_cursor);
        nearest.find(m_rows.subspan(m_cursor * m_dims, here * m_dims),
                     std::span(labels).first(here), std::span(m_distances).subspan(m_cursor, here));
        for (std::size_t i = 0; i < here; ++i, ++m_cursor) {
            m_changed = m_changed || m_labels[m_cursor] != labels[i];
            m_labels[m_cursor] = labels[i];
            const float* x = &m_rows[m_cursor * m_dims];
            double* sum = &m_sums[std::size_t(labels[i]) * m_dims];
            for (std::size_t d = 0; d < m_dims; ++d)
                sum[d] += double(x[d]);
            ++m_sizes[std::size_t(labels[i])];
        }
    }
    if (m_cursor == m_count)
        endPass();
    return count;
}

void KMeans::endPass() {
    m_cursor = 0;
    ++m_epoch;
    const bool settled = !m_changed || m_last;
    m_changed = false;
    if (settled) {
        endRestart();
        return;
    }
    reseedEmpty();
    m_last = moveCentres() <= m_options.tolerance * m_variance || m_epoch >= m_options.maxEpochs;
    std::ranges::fill(m_sums, 0.0);
    std::ranges::fill(m_sizes, 0);
}

/// Gives each code without rows the row that is farthest from its own code.
void KMeans::reseedEmpty() {
    for (std::size_t code = 0; code < m_sizes.size(); ++code) {
        if (m_sizes[code] > 0)
            continue;
        std::size_t farthest = m_count;
        for (std::size_t i = 0; i < m_count; ++i)
            if (m_sizes[std::size_t(m_labels[i])] > 1 &&
                (farthest == m_count || m_distances[i] > m_distances[farthest]))
                farthest = i;
        if (farthest == m_count)
            return;
        const auto loser = std::size_t(m_labels[farthest]);
        for (std::size_t d = 0; d < m_dims; ++d) {
            m_sums[loser * m_dims + d] -= double(row(farthest)[d]);
            m_sums[code * m_dims + d] = double(row(farthest)[d]);
        }
        --m_sizes[loser];
        m_sizes[code] = 1;
        m_labels[farthest] = std::int32_t(code);
        m_distances[farthest] = 0;
    }
}

/// Mean squared movement over all coordinates.
double KMeans::moveCentres() {
    double movement = 0;
    for (std::size_t code = 0; code < m_sizes.size(); ++code) {
        for (std::size_t d = 0; d < m_dims && m_sizes[code] > 0; ++d) {
            float& centre = m_centres[code * m_dims + d];
            const auto moved = float(m_sums[code * m_dims + d] / double(m_sizes[code]));
            movement += double(moved - centre) * double(moved - centre);
            centre = moved;
        }
    }
    return movement / double(m_centres.size());
}

void KMeans::endRestart() {
    double inertia = 0;
    for (const float d : m_distances)
        inertia += double(d);
    if (m_restart == 0 || inertia < m_best.inertia)
        m_best = {m_centres, m_labels, m_distances, inertia, m_epoch};
    if (++m_restart < m_options.restarts)
        beginRestart();
    else
        m_phase = Phase::Done;
}

MiniBatch::MiniBatch(std::vector<float> centres, int dims)
    : m_centres(std::move(centres)), m_dims(std::size_t(dims)),
      m_counts(m_centres.size() / m_dims) {}

void MiniBatch::update(std::span<const float> batch) {
    const std::size_t count = batch.size() / m_dims;
    std::vector<std::int32_t> labels(count);
    std::vector<float> distances(count);
    NearestCode(m_centres, m_dims).find(batch, labels, distances);

    std::vector<double> sums(m_centres.size());
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = double(m_centres[i]) * double(m_counts[i / m_dims]);
    auto counts = m_counts;
    for (std::size_t r = 0; r < count; ++r) {
        const auto code = std::size_t(labels[r]);
        ++counts[code];
        for (std::size_t d = 0; d < m_dims; ++d)
            sums[code * m_dims + d] += double(batch[r * m_dims + d]);
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (counts[i / m_dims] > m_counts[i / m_dims])
            m_centres[i] = float(sums[i] / double(counts[i / m_dims]));
    m_counts = std::move(counts);
}

CodebookUse codebookUse(std::span<const std::int32_t> labels) {
    const std::set<std::int32_t> used(labels.begin(), labels.end());
    return {int(used.size()), labels.empty() ? 0.0 : std::exp2(entropyBits(labels))};
}

} // namespace antiphon

#include "core/maps/tsne.h"

#include "core/error.h"
#include "core/maps/attraction.h"
#include "core/maps/pca.h"
#include "core/maps/portablemath.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace antiphon {
namespace {

constexpr std::size_t fewestRows = 4; ///< below, principal components are all that there is to show
constexpr double startDeviation = 1e-4;

void requireUsable(const TsneOptions& options) {
    const auto refuse = [](const char* sentence) {
        throw UserError(sentence, UserError::Kind::Usage);
    };
    if (!(options.perplexity >= 1 && options.perplexity <= 10000))
        refuse("The perplexity must be between 1 and 10000; 30 suits most tables.");
    if (options.iterations < 0 || options.iterations > 1000000)
        refuse("The iterations must be between 0 (automatic) and 1000000.");
    if (!(options.exaggeration >= 1 && options.exaggeration <= 1000))
        refuse("The exaggeration must be between 1 and 1000; 12 is usual.");
    if (!(options.learningRate >= 0 && options.learningRate <= 1e9))
        refuse("The learning rate must be between 0 (automatic) and 1e9.");
}

int usualIterations(std::size_t rows) {
    return rows <= 3000 ? 400 : rows <= 20000 ? 500 : 750;
}

/// max(rows / exaggeration / 4, 50), as scikit-learn does (Belkina et al. 2019). What is stable is
/// the rate times the exaggeration (Linderman and Steinerberger 2019), so without exaggeration
/// steps are as many times longer; and few rows take no 50: they would fly apart and never meet
/// again.
double usualRate(double rows, double exaggeration) {
    return std::max(rows / exaggeration / 4, std::min(50., rows / 16));
}

double laterMomentum(std::size_t rows) {
    return rows < 500 ? 0.8 : 0.9;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// One step of gradient descent with momentum and gains (Jacobs 1988), in this thread.
struct Move {
    const float* pull;
    const float* push;
    float* positions;
    float* velocities;
    float* gains;
    std::size_t count;
    float attraction, repulsion, momentum; ///< both factors include the rate

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t i = 0; i < count; ++i) {
            const float step = repulsion * push[i] - attraction * pull[i];
            const float v = velocities[i];
            // A gain grows while the step agrees with the movement, and shrinks when it turns
            // round.
            const float grown = gains[i] + 0.2f, shrunk = gains[i] * 0.8f;
            float gain = step * v > 0 ? grown : shrunk;
            gain = gain < 0.01f ? 0.01f : gain;
            gains[i] = gain;
            velocities[i] = momentum * v + gain * step;
            positions[i] += velocities[i];
        }
    }
};

} // namespace

Tsne::Tsne(const Matrix& rows, const TsneOptions& options, std::span<const float> start)
    : m_options(options), m_rows(rows.rows), m_workers(std::make_unique<Workers>(options.threads)),
      m_repulsion(options.repulsion) {
    requireUsable(options);
    if (!start.empty() && start.size() != 2 * m_rows)
        throw UserError("The start has " + std::to_string(start.size() / 2) + " positions for " +
                        std::to_string(m_rows) + " rows; give one a row.");
    m_place.resize(m_rows);
    for (std::size_t i = 0; i < m_rows; ++i)
        m_place[i] = std::int32_t(i);
    m_positions.assign(2 * m_rows, 0.f);
    if (m_rows == 0) {
        m_notes.push_back("There are no rows to place.");
        return;
    }
    if (m_rows < fewestRows || rows.columns == 0) {
        m_notes.push_back(rows.columns == 0
                              ? "There are no columns to compare rows by; all lie on one point."
                              : std::to_string(m_rows) + (m_rows == 1 ? " row is" : " rows are") +
                                    " too few for t-SNE; placed by principal components.");
        if (rows.columns > 0)
            m_positions = Pca(rows).project(rows).values;
        return;
    }
    m_search.emplace(rows, *m_workers);
    for (std::size_t place = 0; place < m_rows; ++place)
        m_place[std::size_t(m_search->order()[place])] = std::int32_t(place);
    calibrate(options.perplexity);
    m_velocities.assign(2 * m_rows, 0.f);
    m_gains.assign(2 * m_rows, 1.f);
    m_pull.assign(2 * m_rows, 0.f);
    m_push.assign(2 * m_rows, 0.f);
    m_end = options.iterations > 0 ? options.iterations : usualIterations(m_rows);
    if (start.empty()) {
        placeByComponents(rows);
        m_exaggerated = std::min(250, m_end / 4);
    } else {
        placeAt(start);
    }
}

void Tsne::calibrate(double perplexity) {
    const double most = double(m_rows - 1) / 3;
    m_perplexity = std::min(perplexity, most);
    if (perplexity > most)
        m_notes.push_back("The perplexity was reduced from " + number(perplexity) + " to " +
                          number(most) + ", as there are only " + std::to_string(m_rows) +
                          " rows.");
    const auto count = std::size_t(std::ceil(3 * m_perplexity));
    if (m_neighbours.count != std::min(count, m_rows - 1))
        m_neighbours = m_search->amongRows(count, *m_workers, m_options.checkpoint);
    m_affinities = affinitiesOf(m_neighbours, m_perplexity, m_place, *m_workers);
}

void Tsne::placeByComponents(const Matrix& rows) {
    const Pca pca(rows, {}, *m_workers);
    const Matrix along = pca.project(rows, *m_workers);
    const double deviation = std::sqrt(pca.variance(0));
    if (deviation == 0)
        m_notes.push_back("All rows are the same; their places mean nothing.");
    const double scale = deviation > 0 ? startDeviation / deviation : 0;
    Rng rng(m_options.seed);
    for (std::size_t i = 0; i < m_rows; ++i)
        for (std::size_t k = 0; k < 2; ++k)
            m_positions[2 * std::size_t(m_place[i]) + k] =
                float(double(along.values[2 * i + k]) * scale +
                      0.01 * startDeviation * (2 * rng.uniform() - 1));
}

void Tsne::placeAt(std::span<const float> start) {
    Rng rng(m_options.seed);
    double sum[2] = {};
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (!std::isfinite(start[i]) || std::abs(start[i]) > 1e6f)
            throw UserError("The start position of row " + std::to_string(i / 2 + 1) +
                            " is not a finite number below a million.");
        sum[i % 2] += double(start[i]);
    }
    for (std::size_t i = 0; i < m_rows; ++i)
        for (std::size_t k = 0; k < 2; ++k)
            m_positions[2 * std::size_t(m_place[i]) + k] =
                float(double(start[2 * i + k]) - sum[k] / double(m_rows) +
                      0.01 * startDeviation * (2 * rng.uniform() - 1));
}

std::vector<float> Tsne::positions() const {
    std::vector<float> result(2 * m_rows);
    for (std::size_t i = 0; i < m_rows; ++i) {
        const std::size_t place = 2 * std::size_t(m_place[i]);
        result[2 * i] = m_positions[place];
        result[2 * i + 1] = m_positions[place + 1];
    }
    return result;
}

void Tsne::step(int iterations) {
    for (int i = 0; i < iterations && !done(); ++i)
        iterate();
}

void Tsne::stepFor(double seconds) {
    const auto start = std::chrono::steady_clock::now();
    while (!done()) {
        iterate();
        if (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() >=
            seconds)
            return;
    }
}

double Tsne::repel() {
    return m_repulsion.compute(m_positions, m_push, *m_workers);
}

void Tsne::iterate() {
    const bool early = m_iteration < m_exaggerated;
    const double exaggeration = early ? m_options.exaggeration : 1;
    const double rate = m_options.learningRate > 0 ? m_options.learningRate
                                                   : usualRate(double(m_rows), exaggeration);
    attract(m_affinities, m_positions, m_pull, *m_workers);
    const double z = repel();
    move(exaggeration, early ? 0.5 : laterMomentum(m_rows), rate, z);
    ++m_iteration;
}

void Tsne::move(double exaggeration, double momentum, double rate, double z) {
    constexpr std::size_t partNumbers = 8192;
    const std::size_t count = m_positions.size();
    m_workers->run((count + partNumbers - 1) / partNumbers, [&](std::size_t part) {
        const std::size_t first = part * partNumbers;
        runWide(Move{m_pull.data() + first, m_push.data() + first, m_positions.data() + first,
                     m_velocities.data() + first, m_gains.data() + first,
                     std::min(partNumbers, count - first), float(4 * rate * exaggeration),
                     float(4 * rate / z), float(momentum)});
    });
    double sum[2] = {};
    for (std::size_t i = 0; i < count; ++i)
        sum[i % 2] += double(m_positions[i]);
    const float centre[2] = {float(sum[0] / double(m_rows)), float(sum[1] / double(m_rows))};
    for (std::size_t i = 0; i < count; ++i)
        m_positions[i] -= centre[i % 2];
}

double Tsne::kl() {
    if (!m_search)
        return 0;
    const double z = repel();
    return std::max(0., m_affinities.entropy +
                            attractionCost(m_affinities, m_positions, *m_workers) +
                            portable::log(z));
}

void Tsne::setPerplexity(double perplexity) {
    m_options.perplexity = perplexity;
    requireUsable(m_options);
    if (!m_search)
        return;
    m_notes.clear();
    calibrate(perplexity);
    std::fill(m_velocities.begin(), m_velocities.end(), 0.f);
    std::fill(m_gains.begin(), m_gains.end(), 1.f);
    const int run = m_options.iterations > 0 ? m_options.iterations : usualIterations(m_rows);
    m_end = std::max(m_end, m_iteration + (run + 1) / 2);
    m_exaggerated = std::min(m_exaggerated, m_iteration);
}

} // namespace antiphon

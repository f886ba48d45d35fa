#include "core/dsp/melinversion.h"

#include "core/alignedfloats.h"
#include "core/dsp/mel.h"
#include "core/packs.h"
#include "core/simd.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t lanes = lanes16; ///< frames that are solved at once

} // namespace

/// Sixteen frames, one a lane: element n of all of them is `lanes` values.
struct MelInversion::Desk {
    Desk(std::size_t bins, std::size_t bands)
        : wanted(bands * lanes), now(bins * lanes), ahead(bins * lanes), slope(bins * lanes) {}
    AlignedFloats wanted; ///< of bands
    AlignedFloats now, ahead, slope;
};

MelInversion::MelInversion(const MelgramSettings& settings) : m_bins(settings.window / 2 + 1) {
    const MelBands mel({.rate = settings.rate,
                        .fftSize = settings.window,
                        .bands = settings.bands,
                        .scale = MelScale::Slaney,
                        .equalArea = true});
    for (std::size_t b = 0; b < mel.size(); ++b) {
        const auto weights = mel.weights(b);
        m_bands.push_back({std::uint32_t(mel.firstBin(b)), std::uint32_t(weights.size()),
                           std::uint32_t(m_weights.size())});
        m_weights.insert(m_weights.end(), weights.begin(), weights.end());
    }
    const auto product = [&](const Band& a, const Band& b) {
        double sum = 0;
        for (std::uint32_t k = std::max(a.first, b.first);
             k < std::min(a.first + a.count, b.first + b.count); ++k)
            sum += double(m_weights[a.offset + k - a.first]) *
                   double(m_weights[b.offset + k - b.first]);
        return sum;
    };
    std::vector<double> own(m_bands.size()), beside(m_bands.size());
    for (std::size_t b = 0; b < m_bands.size(); ++b) {
        own[b] = product(m_bands[b], m_bands[b]);
        if (b > 0)
            beside[b] = product(m_bands[b], m_bands[b - 1]);
    }
    m_lower.resize(own.size());
    m_diagonal.resize(own.size());
    for (std::size_t b = 0; b < own.size(); ++b) {
        m_diagonal[b] = own[b];
        if (b > 0 && m_diagonal[b - 1] > 0) {
            m_lower[b] = beside[b] / m_diagonal[b - 1];
            m_diagonal[b] -= m_lower[b] * beside[b];
        }
    }
    // The largest eigenvalue of A A' by powers; far from the others, as the narrowest bands have
    // it.
    std::vector<double> vector(own.size(), 1), image(own.size());
    double eigenvalue = 0;
    for (int turn = 0; turn < 2000; ++turn) {
        double squares = 0;
        for (std::size_t b = 0; b < own.size(); ++b) {
            image[b] = own[b] * vector[b];
            if (b > 0)
                image[b] += beside[b] * vector[b - 1];
            if (b + 1 < own.size())
                image[b] += beside[b + 1] * vector[b + 1];
            squares += image[b] * image[b];
        }
        eigenvalue = std::sqrt(squares);
        if (!(eigenvalue > 0))
            break;
        for (std::size_t b = 0; b < own.size(); ++b)
            vector[b] = image[b] / eigenvalue;
    }
    m_norm = std::sqrt(eigenvalue);
}

/// now = max(0, A' (A A')^-1 wanted).
void MelInversion::start(Desk& desk) const {
    std::fill(desk.now.begin(), desk.now.end(), 0.0f);
    std::vector<double> y(m_bands.size());
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (std::size_t b = 0; b < y.size(); ++b)
            y[b] =
                double(desk.wanted.data()[b * lanes + lane]) - (b > 0 ? m_lower[b] * y[b - 1] : 0);
        for (std::size_t b = y.size(); b-- > 0;) {
            y[b] = m_diagonal[b] > 0 ? y[b] / m_diagonal[b] : 0;
            if (b + 1 < y.size())
                y[b] -= m_lower[b + 1] * y[b + 1];
        }
        for (std::size_t b = 0; b < y.size(); ++b)
            for (std::uint32_t k = 0; k < m_bands[b].count; ++k)
                desk.now.data()[(m_bands[b].first + k) * lanes + lane] +=
                    float(double(m_weights[m_bands[b].offset + k]) * y[b]);
    }
    for (float& value : desk.now)
        value = std::max(0.0f, value);
}

void MelInversion::refine(Desk& desk, int iterations) const {
    std::copy(desk.now.begin(), desk.now.end(), desk.ahead.begin());
    const auto step = float(1 / (m_norm * m_norm));
    double t = 1;
    for (int i = 0; i < iterations; ++i) {
        const double further = (1 + std::sqrt(1 + 4 * t * t)) / 2;
        const auto momentum = float((t - 1) / further);
        t = further;
        runWide([&]() __attribute__((always_inline)) {
            const auto* ahead = reinterpret_cast<const Lanes16*>(desk.ahead.data());
            const auto* wanted = reinterpret_cast<const Lanes16*>(desk.wanted.data());
            auto* slope = reinterpret_cast<Lanes16*>(desk.slope.data());
            auto* now = reinterpret_cast<Lanes16*>(desk.now.data());
            auto* next = reinterpret_cast<Lanes16*>(desk.ahead.data());
            const Lanes16 zero{};
            for (std::size_t k = 0; k < m_bins; ++k)
                slope[k] = zero;
            for (std::size_t b = 0; b < m_bands.size(); ++b) {
                const Band& band = m_bands[b];
                const float* const weights = m_weights.data() + band.offset;
                Lanes16 gap = -wanted[b];
                for (std::uint32_t k = 0; k < band.count; ++k)
                    gap += ahead[band.first + k] * weights[k];
                for (std::uint32_t k = 0; k < band.count; ++k)
                    slope[band.first + k] += gap * weights[k];
            }
            for (std::size_t k = 0; k < m_bins; ++k) {
                const Lanes16 moved = ahead[k] - slope[k] * step;
                const Lanes16 clipped = moved > 0.0f ? moved : zero;
                next[k] = clipped + (clipped - now[k]) * momentum;
                now[k] = clipped;
            }
        });
    }
}

Matrix MelInversion::powers(const Matrix& melPowers, int iterations, Workers* workers) const {
    Matrix result(melPowers.rows, m_bins);
    const std::size_t parts = (melPowers.rows + lanes - 1) / lanes;
    auto part = [&](std::size_t p) {
        const std::size_t from = p * lanes, count = std::min(lanes, melPowers.rows - from);
        Desk desk(m_bins, m_bands.size());
        std::array<float, lanes> scales{};
        for (std::size_t lane = 0; lane < count; ++lane) {
            // Solved at a level of 1, so that nothing is lost where numbers are smallest.
            const auto row = melPowers.row(from + lane);
            float top = 0;
            for (const float value : row)
                top = std::max(top, std::abs(value));
            scales[lane] = top;
            if (top > 0)
                for (std::size_t b = 0; b < row.size(); ++b)
                    desk.wanted.data()[b * lanes + lane] = row[b] / top;
        }
        start(desk);
        if (iterations > 0)
            refine(desk, iterations);
        for (std::size_t lane = 0; lane < count; ++lane)
            for (std::size_t k = 0; k < m_bins; ++k)
                result.values[(from + lane) * m_bins + k] =
                    desk.now.data()[k * lanes + lane] * scales[lane];
    };
    if (workers)
        workers->run(parts, part);
    else
        for (std::size_t p = 0; p < parts; ++p)
            part(p);
    return result;
}

Matrix MelInversion::magnitudes(const Matrix& melPowers, int iterations, Workers* workers) const {
    Matrix result = powers(melPowers, iterations, workers);
    for (float& value : result.values)
        value = std::sqrt(value);
    return result;
}

double MelInversion::residual(const Matrix& powers, const Matrix& melPowers) const {
    double gaps = 0, squares = 0;
    for (std::size_t t = 0; t < melPowers.rows; ++t)
        for (std::size_t b = 0; b < m_bands.size(); ++b) {
            double sum = 0;
            for (std::uint32_t k = 0; k < m_bands[b].count; ++k)
                sum += double(m_weights[m_bands[b].offset + k]) *
                       double(powers.row(t)[m_bands[b].first + k]);
            const double wanted = double(melPowers.row(t)[b]);
            gaps += (sum - wanted) * (sum - wanted);
            squares += wanted * wanted;
        }
    return squares > 0 ? std::sqrt(gaps / squares) : 0;
}

} // namespace antiphon

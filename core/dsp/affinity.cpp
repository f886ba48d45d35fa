#include "core/dsp/affinity.h"

#include "core/dsp/mel.h"
#include "core/dsp/melgram.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace antiphon {

namespace {

/// What of two features' distance may be rounding.
constexpr float rounding = 0.02f;

struct Near {
    float distance;
    std::uint32_t other;
    bool operator<(const Near& than) const {
        return distance != than.distance ? distance < than.distance : other < than.other;
    }
};

/// Squared distances of one frame to all, from features that lie column after column.
void squaredDistances(const std::vector<float>& columns, std::size_t frames, std::size_t width,
                      std::size_t from, std::vector<float>& to) {
    std::fill(to.begin(), to.end(), 0.0f);
    float* const out = to.data();
    for (std::size_t c = 0; c < width; ++c) {
        const float* const column = columns.data() + c * frames;
        const float own = column[from];
        for (std::size_t j = 0; j < frames; ++j) {
            const float gap = column[j] - own;
            out[j] += gap * gap;
        }
    }
}

double medianOf(std::vector<float> values) {
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2)
        return double(*middle);
    return (double(*middle) + double(*std::max_element(values.begin(), middle))) / 2;
}

/// Median of the largest distance of each frame, of those above `least`; 0 where there is none.
double bandwidthOf(const Affinity& affinity, const std::vector<float>& distances, float least) {
    std::vector<float> largest;
    for (std::size_t i = 0; i < affinity.frames; ++i)
        if (affinity.begins[i + 1] > affinity.begins[i])
            if (const float last = distances[affinity.begins[i + 1] - 1]; last > least)
                largest.push_back(last);
    return largest.empty() ? 0 : medianOf(std::move(largest));
}

/// The score if distances up to `least` were none.
double noveltyOf(const Affinity& affinity, const std::vector<float>& distances, float least) {
    const double bandwidth = bandwidthOf(affinity, distances, least);
    const std::size_t apart = std::min<std::size_t>(5, affinity.frames / 4);
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < affinity.frames; ++i)
        for (std::size_t n = affinity.begins[i]; n < affinity.begins[i + 1]; ++n) {
            const std::size_t j = affinity.others[n];
            if (distances[n] <= least || (i > j ? i - j : j - i) <= apart)
                continue;
            // In the reference's single precision a value may become 0, and counts no more.
            const double value = std::exp(-double(distances[n]) / bandwidth);
            if (!(value > 0))
                continue;
            sum += value;
            ++count;
        }
    return count == 0 ? 1 : std::clamp(1 - sum / double(count), 0.0, 1.0);
}

} // namespace

Affinity affinityOf(const Matrix& features, const std::function<void()>& checkpoint) {
    Affinity result;
    const std::size_t frames = features.rows;
    result.frames = frames;
    result.begins.assign(frames + 1, 0);
    if (frames < 2)
        return result;
    result.neighbours = std::min(frames - 1, 2 * std::size_t(std::ceil(std::sqrt(frames - 1.0))));
    const std::size_t asked = std::min(frames - 1, result.neighbours + 2);

    std::vector<float> columns(features.values.size());
    for (std::size_t t = 0; t < frames; ++t)
        for (std::size_t c = 0; c < features.columns; ++c)
            columns[c * frames + t] = features.values[t * features.columns + c];
    std::vector<float> squares(frames), distances;
    std::vector<Near> near(frames);
    distances.reserve(frames * result.neighbours);
    result.others.reserve(frames * result.neighbours);
    for (std::size_t i = 0; i < frames; ++i) {
        if (checkpoint && i % 64 == 0)
            checkpoint();
        squaredDistances(columns, frames, features.columns, i, squares);
        squares[i] = -1; // among equal frames, too, it is itself that is found first
        for (std::size_t j = 0; j < frames; ++j)
            near[j] = {squares[j], std::uint32_t(j)};
        std::nth_element(near.begin(), near.begin() + std::ptrdiff_t(asked - 1), near.end());
        std::sort(near.begin(), near.begin() + std::ptrdiff_t(asked));
        std::size_t kept = 0;
        for (std::size_t n = 0; n < asked && kept < result.neighbours; ++n)
            if (near[n].distance > 0) {
                distances.push_back(std::sqrt(near[n].distance));
                result.others.push_back(near[n].other);
                ++kept;
            }
        result.begins[i + 1] = result.others.size();
    }
    result.bandwidth = bandwidthOf(result, distances, 0);
    result.novelty = noveltyOf(result, distances, 0);
    result.illConditioned =
        std::abs(noveltyOf(result, distances, rounding) - result.novelty) > 1e-3;
    result.values.resize(distances.size());
    std::transform(distances.begin(), distances.end(), result.values.begin(), [&](float distance) {
        return float(std::exp(-double(distance) / result.bandwidth));
    });
    return result;
}

Matrix affinityFeatures(std::span<const float> mono24k, const std::function<void()>& checkpoint) {
    constexpr std::size_t coefficients = 20;
    Matrix levels = melPower(mono24k, {.window = 2048, .hop = 512}, checkpoint);
    toDecibels(levels, 1);
    const Dct dct(levels.columns, coefficients);
    Matrix result(levels.rows, coefficients);
    for (std::size_t t = 0; t < levels.rows; ++t)
        dct.apply(std::as_const(levels).row(t), result.row(t));
    return result;
}

} // namespace antiphon

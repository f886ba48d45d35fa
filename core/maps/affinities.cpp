#include "core/maps/affinities.h"

#include "core/maps/portablemath.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

constexpr std::size_t partRows = 512;

/// e^-x of x >= 0, to about 1e-7; 0 from 80 on.
[[gnu::always_inline]] inline void expMinus(const Lanes16& x, Lanes16& result) {
    const Lanes16 most = Lanes16{} + 80.f;
    const Lanes16 limited = x < most ? x : most;
    const Ints16 whole = // nearest, as conversion cuts towards zero
        __builtin_convertvector(limited * -1.44269504f - 0.5f, Ints16);
    const Lanes16 k = __builtin_convertvector(whole, Lanes16);
    const Lanes16 r = (-limited - k * 0.693359375f) + k * 2.12194440e-4f;
    Lanes16 sum = r * (1 / 5040.f) + 1 / 720.f;
    sum = sum * r + 1 / 120.f;
    sum = sum * r + 1 / 24.f;
    sum = sum * r + 1 / 6.f;
    sum = sum * r + 0.5f;
    sum = sum * r + 1.f;
    sum = sum * r + 1.f;
    const Ints16 power = (whole + 127) << 23;
    sum *= reinterpret_cast<const Lanes16&>(power);
    result = x < most ? sum : Lanes16{};
}

/// Padding: so far that it weighs nothing.
constexpr float padding = 1e30f;

/// Sums of e^-bd and of d e^-bd.
struct GaussianSums {
    const float* distances;
    std::size_t padded;
    float precision;
    float* weights;
    double* mass;
    double* moment;

    [[gnu::always_inline]] void operator()() const {
        Lanes16 sum = {}, first = {};
        for (std::size_t k = 0; k < padded; k += lanes16) {
            const Lanes16 d = *reinterpret_cast<const Lanes16*>(distances + k);
            Lanes16 w;
            expMinus(d * precision, w);
            *reinterpret_cast<Lanes16*>(weights + k) = w;
            sum += w;
            first += d * w;
        }
        *mass = double(addLanes16(sum));
        *moment = double(addLanes16(first));
    }
};

/// Finds the precision b of one row, whose distances have a mean about 1, and leaves e^-bd in
/// `weights`; their sum.
double calibrate(std::span<const float> distances, double perplexity, std::span<float> weights) {
    // Entropy H(b) = log S + b M / S falls from log n to log(nearest equals) as b grows: growing or
    // shrinking steps until it is bracketed, then halves.
    const double wanted = portable::log(perplexity);
    double mass = 0, moment = 0;
    double precision = 1, low = 0, high = 0; // 0: not known
    for (int step = 0; step < 60; ++step) {
        runWide(GaussianSums{distances.data(), distances.size(), float(precision), weights.data(),
                             &mass, &moment});
        const double entropy = portable::log(mass) + precision * moment / mass;
        const double error = entropy - wanted;
        if (std::abs(error) < 1e-5)
            break;
        if (error > 0)
            low = precision;
        else
            high = precision;
        if (low > 0 && high > 0 && high - low < 1e-6 * high)
            break;
        if (high == 0)
            precision *= error > 0.5 ? 4 : 1 + error * 2 + 0.1;
        else if (low == 0)
            precision *= error < -0.5 ? 0.25 : 1 / (1 - error * 2 + 0.1);
        else
            precision = 0.5 * (low + high);
        if (precision > 1e25)
            break; // more equal nearest rows than the perplexity: they share
    }
    return mass;
}

} // namespace

std::vector<float> neighbourWeights(const Neighbours& neighbours, double perplexity,
                                    Workers& workers) {
    const std::size_t count = neighbours.count;
    const std::size_t padded = (count + lanes16 - 1) / lanes16 * lanes16;
    std::vector<float> result(neighbours.rows * count);
    workers.run((neighbours.rows + partRows - 1) / partRows, [&](std::size_t part) {
        std::vector<float> distances(padded), weights(padded);
        const std::size_t end = std::min(neighbours.rows, (part + 1) * partRows);
        for (std::size_t row = part * partRows; row < end; ++row) {
            // Only differences count, so the nearest is at 0; only ratios, so the mean is 1.
            const auto given = neighbours.distancesOf(row);
            double mean = 0;
            for (const float d : given)
                mean += double(d - given[0]);
            mean /= double(count);
            std::fill(distances.begin(), distances.end(), padding);
            for (std::size_t k = 0; k < count; ++k)
                distances[k] = mean > 0 ? float(double(given[k] - given[0]) / mean) : 0.f;
            const auto factor = float(1 / calibrate(distances, perplexity, weights));
            for (std::size_t k = 0; k < count; ++k)
                result[row * count + k] = weights[k] * factor;
        }
    });
    return result;
}

Affinities affinitiesOf(const Neighbours& neighbours, double perplexity,
                        std::span<const std::int32_t> place, Workers& workers) {
    const std::vector<float> forward = neighbourWeights(neighbours, perplexity, workers);
    const std::size_t rows = neighbours.rows, count = neighbours.count;
    struct Entry {
        std::int32_t partner;
        float weight;
    };
    // Both directions by place: forward entries sorted by partner, backward ones come sorted.
    std::vector<Entry> out(rows * count), in(rows * count);
    std::vector<std::size_t> inBegin(rows + 1, 0);
    workers.run((rows + partRows - 1) / partRows, [&](std::size_t part) {
        const std::size_t end = std::min(rows, (part + 1) * partRows);
        for (std::size_t row = part * partRows; row < end; ++row) {
            Entry* to = out.data() + std::size_t(place[row]) * count;
            for (std::size_t k = 0; k < count; ++k)
                to[k] = {place[std::size_t(neighbours.indices[row * count + k])],
                         forward[row * count + k]};
            std::sort(to, to + count,
                      [](const Entry& a, const Entry& b) { return a.partner < b.partner; });
        }
    });
    for (const Entry& entry : out)
        ++inBegin[std::size_t(entry.partner) + 1];
    for (std::size_t i = 0; i < rows; ++i)
        inBegin[i + 1] += inBegin[i];
    std::vector<std::size_t> next(inBegin.begin(), inBegin.end() - 1);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t k = 0; k < count; ++k) {
            const Entry& entry = out[i * count + k];
            in[next[std::size_t(entry.partner)]++] = {std::int32_t(i), entry.weight};
        }

    // Merged twice: to count, then to fill.
    const auto merge = [&](std::size_t i, auto&& take) {
        const Entry* a = out.data() + i * count;
        const Entry* const aEnd = a + count;
        const Entry* b = in.data() + inBegin[i];
        const Entry* const bEnd = in.data() + inBegin[i + 1];
        while (a != aEnd || b != bEnd) {
            if (b == bEnd || (a != aEnd && a->partner < b->partner))
                take(*a++);
            else if (a == aEnd || b->partner < a->partner)
                take(*b++);
            else {
                take(Entry{a->partner, a->weight + b->weight});
                ++a, ++b;
            }
        }
    };
    Affinities result;
    result.begin.assign(rows + 1, 0);
    const std::size_t parts = (rows + partRows - 1) / partRows;
    workers.run(parts, [&](std::size_t part) {
        for (std::size_t i = part * partRows; i < std::min(rows, (part + 1) * partRows); ++i) {
            std::size_t entries = 0;
            merge(i, [&](const Entry&) { ++entries; });
            result.begin[i + 1] = (entries + lanes16 - 1) / lanes16 * lanes16;
        }
    });
    for (std::size_t i = 0; i < rows; ++i)
        result.begin[i + 1] += result.begin[i];
    result.partners.resize(result.begin[rows]);
    result.weights.resize(result.begin[rows]);
    const double scale = 0.5 / double(rows);
    std::vector<double> entropies(parts, 0);
    workers.run(parts, [&](std::size_t part) {
        for (std::size_t i = part * partRows; i < std::min(rows, (part + 1) * partRows); ++i) {
            std::size_t at = result.begin[i];
            merge(i, [&](const Entry& entry) {
                result.partners[at] = entry.partner;
                result.weights[at] = float(double(entry.weight) * scale);
                if (result.weights[at] > 1e-37f)
                    entropies[part] +=
                        double(result.weights[at]) * portable::log(double(result.weights[at]));
                ++at;
            });
            for (; at < result.begin[i + 1]; ++at) {
                result.partners[at] = std::int32_t(i);
                result.weights[at] = 0;
            }
        }
    });
    for (const double e : entropies)
        result.entropy += e;
    return result;
}

} // namespace antiphon

#pragma once

#include "core/formats/tensors.h"
#include "tests/models/randomstack.h"

#include <algorithm>
#include <cmath>

namespace antiphon::testing {

/// Weights of an encoder head "attention", named as published behind `prefix`.
inline std::vector<RawTensor> attentionBlock(std::int64_t dim, std::int64_t inner,
                                             const std::string& prefix, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<RawTensor> tensors;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) {
        tensors.push_back(randomTensor(prefix + name + "weight", shape, rng));
        tensors.push_back(randomTensor(prefix + name + "bias", {shape[0]}, rng));
    };
    add("mha.in_proj_", {3 * dim, dim});
    add("mha.out_proj.", {dim, dim});
    add("ln1.", {dim});
    add("ln2.", {dim});
    add("fc1.", {inner, dim});
    add("fc2.", {dim, inner});
    return tensors;
}

/// What such a head makes of frames, of which `padding` more of zeros are masked as keys: the
/// equations as they are written, in double. Names without a prefix.
inline std::vector<double> condensed(const std::vector<RawTensor>& tensors, bool weighed,
                                     std::vector<std::vector<double>> x, std::size_t padding) {
    using Rows = std::vector<std::vector<double>>;
    const std::size_t dim = x[0].size(), keys = x.size(), heads = 8, head = dim / heads;
    x.resize(keys + padding, std::vector<double>(dim));
    const auto values = [&](const std::string& name) { return find(tensors, name)->floats(); };
    const auto norm = [&](const std::string& name, std::vector<double> row) {
        const auto w = values(name + ".weight"), b = values(name + ".bias");
        double mean = 0, square = 0;
        for (const double v : row)
            mean += v / double(dim);
        for (const double v : row)
            square += (v - mean) * (v - mean) / double(dim);
        for (std::size_t i = 0; i < dim; ++i)
            row[i] = (row[i] - mean) / std::sqrt(square + 1e-5) * double(w[i]) + double(b[i]);
        return row;
    };
    const auto linear = [&](const std::string& name, const std::vector<double>& row) {
        const auto w = values(name + "weight"), b = values(name + "bias");
        std::vector<double> y(b.begin(), b.end());
        for (std::size_t o = 0; o < y.size(); ++o)
            for (std::size_t i = 0; i < row.size(); ++i)
                y[o] += double(w[o * row.size() + i]) * row[i];
        return y;
    };
    Rows projected;
    for (const auto& row : x)
        projected.push_back(linear("mha.in_proj_", norm("ln1", row)));
    Rows y;
    std::vector<double> share(x.size());
    for (std::size_t q = 0; q < x.size(); ++q) {
        std::vector<double> heard(dim);
        for (std::size_t h = 0; h < heads; ++h) {
            std::vector<double> weights(x.size());
            double whole = 0;
            for (std::size_t k = 0; k < keys; ++k) {
                // Reduced by "mask" the first row sees all, the others themselves.
                if (!weighed && q != 0 && q != k)
                    continue;
                double score = 0;
                for (std::size_t i = h * head; i < (h + 1) * head; ++i)
                    score += projected[q][i] * projected[k][dim + i];
                whole += weights[k] = std::exp(score / std::sqrt(double(head)));
            }
            for (std::size_t k = 0; k < keys; ++k) {
                share[k] += weights[k] / whole / double(heads * x.size());
                for (std::size_t i = h * head; i < (h + 1) * head; ++i)
                    heard[i] += weights[k] / whole * projected[k][2 * dim + i];
            }
        }
        y.push_back(linear("mha.out_proj.", heard));
        for (std::size_t i = 0; i < dim; ++i)
            y[q][i] += x[q][i];
    }
    std::vector<double> sum = y[0];
    if (weighed) {
        sum.assign(dim, 0);
        for (std::size_t k = 0; k < x.size(); ++k)
            for (std::size_t i = 0; i < dim; ++i)
                sum[i] += share[k] * y[k][i];
    }
    auto inner = linear("fc1.", norm("ln2", sum));
    for (double& v : inner)
        v = std::max(v, 0.);
    const auto last = linear("fc2.", inner);
    for (std::size_t i = 0; i < dim; ++i)
        sum[i] += last[i];
    return sum;
}

} // namespace antiphon::testing

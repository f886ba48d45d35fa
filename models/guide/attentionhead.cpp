#include "models/guide/attentionhead.h"

#include "core/error.h"
#include "models/sgemm.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

AttentionHead::AttentionHead(std::span<const RawTensor> tensors, bool weighed,
                             const std::string& origin)
    : m_weighed(weighed) {
    using Shape = std::vector<std::int64_t>;
    const auto tensor = [&](const std::string& name, const Shape& shape) -> const RawTensor& {
        return tensorOf(tensors, name, shape, origin);
    };
    const auto linear = [&](const std::string& name, const std::string& join, std::int64_t out,
                            std::int64_t in) {
        const RawTensor& weight = tensor(name + join + "weight", {out, in});
        return Linear{std::size_t(in), std::size_t(weight.shape[0]), weight.floats(),
                      tensor(name + join + "bias", {weight.shape[0]}).floats()};
    };
    const std::int64_t dim = tensor("mha.out_proj.weight", {-1, -1}).shape[0];
    if (dim < 1 || dim % std::int64_t(heads) != 0)
        throw UserError(origin + ": an attention over " + std::to_string(dim) +
                        " columns does not divide into " + std::to_string(heads) +
                        " heads; choose another checkpoint.");
    const auto norm = [&](const std::string& name) {
        return Norm{tensor(name + ".weight", {dim}).floats(),
                    tensor(name + ".bias", {dim}).floats()};
    };
    m_norm1 = norm("ln1");
    m_norm2 = norm("ln2");
    m_in = linear("mha.in_proj", "_", 3 * dim, dim);
    m_out = linear("mha.out_proj", ".", dim, dim);
    m_first = linear("fc1", ".", -1, dim);
    m_second = linear("fc2", ".", dim, std::int64_t(m_first.out));
}

std::vector<float> AttentionHead::Linear::apply(std::span<const float> x, std::size_t rows) const {
    std::vector<float> y(rows * out);
    for (std::size_t r = 0; r < rows; ++r)
        std::ranges::copy(bias, y.begin() + std::ptrdiff_t(r * out));
    sgemm(rows, out, in, {x.data(), in}, {weight.data(), in}, true, 1, {y.data(), out});
    return y;
}

void AttentionHead::Norm::apply(std::span<const float> x, std::span<float> y) const {
    double mean = 0, square = 0;
    for (const float v : x)
        mean += v;
    mean /= double(x.size());
    for (const float v : x)
        square += (v - mean) * (v - mean);
    const double scale = 1 / std::sqrt(square / double(x.size()) + 1e-5);
    for (std::size_t i = 0; i < x.size(); ++i)
        y[i] = float((x[i] - mean) * scale) * weight[i] + bias[i];
}

void AttentionHead::reduce(const Matrix& frames, std::size_t begin, std::size_t end,
                           std::size_t padding, std::span<float> out) const {
    const OneThread alone; // windows share the cores
    const std::size_t dim = columns(), head = dim / heads, keys = end - begin;
    if (!m_weighed)
        padding = 0; // the first frame alone asks
    // A frame of zeros asks what the others of zeros ask: one stands for all.
    const std::size_t rows = keys + (padding > 0 ? 1 : 0);
    const std::vector<float> zeros(dim);
    std::vector<float> normed(rows * dim);
    for (std::size_t r = 0; r < rows; ++r)
        m_norm1.apply(r < keys ? frames.row(begin + r) : std::span<const float>(zeros),
                      std::span(normed).subspan(r * dim, dim));
    const std::vector<float> projected = m_in.apply(normed, rows); // queries, keys, values
    const std::size_t asking = m_weighed ? rows : 1;
    std::vector<float> attended(keys * dim);
    std::vector<double> weights(keys), shares(keys);
    for (std::size_t q = 0; q < asking; ++q)
        for (std::size_t h = 0; h < heads; ++h) {
            const float* const query = projected.data() + q * 3 * dim + h * head;
            for (std::size_t k = 0; k < keys; ++k) {
                const float* const key = projected.data() + (k * 3 + 1) * dim + h * head;
                double score = 0;
                for (std::size_t i = 0; i < head; ++i)
                    score += double(query[i]) * key[i];
                weights[k] = score / std::sqrt(double(head));
            }
            const double most = *std::ranges::max_element(weights);
            double whole = 0;
            for (double& weight : weights)
                whole += weight = std::exp(weight - most);
            const double times = q < keys ? 1 : double(padding);
            for (std::size_t k = 0; k < keys; ++k) {
                weights[k] /= whole;
                shares[k] += times * weights[k] / double(heads * (keys + padding));
            }
            for (std::size_t i = 0; i < head && q < keys; ++i) {
                double sum = 0;
                for (std::size_t k = 0; k < keys; ++k)
                    sum += weights[k] * projected[(k * 3 + 2) * dim + h * head + i];
                attended[q * dim + h * head + i] = float(sum);
            }
        }
    const std::size_t kept = std::min(asking, keys);
    const std::vector<float> added = m_out.apply(attended, kept);
    std::vector<float> sum(dim);
    for (std::size_t i = 0; i < dim; ++i) {
        double value = 0;
        for (std::size_t r = 0; r < kept; ++r)
            value += (m_weighed ? shares[r] : 1) *
                     (double(frames.row(begin + r)[i]) + added[r * dim + i]);
        sum[i] = float(value);
    }
    normed.resize(dim);
    m_norm2.apply(sum, normed);
    std::vector<float> inner = m_first.apply(normed, 1);
    for (float& v : inner)
        v = std::max(v, 0.f);
    const std::vector<float> last = m_second.apply(inner, 1);
    for (std::size_t i = 0; i < dim; ++i)
        out[i] = sum[i] + last[i];
}

} // namespace antiphon::guide

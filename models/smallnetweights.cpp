#include "core/error.h"
#include "models/smallnet.h"

#include <cmath>

namespace antiphon {

/// body(place in the layout inside) for every parameter in PyTorch's order.
template <class Body>
void SmallNet::eachParameter(const Body& body) const {
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Place& place = m_places[i];
        for (std::size_t out = 0; out < m_layers[i].out; ++out)
            for (std::size_t in = 0; in < m_layers[i].in; ++in)
                body(place.weights + in * place.stride + out);
        for (std::size_t out = 0; out < m_layers[i].out; ++out)
            body(place.bias + out);
    }
}

std::vector<float> SmallNet::ordered(const AlignedFloats& values) const {
    std::vector<float> result;
    result.reserve(parameterCount());
    eachParameter([&](std::size_t at) { result.push_back(values.data()[at]); });
    return result;
}

void SmallNet::setOrdered(AlignedFloats& to, std::span<const float> values) const {
    to.resize(m_values.size());
    std::size_t next = 0;
    eachParameter([&](std::size_t at) { to.data()[at] = values[next++]; });
}

void SmallNet::setParameters(std::span<const float> values) {
    if (values.size() != parameterCount())
        throw UserError("The network has " + std::to_string(parameterCount()) +
                        " parameters, not " + std::to_string(values.size()) + ".");
    setOrdered(this->values(), values);
}

void SmallNet::initUniform(Rng& rng) {
    std::vector<float> values;
    for (const Layer& layer : m_layers) {
        const double limit = 1 / std::sqrt(double(layer.in));
        for (std::size_t k = 0; k < (layer.in + 1) * layer.out; ++k)
            values.push_back(float((2 * rng.uniform() - 1) * limit));
    }
    setParameters(values);
}

void SmallNet::initOrthogonal(Rng& rng, float gain, float lastGain) {
    std::vector<float> values;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto [in, out] = m_layers[i];
        const double scale = double(i + 1 == m_layers.size() ? lastGain : gain);
        // Gram and Schmidt's way, twice for accuracy, over the longer side's vectors.
        const std::size_t count = std::min(in, out), length = std::max(in, out);
        std::vector<double> vectors(count * length);
        for (double& x : vectors)
            x = rng.normal();
        for (std::size_t k = 0; k < count; ++k) {
            double* v = vectors.data() + k * length;
            for (int pass = 0; pass < 2; ++pass)
                for (std::size_t j = 0; j < k; ++j) {
                    const double* w = vectors.data() + j * length;
                    double dot = 0;
                    for (std::size_t d = 0; d < length; ++d)
                        dot += v[d] * w[d];
                    for (std::size_t d = 0; d < length; ++d)
                        v[d] -= dot * w[d];
                }
            double square = 0;
            for (std::size_t d = 0; d < length; ++d)
                square += v[d] * v[d];
            for (std::size_t d = 0; d < length; ++d)
                v[d] /= std::sqrt(square);
        }
        for (std::size_t o = 0; o < out; ++o)
            for (std::size_t k = 0; k < in; ++k)
                values.push_back(
                    float(scale * (out <= in ? vectors[o * length + k] : vectors[k * length + o])));
        values.insert(values.end(), out, 0.f);
    }
    setParameters(values);
}

std::vector<RawTensor> SmallNet::tensorsOf(const AlignedFloats& values,
                                           const std::string& prefix) const {
    const std::vector<float> all = ordered(values);
    std::span<const float> rest(all);
    std::vector<RawTensor> tensors;
    const auto take = [&](const std::string& name, std::vector<std::int64_t> shape,
                          std::size_t count) {
        tensors.push_back(RawTensor::of(name, std::move(shape), rest.first(count)));
        rest = rest.subspan(count);
    };
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto [in, out] = m_layers[i];
        const std::string name = prefix + std::to_string(2 * i);
        take(name + ".weight", {std::int64_t(out), std::int64_t(in)}, in * out);
        take(name + ".bias", {std::int64_t(out)}, out);
    }
    return tensors;
}

void SmallNet::loadInto(AlignedFloats& values, std::span<const RawTensor> tensors,
                        const std::string& prefix, const std::string& origin) const {
    std::vector<float> all;
    const auto add = [&](const std::string& name, std::initializer_list<std::int64_t> shape) {
        const auto part = tensorOf(tensors, name, shape, origin).floats();
        all.insert(all.end(), part.begin(), part.end());
    };
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto in = std::int64_t(m_layers[i].in), out = std::int64_t(m_layers[i].out);
        const std::string name = prefix + std::to_string(2 * i);
        add(name + ".weight", {out, in});
        add(name + ".bias", {out});
    }
    setOrdered(values, all);
}

void SmallNet::load(std::span<const RawTensor> tensors, const std::string& prefix,
                    const std::string& origin) {
    loadInto(values(), tensors, prefix, origin);
}

} // namespace antiphon

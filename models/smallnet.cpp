#include "models/smallnet.h"

#include "core/error.h"
#include "models/smallkernels.h"

#include <algorithm>
#include <cmath>

namespace antiphon {
namespace {

std::size_t padded(std::size_t count) {
    return (count + 15) / 16 * 16;
}

std::size_t greatest(std::span<const float> values) {
    return std::size_t(std::max_element(values.begin(), values.end()) - values.begin());
}

} // namespace

SmallNet::SmallNet(std::span<const std::size_t> widths, Activation hidden) : m_activation(hidden) {
    if (widths.size() < 2)
        throw UserError("A network needs at least an input and an output.");
    for (const std::size_t width : widths)
        if (width < 1 || width > widest)
            throw UserError("A layer of a small network has 1 to " + std::to_string(widest) +
                            " numbers, not " + std::to_string(width) + ".");
    std::size_t size = 0, transposed = 0;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
        m_layers.push_back({widths[i], widths[i + 1]});
        Place place;
        place.rows = i ? padded(widths[i]) : widths[i];
        place.stride = padded(widths[i + 1]);
        place.weights = size;
        place.bias = size + place.rows * place.stride;
        size = place.bias + place.stride;
        place.transposed = transposed;
        if (i)
            transposed += place.stride * place.rows;
        m_places.push_back(place);
    }
    m_values.resize(size);
    m_gradients.resize(size);
    m_transposed.resize(transposed);
    m_activations.resize(m_layers.size());
}

std::size_t SmallNet::parameterCount() const noexcept {
    std::size_t count = 0;
    for (const Layer& layer : m_layers)
        count += (layer.in + 1) * layer.out;
    return count;
}

AlignedFloats& SmallNet::values() noexcept {
    m_stale = true;
    return m_values;
}

const float* SmallNet::forwardRow(const float* in, float* buffer, float* other) const noexcept {
    const SmallKernels& kernels = smallKernels();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Place& place = m_places[i];
        const bool last = i + 1 == m_layers.size();
        kernels.product({.left = in,
                         .leftStride = 0,
                         .right = m_values.data() + place.weights,
                         .rightStride = place.stride,
                         .bias = m_values.data() + place.bias,
                         .shaped = nullptr,
                         .out = buffer,
                         .outStride = place.stride,
                         .rows = 1,
                         .terms = m_layers[i].in,
                         .columns = place.stride,
                         .finish = last                               ? Finish::None
                                   : m_activation == Activation::Relu ? Finish::Relu
                                                                      : Finish::Tanh});
        in = buffer;
        std::swap(buffer, other);
    }
    return in;
}

void SmallNet::forward(std::span<const float> in, std::span<float> out) const noexcept {
    alignas(64) float buffers[2][widest];
    std::copy_n(forwardRow(in.data(), buffers[0], buffers[1]), outputs(), out.data());
}

std::size_t SmallNet::greedy(std::span<const float> in) const noexcept {
    alignas(64) float buffers[2][widest];
    return greatest({forwardRow(in.data(), buffers[0], buffers[1]), outputs()});
}

void SmallNet::forwardBatch(std::span<const float> in, std::size_t rows) {
    if (rows > m_rows) {
        m_rows = rows;
        std::size_t widestStride = 0;
        for (std::size_t i = 0; i < m_layers.size(); ++i) {
            m_activations[i].resize(rows * m_places[i].stride);
            widestStride = std::max(widestStride, m_places[i].stride);
        }
        m_delta.resize(rows * widestStride);
        m_otherDelta.resize(rows * widestStride);
        m_slopes.resize(rows * m_places.back().stride);
    }
    const SmallKernels& kernels = smallKernels();
    const float* left = in.data();
    std::size_t leftStride = inputs();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const Place& place = m_places[i];
        const bool last = i + 1 == m_layers.size();
        kernels.product({.left = left,
                         .leftStride = leftStride,
                         .right = m_values.data() + place.weights,
                         .rightStride = place.stride,
                         .bias = m_values.data() + place.bias,
                         .shaped = nullptr,
                         .out = m_activations[i].data(),
                         .outStride = place.stride,
                         .rows = rows,
                         .terms = m_layers[i].in,
                         .columns = place.stride,
                         .finish = last                               ? Finish::None
                                   : m_activation == Activation::Relu ? Finish::Relu
                                                                      : Finish::Tanh});
        left = m_activations[i].data();
        leftStride = place.stride;
    }
}

void SmallNet::backward(std::span<const float> in, std::size_t rows) {
    if (m_stale)
        transposeWeights();
    const SmallKernels& kernels = smallKernels();
    const float* delta = m_slopes.data();
    for (std::size_t i = m_layers.size(); i-- > 0;) {
        const Place& place = m_places[i];
        kernels.outerProduct({.left = i ? m_activations[i - 1].data() : in.data(),
                              .leftStride = i ? m_places[i - 1].stride : inputs(),
                              .right = delta,
                              .out = m_gradients.data() + place.weights,
                              .sums = m_gradients.data() + place.bias,
                              .stride = place.stride,
                              .rows = rows,
                              .lefts = m_layers[i].in,
                              .columns = place.stride});
        if (i == 0)
            break;
        kernels.product(
            {.left = delta,
             .leftStride = place.stride,
             .right = m_transposed.data() + place.transposed,
             .rightStride = place.rows,
             .bias = nullptr,
             .shaped = m_activations[i - 1].data(),
             .out = m_otherDelta.data(),
             .outStride = place.rows,
             .rows = rows,
             .terms = m_layers[i].out,
             .columns = place.rows,
             .finish = m_activation == Activation::Relu ? Finish::ReluSlope : Finish::TanhSlope});
        std::swap(m_delta, m_otherDelta);
        delta = m_delta.data();
    }
    std::fill_n(m_slopes.data(), rows * m_places.back().stride, 0.f);
}

void SmallNet::forwardBatch(std::span<const float> in, std::size_t rows, std::span<float> out) {
    forwardBatch(in, rows);
    for (std::size_t r = 0; r < rows; ++r)
        std::ranges::copy(outputRow(r), out.data() + r * outputs());
}

void SmallNet::backward(std::span<const float> in, std::span<const float> outGradient,
                        std::size_t rows) {
    for (std::size_t r = 0; r < rows; ++r)
        std::ranges::copy(outGradient.subspan(r * outputs(), outputs()), slopeRow(r).data());
    backward(in, rows);
}

void SmallNet::transposeWeights() {
    for (std::size_t i = 1; i < m_places.size(); ++i) {
        const Place& place = m_places[i];
        smallKernels().transpose(m_values.data() + place.weights, place.stride,
                                 m_transposed.data() + place.transposed, place.rows, place.rows,
                                 place.stride);
    }
    m_stale = false;
}

} // namespace antiphon

#include "models/wav2vec2.h"

#include "models/wav2vec2kernels.h"
#include "models/wav2vec2network.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

using namespace wav2vec;

namespace {

Matrix matrixOf(const float* values, std::size_t rows, std::size_t columns) {
    Matrix result(rows, columns);
    std::copy_n(values, rows * columns, result.values.begin());
    return result;
}

} // namespace

std::unique_ptr<Workspace> Wav2Vec2::Network::borrow() const {
    const std::lock_guard lock(mutex);
    if (spare.empty())
        return std::make_unique<Workspace>();
    auto work = std::move(spare.back());
    spare.pop_back();
    return work;
}

/// The normalisation over time is known beforehand: mean and variance of a sum of taps follow from
/// those of the samples under each tap, so they go into the kernels and the layer is one product.
void Wav2Vec2::Network::convolveFirst(std::span<const float> samples, std::size_t frames,
                                      Workspace& work, float* to) const {
    const auto channels = std::size_t(config.convolutions[0].channels);
    const auto taps = std::size_t(config.convolutions[0].kernel);
    const auto stride = std::size_t(config.convolutions[0].stride);
    float* unfolded = room(work.unfolded, frames * taps);
    std::vector<double> mean(taps), covariance(taps * taps);
    for (std::size_t t = 0; t < frames; ++t) {
        std::copy_n(samples.data() + t * stride, taps, unfolded + t * taps);
        for (std::size_t k = 0; k < taps; ++k)
            mean[k] += unfolded[t * taps + k];
    }
    for (double& m : mean)
        m /= double(frames);
    for (std::size_t t = 0; t < frames; ++t)
        for (std::size_t k = 0; k < taps; ++k) {
            const double d = unfolded[t * taps + k] - mean[k];
            for (std::size_t j = 0; j <= k; ++j)
                covariance[k * taps + j] += d * (unfolded[t * taps + j] - mean[j]);
        }
    std::vector<float> kernel(firstKernels), bias(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        double average = 0, variance = 0;
        for (std::size_t k = 0; k < taps; ++k) {
            const double w = firstKernels[k * channels + c];
            average += w * mean[k];
            variance += w * w * covariance[k * taps + k];
            for (std::size_t j = 0; j < k; ++j)
                variance += 2 * w * firstKernels[j * channels + c] * covariance[k * taps + j];
        }
        const double scale =
            firstNorm.weight[c] / std::sqrt(std::max(0.0, variance) / double(frames) + 1e-5);
        for (std::size_t k = 0; k < taps; ++k)
            kernel[k * channels + c] = float(kernel[k * channels + c] * scale);
        bias[c] = float(firstNorm.shift[c] - average * scale);
    }
    sgemm(frames, channels, taps, {unfolded, taps}, {kernel.data(), channels}, false, 0,
          {to, channels});
    addBiasGelu(to, frames, channels, bias.data());
}

/// With frames as rows the taps that a frame needs lie one after the other, so that a convolution
/// is a product with rows that advance by `stride` frames; taps beyond the stride are added by a
/// second one, because rows may not overlap.
std::size_t Wav2Vec2::Network::convolve(std::span<const float> samples, Workspace& work,
                                        const float*& out) const {
    const auto& shape = config.convolutions;
    const auto framesAfter = [&](std::size_t l, std::size_t frames) {
        return (frames - std::size_t(shape[l].kernel)) / std::size_t(shape[l].stride) + 1;
    };
    std::size_t frames = framesAfter(0, samples.size());
    float* from = room(work.ping, frames * std::size_t(shape[0].channels));
    convolveFirst(samples, frames, work, from);
    AlignedFloats* free = &work.pong;
    AlignedFloats* taken = &work.ping;
    for (std::size_t l = 1; l < shape.size(); ++l) {
        const auto in = std::size_t(shape[l - 1].channels),
                   channels = std::size_t(shape[l].channels);
        const auto taps = std::size_t(shape[l].kernel), stride = std::size_t(shape[l].stride);
        frames = framesAfter(l, frames);
        float* to = room(*free, frames * channels);
        for (std::size_t tap = 0; tap < taps; tap += stride) {
            const std::size_t now = std::min(stride, taps - tap);
            sgemm(frames, channels, now * in, {from + tap * in, stride * in},
                  {kernels[l - 1].data() + tap * in * channels, channels}, false, tap > 0 ? 1 : 0,
                  {to, channels});
        }
        addBiasGelu(to, frames, channels, none.data());
        std::swap(free, taken);
        from = to;
    }
    out = from;
    return frames;
}

void Wav2Vec2::Network::addPositions(const float* x, std::size_t frames, Workspace& work,
                                     float* to) const {
    const auto dim = std::size_t(config.dim), taps = std::size_t(config.positionKernel);
    const std::size_t width = dim / positions.size();
    const std::size_t before = taps / 2, rows = frames + taps;
    constexpr std::size_t block = 64; // frames whose taps fit into the cache
    float* padded = room(work.group, rows * width);
    float* unfolded = room(work.position, block * taps * width);
    float* sums = room(work.wide, frames * dim);
    std::fill_n(padded, rows * width, 0.f);
    for (std::size_t group = 0; group < positions.size(); ++group) {
        for (std::size_t t = 0; t < frames; ++t)
            std::copy_n(x + t * dim + group * width, width, padded + (t + before) * width);
        for (std::size_t first = 0; first < frames; first += block) {
            const std::size_t count = std::min(block, frames - first);
            for (std::size_t t = 0; t < count; ++t)
                std::copy_n(padded + (first + t) * width, taps * width,
                            unfolded + t * taps * width);
            sgemm(count, width, taps * width, {unfolded, taps * width},
                  {positions[group].data(), width}, false, 0,
                  {sums + first * dim + group * width, dim});
        }
    }
    std::copy_n(x, frames * dim, to);
    addGelu(to, sums, frames, dim, positionBias.data());
}

void Wav2Vec2::Network::attend(const Layer& layer, const float* x, std::size_t frames,
                               Workspace& work) const {
    const auto dim = std::size_t(config.dim), heads = std::size_t(config.heads);
    const std::size_t width = dim / heads;
    float* qkv = room(work.wide, frames * 3 * dim);
    float* scores = room(work.scores, frames * frames);
    float* attended = room(work.attended, frames * dim);
    layer.qkv.apply(x, frames, qkv);
    addBias(qkv, frames, 3 * dim, layer.qkv.bias.data());
    for (std::size_t head = 0; head < heads; ++head) {
        const float* q = qkv + head * width;
        sgemm(frames, frames, width, {q, 3 * dim}, {q + dim, 3 * dim}, true, 0, {scores, frames});
        softmax(scores, frames, frames);
        sgemm(frames, width, frames, {scores, frames}, {q + 2 * dim, 3 * dim}, false, 0,
              {attended + head * width, dim});
    }
}

Wav2Vec2::Wav2Vec2(const Wav2Vec2Weights& weights)
    : m_network(std::make_unique<Network>(weights)) {}
Wav2Vec2::~Wav2Vec2() = default;
Wav2Vec2::Wav2Vec2(Wav2Vec2&&) noexcept = default;
Wav2Vec2& Wav2Vec2::operator=(Wav2Vec2&&) noexcept = default;

const Wav2Vec2Config& Wav2Vec2::config() const noexcept {
    return m_network->config;
}

std::int64_t Wav2Vec2::frames(std::int64_t samples) const {
    for (const auto& layer : m_network->config.convolutions) {
        if (samples < layer.kernel)
            return 0;
        samples = (samples - layer.kernel) / layer.stride + 1;
    }
    return samples;
}

Matrix Wav2Vec2::forward(std::span<const float> samples, Trace* trace) const {
    const Network& net = *m_network;
    const auto dim = std::size_t(net.config.dim);
    if (frames(std::int64_t(samples.size())) == 0)
        return {0, std::size_t(net.config.columns())};
    const OneThread alone;
    std::unique_ptr<Workspace> work = net.borrow();
    const float* convolved = nullptr;
    const std::size_t frames = net.convolve(samples, *work, convolved);
    const auto channels = std::size_t(net.config.convolutions.back().channels);
    if (trace)
        trace->convolved = matrixOf(convolved, frames, channels);

    float* normed = room(work->attended, frames * std::max(channels, dim));
    addNormalise(normed, convolved, nullptr, nullptr, frames, channels,
                 net.featureNorm.weight.data(), net.featureNorm.shift.data());
    // What convolving wrote is not needed any more.
    float* projected = room(work->ping, frames * dim);
    net.projection.apply(normed, frames, projected);
    addBias(projected, frames, dim, net.projection.bias.data());
    float* x = room(work->hidden, frames * dim);
    net.addPositions(projected, frames, *work, x);
    if (trace) {
        trace->projected = matrixOf(projected, frames, dim);
        trace->positioned = matrixOf(x, frames, dim);
    }
    addNormalise(x, x, nullptr, nullptr, frames, dim, net.encoderNorm.weight.data(),
                 net.encoderNorm.shift.data());

    float* step = room(work->pong, frames * dim);
    for (const Layer& layer : net.layers) {
        net.attend(layer, x, frames, *work);
        layer.out.apply(work->attended.data(), frames, step);
        addNormalise(x, x, step, layer.out.bias.data(), frames, dim, layer.attention.weight.data(),
                     layer.attention.shift.data());
        float* inner = room(work->wide, frames * layer.first.out);
        layer.first.apply(x, frames, inner);
        addBiasGelu(inner, frames, layer.first.out, layer.first.bias.data());
        layer.second.apply(inner, frames, step);
        addNormalise(x, x, step, layer.second.bias.data(), frames, dim,
                     layer.feedForward.weight.data(), layer.feedForward.shift.data());
    }
    Matrix result(frames, std::size_t(net.config.columns()));
    if (net.config.projection > 0) {
        net.last.apply(x, frames, result.values.data());
        addBias(result.values.data(), frames, result.columns, net.last.bias.data());
    } else {
        std::copy_n(x, frames * dim, result.values.begin());
    }
    const std::lock_guard lock(net.mutex);
    net.spare.push_back(std::move(work));
    return result;
}

} // namespace antiphon

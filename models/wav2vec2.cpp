#include "models/wav2vec2.h"

#include "models/alignedfloats.h"
#include "models/sgemm.h"
#include "models/wav2vec2kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <mutex>

namespace antiphon {

namespace {

/// Floats that keep their memory: a window needs 200 MB, which the system would hand out page by
/// page again and again.
float* room(AlignedFloats& floats, std::size_t count) {
    if (floats.size() < count)
        floats.resize(count);
    return floats.data();
}

struct Workspace {
    AlignedFloats ping, pong, unfolded, hidden, wide, attended, scores, group, position;
};

/// A linear layer as x (rows x in) times `weight` (in x out) plus bias.
struct Linear {
    std::size_t in = 0, out = 0;
    AlignedFloats weight;
    std::vector<float> bias;

    void apply(const float* x, std::size_t rows, float* to) const {
        sgemm(rows, out, in, {x, in}, {weight.data(), out}, false, 0, {to, out});
    }
};

struct Norm {
    std::vector<float> weight, shift;
};

struct Layer {
    Linear qkv, out, first, second;
    Norm attention, feedForward;
};

/// Tensors of a network by name; their shapes were checked when it was imported.
class Reader {
public:
    explicit Reader(const Wav2Vec2Weights& weights) : m_weights(weights) {}

    std::vector<float> floats(const std::string& name) const {
        const RawTensor* tensor = find(m_weights.tensors, name);
        if (!tensor)
            throw std::logic_error("Wav2Vec2: no tensor " + name);
        return tensor->floats();
    }
    Norm norm(const std::string& name) const {
        return {floats(name + ".weight"), floats(name + ".bias")};
    }
    /// Several linear layers of one input beside each other; `scale` multiplies the first.
    Linear linear(const std::vector<std::string>& names, float scale = 1) const {
        Linear result;
        std::vector<std::vector<float>> weights;
        std::vector<std::size_t> widths;
        for (const std::string& name : names) {
            weights.push_back(floats(name + ".weight"));
            auto bias = floats(name + ".bias");
            widths.push_back(bias.size());
            if (&name == &names.front())
                for (float& v : bias)
                    v *= scale;
            result.bias.insert(result.bias.end(), bias.begin(), bias.end());
        }
        result.out = result.bias.size();
        result.in = weights[0].size() / widths[0];
        result.weight.resize(result.in * result.out);
        std::size_t column = 0;
        for (std::size_t l = 0; l < weights.size(); ++l)
            for (std::size_t o = 0; o < widths[l]; ++o, ++column)
                for (std::size_t i = 0; i < result.in; ++i)
                    result.weight.data()[i * result.out + column] =
                        weights[l][o * result.in + i] * (l == 0 ? scale : 1);
        return result;
    }

private:
    const Wav2Vec2Weights& m_weights;
};

Matrix matrixOf(const float* values, std::size_t rows, std::size_t columns) {
    Matrix result(rows, columns);
    std::copy_n(values, rows * columns, result.values.begin());
    return result;
}

} // namespace

struct Wav2Vec2::Network {
    Wav2Vec2Config config;
    std::vector<float> firstKernels;    ///< taps x channels
    Norm firstNorm;                     ///< over time
    std::vector<AlignedFloats> kernels; ///< of layers 1 ...: (taps, in) x out
    std::vector<float> none;            ///< bias of those
    Norm featureNorm, encoderNorm;
    Linear projection, last;
    std::vector<AlignedFloats> positions; ///< a group: (taps, in) x out
    std::vector<float> positionBias;
    std::vector<Layer> layers;

    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<Workspace>> spare;

    explicit Network(const Wav2Vec2Weights& weights);
    void readPositions(const Reader& reader);
    std::unique_ptr<Workspace> borrow() const;
    std::size_t convolve(std::span<const float> samples, Workspace& work, const float*& out) const;
    void convolveFirst(std::span<const float> samples, std::size_t frames, Workspace& work,
                       float* to) const;
    void addPositions(const float* x, std::size_t frames, Workspace& work, float* to) const;
    void attend(const Layer& layer, const float* x, std::size_t frames, Workspace& work) const;
};

Wav2Vec2::Network::Network(const Wav2Vec2Weights& weights) : config(weights.config) {
    const Reader reader(weights);
    const auto kernelsOf = [&](std::size_t l) {
        return reader.floats("feature_extractor.conv_layers." + std::to_string(l) + ".0.weight");
    };
    const auto channels = std::size_t(config.convolutions[0].channels);
    const auto taps = std::size_t(config.convolutions[0].kernel);
    const std::vector<float> first = kernelsOf(0);
    firstKernels.resize(first.size());
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t k = 0; k < taps; ++k)
            firstKernels[k * channels + c] = first[c * taps + k];
    firstNorm = reader.norm("feature_extractor.conv_layers.0.2");
    for (std::size_t l = 1; l < config.convolutions.size(); ++l) {
        const auto in = std::size_t(config.convolutions[l - 1].channels);
        const auto out = std::size_t(config.convolutions[l].channels);
        const auto k = std::size_t(config.convolutions[l].kernel);
        const std::vector<float> given = kernelsOf(l); // out x in x k
        AlignedFloats kernel(k * in * out);
        for (std::size_t o = 0; o < out; ++o)
            for (std::size_t i = 0; i < in; ++i)
                for (std::size_t t = 0; t < k; ++t)
                    kernel.data()[(t * in + i) * out + o] = given[(o * in + i) * k + t];
        kernels.push_back(std::move(kernel));
        none.resize(std::max(none.size(), out));
    }
    featureNorm = reader.norm("layer_norm");
    projection = reader.linear({"post_extract_proj"});
    readPositions(reader);
    encoderNorm = reader.norm("encoder.layer_norm");
    const float scale = 1 / std::sqrt(float(config.dim / config.heads));
    for (std::int64_t l = 0; l < config.layers; ++l) {
        const std::string name = "encoder.layers." + std::to_string(l) + ".";
        const std::string attention = name + "self_attn.";
        layers.push_back(
            {reader.linear({attention + "q_proj", attention + "k_proj", attention + "v_proj"},
                           scale),
             reader.linear({attention + "out_proj"}), reader.linear({name + "fc1"}),
             reader.linear({name + "fc2"}), reader.norm(name + "self_attn_layer_norm"),
             reader.norm(name + "final_layer_norm")});
    }
    if (config.projection > 0)
        last = reader.linear({"final_proj"});
}

/// Folds the weight norm: for each tap g v / |v|.
void Wav2Vec2::Network::readPositions(const Reader& reader) {
    const auto g = reader.floats("encoder.pos_conv.0.weight_g");
    const auto v = reader.floats("encoder.pos_conv.0.weight_v"); // dim x in x taps
    positionBias = reader.floats("encoder.pos_conv.0.bias");
    const auto taps = std::size_t(config.positionKernel);
    const auto groups = std::size_t(config.positionGroups);
    const std::size_t width = std::size_t(config.dim) / groups;
    std::vector<double> squares(taps);
    for (std::size_t i = 0; i < v.size(); ++i)
        squares[i % taps] += double(v[i]) * v[i];
    for (std::size_t group = 0; group < groups; ++group) {
        AlignedFloats kernel(taps * width * width);
        for (std::size_t o = 0; o < width; ++o)
            for (std::size_t i = 0; i < width; ++i)
                for (std::size_t k = 0; k < taps; ++k)
                    kernel.data()[(k * width + i) * width + o] =
                        float(g[k] * v[((group * width + o) * width + i) * taps + k] /
                              std::sqrt(squares[k]));
        positions.push_back(std::move(kernel));
    }
}

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

#include "models/stem/codecstack.h"

#include "models/sgemm.h"
#include "models/stem/codeckernels.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

using Kind = CodecLayer::Kind;

namespace {

float* room(AlignedFloats& floats, std::size_t count) {
    if (floats.size() < count)
        floats.resize(count);
    return floats.data();
}

/// A convolution's (first, second, kernel) weights; g v / |v| of those that are stored so.
std::vector<float> foldedWeight(std::span<const RawTensor> tensors, const std::string& name,
                                std::array<std::int64_t, 3> shape, bool norm,
                                const std::string& origin) {
    if (!norm)
        return tensorOf(tensors, name + ".weight", shape, origin).floats();
    const std::string parts = name + ".parametrizations.weight.original";
    const std::int64_t gains[] = {shape[0], 1, 1};
    const auto gain = tensorOf(tensors, parts + "0", gains, origin).floats();
    auto weight = tensorOf(tensors, parts + "1", shape, origin).floats();
    const std::size_t part = weight.size() / gain.size();
    for (std::size_t g = 0; g < gain.size(); ++g) {
        const std::span one(weight.data() + g * part, part);
        double squares = 0;
        for (const float v : one)
            squares += double(v) * v;
        const double scale = squares > 0 ? gain[g] / std::sqrt(squares) : 0;
        for (float& v : one)
            v = float(v * scale);
    }
    return weight;
}

std::vector<float> biasOf(std::span<const RawTensor> tensors, const std::string& name,
                          std::int64_t count, const std::string& origin) {
    return tensorOf(tensors, name + ".bias", std::array{count}, origin).floats();
}

/// Rows worked on at a time: so few that what becomes of them stays in the nearer caches, but so
/// many that reading the weights does not matter.
std::size_t tileOf(std::size_t columns, std::size_t weights) {
    return std::max<std::size_t>({64, 65536 / columns, weights / 256});
}

} // namespace

CodecStack::CodecStack(std::span<const CodecLayer> layers, std::size_t n, const CodecConfig& config,
                       std::span<const RawTensor> tensors, const std::string& prefix,
                       const std::string& origin)
    : m_reflect(config.padding == "reflect"), m_causal(config.causal) {
    const auto convolution = [&](const std::string& name, std::int64_t in, std::int64_t out,
                                 const CodecLayer& shape, std::int64_t kernel) {
        Convolution c{.in = std::size_t(in),
                      .out = std::size_t(out),
                      .kernel = std::size_t(kernel),
                      .stride = std::size_t(shape.stride),
                      .dilation = kernel > 1 ? std::size_t(shape.dilation) : 1};
        c.few = shape.kind == Kind::Conv && out < 8 && c.dilation == 1;
        c.bias = biasOf(tensors, name, out, origin);
        c.weight.resize(c.kernel * c.in * c.out);
        const bool transposed = shape.kind == Kind::Transposed;
        const auto given =
            foldedWeight(tensors, name, {transposed ? in : out, transposed ? out : in, kernel},
                         config.weightNorm, origin);
        const std::size_t across = transposed ? c.in : c.out, along = transposed ? c.out : c.in;
        for (std::size_t a = 0; a < across; ++a)
            for (std::size_t b = 0; b < along; ++b)
                for (std::size_t k = 0; k < c.kernel; ++k) {
                    const float v = given[(a * along + b) * c.kernel + k];
                    // A row of a transposed one: taps of the frame before, then of this one.
                    const std::size_t part = 1 - k / c.stride;
                    const std::size_t place =
                        transposed ? ((part * c.in + a) * c.stride + k % c.stride) * c.out + b
                        : c.few    ? (a * c.kernel + k) * c.in + b
                                   : (k * c.in + b) * c.out + a;
                    c.weight.data()[place] = v;
                }
        return c;
    };
    for (const CodecLayer& layer : layers) {
        const std::string name = prefix + std::to_string(n++) + ".";
        Step step{layer.kind, {}, {}};
        if (layer.kind == Kind::Conv)
            step.first = convolution(name + "conv.conv", layer.in, layer.out, layer, layer.kernel);
        if (layer.kind == Kind::Transposed)
            step.first =
                convolution(name + "convtr.convtr", layer.in, layer.out, layer, layer.kernel);
        if (layer.kind == Kind::Residual) {
            step.first =
                convolution(name + "block.1.conv.conv", layer.in, layer.inner, layer, layer.kernel);
            step.second = convolution(name + "block.3.conv.conv", layer.inner, layer.out, layer, 1);
        }
        m_steps.push_back(std::move(step));
    }
}

void CodecStack::pad(ConstFrames x, const Convolution& c, bool elu, AlignedFloats& to) const {
    const auto [left, right, extra] =
        convPadding(std::int64_t(x.rows), std::int64_t(c.kernel), std::int64_t(c.stride),
                    std::int64_t(c.dilation), m_causal);
    const auto rows = std::int64_t(x.rows);
    float* out = room(to, std::size_t(left + rows + right) * x.columns);
    // What is too short to be reflected is reflected with zeros behind it.
    const std::int64_t length = std::max(rows, std::max(left, right) + 1);
    for (std::int64_t i = -left; i < rows + right; ++i) {
        if (i == 0)
            i = rows; // the rows themselves come at once
        if (i == rows + right)
            break;
        const std::int64_t from = i < 0 ? -i : i >= length ? 2 * length - 2 - i : i;
        float* row = out + std::size_t(i + left) * x.columns;
        if (m_reflect && from < rows)
            std::copy_n(x.data + std::size_t(from) * x.columns, x.columns, row);
        else
            std::fill_n(row, x.columns, 0.0f);
    }
    float* inside = out + std::size_t(left) * x.columns;
    if (!elu) {
        std::copy_n(x.data, x.rows * x.columns, inside);
        return;
    }
    kernels::elu(inside, x.data, x.rows * x.columns);
    kernels::elu(out, out, std::size_t(left) * x.columns);
    float* after = inside + x.rows * x.columns;
    kernels::elu(after, after, std::size_t(right) * x.columns);
}

void CodecStack::multiply(const Convolution& c, const float* padded, std::size_t from,
                          std::size_t rows, float* to, CodecWorkspace& work) const {
    const float* x = padded + from * c.stride * c.in;
    const std::size_t step = c.stride * c.in;
    if (step < 128 && c.kernel > 1) {
        // So short rows are better copied into long ones.
        const std::size_t length = c.kernel * c.in;
        float* unfolded = room(work.unfolded, rows * length);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t k = 0; k < c.kernel; k += c.dilation == 1 ? c.kernel : 1)
                std::copy_n(x + r * step + k * c.dilation * c.in, c.dilation == 1 ? length : c.in,
                            unfolded + r * length + k * c.in);
        sgemm(rows, c.out, length, {unfolded, length}, {c.weight.data(), c.out}, false, 0,
              {to, c.out});
        return;
    }
    // As many taps at a time as rows advance by.
    for (std::size_t k = 0; k < c.kernel; k += c.stride) {
        const std::size_t taps = std::min(c.stride, c.kernel - k);
        sgemm(rows, c.out, taps * c.in, {x + k * c.dilation * c.in, step},
              {c.weight.data() + k * c.in * c.out, c.out}, false, k == 0 ? 0.0f : 1.0f,
              {to, c.out});
    }
}

ConstFrames CodecStack::convolve(const Convolution& c, ConstFrames x, bool elu,
                                 CodecWorkspace& work, AlignedFloats& to) const {
    pad(x, c, elu, work.padded);
    const std::size_t rows = (x.rows + c.stride - 1) / c.stride;
    float* out = room(to, rows * c.out);
    if (c.few) {
        kernels::dots(out, rows, c.out, work.padded.data(), c.stride * c.in, c.weight.data(),
                      c.bias.data(), c.kernel * c.in);
        return {out, rows, c.out};
    }
    const std::size_t tile = tileOf(c.out, c.weight.size());
    for (std::size_t from = 0; from < rows; from += tile) {
        const std::size_t count = std::min(tile, rows - from);
        multiply(c, work.padded.data(), from, count, out + from * c.out, work);
        kernels::addBias(out + from * c.out, count, c.out, c.bias.data());
    }
    return {out, rows, c.out};
}

/// to = x + what the block makes of it; `to` may be where x is.
void CodecStack::addBlock(const Step& step, ConstFrames x, float* to, CodecWorkspace& work) const {
    const Convolution &first = step.first, &second = step.second;
    pad(x, first, true, work.padded);
    const std::size_t tile = tileOf(x.columns, first.weight.size());
    for (std::size_t from = 0; from < x.rows; from += tile) {
        const std::size_t count = std::min(tile, x.rows - from);
        float* hidden = room(work.hidden, count * first.out);
        multiply(first, work.padded.data(), from, count, hidden, work);
        kernels::addBiasElu(hidden, count, first.out, first.bias.data());
        float* out = to + from * x.columns;
        if (to != x.data)
            std::copy_n(x.data + from * x.columns, count * x.columns, out);
        sgemm(count, second.out, second.in, {hidden, second.in}, {second.weight.data(), second.out},
              false, 1, {out, x.columns});
        kernels::addBias(out, count, x.columns, second.bias.data());
    }
}

ConstFrames CodecStack::transpose(const Convolution& c, ConstFrames x, bool elu,
                                  CodecWorkspace& work, AlignedFloats& to) const {
    // With a row of zeros before and after: row i of the result is made of rows i - 1 and i.
    const std::size_t length = c.stride * c.out, count = x.rows * c.in;
    float* rows = room(work.padded, count + 2 * c.in);
    std::fill_n(rows, c.in, 0.0f);
    std::fill_n(rows + c.in + count, c.in, 0.0f);
    if (elu)
        kernels::elu(rows + c.in, x.data, count);
    else
        std::copy_n(x.data, count, rows + c.in);
    float* out = room(to, (x.rows + 1) * length);
    const std::size_t tile = tileOf(length, c.weight.size());
    for (std::size_t from = 0; from <= x.rows; from += tile) {
        const std::size_t part = std::min(tile, x.rows + 1 - from);
        for (std::size_t k = 0; k < 2; ++k)
            sgemm(part, length, c.in, {rows + (from + k) * c.in, c.in},
                  {c.weight.data() + k * c.in * length, length}, false, float(k),
                  {out + from * length, length});
        kernels::addBias(out + from * length, part * c.stride, c.out, c.bias.data());
    }
    const auto [left, right, extra] =
        transposedTrim(std::int64_t(c.kernel), std::int64_t(c.stride), m_causal);
    return {out + std::size_t(left) * c.out, x.rows * c.stride, c.out};
}

ConstFrames CodecStack::run(ConstFrames x, CodecWorkspace& work) const {
    AlignedFloats *to = &work.ping, *spare = &work.pong;
    bool elu = false, own = false; // whether x lies in the workspace
    for (const Step& step : m_steps) {
        if (step.kind == Kind::Elu) {
            elu = true;
            continue;
        }
        if (step.kind == Kind::Residual) {
            float* place = own ? const_cast<float*>(x.data) : room(*to, x.rows * x.columns);
            addBlock(step, x, place, work);
            x.data = place;
        } else {
            x = step.kind == Kind::Conv ? convolve(step.first, x, elu, work, *to)
                                        : transpose(step.first, x, elu, work, *to);
        }
        if (step.kind != Kind::Residual || !own)
            std::swap(to, spare);
        own = true;
        elu = false;
    }
    return x;
}

} // namespace antiphon::stem

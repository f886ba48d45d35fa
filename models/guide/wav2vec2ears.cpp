#include "models/guide/wav2vec2ears.h"

#include "core/error.h"
#include "core/oracle/segmentation.h"
#include "core/workers.h"
#include "models/device.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

constexpr auto rate = double(Frontend::analysisRate);
constexpr auto windowSamples = std::size_t(windowSeconds * rate);
constexpr std::size_t leastSamples = 400; // one frame

Wav2Vec2Weights weightsOf(const PerceptionSettings& settings) {
    const std::string instead =
        "The front-end 'wav2vec2' needs the weights of a trained wav2vec 2.0 network of the base "
        "family, a .safetensors or .pt file, which is not part of this program. Give the file as "
        "'weights', or choose the front-end 'blend', which needs none.";
    if (settings.weights.empty())
        throw UserError(instead);
    if (!fs::is_regular_file(settings.weights))
        throw UserError(display(settings.weights) + ": there is no such file. " + instead);
    return readWav2Vec2(settings.weights, 0, settings.projection);
}

/// Zero mean and unit power (population), as the network was trained on.
std::vector<float> normalised(std::span<const float> audio, std::size_t length) {
    std::vector<float> result(audio.begin(), audio.end());
    result.resize(std::max({length, audio.size(), leastSamples}));
    double mean = 0, square = 0;
    for (const float v : result)
        mean += v;
    mean /= double(result.size());
    for (const float v : result)
        square += (v - mean) * (v - mean);
    const double scale = 1 / (std::sqrt(square / double(result.size())) + 1e-9);
    for (float& v : result)
        v = float((v - mean) * scale);
    return result;
}

} // namespace

Wav2Vec2Ears::Wav2Vec2Ears(const PerceptionSettings& settings)
    : m_segment(settings.segment), m_compat(settings.compat), m_isolated(settings.isolated),
      m_maximum(settings.reduce == "maximum"), m_network(weightsOf(settings)) {
    m_hash = contentHash(settings.weights);
    if (settings.head)
        m_head.emplace(*settings.head, settings.reduce == "weighed", display(settings.weights));
}

Matrix Wav2Vec2Ears::segments(std::span<const float> mono16k, std::size_t count,
                              const std::function<void()>& checkpoint) const {
    Matrix result(count, columns());
    const auto windows =
        coveringWindows(int(count), segmentsPerWindow(m_segment), slidingHop(m_segment));
    Workers(chosenThreads()).run(windows.size(), [&](std::size_t w) {
        checkpoint();
        window(mono16k, std::size_t(windows[w].first), std::size_t(windows[w].count),
               std::size_t(windows[w].keepFirst), result);
    });
    return result;
}

/// Hears `count` segments from `first` on and writes those from `keepFirst` on.
void Wav2Vec2Ears::window(std::span<const float> audio, std::size_t first, std::size_t count,
                          std::size_t keepFirst, Matrix& result) const {
    const std::size_t begin =
        std::min(std::size_t(std::llround(double(first) * m_segment * rate)), audio.size());
    const auto heard =
        normalised(audio.subspan(begin, std::min(windowSamples, audio.size() - begin)),
                   m_compat ? windowSamples : 0);
    const Matrix vectors = m_isolated ? apart(heard, count) : whole(heard, count);
    for (std::size_t i = keepFirst; i < first + count; ++i)
        std::ranges::copy(vectors.row(i - first), result.row(i).begin());
}

/// `wanted`: frames that the segment would have if the window went on (0: those of the range).
void Wav2Vec2Ears::reduce(const Matrix& frames, FrameRange range, std::size_t wanted,
                          std::span<float> out) const {
    const auto all = std::int64_t(frames.rows);
    // A piece that is shorter than a frame has the one that it lies in.
    const std::int64_t begin = std::min(range.begin, all - 1);
    const std::int64_t end = std::clamp(range.end, begin + 1, all);
    const auto count = std::size_t(end - begin);
    if (m_head)
        return m_head->reduce(frames, std::size_t(begin), std::size_t(end),
                              std::max(wanted, count) - count, out);
    for (std::size_t c = 0; c < out.size(); ++c) {
        double sum = 0;
        float largest = frames.row(std::size_t(begin))[c];
        for (std::int64_t t = begin; t < end; ++t) {
            const float value = frames.row(std::size_t(t))[c];
            sum += value;
            largest = std::max(largest, value);
        }
        out[c] = m_maximum ? largest : float(sum / double(count));
    }
}

Matrix Wav2Vec2Ears::whole(std::span<const float> samples, std::size_t count) const {
    const Matrix frames = m_network.forward(samples);
    OraclePolicy policy;
    policy.followSegmentTime = !m_compat;
    // The published rule divides a whole window, also where the recording ends in it.
    const int segments = m_compat ? segmentsPerWindow(m_segment) : int(count);
    const auto ranges = segmentFrames(std::int64_t(frames.rows), segments, m_segment, policy);
    const auto wanted = m_compat ? std::size_t(ranges[0].end - ranges[0].begin) : 0;
    Matrix result(count, frames.columns);
    for (std::size_t i = 0; i < count; ++i)
        reduce(frames, ranges[i], wanted, result.row(i));
    return result;
}

/// Each segment by itself, as older published models hear.
Matrix Wav2Vec2Ears::apart(std::span<const float> samples, std::size_t count) const {
    Matrix result(count, columns());
    const auto length = std::size_t(m_segment * rate + 1e-6);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = std::min(i * length, samples.size());
        const auto inside = samples.subspan(begin, std::min(length, samples.size() - begin));
        std::vector<float> piece(inside.begin(), inside.end());
        piece.resize(std::max(length, leastSamples));
        const Matrix frames = m_network.forward(piece);
        reduce(frames, {0, std::int64_t(frames.rows)}, 0, result.row(i));
    }
    return result;
}

Matrix Wav2Vec2Ears::isolatedFrames(std::span<const float> mono16k, double silence,
                                    const std::function<void()>& checkpoint) const {
    constexpr auto hop = std::size_t(10 * rate);
    const auto length = std::max(std::size_t(m_segment * rate + 1e-6), leastSamples);
    Matrix result;
    result.columns = columns();
    for (std::size_t begin = 0; begin < mono16k.size(); begin += hop) {
        std::vector<float> both;
        for (const std::size_t at : {begin, begin + hop}) {
            if (at + length > mono16k.size())
                continue;
            const auto piece = mono16k.subspan(at, length);
            double power = 0;
            for (const float v : piece)
                power += double(v) * v;
            if (10 * std::log10(power / double(length) + 1e-20) >= silence)
                both.insert(both.end(), piece.begin(), piece.end());
        }
        if (both.empty())
            continue;
        both = normalised(both, 0);
        for (std::size_t at = 0; at + length <= both.size(); at += length) {
            checkpoint();
            const Matrix frames = m_network.forward(std::span(both).subspan(at, length));
            result.values.insert(result.values.end(), frames.values.begin(), frames.values.end());
            result.rows += frames.rows;
        }
    }
    return result;
}

} // namespace antiphon::guide

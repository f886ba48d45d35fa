#include "tests/models/randomstack.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/streamdecoder.h"
#include "models/streamencoder.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace antiphon;

namespace {

using Rows = std::vector<std::vector<double>>;

/// The equations of a stack as they are written, in double, everything at once.
class Reference {
public:
    Reference(const StreamShape& shape, std::span<const RawTensor> tensors, std::string prefix)
        : m_shape(shape), m_tensors(tensors), m_prefix(std::move(prefix)) {}

    /// `causal`: nothing sees what comes later. `hidden`: which positions of x (an encoder's) or of
    /// the source are not attended to.
    Rows operator()(Rows x, bool causal, const Rows& source,
                    const std::vector<char>& hidden) const {
        for (std::size_t l = 0; l < m_shape.layers; ++l) {
            const std::string layer = "layers." + std::to_string(l) + ".";
            const std::vector<char> own = causal ? std::vector<char>(x.size()) : hidden;
            add(x, layer + "norm1", [&](const Rows& y) {
                return attention(layer + "self_attn", y, y, causal, own, m_shape.relativeClip);
            });
            if (m_shape.crossAttention)
                add(x, layer + "norm2", [&](const Rows& y) {
                    return attention(layer + "multihead_attn", y, source, false, hidden,
                                     m_shape.relativeCross ? m_shape.relativeClip : 0);
                });
            add(x, layer + (m_shape.crossAttention ? "norm3" : "norm2"), [&](const Rows& y) {
                Rows inner = linear(layer + "linear1.weight", layer + "linear1.bias", y);
                for (auto& row : inner)
                    for (double& v : row)
                        v = m_shape.gelu ? v * (1 + std::erf(v / std::sqrt(2.))) / 2
                                         : std::max(v, 0.);
                return linear(layer + "linear2.weight", layer + "linear2.bias", inner);
            });
        }
        return m_shape.finalNorm ? norm("norm", x) : x;
    }

private:
    std::vector<float> values(const std::string& name) const {
        const RawTensor* tensor = find(m_tensors, m_prefix + name);
        return tensor ? tensor->floats() : std::vector<float>();
    }
    Rows linear(const std::string& weight, const std::string& bias, const Rows& x) const {
        const auto w = values(weight), b = values(bias);
        const std::size_t columns = x.front().size(), rows = w.size() / columns;
        Rows out;
        for (const auto& row : x) {
            auto& y = out.emplace_back(rows);
            for (std::size_t r = 0; r < rows; ++r) {
                y[r] = b.empty() ? 0 : double(b[r]);
                for (std::size_t c = 0; c < columns; ++c)
                    y[r] += double(w[r * columns + c]) * row[c];
            }
        }
        return out;
    }
    Rows norm(const std::string& name, Rows x) const {
        const auto w = values(name + ".weight"), b = values(name + ".bias");
        for (auto& row : x) {
            double mean = 0, square = 0;
            for (const double v : row)
                mean += v / double(row.size());
            for (const double v : row)
                square += (v - mean) * (v - mean) / double(row.size());
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = (row[i] - mean) / std::sqrt(square + 1e-5) * double(w[i]) + double(b[i]);
        }
        return x;
    }
    template <class Part>
    void add(Rows& x, const std::string& name, const Part& part) const {
        const Rows y = part(m_shape.normFirst ? norm(name, x) : x);
        for (std::size_t r = 0; r < x.size(); ++r)
            for (std::size_t i = 0; i < x[r].size(); ++i)
                x[r][i] += y[r][i];
        if (!m_shape.normFirst)
            x = norm(name, x);
    }
    Rows attention(const std::string& name, const Rows& x, const Rows& memory, bool causal,
                   const std::vector<char>& hidden, std::size_t clip) const {
        const std::size_t dim = m_shape.dim, head = m_shape.head();
        const Rows q = linear(name + ".in_proj_weight", name + ".in_proj_bias", x);
        const Rows kv = linear(name + ".in_proj_weight", name + ".in_proj_bias", memory);
        const auto a = values(name + ".relative_keys"), b = values(name + ".relative_values");
        Rows heard(x.size(), std::vector<double>(dim));
        for (std::size_t h = 0; h < m_shape.heads; ++h)
            for (std::size_t i = 0; i < x.size(); ++i) {
                std::vector<double> weights(memory.size());
                double whole = 0;
                const auto row = [&](std::size_t j) {
                    const auto far = std::clamp(std::int64_t(j) - std::int64_t(i),
                                                -std::int64_t(clip), std::int64_t(clip));
                    return std::size_t(far + std::int64_t(clip)) * head;
                };
                for (std::size_t j = 0; j < memory.size(); ++j) {
                    if (hidden[j] || (causal && j > i))
                        continue;
                    double score = 0;
                    for (std::size_t d = 0; d < head; ++d)
                        score += q[i][h * head + d] *
                                 (kv[j][dim + h * head + d] + (clip ? double(a[row(j) + d]) : 0));
                    weights[j] = std::exp(score / std::sqrt(double(head)));
                    whole += weights[j];
                }
                for (std::size_t j = 0; j < memory.size(); ++j)
                    for (std::size_t d = 0; d < head; ++d)
                        heard[i][h * head + d] +=
                            weights[j] / whole *
                            (kv[j][2 * dim + h * head + d] + (clip ? double(b[row(j) + d]) : 0));
            }
        return linear(name + ".out_proj.weight", name + ".out_proj.bias", heard);
    }

    StreamShape m_shape;
    std::span<const RawTensor> m_tensors;
    std::string m_prefix;
};

/// A shape, its weights and something to read.
struct Rig {
    StreamShape shape;
    std::size_t length = 11, sourceLength = 7;
    std::vector<RawTensor> tensors;
    std::vector<float> input, source;
    std::vector<char> hidden{0, 0, 1, 0, 0, 1, 1};

    explicit Rig(const StreamShape& s) : shape(s) {
        Rng rng(5);
        tensors = testing::randomStack(shape, "net.", rng);
        const auto fill = [&](std::vector<float>& values, std::size_t count) {
            values.resize(count);
            for (float& v : values)
                v = float(rng.normal());
        };
        fill(input, length * shape.dim);
        fill(source, sourceLength * shape.dim);
    }
    StreamDecoder decoder(WeightType type = WeightType::Fp32) const {
        return {shape, type, tensors, "net.", "here"};
    }
    StreamState start(const StreamDecoder& decoder) const {
        return decoder.start(length,
                             shape.crossAttention ? decoder.source(source, hidden) : nullptr);
    }
    StreamRoom room(const StreamDecoder& decoder, std::size_t rows = 3) const {
        return decoder.room(rows, std::max(length, sourceLength));
    }
    Rows rows(const std::vector<float>& values) const {
        Rows rows;
        for (std::size_t i = 0; i < values.size(); i += shape.dim)
            rows.emplace_back(values.begin() + std::ptrdiff_t(i),
                              values.begin() + std::ptrdiff_t(i + shape.dim));
        return rows;
    }
    /// One position at a time.
    std::vector<float> stepped(const StreamDecoder& decoder, StreamState& state) const {
        std::vector<float> out(input.size());
        StreamRoom r = room(decoder);
        StreamState* const states[] = {&state};
        while (state.position() < length) {
            const std::size_t at = state.position() * shape.dim;
            decoder.step(states, input.data() + at, out.data() + at, r);
        }
        return out;
    }
};

double largestDifference(const Rows& wanted, std::span<const float> values) {
    double largest = 0;
    std::size_t i = 0;
    for (const auto& row : wanted)
        for (const double v : row)
            largest = std::max(largest, std::abs(v - double(values[i++])));
    return largest;
}

StreamShape small() {
    return {.dim = 24, .heads = 3, .feedForward = 40, .layers = 3};
}

} // namespace

Q_DECLARE_METATYPE(StreamShape)

class TestStreamDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { limitSimd(Simd::Avx512); }

    void shapes_data() {
        QTest::addColumn<StreamShape>("shape");
        StreamShape shape = small();
        QTest::newRow("norms first") << shape;
        shape.normFirst = false;
        QTest::newRow("norms last") << shape;
        shape.gelu = true;
        shape.finalNorm = false;
        QTest::newRow("norms last, gelu, no final norm") << shape;
        shape = small();
        shape.crossAttention = false;
        shape.gelu = true;
        QTest::newRow("no source, gelu") << shape;
        shape = small();
        shape.biases = false;
        QTest::newRow("no biases") << shape;
        shape = small();
        shape.relativeClip = 2;
        QTest::newRow("relative positions") << shape;
        shape.relativeCross = true;
        shape.normFirst = false;
        QTest::newRow("relative positions of the source, too") << shape;
        shape = {.dim = 64, .heads = 4, .feedForward = 128, .layers = 2};
        QTest::newRow("heads of 16") << shape;
    }
    void shapes() {
        QFETCH(StreamShape, shape);
        const Rig rig(shape);
        const StreamDecoder decoder = rig.decoder();
        StreamState state = rig.start(decoder);
        const auto out = rig.stepped(decoder, state);
        const Rows wanted = Reference(shape, rig.tensors, "net.")(rig.rows(rig.input), true,
                                                                  rig.rows(rig.source), rig.hidden);
        QVERIFY2(largestDifference(wanted, out) < 2e-5,
                 qPrintable(QString::number(largestDifference(wanted, out))));

        // However positions are grouped, the bits are the same.
        StreamRoom room = rig.room(decoder);
        std::vector<float> again(out.size());
        state.rewind(0);
        decoder.prefill(state, rig.input.data(), rig.length, again.data(), room);
        QCOMPARE(again, out);
        QCOMPARE(state.position(), rig.length);
    }

    void encoders_data() { shapes_data(); }
    void encoders() {
        QFETCH(StreamShape, shape);
        shape.crossAttention = false;
        const Rig rig(shape);
        const StreamEncoder encoder(shape, WeightType::Fp32, rig.tensors, "net.", "here");
        const auto out = encoder.encode(rig.source, rig.hidden);
        const Rows wanted =
            Reference(shape, rig.tensors, "net.")(rig.rows(rig.source), false, {}, rig.hidden);
        QVERIFY(largestDifference(wanted, out) < 2e-5);
    }

    void everyProcessorComputesTheSame() {
        StreamShape shape = small();
        shape.gelu = true;
        const Rig rig(shape);
        for (const WeightType type : {WeightType::Fp32, WeightType::Bf16, WeightType::Int8}) {
            const StreamDecoder decoder = rig.decoder(type);
            StreamState state = rig.start(decoder);
            const auto out = rig.stepped(decoder, state);
            for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
                limitSimd(level);
                StreamState other = rig.start(decoder);
                QCOMPARE(rig.stepped(decoder, other), out);
                limitSimd(Simd::Avx512);
            }
        }
    }

    /// Less exact weights are close to the exact ones.
    void lighterWeights() {
        const Rig rig({.dim = 128, .heads = 2, .feedForward = 256, .layers = 2});
        const StreamDecoder exact = rig.decoder();
        StreamState state = rig.start(exact);
        const auto wanted = rig.stepped(exact, state);
        for (const auto& [type, bound] :
             {std::pair(WeightType::Bf16, 6e-3), {WeightType::Int8, 3e-2}}) {
            const StreamDecoder decoder = rig.decoder(type);
            QVERIFY(decoder.bytes() < exact.bytes());
            StreamState other = rig.start(decoder);
            const double error = relativeError(rig.stepped(decoder, other), wanted);
            QVERIFY2(error < bound && error > 0, qPrintable(QString::number(error)));
        }
    }

    /// Two streams that step together, of different lengths and sources, as each alone.
    void pairs() {
        const Rig rig(small());
        const StreamDecoder decoder = rig.decoder();
        const std::size_t dim = rig.shape.dim;
        StreamState a = rig.start(decoder);
        StreamState b = decoder.start(rig.length, decoder.source(rig.source));
        StreamRoom room = rig.room(decoder);
        std::vector<float> ahead(4 * dim);
        decoder.prefill(a, rig.input.data(), 4, ahead.data(), room);
        StreamState aloneA = a, aloneB = b;
        for (std::size_t i = 0; i < 5; ++i) {
            const std::size_t inA = (4 + i) * dim, inB = i * dim;
            std::vector<float> both(rig.input.begin() + std::ptrdiff_t(inA),
                                    rig.input.begin() + std::ptrdiff_t(inA + dim));
            both.insert(both.end(), rig.input.begin() + std::ptrdiff_t(inB),
                        rig.input.begin() + std::ptrdiff_t(inB + dim));
            std::vector<float> out(2 * dim), alone(2 * dim);
            StreamState* const states[] = {&a, &b};
            decoder.step(states, both.data(), out.data(), room);
            StreamState *const first[] = {&aloneA}, *const second[] = {&aloneB};
            decoder.step(first, both.data(), alone.data(), room);
            decoder.step(second, both.data() + dim, alone.data() + dim, room);
            QCOMPARE(out, alone);
        }
    }

    void goingBack() {
        const Rig rig(small());
        const StreamDecoder decoder = rig.decoder();
        StreamState state = rig.start(decoder);
        const auto out = rig.stepped(decoder, state);
        state.rewind(6);
        const auto again = rig.stepped(decoder, state);
        QVERIFY(std::equal(out.begin() + 6 * 24, out.end(), again.begin() + 6 * 24));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, state.rewind(12));
    }

    /// A source that nothing can be heard of.
    void silentSource() {
        const Rig rig(small());
        const StreamDecoder decoder = rig.decoder();
        const std::vector<char> all(rig.sourceLength, 1);
        StreamState state = decoder.start(rig.length, decoder.source(rig.source, all));
        for (const float v : rig.stepped(decoder, state))
            QVERIFY(std::isfinite(v));
    }

    void whatDoesNotFit() {
        const Rig rig(small());
        const StreamDecoder decoder = rig.decoder();
        StreamState state = rig.start(decoder);
        rig.stepped(decoder, state);
        std::vector<float> out(rig.shape.dim);
        StreamRoom room = rig.room(decoder);
        StreamState* const states[] = {&state};
        QVERIFY_THROWS_EXCEPTION(std::length_error,
                                 decoder.step(states, rig.input.data(), out.data(), room));
        state.rewind(0);
        StreamRoom little = decoder.room(1, 1);
        StreamState longer = decoder.start(100, decoder.source(rig.source));
        StreamState* const others[] = {&longer};
        QVERIFY_THROWS_EXCEPTION(std::length_error,
                                 decoder.step(others, rig.input.data(), out.data(), little));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, decoder.start(10, nullptr));

        auto tensors = rig.tensors;
        tensors.erase(std::ranges::find(tensors, "net.layers.1.linear2.bias", &RawTensor::name));
        try {
            const StreamDecoder broken(rig.shape, WeightType::Fp32, tensors, "net.", "a file");
            QFAIL("a tensor is missing");
        } catch (const UserError& e) {
            QVERIFY(QString(e.what()).contains("net.layers.1.linear2.bias"));
        }
        StreamShape odd = rig.shape;
        odd.heads = 5;
        QVERIFY_THROWS_EXCEPTION(
            UserError, StreamDecoder(odd, WeightType::Fp32, rig.tensors, "net.", "a file"));
    }
};

QTEST_APPLESS_MAIN(TestStreamDecoder)
#include "tst_streamdecoder.moc"
